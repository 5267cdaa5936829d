#include "harness/contract/event_heading.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace assay::contract {
namespace {

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace

Role role_in(std::string_view heading) {
  const std::string text = lower(heading);
  if (split(text, ' ').size() > 7) return Role::stated;
  for (const std::string_view word : {"consumed", "inbound", "subscribed", "consumes", "incoming", "subscriptions"}) {
    if (contains_word(text, word)) return Role::consumed;
  }
  for (const std::string_view word : {"produced", "published", "outbound", "emitted", "produces", "publishes", "outgoing"}) {
    if (contains_word(text, word)) return Role::produced;
  }
  return Role::stated;
}

bool states_no_events(std::string_view heading) {
  const std::string text = lower(heading);
  for (const std::string_view words : {"anti-pattern", "do not", "don't", "❌", "audit event", "audit code", "audit log", "wrong", "example usage", "related",
                                       "references", "change log", "changelog", "glossary", "domain model", "invariants"}) {
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
  const std::string rest = lower(plain.substr(0, named.begin) + " " + behind);
  int depth = 0;
  std::string outside;
  for (const char c : rest) {
    depth += c == '(' ? 1 : 0;
    if (depth == 0) outside += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : ' ';
    depth -= c == ')' && depth > 0 ? 1 : 0;
  }
  for (const std::string_view word : split(outside, ' ')) {
    const bool number = !word.empty() && std::all_of(word.begin() + (word[0] == 'v' ? 1 : 0), word.end(), [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
    constexpr std::array known{"event", "events", "example", "schema", "payload", "new", "existing", "planned", "published", "consumed", "deprecated", "name", "the", "domain", "for", "of"};
    if (!word.empty() && !number && std::find(known.begin(), known.end(), word) == known.end()) return false;
  }
  return true;
}

std::optional<Arrow> arrow_in(const std::string& plain) {
  for (const std::string_view mark : {"→", "->", "⇒"}) {
    const std::size_t at = plain.find(mark);
    if (at == std::string::npos) continue;
    const std::string_view before = trim(std::string_view(plain).substr(0, at));
    const std::size_t begin = before.find_last_of(" (") == std::string_view::npos ? 0 : before.find_last_of(" (") + 1;
    const std::string_view after = trim(std::string_view(plain).substr(at + mark.size()));
    const std::size_t from = party_id_length(before, begin);
    const std::size_t to = party_id_length(after, 0);
    if (from > 0 && to > 0) return Arrow{std::string(before.substr(begin, from)), std::string(after.substr(0, to))};
  }
  return std::nullopt;
}

std::string status_signs(const std::string& plain) {
  std::size_t begin = plain.find('(');
  for (const std::string_view sign : {"✅", "📝", "🟡", "❌"}) begin = std::min(begin, plain.find(sign));
  return begin == std::string::npos ? std::string() : plain.substr(begin);
}

}  // namespace assay::contract
