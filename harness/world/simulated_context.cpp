#include "harness/world/simulated_context.hpp"

#include <algorithm>

namespace assay::world {

using kernel::Fault;
using kernel::Happened;
using party::Written;

SimulatedContext::SimulatedContext(Simulation& simulation, State& state, std::vector<kernel::Entry>& entries,
                                   const Acting& acting, Strike strike)
    : simulation_(simulation), state_(state), entries_(entries), acting_(acting), strike_(strike) {}

bool SimulatedContext::reaches(Call::Kind kind, const TableLayout* table) {
  if (dead_) return false;
  ++count_;
  if (calls != nullptr) calls->push_back({kind, table, false});
  if (strike_.fault != Fault::unavailable || strike_.at != count_) return true;
  note(Happened::unavailable).detail = name_of({kind, table, false});
  lost_ = Written::unavailable;
  return false;
}

void SimulatedContext::done(bool lasting) {
  if (calls != nullptr && !calls->empty()) calls->back().lasting = lasting;
  if (strike_.at != count_) return;
  if (strike_.fault == Fault::crash) {
    dead_ = true;
  } else if (strike_.fault == Fault::overlap && second_worker) {
    second_worker();
    if (in_transaction_) rebase();
  }
}

void SimulatedContext::rebase() {
  // Read committed: from here on the transaction sees what others have committed, and its own writes on top of it.
  Store merged = state_.store;
  for (const Write& write : writes_) {
    if (replay(write, merged)) continue;
    lost_ = Written::conflict;
    return;
  }
  transaction_ = std::move(merged);
}

kernel::Entry& SimulatedContext::note(Happened kind) {
  kernel::Entry& entry = entries_.emplace_back();
  entry.kind = kind;
  entry.nested = acting_.nested;
  entry.at = state_.now;
  entry.party = acting_.name;
  entry.tenant = acting_.tenant;
  entry.message = acting_.message;
  return entry;
}

void SimulatedContext::note_write(const TableLayout& table, const Row& before, const Row& after) {
  if (table.purpose == Purpose::memory) return;
  kernel::Entry& entry = note(Happened::wrote);
  const int tenant = table.tenant_column();
  const Row& row = after ? after : before;
  entry.tenant = tenant < 0 ? Text() : row->values[static_cast<std::size_t>(tenant)].text();
  entry.table = &table;
  entry.row = after;
  entry.before = before;
}

Row SimulatedContext::find(const TableLayout& table, party::Where where) {
  if (!reaches(Call::Kind::find, &table)) return {};
  Row found = find_in(store(), table, where);
  done(false);
  return found;
}

std::vector<Row> SimulatedContext::select(const TableLayout& table, party::Where where) {
  if (!reaches(Call::Kind::select, &table)) return {};
  std::vector<Row> found = select_in(store(), table, where);
  done(false);
  return found;
}

void SimulatedContext::begin() {
  lost_ = Written::done;
  const bool reached = reaches(Call::Kind::begin, nullptr);
  if (dead_) return;
  end();
  in_transaction_ = true;
  transaction_ = state_.store;
  writes_.clear();
  if (reached) done(false);
}

void SimulatedContext::end() {
  if (in_transaction_ && !dead_) note(Happened::rolled_back);
  in_transaction_ = false;
}

Written SimulatedContext::commit() {
  if (!reaches(Call::Kind::commit, nullptr) || lost_ != Written::done) {
    const Written why = dead_ || lost_ == Written::done ? Written::unavailable : lost_;
    if (!dead_ && in_transaction_) note(Happened::rolled_back);
    in_transaction_ = false;
    return why;
  }
  if (!in_transaction_) {  // nothing is open: every write was its own
    done(false);
    return Written::done;
  }
  in_transaction_ = false;
  state_.store = std::move(transaction_);
  note(Happened::committed);
  done(true);
  return Written::done;
}

void SimulatedContext::rollback() {
  if (!reaches(Call::Kind::rollback, nullptr)) return;
  if (in_transaction_) note(Happened::rolled_back);
  in_transaction_ = false;
  done(false);
}

bool SimulatedContext::replay(const Write& write, Store& on) {
  if (!write.before) {
    if (on.rival(*write.table, write.after->values) != nullptr) return false;
    on.insert(*write.table, write.after);
    return true;
  }
  const Row* const current = on.rival(*write.table, write.before->values);
  if (current == nullptr || !matches(*current, write.where)) return false;
  if (!write.after) {
    on.erase(*write.table, Row(*current));
  } else {
    Row after = with(*current, write.set);
    if (on.rival(*write.table, after->values, *current) != nullptr) return false;
    on.replace(*write.table, *current, std::move(after));
  }
  return true;
}

void SimulatedContext::apply(const TableLayout& table, const Row& before, const Row& after, party::Where where,
                             std::span<const party::Match> set) {
  note_write(table, before, after);
  const bool memory = table.purpose == Purpose::memory;
  if (in_transaction_ && !memory && strike_.fault == Fault::overlap) {
    writes_.push_back({&table, before, after, {where.begin(), where.end()}, {set.begin(), set.end()}});
  }
  const auto write = [&](Store& store) {
    if (!before) {
      store.insert(table, after);
    } else if (!after) {
      store.erase(table, before);
    } else {
      store.replace(table, before, after);
    }
  };
  write(store());
  if (memory && in_transaction_) write(state_.store);  // a party's memory takes part in no transaction
}

void SimulatedContext::committed_alone(const TableLayout& table) {
  if (!in_transaction_ && table.purpose != Purpose::memory) note(Happened::committed);
}

Written SimulatedContext::insert_row(const TableLayout& table, std::vector<Value> values, party::OnConflict on_conflict) {
  if (!reaches(Call::Kind::insert, &table)) return Written::unavailable;
  if (in_transaction_ && lost_ != Written::done) return Written::unavailable;
  if (store().rival(table, values) != nullptr) {
    const bool refused = on_conflict == party::OnConflict::refuse;
    if (refused) lost_ = Written::conflict;
    done(false);
    return refused ? Written::conflict : Written::nothing;
  }
  apply(table, {}, make_row(std::move(values)), {}, {});
  committed_alone(table);
  done(!in_transaction_);
  return Written::done;
}

Written SimulatedContext::change(Call::Kind kind, const TableLayout& table, party::Where where, std::span<const party::Match> set) {
  if (!reaches(kind, &table)) return Written::unavailable;
  if (in_transaction_ && lost_ != Written::done) return Written::unavailable;
  const std::vector<Row> found = select_in(store(), table, where);
  std::vector<std::pair<Row, Row>> changes;
  for (const Row& row : found) {
    Row after = kind == Call::Kind::erase ? Row() : with(row, set);
    if (after && after->values == row->values) continue;
    if (after && store().rival(table, after->values, row) != nullptr) {
      lost_ = Written::conflict;
      done(false);
      return Written::conflict;
    }
    changes.emplace_back(row, std::move(after));
  }
  for (const auto& [before, after] : changes) apply(table, before, after, where, set);
  const bool changed = !changes.empty();
  if (changed) committed_alone(table);
  done(changed && !in_transaction_);
  return found.empty() ? Written::nothing : Written::done;
}

Written SimulatedContext::update(const TableLayout& table, party::Where where, std::span<const party::Match> set) {
  return change(Call::Kind::update, table, where, set);
}

Written SimulatedContext::erase(const TableLayout& table, party::Where where) {
  return change(Call::Kind::erase, table, where, {});
}

bool SimulatedContext::send(const party::Message& message, Text subscriber) {
  if (!reaches(Call::Kind::send, nullptr)) return false;
  const int index = simulation_.party_index(subscriber);
  const party::Message* const kept = simulation_.keep(message);
  kernel::Entry& entry = note(Happened::sent);
  entry.tenant = kept->tenant;
  entry.message = kept->id;
  entry.subject = kept->type;
  entry.detail = kept->envelope;
  entry.to = subscriber;
  if (index >= 0) simulation_.enqueue(state_, kept, static_cast<std::uint8_t>(index));
  done(true);
  return !dead_;
}

std::span<const Text> SimulatedContext::subscribers_of(Text event_type) const { return simulation_.subscribers_of(event_type); }

void SimulatedContext::acknowledge() {
  if (!reaches(Call::Kind::acknowledge, nullptr)) return;
  if (!acknowledged_) note(Happened::acknowledged);
  acknowledged_ = true;
  done(true);
}

Text SimulatedContext::new_id() {
  for (;;) {
    const Text id = simulation_.id_of(combine(acting_.identity, ++ids_));
    // A second handling of the same message makes the same ids again; those that became durable are taken.
    if (!simulation_.is_taken(store(), id)) return id;
  }
}

Text SimulatedContext::now() { return simulation_.text_of(state_.now); }

void SimulatedContext::log(Text level, Text line, Text tenant) {
  if (!reaches(Call::Kind::log, nullptr)) return;
  kernel::Entry& entry = note(Happened::logged);
  entry.subject = level;
  entry.detail = line;
  entry.tenant = tenant;
  done(true);
}

void SimulatedContext::metric(Text name_with_labels) {
  if (!reaches(Call::Kind::metric, nullptr)) return;
  note(Happened::measured).detail = name_with_labels;
  done(true);
}

}  // namespace assay::world
