#include "harness/document/document.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <functional>

using namespace assay::document;

namespace {

std::string repeat(std::string_view part, std::size_t times) {
  std::string out;
  out.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

/// Reading twice as much may take about twice as long; a quadratic reader would need minutes.
bool is_quick(const std::string& text) {
  const auto begin = std::chrono::steady_clock::now();
  const Document document = read_document("hostile.md", text);
  (void)document;
  return std::chrono::steady_clock::now() - begin < std::chrono::seconds(20);
}

}  // namespace

TEST_CASE("hostile text: long lines of any one mark are read in linear time", "[document]") {
  for (const char* part : {"[", "](", "`", "`` ` ", "*", "**", "|", "\\", "> ", "(", "a.A ", "{", "Status: ", "- "}) {
    INFO(part);
    CHECK(is_quick(repeat(part, 2'000'000)));
  }
}

TEST_CASE("hostile text: many lines of any one shape are read in linear time", "[document]") {
  for (const char* part : {"{\n", "- a\n", "- a\nb\n", "| a |\n", "a (\n", "```\n", "# h\n", "1. a\n", "\n", "<!-- \n", "FieldValue\n", "interface A {\n", "Title Here\n\n\n"}) {
    INFO(part);
    CHECK(is_quick(repeat(part, 300'000)));
  }
}

TEST_CASE("hostile text: a mark that contradicts the line below it does not stop the reader", "[document]") {
  for (const char* text : {"- a | b\n|---|\n", "# a | b\n|---|\n", "```|\n|---|\n", "1. a | b\n|---|\n", "> | a\n|---|\n", "|---|\n|---|\n", "{\n# h\n", "{\n```\n"}) {
    INFO(text);
    CHECK(read_document("x.md", text).blocks.size() < 4);
  }
}

TEST_CASE("hostile text: bytes of any kind are read", "[document]") {
  std::string bytes;
  for (int round = 0; round < 2000; ++round) {
    for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>((byte * 131 + round * 17) % 256);
  }
  CHECK(is_quick(bytes));
  CHECK(read_document("empty.md", "").blocks.empty());
}
