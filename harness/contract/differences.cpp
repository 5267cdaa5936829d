#include "harness/contract/differences.hpp"

#include "harness/base/strings.hpp"
#include "harness/contract/field_types.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace assay::contract {
namespace {

constexpr std::size_t differences_max = 40;  // of one event; more say nothing more

struct Fact {
  const char* name;
  std::optional<std::string> Event::* value;
};

constexpr std::array facts{Fact{"status", &Event::status},       Fact{"version", &Event::version},         Fact{"channel", &Event::channel},
                           Fact{"delivery", &Event::delivery},   Fact{"ordering", &Event::ordering},       Fact{"retention", &Event::retention},
                           Fact{"stream", &Event::stream},       Fact{"subject", &Event::subject},         Fact{"event_type", &Event::event_type},
                           Fact{"retry", &Event::retry},         Fact{"dead_letter", &Event::dead_letter}, Fact{"redelivery_horizon", &Event::redelivery_horizon},
                           Fact{"same_as", &Event::same_as}};

/// Full stops and capitals are no difference.
std::string folded(std::string_view words) {
  words = trim(words);
  while (words.ends_with('.')) words.remove_suffix(1);
  return lower(words);
}

std::string type_words(const Field& field) {
  std::string words = all_types(field);
  if (field.format) words += " (" + *field.format + ")";
  if (field.required) words += *field.required ? ", required" : ", optional";
  if (!field.enum_values.empty()) words += ", one of " + join(field.enum_values, ", ");
  return words;
}

bool same_field(const Field& own, const Field& other) {
  const bool types = own.type == other.type || own.type == "unknown" || other.type == "unknown";
  const bool formats = own.format == other.format || !own.format || !other.format;
  const bool required = own.required == other.required || !own.required || !other.required;
  const bool constants = own.enum_values == other.enum_values || own.enum_values.empty() || other.enum_values.empty();
  return types && formats && required && constants;
}

void add(Event& own, Difference difference) {
  if (own.differences.size() < differences_max) own.differences.push_back(std::move(difference));
}

void compare_fields(Event& own, const Event& other) {
  if (own.fields.empty() || other.fields.empty()) return;
  std::map<std::string_view, const Field*> known;
  for (const Field& field : own.fields) known.emplace(field.path, &field);
  std::vector<Difference> found;
  for (const Field& field : other.fields) {
    const auto same = known.find(field.path);
    if (same == known.end() && own.open.empty()) {
      found.push_back({"field " + field.path, "not listed", own.fields.front().at, type_words(field), field.at});
    } else if (same != known.end() && !same_field(*same->second, field)) {
      found.push_back({"field " + field.path, type_words(*same->second), same->second->at, type_words(field), field.at});
    }
    if (found.size() >= differences_max) break;
  }
  for (Difference& difference : found) add(own, std::move(difference));
}

}  // namespace

void note_differences(Event& own, const Event& other) {
  for (const Fact& fact : facts) {
    const std::optional<std::string>& mine = own.*fact.value;
    const std::optional<std::string>& theirs = other.*fact.value;
    if (mine && theirs && folded(*mine) != folded(*theirs)) add(own, {fact.name, *mine, own.place_of(fact.name), *theirs, other.place_of(fact.name)});
  }
  if (own.envelope != "none" && other.envelope != "none" && own.envelope != other.envelope) {
    add(own, {"envelope", own.envelope, own.place_of("envelope"), other.envelope, other.place_of("envelope")});
  }
  if (own.idempotency && other.idempotency && own.idempotency->key != other.idempotency->key) {
    add(own, {"idempotency key", join(own.idempotency->key, ", "), own.idempotency->at, join(other.idempotency->key, ", "), other.idempotency->at});
  }
  compare_fields(own, other);
}

}  // namespace assay::contract
