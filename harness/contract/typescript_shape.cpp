#include "harness/contract/typescript_shape.hpp"

#include "harness/contract/field_path.hpp"
#include "harness/contract/field_types.hpp"
#include "harness/contract/payload.hpp"

#include <algorithm>
#include <map>

namespace assay::contract {
namespace {

std::string outermost(std::string_view path) { return path_parts(path).front().name; }

bool is_outermost(const Field& field) {
  const std::vector<PathPart> parts = path_parts(field.path);
  return parts.size() == 1 && parts.front().arrays == 0;
}

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
  if (own.required != other.required) make_optional(own);
  if (own.values != other.values) own.values = "unknown";
  add_type(own, other);
  // A list of that length is no enumeration that anybody keeps; without it the type is wider, never narrower.
  constexpr std::size_t members_max = 5000;
  const bool listed = !own.enum_values.empty() && !other.enum_values.empty() && own.enum_values.size() < members_max;
  if (!listed) own.enum_values.clear();
  for (const std::string& value : other.enum_values) {
    if (listed && std::find(own.enum_values.begin(), own.enum_values.end(), value) == own.enum_values.end()) own.enum_values.push_back(value);
  }
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

void append_open(std::vector<std::string>& open, const std::string& path, const std::vector<std::string>& below) {
  for (const std::string& object : below) {
    const std::string joined = join_path(path, object);
    if (open.size() < fields_max && (open.empty() || open.back() != joined)) open.push_back(joined);
  }
}

bool may_be_object(const Field& like) {
  return like.type == "object" || std::find(like.other_types.begin(), like.other_types.end(), "object") != like.other_types.end();
}

/// What the alternative adds to the type itself.
void merge_like(Shape& into, const Shape& part, bool first) {
  Field& like = into.like;
  if (first || (into.absent && !part.absent)) {
    const bool nullable = like.nullable || part.like.nullable;
    like = part.like;
    like.enum_values.clear();  // they are joined afterwards
    like.nullable = nullable;
    into.absent = part.absent;
    if (!first && like.type == "unknown" && like.other_types.empty()) like.other_types = {"unknown"};
    return;
  }
  if (part.absent) {
    like.nullable = like.nullable || part.like.nullable;
    return;
  }
  if (like.type == "unknown") like.inferred = part.like.inferred;
  if (like.type == "unknown") like.format = part.like.format;
  if (like.values != part.like.values) like.values = "unknown";
  add_type(like, part.like);
}

}  // namespace

bool is_unknown(const Shape& shape) { return shape.like.type == "unknown" && shape.holes.empty() && !shape.absent; }

std::string join_path(std::string_view parent, std::string_view name) {
  std::string path(parent);
  if (!parent.empty() && !name.empty() && !name.starts_with('[')) path += '.';
  return path.append(name);
}

Shape array_of(const Shape& item) {
  Shape array;
  array.like.type = item.like.type;
  array.like.nullable = item.like.nullable;
  array.like.other_types = item.like.other_types;
  array.like.format = item.like.format;
  array.like.enum_values = item.like.enum_values;
  make_array(array.like);
  for (const std::string& path : item.open) array.open.push_back(join_path("[]", path));
  append_below(array.below, "[]", item.below);
  for (const Hole& hole : item.holes) array.holes.push_back({join_path("[]", hole.path), hole.parameter});
  return array;
}

void merge_alternative(Shape& into, const Shape& part, bool first) {
  into.function = into.function || part.function;
  const bool both_objects = !first && part.like.type == "object" && may_be_object(into.like);
  if (both_objects && (into.below.empty() || part.below.empty())) append_open(into.open, "", {""});  // `object`, `{}`
  merge_like(into, part, first);
  append_open(into.open, "", part.open);
  into.like.enum_values.insert(into.like.enum_values.end(), part.like.enum_values.begin(), part.like.enum_values.end());
  into.holes.insert(into.holes.end(), part.holes.begin(), part.holes.end());
  if (both_objects) {
    merge_members(into.below, part.below);
  } else if (into.below.empty()) {
    into.below = part.below;
  }
}

void merge_part(Shape& into, const Shape& part) {
  const bool scalar = into.like.type != "unknown" && into.like.type != "object";
  if (scalar) return;  // `string & { __brand: 'Id' }`
  if (is_unknown(part) || is_unknown(into)) append_open(into.open, "", {""});
  if (into.like.type == "unknown") into.like = part.like;
  append_open(into.open, "", part.open);
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
  append_open(object.open, path, value.open);
  for (const Hole& hole : value.holes) {
    if (object.holes.size() < fields_max) object.holes.push_back({join_path(path, hole.path), hole.parameter});
  }
}

Shape fill_holes(const Shape& generic, const std::vector<Shape>& arguments) {
  Shape filled = generic;
  filled.holes.clear();
  for (const Hole& hole : generic.holes) {
    const bool given = hole.parameter < arguments.size();
    if (!given && hole.path.empty()) append_open(filled.open, "", {""});
    if (!given) continue;
    const Shape& argument = arguments[hole.parameter];
    if (hole.path.empty() && filled.below.empty()) {  // `T`, `T | null`
      Shape value = argument;
      value.like.nullable = value.like.nullable || generic.like.nullable;
      return value;
    }
    if (hole.path.empty()) {  // `Base & T`
      merge_part(filled, argument);
      continue;
    }
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
    place->other_types = value.like.other_types;
    place->values = value.like.values;
    append_open(filled.open, owner, value.open);
    std::vector<Field> below;
    append_below(below, owner, value.below);
    filled.below.insert(place + 1, below.begin(), below.end());
  }
  return filled;
}

}  // namespace assay::contract
