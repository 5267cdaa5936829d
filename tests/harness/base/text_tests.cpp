#include "harness/base/text.hpp"

#include "harness/base/hash.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <thread>
#include <unordered_set>
#include <vector>

namespace assay {

TEST_CASE("text: equal contents are one text at one address", "[base]") {
  const std::string content = "e7";
  const Text first(content);
  const Text second("e7");
  CHECK(first == second);
  CHECK(first.address() == second.address());
  CHECK(first.view() == "e7");
  CHECK_FALSE(first == Text("e8"));
}

TEST_CASE("text: the empty text is the default one", "[base]") {
  CHECK(Text().empty());
  CHECK(Text("") == Text());
  CHECK(Text().view().empty());
  CHECK(Text().hash() == 0);
  CHECK(Text().address() == nullptr);
}

TEST_CASE("text: it outlives the string that it was made of", "[base]") {
  Text text;
  {
    std::string content(200'000, 'x');  // larger than a block of the pool
    text = Text(content);
    content.assign(200'000, 'y');
  }
  CHECK(text.view() == std::string(200'000, 'x'));
}

TEST_CASE("text: zero bytes belong to the content", "[base]") {
  const Text text(std::string_view("a\0b", 3));
  CHECK(text.view().size() == 3);
  CHECK_FALSE(text == Text("a"));
}

TEST_CASE("text: the hash depends on the content only", "[base]") {
  CHECK(Text("PM-01").hash() == hash_bytes("PM-01"));
  CHECK(std::hash<Text>()(Text("PM-01")) == hash_bytes("PM-01"));
}

TEST_CASE("text: texts sort by content", "[base]") {
  std::vector<Text> texts{Text("b"), Text("a"), Text(), Text("ab")};
  std::sort(texts.begin(), texts.end());
  CHECK(texts == std::vector<Text>{Text(), Text("a"), Text("ab"), Text("b")});
}

TEST_CASE("text: threads that intern the same contents get the same texts", "[base]") {
  std::vector<std::vector<Text>> made(4);
  std::vector<std::thread> threads;
  for (std::vector<Text>& texts : made) {
    threads.emplace_back([&texts] {
      for (int i = 0; i < 5000; ++i) texts.emplace_back("thread-" + std::to_string(i));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::vector<Text>& texts : made) CHECK(texts == made.front());
  CHECK(std::unordered_set<Text>(made.front().begin(), made.front().end()).size() == 5000);
  CHECK(made.front()[4711].view() == "thread-4711");
}

}  // namespace assay
