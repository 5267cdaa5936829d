#include "harness/contract/compile.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using namespace assay::contract;

namespace {

bool is_quick(const std::string& text) {
  const auto begin = std::chrono::steady_clock::now();
  const Model model = compile_text("hostile.md", text);
  (void)model;
  return std::chrono::steady_clock::now() - begin < std::chrono::seconds(20);
}

std::string repeat(std::string_view part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

}  // namespace

TEST_CASE("hostile contracts: a payload of very many members is compiled", "[contract]") {
  std::string text = "# T\n\n## Published Events\n\n### `lg_box_closed`\n\n```typescript\n{\n";
  for (int i = 0; i < 20'000; ++i) text += "  member_" + std::to_string(i) + ": string;\n";
  CHECK(is_quick(text + "}\n```\n"));
}

TEST_CASE("hostile contracts: lists, labels and sentences without end are compiled", "[contract]") {
  const std::string head = "# T\n\n## Published Events\n\n### `lg_box_closed`\n\n";
  for (const char* part : {"**Subscribers:** PM-01, ", "a, ", "(", "{", "`a_b` ", "PM-01/", "x. Y ", "every event ", "stream ", "extension ", "A-", "lg_x_sent ", "> 5 "}) {
    INFO(part);
    CHECK(is_quick(head + repeat(part, 100'000) + "\n"));
  }
}

TEST_CASE("hostile contracts: very many events are compiled", "[contract]") {
  std::string text = "# T\n\n## Published Events\n\n| Event | Status |\n|---|---|\n";
  for (int i = 0; i < 100'000; ++i) text += "| `lg_box" + std::to_string(i) + "_closed` | Planned |\n";
  CHECK(is_quick(text));
}

TEST_CASE("hostile contracts: rows without cells are compiled", "[contract]") {
  const std::string head = "# T\n\n## Published Events\n\n### Table `lg_boxes`\n\n";
  for (const char* table : {"|\n|---|\n|\n", "| |\n|---|\n||\n", "|\n|\n", "| Event |\n|---|\n|\n", "| Column | Type |\n|---|\n|\n| a\n"}) {
    INFO(table);
    CHECK(compile_text("x.md", head + table).events.empty());
  }
}
