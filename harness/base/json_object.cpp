#include "harness/base/json_object.hpp"

#include "harness/base/json_depth.hpp"

#include <memory>
#include <mutex>
#include <unordered_map>

#include <nlohmann/json.hpp>

namespace assay {
namespace {

constexpr int depth_max = 64;

Value value_of(const nlohmann::ordered_json& json) {
  if (json.is_null()) return {};
  if (json.is_boolean()) return Value::of(json.get<bool>());
  if (json.is_number_integer() && !json.is_number_unsigned()) return Value::of(json.get<std::int64_t>());
  if (json.is_number_unsigned() && json.get<std::uint64_t>() <= static_cast<std::uint64_t>(INT64_MAX)) {
    return Value::of(static_cast<std::int64_t>(json.get<std::uint64_t>()));
  }
  if (json.is_string()) return Value(Text(json.get_ref<const std::string&>()));
  return Value(Text(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)));
}

}  // namespace

class JsonObjectCache {
 public:
  const JsonObject& of(Text json) {
    const std::lock_guard lock(mutex_);
    std::unique_ptr<JsonObject>& slot = parsed_[json.address()];
    if (!slot) slot = parse(json);
    return *slot;
  }

 private:
  static std::unique_ptr<JsonObject> parse(Text json) {
    auto object = std::make_unique<JsonObject>();
    if (deeper_than(depth_max, json.view())) return object;
    const auto parsed = nlohmann::ordered_json::parse(json.view(), nullptr, false);
    if (!parsed.is_object()) return object;
    object->well_formed_ = true;
    for (const auto& [name, value] : parsed.items()) {
      object->members_.push_back({Text(name), value_of(value), value.is_string()});
    }
    return object;
  }

  std::mutex mutex_;
  std::unordered_map<const void*, std::unique_ptr<JsonObject>> parsed_;
};

const JsonObject& JsonObject::of(Text json) {
  static JsonObjectCache* const cache = new JsonObjectCache;
  return cache->of(json);
}

const JsonObject::Member* JsonObject::member(Text name) const {
  for (const Member& candidate : members_) {
    if (candidate.name == name) return &candidate;
  }
  return nullptr;
}

Value JsonObject::operator[](Text name) const {
  const Member* const found = member(name);
  return found == nullptr ? Value() : found->value;
}

Text JsonObject::text(Text name) const {
  const Member* const found = member(name);
  return found == nullptr || !found->is_text ? Text() : found->value.text();
}

Text make_json_object(const std::vector<std::pair<Text, Value>>& members) {
  std::string json = "{";
  for (const auto& [name, value] : members) {
    if (json.size() > 1) json += ',';
    json += json_string(name.view());
    json += ':';
    json += to_json(value);
  }
  return Text(json + "}");
}

Text make_json_object(std::initializer_list<std::pair<Text, Value>> members) {
  return make_json_object(std::vector<std::pair<Text, Value>>(members));
}

}  // namespace assay
