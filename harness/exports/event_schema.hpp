#pragma once

#include "harness/contract/model.hpp"
#include "harness/exports/json.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace assay::exports {

/// An event's fields by path, to look up what the documents say of a member of its schema. The event must outlive it.
using FieldsByPath = std::map<std::string_view, const contract::Field*, std::less<>>;
[[nodiscard]] FieldsByPath fields_by_path(const contract::Event& event);

/// The path of a member below `path`: "data" and "id" are "data.id".
[[nodiscard]] std::string member_path(const std::string& path, const std::string& name);

/// No schema of ours nests deeper; what does is exported as "anything".
inline constexpr int depth_max = 64;

/// contract::payload_schema with descriptions that cite the documents, without "$schema" and "$id", so that it may stand inside
/// of another document. Only keywords that drafts 7 and 2020-12 both know.
[[nodiscard]] Json event_schema(const contract::Event& event);

/// The printed examples that keep their own event's schema; none that are large, or would mislead a tool ("$ref"). A document's example of a CloudEvents event often is its `data` alone.
struct Examples {
  std::vector<Json> whole;
  std::vector<Json> data;
};
[[nodiscard]] Examples conforming_examples(const contract::Event& event);

}  // namespace assay::exports
