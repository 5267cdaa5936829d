#pragma once

#include "harness/base/hash.hpp"
#include "harness/base/text.hpp"

#include <compare>
#include <cstdint>
#include <string>

namespace assay {

/// What a column of a row or a scalar of a payload holds. A time is text in RFC 3339, as on the wire.
class Value {
 public:
  enum class Kind : std::uint8_t { null, boolean, integer, text };

  constexpr Value() = default;
  Value(Text text) : kind_(Kind::text), text_(text) {}  // NOLINT: values read best unwrapped
  explicit Value(std::string_view text) : Value(Text(text)) {}
  [[nodiscard]] static Value of(bool truth) { return {Kind::boolean, truth ? 1 : 0}; }
  [[nodiscard]] static Value of(std::int64_t number) { return {Kind::integer, number}; }

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool is_null() const { return kind_ == Kind::null; }
  [[nodiscard]] Text text() const { return text_; }                // empty for other kinds
  [[nodiscard]] std::int64_t integer() const { return number_; }  // 0 for other kinds
  [[nodiscard]] bool truth() const { return kind_ == Kind::boolean && number_ == 1; }

  [[nodiscard]] std::uint64_t hash() const {
    return combine(static_cast<std::uint64_t>(kind_), kind_ == Kind::text ? text_.hash() : static_cast<std::uint64_t>(number_));
  }
  friend bool operator==(const Value&, const Value&) = default;
  friend std::weak_ordering operator<=>(const Value& a, const Value& b) {
    if (a.kind_ != b.kind_) return a.kind_ <=> b.kind_;
    return a.kind_ == Kind::text ? std::weak_ordering(a.text_ <=> b.text_) : std::weak_ordering(a.number_ <=> b.number_);
  }

 private:
  Value(Kind kind, std::int64_t number) : kind_(kind), number_(number) {}
  Kind kind_ = Kind::null;
  Text text_;
  std::int64_t number_ = 0;
};

/// As JSON: null, true, 7, "text" (escaped).
[[nodiscard]] std::string to_json(const Value& value);

/// `text` as a JSON string literal, quotes included (RFC 8259, section 7).
[[nodiscard]] std::string json_string(std::string_view text);

}  // namespace assay
