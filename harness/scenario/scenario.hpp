#pragma once

#include "harness/base/duration.hpp"
#include "harness/base/error.hpp"
#include "harness/base/value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// A scenario script as its file says it: checked for form (known keys, kinds of values, ranges), not yet for names.
namespace assay::scenario {

/// A value in a script: a literal, or a reference "ana.first_name" to a column of a given row.
struct Expression {
  Value literal;          // if row is empty
  std::string row;        // "ana"
  std::string column;     // "first_name"
  SourceSpan at;

  [[nodiscard]] bool is_reference() const { return !row.empty(); }
};

struct Assignment {
  std::string name;
  Expression value;
  SourceSpan at;  // of the name
};

/// given: - row: { table, tenant, as, person: generated, <column>: <expression> … }
struct GivenRow {
  std::string table;
  std::string tenant;
  std::string as;         // or empty
  bool person = false;    // fill the person columns with a synthetic person that carries canaries
  std::vector<Assignment> columns;
  SourceSpan at;
};

/// when: - command: { party, do, as, <argument>: <expression> … }; an argument that is the bare name of a given row means
/// that row ("lead: lead").
struct CommandStep {
  std::string party;
  std::string command;  // "do"
  std::string as;       // or empty
  std::string tenant;   // of the caller; empty: that of the first row among the arguments
  std::vector<Assignment> arguments;
};

/// when: - publish: { event, as, tenant, with: {…}, without: […] }. Members that are not named get valid values made from the
/// event's schema; `with` may name members that the contract does not declare.
struct PublishStep {
  std::string event;
  std::string as;      // or empty
  std::string tenant;  // of the envelope; empty: that of the first row among `with`
  std::string same_id_as;  // the name of an earlier publish whose event id is used again; or empty
  std::vector<Assignment> with;
  std::vector<std::string> without;
};

/// when: - deliver: { event, to, times }: a fixed schedule instead of exploration.
struct DeliverStep {
  std::string event;  // the name of a command or publish step
  std::string to;
  std::uint32_t times = 1;  // 1 to 100
};

/// when: - crash: { party, at }: at is a pair of boundaries: recv..begin, begin..write, write..commit, commit..ack, send..mark
struct CrashStep {
  std::string party;
  std::string at;
};

/// when: - advance: 25h
struct AdvanceStep {
  Duration by{0};
};

struct Step {
  std::variant<CommandStep, PublishStep, DeliverStep, CrashStep, AdvanceStep> what;
  SourceSpan at;
};

/// Which schedules are tried: the most of each fault in one schedule.
struct Faults {
  std::uint32_t duplicates = 0;
  bool reorder = false;           // deliveries in any order, not only the order of sending
  std::uint32_t crashes = 0;
  std::uint32_t lost_acks = 0;
  std::uint32_t unavailable = 0;  // calls that the store refuses
  std::uint32_t overlaps = 0;     // second workers
  std::vector<Duration> delays;   // clock jumps that may be put before a delivery, each at most once
};

/// then: - rows: { table, tenant, where: {…}, count, equal: {…} }
struct RowsCheck {
  std::string table;
  std::string tenant;
  std::vector<Assignment> where;
  std::optional<std::uint32_t> count;
  std::vector<Assignment> equal;  // every matching row has these values
};

/// then: - emitted: { event, tenant, count }: distinct events, however often they were delivered
struct EmittedCheck {
  std::string event;
  std::string tenant;  // empty: all tenants
  std::uint32_t count = 1;
};

/// then: - refused: { event, by, with }: `event` names a command or publish step, `by` the party; `with` is a reason code
struct RefusedCheck {
  std::string event;
  std::string by;
  std::string with;  // or empty
};

struct Then {
  std::variant<RowsCheck, EmittedCheck, RefusedCheck> what;
  SourceSpan at;
};

struct Script {
  std::string name;  // always its own path from the project root, without ".yaml": scenarios/ce-29/duplicate-delivery
  std::string description;
  std::string file;
  std::vector<std::pair<std::string, SourceSpan>> verifies;  // obligation ids
  std::vector<std::string> tenants;
  std::vector<GivenRow> given;
  std::vector<Step> when;
  Faults faults;
  std::vector<Then> then;
  std::vector<std::pair<std::string, SourceSpan>> may_stay;  // names of steps whose messages may rightly never come to rest
};

/// Reads one script. All that is wrong with its form is reported: unknown keys (with the nearest known one), wrong kinds,
/// values out of range, duplicate keys, aliases and anchors (refused: none is needed), nesting deeper than 32, a name that is
/// not its path. Positions are those of the offending key or value.
[[nodiscard]] Results<Script> read_script(const std::string& path);
[[nodiscard]] Results<Script> parse_script(const std::string& path, const std::string& yaml);

}  // namespace assay::scenario
