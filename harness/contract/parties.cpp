#include "harness/contract/names.hpp"

#include "harness/base/strings.hpp"
#include "harness/base/words.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace assay::contract {
namespace {

using document::Text;

constexpr auto service_words = std::to_array<std::string_view>({"service", "services", "system", "core", "module", "gateway", "worker", "engine", "portal", "app", "dashboard"});
constexpr auto no_parties = std::to_array<std::string_view>({"tbd", "none", "n/a", "all", "any", "see below", "see above", "see spec", "various", "internal", "external", "future", "not yet", "unknown"});

/// "PM-07/PM-08": a slash between two ids separates.
bool slash_between_ids(std::string_view text, std::size_t slash) {
  if (party_id_length(text, slash + 1) == 0 || slash == 0) return false;
  std::size_t begin = slash;
  while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != ',' && text[begin - 1] != '/') --begin;
  return party_id_length(text, begin) == slash - begin;
}

constexpr std::size_t parties_max = 1000;  // of one list

constexpr auto no_actors = std::to_array<std::string_view>({"trigger", "job", "handler", "handlers", "below", "above", "only", "yet", "spec", "contract", "tbd", "flow", "consumers", "subscribers", "events", "event"});
constexpr auto no_beginnings = std::to_array<std::string_view>({"see", "the", "a", "an", "any", "all", "no", "not", "none", "when", "if", "on", "for", "as", "after", "to", "and", "or", "via", "future", "same", "each", "every"});

/// "ops dashboards", "reporting BFF": one or two plain words in a list of subscribers.
bool is_loose_party(std::string_view token) {
  const std::vector<std::string_view> words = split(token, ' ');
  if (words.size() > 2 || one_of(lower(words.front()), no_beginnings) || one_of(lower(words.back()), no_actors)) return false;
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return word.size() > 1 && std::all_of(word.begin(), word.end(), [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '-'; });
  });
}

}  // namespace

std::vector<Text> list_items(const Text& list) {
  std::vector<Text> items;
  std::size_t begin = 0;
  int depth = 0;
  const std::string& plain = list.plain;
  const auto close = [&](std::size_t end, std::size_t next) {
    items.push_back(list.slice(begin, end));
    begin = next;
  };
  for (std::size_t i = 0; i < plain.size() && items.size() < parties_max; ++i) {
    if (plain[i] == '(') ++depth;
    if (plain[i] == ')') --depth;
    if (depth > 0) continue;
    if (plain[i] == ',' || plain[i] == ';' || plain[i] == '+' || plain[i] == '&' || (plain[i] == '/' && slash_between_ids(plain, i))) close(i, i + 1);
    if (plain.compare(i, 5, " and ") == 0) close(i, i + 5);
    if (plain[i] == '.' && i + 1 < plain.size() && plain[i + 1] == ' ') break;
  }
  close(std::min(plain.size(), std::max(begin, plain.size())), plain.size());
  return items;
}

namespace {

/// Where the party ends and its action begins: a parenthesis, a dash, a colon.
std::size_t token_end(std::string_view item) {
  std::size_t end = std::min(item.find('('), item.size());
  for (const std::string_view mark : {" — ", " – ", " - ", ": ", " → ", " via ", " for "}) end = std::min(end, std::min(item.find(mark), item.size()));
  return end;
}

std::string action_of(std::string_view rest) {
  rest = trim(rest);
  for (const std::string_view mark : {"—", "–", "→", "-", ":", "("}) {
    if (rest.starts_with(mark)) rest = trim(rest.substr(mark.size()));
  }
  if (rest.ends_with('.')) rest.remove_suffix(1);
  if (rest.ends_with(')') && rest.find('(') == std::string_view::npos) rest.remove_suffix(1);
  return std::string(trim(rest));
}

bool is_party(std::string_view token) {
  if (token.size() < 2 || token.size() > 60 || one_of(lower(token), no_parties)) return false;
  if (party_id_length(token, 0) > 0) return true;
  const std::vector<std::string_view> words = split(token, ' ');
  if (words.size() > 4) return false;
  const bool capital = std::isupper(static_cast<unsigned char>(token[0])) != 0;
  if (words.size() == 1) return capital || token.find('-') != std::string_view::npos || one_of(token, service_words);
  return one_of(words.back(), service_words) || (capital && words.size() <= 3 && std::all_of(words.begin(), words.end(), [](std::string_view word) {
                                                   return !word.empty() && std::isupper(static_cast<unsigned char>(word[0])) != 0;
                                                 }));
}

}  // namespace

std::vector<PartyRef> parties_in(const Text& list, const std::string& file, Parties which) {
  std::vector<PartyRef> parties;
  for (const Text& item : list_items(list)) {
    const std::size_t end = token_end(item.plain);
    std::string_view token = trim(std::string_view(item.plain).substr(0, end));
    while (token.ends_with('.') || token.ends_with(':')) token.remove_suffix(1);
    if (!is_party(token) && !(which == Parties::loose && is_loose_party(token))) continue;
    std::string_view printed = item.plain;
    if (printed.ends_with('.')) printed.remove_suffix(1);
    parties.push_back({std::string(token), std::string(printed), action_of(std::string_view(item.plain).substr(end)), span_of(file, item.at())});
  }
  return parties;
}

}  // namespace assay::contract
