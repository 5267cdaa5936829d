#include "tests/harness/diff/documents.hpp"

#include "harness/base/hash.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace assay;
using namespace assay::contract;
using support::summary;

namespace {

const SourceSpan here{"a.md", 1, 1, {}};

std::string changed(const Model& before, const Model& after) { return summary(diff::compare({"", before, {}}, {"", after, {}})); }

Model with(Table table) {
  table.name = "dp_crates";
  table.at = here;
  Model model;
  model.tables = {std::move(table)};
  return model;
}

Model with(std::vector<Stream> streams) {
  Model model;
  model.streams = std::move(streams);
  return model;
}

/// The sections in an order that the seed decides.
std::string shuffled(std::vector<std::string> sections, std::uint64_t seed) {
  for (std::size_t i = sections.size(); i > 1; --i) std::swap(sections[i - 1], sections[mix(seed + i) % i]);
  std::string out = support::head();
  for (const std::string& section : sections) out += section;
  return out;
}

}  // namespace

TEST_CASE("diff: a table's keys, rules and owner", "[diff]") {
  Table plain;
  plain.columns = {{"id", "uuid", "", here}, {"dock", "text", "", here}};
  Table keyed = plain;
  keyed.unique_keys = {{"dock", "id"}};
  Table other_order = plain;
  other_order.unique_keys = {{"id", "dock"}};
  Table secured = plain;
  secured.row_level_security = true;
  Table owned = plain;
  owned.owner = "DP";
  Table sold = plain;
  sold.owner = "LG";
  CHECK(changed(with(plain), with(keyed)) == "unique-key-added:p");
  CHECK(changed(with(keyed), with(plain)) == "unique-key-removed:s");
  CHECK(changed(with(keyed), with(other_order)).empty());
  CHECK(changed(with(secured), with(plain)) == "row-level-security-dropped:s");
  CHECK(changed(with(plain), with(secured)) == "row-level-security-added:-");
  CHECK(changed(with(owned), with(sold)) == "table-owner-changed:p");
  CHECK(changed(with(owned), with(plain)).empty());
  CHECK(changed(with(plain), Model{}) == "table-removed:ps");
  CHECK(changed(Model{}, with(plain)) == "table-added:-");
  CHECK(changed(with(Table{}), Model{}).empty());  // was only named
}

TEST_CASE("diff: a stream that becomes a work queue, in whatever words", "[diff]") {
  CHECK(changed(with({{"DEPOT", "DEPOT.", "Limits, 7 days", here}}), with({{"DEPOT", "DEPOT.", "WorkQueue", here}})) == "stream-retention-changed:s");
  CHECK(changed(with({{"DEPOT", "DEPOT.", "work queue", here}}), with({{"DEPOT", "DEPOT.", "WorkQueue: consumers must ACK", here}})).empty());
  CHECK(changed(with({{"DEPOT", "", "", here}}), Model{}) == "stream-removed:s");
}

TEST_CASE("diff: a value that is mapped to another column", "[diff]") {
  Model before;
  before.mappings = {{"dp_docks", "code", "dp_crates", "dock", "BL-01", "", here}};
  Model after = before;
  after.mappings[0].target_field = "dock_code";
  CHECK(changed(before, after) == "mapping-changed:s");
  CHECK(changed(before, Model{}).empty());
}

TEST_CASE("diff: a duty under another id and in the same words is the same duty", "[diff]") {
  Model before;
  before.obligations = {{"a/bl-01/weigh", "BL-01", "other", "", "BL-01 weighs", "d1", here}};
  Model after = before;
  after.obligations[0].id = "b/bl-01/weigh";
  CHECK(changed(before, after) == "obligation-renamed:-");
  after.obligations[0] = {"a/tr-02/weigh", "TR-02", "other", "", "TR-02 weighs", "d2", here};
  CHECK(changed(before, after) == "obligation-added:- obligation-removed:-");  // of TR-02 nothing was asked before
}

TEST_CASE("diff: integers and numbers, items of items", "[diff]") {
  const auto with_type = [](const char* type) {
    Model model;
    Event event;
    event.name = "depot_crate_sealed";
    event.fields = {{"grams", type, {}, true, false, {}, {}, here, {}, {}, {}, {}}};
    event.at = {here};
    model.events = {event};
    return model;
  };
  CHECK(changed(with_type("integer"), with_type("number")) == "type-widened:s");
  CHECK(changed(with_type("number"), with_type("integer")) == "type-narrowed:p");
  CHECK(changed(with_type("array<array<integer>>"), with_type("array<array<number>>")) == "type-widened:s");
  CHECK(changed(with_type("array"), with_type("array<string>")) == "type-narrowed:p");
  CHECK(changed(with_type("array<string>"), with_type("object")) == "type-changed:ps");
}

TEST_CASE("diff: the order of sections is no change, whatever the order", "[diff]") {
  std::vector<std::string> sections;
  for (const char* const name : {"depot_crate_sealed", "depot_crate_opened", "depot_van_left", "depot_van_came"}) {
    sections.push_back(support::event_of(name, std::string(support::parties) + "| Delivery | At-least-once |\n", std::string(support::ids) + "  " + name + "_id: uuid;"));
  }
  sections.push_back("## Permissions\n\n- `depot.crates.view`\n\n## Published Events\n\n");
  const std::string first = shuffled(sections, 1);
  for (std::uint64_t seed = 2; seed < 30; ++seed) {
    CAPTURE(seed);
    CHECK(summary(support::difference(first, shuffled(sections, seed))).empty());
  }
}

TEST_CASE("diff: a payload that a second document prints is compared as well, unless its party only listens", "[diff]") {
  const auto second = [](std::string_view role, std::string_view members) {
    return "# Crates again\n\n## " + std::string(role) + " Events\n\n" + support::event_of("depot_crate_sealed", "| Publisher | DP-01 |\n", std::string(support::ids) + std::string(members));
  };
  const auto compared = [&](std::string_view role) {
    return summary(diff::compare(diff::side_of({{"old/a.md", support::crate("")}, {"old/b.md", second(role, "  dock: string;\n")}}),
                                 diff::side_of({{"new/a.md", support::crate("")}, {"new/b.md", second(role, "  dock: number;\n")}})));
  };
  CHECK(compared("Published") == "type-changed:ps");
  CHECK(compared("Consumed").empty());
}
