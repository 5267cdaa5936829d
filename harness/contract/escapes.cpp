#include "harness/contract/escapes.hpp"

#include <charconv>
#include <cstdint>
#include <optional>

namespace assay::contract {
namespace {

void add_utf8(std::uint32_t code, std::string& out) {
  const auto add = [&](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code < 0x80) {
    add(code);
  } else if (code < 0x800) {
    add(0xC0U | code >> 6U);
    add(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    add(0xE0U | code >> 12U);
    add(0x80U | (code >> 6U & 0x3FU));
    add(0x80U | (code & 0x3FU));
  } else {
    add(0xF0U | code >> 18U);
    add(0x80U | (code >> 12U & 0x3FU));
    add(0x80U | (code >> 6U & 0x3FU));
    add(0x80U | (code & 0x3FU));
  }
}

/// The four digits behind `u`.
std::optional<std::uint32_t> four_digits(std::string_view text, std::size_t at) {
  if (at + 5 > text.size() || text[at] != 'u') return std::nullopt;
  std::uint32_t code = 0;
  const char* const end = text.data() + at + 5;
  const auto [rest, error] = std::from_chars(text.data() + at + 1, end, code, 16);
  return error == std::errc() && rest == end ? std::optional(code) : std::nullopt;
}

std::size_t add_code_point(std::string_view text, std::size_t at, std::uint32_t code, std::string& out) {
  at += 5;
  const bool high = code >= 0xD800 && code < 0xDC00;
  const auto low = high && at < text.size() && text[at] == '\\' ? four_digits(text, at + 1) : std::nullopt;
  if (low && *low >= 0xDC00 && *low < 0xE000) {
    add_utf8(0x10000 + ((code - 0xD800) << 10U) + (*low - 0xDC00), out);
    return at + 6;
  }
  add_utf8(code >= 0xD800 && code < 0xE000 ? 0xFFFD : code, out);  // half of a pair
  return at;
}

}  // namespace

std::size_t add_escaped(std::string_view text, std::size_t at, std::string& out) {
  constexpr std::string_view letters = "ntrbf";
  constexpr std::string_view meant = "\n\t\r\b\f";
  if (const auto code = four_digits(text, at)) return add_code_point(text, at, *code, out);
  const std::size_t letter = letters.find(text[at]);
  out += letter == std::string_view::npos ? text[at] : meant[letter];
  return at + 1;
}

std::string unescaped(std::string_view literal) {
  std::string out;
  for (std::size_t i = 0; i < literal.size();) {
    if (literal[i] == '\\' && i + 1 < literal.size()) {
      i = add_escaped(literal, i + 1, out);
    } else {
      out += literal[i++];
    }
  }
  return out;
}

}  // namespace assay::contract
