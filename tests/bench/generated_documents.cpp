#include "tests/bench/generated_documents.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <string_view>

namespace assay::bench {
namespace {

constexpr std::size_t bytes_of_document = 8000;
constexpr std::array cores{"ce", "pm", "rh", "hr", "fa", "cl"};
constexpr std::array things{"parcel", "crate", "pallet", "shelf", "label", "route", "driver", "depot", "invoice", "return"};
constexpr std::array deeds{"created", "updated", "closed", "approved", "rejected", "sent", "received", "merged"};

/// Numbers of which each depends on the document only (Knuth's linear congruential generator).
class Numbers {
 public:
  explicit Numbers(std::size_t document) : state_(document * 2654435761U + 12345U) {}
  std::size_t below(std::size_t end) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % end;
  }
  template <typename T, std::size_t N>
  const T& one_of(const std::array<T, N>& values) {
    return values[below(N)];
  }

 private:
  std::uint64_t state_;
};

std::string typescript(Numbers& numbers, const std::string& name) {
  const std::size_t members = 6 + numbers.below(8);
  std::string out = fmt::format(
      "```typescript\ninterface {}Event {{\n  event_type: '{}';\n  event_id: string; // UUID\n  organization_id: string; // UUID\n  data: {{\n", name, name);
  constexpr std::array types{"string; // ISO 8601", "number | null;", "'a' | 'b';"};
  for (std::size_t i = 0; i < members; ++i) out += fmt::format("    {}_{}: {}\n", numbers.one_of(things), i, types[i % 3]);
  return out + "  };\n}\n```\n\n";
}

std::string sample(Numbers& numbers, const std::string& name) {
  const std::size_t members = 6 + numbers.below(8);
  std::string out = fmt::format(
      "```json\n{{\n  \"specversion\": \"1.0\",\n  \"type\": \"{}\",\n  \"source\": \"depot\",\n  \"id\": \"<uuid>\",\n  \"data\": {{\n", name);
  for (std::size_t i = 0; i < members; ++i) out += fmt::format("    \"{}Id{}\": \"{:08x}-0000-4000-8000-000000000000\",\n", numbers.one_of(things), i, i);
  return out + "    \"weight\": 12.5\n  }\n}\n```\n\n";
}

std::string field_table(Numbers& numbers) {
  const std::size_t members = 6 + numbers.below(8);
  std::string out = "| Field | Type | Required | Description |\n|---|---|---|---|\n";
  for (std::size_t i = 0; i < members; ++i) out += fmt::format("| `{}_{}` | uuid | Yes | Which one it is |\n", numbers.one_of(things), i);
  return out + "\n";
}

std::string payload(Numbers& numbers, const std::string& name) {
  switch (numbers.below(4)) {
    case 0: return typescript(numbers, name);
    case 1: return sample(numbers, name);
    case 2: return field_table(numbers);
    default: return "**Payload:** `organization_id`, `crate_id`, `status` (open or shut), `weight?`, `labels[]`\n\n";
  }
}

/// Most events are stated by several documents, some by one.
std::string event_name(Numbers& numbers, const std::string& core, std::size_t document) {
  const std::string thing = numbers.one_of(things);
  const std::string own = numbers.below(4) == 0 ? fmt::format("_n{}", document) : std::string();
  return fmt::format("{}_{}{}_{}", core, thing, own, numbers.one_of(deeds));
}

/// "PM-07": one draw in each call, so that the order in which a compiler takes arguments does not matter.
std::string party(Numbers& numbers, std::string_view core) { return fmt::format("{}-{:02}", core, numbers.below(60)); }

std::string event(Numbers& numbers, const std::string& name, bool marked) {
  std::string out = marked ? fmt::format("### `{}`\n\n", name) : name + "\n\n";
  out += fmt::format("**Publisher:** {} (the depot)\n\n", party(numbers, "PM"));
  out += fmt::format("**Subscribers:** {} (books a slot), ", party(numbers, "CE"));
  out += party(numbers, "RH") + "\n\n";
  out += "**Delivery:** At-least-once (FW-16). Subscribers must deduplicate on `event_id`.\n\n**Status:** 📝 Planned\n\n";
  out += payload(numbers, name);
  const std::string thing = numbers.one_of(things);
  out += fmt::format("When a {0} arrives, {1} must create one row in `pm_{0}s` and never write `ce_{0}s`. ", thing, party(numbers, "PM"));
  return out + fmt::format("Rows are kept for {} days.\n\n", numbers.below(60));
}

std::string document(std::size_t index) {
  Numbers numbers(index);
  const std::string core = numbers.one_of(cores);
  const bool marked = numbers.below(4) != 0;
  std::string out = fmt::format("{}Depot contract {}\n\n**Version:** 1.0.0\n**Status:** 📝 Planned\n", marked ? "# " : "", index);
  out += fmt::format("**Last Updated:** 2026-03-{:02}\n", 1 + numbers.below(28));
  out += fmt::format("**Spec:** {}\n\n{}Published Events\n\n", party(numbers, "PM"), marked ? "## " : "");
  while (out.size() < bytes_of_document) out += event(numbers, event_name(numbers, core, index), marked);
  return out;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> generated_documents(std::size_t count) {
  std::vector<std::pair<std::string, std::string>> documents;
  documents.reserve(count);
  for (std::size_t i = 0; i < count; ++i) documents.emplace_back(fmt::format("docs/contract-{:05}.md", i), document(i));
  return documents;
}

}  // namespace assay::bench
