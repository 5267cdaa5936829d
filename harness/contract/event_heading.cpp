#include "harness/contract/event_heading.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace assay::contract {
namespace {

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

/// "orders-service": a service is named in small letters with a hyphen.
std::size_t service_length(std::string_view words) {
  std::size_t end = 0;
  while (end < words.size() && ((words[end] >= 'a' && words[end] <= 'z') || (words[end] == '-' && end > 0))) ++end;
  return words.substr(0, end).ends_with("-service") || words.substr(0, end).ends_with("-gateway") ? end : 0;
}

std::size_t actor_length(std::string_view words) {
  const std::size_t id = party_id_length(words, 0);
  return id > 0 ? id : service_length(words);
}

/// The parties that a list begins with: "PM-15, PF-10: …".
std::vector<std::string> actors_behind(std::string_view words) {
  std::vector<std::string> actors;
  words = trim(words);
  while (actors.size() < 20) {
    const std::size_t length = actor_length(words);
    if (length == 0) break;
    actors.emplace_back(words.substr(0, length));
    words.remove_prefix(length);
    std::size_t between = 0;
    for (const std::string_view mark : {", ", " / ", "/", " and ", " & ", " + "}) {
      if (words.starts_with(mark)) between = mark.size();
    }
    if (between == 0) break;
    words.remove_prefix(between);
  }
  return actors;
}

/// The party that words end with, behind the last space, parenthesis or colon.
std::vector<std::string> actors_before(std::string_view words) {
  words = trim(words);
  if (words.ends_with(')')) words = trim(words.substr(0, words.rfind('(')));  // "HR-03 (Onboarding) → IT-08"
  const std::size_t begin = words.find_last_of(" (:") == std::string_view::npos ? 0 : words.find_last_of(" (:") + 1;
  const std::size_t length = actor_length(words.substr(begin));
  return length == words.size() - begin && length > 0 ? std::vector<std::string>{std::string(words.substr(begin))} : std::vector<std::string>();
}

/// Without the ids of parties and arrows between them.
std::string without_parties(std::string_view words) {
  std::string rest;
  for (std::size_t i = 0; i < words.size();) {
    const bool begins = i == 0 || std::isalnum(static_cast<unsigned char>(words[i - 1])) == 0;
    const std::size_t length = begins ? party_id_length(words, i) : 0;
    if (length == 0) rest += words[i];
    i += std::max<std::size_t>(length, 1);
  }
  return rest;
}

/// Without further names of events: "`a_lost` / `a_found`".
std::string without_names(const std::string& words) {
  std::string rest;
  std::size_t end = 0;
  for (const Named& named : likely_events_in(document::verbatim(words, {}))) {
    rest += words.substr(end, named.begin - end);
    end = named.end;
  }
  return rest + words.substr(end);
}

}  // namespace

std::string actor_in(std::string_view heading) {
  const std::string text = lower(heading);
  const std::size_t by = text.find(" by ");
  if (by == std::string::npos) return {};
  const std::vector<std::string> actors = actors_behind(heading.substr(by + 4));
  return actors.size() == 1 ? actors[0] : std::string();
}

Role role_in(std::string_view heading) {
  const std::string text = lower(heading);
  if (split(text, ' ').size() > 7) return Role::stated;
  for (const std::string_view word : {"consumed", "inbound", "subscribed", "consumes", "incoming", "subscriptions", "subscribes", "consuming"}) {
    if (contains_word(text, word)) return Role::consumed;
  }
  for (const std::string_view word : {"produced", "published", "outbound", "emitted", "produces", "publishes", "outgoing", "emits"}) {
    if (contains_word(text, word)) return Role::produced;
  }
  return Role::stated;
}

bool states_no_events(std::string_view heading) {
  const std::string text = lower(heading);
  for (const std::string_view words : {"anti-pattern", "do not", "don't", "❌", "audit event", "audit code", "audit log", "wrong", "example usage", "related",
                                       "references", "change log", "changelog", "glossary", "domain model", "invariants", "permission", "rbac", "roles", "database", "key tables",
                               "tables owned", "rpc", "audit action", "prohibited", "forbidden", "migration history", "legend", "queues", "edge functions", "tools"}) {
    if (has(text, words)) return true;
  }
  return false;
}

bool is_part_of_event(std::string_view heading) {
  const std::string text = lower(heading);
  for (const std::string_view words : {"payload", "schema", "example", "consumers", "subscribers", "publisher", "idempotency", "fields", "delivery", "trigger"}) {
    if (text.starts_with(words)) return true;
  }
  return false;
}

bool only_event_words(const std::string& plain, const Named& named) {
  std::string behind = plain.substr(named.end);
  for (const std::string_view dash : {" — ", " – ", " - ", ": "}) behind = behind.substr(0, behind.find(dash));  // a description may follow
  const std::string rest = lower(without_names(without_parties(plain.substr(0, named.begin) + " " + behind)));
  int depth = 0;
  std::string outside;
  for (const char c : rest) {
    depth += c == '(' ? 1 : 0;
    if (depth == 0) outside += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : ' ';
    depth -= c == ')' && depth > 0 ? 1 : 0;
  }
  for (const std::string_view word : split(outside, ' ')) {
    const bool number = !word.empty() && std::all_of(word.begin() + (word[0] == 'v' ? 1 : 0), word.end(), [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
    constexpr auto known = std::to_array<std::string_view>({"event", "events", "example", "schema", "payload", "new", "existing", "planned", "published", "consumed", "deprecated", "name", "the", "domain", "for", "of", "produced", "emitted", "contract", "inbound", "outbound", "consumes", "publishes", "and", "status"});
    if (!word.empty() && !number && std::find(known.begin(), known.end(), word) == known.end()) return false;
  }
  return true;
}

std::optional<Arrow> arrow_in(const std::string& words) {
  for (const std::string_view mark : {"→", "->", "⇒"}) {
    const std::size_t at = words.find(mark);
    if (at == std::string::npos) continue;
    Arrow arrow{actors_before(std::string_view(words).substr(0, at)), actors_behind(std::string_view(words).substr(at + mark.size()))};
    if (!arrow.from.empty() && !arrow.to.empty()) return arrow;
  }
  return std::nullopt;
}

std::string status_signs(const std::string& plain) {
  std::size_t begin = plain.find('(');
  for (const std::string_view sign : {"✅", "📝", "🟡"}) begin = std::min(begin, plain.find(sign));
  return begin == std::string::npos ? std::string() : plain.substr(begin);
}

}  // namespace assay::contract
