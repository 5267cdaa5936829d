#include "harness/contract/actors.hpp"

#include "harness/base/strings.hpp"
#include "harness/contract/names.hpp"

#include <algorithm>
#include <array>

namespace assay::contract {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t actors_max = 20;  // of one list

/// "orders-service": a service is named in small letters with a hyphen.
std::size_t service_length(std::string_view words) {
  std::size_t end = 0;
  while (end < words.size() && ((words[end] >= 'a' && words[end] <= 'z') || (words[end] == '-' && end > 0))) ++end;
  return words.substr(0, end).ends_with("-service") || words.substr(0, end).ends_with("-gateway") ? end : 0;
}

void take(std::vector<std::string>& parties, std::vector<std::string> more) {
  if (parties.empty()) parties = std::move(more);
}

constexpr std::array<std::string_view, 8> publish_participles{"published by ", "emitted by ", "produced by ", "fired by ", "raised by ", "sent by ", "publisher ", "produced in "};
constexpr std::array<std::string_view, 9> consume_participles{"consumed by ",  "subscribed by ", "handled by ",  "received by ", "picked up by ",
                                                              "listened to by ", "subscribed to by ", "consumers ", "subscribers "};

/// "published by PM-52", "consumed by CE-02", wherever it stands.
void read_participles(std::string_view words, Relation& relation) {
  const std::string text = lower(words);
  for (const std::string_view phrase : publish_participles) {
    if (const std::size_t at = text.find(phrase); at != npos) take(relation.from, actors_behind(words.substr(at + phrase.size())));
  }
  for (const std::string_view phrase : consume_participles) {
    if (const std::size_t at = text.find(phrase); at != npos) take(relation.to, actors_behind(words.substr(at + phrase.size())));
  }
}

void take_other_side(std::vector<std::string> actors, Role role, Relation& relation) {
  if (role == Role::consumed) take(relation.from, std::move(actors));
  if (role == Role::produced) take(relation.to, std::move(actors));
}

/// "from CE-02", "to CE-02", "→ CE-02", "— CE-02" at the beginning. Result: whether it was one of these.
bool read_direct(std::string_view words, Role role, Relation& relation) {
  const std::string text = lower(words.substr(0, 12));
  for (const std::string_view word : {"from ", "by "}) {
    if (text.starts_with(word)) return take(relation.from, actors_behind(words.substr(word.size()))), true;
  }
  for (const std::string_view word : {"to ", "for "}) {
    if (text.starts_with(word)) return take(relation.to, actors_behind(words.substr(word.size()))), true;
  }
  if (const auto [at, length] = next_arrow(words); at == 0) return take(relation.to, actors_behind(words.substr(length))), true;
  for (const std::string_view dash : {"— ", "– ", "- ", ": "}) {
    if (!words.starts_with(dash)) continue;
    const std::string_view behind = trim(words.substr(dash.size()));
    if (read_direct(behind, Role::stated, relation)) return true;
    return take_other_side(actors_behind(behind), role, relation), true;
  }
  return false;
}

}  // namespace

std::size_t actor_length(std::string_view words) {
  const std::size_t id = party_id_length(words, 0);
  return id > 0 ? id : service_length(words);
}

std::vector<std::string> actors_behind(std::string_view words) {
  std::vector<std::string> actors;
  words = trim(words);
  while (actors.size() < actors_max) {
    const std::size_t length = actor_length(words);
    if (length == 0) break;
    actors.emplace_back(words.substr(0, length));
    words.remove_prefix(length);
    std::size_t between = 0;
    for (const std::string_view mark : {", and ", ", ", " / ", "/", " and ", " & ", " + "}) {
      if (between == 0 && words.starts_with(mark)) between = mark.size();
    }
    if (between == 0) break;
    words.remove_prefix(between);
  }
  return actors;
}

std::vector<std::string> actors_before(std::string_view words) {
  words = trim(words);
  if (words.ends_with(')')) words = trim(words.substr(0, words.rfind('(')));  // "HR-03 (Onboarding) → IT-08"
  const std::size_t begin = words.find_last_of(" (:") == npos ? 0 : words.find_last_of(" (:") + 1;
  const std::size_t length = actor_length(words.substr(begin));
  return length == words.size() - begin && length > 0 ? std::vector<std::string>{std::string(words.substr(begin))} : std::vector<std::string>();
}

std::pair<std::size_t, std::size_t> next_arrow(std::string_view words, std::size_t from) {
  std::pair<std::size_t, std::size_t> next{npos, 0};
  for (const std::string_view mark : {"→", "->", "⇒", "=>", "⟶", "➜", "➔", "➡", "⟹"}) {
    const std::size_t at = words.find(mark, from);
    if (at < next.first) next = {at, mark.size()};
  }
  return next;
}

Relation relation_behind(std::string_view words, Role role) {
  Relation relation;
  std::string_view rest = trim(words);
  for (int notes = 0; notes < 4 && rest.starts_with('('); ++notes) {
    const std::size_t close = rest.find(')');
    if (close == npos) break;
    const std::string_view note = trim(rest.substr(1, close - 1));
    if (!read_direct(note, role, relation)) take_other_side(actors_behind(note), role, relation);
    rest = trim(rest.substr(close + 1));
  }
  (void)read_direct(rest, role, relation);
  read_participles(words, relation);
  return relation;
}

}  // namespace assay::contract
