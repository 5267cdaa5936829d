#include "harness/schema/validator.hpp"

#include "harness/schema/json_text.hpp"
#include "harness/schema/pattern.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace assay::schema {
namespace {

using nlohmann::json;
using Violations = std::vector<Violation>;

// A schema whose alternatives repeat each other can ask for work that doubles with each level. No honest pair comes near
// these bounds; one that does is reported, never waited for.
constexpr std::size_t steps_max = 10'000'000;
constexpr std::size_t calls_max = 1024;  // schemas inside one another, in place or in the instance

/// The way into the instance; written out only when something is wrong.
struct Path {
  const Path* parent = nullptr;
  std::string_view key;
  std::size_t index = 0;
  bool is_index = false;

  std::string pointer() const {
    if (parent == nullptr) return {};
    return pointer_to(parent->pointer(), is_index ? std::string_view(std::to_string(index)) : key);
  }
};

/// What is being validated.
struct Spot {
  const json& value;
  const Path& path;
  std::size_t calls;  // that led here
};

std::string plural(std::size_t count, std::string_view one, std::string_view more) {
  return fmt::format("{} {}", count, count == 1 ? one : more);
}

std::string one_of_types(const std::vector<Kind>& types) {
  std::string out;
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (i > 0) out += i + 1 == types.size() ? " or " : ", ";
    out += with_article(types[i]);
  }
  return out;
}

bool holds(const Values& values, const json& value) {
  return std::binary_search(values.canonical.begin(), values.canonical.end(), canonical(value));
}

/// Each member returns whether the instance is valid. `out` is null where only that is asked: inside alternatives.
class Validation {
 public:
  explicit Validation(const Compiled& compiled) : compiled_(compiled) {}

  Violations run(const json& instance) {
    Violations out;
    const Path root;
    check(0, {instance, root, 0}, &out);
    if (!exhausted_) return out;
    return {{"", "", "json", fmt::format("small enough for {} steps of validation", steps_max),
             std::string(name_of(kind_of(instance)))}};
  }

 private:
  bool check(NodeId id, const Spot& spot, Violations* out) {
    using Part = bool (Validation::*)(const Node&, const Spot&, Violations*);
    static constexpr std::array<Part, 8> parts{&Validation::type,         &Validation::values,  &Validation::number,
                                               &Validation::string,       &Validation::array,   &Validation::properties,
                                               &Validation::alternatives, &Validation::in_place};
    if (exhausted_ || ++steps_ > steps_max || spot.calls > calls_max) {
      exhausted_ = true;
      return false;
    }
    const Node& node = compiled_.nodes[id];
    if (node.nothing_is_valid) return refuse_here(node, spot, out);
    bool valid = true;
    for (const Part part : parts) {
      if ((this->*part)(node, spot, out)) continue;
      if (out == nullptr) return false;
      valid = false;
    }
    return valid;
  }

  static void report(Violations* out, Violation violation) {
    if (out != nullptr && out->size() < violations_max) out->push_back(std::move(violation));
  }
  /// Returns `valid`; if false, says what was expected. The sentence is made only where it is wanted.
  template <typename Expected>
  static bool expect(bool valid, const Node& node, std::string_view keyword, const Spot& spot, Violations* out,
                     Expected expected) {
    if (!valid && out != nullptr) {
      report(out, {spot.path.pointer(), pointer_to(node.pointer, keyword), std::string(keyword), expected(),
                   std::string(name_of(kind_of(spot.value)))});
    }
    return valid;
  }
  static bool refuse_here(const Node& node, const Spot& spot, Violations* out) {
    if (out != nullptr) {
      report(out, {spot.path.pointer(), node.pointer, node.keyword.empty() ? "false" : node.keyword, "absent",
                   std::string(name_of(kind_of(spot.value)))});
    }
    return false;
  }

  bool type(const Node& node, const Spot& spot, Violations* out) {
    if (node.types.empty()) return true;
    const Kind kind = kind_of(spot.value);
    const bool valid = std::any_of(node.types.begin(), node.types.end(), [&](Kind allowed) {
      return kind == allowed || (allowed == Kind::number && kind == Kind::integer);
    });
    return expect(valid, node, "type", spot, out, [&] { return one_of_types(node.types); });
  }

  bool values(const Node& node, const Spot& spot, Violations* out) {
    bool valid = true;
    if (node.values) {
      valid =
          expect(holds(*node.values, spot.value), node, "enum", spot, out, [&] { return "one of " + node.values->expected; });
    }
    if (node.constant) {
      valid =
          expect(holds(*node.constant, spot.value), node, "const", spot, out, [&] { return node.constant->expected; }) && valid;
    }
    return valid;
  }

  bool number(const Node& node, const Spot& spot, Violations* out) {
    if (!spot.value.is_number()) return true;
    const auto value = spot.value.get<long double>();
    bool valid = true;
    const auto bound = [&](const std::optional<Bound>& limit, std::string_view keyword, std::string_view words, auto within) {
      if (!limit) return;
      valid = expect(within(value, limit->value), node, keyword, spot, out,
                     [&] { return fmt::format("{} {}", words, limit->text); }) &&
              valid;
    };
    bound(node.minimum, "minimum", "at least", std::greater_equal<>());
    bound(node.maximum, "maximum", "at most", std::less_equal<>());
    bound(node.exclusive_minimum, "exclusiveMinimum", "more than", std::greater<>());
    bound(node.exclusive_maximum, "exclusiveMaximum", "less than", std::less<>());
    return valid;
  }

  bool string(const Node& node, const Spot& spot, Violations* out) {
    if (!spot.value.is_string()) return true;
    const std::string& text = spot.value.get_ref<const std::string&>();
    bool valid = size_within(node, spot, out, node.min_length || node.max_length ? characters_in(text) : 0, node.min_length,
                             node.max_length, {"minLength", "maxLength", "character", "characters"});
    if (node.pattern) {
      valid = expect(found_in(*node.pattern->compiled, text), node, "pattern", spot, out,
                     [&] { return "text that matches " + node.pattern->text; }) &&
              valid;
    }
    if (node.format != nullptr) {
      valid =
          expect(node.format->matches(text), node, "format", spot, out, [&] { return std::string(node.format->expected); }) &&
          valid;
    }
    return valid;
  }

  struct SizeWords {
    std::string_view min_keyword, max_keyword, one, more;
  };
  static bool size_within(const Node& node, const Spot& spot, Violations* out, std::size_t size,
                          const std::optional<std::size_t>& min, const std::optional<std::size_t>& max,
                          const SizeWords& words) {
    bool valid = true;
    if (min) {
      valid = expect(size >= *min, node, words.min_keyword, spot, out,
                     [&] { return "at least " + plural(*min, words.one, words.more); });
    }
    if (max) {
      valid = expect(size <= *max, node, words.max_keyword, spot, out,
                     [&] { return "at most " + plural(*max, words.one, words.more); }) &&
              valid;
    }
    return valid;
  }

  bool array(const Node& node, const Spot& spot, Violations* out) {
    if (!spot.value.is_array()) return true;
    bool valid = size_within(node, spot, out, spot.value.size(), node.min_items, node.max_items,
                             {"minItems", "maxItems", "item", "items"});
    if (node.unique_items) {
      valid =
          expect(all_differ(spot.value), node, "uniqueItems", spot, out, [] { return std::string("items that all differ"); }) &&
          valid;
    }
    for (std::size_t i = 0; node.items && i < spot.value.size() && (valid || out != nullptr) && !exhausted_; ++i) {
      const Path path{&spot.path, {}, i, true};
      valid = check(*node.items, {spot.value[i], path, spot.calls + 1}, out) && valid;
    }
    return valid;
  }
  static bool all_differ(const json& items) {
    std::set<std::string> seen;
    return std::all_of(items.begin(), items.end(), [&](const json& item) { return seen.insert(canonical(item)).second; });
  }

  bool properties(const Node& node, const Spot& spot, Violations* out) {
    if (!spot.value.is_object()) return true;
    bool valid = true;
    for (const std::string& name : node.required) {
      if (spot.value.contains(name)) continue;
      if (out == nullptr) return false;
      valid = false;
      const Path path{&spot.path, name};
      report(out, {path.pointer(), pointer_to(node.pointer, "required"), "required", "present", "missing"});
    }
    for (const auto& [name, value] : spot.value.get_ref<const json::object_t&>()) {
      const auto known = node.properties.find(name);
      const std::optional<NodeId> id =
          known != node.properties.end() ? std::optional(known->second) : node.additional_properties;
      if (!id) continue;
      const Path path{&spot.path, name};
      valid = check(*id, {value, path, spot.calls + 1}, out) && valid;
      if (exhausted_ || (!valid && out == nullptr)) return false;
    }
    return valid;
  }

  bool in_place(const Node& node, const Spot& spot, Violations* out) {
    const Spot here{spot.value, spot.path, spot.calls + 1};
    bool valid = !node.reference || check(*node.reference, here, out);
    for (const NodeId each : node.all_of) valid = check(each, here, out) && valid;
    if (node.negated) {
      valid = expect(!check(*node.negated, here, nullptr), node, "not", spot, out,
                     [] { return std::string("none of what \"not\" describes"); }) &&
              valid;
    }
    return valid;
  }

  bool alternatives(const Node& node, const Spot& spot, Violations* out) {
    const bool any =
        node.any_of.empty() || matches_of(node.any_of, spot, 1) == 1 || no_match(node, node.any_of, "anyOf", spot, out);
    const std::size_t matches = node.one_of.empty() ? 1 : matches_of(node.one_of, spot, 2);
    if (matches == 1) return any;
    if (matches == 0) return no_match(node, node.one_of, "oneOf", spot, out);
    return expect(false, node, "oneOf", spot, out,
                  [&] { return fmt::format("like exactly one of {} alternatives, not several", node.one_of.size()); });
  }
  std::size_t matches_of(const std::vector<NodeId>& alternatives, const Spot& spot, std::size_t enough) {
    std::size_t matches = 0;
    for (std::size_t i = 0; i < alternatives.size() && matches < enough; ++i) {
      if (check(alternatives[i], {spot.value, spot.path, spot.calls + 1}, nullptr)) ++matches;
    }
    return matches;
  }
  /// Where only one alternative is for this kind of value at all ("null or an address"), says what is wrong with that one.
  bool no_match(const Node& node, const std::vector<NodeId>& alternatives, std::string_view keyword, const Spot& spot,
                Violations* out) {
    expect(false, node, keyword, spot, out, [&] { return fmt::format("like one of {} alternatives", alternatives.size()); });
    if (out == nullptr) return false;
    const std::string here = spot.path.pointer();
    std::vector<Violations> meant;
    for (const NodeId each : alternatives) {
      Violations found;
      check(each, {spot.value, spot.path, spot.calls + 1}, &found);
      const bool other_kind = std::any_of(found.begin(), found.end(), [&](const Violation& violation) {
        return violation.instance_path == here &&
               (violation.keyword == "type" || violation.keyword == "const" || violation.keyword == "enum");
      });
      if (!other_kind) meant.push_back(std::move(found));
    }
    if (meant.size() != 1) return false;
    for (Violation& violation : meant.front()) report(out, std::move(violation));
    return false;
  }

  const Compiled& compiled_;
  std::size_t steps_ = 0;
  bool exhausted_ = false;
};

}  // namespace

std::vector<Violation> validate_nodes(const Compiled& compiled, const json& instance) {
  return Validation(compiled).run(instance);
}

}  // namespace assay::schema
