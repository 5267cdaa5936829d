#include "harness/contract/compile.hpp"
#include "harness/contract/corpus.hpp"

#include "harness/base/file.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>

using namespace assay::contract;
using assay::input_bytes_max;

namespace {

bool is_quick(const std::string& text) {
  const auto begin = std::chrono::steady_clock::now();
  const Model model = compile_text("hostile.md", text);
  (void)model;
  return std::chrono::steady_clock::now() - begin < std::chrono::seconds(20);
}

/// A folder of its own that is gone afterwards.
class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / ("assay-hostile-" + std::to_string(std::chrono::steady_clock::now().time_since_epoch().count()))) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

void put(const std::filesystem::path& file, std::string_view text) { std::ofstream(file, std::ios::binary) << text; }

std::string event_named(const std::string& name) { return "# T\n\n## Published Events\n\n### `" + name + "`\n\n**Publisher:** PM-01\n"; }

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

TEST_CASE("hostile contracts: nesting without end is compiled, whatever nests", "[contract]") {
  const std::string head = event_named("lg_box_closed") + "\n";
  for (const char* part : {"> ", "- ", "  ", "[", "{\"a\":", "a: {", "((", "**", "`", "<", "* * ", "|", "1. "}) {
    INFO(part);
    CHECK(is_quick(head + repeat(part, 100'000)));
    CHECK(is_quick(head + "```json\n" + repeat(part, 100'000) + "\n```\n"));
    CHECK(is_quick(head + "```typescript\ninterface A {\n" + repeat(part, 100'000) + "\n```\n"));
  }
  std::string lists;
  for (std::size_t depth = 0; depth < 2'000; ++depth) lists += std::string(2 * depth, ' ') + "- `member_" + std::to_string(depth) + "` (uuid)\n";
  CHECK(is_quick(head + "**Payload:**\n\n" + lists));
}

TEST_CASE("hostile contracts: types that double at each step are compiled", "[contract]") {
  std::string bomb = event_named("lg_box_closed") + "\n```typescript\n";
  for (int i = 0; i < 60; ++i) bomb += "interface T" + std::to_string(i) + " { a: T" + std::to_string(i + 1) + "; b: Partial<T" + std::to_string(i + 1) + ">[] }\n";
  bomb += "interface BoxEvent { x: T0; }\n```\n";
  CHECK(is_quick(bomb));
  std::string blocks = event_named("lg_box_closed");
  for (int i = 0; i < 2'000; ++i) blocks += "\n```typescript\ninterface B" + std::to_string(i) + " extends B" + std::to_string(i / 2 + 1) + " { m" + std::to_string(i) + ": string }\n```\n";
  CHECK(is_quick(blocks));
}

TEST_CASE("hostile contracts: a base of very many members below very many events is compiled", "[contract]") {
  std::string text = "# T\n\nBase envelope (all events):\n\n```typescript\n{\n";
  for (int i = 0; i < 5'000; ++i) text += "  member_" + std::to_string(i) + ": string;\n";
  text += "}\n```\n\n## Published Events\n\n| Event | Status |\n|---|---|\n";
  for (int i = 0; i < 2'000; ++i) text += "| `lg_box" + std::to_string(i) + "_closed` | Planned |\n";
  CHECK(is_quick(text));
}

TEST_CASE("hostile contracts: one long line, very many headings, a long table and odd bytes are compiled", "[contract]") {
  CHECK(is_quick(repeat("the lg_box_closed event goes to PM-01 and ", 250'000)));
  CHECK(is_quick(event_named("lg_box_closed") + repeat("x", 10'000'000)));
  CHECK(is_quick(repeat("## `lg_box_closed`\n", 100'000)));
  std::string table = "# T\n\n## Published Events\n\n### `lg_box_closed`\n\n| Field | Type | Required |\n|---|---|---|\n";
  for (int i = 0; i < 100'000; ++i) table += "| `member_" + std::to_string(i) + "` | uuid | yes |\n";
  CHECK(is_quick(table));
  const std::string zeros("## Published Events\n\n### `lg_a\0b_closed`\n\0\0\n```json\n{\"a\0\":\0}\n```\n", 60);
  CHECK(is_quick(zeros));
  CHECK(is_quick(repeat("\xC3\x28 \xFF\xFE \xED\xA0\x80 `lg_box_closed`\n", 10'000)));
}

TEST_CASE("hostile contracts: what cannot be read is one error each, and the rest of the folder does not hide it", "[contract]") {
  const Folder folder;
  put(folder / "good.md", event_named("lg_box_closed"));
  put(folder / "large.md", std::string(input_bytes_max + 1, 'a'));
  put(folder / "bytes.md", "fine\nnot \xFF fine\n");
  const auto corpus = read_corpus({folder.path()});
  REQUIRE(!corpus);
  REQUIRE(corpus.error().size() == 2);
  CHECK(corpus.error()[0].where.line == 2);
  CHECK(corpus.error()[0].where.column == 5);
}

TEST_CASE("hostile contracts: links that go in circles or nowhere, and other files, do not matter", "[contract]") {
  const Folder folder;
  std::filesystem::create_directories(folder / "a/b");
  put(folder / "a/b/event.md", event_named("lg_box_closed"));
  put(folder / "a/notes.pdf", "%PDF");
  std::filesystem::create_directory_symlink(folder / "a", folder / "a/b/up");
  std::filesystem::create_symlink(folder / "missing.md", folder / "a/nowhere.md");
  std::filesystem::create_symlink(folder / "self.md", folder / "self.md");
  const auto corpus = read_corpus({folder.path()});
  REQUIRE(corpus);
  CHECK(corpus->model.events.size() == 1);
  CHECK(corpus->documents.size() == 1);
}

TEST_CASE("hostile contracts: a folder of ten thousand files is one model, the same each time", "[contract]") {
  const Folder folder;
  for (int i = 0; i < 10'000; ++i) put(folder / ("d" + std::to_string(i) + ".md"), event_named("lg_box" + std::to_string(i % 5'000) + "_closed"));
  const auto corpus = read_corpus({folder.path()});
  REQUIRE(corpus);
  CHECK(corpus->documents.size() == 10'000);
  CHECK(corpus->model.events.size() == 5'000);
  CHECK(std::is_sorted(corpus->documents.begin(), corpus->documents.end(), [](const CompiledDocument& a, const CompiledDocument& b) { return a.source.path < b.source.path; }));
  CHECK(digest(corpus->model) == digest(read_corpus({folder.path(), folder.path()})->model));
}
