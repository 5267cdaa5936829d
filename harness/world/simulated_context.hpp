#pragma once

#include "harness/kernel/choice.hpp"
#include "harness/world/simulation.hpp"

#include <functional>
#include <vector>

namespace assay::world {

/// What strikes a handler, and when: after that many calls (1 is the first; 0 is never).
struct Strike {
  kernel::Fault fault = kernel::Fault::none;  // none, crash, unavailable or overlap
  std::uint16_t at = 0;
};

/// Who acts in a step, and why.
struct Acting {
  std::uint8_t party = 0;
  Text name;
  Text tenant;   // of the message or command
  Text message;  // its id
  std::uint64_t identity = 0;  // new ids come from it
  bool nested = false;
};

/// The world as one handler sees it for one call. Writes of a transaction go to a copy of the store, which costs a few
/// pointers; commit puts the copy in place. Where a second worker commits meanwhile, the writes are done again on what is committed then.
class SimulatedContext final : public party::Context {
 public:
  SimulatedContext(Simulation& simulation, State& state, std::vector<kernel::Entry>& entries, const Acting& acting, Strike strike);

  std::function<void()> second_worker;  // run when the strike is an overlap
  std::vector<Call>* calls = nullptr;   // if set: every call is noted

  /// The handler has returned: a transaction that it left open is rolled back.
  void end();

  [[nodiscard]] bool crashed() const { return dead_; }
  [[nodiscard]] bool acknowledged_early() const { return acknowledged_; }
  [[nodiscard]] std::uint16_t call_count() const { return count_; }

  using Context::find;
  using Context::select;
  using Context::update;
  using Context::erase;
  [[nodiscard]] Row find(const TableLayout& table, party::Where where) override;
  [[nodiscard]] std::vector<Row> select(const TableLayout& table, party::Where where) override;
  void begin() override;
  [[nodiscard]] party::Written commit() override;
  void rollback() override;
  [[nodiscard]] bool lost() const override { return dead_ || lost_ != party::Written::done; }
  party::Written insert_row(const TableLayout& table, std::vector<Value> values, party::OnConflict on_conflict) override;
  party::Written update(const TableLayout& table, party::Where where, std::span<const party::Match> set) override;
  party::Written erase(const TableLayout& table, party::Where where) override;
  [[nodiscard]] bool send(const party::Message& message, Text subscriber) override;
  [[nodiscard]] std::span<const Text> subscribers_of(Text event_type) const override;
  void acknowledge() override;
  [[nodiscard]] Text new_id() override;
  [[nodiscard]] Text now() override;
  [[nodiscard]] Instant instant() const override { return state_.now; }
  void log(Text level, Text line, Text tenant) override;
  void metric(Text name_with_labels) override;

 private:
  struct Write {
    const TableLayout* table = nullptr;
    Row before;  // null: an insert
    Row after;   // null: an erase
    std::vector<party::Match> where;
    std::vector<party::Match> set;
  };

  /// False if the call does not happen: the handler is a ghost, or the store refuses this call.
  bool reaches(Call::Kind kind, const TableLayout* table);
  /// After the call took effect: the place where a crash or a second worker comes in.
  void done(bool lasting);
  kernel::Entry& note(kernel::Happened kind);
  void note_write(const TableLayout& table, const Row& before, const Row& after);

  [[nodiscard]] Store& store() { return in_transaction_ ? transaction_ : state_.store; }
  void apply(const TableLayout& table, const Row& before, const Row& after, party::Where where, std::span<const party::Match> set);
  /// A statement outside of a transaction is one of its own.
  void committed_alone(const TableLayout& table);
  party::Written change(Call::Kind kind, const TableLayout& table, party::Where where, std::span<const party::Match> set);
  /// Does the writes again on a store that has moved on; false at the first that cannot be done.
  [[nodiscard]] static bool replay(const Write& write, Store& on);
  /// After a second worker has run: the transaction goes on from what is committed now, or is lost.
  void rebase();

  Simulation& simulation_;
  State& state_;
  std::vector<kernel::Entry>& entries_;
  Acting acting_;
  Strike strike_;
  std::uint16_t count_ = 0;
  std::uint64_t ids_ = 0;
  bool dead_ = false;
  bool acknowledged_ = false;
  bool in_transaction_ = false;
  party::Written lost_ = party::Written::done;  // why the transaction cannot commit
  Store transaction_;
  std::vector<Write> writes_;
};

}  // namespace assay::world
