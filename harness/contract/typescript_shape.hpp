#pragma once

#include "harness/contract/model.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace assay::contract {

/// A place where a generic type has its parameter: `payload: T`.
struct Hole {
  std::string path;  // empty: the type is the parameter itself
  std::size_t parameter = 0;
};

/// A type: how a field of it looks, and the fields below it with paths relative to it.
struct Shape {
  Field like;
  std::vector<Field> below;
  std::vector<Hole> holes;
  std::vector<std::string> open;  // objects that may have more members than are known: paths relative to it
  bool function = false;  // no part of a payload
  bool absent = false;    // undefined, null: the other alternatives say what it is
};

/// "a" and "b" are "a.b"; "[]" binds without a dot.
[[nodiscard]] std::string join_path(std::string_view parent, std::string_view name);

/// `T[]`
[[nodiscard]] Shape array_of(const Shape& item);

/// `A | B`: what both have; a member that only one has is optional. `first`: nothing has been merged yet.
void merge_alternative(Shape& into, const Shape& part, bool first);

/// `A & B`, `interface B extends A`: the members of both, of two with one name the later.
void merge_part(Shape& into, const Shape& part);

/// `Pick` and `Omit`: keeps the members whose outermost name is in the set, or those whose is not.
void keep_members(Shape& shape, const std::set<std::string, std::less<>>& names, bool keep);

/// `Partial` and `Required`: the outermost members.
void require_members(Shape& shape, bool required);

/// Notes that the object has more members than are known.
inline void leave_open(Shape& shape) {
  if (shape.open.empty() || !shape.open.back().empty()) shape.open.emplace_back();
}

/// Whether nothing is known of it: a type that no block declares, `any`.
[[nodiscard]] bool is_unknown(const Shape& shape);

/// Adds a member and what is below it.
void add_member(Shape& object, Field field, const Shape& value);

/// The generic type with its parameters filled in; parameters without an argument stay open.
[[nodiscard]] Shape fill_holes(const Shape& generic, const std::vector<Shape>& arguments);

}  // namespace assay::contract
