#include "tests/harness/diff/documents.hpp"

#include "harness/base/strings.hpp"

#include <catch2/catch.hpp>

using namespace assay;
using namespace assay::support;

namespace {

const std::string index =
    "# Rules of Integration\n\n## Breaking Changes\n\nBreaking changes to these documents MUST:\n\n1. Raise the major version (version bump)\n2. Come with a migration guide\n"
    "3. Keep the old form for 90 days\n4. Have the approval of the owner\n\n## Other\n\nEvents are named.\n";

std::string sealed(std::string_view version, std::string_view rows, std::string_view members, std::string_view notes) {
  return head(version, "2026-02-01") + event_of("depot_crate_sealed", std::string(parties) + std::string(rows), std::string(ids) + std::string(members)) + std::string(notes);
}

const std::string before = sealed("1.0.0", "", "  dock: string;\n", "");
const std::string guide = "## Migration guide\n\nReaders of `depot_crate_sealed` take the dock from the crate.\n\n";
const std::string kept = "The old form of `depot_crate_sealed` is accepted until 2026-06-01.\n\n";
const std::string approval = "Approved by: Dana, head of the depot.\n\n";

std::string missing_of(const std::string& old_text, const std::string& new_text, bool with_index = true) {
  std::vector<std::pair<std::string, std::string>> old_side{{"old/crates.md", old_text}};
  std::vector<std::pair<std::string, std::string>> new_side{{"new/crates.md", new_text}};
  if (with_index) {
    old_side.emplace_back("old/index.md", index);
    new_side.emplace_back("new/index.md", index);
  }
  const diff::Difference difference = diff::compare(diff::side_of(old_side), diff::side_of(new_side));
  for (const diff::Change& change : difference.changes) {
    if (change.kind == "field-removed") return change.announced ? "announced" : join(change.missing, ", ");
  }
  return "no such change";
}

}  // namespace

TEST_CASE("diff: a breaking change without a word lacks all that is demanded", "[diff]") {
  const std::string all = "version bump, migration guide, old form kept for 90 days, approval";
  CHECK(missing_of(before, sealed("1.0.0", "", "", "")) == all);
  CHECK(missing_of(before, sealed("1.0.0", "", "", ""), false) == all);
}

TEST_CASE("diff: a breaking change is announced once everything demanded is there", "[diff]") {
  CHECK(missing_of(before, sealed("2.0.0", "", "", guide + kept + approval)) == "announced");
  CHECK(missing_of(before, sealed("1.0.0", "| Version | v2 |\n", "", guide + kept + approval)) == "announced");
  CHECK(missing_of(before, sealed("1.1.0", "", "", guide + kept + approval)) == "version bump");
  CHECK(missing_of(before, sealed("2.0.0", "", "", kept + approval)) == "migration guide");
  CHECK(missing_of(before, sealed("2.0.0", "", "", guide + approval)) == "old form kept for 90 days");
  CHECK(missing_of(before, sealed("2.0.0", "", "", guide + kept)) == "approval");
}

TEST_CASE("diff: the old form must be kept for as long as is demanded", "[diff]") {
  CHECK(missing_of(before, sealed("2.0.0", "", "", guide + approval + "The old form of `depot_crate_sealed` is accepted until 2026-03-01.\n")) == "old form kept for 90 days");
  CHECK(missing_of(before, sealed("2.0.0", "", "", guide + approval + "Both forms of `depot_crate_sealed` are supported for 120 days.\n")) == "announced");
  CHECK(missing_of(before, sealed("2.0.0", "", "", guide + approval + "Both forms of `depot_crate_sealed` are supported for 4 weeks.\n")) == "old form kept for 90 days");
  CHECK(missing_of(before, sealed("2.0.0", "", "", guide + approval + "Messages are kept for 365 days.\n")) == "old form kept for 90 days");
}

TEST_CASE("diff: words that are not an approval, or not yet one, approve nothing", "[diff]") {
  for (const char* const words : {"Approved by: TBD", "- [ ] Breaking change approved", "The breaking change must be approved.", "Approved by:"}) {
    INFO(words);
    CHECK(missing_of(before, sealed("2.0.0", "", "", guide + kept + words + "\n")) == "approval");
  }
  for (const char* const words : {"- [x] Breaking change approved", "| Approved by | Dana |", "**Approved by:** Dana"}) {
    INFO(words);
    CHECK(missing_of(before, sealed("2.0.0", "", "", guide + kept + words + "\n")) == "announced");
  }
}

TEST_CASE("diff: what stood there before, or speaks of another event, announces nothing", "[diff]") {
  const std::string old_news = sealed("1.0.0", "", "  dock: string;\n", guide + kept + approval);
  CHECK(missing_of(old_news, sealed("2.0.0", "", "", guide + kept + approval)) == "migration guide, old form kept for 90 days, approval");
  const std::string other = "### `depot_van_left`\n\n**Publisher:** DP-01\n\n## Migration guide\n\nReaders of `depot_van_left` do nothing.\n\n";
  CHECK(missing_of(before, sealed("2.0.0", "", "", kept + "Approved by: Dana, for depot_crate_sealed\n\n" + other)) == "migration guide");
  CHECK(missing_of(before, sealed("2.0.0", "", "", "## Migration guide\n\n" + kept + approval)) == "migration guide");
}

TEST_CASE("diff: only what the index document demands is demanded", "[diff]") {
  const std::string few = "# Rules\n\nBreaking changes need a migration guide and the approval of the owner.\n";
  const auto difference = diff::compare(diff::side_of({{"old/a.md", before}, {"old/index.md", few}}), diff::side_of({{"new/a.md", sealed("1.0.0", "", "", guide)}, {"new/index.md", few}}));
  CHECK(difference.demands.days == 0);
  CHECK_FALSE(difference.demands.version);
  CHECK(difference.demands.at.file == "new/index.md");
  CHECK(difference.demands.at.line == 3);
  REQUIRE(difference.changes.size() == 1);
  CHECK(difference.changes[0].missing == std::vector<std::string>{"approval"});
}

TEST_CASE("diff: a change that strikes the demands is held against the old ones", "[diff]") {
  const auto difference = diff::compare(diff::side_of({{"old/a.md", before}, {"old/index.md", index}}), diff::side_of({{"new/a.md", sealed("2.0.0", "", "", "")}}));
  CHECK(difference.demands.at.file == "old/index.md");
  CHECK(difference.fails());
}

TEST_CASE("diff: nobody relies on a planned event yet", "[diff]") {
  const auto planned = [](std::string_view members) { return head() + event_of("depot_crate_sealed", std::string(parties) + "| Status | Planned |\n", std::string(ids) + std::string(members)); };
  const auto difference = support::difference(planned("  dock: string;\n"), planned(""));
  REQUIRE(difference.changes.size() == 1);
  CHECK(difference.changes[0].breaks == diff::both);
  CHECK(diff::level_of(difference.changes[0]) == contract::Level::warning);
  CHECK_FALSE(difference.fails());
}

TEST_CASE("diff: an event may go once it was deprecated for long enough", "[diff]") {
  const auto with = [](std::string_view updated, std::string_view status) {
    return head("1.0.0", updated) + event_of("depot_crate_sealed", parties, ids) +
           (status.empty() ? std::string() : event_of("depot_crate_weighed", std::string(parties) + "| Status | " + std::string(status) + " |\n", std::string(ids) + "  grams: number;\n"));
  };
  const auto gone = [&](std::string_view old_date, std::string_view status, std::string_view new_date) {
    return summary(support::difference(with(old_date, status), with(new_date, "")));
  };
  CHECK(gone("2026-01-01", "Deprecated", "2026-05-01") == "event-removed:-");
  CHECK(gone("2026-04-01", "Deprecated", "2026-05-01") == "event-removed:ps");
  CHECK(gone("2026-04-01", "Deprecated (since 2026-01-02)", "2026-05-01") == "event-removed:-");
  CHECK(gone("2026-01-01", "Deprecated until 2026-09-01", "2026-05-01") == "event-removed:ps");
  CHECK(gone("2026-01-01", "Implemented", "2026-05-01") == "event-removed:ps");
}

TEST_CASE("diff: a change in the event that is referred to shows for the one that refers to it", "[diff]") {
  const std::string tail = "### `depot_crate_opened`\n\n**Publisher:** DP-01\n**Subscribers:** TR-02\n**Payload:** same as `depot_crate_sealed`\n";
  const auto difference = support::difference(crate("  dock: string;\n") + tail, crate("") + tail);
  REQUIRE(difference.changes.size() == 2);
  CHECK(difference.changes[0].event == "depot_crate_opened");
  CHECK(difference.changes[0].through == "depot_crate_sealed");
  CHECK(difference.changes[0].parties == std::vector<std::string>{"DP-01", "TR-02"});
  CHECK(difference.changes[1].through.empty());
}

TEST_CASE("diff: a change in a type that two payloads share shows for both", "[diff]") {
  const auto with = [](std::string_view site) {
    return head() + "```typescript\ninterface Site { code: string; " + std::string(site) + "}\n```\n\n" + event_of("depot_crate_sealed", parties, std::string(ids) + "  site: Site;\n") +
           event_of("depot_crate_opened", parties, std::string(ids) + "  site: Site;\n");
  };
  const auto difference = support::difference(with("floor: number; "), with(""));
  REQUIRE(difference.changes.size() == 2);
  CHECK(difference.changes[0].path == "site.floor");
  CHECK(difference.changes[1].path == "site.floor");
}

TEST_CASE("diff: words that deny, ask or put off announce nothing", "[diff]") {
  const auto told = [](const std::string& notes) { return missing_of(before, sealed("2.0.0", "", "", notes)); };
  for (const char* const words : {"Nobody has approved this change.", "Not approved by the depot.", "Sign-off: pending", "Approval: required", "Approved by: n/a", "Crates are approved by Dana each morning."}) {
    INFO(words);
    CHECK(told(guide + kept + words + "\n") == "approval");
  }
  for (const char* const words : {"We do not keep the old form for 120 days.", "The old form goes tomorrow; 120 days were asked for and declined.", "Whether it stays is open: it was decided that no\nold form is kept for 120 days.",
                                  "Keeping the old form for 120 days is to be discussed.", "Logs are kept for 120 days."}) {
    INFO(words);
    CHECK(told(guide + approval + words + "\n") == "old form kept for 90 days");
  }
  for (const char* const words : {"No migration guide exists.", "## Migration guide\n\nTODO", "## Migration guide\n\nWill be done, to be written.", "## Migration notes\n\nNone.", "## How to migrate\n\nIt is easy enough.", "## Migration guide\n\n1. TBD"}) {
    INFO(words);
    CHECK(told(std::string(words) + "\n\n## Other\n\n" + kept + approval) == "migration guide");
  }
}

TEST_CASE("diff: an announcement may be worded in many ways", "[diff]") {
  const auto told = [](const std::string& notes) { return missing_of(before, sealed("2.0.0", "", "", notes)); };
  for (const char* const words : {"Approval: Dana, 2026-01-30", "**Approvals:** Dana (DP), Kim (BL)", "**Sign-off:** Dana", "Approved: 2026-01-30", "Reviewed and approved by Dana, no objections."}) {
    INFO(words);
    CHECK(told(guide + kept + words + "\n") == "announced");
  }
  for (const char* const words : {"Old form retained for four months", "Dual publishing for 100 days", "**Deprecation date:** 2026-06-01", "Sunset: 2026-06-01", "The old form is not removed before 2026-06-01.", "Both forms run side by side from 2026-02-01 until 2026-06-01."}) {
    INFO(words);
    CHECK(told(guide + approval + words + "\n") == "announced");
  }
  CHECK(told(guide + approval + "**Deprecation date:** 2026-03-01\n") == "old form kept for 90 days");
  for (const char* const words : {"## Breaking changes\n\n`dock` of `depot_crate_sealed` is gone.", "## Upgrade notes\n\nReaders of `depot_crate_sealed` do without the dock.", "## How to migrate\n\n1. Ask the crate for its dock.\n2. Deploy the readers.",
                                  "See the [migration guide](crates.md)."}) {
    INFO(words);
    CHECK(told(std::string(words) + "\n\n## Other\n\n" + kept + approval) == "announced");
  }
  CHECK(told("## Breaking changes\n\nSomething of `depot_crate_sealed` is gone.\n\n## Other\n\n" + kept + approval) == "migration guide");
}

TEST_CASE("diff: a guide is about the events and the members that it names", "[diff]") {
  const auto told = [](const std::string& words) { return missing_of(before, sealed("2.0.0", "", "", "## Migration guide\n\n" + words + "\n\n## Other\n\n" + kept + approval)); };
  CHECK(told("`dock` is removed from `depot_crate_sealed`.") == "announced");
  CHECK(told("`dock` is removed from `harbour_ship_arrived`.") == "migration guide");
  CHECK(told("`crate_id` is removed from `depot_crate_sealed`.") == "migration guide");
  CHECK(told("`ramp` is removed from `depot_crate_sealed`.") == "migration guide");
  CHECK(told("Readers of `depot_crate_sealed` ask for it by the API.") == "announced");
}

TEST_CASE("diff: what is announced for an event holds for those that refer to its payload", "[diff]") {
  const std::string tail = "### `depot_crate_opened`\n\n**Publisher:** DP-01\n**Subscribers:** TR-02\n**Payload:** same as `depot_crate_sealed`\n\n";
  const auto compared = support::difference(before + tail, sealed("2.0.0", "", "", tail + guide + kept + "## Other\n\n" + approval));
  CHECK(compared.changes.size() == 3 - 1);
  CHECK_FALSE(compared.fails());
}

TEST_CASE("diff: a former name keeps nothing unless the old one is announced to stay", "[diff]") {
  const auto named = [](std::string_view heading, std::string_view version, std::string_view notes) {
    return head(version, "2026-02-01") + "### " + std::string(heading) + "\n\n**Publisher:** DP-01\n\n" + std::string(notes);
  };
  const std::string old_text = named("`crate_sealed`", "1.0.0", "");
  CHECK(support::difference(old_text, named("`depot_crate_sealed` (formerly `crate_sealed`)", "1.0.0", "")).fails());
  const std::string notes = "## Migration guide\n\nReaders listen to `depot_crate_sealed` and no longer to `crate_sealed`.\n\n## Other\n\nBoth names, `crate_sealed` and `depot_crate_sealed`, are published for 90 days.\n\n" + approval;
  CHECK_FALSE(support::difference(old_text, named("`depot_crate_sealed` (formerly `crate_sealed`)", "2.0.0", notes)).fails());
}
