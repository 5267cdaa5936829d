#include "harness/world/simulation.hpp"

#include "harness/world/step.hpp"

#include <algorithm>
#include <array>

namespace assay::world {

using kernel::Action;
using kernel::Choice;
using kernel::Fault;

namespace {

constexpr std::array call_names{"begin", "commit", "rollback", "find", "select", "insert", "update", "erase", "send", "acknowledge", "log", "metric"};

/// Reads outside of any handler: to ask a party whether it has work.
class StateReader final : public party::Reader {
 public:
  explicit StateReader(const Store& store) : store_(store) {}
  using Reader::find;
  using Reader::select;
  Row find(const TableLayout& table, party::Where where) override { return find_in(store_, table, where); }
  std::vector<Row> select(const TableLayout& table, party::Where where) override { return select_in(store_, table, where); }

 private:
  const Store& store_;
};

bool strikes_store(Call::Kind kind) {
  return kind != Call::Kind::rollback && kind != Call::Kind::acknowledge && kind != Call::Kind::log && kind != Call::Kind::metric;
}

}  // namespace

Text name_of(const Call& call) {
  static std::array<std::array<Text, tables_max + 1>, call_names.size()> names;
  const auto kind = static_cast<std::size_t>(call.kind);
  Text& name = names[kind][call.table == nullptr ? tables_max : call.table->index];
  if (name.empty()) {
    name = Text(std::string(call_names[kind]) + (call.table == nullptr ? "" : " " + std::string(call.table->name)));
  }
  return name;
}

Text DeliveryRules::ordering_key_of(Text event_type) const {
  for (const auto& [type, key] : ordering_keys) {
    if (type == event_type) return key;
  }
  return ordering_key;
}

Simulation::Simulation(Setup setup) : setup_(std::move(setup)) {
  for (std::size_t i = 0; i < setup_.cast.size(); ++i) {
    const party::Party& party = *setup_.cast[i];
    names_.push_back(party.name());
    for (const Text type : party.subscriptions()) subscribers_[type].push_back(party.name());
    if (party.keeps_dead_letters()) dead_letter_keeper_ = static_cast<int>(i);
    if (party.works()) workers_.push_back(static_cast<std::uint8_t>(i));
  }
}

Simulation::~Simulation() = default;

State Simulation::initial() const {
  State state;
  for (const auto& [table, row] : setup_.given) state.store.insert(*table, row);
  state.left = setup_.budget;
  state.now = setup_.start;
  return state;
}

int Simulation::party_index(Text name) const {
  const auto at = std::find(names_.begin(), names_.end(), name);
  return at == names_.end() ? -1 : static_cast<int>(at - names_.begin());
}

void Simulation::count_delivery(Text party, Text event) {
  ++deliveries_;
  for (Seen& seen : seen_) {
    if (seen.party != party || seen.event != event) continue;
    ++seen.deliveries;
    return;
  }
  seen_.push_back({party, event, 1});
}

std::span<const Text> Simulation::subscribers_of(Text event_type) const {
  const auto at = subscribers_.find(event_type);
  return at == subscribers_.end() ? std::span<const Text>() : std::span<const Text>(at->second);
}

const party::Message* Simulation::keep(const party::Message& message) {
  const auto [first, last] = messages_.equal_range(message.hash);
  for (auto at = first; at != last; ++at) {
    if (at->second->envelope == message.envelope) return at->second.get();
  }
  return messages_.emplace(message.hash, std::make_unique<const party::Message>(message))->second.get();
}

void Simulation::enqueue(State& state, const party::Message* message, std::uint8_t to) const {
  Pending pending;
  pending.message = message;
  pending.party = to;
  pending.sequence = state.sent++;
  pending.due = state.now;
  const auto at = std::upper_bound(state.pending.begin(), state.pending.end(), pending, [](const Pending& a, const Pending& b) {
    return std::pair(a.due, a.sequence) < std::pair(b.due, b.sequence);
  });
  state.pending.insert(at, pending);
}

Text Simulation::id_of(std::uint64_t word) {
  Text& id = ids_[word];
  if (id.empty()) id = Text(uuid_of(word, mix(word)));
  return id;
}

bool Simulation::is_taken(const Store& store, Text id) const {
  return std::any_of(setup_.tables.begin(), setup_.tables.end(), [&](const TableLayout* table) {
    const auto rows = store.rows(*table);
    return std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return row->values[0].text() == id; });
  });
}

Text Simulation::text_of(Instant instant) {
  if (text_.empty() || instant != text_of_) {
    text_of_ = instant;
    text_ = Text(assay::to_string(instant));
  }
  return text_;
}

Duration Simulation::backoff(std::uint8_t failures) const {
  return setup_.rules.backoff * (1LL << std::min<int>(failures - 1, 20));
}

bool Simulation::must_wait(const State& state, std::size_t index) const {
  const Pending& pending = state.pending[index];
  if (!setup_.rules.reorder) {
    return std::any_of(state.pending.begin(), state.pending.begin() + static_cast<std::ptrdiff_t>(index),
                       [&](const Pending& earlier) { return earlier.party == pending.party; });
  }
  const Text key = setup_.rules.ordering_key_of(pending.message->type);
  if (key.empty()) return false;
  const Value value = pending.message->fields()[key];
  // By sequence, not by place: one that is delivered again still comes before those that were sent after it.
  return std::any_of(state.pending.begin(), state.pending.end(), [&](const Pending& other) {
    return other.party == pending.party && other.sequence < pending.sequence &&
           setup_.rules.ordering_key_of(other.message->type) == key && other.message->fields()[key] == value;
  });
}

Choice Simulation::script_choice(const ScriptAction& action) const {
  static const Text clock("clock");
  static const Text advance("moves on");
  static const Text outside("outside");
  Choice choice;
  choice.action = Action::script;
  if (const auto* const command = std::get_if<ScriptCommand>(&action)) {
    choice.party = command->party;
    choice.message = command->command.id;
  } else if (const auto* const publish = std::get_if<ScriptPublish>(&action)) {
    choice.party = outside;
    choice.message = publish->name;
  } else {
    choice.party = clock;
    choice.message = advance;
  }
  return choice;
}

void Simulation::enabled(const State& state, std::vector<Choice>& out) {
  out.clear();
  if (state.next_script < setup_.script.size()) {
    out.push_back(script_choice(setup_.script[state.next_script]));
  }
  StateReader reader(state.store);
  for (const std::uint8_t worker : workers_) {
    if (!setup_.cast[worker]->has_work(reader)) continue;
    Choice& choice = out.emplace_back();
    choice.action = Action::work;
    choice.party = names_[worker];
  }
  for (std::size_t i = 0; i < state.pending.size(); ++i) {
    if (must_wait(state, i)) continue;
    const Pending& pending = state.pending[i];
    Choice choice;
    choice.action = Action::deliver;
    choice.party = names_[pending.party];
    choice.message = pending.message->id;
    choice.attempt = pending.attempt;
    if (out.empty() || out.back() != choice) out.push_back(choice);
  }
  // Without reordering the script and the relay come first and only the default goes on.
  if (!setup_.rules.reorder && out.size() > 1) out.resize(1);
}

void Simulation::faults(const State& state, const Choice& choice, std::span<const Call> calls, std::vector<Choice>& out) const {
  out.clear();
  const auto add = [&](Fault fault) -> Choice& {
    Choice& copy = out.emplace_back(choice);
    copy.fault = fault;
    return copy;
  };
  const auto add_at = [&](Fault fault, std::size_t call) -> Choice& {
    Choice& copy = add(fault);
    copy.boundary = static_cast<std::uint16_t>(call + 1);
    copy.boundary_name = name_of(calls[call]);
    return copy;
  };
  const bool delivery = choice.action == Action::deliver;
  if (delivery && state.left.duplicates > 0) add(Fault::duplicate);
  if (choice.action != Action::work && state.left.lost_acks > 0 && !calls.empty()) add(Fault::lost_ack);
  if (state.left.crashes > 0) {
    // Crashes between two calls of which the later left nothing behind cannot be told apart: the first stands for all.
    for (std::size_t i = 0; i < calls.size(); ++i) {
      if (i == 0 || calls[i].lasting) add_at(Fault::crash, i);
    }
  }
  if (state.left.unavailable > 0) {
    for (std::size_t i = 0; i < calls.size(); ++i) {
      if (strikes_store(calls[i].kind)) add_at(Fault::unavailable, i);
    }
  }
  if (delivery && state.left.overlaps > 0) {
    const auto add_overlaps = [&](Text message, std::uint16_t attempt) {
      for (std::size_t i = 0; i < calls.size(); ++i) {
        Choice& overlap = add_at(Fault::overlap, i);
        overlap.overlap_message = message;
        overlap.overlap_attempt = attempt;
      }
    };
    add_overlaps(choice.message, static_cast<std::uint16_t>(choice.attempt + 1));  // a copy of the same message
    for (const Pending& other : state.pending) {
      if (names_[other.party] == choice.party && other.message->id != choice.message) add_overlaps(other.message->id, other.attempt);
    }
  }
  if (delivery && state.left.delays != 0) {
    for (std::size_t i = 0; i < setup_.delays.size(); ++i) {
      if ((state.left.delays >> i & 1U) != 0) add(Fault::delay).delay = setup_.delays[i];
    }
  }
}

Stepped Simulation::step(const State& from, const Choice& choice) { return Step(*this, from, choice).take(); }

std::uint64_t Simulation::hash(const State& state) const {
  std::uint64_t queue = 0;
  for (const Pending& pending : state.pending) {
    std::uint64_t hash = combine(pending.message->hash, pending.party);
    hash = combine(hash, pending.attempt * 256U + pending.failures);
    hash = combine(hash, static_cast<std::uint64_t>(pending.due.since_epoch_ms));
    if (!setup_.rules.reorder || setup_.rules.orders_by_key()) hash = combine(hash, pending.sequence);
    queue += mix(hash);
  }
  std::uint64_t hash = combine(state.store.hash(), queue);
  const Budget& left = state.left;
  std::uint64_t budget = 0;
  for (const std::uint8_t count : {left.duplicates, left.crashes, left.lost_acks, left.unavailable, left.overlaps, left.delays}) {
    budget = budget << 8 | count;
  }
  hash = combine(hash, budget);
  hash = combine(hash, static_cast<std::uint64_t>(state.next_script) << 16 | state.command_tries);
  hash = combine(hash, static_cast<std::uint64_t>(state.now.since_epoch_ms));
  return combine(hash, state.observed);
}

}  // namespace assay::world
