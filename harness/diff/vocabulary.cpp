#include "harness/diff/vocabulary.hpp"

#include "harness/base/strings.hpp"
#include "harness/contract/names.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace assay::diff {
namespace {

struct Token {
  std::string_view name;
  bool marked = false;  // in backticks
  std::size_t end = 0;  // where the next word begins
};

bool is_part(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.' || c == '[' || c == ']'; }

/// Names end where no letter, digit, `_`, `-` or inner `.` follows.
std::vector<Token> tokens_in(std::string_view text) {
  std::vector<Token> out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_part(text[end])) ++end;
    std::string_view name = text.substr(i, end - i);
    while (!name.empty() && (name.front() == '[' || name.front() == '.' || name.front() == '-')) name.remove_prefix(1);
    while (!name.empty() && (name.back() == '.' || name.back() == '-' || name.back() == ']' || name.back() == '[')) name.remove_suffix(1);
    const bool marked = i > 0 && text[i - 1] == '`' && end < text.size() && text[end] == '`';
    if (!name.empty()) out.push_back({name, marked, end});
    i = std::max(end, i + 1);
  }
  return out;
}

bool spelled_as_name(std::string_view word) {
  const auto inner_capital = [&] {
    return std::adjacent_find(word.begin(), word.end(), [](char a, char b) { return std::islower(static_cast<unsigned char>(a)) != 0 && std::isupper(static_cast<unsigned char>(b)) != 0; }) != word.end();
  };
  return word.find('_') != std::string_view::npos || word.find('.') != std::string_view::npos || inner_capital();
}

bool is_told_to_go(std::string_view rest) {
  constexpr std::array<std::string_view, 12> going{"is removed", "was removed", "is gone", "is renamed", "was renamed", "is dropped", "becomes ", "is no longer", "is now ", "moves ", "is required", "changes "};
  while (!rest.empty() && (rest[0] == '`' || rest[0] == ' ')) rest.remove_prefix(1);
  return std::any_of(going.begin(), going.end(), [&](std::string_view word) { return rest.starts_with(word); });
}

}  // namespace

Vocabulary::Vocabulary(const Side& before, const Side& after) {
  add(before.model);
  add(after.model);
}

void Vocabulary::add(const contract::Model& model) {
  for (const contract::Event& event : model.events) {
    events_.insert(event.name);
    events_.insert(event.aliases.begin(), event.aliases.end());
    for (const contract::Field& field : event.fields) members_.merge(names_of_path(field.path));
  }
  for (const contract::Table& table : model.tables) others_.insert(table.name);
}

std::set<std::string> Vocabulary::events_in(std::string_view words) const {
  std::set<std::string> out;
  for (const Token& token : tokens_in(words)) {
    const bool known = events_.contains(token.name);
    const bool unknown = !known && !others_.contains(token.name) && contract::has_event_shape(token.name) && contract::has_event_verb(token.name) && !members_.contains(lower(token.name));
    if (known || unknown) out.emplace(token.name);
  }
  return out;
}

bool Vocabulary::names_member(std::string_view words) const {
  for (const Token& token : tokens_in(words)) {
    if (events_.contains(token.name) || (!token.marked && !spelled_as_name(token.name))) continue;
    const bool known = !others_.contains(token.name) && members_.contains(*names_of_path(token.name).rbegin());
    if (known || members_.contains(lower(token.name))) return true;
    if (token.marked && is_told_to_go(words.substr(token.end)) && !(contract::has_event_shape(token.name) && contract::has_event_verb(token.name))) return true;
  }
  return false;
}

std::set<std::string, std::less<>> words_in(std::string_view text) {
  std::set<std::string, std::less<>> out;
  for (const Token& token : tokens_in(text)) {
    std::string name = lower(token.name);
    for (std::size_t at = name.find("[]"); at != std::string::npos; at = name.find("[]")) name.erase(at, 2);
    out.insert(name.substr(name.rfind('.') + 1));
    out.insert(std::move(name));
  }
  return out;
}

std::set<std::string, std::less<>> names_of_path(std::string_view path) {
  std::string whole = lower(path);
  for (std::size_t at = whole.find("[]"); at != std::string::npos; at = whole.find("[]")) whole.erase(at, 2);
  std::set<std::string, std::less<>> out;
  for (const std::string_view part : split(whole, '.')) {
    if (!part.empty()) out.emplace(part);
  }
  out.insert(std::move(whole));
  return out;
}

}  // namespace assay::diff
