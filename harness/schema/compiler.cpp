#include "harness/schema/compiler.hpp"

#include "harness/base/strings.hpp"
#include "harness/schema/json_text.hpp"
#include "harness/schema/pattern.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace assay::schema {
namespace {

using nlohmann::json;

constexpr std::string_view dialect = "https://json-schema.org/draft/2020-12/schema";

/// The member of a schema object that is being read.
struct Place {
  const json& value;
  std::string_view keyword;
  std::string pointer;
};

/// "#/$defs/a%20b" names the pointer "/$defs/a b" (RFC 6901, section 6).
std::string percent_decoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t high = at + 2 < text.size() ? digits.find(lower(text.substr(at + 1, 1))) : std::string_view::npos;
    const std::size_t low = at + 2 < text.size() ? digits.find(lower(text.substr(at + 2, 1))) : std::string_view::npos;
    if (text[at] != '%' || high == std::string_view::npos || low == std::string_view::npos) {
      out += text[at];
      continue;
    }
    out += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return out;
}

class Compiler {
 public:
  explicit Compiler(std::string_view file) : file_(file) {}

  Results<Compiled> run(const json& schema) {
    read_schema(schema, "", "");
    resolve_references();
    if (errors_.empty()) refuse_endless_references();
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    return std::move(compiled_);
  }

 private:
  struct Keyword {
    std::string_view name;
    void (Compiler::*read)(const Place& place, Node& node);
  };
  struct Reference {
    NodeId from;
    std::string target;
    std::string pointer;
  };
  static const std::array<Keyword, 32> keywords;

  void refuse(const std::string& pointer, std::string message) {
    errors_.push_back({ErrorCode::invalid, std::move(message), {file_, 0, 0, pointer}});
  }
  void refuse_value(const Place& place, std::string_view expected) {
    refuse(place.pointer, fmt::format("must be {}, found {}", expected, name_of(kind_of(place.value))));
  }

  NodeId read_schema(const json& schema, const std::string& pointer, std::string_view keyword) {
    const NodeId id = compiled_.nodes.size();
    compiled_.nodes.emplace_back();
    id_at_.emplace(pointer, id);
    Node node;  // apart from `nodes`, which grows while this one is read
    node.pointer = pointer;
    node.keyword = keyword;
    node.nothing_is_valid = schema.is_boolean() && !schema.get<bool>();
    reading_ = id;
    if (schema.is_object()) {
      read_keywords(schema, node);
    } else if (!schema.is_boolean()) {
      refuse_value({schema, keyword, pointer}, "a schema (an object or a boolean)");
    }
    compiled_.nodes[id] = std::move(node);
    return id;
  }

  void read_keywords(const json& schema, Node& node) {
    const NodeId id = reading_;
    for (const auto& [name, value] : schema.get_ref<const json::object_t&>()) {
      if (name.starts_with("x-")) continue;
      const std::string pointer = pointer_to(node.pointer, name);
      const auto* const known =
          std::find_if(keywords.begin(), keywords.end(), [&](const Keyword& each) { return each.name == name; });
      reading_ = id;
      if (known == keywords.end()) {
        refuse_unknown(pointer, name);
      } else {
        (this->*known->read)({value, known->name, pointer}, node);
      }
    }
  }

  void refuse_unknown(const std::string& pointer, const std::string& name) {
    std::vector<std::string> names;
    for (const Keyword& keyword : keywords) names.emplace_back(keyword.name);
    const std::string meant = nearest(name, names);
    refuse(pointer,
           fmt::format("unknown keyword \"{}\"{}", name, meant.empty() ? "" : fmt::format("; did you mean \"{}\"?", meant)));
  }

  // Annotations: read for their shape only.

  void read_anything(const Place&, Node&) {}
  void read_text(const Place& place, Node&) {
    if (!place.value.is_string()) refuse_value(place, "a string");
  }
  void read_list(const Place& place, Node&) {
    if (!place.value.is_array()) refuse_value(place, "an array");
  }
  void read_flag(const Place& place, Node&) {
    if (!place.value.is_boolean()) refuse_value(place, "a boolean");
  }
  void read_dialect(const Place& place, Node& node) {
    if (!place.value.is_string()) return refuse_value(place, "a string");
    if (!node.pointer.empty()) return refuse(place.pointer, "may stand only at the root");
    std::string_view named = place.value.get_ref<const std::string&>();
    if (named.ends_with('#')) named.remove_suffix(1);
    if (named != dialect) refuse(place.pointer, fmt::format("must be \"{}\": no other draft is read", dialect));
  }
  void read_id(const Place& place, Node& node) {
    if (!place.value.is_string()) return refuse_value(place, "a string");
    if (!node.pointer.empty()) refuse(place.pointer, "may stand only at the root");  // else it would move what $ref means
  }

  // Assertions.

  void read_type(const Place& place, Node& node) {
    if (place.value.is_string()) return read_type_name(place, node);
    if (!place.value.is_array() || place.value.empty()) return refuse_value(place, "a type or a list of types");
    for (std::size_t i = 0; i < place.value.size(); ++i) {
      read_type_name({place.value[i], place.keyword, pointer_to(place.pointer, std::to_string(i))}, node);
    }
  }
  void read_type_name(const Place& place, Node& node) {
    constexpr std::string_view expected = "one of null, boolean, integer, number, string, array, object";
    const auto kind = place.value.is_string() ? kind_named(place.value.get_ref<const std::string&>()) : std::nullopt;
    if (!kind)
      return place.value.is_string() ? refuse(place.pointer, fmt::format("must be {}", expected))
                                     : refuse_value(place, expected);
    if (std::find(node.types.begin(), node.types.end(), *kind) != node.types.end())
      return refuse(place.pointer, "is listed twice");
    node.types.push_back(*kind);
  }

  static Values values_of(const json& list) {
    constexpr std::size_t shown_max = 12;
    Values values;
    for (const json& each : list) {
      if (values.canonical.size() < shown_max) {
        values.expected += (values.expected.empty() ? "" : ", ") + each.dump();
      } else if (values.canonical.size() == shown_max) {
        values.expected += ", …";
      }
      values.canonical.push_back(canonical(each));
    }
    std::sort(values.canonical.begin(), values.canonical.end());
    return values;
  }
  void read_enum(const Place& place, Node& node) {
    if (!place.value.is_array() || place.value.empty()) return refuse_value(place, "a list of at least one value");
    node.values = values_of(place.value);
  }
  void read_const(const Place& place, Node& node) { node.constant = values_of(json::array({place.value})); }

  void read_bound(const Place& place, std::optional<Bound>& bound) {
    if (!place.value.is_number()) return refuse_value(place, "a number");
    bound = Bound{place.value.get<long double>(), place.value.dump()};
  }
  void read_minimum(const Place& place, Node& node) { read_bound(place, node.minimum); }
  void read_maximum(const Place& place, Node& node) { read_bound(place, node.maximum); }
  void read_exclusive_minimum(const Place& place, Node& node) { read_bound(place, node.exclusive_minimum); }
  void read_exclusive_maximum(const Place& place, Node& node) { read_bound(place, node.exclusive_maximum); }

  void read_count(const Place& place, std::optional<std::size_t>& count) {
    constexpr double count_max = 0x1p53;
    const double number = kind_of(place.value) == Kind::integer ? place.value.get<double>() : -1;
    if (number < 0 || number > count_max) {
      return refuse(place.pointer,
                    "must be a whole number from 0" +
                        (place.value.is_number() ? "" : fmt::format(", found {}", name_of(kind_of(place.value)))));
    }
    count = static_cast<std::size_t>(number);
  }
  void read_min_length(const Place& place, Node& node) { read_count(place, node.min_length); }
  void read_max_length(const Place& place, Node& node) { read_count(place, node.max_length); }
  void read_min_items(const Place& place, Node& node) { read_count(place, node.min_items); }
  void read_max_items(const Place& place, Node& node) { read_count(place, node.max_items); }
  void read_unique_items(const Place& place, Node& node) {
    if (!place.value.is_boolean()) return refuse_value(place, "a boolean");
    node.unique_items = place.value.get<bool>();
  }

  void read_pattern(const Place& place, Node& node) {
    if (!place.value.is_string()) return refuse_value(place, "a string");
    const std::string& text = place.value.get_ref<const std::string&>();
    auto pattern = compile_pattern(text);
    if (!pattern) return refuse(place.pointer, "is a pattern that is not supported: " + pattern.error());
    node.pattern = Pattern{std::move(*pattern), text};
  }

  void read_format(const Place& place, Node& node) {
    if (!place.value.is_string()) return refuse_value(place, "a string");
    node.format = format_named(place.value.get_ref<const std::string&>());
    if (node.format != nullptr) return;
    std::vector<std::string> names;
    for (const Format& format : all_formats()) names.emplace_back(format.name);
    refuse(place.pointer, "must be one of " + join(names, ", "));
  }

  void read_required(const Place& place, Node& node) {
    if (!place.value.is_array()) return refuse_value(place, "a list of property names");
    for (std::size_t i = 0; i < place.value.size(); ++i) {
      const Place item{place.value[i], place.keyword, pointer_to(place.pointer, std::to_string(i))};
      if (!item.value.is_string()) {
        refuse_value(item, "a property name");
        continue;
      }
      const std::string& name = item.value.get_ref<const std::string&>();
      const bool again = std::find(node.required.begin(), node.required.end(), name) != node.required.end();
      if (again) {
        refuse(item.pointer, "is listed twice");
      } else {
        node.required.push_back(name);
      }
    }
  }

  // Schemas below this one.

  NodeId read_below(const Place& place) { return read_schema(place.value, place.pointer, place.keyword); }
  std::map<std::string, NodeId, std::less<>> read_named_schemas(const Place& place) {
    std::map<std::string, NodeId, std::less<>> named;
    if (!place.value.is_object()) {
      refuse_value(place, "an object of schemas");
      return named;
    }
    for (const auto& [name, schema] : place.value.get_ref<const json::object_t&>()) {
      named[name] = read_schema(schema, pointer_to(place.pointer, name), place.keyword);
    }
    return named;
  }
  std::vector<NodeId> read_schema_list(const Place& place) {
    std::vector<NodeId> list;
    if (!place.value.is_array() || place.value.empty()) {
      refuse_value(place, "a list of at least one schema");
      return list;
    }
    for (std::size_t i = 0; i < place.value.size(); ++i) {
      list.push_back(read_schema(place.value[i], pointer_to(place.pointer, std::to_string(i)), place.keyword));
    }
    return list;
  }
  void read_defs(const Place& place, Node&) { read_named_schemas(place); }
  void read_properties(const Place& place, Node& node) { node.properties = read_named_schemas(place); }
  void read_additional_properties(const Place& place, Node& node) { node.additional_properties = read_below(place); }
  void read_items(const Place& place, Node& node) { node.items = read_below(place); }
  void read_all_of(const Place& place, Node& node) { node.all_of = read_schema_list(place); }
  void read_any_of(const Place& place, Node& node) { node.any_of = read_schema_list(place); }
  void read_one_of(const Place& place, Node& node) { node.one_of = read_schema_list(place); }
  void read_not(const Place& place, Node& node) { node.negated = read_below(place); }

  void read_reference(const Place& place, Node&) {
    if (!place.value.is_string()) return refuse_value(place, "a string");
    const std::string& target = place.value.get_ref<const std::string&>();
    if (target != "#" && !target.starts_with("#/"))
      return refuse(place.pointer, "must point into this file, such as \"#/$defs/name\"");
    references_.push_back({reading_, percent_decoded(std::string_view(target).substr(1)), place.pointer});
  }
  void resolve_references() {
    for (const Reference& reference : references_) {
      const auto found = id_at_.find(reference.target);
      if (found == id_at_.end()) {
        refuse(reference.pointer, fmt::format("points to no schema: there is none at \"#{}\"", reference.target));
      } else {
        compiled_.nodes[reference.from].reference = found->second;
      }
    }
  }

  // A reference that comes back to itself without a step into the instance would be followed for ever. All others end with
  // the instance, whose depth is bounded.

  static std::vector<NodeId> in_place(const Node& node) {
    std::vector<NodeId> next;
    for (const auto* list : {&node.all_of, &node.any_of, &node.one_of}) next.insert(next.end(), list->begin(), list->end());
    for (const auto& one : {node.negated, node.reference}) {
      if (one) next.push_back(*one);
    }
    return next;
  }
  void refuse_endless_references() {
    heights_.assign(compiled_.nodes.size(), 0);
    for (NodeId id = 0; id < compiled_.nodes.size() && errors_.empty(); ++id) height_of(id, 1);
  }
  /// The longest chain of in-place steps from here, in nodes; `depth` is the length of the chain that led here.
  std::size_t height_of(NodeId id, std::size_t depth) {
    constexpr std::size_t unfinished = static_cast<std::size_t>(-1);
    if (!errors_.empty()) return 0;
    if (heights_[id] == unfinished) {
      refuse(compiled_.nodes[id].pointer, "refers to itself without a step into a property or an item");
      return 0;
    }
    if (heights_[id] != 0) return heights_[id];
    if (depth > in_place_max) {
      refuse(compiled_.nodes[id].pointer, fmt::format("lies behind more than {} references", in_place_max));
      return 0;
    }
    heights_[id] = unfinished;
    std::size_t below = 0;
    for (const NodeId next : in_place(compiled_.nodes[id])) below = std::max(below, height_of(next, depth + 1));
    heights_[id] = below + 1;
    if (heights_[id] > in_place_max && errors_.empty()) {
      refuse(compiled_.nodes[id].pointer, fmt::format("begins a chain of more than {} references", in_place_max));
    }
    return heights_[id];
  }

  std::string file_;
  Compiled compiled_;
  Errors errors_;
  NodeId reading_ = 0;
  std::map<std::string, NodeId, std::less<>> id_at_;
  std::vector<Reference> references_;
  std::vector<std::size_t> heights_;
};

const std::array<Compiler::Keyword, 32> Compiler::keywords{{
    {"$schema", &Compiler::read_dialect},
    {"$id", &Compiler::read_id},
    {"title", &Compiler::read_text},
    {"description", &Compiler::read_text},
    {"$comment", &Compiler::read_text},
    {"examples", &Compiler::read_list},
    {"default", &Compiler::read_anything},
    {"deprecated", &Compiler::read_flag},
    {"type", &Compiler::read_type},
    {"enum", &Compiler::read_enum},
    {"const", &Compiler::read_const},
    {"minimum", &Compiler::read_minimum},
    {"maximum", &Compiler::read_maximum},
    {"exclusiveMinimum", &Compiler::read_exclusive_minimum},
    {"exclusiveMaximum", &Compiler::read_exclusive_maximum},
    {"minLength", &Compiler::read_min_length},
    {"maxLength", &Compiler::read_max_length},
    {"pattern", &Compiler::read_pattern},
    {"format", &Compiler::read_format},
    {"minItems", &Compiler::read_min_items},
    {"maxItems", &Compiler::read_max_items},
    {"uniqueItems", &Compiler::read_unique_items},
    {"items", &Compiler::read_items},
    {"properties", &Compiler::read_properties},
    {"additionalProperties", &Compiler::read_additional_properties},
    {"required", &Compiler::read_required},
    {"allOf", &Compiler::read_all_of},
    {"anyOf", &Compiler::read_any_of},
    {"oneOf", &Compiler::read_one_of},
    {"not", &Compiler::read_not},
    {"$ref", &Compiler::read_reference},
    {"$defs", &Compiler::read_defs},
}};

}  // namespace

Results<Compiled> compile_nodes(const json& schema, std::string_view file) { return Compiler(file).run(schema); }

}  // namespace assay::schema
