#include "harness/contract/typescript_shape.hpp"

#include "harness/contract/payload.hpp"

#include <algorithm>
#include <map>

namespace assay::contract {
namespace {

std::string_view parent_of(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : path.substr(0, dot);
}

std::string_view outermost(std::string_view path) { return path.substr(0, path.find_first_of(".[")); }

bool is_outermost(const Field& field) { return field.path.find_first_of(".[") == std::string::npos; }

using Places = std::map<std::string, std::size_t, std::less<>>;

Places places_of(const std::vector<Field>& fields) {
  Places places;
  for (std::size_t i = 0; i < fields.size(); ++i) places.emplace(fields[i].path, i);
  return places;
}

/// The parent of a member of an array's items is the array: "a[].b" hangs below "a".
std::string_view owner_of(std::string_view path) {
  std::string_view parent = parent_of(path);
  while (parent.ends_with("[]")) parent.remove_suffix(2);
  return parent;
}

bool has_owner(std::string_view path, const Places& places) {
  const std::string_view owner = owner_of(path);
  return owner.empty() || places.contains(owner);
}

void make_optional(Field& field) {
  if (field.required == true) field.inferred = "not in every alternative";
  field.required = false;
}

void merge_field(Field& own, const Field& other) {
  own.nullable = own.nullable || other.nullable;
  if (own.required != other.required) make_optional(own);
  const bool listed = !own.enum_values.empty() && !other.enum_values.empty();
  if (!listed) own.enum_values.clear();
  for (const std::string& value : other.enum_values) {
    if (listed && std::find(own.enum_values.begin(), own.enum_values.end(), value) == own.enum_values.end()) own.enum_values.push_back(value);
  }
  if (own.type == "unknown") own.type = other.type;
  if (own.format != other.format) own.format.reset();
}

void merge_members(std::vector<Field>& own, const std::vector<Field>& others) {
  const Places own_places = places_of(own);
  const Places other_places = places_of(others);
  std::vector<Field> added;
  for (const Field& other : others) {
    const auto same = own_places.find(other.path);
    if (same != own_places.end()) {
      merge_field(own[same->second], other);
    } else {
      added.push_back(other);
      if (has_owner(other.path, own_places)) make_optional(added.back());
    }
  }
  for (Field& field : own) {
    if (!other_places.contains(field.path) && has_owner(field.path, other_places)) make_optional(field);
  }
  own.insert(own.end(), added.begin(), added.end());
}

void append_below(std::vector<Field>& fields, const std::string& path, const std::vector<Field>& below) {
  for (const Field& field : below) {
    if (fields.size() >= fields_max) return;
    fields.push_back(field);
    fields.back().path = join_path(path, field.path);
  }
}

}  // namespace

std::string join_path(std::string_view parent, std::string_view name) {
  std::string path(parent);
  if (!parent.empty() && !name.empty() && !name.starts_with('[')) path += '.';
  return path.append(name);
}

Shape array_of(const Shape& item) {
  Shape array;
  array.like.type = item.like.type == "unknown" ? "array" : "array<" + item.like.type + ">";
  array.like.format = item.like.format;
  array.like.enum_values = item.like.enum_values;
  append_below(array.below, "[]", item.below);
  for (const Hole& hole : item.holes) array.holes.push_back({join_path("[]", hole.path), hole.parameter});
  return array;
}

void merge_alternative(Shape& into, const Shape& part, bool first) {
  into.like.nullable = into.like.nullable || part.like.nullable;
  into.function = into.function || part.function;
  if (into.like.type == "unknown") {
    into.like.type = part.like.type;
    into.like.format = part.like.format;
    into.like.inferred = part.like.inferred;
  }
  into.like.enum_values.insert(into.like.enum_values.end(), part.like.enum_values.begin(), part.like.enum_values.end());
  into.holes.insert(into.holes.end(), part.holes.begin(), part.holes.end());
  const bool both_objects = !first && !into.below.empty() && part.like.type == "object";
  if (both_objects) {
    merge_members(into.below, part.below);
  } else if (into.below.empty()) {
    into.below = part.below;
  }
}

void merge_part(Shape& into, const Shape& part) {
  const bool scalar = into.like.type != "unknown" && into.like.type != "object";
  if (scalar) return;  // `string & { __brand: 'Id' }`
  if (into.like.type == "unknown") into.like = part.like;
  into.holes.insert(into.holes.end(), part.holes.begin(), part.holes.end());
  const Places places = places_of(into.below);
  for (const Field& field : part.below) {
    const auto same = places.find(field.path);
    if (same != places.end()) {
      into.below[same->second] = field;
    } else if (into.below.size() < fields_max) {
      into.below.push_back(field);
    }
  }
}

void keep_members(Shape& shape, const std::set<std::string, std::less<>>& names, bool keep) {
  std::erase_if(shape.below, [&](const Field& field) { return names.contains(outermost(field.path)) != keep; });
  std::erase_if(shape.holes, [&](const Hole& hole) { return names.contains(outermost(hole.path)) != keep; });
}

void require_members(Shape& shape, bool required) {
  for (Field& field : shape.below) {
    if (is_outermost(field)) field.required = required;
  }
}

void add_member(Shape& object, Field field, const Shape& value) {
  if (object.below.size() >= fields_max) return;
  const std::string path = field.path;
  object.below.push_back(std::move(field));
  append_below(object.below, path, value.below);
  for (const Hole& hole : value.holes) {
    if (object.holes.size() < fields_max) object.holes.push_back({join_path(path, hole.path), hole.parameter});
  }
}

Shape fill_holes(const Shape& generic, const std::vector<Shape>& arguments) {
  Shape filled = generic;
  filled.holes.clear();
  for (const Hole& hole : generic.holes) {
    if (hole.parameter >= arguments.size()) continue;
    const Shape& argument = arguments[hole.parameter];
    if (hole.path.empty()) return argument;
    std::string owner = hole.path;
    bool items = false;
    for (; owner.ends_with("[]"); items = true) owner.resize(owner.size() - 2);
    const auto place = std::find_if(filled.below.begin(), filled.below.end(), [&](const Field& field) { return field.path == owner; });
    if (place == filled.below.end()) continue;
    const Shape value = items ? array_of(argument) : argument;
    place->type = value.like.type;
    place->format = value.like.format;
    place->enum_values = value.like.enum_values;
    place->nullable = place->nullable || value.like.nullable;
    std::vector<Field> below;
    append_below(below, owner, value.below);
    filled.below.insert(place + 1, below.begin(), below.end());
  }
  return filled;
}

}  // namespace assay::contract
