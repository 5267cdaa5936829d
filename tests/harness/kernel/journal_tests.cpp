#include "harness/kernel/journal.hpp"

#include "tests/support/journal_builder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace assay::kernel {
namespace {

using support::By;
using support::journal_of;
using support::row_of;

const TableLayout patients{.name = "patients", .owner = "PM", .columns = {{"id"}, {"organization_id"}, {"name", true}, {"status"}, {"seen_at"}}, .index = 0};

constexpr std::string_view id = "0e6b0d5e-2f5c-8a1b-9d3e-4f5a6b7c8d9e";

Row patient(std::string_view name, std::string_view status) { return row_of({id, "", name, status, "2026-04-17T10:00:00.000Z"}); }


JournalEnd part_after(JournalEnd before, std::string_view line) {
  auto* const part = new JournalPart;
  part->before = std::move(before);
  part->entries.emplace_back().detail = Text(line);
  return JournalEnd(part);
}

std::string lines_of(const JournalEnd& end) {
  std::string lines;
  const Journal journal(end);
  for (const Entry* const entry : journal.entries()) lines += entry->detail.view();
  return lines;
}

}  // namespace

TEST_CASE("journal: entries are in the order in which they happened", "[kernel]") {
  JournalEnd end = part_after({}, "a");
  auto* const two = new JournalPart;
  two->before = end;
  two->entries.emplace_back().detail = Text("b");
  two->entries.emplace_back().detail = Text("c");
  CHECK(lines_of(part_after(JournalEnd(two), "d")) == "abcd");
}

TEST_CASE("journal: no part, or parts without entries, is empty", "[kernel]") {
  CHECK(Journal().empty());
  CHECK(Journal(JournalEnd()).empty());
  CHECK(Journal(JournalEnd(new JournalPart)).empty());
  CHECK(to_string(Journal()).empty());
}

TEST_CASE("journal: schedules with one beginning share it and end on their own", "[kernel]") {
  const JournalEnd beginning = part_after(part_after({}, "a"), "b");
  const JournalEnd left = part_after(beginning, "l");
  JournalEnd right = part_after(beginning, "r");
  CHECK(lines_of(left) == "abl");
  CHECK(lines_of(right) == "abr");
  CHECK(left->before == right->before);
  CHECK(Journal(left).entries().front() == Journal(right).entries().front());
  right = JournalEnd();  // what the other one needs stays
  CHECK(lines_of(left) == "abl");
}

TEST_CASE("journal: it keeps what it views alive", "[kernel]") {
  JournalEnd end = part_after(part_after({}, "a"), "b");
  const Journal journal(end);
  end = JournalEnd();
  REQUIRE(journal.entries().size() == 2);
  CHECK(journal.entries()[0]->detail.view() == "a");
}

TEST_CASE("journal: a chain of a million parts goes without deep recursion", "[kernel]") {
  const Text line("x");
  JournalEnd end;
  JournalEnd half;
  for (int i = 0; i < 1'000'000; ++i) {
    auto* const part = new JournalPart;
    part->before = std::move(end);
    part->entries.emplace_back().detail = line;
    end = JournalEnd(part);
    if (i == 499'999) half = end;
  }
  end = JournalEnd();  // the later half goes, the shared one stays
  CHECK(half.sole_owner());
  CHECK(Journal(half).entries().size() == 500'000);
  half = JournalEnd();
}

TEST_CASE("journal text: one line for each entry says step, time, party and what happened", "[kernel]") {
  const support::Wire event{Text("e1"), Text("patient_admitted"), Text("north"), Text("{\"name\":\"Annabella\"}")};
  const By pm("PM", event);
  const By second = pm.second_worker();
  Entry to_pm = support::sent_by("FW", event);
  to_pm.to = Text("PM");
  const Journal journal = journal_of({to_pm, pm.delivered(), pm.inserted(patients, patient("Annabella", "active")),
                                      pm.committed(), second.delivered(), second.rolled_back(), second.retry_asked("conflict"),
                                      pm.updated(patients, patient("Annabella", "active"), patient("", "gone")),
                                      pm.erased(patients, patient("", "gone")), pm.crashed("delete patients"), pm.delivered(),
                                      pm.refused("unknown"), pm.dead_lettered("unknown"), pm.acknowledged()});
  const std::string digest = hex_of(event.envelope().hash());
  const std::string reason = hex_of(Text("unknown").hash());
  CHECK(to_string(journal) == "  1 1970-01-01T00:00:01.000Z FW sent message=e1 tenant=north patient_admitted to PM digest=" + digest + R"(
  2 1970-01-01T00:00:02.000Z PM delivered message=e1 tenant=north patient_admitted
  2 1970-01-01T00:00:02.000Z PM wrote message=e1 patients id="0e6b0d5e-2f5c-8a1b-9d3e-4f5a6b7c8d9e" organization_id=null name=(phi) status=(text) seen_at="2026-04-17T10:00:00.000Z"
  2 1970-01-01T00:00:02.000Z PM committed message=e1 tenant=north
  2 1970-01-01T00:00:02.000Z PM (second worker) delivered message=e1 tenant=north patient_admitted
  2 1970-01-01T00:00:02.000Z PM (second worker) rolled back message=e1 tenant=north
  2 1970-01-01T00:00:02.000Z PM (second worker) retry asked message=e1 tenant=north digest=)" + hex_of(Text("conflict").hash()) + R"(
  2 1970-01-01T00:00:02.000Z PM wrote message=e1 patients id="0e6b0d5e-2f5c-8a1b-9d3e-4f5a6b7c8d9e" organization_id=null name=null status=(text) seen_at="2026-04-17T10:00:00.000Z"
  2 1970-01-01T00:00:02.000Z PM wrote message=e1 patients erased
  2 1970-01-01T00:00:02.000Z PM crashed message=e1 tenant=north delete patients
  3 1970-01-01T00:00:03.000Z PM delivered message=e1 tenant=north patient_admitted
  3 1970-01-01T00:00:03.000Z PM refused message=e1 tenant=north digest=)" + reason + R"(
  3 1970-01-01T00:00:03.000Z PM dead-lettered message=e1 tenant=north patient_admitted digest=)" + reason + R"(
  3 1970-01-01T00:00:03.000Z PM acknowledged message=e1 tenant=north
)");
}

TEST_CASE("journal text: neither columns for PHI, nor other texts of rows, nor whole outputs are printed", "[kernel]") {
  const support::Wire event{Text("e1"), Text("patient_admitted"), Text("north"), Text("{\"name\":\"Quillfeather\"}")};
  const By pm("PM", event);
  const std::string text = to_string(journal_of({outside(event), pm.delivered(), pm.inserted(patients, patient("Quillfeather", "Quillfeather")),
                                                 pm.logged("saw Quillfeather"), pm.measured("seen{name=Quillfeather}"),
                                                 pm.answered("done", "Quillfeather is here"), pm.retry_asked("Quillfeather is locked"),
                                                 pm.refused("no Quillfeather"), pm.dead_lettered("no Quillfeather")}));
  CHECK(text.find("Quillfeather") == std::string::npos);
  CHECK(text.find("name=(phi)") != std::string::npos);
  for (const std::string_view output : {"saw Quillfeather", "seen{name=Quillfeather}", "Quillfeather is here", "Quillfeather is locked", "no Quillfeather"}) {
    CHECK(text.find("digest=" + hex_of(Text(output).hash())) != std::string::npos);
  }
}

TEST_CASE("journal: every kind has its own name", "[kernel]") {
  std::vector<std::string_view> names;
  for (std::uint8_t kind = 0; kind <= static_cast<std::uint8_t>(Happened::advanced); ++kind) {
    const std::string_view name = to_string(static_cast<Happened>(kind));
    CHECK_FALSE(name.empty());
    CHECK(std::find(names.begin(), names.end(), name) == names.end());
    names.push_back(name);
  }
  CHECK(to_string(Happened::commanded) == "commanded");
  CHECK(to_string(Happened::advanced) == "clock advanced");
}

}  // namespace assay::kernel
