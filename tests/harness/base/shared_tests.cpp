#include "harness/base/shared.hpp"

#include <catch2/catch.hpp>

namespace assay {
namespace {

int living = 0;

struct Node : Counted {
  Node() { ++living; }
  Node(const Node& other) : Counted(other), number(other.number) { ++living; }
  Node& operator=(const Node&) = delete;
  ~Node() { --living; }
  int number = 0;
};

}  // namespace

TEST_CASE("shared: the value goes with its last owner", "[base]") {
  REQUIRE(living == 0);
  {
    const Shared<Node> first(new Node);
    CHECK(first.sole_owner());
    const Shared<Node> second = first;
    CHECK(first == second);
    CHECK_FALSE(first.sole_owner());
    CHECK(living == 1);
  }
  CHECK(living == 0);
}

TEST_CASE("shared: the default one is null and has no owner", "[base]") {
  const Shared<Node> none;
  CHECK_FALSE(none);
  CHECK(none.get() == nullptr);
  CHECK_FALSE(none.sole_owner());
  CHECK(none == Shared<Node>());
}

TEST_CASE("shared: writing copies what others hold and nothing else", "[base]") {
  {
    Shared<Node> mine(new Node);
    const Node* const before = mine.get();
    mine.own_copy().number = 1;
    CHECK(mine.get() == before);
    const Shared<Node> theirs = mine;
    mine.own_copy().number = 2;
    CHECK(theirs->number == 1);
    CHECK(mine->number == 2);
    CHECK(mine.sole_owner());
    CHECK(theirs.sole_owner());
    CHECK(living == 2);
  }
  CHECK(living == 0);
}

TEST_CASE("shared: writing through null makes a value", "[base]") {
  Shared<Node> mine;
  mine.own_copy().number = 3;
  CHECK(mine->number == 3);
}

TEST_CASE("shared: moving takes the value along and assigning to itself keeps it", "[base]") {
  Shared<Node> first(new Node);
  Shared<Node> second = std::move(first);
  CHECK(second.sole_owner());
  const Shared<Node>& same = second;
  second = same;
  CHECK(second.sole_owner());
  second = Shared<Node>();
  CHECK(living == 0);
}

}  // namespace assay
