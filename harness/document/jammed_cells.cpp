#include "harness/document/jammed_cells.hpp"
#include "harness/document/jammed_bytes.hpp"
#include "harness/document/jammed_names.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace assay::document {
namespace {

constexpr std::size_t search_bytes_max = 400;  // a cell of words is no longer than this

std::size_t period_at(std::string_view rest, std::size_t offset) {
  const std::size_t digits = digits_at(rest, offset);
  if (digits == 0) return 0;
  const std::size_t unit = offset + digits;
  for (const std::string_view word : {" years", " year", " months", " days", " day", " hours"}) {
    if (rest.substr(unit).starts_with(word)) return digits + word.size();
  }
  const bool letter = unit < rest.size() && (rest[unit] == 'd' || rest[unit] == 'y' || rest[unit] == 'h' || rest[unit] == 'm');
  return letter ? digits + 1 : 0;
}

/// "30d", "7y (audit)", "clinical — 10 years", "clinical-7y", "long (audit)", "config"
std::size_t retention_length(std::string_view rest) {
  if (const std::size_t period = period_at(rest, 0); period > 0) return period + note_at(rest, period);
  constexpr std::array classes{"long", "medium", "short", "config", "operational", "standard", "regulated"};
  std::size_t word = prefix_length(rest, classes);
  if (word > 0) return word + note_at(rest, word);
  while (word < rest.size() && is_lower(rest[word])) ++word;
  if (word < 3) return 0;
  for (const std::string_view dash : {" — ", " – ", " - ", "-"}) {
    if (!rest.substr(word).starts_with(dash)) continue;
    const std::size_t period = period_at(rest, word + dash.size());
    if (period > 0) return word + dash.size() + period;
  }
  const bool ends = word == rest.size() || is_upper(rest[word]) || rest[word] == ' ';
  return ends ? word + note_at(rest, word) : 0;
}

std::size_t status_length(std::string_view rest) {
  std::size_t sign = 0;
  while (sign < rest.size() && is_sign(rest[sign])) ++sign;
  if (sign > 0 && sign < rest.size() && rest[sign] == ' ') ++sign;
  constexpr std::array words{"Not Implemented", "Partially Implemented", "Implemented", "In Progress", "In progress", "Completed", "Complete", "Planned", "Proposed",
                             "Deprecated", "Active", "Draft", "Live", "Blocked", "TBD"};
  const std::size_t word = prefix_length(rest.substr(sign), words);
  return word == 0 ? 0 : sign + word + note_at(rest, sign + word);
}

/// "PM-38", "CL-14-EN-01", "HR": the last capital of "HREvent" begins the next word.
std::size_t id_length(std::string_view rest) {
  std::size_t end = 0;
  while (end < rest.size() && is_upper(rest[end])) ++end;
  if (end < rest.size() && is_lower(rest[end])) --end;
  if (end < 2 || end > 5 || end > rest.size()) return 0;
  while (end + 1 < rest.size() && rest[end] == '-' && (is_digit(rest[end + 1]) || is_upper(rest[end + 1]))) {
    std::size_t part = end + 1;
    while (part < rest.size() && is_digit(rest[part])) ++part;
    if (part == end + 1) {
      while (part < rest.size() && is_upper(rest[part]) && part - end <= 3) ++part;
      if (part + 1 >= rest.size() || rest[part] != '-' || !is_digit(rest[part + 1])) break;
    }
    end = part;
  }
  return end;
}

/// "orders-service"
std::size_t service_length(std::string_view rest) {
  std::size_t end = 0;
  while (end < rest.size() && (is_lower(rest[end]) || (rest[end] == '-' && end > 0))) ++end;
  return rest.substr(0, end).find('-') == std::string_view::npos ? 0 : end;
}

/// " ATS", " Employee Directory" behind an id: capitalised words up to a seam.
std::size_t words_of_party(std::string_view rest, std::size_t offset) {
  std::size_t end = offset;
  for (int word = 0; word < 3; ++word) {
    std::size_t next = end + 1;
    if (next >= rest.size() || rest[end] != ' ' || !is_upper(rest[next])) break;
    while (next < rest.size() && is_upper(rest[next])) ++next;
    const bool all_capitals = next - end > 2;
    if (all_capitals && next < rest.size() && is_lower(rest[next])) return next - 1 - offset;  // "ATSSee below"
    while (next < rest.size() && is_lower(rest[next])) ++next;
    end = next;
  }
  return end - offset;
}

std::size_t party_length(std::string_view rest) {
  std::size_t end = 0;
  for (std::size_t count = 0; count < 50; ++count) {
    std::size_t one = id_length(rest.substr(end));
    if (one == 0) one = service_length(rest.substr(end));
    if (one == 0) break;
    end += one;
    end += words_of_party(rest, end);
    end += note_at(rest, end);
    std::size_t between = 0;
    for (const std::string_view mark : {", ", "/", " / ", " & ", " and "}) {
      if (rest.substr(end).starts_with(mark)) between = mark.size();
    }
    if (between == 0) return end;
    const bool more = id_length(rest.substr(end + between)) > 0 || service_length(rest.substr(end + between)) > 0;
    if (!more) return end;
    end += between;
  }
  return end;
}

std::size_t noun_length(std::string_view rest, CellKind next) {
  std::size_t end = 0;
  while (end < rest.size() && (is_upper(rest[end]) || is_lower(rest[end]))) {
    if (end > 0 && next != CellKind::retention && is_seam(rest, end)) break;  // a period begins with digits
    ++end;
  }
  return end > 1 && is_upper(rest[0]) ? end : 0;
}

/// "Event / Data", "Platform Layer", "Data (FK, workflow)"
std::size_t pattern_length(std::string_view rest) {
  constexpr std::array words{"Event-Based", "Event", "Data", "API", "Platform", "Layer", "Internal", "Direct dependency", "Integration", "Runtime", "Same-core read", "Same core",
                             "Notifications", "Export", "RBAC", "Webhook", "Realtime", "Batch"};
  std::size_t end = 0;
  while (true) {
    const std::size_t between = end == 0 ? 0 : rest.substr(end).starts_with(" / ") ? 3 : rest.substr(end).starts_with(" ") ? 1 : 0;
    if (end > 0 && between == 0) break;
    const std::size_t one = prefix_length(rest.substr(end + between), words);
    if (one == 0) break;
    end += between + one;
  }
  const std::size_t note = note_at(rest, end);
  const bool goes_on = note == 0 && end < rest.size() && rest[end] == ' ';  // "Event `x` (or the like)" is more than a pattern
  return end == 0 || goes_on ? 0 : end + note;
}

/// "{ a, b[] }", or names with commas between them.
std::size_t payload_length(std::string_view rest) {
  if (rest.starts_with('{')) return rest.find('}') < search_bytes_max ? rest.find('}') + 1 : 0;
  const std::size_t names = name_length(rest, CellKind::words);
  return rest.substr(0, names).find(", ") == std::string_view::npos ? 0 : names;
}

}  // namespace

bool is_seam(std::string_view text, std::size_t offset) {
  if (offset == 0 || offset >= text.size()) return false;
  const char before = text[offset - 1];
  const char at = text[offset];
  const bool ended = is_lower(before) || is_digit(before) || before == ')' || before == ']' || before == '.';
  return ended && (is_upper(at) || is_sign(at));
}

CellKind kind_of_column(std::string_view header) {
  const std::string word = lower(trim(header.substr(0, header.find('('))));
  using Entry = std::pair<std::string_view, CellKind>;
  constexpr std::array kinds{
      Entry{"v", CellKind::version}, Entry{"version", CellKind::version}, Entry{"retention", CellKind::retention}, Entry{"retention class", CellKind::retention},
      Entry{"type", CellKind::type}, Entry{"data type", CellKind::type}, Entry{"required", CellKind::required}, Entry{"status", CellKind::status},
      Entry{"from", CellKind::party}, Entry{"to", CellKind::party}, Entry{"publisher", CellKind::party}, Entry{"publisher spec", CellKind::party},
      Entry{"subscribers", CellKind::party}, Entry{"subscriber", CellKind::party}, Entry{"consumers", CellKind::party}, Entry{"consumer", CellKind::party},
      Entry{"producer", CellKind::party}, Entry{"source", CellKind::party}, Entry{"source service", CellKind::party}, Entry{"dependency", CellKind::party},
      Entry{"integration", CellKind::party}, Entry{"channel", CellKind::channel}, Entry{"aggregate", CellKind::noun}, Entry{"avg. volume", CellKind::amount},
      Entry{"volume", CellKind::amount},
      Entry{"pattern", CellKind::pattern}, Entry{"mechanism", CellKind::pattern},
      Entry{"integration type", CellKind::pattern}, Entry{"payload", CellKind::payload}, Entry{"payload (data)", CellKind::payload}, Entry{"payload schema", CellKind::payload}};
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const Entry& entry) { return entry.first == word; });
  if (found != kinds.end()) return found->second;
  for (const std::string_view named : {"event", "subject", "field", "column", "attribute", "property", "key", "topic", "name", "permission", "table"}) {
    if (word.starts_with(named) && word.find("/api") == std::string::npos) return CellKind::name;
  }
  return CellKind::words;
}

std::size_t cell_length(CellKind kind, CellKind next, std::string_view rest) {
  constexpr std::array answers{"Required", "Optional", "Yes", "No", "yes", "no", "true", "false", "✅", "✓", "❌", "—"};
  constexpr std::array amounts{"low", "medium", "high"};
  switch (kind) {
    case CellKind::name: return name_length(rest, next);
    case CellKind::version: return rest.starts_with('v') && digits_at(rest, 1) > 0 ? 2 : std::min<std::size_t>(digits_at(rest, 0), 1);
    case CellKind::retention: return retention_length(rest);
    case CellKind::type:
    case CellKind::asked_type: return type_length(rest);
    case CellKind::required: return prefix_length(rest, answers);
    case CellKind::status: return status_length(rest);
    case CellKind::party: return party_length(rest);
    case CellKind::channel: return name_length(rest, CellKind::words);
    case CellKind::noun: return noun_length(rest, next);
    case CellKind::amount: return prefix_length(rest, amounts);
    case CellKind::pattern: return pattern_length(rest);
    case CellKind::payload: return payload_length(rest);
    case CellKind::words: return 0;
  }
  return 0;
}

std::size_t words_before(CellKind next, std::string_view rest) {
  const std::size_t bound = std::min(rest.size(), search_bytes_max);
  for (std::size_t at = 1; at < bound; ++at) {
    const bool behind_note = next == CellKind::name || next == CellKind::words || next == CellKind::payload;
    const bool name = behind_note && rest[at - 1] == ')' && is_lower(rest[at]);
    if (!is_seam(rest, at) && !name) continue;
    if (next == CellKind::words || (name && next != CellKind::payload) || cell_length(next, CellKind::words, rest.substr(at)) > 0) return at;
  }
  return 0;
}

}  // namespace assay::document
