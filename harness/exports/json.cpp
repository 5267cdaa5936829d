#include "harness/exports/json.hpp"

#include <nlohmann/json.hpp>

namespace assay::exports {

namespace {

constexpr std::size_t usual_members = 16;

}  // namespace

Json object_for(std::size_t members) {
  Json object = Json::object();
  object.get_ref<Json::object_t&>().reserve(members);
  return object;
}

void append(Json& object, std::string name, Json value) {
  auto& members = object.get_ref<Json::object_t&>();
  if (members.capacity() == 0) members.reserve(usual_members);
  members.emplace_back(std::move(name), std::move(value));
}

std::string text_of(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace assay::exports
