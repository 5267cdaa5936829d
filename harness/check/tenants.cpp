#include "harness/check/checks.hpp"

#include <fmt/format.h>

namespace assay::check {

using kernel::Entry;
using kernel::Happened;

namespace {

class TenantJudge {
 public:
  explicit TenantJudge(const Question& question) : question_(question) {}

  Verdict judge() {
    for (const Transaction& transaction : question_.history.transactions()) {
      for (const Entry* const write : transaction.writes) judge_write(transaction, *write);
    }
    for (const Entry* const entry : question_.history.journal().entries()) judge_output(*entry);
    return std::move(verdict_);
  }

 private:
  void judge_write(const Transaction& transaction, const Entry& write) {
    ++verdict_.judged;
    if (!transaction.tenant.empty() && write.tenant != transaction.tenant && write.table->tenant_column() >= 0) {
      fail(write, fmt::format("an event of one organisation made {} write a row of {} for {}", write.party.view(), write.table->name,
                              write.tenant.empty() ? "no organisation" : "another organisation"));
    }
    if (!write.row) return;
    for (const Value& value : write.row->values) {
      if (value.is_null()) continue;
      judge_reference(write, value.text());
      judge_canaries(write, value, "a row of", write.table->name);
    }
  }

  /// A row that points at another organisation's row.
  void judge_reference(const Entry& write, Text id) {
    if (write.table->purpose != Purpose::domain) return;
    const auto owner = question_.owners.find(id);
    if (owner == question_.owners.end() || owner->second == write.tenant) return;
    fail(write, fmt::format("a row of {} points at a row of another organisation", write.table->name));
  }

  void judge_output(const Entry& entry) {
    const bool by_party = entry.kind == Happened::logged || entry.kind == Happened::measured || entry.kind == Happened::answered ||
                          (entry.kind == Happened::sent && entry.party.view() != "outside");
    if (!by_party) return;
    ++verdict_.judged;
    if (entry.kind == Happened::logged) {
      const Sent* const cause = question_.history.message(entry.message);
      if (cause != nullptr && !cause->tenant.empty() && !entry.tenant.empty() && entry.tenant != cause->tenant) {
        fail(entry, fmt::format("{} logs one organisation's event under another organisation", entry.party.view()));
      }
    }
    judge_canaries(entry, entry.detail, "what was", kernel::to_string(entry.kind));
  }

  void judge_canaries(const Entry& entry, const Value& value, std::string_view where, std::string_view which) {
    if (entry.tenant.empty()) return;
    for (const Sighting& sighting : question_.canaries.look(value)) {
      if (sighting.canary->tenant == entry.tenant) continue;
      fail(entry, fmt::format("canary {} of another organisation is in {} {} ({})", sighting.canary->id, where, which, sighting.form));
    }
  }

  void fail(const Entry& entry, std::string what) {
    Violation violation = violation_at("tenant-isolation", question_.history, entry.party, entry.message, entry.step);
    violation.kinds = {"isolate-tenant"};
    violation.what = std::move(what);
    violation.expected = "only what belongs to the event's organisation";
    violation.found = "what belongs to another";
    verdict_.fail(std::move(violation));
  }

  const Question& question_;
  Verdict verdict_;
};

}  // namespace

Verdict tenant_isolation(const Question& question) { return TenantJudge(question).judge(); }

}  // namespace assay::check
