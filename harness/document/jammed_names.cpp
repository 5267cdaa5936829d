#include "harness/document/jammed_names.hpp"
#include "harness/document/jammed_bytes.hpp"

#include <algorithm>
#include <array>

namespace assay::document {
namespace {

constexpr std::array type_words{"TIMESTAMPTZ", "timestamptz", "TIMESTAMP", "timestamp", "datetime", "BOOLEAN", "boolean", "INTEGER", "integer", "NUMERIC", "numeric",
                                "VARCHAR", "varchar", "BIGINT", "bigint", "decimal", "string[]", "string", "number", "object[]", "object", "TEXT[]", "text[]",
                                "UUID[]", "uuid[]", "UUID", "uuid", "TEXT", "text", "DATE", "date", "JSONB", "jsonb", "JSON", "json", "ENUM", "enum", "array",
                                "INT", "int", "BOOL", "bool"};

bool begins_answer(std::string_view rest) {
  for (const std::string_view answer : {"yes", "no", "true", "false", "required", "optional"}) {
    if (rest.starts_with(answer)) return true;
  }
  return false;
}

/// "program_type", "sentAt": what stands before a type word is a whole name, whatever follows the type.
bool ends_like_column(std::string_view name) {
  for (const std::string_view ending : {"_id", "_type", "_at", "_by", "_date", "_name", "_status", "_code", "_count", "_number", "_key", "_reason"}) {
    if (name.ends_with(ending) && name.size() > ending.size()) return true;
  }
  return false;
}

/// Where a type word begins inside of a run of letters that starts with a name: "organization_iduuid" is 15.
std::size_t type_begin(std::string_view run, bool answer_follows) {
  for (std::size_t at = 2; at < run.size(); ++at) {
    const std::size_t length = prefix_length(run.substr(at), type_words);
    if (length == 0) continue;
    const std::size_t end = at + length;
    const bool ends = end == run.size() || is_upper(run[end]) || !(is_lower(run[end]) || is_digit(run[end]) || run[end] == '_') || (answer_follows && begins_answer(run.substr(end)));
    const bool capital_type = is_upper(run[at]);
    if (!capital_type && ends_like_column(run.substr(0, at))) return at;
    if (ends && (capital_type || !is_upper(run[at - 1]))) return at;
  }
  return 0;
}

/// "policy_createdgr_events": where the channel begins.
std::size_t channel_begin(std::string_view run) {
  for (const std::string_view known : {"domain_events", "automation_trigger"}) {
    const std::size_t at = run.find(known);
    if (at != std::string_view::npos && at > 0) return at;
  }
  const std::size_t events = run.rfind("_events");
  if (events == std::string_view::npos || events < 4) return 0;
  std::size_t begin = events - 2;  // a core has two letters; "cl_pm_events" has two cores
  if (begin >= 3 && run[begin - 1] == '_' && is_lower(run[begin - 2]) && is_lower(run[begin - 3])) begin -= 3;
  return begin;
}

/// A dotted name with a version ends behind the version; of its digits only one is taken where the next column begins with digits too.
std::size_t version_end(std::string_view rest, std::size_t v, CellKind next) {
  const std::size_t begin = v + 2;  // behind ".v"
  const std::size_t digits = digits_at(rest, begin);
  if (next == CellKind::version && digits >= 4 && rest.substr(begin, 2) == rest.substr(begin + 2, 2)) return begin + 2;
  return begin + (next == CellKind::version || next == CellKind::retention ? 1 : digits);
}

/// "boxes.lid.shutacme.boxes.lid.shut": where the first of two names ends, which the second repeats from its first dot on; or 0.
std::size_t repeated_name(std::string_view run) {
  run = run.substr(0, 300);
  const std::size_t dot = run.find('.');
  if (dot == std::string_view::npos) return 0;
  for (std::size_t end = std::min<std::size_t>(run.size(), 100); end > dot + 4; --end) {
    const std::string_view tail = run.substr(dot, end - dot);
    if (tail.back() != '.' && run.find(tail, end) != std::string_view::npos) return end;
  }
  return 0;
}

/// "box.lid.closeddock-service": where the service begins, behind the participle; or 0.
std::size_t service_begin(std::string_view run) {
  const std::size_t service = run.rfind("-service");
  if (service == std::string_view::npos) return 0;
  for (std::size_t at = std::min(service, run.find('-')); at > 4; --at) {
    if (run.substr(at - 2, 2) == "ed" && at + 2 < service) return at;
  }
  return 0;
}

/// "boxes.lid.shutv1": where a version without a dot begins; or 0.
std::size_t bare_version(std::string_view run) {
  for (std::size_t at = 4; at + 1 < run.size(); ++at) {
    if (run[at] == 'v' && is_digit(run[at + 1]) && is_lower(run[at - 1])) return at;
  }
  return 0;
}

std::size_t one_name_length(std::string_view rest, CellKind next) {
  if (next != CellKind::name && rest.starts_with("same") && rest.size() > 4 && (is_digit(rest[4]) || is_upper(rest[4]))) return 4;
  const bool typed = next == CellKind::type || next == CellKind::asked_type;
  std::size_t end = 0;
  const std::size_t capitals = std::min(rest.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_"), rest.size());
  if (capitals < rest.size() && rest[capitals] == '.' && capitals > 2) end = capitals;  // "BILLING.invoice.paid"
  while (end < rest.size()) {
    const char c = rest[end];
    if (c == '.' && end + 2 < rest.size() && rest[end + 1] == 'v' && is_digit(rest[end + 2])) return version_end(rest, end, next);
    const bool inner = is_lower(c) || is_digit(c) || c == '_' || c == '.' || c == '-' || c == '?' || (c == '[' && rest.substr(end).starts_with("[]")) || (c == ']' && end > 0 && rest[end - 1] == '[');
    const bool hump = typed && is_upper(c) && end > 0;
    if (!inner && !hump) break;
    ++end;
  }
  if (typed) {
    if (const std::size_t type = type_begin(rest.substr(0, std::min<std::size_t>(end + 12, rest.size())), next == CellKind::asked_type); type > 0) return type;
    end = std::min(rest.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ ("), end);
  }
  std::size_t inner = 0;
  if (next == CellKind::name) inner = repeated_name(rest.substr(0, end));
  if (next == CellKind::party) inner = service_begin(rest.substr(0, end));
  if (next == CellKind::version) inner = bare_version(rest.substr(0, end));
  if (inner > 0) return inner;
  if (next == CellKind::channel) {
    if (const std::size_t channel = channel_begin(rest.substr(0, end)); channel > 0) return channel;
  }
  return end < 2 ? 0 : end;
}

}  // namespace

std::size_t type_length(std::string_view rest) {
  std::size_t length = prefix_length(rest, type_words);
  if (length == 0) return 0;
  if (rest.substr(length).starts_with(" (")) length += note_at(rest, length);
  for (const std::string_view none : {" | null", " \\| null"}) {
    if (rest.substr(length).starts_with(none)) length += none.size();
  }
  return length;
}

std::size_t name_length(std::string_view rest, CellKind next) {
  std::size_t end = one_name_length(rest, next);
  for (int more = 0; end > 0 && more < 50 && rest.substr(end).starts_with(", "); ++more) {
    const std::size_t one = one_name_length(rest.substr(end + 2), next);
    if (one == 0 || rest.substr(end + 2, one).find_first_of("_.") == std::string_view::npos) break;
    end += 2 + one;
  }
  return end;
}

}  // namespace assay::document
