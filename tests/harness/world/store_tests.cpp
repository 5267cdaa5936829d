#include "harness/world/store.hpp"

#include "harness/kernel/random.hpp"
#include "tests/support/journal_builder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace assay::world {
namespace {

using support::row_of;

const TableLayout people{.name = "people", .owner = "P", .columns = {{"id"}, {"email"}, {"site"}, {"desk"}}, .unique = {{1}, {2, 3}}, .index = 4};
const TableLayout others{.name = "others", .owner = "P", .columns = {{"id"}, {"email"}, {"site"}, {"desk"}}, .index = 5};
const TableLayout memory{.name = "memory", .owner = "", .purpose = Purpose::memory, .columns = {{"party"}, {"slot"}}, .key_columns = 2, .index = 6};

Store store_of(std::initializer_list<Row> rows) {
  Store store;
  for (const Row& row : rows) store.insert(people, row);
  return store;
}

std::vector<Value> values(std::initializer_list<std::string_view> texts) { return row_of(texts)->values; }

}  // namespace

TEST_CASE("store: a copy keeps what it had when the original changes", "[world]") {
  Store store = store_of({row_of({"1", "a"}), row_of({"2", "b"})});
  const Store copy = store;
  CHECK(copy.rows(people).data() == store.rows(people).data());  // shared until a write
  store.insert(people, row_of({"3", "c"}));
  store.erase(people, Row(store.rows(people)[0]));
  CHECK(copy.rows(people).size() == 2);
  CHECK(copy.rows(people)[0]->values[0].text().view() == "1");
  CHECK(copy.hash() == store_of({row_of({"1", "a"}), row_of({"2", "b"})}).hash());
  CHECK(store.rows(people).size() == 2);
}

TEST_CASE("store: rows stand in primary key order, however they came", "[world]") {
  const Store store = store_of({row_of({"2"}), row_of({"3"}), row_of({"1"})});
  std::string order;
  for (const Row& row : store.rows(people)) order += row->values[0].text().view();
  CHECK(order == "123");
}

TEST_CASE("store: the hash is that of the set of rows", "[world]") {
  kernel::Random random(kernel::Seed{4});
  std::vector<Row> rows;
  for (const char c : std::string("abcdefghij")) rows.push_back(row_of({std::string(1, c), "x"}));
  const auto hash_of = [](const std::vector<Row>& order) {
    Store store;
    for (const Row& row : order) store.insert(people, row);
    return store.hash();
  };
  const std::uint64_t expected = hash_of(rows);
  for (int round = 0; round < 50; ++round) {
    for (std::size_t i = rows.size() - 1; i > 0; --i) std::swap(rows[i], rows[random.below(i + 1)]);
    CHECK(hash_of(rows) == expected);
  }
}

TEST_CASE("store: insert and erase, replace and back, leave no trace in the hash", "[world]") {
  Store store = store_of({row_of({"1", "a"})});
  const std::uint64_t before = store.hash();
  const Row two = row_of({"2", "b"});
  store.insert(people, two);
  CHECK(store.hash() != before);
  store.erase(people, two);
  CHECK(store.hash() == before);
  const Row one(store.rows(people)[0]);
  const Row changed = row_of({"1", "c"});
  store.replace(people, one, changed);
  CHECK(store.hash() != before);
  store.replace(people, changed, one);
  CHECK(store.hash() == before);
  CHECK(Store().hash() == 0);
}

TEST_CASE("store: equal rows of different tables have different hashes", "[world]") {
  Store here;
  Store there;
  here.insert(people, row_of({"1", "a"}));
  there.insert(others, row_of({"1", "a"}));
  CHECK(here.hash() != there.hash());
}

TEST_CASE("store: a taken primary key or another unique key is a rival", "[world]") {
  const Store store = store_of({row_of({"1", "a", "s", "d"})});
  CHECK(store.rival(people, values({"1", "z", "", ""})) != nullptr);
  CHECK(store.rival(people, values({"2", "a", "", ""})) != nullptr);
  CHECK(store.rival(people, values({"2", "b", "s", "d"})) != nullptr);
  CHECK(store.rival(people, values({"2", "b", "s", "e"})) == nullptr);
  CHECK(store.rival(others, values({"1", "a", "s", "d"})) == nullptr);
}

TEST_CASE("store: null is never equal to null in a unique key", "[world]") {
  const Store store = store_of({row_of({"1", "", "s", ""})});
  CHECK(store.rival(people, values({"2", "", "", ""})) == nullptr);
  CHECK(store.rival(people, values({"2", "", "s", ""})) == nullptr);
}

TEST_CASE("store: find gives the first match in key order, select all of them", "[world]") {
  const Store store = store_of({row_of({"2", "b", "s"}), row_of({"1", "a", "s"}), row_of({"3", "c", "t"})});
  const std::vector<party::Match> at_s{{2, Value("s")}};
  CHECK(find_in(store, people, at_s)->values[0].text().view() == "1");
  CHECK(select_in(store, people, at_s).size() == 2);
  CHECK(select_in(store, people, {}).size() == 3);
  const std::vector<party::Match> none{{2, Value("u")}};
  CHECK_FALSE(find_in(store, people, none));
  const std::vector<party::Match> both{{2, Value("s")}, {1, Value("b")}};
  CHECK(find_in(store, people, both)->values[0].text().view() == "2");
}

TEST_CASE("store: with() changes the named columns of a new row", "[world]") {
  const Row row = row_of({"1", "a", "s"});
  const std::vector<party::Match> set{{1, Value("b")}};
  const Row after = with(row, set);
  CHECK(after->values == values({"1", "b", "s"}));
  CHECK(after->hash == row_of({"1", "b", "s"})->hash);
  CHECK(row->values == values({"1", "a", "s"}));
}

TEST_CASE("store: a party forgets its own memory and nobody else's", "[world]") {
  Store store;
  for (const std::string_view party : {"A", "B"}) {
    for (const std::string_view slot : {"1", "2"}) store.insert(memory, row_of({party, slot}));
  }
  store.insert(people, row_of({"A", "a"}));
  store.forget(memory, Text("A"));
  REQUIRE(store.rows(memory).size() == 2);
  CHECK(store.rows(memory)[0]->values[0].text().view() == "B");
  CHECK(store.rows(people).size() == 1);
}

}  // namespace assay::world
