#pragma once

#include "harness/schema/format.hpp"
#include "harness/schema/value.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <re2/re2.h>

namespace assay::schema {

using NodeId = std::size_t;  // an index into Compiled::nodes

/// A bound with the digits that the schema has for it.
struct Bound {
  long double value = 0;  // holds each 64-bit integer and each double exactly
  std::string text;
};

struct Pattern {
  std::shared_ptr<const re2::RE2> compiled;
  std::string text;
};

struct Values {
  std::vector<std::string> canonical;  // sorted
  std::string expected;
};

/// One schema object, or one of the schemas true and false.
struct Node {
  std::string pointer;
  std::string keyword;  // that led here; blamed by the schema false
  bool nothing_is_valid = false;

  std::vector<Kind> types;  // empty: any
  std::optional<Values> values;
  std::optional<Values> constant;

  std::optional<Bound> minimum, maximum, exclusive_minimum, exclusive_maximum;
  std::optional<std::size_t> min_length, max_length;
  std::optional<Pattern> pattern;
  const Format* format = nullptr;

  std::optional<std::size_t> min_items, max_items;
  bool unique_items = false;
  std::optional<NodeId> items;

  std::map<std::string, NodeId, std::less<>> properties;
  std::optional<NodeId> additional_properties;
  std::vector<std::string> required;

  std::optional<NodeId> reference;
  std::vector<NodeId> all_of, any_of, one_of;
  std::optional<NodeId> negated;
};

struct Compiled {
  std::vector<Node> nodes;  // the root is the first
};

}  // namespace assay::schema
