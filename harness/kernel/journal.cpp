#include "harness/kernel/journal.hpp"

#include "harness/base/hash.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace assay::kernel {
namespace {

constexpr std::array names{"commanded",    "answered", "sent",          "delivered", "wrote",  "committed",
                           "rolled back",  "acknowledged", "acknowledgement lost", "retry asked", "refused", "dead-lettered",
                           "crashed",      "logged",   "measured",      "store unavailable", "clock advanced"};

/// Whole texts (envelopes, log lines, answers) may hold what must not be printed: their digest stands for them.
bool is_output_text(Happened kind) {
  switch (kind) {
    case Happened::sent:
    case Happened::logged:
    case Happened::measured:
    case Happened::answered:
    case Happened::refused:
    case Happened::retry_asked:
    case Happened::dead_lettered: return true;
    default: return false;
  }
}

/// Ids, times, numbers and null are shown; any other text may be what a broken party has put there.
std::string shown(const ColumnLayout& column, const Value& value) {
  const std::string_view text = value.text().view();
  if (column.phi && !value.is_null()) return "(phi)";
  if (value.kind() != Value::Kind::text || is_uuid(text) || parse_instant(text)) return to_json(value);
  return is_uuid(text.substr(0, 36)) ? json_string(text.substr(0, 36)) + "…" : "(text)";
}

std::string row_text(const Entry& entry) {
  if (!entry.row) return " erased";
  std::string out;
  for (std::size_t i = 0; i < entry.table->columns.size(); ++i) {
    const ColumnLayout& column = entry.table->columns[i];
    const Value& value = entry.row->values[i];
    out += fmt::format(" {}={}", column.name, shown(column, value));
  }
  return out;
}

std::string line_of(const Entry& entry) {
  std::string line = fmt::format("{:>3} {} {}{} {}", entry.step, to_string(entry.at), entry.party.view(),
                                 entry.nested ? " (second worker)" : "", to_string(entry.kind));
  if (!entry.message.empty()) line += fmt::format(" message={}", entry.message.view());
  if (!entry.tenant.empty()) line += fmt::format(" tenant={}", entry.tenant.view());
  if (!entry.subject.empty()) line += fmt::format(" {}", entry.subject.view());
  if (!entry.to.empty()) line += fmt::format(" to {}", entry.to.view());
  if (entry.table != nullptr) line += row_text(entry);
  if (!entry.detail.empty()) {
    line += is_output_text(entry.kind) ? fmt::format(" digest={}", hex_of(entry.detail.hash()))
                                       : fmt::format(" {}", entry.detail.view());
  }
  return line + '\n';
}

}  // namespace

std::string_view to_string(Happened kind) { return names[static_cast<std::size_t>(kind)]; }

JournalPart::~JournalPart() {
  // Deleting a chain of thousands of parts one inside the other would overflow the stack.
  Shared<JournalPart> next = std::move(before);
  while (next) {
    Shared<JournalPart> after_next;
    JournalPart& part = const_cast<JournalPart&>(*next);  // NOLINT: only the last owner empties it
    if (!next.sole_owner()) break;
    after_next = std::move(part.before);
    next = std::move(after_next);
  }
}

Journal::Journal(JournalEnd end) : end_(std::move(end)) {
  for (const JournalPart* part = end_.get(); part != nullptr; part = part->before.get()) {
    for (auto entry = part->entries.rbegin(); entry != part->entries.rend(); ++entry) entries_.push_back(&*entry);
  }
  std::reverse(entries_.begin(), entries_.end());
}

std::string to_string(const Journal& journal) {
  std::string out;
  for (const Entry* const entry : journal.entries()) out += line_of(*entry);
  return out;
}

}  // namespace assay::kernel
