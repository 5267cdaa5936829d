#include "reports/timeline.hpp"

#include "reports/space_time.hpp"
#include "tests/reports/sample.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

namespace assay::reports {
namespace {

scenario::Failure long_failure(std::uint32_t items, std::uint32_t culprit) {
  scenario::Failure failure;
  failure.party = "PM-01";
  for (std::uint32_t i = 1; i <= items; ++i) {
    failure.timeline.push_back(sample::item(i, "2026-04-17T10:00:00.000Z", "wrote", "PM-01", "e1", "wrote"));
  }
  failure.timeline.at(culprit).culprit = true;
  return failure;
}

bool shows_culprit(const std::vector<TimelineLine>& lines) {
  return std::any_of(lines.begin(), lines.end(), [](const auto& line) { return line.item != nullptr && line.item->culprit; });
}

std::size_t items_in(const std::vector<TimelineLine>& lines) {
  std::size_t items = 0;
  for (const auto& line : lines) items += line.item != nullptr ? 1 : line.left_out;
  return items;
}

}  // namespace

TEST_CASE("timeline: the kinds of the journal are known in both spellings", "[reports]") {
  CHECK(mark_of(sample::item(1, "", "acknowledgement lost", "A", "", "")) == Mark::lost_acknowledgement);
  CHECK(mark_of(sample::item(1, "", "lost_ack", "A", "", "")) == Mark::lost_acknowledgement);
  CHECK(mark_of(sample::item(1, "", "rolled back", "A", "", "")) == Mark::rollback);
  CHECK(mark_of(sample::item(1, "", "measured", "A", "", "")) == Mark::other);
}

TEST_CASE("timeline: of a failure only what concerns its party is relevant", "[reports]") {
  const auto failure = sample::late_copy();
  for (const auto& line : relevant_timeline(failure, 100)) {
    CHECK(line.item->party != "PM-39");
    CHECK(line.item->party != "Analytics");
  }
}

TEST_CASE("timeline: without a party everything is relevant", "[reports]") {
  auto failure = sample::late_copy();
  failure.party.clear();
  CHECK(relevant_timeline(failure, 100).size() == failure.timeline.size());
}

TEST_CASE("timeline: however long it is, the culprit is shown and every item is shown or counted", "[reports]") {
  for (const std::uint32_t culprit : {0U, 1U, 30U, 57U, 99U}) {
    const auto lines = relevant_timeline(long_failure(100, culprit), 20);
    CHECK(shows_culprit(lines));
    CHECK(items_in(lines) == 100);
    CHECK(lines.size() <= 22);
  }
}

TEST_CASE("timeline: a breach of several lines begins once", "[reports]") {
  const auto failure = sample::repeated_effect();
  const auto lines = whole_timeline(failure, 100);
  CHECK(std::count_if(lines.begin(), lines.end(), [](const auto& line) { return line.first_culprit; }) == 1);
}

TEST_CASE("timeline: time is counted from the first item", "[reports]") {
  const auto failure = sample::late_copy();
  CHECK(elapsed(failure, failure.timeline.front()) == "+0s");
  CHECK(elapsed(failure, failure.timeline.back()) == "+25h 60ms");
  CHECK(elapsed(failure, sample::item(1, "soon", "wrote", "A", "", "")) == "soon");
}

TEST_CASE("diagram: publishers stand left of the broker, subscribers right of it", "[reports]") {
  const Diagram diagram = diagram_of(sample::late_copy());
  std::vector<std::string> names;
  for (const auto& lane : diagram.lanes) names.push_back(lane.name);
  CHECK(names == std::vector<std::string>{"CE", "broker", "RH-01", "PM-39", "Analytics"});
}

TEST_CASE("diagram: no two rows share a line, and all are inside the drawing", "[reports]") {
  const Diagram diagram = diagram_of(sample::late_copy());
  for (std::size_t i = 1; i < diagram.rows.size(); ++i) CHECK(diagram.rows[i].y - diagram.rows[i - 1].y == diagram_row_height);
  CHECK(diagram.rows.back().y < diagram.bottom);
  CHECK(diagram.lanes.back().x < diagram.words_x);
  CHECK(diagram.words_x < diagram.width);
}

TEST_CASE("diagram: a crashed party is dead until it next does something", "[reports]") {
  const Diagram diagram = diagram_of(sample::repeated_effect());
  REQUIRE(diagram.dead.size() == 1);
  CHECK(diagram.lanes[diagram.dead[0].lane].name == "PM-01");
  CHECK(diagram.dead[0].to_y - diagram.dead[0].from_y == 2 * diagram_row_height);  // the crash, the drain, the next delivery
}

TEST_CASE("diagram: the drain begins after the last step of the schedule", "[reports]") {
  const Diagram diagram = diagram_of(sample::repeated_effect());
  const auto drain = std::find_if(diagram.rows.begin(), diagram.rows.end(),
                                  [](const auto& row) { return row.kind == DiagramRow::Kind::drain_begins; });
  REQUIRE(drain != diagram.rows.end());
  CHECK((drain - 1)->item->step == 3);
  CHECK((drain + 1)->item->step == 4);
}

TEST_CASE("diagram: a second worker keeps its party busy until both are done", "[reports]") {
  const Diagram diagram = diagram_of(sample::late_copy());
  const auto busy = std::count_if(diagram.busy.begin(), diagram.busy.end(),
                                  [&](const auto& it) { return diagram.lanes[it.lane].name == "RH-01"; });
  CHECK(busy == 2);
}

TEST_CASE("diagram: a timeline of one item and one without any are drawn", "[reports]") {
  CHECK(diagram_of(long_failure(1, 0)).rows.size() == 1);
  CHECK(diagram_of(scenario::Failure{}).rows.empty());
}

}  // namespace assay::reports
