#include "harness/contract/model_members.hpp"

#include "harness/schema/json_text.hpp"

#include <limits>

namespace assay::contract {
namespace {

constexpr std::size_t wrong_max = 50;

const Members::Json& no_object() {
  static const Members::Json empty = Members::Json::object();
  return empty;
}

}  // namespace

Members::Members(const Json& json, std::string pointer, std::vector<WrongMember>& wrong) : json_(json), pointer_(std::move(pointer)), wrong_(wrong) {
  if (!json.is_object() && wrong_.size() < wrong_max) wrong_.push_back({pointer_, "must be an object"});
}

std::string Members::pointer_of(std::string_view key) const { return schema::pointer_to(pointer_, key); }

void Members::complain(std::string_view key, std::string_view expected) const {
  if (wrong_.size() < wrong_max) wrong_.push_back({pointer_of(key), "must be " + std::string(expected)});
}

const Members::Json* Members::value(std::string_view key) const {
  if (!json_.is_object()) return nullptr;
  const auto found = json_.find(key);
  return found == json_.end() || found->is_null() ? nullptr : &*found;
}

std::optional<std::string> Members::maybe(std::string_view key) const {
  const Json* const found = value(key);
  if (found == nullptr) return std::nullopt;
  if (found->is_string()) return found->get<std::string>();
  complain(key, "a string");
  return std::nullopt;
}

std::string Members::text(std::string_view key) const { return maybe(key).value_or(std::string()); }

std::string Members::name(std::string_view key) const {
  if (value(key) == nullptr) {
    if (json_.is_object() && wrong_.size() < wrong_max) wrong_.push_back({pointer_, "lacks the member \"" + std::string(key) + "\""});
    return {};
  }
  return text(key);
}

std::optional<bool> Members::maybe_flag(std::string_view key) const {
  const Json* const found = value(key);
  if (found == nullptr) return std::nullopt;
  if (found->is_boolean()) return found->get<bool>();
  complain(key, "true or false");
  return std::nullopt;
}

bool Members::flag(std::string_view key) const { return maybe_flag(key).value_or(false); }

std::uint32_t Members::number(std::string_view key) const {
  const Json* const found = value(key);
  if (found == nullptr) return 0;
  if (found->is_number_unsigned()) {
    const auto number = found->get<std::uint64_t>();
    if (number <= std::numeric_limits<std::uint32_t>::max()) return static_cast<std::uint32_t>(number);
  }
  complain(key, "a whole number from 0 to 4294967295");
  return 0;
}

const Members::Json* Members::array(std::string_view key) const {
  const Json* const found = value(key);
  if (found == nullptr || found->is_array()) return found;
  complain(key, "a list");
  return nullptr;
}

std::vector<std::string> Members::texts(std::string_view key) const {
  std::vector<std::string> out;
  const Json* const values = array(key);
  if (values == nullptr) return out;
  for (const Json& item : *values) {
    if (item.is_string()) {
      out.push_back(item.get<std::string>());
    } else {
      complain(key, "a list of strings");
      return out;
    }
  }
  return out;
}

Members Members::object(std::string_view key) const {
  const Json* const found = value(key);
  return {found == nullptr ? no_object() : *found, pointer_of(key), wrong_};
}

SourceSpan Members::place() const { return {text("file"), number("line"), number("column"), {}}; }

SourceSpan Members::place(std::string_view key) const { return object(key).place(); }

}  // namespace assay::contract
