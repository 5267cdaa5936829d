#include "harness/scenario/script_values.hpp"

#include "harness/base/strings.hpp"
#include "harness/scenario/script_scalar.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace assay::scenario::script {
namespace {

constexpr std::size_t name_length_max = 100;

struct FormRule {
  std::string_view first;  // classes: a lower case, A upper case, 0 digit; else the character itself
  std::string_view rest;
  std::string_view words;
};

const FormRule& rule_of(Form form) {
  static constexpr FormRule step{"a", "a0_", "a name of lower-case letters, digits and _"};
  static constexpr FormRule tenant{"a", "a0-", "a name of lower-case letters, digits and -"};
  static constexpr FormRule column{"a_", "a0_", "a column name of lower-case letters, digits and _"};
  static constexpr FormRule word{"aA_", "aA0_.-", "a name of letters, digits and _ . -"};
  static constexpr FormRule path{"a", "a0_./-", "a path of lower-case letters, digits and _ . - /"};
  switch (form) {
    case Form::step: return step;
    case Form::tenant: return tenant;
    case Form::column: return column;
    case Form::word: return word;
    case Form::path: break;
  }
  return path;
}

bool in_classes(char c, std::string_view classes) {
  if (c >= 'a' && c <= 'z') return classes.find('a') != std::string_view::npos;
  if (c >= 'A' && c <= 'Z') return classes.find('A') != std::string_view::npos;
  if (c >= '0' && c <= '9') return classes.find('0') != std::string_view::npos;
  return classes.find(c) != std::string_view::npos;
}

void must_be(const Node& node, std::string_view what, const Reading& reading) {
  if (node.kind == Node::Kind::refused) return;
  reading.problems.add(node.at, fmt::format("must be {}, found {}", what, found(node)));
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

}  // namespace

bool has_form(std::string_view text, Form form) {
  const FormRule& rule = rule_of(form);
  if (text.empty() || text.size() > name_length_max || !in_classes(text.front(), rule.first)) return false;
  return std::all_of(text.begin(), text.end(), [&](char c) { return in_classes(c, rule.rest); });
}

std::string read_text(const Node* node, const Reading& reading) {
  if (node == nullptr) return {};
  if (!is_text(*node)) {
    must_be(*node, "text", reading);
    return {};
  }
  std::string text(trim(node->text));  // a block scalar ends with a line end
  if (text.empty() || std::any_of(text.begin(), text.end(), is_control)) {
    reading.problems.add(node->at, text.empty() ? "must be text, found only blanks" : "must be one line of printable text");
    return {};
  }
  return text;
}

std::string read_name(const Node* node, Form form, const Reading& reading) {
  if (node == nullptr) return {};
  if (is_text(*node) && has_form(node->text, form)) return node->text;
  if (is_text(*node)) {
    reading.problems.add(node->at, fmt::format("must be {}, found other text", rule_of(form).words));
  } else {
    must_be(*node, rule_of(form).words, reading);
  }
  return {};
}

std::string read_choice(const Node* node, std::span<const std::string_view> choices, const Reading& reading) {
  if (node == nullptr) return {};
  if (is_text(*node) && std::find(choices.begin(), choices.end(), node->text) != choices.end()) return node->text;
  const std::vector<std::string> words(choices.begin(), choices.end());
  const std::string all = (words.size() > 1 ? "one of " : "") + join(words, ", ");
  if (is_text(*node)) {
    reading.problems.add(node->at, fmt::format("must be {}, found other text{}", all, suggestion(node->text, words)));
  } else {
    must_be(*node, all, reading);
  }
  return {};
}

std::optional<std::uint32_t> read_count(const Node* node, std::uint32_t least, std::uint32_t most, const Reading& reading) {
  if (node == nullptr) return std::nullopt;
  const auto value = integer_of(*node);
  if (value && *value >= least && *value <= most) return static_cast<std::uint32_t>(*value);
  const std::string range = fmt::format("a whole number from {} to {}", least, most);
  if (is_integer(*node)) {
    reading.problems.add(node->at, fmt::format("must be {}, found one outside of them", range));
  } else {
    must_be(*node, range, reading);
  }
  return std::nullopt;
}

bool read_flag(const Node* node, const Reading& reading) {
  if (node == nullptr) return false;
  if (!is_boolean(*node)) must_be(*node, "true or false", reading);
  return is_boolean(*node) && node->text == "true";
}

Duration read_duration(const Node* node, const Reading& reading) {
  constexpr std::string_view what = "a duration such as 250ms, 10s, 5m, 25h or 7d";
  if (node == nullptr) return Duration(0);
  if (!is_text(*node)) {
    must_be(*node, what, reading);
    return Duration(0);
  }
  const auto duration = parse_duration(node->text);
  if (duration && duration->count() > 0) return *duration;
  reading.problems.add(node->at, fmt::format("must be {}, found {}", what, duration ? "no time at all" : "other text"));
  return Duration(0);
}

std::string read_tenant(const Node* node, const Reading& reading) {
  std::string name = read_name(node, Form::tenant, reading);
  if (name.empty() || reading.names.has_tenant(name)) return name;
  reading.problems.add(
      node->at, fmt::format("{} is not among the tenants of this script{}", name, suggestion(name, reading.names.tenants())));
  return {};
}

std::string read_step(const Node* node, std::size_t before, const Reading& reading) {
  std::string name = read_name(node, Form::step, reading);
  if (name.empty()) return name;
  const Names::Given* const step = reading.names.step(name);
  if (step == nullptr) {
    reading.problems.add(node->at,
                         fmt::format("{} names no command or publish step{}", name, suggestion(name, reading.names.steps())));
    return {};
  }
  if (step->index >= before) reading.problems.add(node->at, fmt::format("{} is not published before this step", name));
  return name;
}

const std::vector<Node>& read_items(const Node* node, const Reading& reading) {
  static const std::vector<Node> none;
  if (node == nullptr) return none;
  if (node->kind != Node::Kind::list) must_be(*node, "a list", reading);
  return node->items;
}

const std::vector<Member>& read_members(const Node* node, const Reading& reading) {
  static const std::vector<Member> none;
  if (node == nullptr) return none;
  if (node->kind != Node::Kind::map) must_be(*node, "a map", reading);
  return node->members;
}

}  // namespace assay::scenario::script
