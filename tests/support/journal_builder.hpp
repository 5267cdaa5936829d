#pragma once

#include "harness/base/value.hpp"
#include "harness/kernel/journal.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Journals written by hand: what happened, in order, told by the parties that did it.
///
///   const By pm("PM", admitted);
///   const auto journal = journal_of({outside(admitted), pm.delivered(), pm.inserted(patients, row), pm.committed(), pm.acknowledged()});
namespace assay::support {

using kernel::Entry;
using kernel::Happened;
using Entries = std::vector<Entry>;

/// A row of texts; an empty one is null.
[[nodiscard]] inline Row row_of(std::initializer_list<std::string_view> texts) {
  std::vector<Value> values;
  for (const std::string_view text : texts) values.push_back(text.empty() ? Value() : Value(text));
  return make_row(std::move(values));
}

/// An event as the broker has it.
struct Wire {
  Text id;
  Text type;
  Text tenant;
  Text payload;  // a JSON object

  [[nodiscard]] Text envelope() const {
    return Text("{\"event_id\":" + json_string(id.view()) + ",\"event_type\":" + json_string(type.view()) +
                ",\"organization_id\":" + json_string(tenant.view()) + ",\"payload\":" + std::string(payload.view()) + "}");
  }
};

[[nodiscard]] inline Entry sent_by(std::string_view party, const Wire& event) {
  Entry entry;
  entry.kind = Happened::sent;
  entry.party = Text(party);
  entry.tenant = event.tenant;
  entry.message = event.id;
  entry.subject = event.type;
  entry.detail = event.envelope();
  return entry;
}
/// The scenario puts an event on the broker itself.
[[nodiscard]] inline Entry outside(const Wire& event) { return sent_by("outside", event); }

/// One party at work because of one event or command.
class By {
 public:
  By(std::string_view party, const Wire& cause) : By(party, cause.id, cause.tenant, cause.type) {}
  By(std::string_view party, std::string_view command, std::string_view tenant) : By(party, Text(command), Text(tenant), Text()) {}

  /// The same as the party's second worker.
  [[nodiscard]] By second_worker() const {
    By copy = *this;
    copy.nested_ = true;
    return copy;
  }

  [[nodiscard]] Entry commanded(std::string_view command) const { return entry(Happened::commanded, command, {}); }
  [[nodiscard]] Entry answered(std::string_view how, std::string_view detail = {}) const { return entry(Happened::answered, how, detail); }
  [[nodiscard]] Entry delivered() const { return entry(Happened::delivered, type_.view(), {}); }
  [[nodiscard]] Entry committed() const { return entry(Happened::committed, {}, {}); }
  [[nodiscard]] Entry rolled_back() const { return entry(Happened::rolled_back, {}, {}); }
  [[nodiscard]] Entry acknowledged() const { return entry(Happened::acknowledged, {}, {}); }
  [[nodiscard]] Entry lost_ack() const { return entry(Happened::lost_ack, {}, {}); }
  [[nodiscard]] Entry retry_asked(std::string_view reason) const { return entry(Happened::retry_asked, {}, reason); }
  [[nodiscard]] Entry refused(std::string_view reason) const { return entry(Happened::refused, {}, reason); }
  [[nodiscard]] Entry dead_lettered(std::string_view reason) const { return entry(Happened::dead_lettered, type_.view(), reason); }
  [[nodiscard]] Entry crashed(std::string_view boundary) const { return entry(Happened::crashed, {}, boundary); }
  [[nodiscard]] Entry measured(std::string_view metric) const { return entry(Happened::measured, {}, metric); }
  [[nodiscard]] Entry logged(std::string_view line) const { return entry(Happened::logged, "info", line); }
  [[nodiscard]] Entry logged_for(std::string_view tenant, std::string_view line) const {
    Entry made = logged(line);
    made.tenant = Text(tenant);
    return made;
  }

  [[nodiscard]] Entry inserted(const TableLayout& table, const Row& row) const { return wrote(table, {}, row); }
  [[nodiscard]] Entry updated(const TableLayout& table, const Row& before, const Row& after) const { return wrote(table, before, after); }
  [[nodiscard]] Entry erased(const TableLayout& table, const Row& row) const { return wrote(table, row, {}); }

 private:
  By(std::string_view party, Text message, Text tenant, Text type) : party_(party), message_(message), tenant_(tenant), type_(type) {}

  [[nodiscard]] Entry entry(Happened kind, std::string_view subject, std::string_view detail) const {
    Entry made;
    made.kind = kind;
    made.nested = nested_;
    made.party = party_;
    made.tenant = tenant_;
    made.message = message_;
    made.subject = Text(subject);
    made.detail = Text(detail);
    return made;
  }
  [[nodiscard]] Entry wrote(const TableLayout& table, const Row& before, const Row& after) const {
    Entry made = entry(Happened::wrote, table.name, {});
    const int tenant = table.tenant_column();
    made.tenant = tenant < 0 ? Text() : (after ? after : before)->values[static_cast<std::size_t>(tenant)].text();
    made.table = &table;
    made.before = before;
    made.row = after;
    return made;
  }

  Text party_;
  Text message_;
  Text tenant_;
  Text type_;
  bool nested_ = false;
};

/// One story after another.
[[nodiscard]] inline Entries then(Entries story, const Entries& more) {
  story.insert(story.end(), more.begin(), more.end());
  return story;
}

/// The journal of a story. A step begins at every command, event sent and delivery to a first worker; a step takes a second.
[[nodiscard]] inline kernel::JournalEnd journal_end_of(const Entries& story) {
  kernel::JournalEnd end;
  std::uint16_t step = 0;
  kernel::JournalPart* part = nullptr;
  for (const Entry& told : story) {
    const bool begins = told.kind == Happened::commanded || told.kind == Happened::sent || (told.kind == Happened::delivered && !told.nested);
    if (begins || part == nullptr) {
      ++step;
      auto* const next = new kernel::JournalPart;
      next->before = std::move(end);
      next->step = step;
      end = kernel::JournalEnd(next);
      part = next;
    }
    Entry& entry = part->entries.emplace_back(told);
    entry.step = step;
    entry.at = Instant{step * 1000};
  }
  return end;
}
[[nodiscard]] inline kernel::Journal journal_of(const Entries& story) { return kernel::Journal(journal_end_of(story)); }

}  // namespace assay::support
