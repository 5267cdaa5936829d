#include "harness/base/strings.hpp"
#include "harness/contract/names.hpp"
#include "harness/contract/tables.hpp"
#include "harness/lint/rules.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>

// Functions that the text calls: a caller must know how many arguments they take.

namespace assay::lint {
namespace {

using document::Text;


using Calls = std::map<std::string, std::map<std::size_t, SourceSpan>>;  // function -> number of arguments -> first place

constexpr std::size_t arguments_length_max = 300;

bool is_word_byte(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// snake_case or camelCase: prose has neither before a parenthesis.
bool is_function_name(std::string_view name) {
  if (name.size() < 4 || std::isalpha(static_cast<unsigned char>(name[0])) == 0) return false;
  if (name.find('_') != std::string_view::npos) return true;
  bool hump = false;
  for (std::size_t i = 1; i < name.size(); ++i) {
    hump = hump || (std::islower(static_cast<unsigned char>(name[i - 1])) != 0 && std::isupper(static_cast<unsigned char>(name[i])) != 0);
  }
  return hump && std::islower(static_cast<unsigned char>(name[0])) != 0;
}

/// A name, a path, a call, a literal or an object; words of prose are none.
bool is_argument(std::string_view argument) {
  argument = trim(argument);
  if (argument.empty() || argument.find("...") != std::string_view::npos || argument.find("…") != std::string_view::npos) return false;
  const char first = argument[0];
  if (first == '\'' || first == '"' || first == '{' || first == '[') return argument.size() > 1;
  return argument.find(' ') == std::string_view::npos || argument.find(": ") != std::string_view::npos;
}

/// The number of arguments between the parentheses, or nothing if that is no list of arguments.
std::optional<std::size_t> count_arguments(std::string_view inside) {
  std::size_t count = 0;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t i = 0; i <= inside.size(); ++i) {
    const char c = i < inside.size() ? inside[i] : ',';
    depth += c == '(' || c == '{' || c == '[' ? 1 : c == ')' || c == '}' || c == ']' ? -1 : 0;
    if (c != ',' || depth > 0) continue;
    if (!is_argument(inside.substr(begin, i - begin))) return std::nullopt;
    begin = i + 1;
    ++count;
  }
  return count;
}

std::size_t closing(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < text.size() && i - open < arguments_length_max; ++i) {
    depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
    if (depth == 0) return i;
  }
  return std::string_view::npos;
}

void collect(const Text& text, const std::string& path, Calls& calls) {
  const std::string& plain = text.plain;
  for (std::size_t open = plain.find('('); open != std::string::npos; open = plain.find('(', open + 1)) {
    std::size_t begin = open;
    while (begin > 0 && is_word_byte(plain[begin - 1])) --begin;
    const std::string name = plain.substr(begin, open - begin);
    if (name.size() > 100 || !is_function_name(name) || contract::has_table_shape(name)) continue;
    const std::size_t close = closing(plain, open);
    if (close == std::string::npos || close == open + 1) continue;  // "name()" only says that it is a function
    const auto count = count_arguments(std::string_view(plain).substr(open + 1, close - open - 1));
    if (count) calls[name].try_emplace(*count, contract::span_of(path, text.at(begin)));
  }
}

}  // namespace

void calls_agree(const Page& page, Report& report) {
  Calls calls;
  for (const Sentence& sentence : page.sentences) {
    if (sentence.words.find('(') != std::string::npos) collect(sentence.text, page.path(), calls);
  }
  for (const document::Block& block : page.document.source.blocks) {
    if (block.kind == document::BlockKind::code && !block.quoted) collect(block.text, page.path(), calls);
  }
  for (const auto& [name, counts] : calls) {
    if (counts.size() < 2) continue;
    std::vector<std::string> numbers;
    std::vector<SourceSpan> places;
    for (const auto& [count, place] : counts) {
      numbers.push_back(std::to_string(count));
      places.push_back(place);
    }
    report.add("AC321", {}, name + " with " + join(numbers, " and ") + " arguments", places);
  }
}

}  // namespace assay::lint
