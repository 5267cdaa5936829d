#pragma once

#include "harness/base/duration.hpp"
#include "harness/base/table.hpp"
#include "harness/party/message.hpp"

#include <initializer_list>
#include <span>
#include <utility>
#include <vector>

namespace assay::party {

/// Column equals value; all of a list must hold.
using Match = std::pair<Column, Value>;
using Where = std::span<const Match>;

enum class Written : std::uint8_t {
  done,
  nothing,      // no row matched, or the row was there and the caller asked for nothing then
  conflict,     // a unique key was taken, or a row that the transaction changed has changed since; the transaction is lost
  unavailable,  // the store did not answer, or the transaction was lost before; nothing of it will be durable
};

enum class OnConflict : std::uint8_t { refuse, ignore };

/// Reading rows. Tables with Purpose::memory are the party's own memory; the others are durable.
class Reader {
 public:
  virtual ~Reader() = default;

  /// The first matching row in primary key order, or null. Null too while the store is unavailable: a transaction that
  /// goes on cannot commit, so nothing wrong becomes durable.
  [[nodiscard]] virtual Row find(const TableLayout& table, Where where) = 0;
  [[nodiscard]] virtual std::vector<Row> select(const TableLayout& table, Where where) = 0;

  [[nodiscard]] Row find(const TableLayout& table, std::initializer_list<Match> where) {
    return find(table, Where(where.begin(), where.size()));
  }
  [[nodiscard]] std::vector<Row> select(const TableLayout& table, std::initializer_list<Match> where) {
    return select(table, Where(where.begin(), where.size()));
  }
};

/// All that a party may touch: the same handler runs in simulation, in a process and on PostgreSQL.
/// Every call is a boundary at which the harness may kill the party. A killed handler runs on as a ghost whose calls reach
/// nothing (reads find nothing, commits are unavailable), so handlers must end when nothing succeeds.
class Context : public Reader {
 public:
  using Reader::find;
  using Reader::select;

  /// Opens a transaction (read committed); writes outside of one are each their own.
  virtual void begin() = 0;
  /// Done, conflict or unavailable; in the latter two nothing of it is durable.
  [[nodiscard]] virtual Written commit() = 0;
  virtual void rollback() = 0;
  /// True if a call since begin did not reach the store, so that what was read may be wrong: a handler that is about to
  /// refuse for something that it did not find asks first.
  [[nodiscard]] virtual bool lost() const = 0;

  /// `values` has one value for each column.
  virtual Written insert_row(const TableLayout& table, std::vector<Value> values, OnConflict on_conflict) = 0;
  virtual Written update(const TableLayout& table, Where where, std::span<const Match> set) = 0;
  virtual Written erase(const TableLayout& table, Where where) = 0;

  /// Columns that are not named are null.
  Written insert(const TableLayout& table, std::initializer_list<Match> columns, OnConflict on_conflict = OnConflict::refuse) {
    std::vector<Value> values(table.columns.size());
    for (const auto& [column, value] : columns) values[column] = value;
    return insert_row(table, std::move(values), on_conflict);
  }
  Written update(const TableLayout& table, std::initializer_list<Match> where, std::initializer_list<Match> set) {
    return update(table, Where(where.begin(), where.size()), std::span<const Match>(set.begin(), set.size()));
  }
  Written erase(const TableLayout& table, std::initializer_list<Match> where) {
    return erase(table, Where(where.begin(), where.size()));
  }

  /// Hands a message to the broker for one subscriber. False: the broker did not confirm (it may have it all the same).
  [[nodiscard]] virtual bool send(const Message& message, Text subscriber) = 0;
  /// The parties of this world that take an event type.
  [[nodiscard]] virtual std::span<const Text> subscribers_of(Text event_type) const = 0;
  /// Acknowledges the delivery now instead of when the handler returns.
  virtual void acknowledge() = 0;

  /// A new UUID; never the same twice in a run, the same again in a replay.
  [[nodiscard]] virtual Text new_id() = 0;
  [[nodiscard]] virtual Text now() = 0;  // RFC 3339
  [[nodiscard]] virtual Instant instant() const = 0;

  /// Writes a line to the party's log: an event name and ids, never a payload value.
  virtual void log(Text level, Text line, Text tenant) = 0;
  virtual void metric(Text name_with_labels) = 0;
};

}  // namespace assay::party
