#include "tests/harness/lint/corpus.hpp"

#include <catch2/catch.hpp>

namespace assay::lint {
namespace {

using sample::details;
using sample::document;
using sample::Texts;
using Words = std::vector<std::string>;

std::string sides(const std::string& publisher, const std::string& subscribers) { return "**Publisher:** " + publisher + "\n\n**Subscribers:** " + subscribers + "\n"; }

}  // namespace

TEST_CASE("between: two publishers of one event in two documents", "[lint]") {
  const std::string one = document("LG-02", "lg_box_closed", sides("LG-02", "LG-09"));
  CHECK(details({{"a.md", one}, {"b.md", document("LG-07", "lg_box_closed", sides("LG-07", "LG-09"))}}, "AC401") == Words{"lg_box_closed (LG-02 / LG-07)"});
  CHECK(details({{"a.md", one}, {"b.md", document("LG-09", "lg_box_closed", sides("LG", "LG-09"))}}, "AC401").empty());
  CHECK(details({{"a.md", one}, {"b.md", document("LG-09", "lg_box_closed", sides("LG-02 (sealing desk)", "LG-09"))}}, "AC401").empty());
}

TEST_CASE("between: a service and its printed title are one party, another service is not", "[lint]") {
  const std::string one = document("LG-02", "lg_box_closed", sides("sealing-service", "LG-09"));
  CHECK(details({{"a.md", one}, {"b.md", document("LG-09", "lg_box_closed", sides("Sealing Service", "LG-09"))}}, "AC401").empty());
  CHECK(details({{"a.md", one}, {"b.md", document("LG-09", "lg_box_closed", sides("gate-service", "LG-09"))}}, "AC401").size() == 1);
}

TEST_CASE("between: several publishers in one list", "[lint]") {
  CHECK(details({{"a.md", document("LG-02", "lg_box_closed", sides("LG-02, LG-07", "LG-09"))}}, "AC402").size() == 1);
  CHECK(details({{"a.md", document("LG-14-EN-01", "lg_box_closed", sides("LG-14, LG-14-EN-01", "LG-09"))}}, "AC402").empty());
}

TEST_CASE("between: a subscriber whose own document lists other events only", "[lint]") {
  const std::string publisher = document("LG-02", "lg_box_closed", sides("LG-02", "LG-09"));
  const std::string other = document("LG-09", "lg_gate_opened", sides("ST-01", "LG-09"));
  const auto found = sample::found({{"a.md", publisher}, {"b.md", other}}, "AC403");
  REQUIRE(found.size() == 1);
  CHECK(found[0].event == "lg_box_closed");
  CHECK(found[0].party == "LG-09");
  CHECK(found[0].at[1].at.file == "b.md");
  CHECK(details({{"a.md", publisher}, {"b.md", other + "\nIt ignores `lg_box_closed` on holidays, since nobody works at the desk then.\n"}}, "AC403").empty());
  CHECK(details({{"a.md", publisher}, {"b.md", document("LG-09", "lg_shelf_filled", sides("LG-09", "ST-01"))}}, "AC403").empty());  // lists nothing that it hears
}

TEST_CASE("between: a subscriber that the publisher's list leaves out", "[lint]") {
  const std::string consumer = document("LG-09", "lg_box_closed", sides("LG-02", "LG-09"));
  CHECK(details({{"a.md", document("LG-02", "lg_box_closed", sides("LG-02", "ST-01, ST-02"))}, {"b.md", consumer}}, "AC404") == Words{"LG-09 and lg_box_closed"});
  CHECK(details({{"a.md", document("LG-02", "lg_box_closed", sides("LG-02", "ST-01, LG-09"))}, {"b.md", consumer}}, "AC404").empty());
  CHECK(details({{"a.md", document("LG-02", "lg_box_closed", sides("LG-02", "ST-01, LG"))}, {"b.md", consumer}}, "AC404").empty());
}

TEST_CASE("between: an event that its publisher's own document does not publish, with the name that was meant", "[lint]") {
  const std::string consumer = document("LG-09", "no_room_left", sides("ST-01", "LG-09"));
  const std::string publisher = document("ST-01", "st_no_room_left", sides("ST-01", "LG-04"));
  CHECK(details({{"a.md", consumer}, {"b.md", publisher}}, "AC405") == Words{"no_room_left; did you mean st_no_room_left?"});
  CHECK(details({{"a.md", consumer}, {"b.md", document("ST-01", "no_room_left", sides("ST-01", "LG-09"))}}, "AC405").empty());
}

TEST_CASE("between: an event that none of the documents publishes", "[lint]") {
  const std::string consumer = document("LG-09", "st_gate_opened", sides("ST-07", "LG-09"));
  CHECK(details({{"a.md", consumer}, {"b.md", document("ST-01", "st_shelf_filled", sides("ST-01", "LG-04"))}}, "AC406") == Words{"st_gate_opened"});
  CHECK(details({{"a.md", consumer}}, "AC406").empty());  // nothing to compare with
}

TEST_CASE("between: an event that a clause binds its publisher to publish is published", "[lint]") {
  const std::string consumer = document("LG-09", "st_gate_opened", sides("ST-07", "LG-09"));
  const std::string other = document("ST-01", "st_shelf_filled", sides("ST-01", "LG-04"));
  const auto bound = [](const std::string& party, const std::string& event) {
    return "\n## Publisher Responsibilities\n\n### " + party + "\n\n- **Publish opening** (`publish`): each gate that opens publishes one `" + event + "`.\n";
  };
  CHECK(details({{"a.md", consumer + bound("ST-07", "st_gate_opened")}, {"b.md", other}}, "AC406").empty());
  CHECK(details({{"a.md", consumer}, {"b.md", other + bound("ST-07", "st_gate_opened")}}, "AC406").empty());
  CHECK(details({{"a.md", consumer + bound("ST-07", "st_gate_closed")}, {"b.md", other}}, "AC406").size() == 1);
  CHECK(details({{"a.md", consumer + bound("LG-03", "st_gate_opened")}, {"b.md", other}}, "AC406").size() == 1);  // not its publisher
}

}  // namespace assay::lint
