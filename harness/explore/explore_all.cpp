#include "harness/explore/collector.hpp"
#include "harness/explore/schedule.hpp"

#include <algorithm>
#include <deque>
#include <limits>

namespace assay::explore {

using kernel::Choice;
using world::State;

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t past_limit = 1U << 31U;  // marks states that have no node of their own

/// From hash to node: open addressing, because a lookup stands in the middle of every step.
class Visited {
 public:
  /// The node of a hash, or none; then `fresh` is entered.
  std::uint32_t enter(std::uint64_t hash, std::uint32_t fresh) {
    if ((count_ + 1) * 2 > slots_.size()) grow();
    Slot& slot = slot_of(slots_, hash);
    if (slot.node != none) return slot.node;
    slot = {hash, fresh};
    ++count_;
    return none;
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t node = none;
  };

  static Slot& slot_of(std::vector<Slot>& slots, std::uint64_t hash) {
    const std::size_t mask = slots.size() - 1;
    std::size_t at = hash & mask;
    while (slots[at].node != none && slots[at].hash != hash) at = (at + 1) & mask;
    return slots[at];
  }

  void grow() {
    std::vector<Slot> larger(slots_.size() * 2);
    for (const Slot& slot : slots_) {
      if (slot.node != none) slot_of(larger, slot.hash) = slot;
    }
    slots_ = std::move(larger);
  }

  std::vector<Slot> slots_{1024};
  std::size_t count_ = 0;
};

class Search {
 public:
  Search(world::Simulation& simulation, const Judge& judge, const Limits& limits)
      : simulation_(simulation), limits_(limits), collector_(simulation, judge, limits) {}

  Explored run() {
    // What breaks without any choice of ours is reported so: breadth first alone could meet it on another shortest path.
    const Ran quiet = follow(simulation_, {});
    if (quiet.at_rest) collector_.judge(quiet.end, true, [] { return Schedule(); });
    collector_.explored().schedules = 0;  // it is met again below, and counted there
    const std::uint64_t deliveries_before = simulation_.deliveries();
    enter(simulation_.initial(), none, {});
    for (std::uint32_t node = 0; node < nodes_.size() && !collector_.enough() && !endless_; ++node) {
      const State state = std::move(frontier_.front());
      frontier_.pop_front();
      expand(node, state);
    }
    if (!frontier_.empty()) collector_.explored().complete = false;
    if (collector_.explored().complete && !collector_.enough()) judge_livelocks();
    Explored& explored = collector_.explored();
    explored.states = nodes_.size();
    explored.deliveries = simulation_.deliveries() - deliveries_before;
    return std::move(explored);
  }

 private:
  struct Node {
    std::uint32_t parent = none;
    std::uint32_t drain_next = none;  // where the drain goes from here; itself none at rest
    bool at_rest = false;
    Choice choice;  // from the parent
  };

  /// The node of a state, new or known; none if there is no room for a new one.
  std::uint32_t enter(State state, std::uint32_t parent, const Choice& choice) {
    if (nodes_.size() >= limits_.states_max) collector_.explored().complete = false;
    const auto fresh = static_cast<std::uint32_t>(nodes_.size());
    const std::uint32_t known = visited_.enter(simulation_.hash(state), fresh);
    if (known != none) return known;
    nodes_.push_back({parent, none, false, choice});
    frontier_.push_back(std::move(state));
    return fresh;
  }

  void expand(std::uint32_t node, const State& state) {
    simulation_.enabled(state, enabled_);
    if (enabled_.empty()) {
      nodes_[node].at_rest = true;
      collector_.judge(state, true, [&] { return path_to(node); });
      return;
    }
    if (nodes_.size() >= limits_.states_max) {
      finish(node, state);
      return;
    }
    for (std::size_t i = 0; i < enabled_.size(); ++i) {
      const Choice choice = enabled_[i];
      world::Stepped stepped = simulation_.step(state, choice);
      const std::uint32_t next = enter(std::move(stepped.state), node, choice);
      if (i == 0) nodes_[node].drain_next = next;
      simulation_.faults(state, choice, stepped.calls, faults_);
      for (const Choice& fault : faults_) {
        world::Stepped struck = simulation_.step(state, fault);
        if (struck.possible) enter(std::move(struck.state), node, fault);
      }
    }
  }

  /// Past the limit only the drain goes on, so that what was entered is still judged at its end. A world in which no drain
  /// comes to rest has no end of states: the first such drain is reported and ends the search.
  void finish(std::uint32_t node, State state) {
    collector_.explored().complete = false;
    const std::uint32_t mine = node | past_limit;
    bool goes_round = false;
    for (std::uint32_t steps = 0; steps < drain_steps_max && !goes_round; ++steps) {
      simulation_.enabled(state, enabled_);
      if (enabled_.empty()) {
        collector_.judge(state, true, [&] { return path_to(node); });
        return;
      }
      state = simulation_.step(state, enabled_.front()).state;
      const std::uint32_t known = visited_.enter(simulation_.hash(state), mine);
      goes_round = known == mine || known == node;
      if (known != none && !goes_round) return;  // judged from there
    }
    collector_.judge(state, false, [&] { return path_to(node); });
    endless_ = true;
  }

  [[nodiscard]] Schedule path_to(std::uint32_t node) const {
    Schedule path;
    for (; nodes_[node].parent != none; node = nodes_[node].parent) path.push_back(nodes_[node].choice);
    std::reverse(path.begin(), path.end());
    return path;
  }

  /// A drain that never rests goes round in known states. The shallowest such state is reported.
  void judge_livelocks() {
    std::vector<char> rests(nodes_.size(), 0);  // 1: comes to rest; 2: does not
    std::vector<std::uint32_t> chain;
    for (std::uint32_t start = 0; start < nodes_.size(); ++start) {
      chain.clear();
      std::uint32_t at = start;
      while (at != none && rests[at] == 0) {
        rests[at] = 3;  // on the chain
        chain.push_back(at);
        at = nodes_[at].at_rest ? none : nodes_[at].drain_next;
      }
      const char answer = at == none || rests[at] == 1 ? 1 : 2;
      for (const std::uint32_t node : chain) rests[node] = answer;
      if (answer == 2) {
        const Schedule path = path_to(start);
        collector_.judge(follow(simulation_, path).end, false, [&] { return path; });
        return;
      }
    }
  }

  world::Simulation& simulation_;
  const Limits& limits_;
  Collector collector_;
  Visited visited_;
  std::vector<Node> nodes_;
  std::deque<State> frontier_;
  bool endless_ = false;
  std::vector<Choice> enabled_;
  std::vector<Choice> faults_;
};

}  // namespace

Explored explore_all(world::Simulation& simulation, const Judge& judge, const Limits& limits) {
  return Search(simulation, judge, limits).run();
}

}  // namespace assay::explore
