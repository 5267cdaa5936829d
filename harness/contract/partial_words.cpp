#include "harness/contract/partial_words.hpp"

#include "harness/base/strings.hpp"
#include "harness/contract/names.hpp"

#include <algorithm>
#include <array>

namespace assay::contract {
namespace {

constexpr std::size_t words_max = 4000;  // of a list: where it admits to be one of some, it does so at an end

constexpr std::array<std::string_view, 22> phrases{
    "and others",     "and other ",      "and more",        "among others",    "among other",     "and so on",     "and further", "plus others",
    "full schema",    "full payload",    "full list",       "complete schema", "complete list",   "complete payload", "not exhaustive", "non-exhaustive",
    "at least ",      "at minimum",      "abbreviated",     "truncated",       "excerpt",         "not all fields"};

constexpr std::array<std::string_view, 4> ellipses{", …", ", ...", ",…", ",..."};

}  // namespace

bool prints_some(std::string_view words) {
  const std::string text = lower(trim(words.substr(0, 200)));
  for (const std::string_view start : {"...", "…", "etc", "other fields", "more fields", "further fields", "additional fields", "other members", "more members", "and others", "and more",
                                       "remaining fields", "rest of", "truncated", "abbreviated"}) {
    if (text.starts_with(start)) return true;
  }
  return false;
}

bool lists_some(std::string_view list) {
  const std::string begin = lower(list.substr(0, words_max));
  const std::string end = lower(list.substr(list.size() - std::min(list.size(), words_max)));
  for (const std::string& text : {begin, end}) {
    if (std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) { return text.find(phrase) != std::string::npos; })) return true;
    if (contains_word(text, "etc")) return true;
    if (std::any_of(ellipses.begin(), ellipses.end(), [&](std::string_view mark) { return text.find(mark) != std::string::npos; })) return true;
  }
  const std::string_view last = trim(std::string_view(end));
  return last.ends_with("…") || last.ends_with("...") || last.ends_with("… }") || last.ends_with("... }") || last.ends_with("…}") || last.ends_with("...}");
}

bool is_partial_label(std::string_view label) {
  const std::string words = lower(trim(label));
  return words.starts_with("key ") || words.starts_with("main ") || words.starts_with("example") || words.starts_with("selected ") || words.starts_with("important ") || words.starts_with("core ");
}

}  // namespace assay::contract
