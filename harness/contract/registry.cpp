#include "harness/contract/registry.hpp"

#include "harness/base/hash.hpp"
#include "harness/contract/compile.hpp"
#include "harness/contract/field_path.hpp"
#include "harness/contract/same_fields.hpp"

#include <mutex>
#include <unordered_map>
#include <utility>

namespace assay::contract {
namespace {

struct Asked {
  const void* type = nullptr;
  const void* payload = nullptr;
  friend bool operator==(const Asked&, const Asked&) = default;
};
struct AskedHash {
  std::size_t operator()(const Asked& asked) const noexcept {
    return combine(reinterpret_cast<std::uintptr_t>(asked.type), reinterpret_cast<std::uintptr_t>(asked.payload));
  }
};

/// The last part of each key path: "data.patientId" is the member patientId.
std::vector<Text> key_fields(const Event& event) {
  std::vector<Text> fields;
  if (!event.idempotency) return fields;
  for (const std::string& path : event.idempotency->key) {
    fields.emplace_back(leaf_of(path));
  }
  return fields;
}

}  // namespace

struct Registry::Inside {
  std::vector<std::unique_ptr<Entry>> entries;
  std::unordered_map<Text, const Entry*> by_name;
  mutable std::mutex mutex;
  mutable std::unordered_map<Asked, std::unique_ptr<std::vector<schema::Violation>>, AskedHash> answers;
};

Registry::Registry() : inside_(std::make_unique<Inside>()) {}
Registry::~Registry() = default;

Results<std::shared_ptr<const Registry>> Registry::of(const Model& model) {
  std::shared_ptr<Registry> registry(new Registry);
  Errors errors;
  const Model complete = with_same_fields(model);  // the same events in the same order
  for (std::size_t i = 0; i < model.events.size(); ++i) {
    const Event& event = model.events[i];
    auto schema = schema::Schema::compile(payload_schema(complete.events[i]), event.at.empty() ? event.name : event.at.front().file);
    if (!schema) {
      errors.insert(errors.end(), schema.error().begin(), schema.error().end());
      continue;
    }
    auto entry = std::make_unique<Entry>(Entry{Text(event.name), &event, key_fields(event), std::move(*schema)});
    registry->inside_->by_name.emplace(entry->name, entry.get());
    for (const std::string& alias : event.aliases) registry->inside_->by_name.emplace(Text(alias), entry.get());
    registry->inside_->entries.push_back(std::move(entry));
  }
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return std::shared_ptr<const Registry>(std::move(registry));
}

const Registry::Entry* Registry::entry(Text type) const {
  const auto found = inside_->by_name.find(type);
  return found == inside_->by_name.end() ? nullptr : found->second;
}

std::span<const schema::Violation> Registry::problems(Text type, Text payload) const {
  const Entry* const known = entry(type);
  if (known == nullptr) return {};
  const std::lock_guard lock(inside_->mutex);
  auto& answer = inside_->answers[{known->name.address(), payload.address()}];
  if (!answer) answer = std::make_unique<std::vector<schema::Violation>>(known->payload.validate(payload.view()));
  return *answer;
}

}  // namespace assay::contract
