#include "tests/harness/lint/corpus.hpp"

#include <catch2/catch.hpp>

namespace assay::lint {
namespace {

using sample::details;
using sample::Texts;
using Words = std::vector<std::string>;

const std::string legend =
    "# Depot documents\n\nCores here: LG-02, ST-01.\n\n## Status Legend\n\n* ✅ **Implemented** - in use\n* 🟡 **In Progress** - being built\n* 📝 **Planned** - specified\n* 🔄 **Breaking Change** - changed lately\n\n"
    "**Dates:**\n\n* All implemented documents have a \"Last Verified\" date\n* Planned documents have a spec link\n* A breaking change names its migration guide\n\n";

const std::string naming =
    "## Names\n\n| Use | Pattern | Example |\n|---|---|---|\n| One feature | `{CORE}-##-{feature-kebab-case}-INTEGRATION.md` | `LG-02-boxes-INTEGRATION.md` |\n"
    "| Two cores | `{CORE1}-{CORE2}-{feature-kebab-case}-INTEGRATION.md` | `LG-ST-handover-INTEGRATION.md`, `ST-LG-INTEGRATION.md` |\n\n";

/// A document of LG-02 with this head.
std::string contract(const std::string& head) { return "# Boxes\n\n**Spec:** LG-02\n" + head + "\n## Events\n\n### `lg_box_closed`\n\n**Publisher:** LG-02\n\n**Payload:** `box_id` (version 1, tested, under row-level security)\n"; }

Words beside(const std::string& name, const std::string& text, std::string_view rule) { return details({{"docs/INDEX.md", legend + naming}, {"docs/" + name, text}}, rule); }

}  // namespace

TEST_CASE("index: file names are held against the patterns that the index prints", "[lint]") {
  CHECK(beside("boxes-integration.md", contract(""), "AC201") == Words{"boxes-integration.md"});
  CHECK(beside("LG-02-Boxes-INTEGRATION.md", contract(""), "AC201").size() == 1);
  CHECK(beside("LG-02-boxes-of-wood-INTEGRATION.md", contract(""), "AC201").empty());
  CHECK(beside("LG-ST-boxes-INTEGRATION.md", contract(""), "AC201").empty());
  CHECK(beside("EVENT_CONTRACTS.md", contract(""), "AC201").empty());  // no pattern speaks of such files
}

TEST_CASE("index: without a naming table, and outside of its folder, names are free", "[lint]") {
  CHECK(details({{"docs/INDEX.md", legend}, {"docs/boxes-integration.md", contract("")}}, "AC201").empty());
  CHECK(details({{"docs/INDEX.md", legend + naming}, {"other/boxes-integration.md", contract("")}}, "AC201").empty());
}

TEST_CASE("index: files that the index links are held against its patterns", "[lint]") {
  CHECK(details({{"docs/INDEX.md", legend + naming + "* [Gates](./gates-integration.md#top)\n* [Spec](../specs/LG-02-Gates.md)\n* [Web](https://example.org/x-integration.md)\n"}}, "AC201") == Words{"gates-integration.md"});
}

TEST_CASE("index: an example that breaks its own pattern", "[lint]") {
  CHECK(details({{"docs/INDEX.md", naming}}, "AC202") == Words{"ST-LG-INTEGRATION.md against {CORE1}-{CORE2}-{feature-kebab-case}-INTEGRATION.md"});
}

TEST_CASE("index: signs and words of a status are those of the legend", "[lint]") {
  CHECK(beside("a.md", contract("**Status:** 🚧 In Progress\n"), "AC203") == Words{"🚧"});
  CHECK(beside("a.md", contract("**Status:** 🟡 In Progress\n"), "AC203").empty());
  CHECK(beside("a.md", contract("**Status:** 🟡 Brewing\n"), "AC204") == Words{"Brewing"});
  CHECK(beside("a.md", contract("**Status:** Implemented (2026)\n"), "AC204").empty());
  CHECK(details({{"docs/INDEX.md", legend + "* [Gates](./gates.md) 📋\n"}}, "AC203") == Words{"📋"});
  CHECK(details({{"a.md", contract("**Status:** 🚧 Brewing\n")}}, "AC204").empty());  // no index, no legend
}

TEST_CASE("index: a legend may be a table", "[lint]") {
  const std::string table = "# Rules\n\nFor LG-02.\n\n## Status Legend\n\n| Sign | Status | Needs |\n|---|---|---|\n| ✅ | Implemented | a date \"Last Verified\" |\n| 📝 | Planned | a link to the spec |\n";
  CHECK(details({{"docs/r.md", table}, {"docs/a.md", contract("**Status:** ❓ Open\n")}}, "AC203") == Words{"❓"});
  CHECK(details({{"docs/r.md", table}, {"docs/a.md", contract("**Status:** ✅ Implemented\n")}}, "AC205").size() == 1);
}

TEST_CASE("index: a status comes with what the index asks for", "[lint]") {
  CHECK(beside("a.md", contract("**Status:** ✅ Implemented\n"), "AC205").size() == 1);
  CHECK(beside("a.md", contract("**Status:** ✅ Complete\n"), "AC205").size() == 1);  // by its sign
  CHECK(beside("a.md", contract("**Status:** ✅ Implemented\n**Last Verified:** 2026-03-01\n"), "AC205").empty());
  CHECK(beside("a.md", contract("**Status:** 📝 Planned\n"), "AC206").empty());  // has its spec
  CHECK(beside("a.md", "# Boxes of LG-02\n\n**Status:** 📝 Planned\n\n[index](./INDEX.md)\n\n## Events\n\n### `lg_box_closed`\n\n**Publisher:** LG-02\n", "AC206").size() == 1);
  CHECK(beside("a.md", contract("**Status:** 🔄 Breaking Change\n"), "AC207").size() == 1);
  CHECK(beside("a.md", contract("**Status:** 🔄 Breaking Change\n\nSee the migration guide in LG-02-v2.\n"), "AC207").empty());
}

TEST_CASE("index: a review date is past due from the day after, and only where the day is known", "[lint]") {
  const contract::Corpus corpus = contract::corpus_of({{"a.md", contract("**Next Review:** 2026-04-22 (Quarterly)\n")}});
  const auto overdue = [&](std::optional<Date> today) {
    const auto all = findings_of({corpus, nullptr, nullptr, nullptr, today});
    return std::count_if(all.begin(), all.end(), [](const contract::Finding& finding) { return finding.rule == "AC208"; });
  };
  CHECK(overdue(Date::parse("2026-04-22")) == 0);
  CHECK(overdue(Date::parse("2026-04-23")) == 1);
  CHECK(overdue(std::nullopt) == 0);
}

TEST_CASE("index: links to files that are not there, in a folder that was given whole", "[lint]") {
  const contract::Corpus corpus = contract::corpus_of({{"docs/a.md", "# A\n\n[b](./b.md) [c](c.md#x) [far](../else/d.md) [w](https://example.org/e.md)\n\n```\n[no](./code.md)\n```\n"}, {"docs/b.md", "# B\n"}});
  const auto broken = [&](std::vector<std::string> folders) {
    auto all = findings_of({corpus, nullptr, nullptr, nullptr, std::nullopt, std::move(folders)});
    std::erase_if(all, [](const contract::Finding& finding) { return finding.rule != "AC209"; });
    return details(all);
  };
  CHECK(broken({"docs"}) == Words{"c.md"});
  CHECK(broken({"./docs/"}) == Words{"c.md"});
  CHECK(broken({}).empty());
}

TEST_CASE("index: documents that were copied out of their folder have no broken links", "[lint]") {
  const contract::Corpus corpus = contract::corpus_of({{"copies/001.md", "# A\n\n[b](./b.md) [c](./c.md)\n"}});
  for (const contract::Finding& finding : findings_of({corpus, nullptr, nullptr, nullptr, std::nullopt, {"copies"}})) CHECK(finding.rule != "AC209");
}

TEST_CASE("index: a finished document with open boxes", "[lint]") {
  CHECK(details({{"a.md", contract("**Status:** Complete\n\n- [ ] Tests written\n- [x] Schema defined\n")}}, "AC210").size() == 1);
  CHECK(details({{"a.md", contract("**Status:** Complete\n\n- [x] Tests written\n")}}, "AC210").empty());
  CHECK(details({{"a.md", contract("**Status:** Draft\n\n- [ ] Tests written\n")}}, "AC210").empty());
}

TEST_CASE("index: its checklist is answered by a finished document", "[lint]") {
  const std::string index = legend + "## Integration Checklist\n\n* [ ] RLS policies verified\n* [ ] Integration tests written\n* [ ] Versioning strategy defined\n";
  const std::string silent = "# Boxes\n\n**Spec:** LG-02\n**Status:** Complete\n\n## Events\n\n### `lg_box_closed`\n\n**Publisher:** LG-02\n";
  CHECK(details({{"docs/i.md", index}, {"docs/a.md", silent}}, "AC212") == Words{"versioning, row-level security, tests"});
  CHECK(details({{"docs/i.md", index}, {"docs/a.md", contract("**Status:** Complete\n")}}, "AC212").empty());
  CHECK(details({{"docs/a.md", silent}}, "AC212").empty());
}

TEST_CASE("index: payloads have the members that a checklist asks of all", "[lint]") {
  const std::string checklist = "# Checklist\n\n### Payload\n\n* [ ] **`event_type`** there\n* [ ] **`organization_id`** there\n* [ ] **`site_id`** there if it belongs to a site\n";
  const auto doc = [](const std::string& members) { return "# Boxes\n\n**Spec:** LG-02\n\n## Events\n\n### `lg_box_closed`\n\n**Publisher:** LG-02\n\n```typescript\n{ " + members + " }\n```\n"; };
  CHECK(details({{"docs/c.md", checklist}, {"docs/a.md", doc("organization_id: uuid; box_id: uuid;")}}, "AC213") == Words{"lg_box_closed (event_type)"});
  CHECK(details({{"docs/c.md", checklist}, {"docs/a.md", doc("event_type: string; organization_id: uuid;")}}, "AC213").empty());
  CHECK(details({{"docs/c.md", checklist}, {"other/a.md", doc("box_id: uuid;")}}, "AC213").empty());
}

TEST_CASE("index: what a feature's document repeats of the platform's", "[lint]") {
  const std::string index = legend + "### Short documents\n\n* Do not duplicate rules that stand in `EVENT_RULES.md`.\n";
  const std::string rules =
      "Every message carries the organization that it belongs to, in the payload and in the log.\n\nA message that cannot be read is put aside and reported to the desk that owns it.\n\n"
      "No message is ever changed after it was sent; a correction is a message of its own kind.\n";
  CHECK(details({{"docs/i.md", index}, {"docs/EVENT_RULES.md", "# Rules\n\n" + rules}, {"docs/a.md", contract("\n" + rules)}}, "AC211") == Words{"EVENT_RULES.md"});
  CHECK(details({{"docs/i.md", index}, {"docs/EVENT_RULES.md", "# Rules\n\n" + rules}, {"docs/a.md", contract("")}}, "AC211").empty());
}

}  // namespace assay::lint
