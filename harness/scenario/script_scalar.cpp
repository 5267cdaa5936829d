#include "harness/scenario/script_scalar.hpp"
#include "harness/base/bytes.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

namespace assay::scenario::script {
namespace {

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

void drop_sign(std::string_view& text, std::string_view signs) {
  if (!text.empty() && signs.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
}

bool looks_integer(std::string_view text) {
  drop_sign(text, "-");
  return all_digits(text) && (text.size() == 1 || text.front() != '0');
}

/// A decimal number in any spelling of YAML 1.2, section 10.3.2.
bool looks_decimal(std::string_view text) {
  drop_sign(text, "+-");
  if (const std::size_t exponent = text.find_first_of("eE"); exponent != std::string_view::npos) {
    std::string_view power = text.substr(exponent + 1);
    drop_sign(power, "+-");
    if (!all_digits(power)) return false;
    text = text.substr(0, exponent);
  }
  const auto dots = std::count(text.begin(), text.end(), '.');
  const bool rest_is_digits = std::all_of(text.begin(), text.end(), [](char c) { return c == '.' || is_digit(c); });
  return rest_is_digits && dots <= 1 && static_cast<std::size_t>(dots) < text.size();
}

bool looks_based(std::string_view text) {
  if (!text.starts_with("0x") && !text.starts_with("0o")) return false;
  const std::string_view digits = text[1] == 'x' ? "0123456789abcdefABCDEF" : "01234567";
  return text.size() > 2 && text.find_first_not_of(digits, 2) == std::string_view::npos;
}

bool is_one_of(std::string_view text, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool looks_doubtful(std::string_view text) {
  constexpr std::array<std::string_view, 4> booleans{"True", "TRUE", "False", "FALSE"};
  constexpr std::array<std::string_view, 12> others{".inf",  ".Inf",  ".INF",  "+.inf", "+.Inf", "+.INF",
                                                    "-.inf", "-.Inf", "-.INF", ".nan",  ".NaN",  ".NAN"};
  return looks_decimal(text) || looks_based(text) || is_one_of(text, booleans) || is_one_of(text, others);
}

}  // namespace

bool is_boolean(const Node& node) { return node.kind == Node::Kind::plain && (node.text == "true" || node.text == "false"); }

bool is_integer(const Node& node) { return node.kind == Node::Kind::plain && looks_integer(node.text); }

bool is_doubtful(const Node& node) {
  return node.kind == Node::Kind::plain && !looks_integer(node.text) && looks_doubtful(node.text);
}

bool is_text(const Node& node) {
  if (node.kind == Node::Kind::quoted) return true;
  return node.kind == Node::Kind::plain && !is_boolean(node) && !is_integer(node) && !is_doubtful(node);
}

std::optional<std::int64_t> integer_of(const Node& node) {
  if (!is_integer(node)) return std::nullopt;
  std::int64_t value = 0;
  const char* const end = node.text.data() + node.text.size();
  const auto [rest, error] = std::from_chars(node.text.data(), end, value);
  if (error != std::errc() || rest != end) return std::nullopt;
  return value;
}

std::string_view found(const Node& node) {
  switch (node.kind) {
    case Node::Kind::nothing: return "nothing";
    case Node::Kind::null: return "null";
    case Node::Kind::list: return "a list";
    case Node::Kind::map: return "a map";
    case Node::Kind::quoted: return "text";
    case Node::Kind::refused: return "something else";
    case Node::Kind::plain: break;
  }
  if (is_boolean(node)) return "true or false";
  if (is_integer(node)) return "a whole number";
  return is_text(node) ? "text" : "a number or boolean in another spelling";
}

}  // namespace assay::scenario::script
