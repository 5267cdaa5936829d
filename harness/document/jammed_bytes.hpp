#pragma once

#include "harness/base/bytes.hpp"

#include <array>
#include <cstddef>
#include <string_view>

// Small questions about the bytes of a row that lost its borders.
namespace assay::document {

inline bool is_sign(char c) { return static_cast<unsigned char>(c) >= 0x80; }

template <std::size_t N>
inline std::size_t prefix_length(std::string_view text, const std::array<const char*, N>& words) {
  for (const std::string_view word : words) {
    if (text.starts_with(word)) return word.size();
  }
  return 0;
}

inline std::size_t digits_at(std::string_view text, std::size_t offset) {
  std::size_t end = offset;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - offset;
}

/// " (…)" behind what was read.
inline std::size_t note_at(std::string_view text, std::size_t offset) {
  const std::size_t open = text.substr(offset).starts_with(" (") ? offset + 1 : offset;
  if (open >= text.size() || text[open] != '(') return 0;
  const std::size_t close = text.substr(0, open + 200).find(')', open);
  return close == std::string_view::npos ? 0 : close + 1 - offset;
}

}  // namespace assay::document
