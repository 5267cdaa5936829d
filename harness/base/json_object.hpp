#pragma once

#include "harness/base/value.hpp"

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace assay {

/// The members of a JSON object, parsed once for each distinct text and kept for the life of the process.
class JsonObject {
 public:
  struct Member {
    Text name;
    Value value;          // of a scalar; for an object or array its JSON as text
    bool is_text = false; // a JSON string, not an object, array or number that is kept as text
  };

  /// Never fails: a text that is no JSON object gives an object that is not well_formed and has no members.
  [[nodiscard]] static const JsonObject& of(Text json);

  [[nodiscard]] bool well_formed() const { return well_formed_; }
  [[nodiscard]] bool has(Text name) const { return member(name) != nullptr; }
  /// Null if the member is absent or null.
  [[nodiscard]] Value operator[](Text name) const;
  /// The text of a string member; empty for anything else.
  [[nodiscard]] Text text(Text name) const;
  [[nodiscard]] const std::vector<Member>& members() const { return members_; }

 private:
  friend class JsonObjectCache;
  [[nodiscard]] const Member* member(Text name) const;
  std::vector<Member> members_;
  bool well_formed_ = false;
};

/// A JSON object with these members, in this order.
[[nodiscard]] Text make_json_object(std::initializer_list<std::pair<Text, Value>> members);
[[nodiscard]] Text make_json_object(const std::vector<std::pair<Text, Value>>& members);

}  // namespace assay
