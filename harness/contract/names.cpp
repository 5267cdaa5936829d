#include "harness/contract/names.hpp"

#include "harness/base/bytes.hpp"
#include "harness/base/strings.hpp"
#include "harness/base/words.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace assay::contract {
namespace {

bool is_name_byte(char c) { return is_upper(c) || is_lower(c) || is_digit(c) || c == '_' || c == '.' || c == '-'; }

constexpr auto file_endings = std::to_array<std::string_view>({".md", ".ts", ".tsx", ".js", ".mjs", ".json", ".sql", ".html", ".yaml", ".yml", ".conf", ".py", ".txt", ".io", ".com", ".dev", ".sh", ".csv", ".pdf"});

constexpr auto irregular_verbs = std::to_array<std::string_view>({"sent", "paid", "met", "built", "lost", "held", "sold", "begun", "done", "made", "kept", "left", "won", "seen",
                                     "given", "taken", "withdrawn", "overdue", "noshow", "due", "expiring", "written", "read", "set",
                                     "shut", "hidden", "frozen", "stolen", "spent", "reset", "split", "broken", "chosen", "found", "bound", "put", "cut", "run", "review", "drawn", "born", "elapsed", "shown"});

constexpr auto not_verbs = std::to_array<std::string_view>({"bed", "need", "feed", "speed", "shared", "embed", "seed", "med", "red", "unified", "based", "detailed"});

constexpr auto column_endings = std::to_array<std::string_view>({"at", "by", "id", "ids", "type", "date", "time", "name", "status", "code", "count", "on", "key", "url",
                                    "number", "flag", "reason", "version", "note", "notes", "level", "care", "table", "rows", "log", "logs",
                                    "value", "amount", "queue", "text"});

std::vector<std::string_view> parts_of(std::string_view name) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t end = name.find_first_of("_.-"); end != std::string_view::npos; end = name.find_first_of("_.-", begin)) {
    parts.push_back(name.substr(begin, end - begin));
    begin = end + 1;
  }
  parts.push_back(name.substr(begin));
  return parts;
}

bool is_version_part(std::string_view part) {
  return part.size() > 1 && part[0] == 'v' && std::all_of(part.begin() + 1, part.end(), is_digit);
}

bool is_verb(std::string_view part) {
  if (part.size() > 3 && part.ends_with("ed")) return !one_of(part, not_verbs);
  return one_of(part, irregular_verbs);
}

/// One dotted part: snake_case or kebab-case in lower case; the first may be upper case (a stream).
bool is_part(std::string_view part, bool first) {
  if (part.empty() || !std::isalpha(static_cast<unsigned char>(part[0]))) return false;
  const bool all_lower = std::none_of(part.begin(), part.end(), is_upper);
  const bool all_upper = std::none_of(part.begin(), part.end(), is_lower);
  return all_lower || (first && all_upper);
}

/// "createdv1long": cells that were pushed together, and no name.
bool is_glued(std::string_view part) {
  for (std::size_t v = part.find('v', 3); v != std::string_view::npos; v = part.find('v', v + 1)) {
    std::size_t end = v + 1;
    while (end < part.size() && is_digit(part[end])) ++end;
    if (end > v + 1 && end < part.size() && is_lower(part[end]) && is_lower(part[v - 1])) return true;
  }
  return false;
}

bool touches_path_or_call(std::string_view text, std::size_t begin, std::size_t end) {
  if (end < text.size() && (text[end] == '(' || text[end] == '/' || text[end] == '*' || text[end] == '{')) return true;
  return begin > 0 && (text[begin - 1] == '/' || text[begin - 1] == '@' || text[begin - 1] == '#' || text[begin - 1] == '*' || text[begin - 1] == '}' || text[begin - 1] == '$');
}

}  // namespace

bool contains_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !std::isalnum(static_cast<unsigned char>(text[at - 1]));
    const std::size_t end = at + word.size();
    if (begins && (end == text.size() || !std::isalnum(static_cast<unsigned char>(text[end])))) return true;
  }
  return false;
}

bool has_event_shape(std::string_view name) {
  if (name.size() < 5 || name.size() > 120 || name.find_first_of("_.") == std::string_view::npos || name.find("..") != std::string_view::npos) return false;
  const std::size_t last_dot = name.rfind('.');
  if (last_dot != std::string_view::npos && one_of(name.substr(last_dot), file_endings)) return false;
  const std::vector<std::string_view> parts = split(name, '.');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!is_part(parts[i], i == 0 && parts.size() > 1)) return false;
  }
  if (name.ends_with("_events")) return false;  // a channel or a table of events
  if (name.ends_with("-service") || is_glued(parts.back())) return false;
  return parts.size() >= 2 || name.find('_') != std::string_view::npos;
}

bool has_event_verb(std::string_view name) {
  std::vector<std::string_view> parts = parts_of(name);
  if (parts.size() > 1 && is_version_part(parts.back())) parts.pop_back();
  if (one_of(parts.back(), column_endings)) return false;
  return std::any_of(parts.begin(), parts.end(), is_verb);
}

namespace {

std::vector<Named> words_in(const document::Text& text, bool compound_only) {
  const std::string& plain = text.plain;
  std::vector<Named> found;
  for (std::size_t i = 0; i < plain.size();) {
    if (!is_name_byte(plain[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    bool compound = false;
    for (; end < plain.size() && is_name_byte(plain[end]); ++end) compound = compound || plain[end] == '_' || plain[end] == '.';
    std::size_t last = end;
    while (last > i && (plain[last - 1] == '.' || plain[last - 1] == '-')) --last;
    const bool wanted = last > i && (compound || !compound_only);
    if (wanted && !touches_path_or_call(plain, i, end)) found.push_back({plain.substr(i, last - i), i, last});
    i = end;
  }
  return found;
}

}  // namespace

std::vector<Named> names_in(const document::Text& text) { return words_in(text, false); }
std::vector<Named> compound_names_in(const document::Text& text) { return words_in(text, true); }

bool is_other_thing(const document::Text& text, const Named& named) {
  constexpr auto kinds = std::to_array<std::string_view>({"queue", "queues", "channel", "table", "tables", "column", "columns", "field", "fields", "function", "functions", "trigger", "role", "roles",
                             "permission", "permissions", "index", "constraint", "job", "worker", "view", "policy", "policies", "enum", "flag", "tool", "bucket", "stream",
                             "status", "state", "hook", "module", "helper", "row", "rows", "record", "records", "endpoint", "route", "template", "audit", "code", "setting"});
  const std::string after = lower(std::string_view(text.plain).substr(named.end, 24));
  const std::string before = lower(std::string_view(text.plain).substr(named.begin < 24 ? 0 : named.begin - 24, std::min<std::size_t>(named.begin, 24)));
  if (after.starts_with(" event")) return false;
  const std::string_view next = std::string_view(after).substr(0, 1) == " " ? std::string_view(after).substr(1, after.find_first_of(" ,.;:)", 1) - 1) : std::string_view();
  std::string_view previous = trim(before);
  if (previous.ends_with(':')) return false;
  previous = previous.substr(previous.find_last_of(" (") == std::string_view::npos ? 0 : previous.find_last_of(" (") + 1);
  const bool followed = next != "status" && next != "state" && next != "trigger" && one_of(next, kinds);  // "x trigger" may be what the event does
  return followed || (named.begin > 0 && one_of(previous, kinds));
}

std::vector<Named> likely_events_in(const document::Text& text) {
  std::vector<Named> found = compound_names_in(text);
  std::erase_if(found, [&](const Named& named) { return !has_event_shape(named.name) || !has_event_verb(named.name) || is_other_thing(text, named); });
  return found;
}

std::size_t party_id_length(std::string_view text, std::size_t offset) {
  if (offset > 0 && (is_name_byte(text[offset - 1]) || text[offset - 1] == '#')) return 0;
  std::size_t end = offset;
  while (end < text.size() && is_upper(text[end])) ++end;
  const std::size_t core = end - offset;
  if (core < 2 || core > 5) return 0;
  while (end + 1 < text.size() && text[end] == '-') {  // "-14", "-EN", "-01"
    std::size_t part = end + 1;
    while (part < text.size() && (is_digit(text[part]) || (is_upper(text[part]) && part - end <= 3))) ++part;
    if (part == end + 1 || (end == offset + core && !is_digit(text[end + 1]))) break;
    if (is_upper(text[end + 1]) && (part >= text.size() || text[part] != '-' || part + 1 >= text.size() || !is_digit(text[part + 1]))) break;
    end = part;
  }
  if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1]) && end > offset + core) {
    ++end;
    while (end < text.size() && is_digit(text[end])) ++end;
  }
  if (end == offset + core && end < text.size() && (is_lower(text[end]) || is_digit(text[end]) || text[end] == '_')) return 0;
  return end - offset;
}

std::string feature_id_in(std::string_view words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_upper(words[i])) continue;
    const std::size_t length = party_id_length(words, i);
    const std::string_view id = words.substr(i, length);
    if (id.find('-') != std::string_view::npos) return std::string(id);
    while (i < words.size() && is_name_byte(words[i])) ++i;
  }
  return {};
}

Party party_of(std::string_view name) {
  Party party;
  party.name = std::string(name);
  if (const std::size_t length = party_id_length(name, 0); length > 0) {
    const std::string_view id = name.substr(0, length);
    const std::size_t dash = id.find('-');
    party.core = std::string(id.substr(0, dash));
    if (dash != std::string_view::npos) party.feature = std::string(id.substr(dash + 1));
  }
  return party;
}

std::map<std::string, std::string> event_names(const Model& model) {
  std::map<std::string, std::string> names;
  for (const Event& event : model.events) names.emplace(event.name, event.name);
  for (const Event& event : model.events) {
    for (const std::string& alias : event.aliases) names.emplace(alias, event.name);
  }
  return names;
}

SourceSpan span_of(const std::string& file, Position at) { return {file, at.line, at.column, {}}; }

}  // namespace assay::contract
