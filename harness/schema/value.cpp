#include "harness/schema/value.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace assay::schema {
namespace {

using nlohmann::json;

struct KindName {
  Kind kind;
  std::string_view name, with_article;
};
constexpr std::array kind_names{
    KindName{Kind::null, "null", "null"},
    KindName{Kind::boolean, "boolean", "a boolean"},
    KindName{Kind::integer, "integer", "an integer"},
    KindName{Kind::number, "number", "a number"},
    KindName{Kind::string, "string", "a string"},
    KindName{Kind::array, "array", "an array"},
    KindName{Kind::object, "object", "an object"},
};

bool is_whole(double number) { return std::isfinite(number) && std::trunc(number) == number; }

void append_number(std::string& out, const json& value) {
  if (value.is_number_unsigned()) {
    out += fmt::format("i{};", value.get<std::uint64_t>());
  } else if (value.is_number_integer()) {
    out += fmt::format("i{};", value.get<std::int64_t>());
  } else if (const double number = value.get<double>(); !is_whole(number) || std::abs(number) >= 0x1p64) {
    out += fmt::format("d{:a};", number);
  } else if (number >= 0) {
    out += fmt::format("i{};", static_cast<std::uint64_t>(number));
  } else if (number >= -0x1p63) {
    out += fmt::format("i{};", static_cast<std::int64_t>(number));
  } else {
    out += fmt::format("d{:a};", number);
  }
}

/// With its length in front, a string needs no escapes.
void append_string(std::string& out, const std::string& text) { out += fmt::format("s{}:{}", text.size(), text); }

void append(std::string& out, const json& value) {
  switch (kind_of(value)) {
    case Kind::null: out += 'n'; break;
    case Kind::boolean: out += value.get<bool>() ? 't' : 'f'; break;
    case Kind::integer:
    case Kind::number: append_number(out, value); break;
    case Kind::string: append_string(out, value.get_ref<const std::string&>()); break;
    case Kind::array:
      out += '[';
      for (const json& item : value) append(out, item);
      out += ']';
      break;
    case Kind::object:
      out += '{';
      for (const auto& [key, member] : value.get_ref<const json::object_t&>()) {
        append_string(out, key);
        append(out, member);
      }
      out += '}';
      break;
  }
}

}  // namespace

Kind kind_of(const json& value) {
  switch (value.type()) {
    case json::value_t::boolean: return Kind::boolean;
    case json::value_t::number_integer:
    case json::value_t::number_unsigned: return Kind::integer;
    case json::value_t::number_float: return is_whole(value.get<double>()) ? Kind::integer : Kind::number;
    case json::value_t::string: return Kind::string;
    case json::value_t::array: return Kind::array;
    case json::value_t::object: return Kind::object;
    case json::value_t::null:
    case json::value_t::binary:  // not in JSON text
    case json::value_t::discarded: break;
  }
  return Kind::null;
}

std::string_view name_of(Kind kind) { return kind_names[static_cast<std::size_t>(kind)].name; }

std::string_view with_article(Kind kind) { return kind_names[static_cast<std::size_t>(kind)].with_article; }

std::optional<Kind> kind_named(std::string_view name) {
  const auto found =
      std::find_if(kind_names.begin(), kind_names.end(), [&](const KindName& each) { return each.name == name; });
  if (found == kind_names.end()) return std::nullopt;
  return found->kind;
}

std::string canonical(const json& value) {
  std::string out;
  append(out, value);
  return out;
}

bool nests_at_most(const json& value, std::size_t levels) {
  if (!value.is_structured()) return true;
  if (levels == 0) return false;
  return std::all_of(value.begin(), value.end(), [&](const json& member) { return nests_at_most(member, levels - 1); });
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace assay::schema
