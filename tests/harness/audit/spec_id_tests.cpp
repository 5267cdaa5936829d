#include "harness/audit/spec_id.hpp"

#include <catch2/catch.hpp>

using namespace assay::audit;

namespace {

std::vector<std::string> ids(std::string_view line) {
  std::vector<std::string> out;
  for (const IdInLine& found : spec_ids_in(line)) out.push_back(found.id);
  return out;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("spec id: whole words, links, paths and names of files are read", "[audit]") {
  CHECK(ids("KT-07 sends, (GD-12) receives; see kt/specs/KT-08-oven-log.md.") == Ids{"KT-07", "GD-12", "KT-08"});
  CHECK(ids("[Spec: KT-07](../specs/kt/specs/KT-07-oven-log.md)") == Ids{"KT-07", "KT-07"});
}

TEST_CASE("spec id: an id inside of a longer one is not read", "[audit]") {
  CHECK(ids("KT-070 and KT-07-EN-01 and R-KT-07 and KT-07-P5.2 and KT-07.1 and KT-07a and xKT-07") == Ids{"KT-070", "KT-07-EN-01", "KT-07-P5.2", "KT-07.1"});
}

TEST_CASE("spec id: what follows in a file's name is no part of it", "[audit]") {
  CHECK(leading_spec_id("KT-30-24-hour-menu.md") == "KT-30");
  CHECK(leading_spec_id("KT-30-X12-837-export.md") == "KT-30");
  CHECK(leading_spec_id("KT-14-EN-01-group-menu.md") == "KT-14-EN-01");
  CHECK(leading_spec_id("KT-01.1-bed-types.md") == "KT-01.1");
  CHECK(leading_spec_id("readme.md").empty());
}

TEST_CASE("spec id: the full stop of a sentence does not belong to it", "[audit]") { CHECK(ids("See KT-07. 3 more follow.") == Ids{"KT-07"}); }

TEST_CASE("spec id: several in one", "[audit]") {
  CHECK(ids("KT-23/24/25 of 2026") == Ids{"KT-23", "KT-24", "KT-25"});
  CHECK(ids("KT-23/2026") == Ids{"KT-23"});
}

TEST_CASE("spec id: escapes and the hyphens of typesetting are hyphens, and the offset is that of the line", "[audit]") {
  const auto escaped = spec_ids_in("see KT\\-07 here");
  REQUIRE(escaped.size() == 1);
  CHECK(escaped[0].id == "KT-07");
  CHECK(escaped[0].offset == 4);
  CHECK(ids("KT\xE2\x80\x91" "07") == Ids{"KT-07"});
}

TEST_CASE("spec id: a label that extraction has glued to it ends it", "[audit]") { CHECK(ids("Feature: KT-07Status: done") == Ids{"KT-07"}); }

TEST_CASE("spec id: a number that is a time is none", "[audit]") { CHECK(ids("AAAA-1739999999999").empty()); }
