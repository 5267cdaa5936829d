#include "harness/scenario/plan.hpp"

#include "mocks/tables.hpp"

#include <fmt/format.h>

namespace assay::scenario {

using check::Violation;

namespace {

/// Judges one `then` after the other; wants and finds are counts and codes, never values.
class ThenJudge {
 public:
  ThenJudge(const Plan& plan, const world::State& end, const check::History& history, const check::RunResult& result,
            std::vector<Violation>& out)
      : plan_(plan), end_(end), history_(history), result_(result), out_(out) {}

  void judge(const RowsCheck& rows) {
    const TableLayout& table = *mocks::table_named(rows.table);
    std::vector<party::Match> where = matches_of(table, rows.where);
    if (const int at = table.tenant_column(); at >= 0 && !rows.tenant.empty()) {
      where.emplace_back(static_cast<Column>(at), plan_.tenants.at(rows.tenant));
    }
    const std::vector<Row> found = world::select_in(end_.store, table, where);
    if (rows.count && found.size() != *rows.count) {
      fail("rows", table, fmt::format("{} of {} has another number of rows than the scenario says", rows.table, rows.tenant),
           fmt::format("{} row(s)", *rows.count), fmt::format("{} row(s)", found.size()));
    }
    if (!rows.count && !rows.equal.empty() && found.empty()) {
      fail("rows", table, fmt::format("{} of {} has no row to compare", rows.table, rows.tenant), "at least 1 row", "0 rows");
    }
    for (const Assignment& assignment : rows.equal) judge_column(table, found, assignment);
  }

  void judge(const EmittedCheck& emitted) {
    std::size_t found = 0;
    for (const auto& [emission, ids] : result_.emitted) {
      const bool same_tenant = emitted.tenant.empty() || emission.tenant == plan_.tenants.at(emitted.tenant);
      if (emission.type.view() == emitted.event && same_tenant) found += ids.size();
    }
    if (found == emitted.count) return;
    Violation violation = of("emitted");
    violation.event = Text(emitted.event);
    violation.kinds = {"publish", "verify-consent"};
    violation.what = fmt::format("{} was published another number of times than the scenario says", emitted.event);
    violation.expected = fmt::format("{} event(s)", emitted.count);
    violation.found = fmt::format("{} event(s)", found);
    out_.push_back(std::move(violation));
  }

  void judge(const RefusedCheck& refused) {
    const auto step = plan_.steps.find(refused.event);
    if (step == plan_.steps.end()) return;
    const std::string found = reason_of(step->second, Text(refused.by));
    if (!found.empty() && (refused.with.empty() || found == refused.with)) return;
    Violation violation = of("refused");
    violation.party = Text(refused.by);
    violation.message = step->second.message;
    violation.kinds = {"other", "verify-consent", "receive", "isolate-tenant"};
    violation.what = fmt::format("{} was not refused{} as the scenario says", refused.event, refused.by.empty() ? "" : " by " + refused.by);
    violation.expected = refused.with.empty() ? "a refusal" : fmt::format("a refusal ({})", refused.with);
    violation.found = found.empty() ? "no refusal" : fmt::format("a refusal ({})", found);
    out_.push_back(std::move(violation));
  }

 private:
  static Violation of(std::string_view which) {
    Violation violation;
    violation.check = which == "rows" ? "then-rows" : which == "emitted" ? "then-emitted" : "then-refused";
    return violation;
  }

  [[nodiscard]] std::vector<party::Match> matches_of(const TableLayout& table, const std::vector<Assignment>& assignments) const {
    std::vector<party::Match> matches;
    for (const Assignment& assignment : assignments) {
      matches.emplace_back(static_cast<Column>(table.column(assignment.name)), plan_.value_of(assignment.value));
    }
    return matches;
  }

  void judge_column(const TableLayout& table, const std::vector<Row>& rows, const Assignment& assignment) {
    const auto column = static_cast<std::size_t>(table.column(assignment.name));
    const Value wanted = plan_.value_of(assignment.value);
    for (const Row& row : rows) {
      if (row->values[column] == wanted) continue;
      fail("rows", table, fmt::format("column {} of {} has another value than the scenario says", assignment.name, table.name),
           assignment.value.is_reference() ? fmt::format("{}.{}", assignment.value.row, assignment.value.column) : "the stated value",
           "another value");
      return;
    }
  }

  void fail(std::string_view which, const TableLayout& table, std::string what, std::string expected, std::string found) {
    Violation violation = of(which);
    violation.party = Text(table.owner);
    violation.kinds = {"create-record", "set-status", "preserve-reference", "trigger", "aggregate", "audit", "receive"};
    violation.what = std::move(what);
    violation.expected = std::move(expected);
    violation.found = std::move(found);
    for (const check::Transaction& transaction : history_.transactions()) {
      for (const kernel::Entry* const write : transaction.writes) {
        if (write->table != &table) continue;
        violation.step = transaction.step;
        violation.message = transaction.message;
        if (const check::Sent* const sent = history_.message(transaction.message)) violation.event = sent->type;
      }
    }
    out_.push_back(std::move(violation));
  }

  /// The reason code with which a step was refused, or empty.
  [[nodiscard]] std::string reason_of(const NamedStep& step, Text by) const {
    if (!step.message.empty()) {
      for (const auto& [effect, reason] : result_.dead_letters) {
        if (effect.key == history_.content_key_of(step.message) && (by.empty() || effect.party == by)) return std::string(reason.view());
      }
      return "";
    }
    for (const kernel::Entry* const entry : history_.journal().entries()) {
      if (entry->kind == kernel::Happened::answered && entry->message == step.command && entry->subject.view() == "refused") {
        return std::string(entry->detail.view());
      }
    }
    return "";
  }

  const Plan& plan_;
  const world::State& end_;
  const check::History& history_;
  const check::RunResult& result_;
  std::vector<Violation>& out_;
};

}  // namespace

explore::Judge::Then then_of(const Plan& plan) {
  return [&plan](const world::State& end, const check::History& history, const check::RunResult& result, std::vector<Violation>& out) {
    ThenJudge judge(plan, end, history, result, out);
    for (const Then& then : plan.script.then) std::visit([&](const auto& what) { judge.judge(what); }, then.what);
  };
}

}  // namespace assay::scenario
