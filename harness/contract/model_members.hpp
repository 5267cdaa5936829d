#pragma once

#include "harness/base/error.hpp"
#include "harness/contract/model.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace assay::contract {

/// A wrong member, by pointer; lines and columns are found later, and only for these.
struct WrongMember {
  std::string pointer;
  std::string message;
};

/// One object of a model's JSON, asked member by member. Absent and null are the same: an empty value. A member of another type is
/// noted and read as empty. Only for the reader of models.
class Members {
 public:
  using Json = nlohmann::ordered_json;

  Members(const Json& json, std::string pointer, std::vector<WrongMember>& wrong);

  [[nodiscard]] std::string text(std::string_view key) const;      // or ""
  [[nodiscard]] std::string name(std::string_view key) const;      // must be there
  [[nodiscard]] std::optional<std::string> maybe(std::string_view key) const;
  [[nodiscard]] bool flag(std::string_view key) const;
  [[nodiscard]] std::optional<bool> maybe_flag(std::string_view key) const;
  [[nodiscard]] std::uint32_t number(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;
  [[nodiscard]] SourceSpan place() const;                          // {"file", "line", "column"} of this object itself
  [[nodiscard]] SourceSpan place(std::string_view key) const;

  /// Null if the member is absent or null.
  [[nodiscard]] const Json* value(std::string_view key) const;
  [[nodiscard]] std::string pointer_of(std::string_view key) const;
  [[nodiscard]] Members object(std::string_view key) const;
  void complain(std::string_view key, std::string_view expected) const;

  /// Reads each object of a list.
  template <typename T, typename Read>
  [[nodiscard]] std::vector<T> list(std::string_view key, Read read) const {
    std::vector<T> out;
    const Json* const values = array(key);
    if (values == nullptr) return out;
    for (std::size_t i = 0; i < values->size(); ++i) {
      const Members member((*values)[i], pointer_of(key) + "/" + std::to_string(i), wrong_);
      if (member.is_object()) out.push_back(read(member));
    }
    return out;
  }

 private:
  [[nodiscard]] bool is_object() const { return json_.is_object(); }
  [[nodiscard]] const Json* array(std::string_view key) const;

  const Json& json_;
  std::string pointer_;
  std::vector<WrongMember>& wrong_;
};

}  // namespace assay::contract
