#pragma once

#include "harness/kernel/choice.hpp"
#include "harness/party/party.hpp"
#include "harness/world/state.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

/// The simulated world: parties, one database, one at-least-once broker and a clock that only choices move. A schedule is a
/// list of choices; the world does what a choice says and writes down what happened. It decides nothing.
namespace assay::world {

/// One action of a scenario's script.
struct ScriptCommand {
  Text party;
  party::Command command;
};
struct ScriptPublish {  // straight to the broker, past any publisher
  Text name;            // the step's name
  party::Message message;
};
struct ScriptAdvance {
  Duration by{0};
};
using ScriptAction = std::variant<ScriptCommand, ScriptPublish, ScriptAdvance>;

/// How the broker delivers; the contracts state it.
struct DeliveryRules {
  std::uint16_t attempts_max = 5;
  Duration backoff{1000};  // before the second attempt; doubled for each later one
  bool reorder = false;    // any order; otherwise each subscriber takes messages in the order of sending
  Text ordering_key;       // a payload field whose equal values keep their order even then; empty: none
  std::vector<std::pair<Text, Text>> ordering_keys;  // the same for single event types, where their contracts say so

  [[nodiscard]] Text ordering_key_of(Text event_type) const;
  [[nodiscard]] bool orders_by_key() const { return !ordering_key.empty() || !ordering_keys.empty(); }
};

struct Setup {
  party::Cast cast;
  std::span<const TableLayout* const> tables;
  const TableLayout* memory = nullptr;  // the table of the parties' volatile memories
  std::vector<std::pair<const TableLayout*, Row>> given;
  std::vector<ScriptAction> script;
  DeliveryRules rules;
  Budget budget;
  std::vector<Duration> delays;
  Instant start;
};

/// A call that a handler made: where a fault can strike.
struct Call {
  enum class Kind : std::uint8_t { begin, commit, rollback, find, select, insert, update, erase, send, acknowledge, log, metric };
  Kind kind = Kind::begin;
  const TableLayout* table = nullptr;
  bool lasting = false;  // it made something durable or visible: a crash after it differs from a crash before it
};
[[nodiscard]] Text name_of(const Call& call);  // "insert pm_patients"

/// What one step did, beside the state that it led to.
struct Stepped {
  State state;
  std::vector<Call> calls;  // of the party that acted, in order
  bool possible = true;     // false: there is no such delivery, script action or work in this state
};

class Simulation {
 public:
  explicit Simulation(Setup setup);
  ~Simulation();
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;

  [[nodiscard]] State initial() const;

  /// What may happen next without a fault; the first is what happens in a drain. Empty: the world is at rest.
  void enabled(const State& state, std::vector<kernel::Choice>& out);

  /// The faults that can strike while `choice` happens, given the calls that it made without one.
  void faults(const State& state, const kernel::Choice& choice, std::span<const Call> calls, std::vector<kernel::Choice>& out) const;

  [[nodiscard]] Stepped step(const State& from, const kernel::Choice& choice);

  /// Equal for states that nothing can tell apart, now or later.
  [[nodiscard]] std::uint64_t hash(const State& state) const;

  [[nodiscard]] const Setup& setup() const { return setup_; }
  /// Deliveries made by this simulation so far.
  [[nodiscard]] std::uint64_t deliveries() const { return deliveries_; }

  /// ... and of which event to which party.
  struct Seen {
    Text party;
    Text event;
    std::uint64_t deliveries = 0;
  };
  [[nodiscard]] const std::vector<Seen>& seen() const { return seen_; }

 private:
  friend class SimulatedContext;
  class Step;

  [[nodiscard]] kernel::Choice script_choice(const ScriptAction& action) const;
  void count_delivery(Text party, Text event);
  [[nodiscard]] int party_index(Text name) const;
  [[nodiscard]] std::span<const Text> subscribers_of(Text event_type) const;
  [[nodiscard]] const party::Message* keep(const party::Message& message);
  void enqueue(State& state, const party::Message* message, std::uint8_t to) const;
  [[nodiscard]] Text id_of(std::uint64_t word);
  [[nodiscard]] bool is_taken(const Store& store, Text id) const;
  [[nodiscard]] Text text_of(Instant instant);
  [[nodiscard]] Duration backoff(std::uint8_t failures) const;
  [[nodiscard]] bool must_wait(const State& state, std::size_t index) const;

  Setup setup_;
  std::vector<Text> names_;
  std::unordered_map<Text, std::vector<Text>> subscribers_;
  std::unordered_multimap<std::uint64_t, std::unique_ptr<const party::Message>> messages_;
  int dead_letter_keeper_ = -1;
  std::vector<std::uint8_t> workers_;  // parties that may have work of their own
  std::unordered_map<std::uint64_t, Text> ids_;  // by the word that each was made from
  Instant text_of_;
  Text text_;
  std::uint64_t deliveries_ = 0;
  std::vector<Seen> seen_;
  std::vector<kernel::Entry> entries_;  // of the step that is being taken
};

}  // namespace assay::world
