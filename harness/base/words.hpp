#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

/// What readers of prose ask of words again and again.
namespace assay {

/// Whether the part stands anywhere in the text.
[[nodiscard]] inline bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// Whether the word is one of a list of words: an array, a span, or a list in braces.
template <typename Words>
[[nodiscard]] bool one_of(std::string_view word, const Words& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}
[[nodiscard]] inline bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// "patients" -> "patient": the last s taken off, no more.
[[nodiscard]] inline std::string singular(std::string_view word) { return std::string(word.ends_with('s') ? word.substr(0, word.size() - 1) : word); }

}  // namespace assay
