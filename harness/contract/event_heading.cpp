#include "harness/contract/event_heading.hpp"

#include "harness/base/strings.hpp"
#include "harness/base/words.hpp"
#include "harness/contract/actors.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <tuple>

namespace assay::contract {
namespace {

constexpr int arrows_max = 10;  // of one heading

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

bool is_about_analytics(std::string_view heading) {
  const std::string text = lower(heading);
  for (const std::string_view word : {"analytics", "telemetry", "tracking", "clickstream", "logging"}) {
    if (contains_word(text, word)) return true;
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
  const bool alone = named.begin > 0 && plain[named.begin - 1] == '(' && plain.compare(named.end, 1, ")") == 0;
  if (alone && arrow_in(plain)) return true;  // "Copay taken (`x`), PM-52 → FA-12": its title, its name, its parties
  std::string behind = plain.substr(named.end);
  for (const std::string_view dash : {" — ", " – ", " - ", ": "}) behind = behind.substr(0, behind.find(dash));  // a description may follow
  const std::string rest = lower(without_names(without_parties(plain.substr(0, named.begin) + " " + behind)));
  std::string spaced_name = named.name;
  std::replace_if(spaced_name.begin(), spaced_name.end(), [](char c) { return c == '_' || c == '.'; }, ' ');
  int depth = 0;
  std::string outside;
  for (const char c : rest) {
    depth += c == '(' ? 1 : 0;
    if (depth == 0) outside += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : ' ';
    depth -= c == ')' && depth > 0 ? 1 : 0;
  }
  for (const std::string_view word : split(outside, ' ')) {
    const bool number = !word.empty() && std::all_of(word.begin() + (word[0] == 'v' ? 1 : 0), word.end(), [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
    constexpr auto known = std::to_array<std::string_view>({"event", "events", "example", "schema", "payload", "new", "existing", "planned", "published", "consumed", "deprecated", "name", "the", "domain", "for", "of", "produced", "emitted", "contract", "inbound", "outbound", "consumes", "publishes", "and", "status", "to", "from", "by", "emits"});
    const bool of_name = contains_word(spaced_name, word);  // "Copay collected (`pm_copay_collected`)"
    if (!word.empty() && !number && !of_name && std::find(known.begin(), known.end(), word) == known.end()) return false;
  }
  return true;
}

std::optional<Arrow> arrow_in(const std::string& words) {
  int seen = 0;
  for (auto [at, length] = next_arrow(words); at != std::string::npos && seen < arrows_max; std::tie(at, length) = next_arrow(words, at + length), ++seen) {
    Arrow arrow{actors_before(std::string_view(words).substr(0, at)), actors_behind(std::string_view(words).substr(at + length))};
    if (!arrow.from.empty() && !arrow.to.empty()) return arrow;
  }
  return std::nullopt;
}

std::optional<Arrow> parties_of_heading(const document::Text& heading, const Named& named) {
  if (auto arrow = arrow_in(heading.plain)) return arrow;
  const std::string& plain = heading.plain;
  int seen = 0;
  for (std::size_t at = plain.find(" to "); at != std::string::npos && seen < arrows_max; at = plain.find(" to ", at + 1), ++seen) {
    const std::string_view before = std::string_view(plain).substr(0, at);
    const std::vector<std::string> to = actors_behind(std::string_view(plain).substr(at + 4));
    std::vector<std::string> from = actors_before(before);
    if (from.empty() && named.begin > 0 && named.end <= at) from = actors_behind(plain);  // "PM-52 publishes `x` to FA-12"
    if (!from.empty() && !to.empty()) return Arrow{std::move(from), to};
  }
  return std::nullopt;
}

std::string status_signs(const std::string& plain) {
  std::size_t begin = plain.find('(');
  for (const std::string_view sign : {"✅", "📝", "🟡"}) begin = std::min(begin, plain.find(sign));
  return begin == std::string::npos ? std::string() : plain.substr(begin);
}

}  // namespace assay::contract
