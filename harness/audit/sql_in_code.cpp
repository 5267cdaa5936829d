#include "harness/audit/sql_in_code.hpp"

#include "harness/base/bytes.hpp"
#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace assay::audit {
namespace {

constexpr std::array<std::string_view, 13> verbs{"select", "insert", "update", "delete", "with", "merge", "truncate", "copy", "create", "alter", "drop", "grant", "lock"};
constexpr std::array<std::string_view, 8> second_words{"From", "Into", "Set", "Table", "Join", "As", "Trigger", "Index"};
constexpr std::size_t sentence_bytes_max = 400;  // in which the second keyword stands

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

std::string_view without_comments(std::string_view text) {
  while (true) {
    text = trim(text);
    std::size_t end = std::string_view::npos;
    if (text.starts_with("--")) {
      end = text.find('\n');
    } else if (text.starts_with("/*")) {
      end = text.find("*/");
      if (end != std::string_view::npos) end += 2;
    } else if (text.starts_with('(')) {
      end = 1;
    } else {
      return text;
    }
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end);
  }
}

std::string_view word_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && (is_letter(text[end]) || text[end] == '_')) ++end;
  return text.substr(begin, end - begin);
}

/// "Select … From …", or a second keyword in capitals.
bool has_second_keyword(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view word = word_at(text, i);
    if (word.empty()) continue;
    const auto is_word = [&](std::string_view second) { return lower(second) == lower(word) && is_capital(word[0]); };
    if (std::any_of(second_words.begin(), second_words.end(), is_word)) return true;
    i += word.size();
  }
  return false;
}

}  // namespace

bool begins_sql(std::string_view text) {
  text = without_comments(text);
  const std::string_view verb = word_at(text, 0);
  if (verb.size() == text.size() || std::find(verbs.begin(), verbs.end(), lower(verb)) == verbs.end()) return false;
  const bool like_a_sentence = is_capital(verb[0]) && !is_capital(verb[1]);
  return !like_a_sentence || has_second_keyword(text.substr(verb.size(), sentence_bytes_max));
}

}  // namespace assay::audit
