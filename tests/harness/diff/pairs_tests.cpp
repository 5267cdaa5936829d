#include "tests/harness/diff/documents.hpp"

#include "harness/base/strings.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace assay;
using namespace assay::support;

std::string assay::support::summary(const diff::Difference& difference) {
  std::vector<std::string> words;
  for (const diff::Change& change : difference.changes) {
    const std::string whom = std::string(change.breaks.publisher ? "p" : "") + (change.breaks.subscriber ? "s" : "");
    words.push_back(change.kind + ":" + (whom.empty() ? "-" : whom));
  }
  std::sort(words.begin(), words.end());
  return join(words, " ");
}

namespace {

struct Pair {
  const char* name;
  std::string before;
  std::string after;
  const char* forth;  // old to new
  const char* back;   // new to old
};

std::string two(std::string_view first, std::string_view second) { return head() + event_of(first, parties, ids) + event_of(second, parties, std::string(ids) + "  why: string;\n"); }

std::string with_rows(std::string_view rows) { return head() + event_of("depot_crate_sealed", rows, ids); }

std::string with_payload(std::string_view members) { return head() + event_of("depot_crate_sealed", parties, members); }

std::string duties(std::string_view clauses) { return crate("") + "## Subscriber Responsibilities\n\n### BL-01 (billing)\n\n- **Receive** (`receive`): BL-01 takes `depot_crate_sealed`.\n" + std::string(clauses); }

std::string table(std::string_view rows, std::string_view rules) {
  return crate("") + "## Table: `dp_crates`\n\n| Column | Type | Notes |\n|---|---|---|\n| id | UUID | PK |\n" + std::string(rows) + "\n" + std::string(rules) + "\n";
}

std::string referring(std::string_view members) {
  return crate(members) + "### `depot_crate_opened`\n\n**Publisher:** DP-01\n**Subscribers:** TR-02\n**Payload:** same as `depot_crate_sealed`\n";
}

const std::vector<Pair>& pairs() {
  static const std::vector<Pair> all{
      {"nothing", crate(""), crate(""), "", ""},
      {"an optional member is added", crate(""), crate("  dock?: string;\n"), "field-added:-", "field-removed:ps"},
      {"a required member is added", crate(""), crate("  dock: string;\n"), "field-added:p", "field-removed:ps"},
      {"an optional member becomes required", crate("  dock?: string;\n"), crate("  dock: string;\n"), "field-made-required:p", "field-made-optional:s"},
      {"a member may be null", crate("  dock: string;\n"), crate("  dock: string | null;\n"), "field-made-nullable:s", "null-refused:p"},
      {"optional and null at once", crate("  dock: string;\n"), crate("  dock?: string | null;\n"), "field-made-nullable:s field-made-optional:s", "field-made-required:p null-refused:p"},
      {"another type", crate("  dock: string;\n"), crate("  dock: number;\n"), "type-changed:ps", "type-changed:ps"},
      {"a type that was open", crate("  dock: any;\n"), crate("  dock: string;\n"), "type-narrowed:p", "type-widened:s"},
      {"a value joins the list", crate("  state: 'open' | 'shut';\n"), crate("  state: 'open' | 'shut' | 'lost';\n"), "enum-value-added:s", "enum-value-removed:p"},
      {"a value takes another's place", crate("  state: 'open' | 'shut';\n"), crate("  state: 'open' | 'lost';\n"), "enum-value-added:s enum-value-removed:p", "enum-value-added:s enum-value-removed:p"},
      {"the list goes", crate("  state: 'open' | 'shut';\n"), crate("  state: string;\n"), "enum-dropped:s", "enum-introduced:p"},
      {"the list in another order", crate("  state: 'open' | 'shut';\n"), crate("  state: 'shut' | 'open';\n"), "", ""},
      {"a format", crate("  seal: string;\n"), crate("  seal: uuid;\n"), "format-narrowed:p", "format-loosened:s"},
      {"another format", crate("  seal: string; // ISO 8601\n"), crate("  seal: uuid;\n"), "format-changed:ps", "format-changed:ps"},
      {"items of a list", crate("  tags: string[];\n"), crate("  tags: number[];\n"), "type-changed:ps", "type-changed:ps"},
      {"a list of one", crate("  tags: string;\n"), crate("  tags: string[];\n"), "type-changed:ps", "type-changed:ps"},
      {"a member inside a list", crate("  stops: Array<{ stop_id: uuid }>;\n"), crate("  stops: Array<{ stop_id: uuid; note?: string }>;\n"), "field-added:-", "field-removed:ps"},
      {"a required member inside an object", crate("  site: { code: string };\n"), crate("  site: { code: string; floor: number };\n"), "field-added:p", "field-removed:ps"},
      {"an object with all that is inside", crate(""), crate("  site: { code: string; floor: number };\n"), "field-added:p", "field-removed:ps"},
      {"an object becomes a text", crate("  site: { code: string; floor: number };\n"), crate("  site: string;\n"), "type-changed:ps", "type-changed:ps"},
      {"another spelling of a name", crate("  dock_id: uuid;\n"), crate("  dockId: uuid;\n"), "field-renamed:ps", "field-renamed:ps"},
      {"a near name", crate("  colour: string;\n"), crate("  color: string;\n"), "field-renamed:ps", "field-renamed:ps"},
      {"a member moves into an object", crate("  floor: number;\n  site: { code: string };\n"), crate("  site: { code: string; floor: number };\n"), "field-moved:ps", "field-moved:ps"},
      {"the tenant's name", with_payload("  organization_id: uuid;\n  crate_id: uuid;"), with_payload("  tenant_id: uuid;\n  crate_id: uuid;"), "tenant-renamed:ps", "tenant-renamed:ps"},
      {"the tenant goes", with_payload("  organization_id: uuid;\n  crate_id: uuid;"), with_payload("  crate_id: uuid;"), "tenant-removed:ps", "field-added:p"},
      {"the tenant moves", with_payload("  organization_id: uuid;\n  scope: { site: string };"), with_payload("  scope: { site: string; organization_id: uuid };"), "tenant-moved:ps", "tenant-moved:ps"},
      {"the members in another order", with_payload("  organization_id: uuid;\n  crate_id: uuid;"), with_payload("  crate_id: uuid;\n  organization_id: uuid;"), "", ""},
      {"a version that the payload carries", crate("  event_version: '1.0';\n"), crate("  event_version: '2.0';\n"), "version-changed:-", "version-changed:-"},
      {"another key", crate_with("| Idempotency | `crate_id` |\n"), crate_with("| Idempotency | `organization_id` |\n"), "key-changed:ps", "key-changed:ps"},
      {"a key", crate_with(""), crate_with("| Idempotency | `crate_id` |\n"), "fact-stated:-", "key-removed:s"},
      {"at-least-once becomes at-most-once", crate_with("| Delivery | At-least-once |\n"), crate_with("| Delivery | At-most-once |\n"), "delivery-weakened:s", "delivery-strengthened:ps"},
      {"exactly-once becomes at-least-once", crate_with("| Delivery | Exactly-once |\n"), crate_with("| Delivery | At-least-once |\n"), "delivery-weakened:s", "delivery-strengthened:p"},
      {"a delivery rule", crate_with(""), crate_with("| Delivery | At-least-once |\n"), "fact-stated:-", "delivery-unsaid:s"},
      {"an order", crate_with("| Ordering | per crate_id |\n"), crate_with("| Ordering | none |\n"), "ordering-dropped:s", "ordering-demanded:p"},
      {"an order by another member", crate_with("| Ordering | per crate_id |\n"), crate_with("| Ordering | per organization_id |\n"), "ordering-changed:ps", "ordering-changed:ps"},
      {"a shorter retention", crate_with("| Retention | 30 days |\n"), crate_with("| Retention | 7 days |\n"), "retention-shortened:s", "retention-lengthened:-"},
      {"the same retention in other words", crate_with("| Retention | 7 days |\n"), crate_with("| Retention | one week or so: 1 week |\n"), "", ""},
      {"a retention", crate_with(""), crate_with("| Retention | 7 days |\n"), "fact-stated:-", "retention-unsaid:s"},
      {"another channel", crate_with("| Channel | `depot_events` |\n"), crate_with("| Channel | `crate_events` |\n"), "channel-changed:ps", "channel-changed:ps"},
      {"a channel", crate_with(""), crate_with("| Channel | `depot_events` |\n"), "fact-stated:-", "channel-unsaid:s"},
      {"an envelope", crate(""), with_payload("  specversion: '1.0';\n  id: string;\n  source: string;\n  type: 'depot_crate_sealed';\n  data: {\n    organization_id: uuid;\n    crate_id: uuid;\n  };"), "envelope-changed:ps", "envelope-changed:ps"},
      {"an envelope that only a sentence tells", crate_with("| Delivery | At-least-once (FW-16) |\n"), crate_with("| Delivery | At-least-once |\n"), "envelope-unsaid:s", "fact-stated:-"},
      {"a reference that is written out", referring("").replace(referring("").find("| Subscribers"), 0, "| Delivery | At-least-once (FW-16) |\n"),
       crate_with("| Delivery | At-least-once (FW-16) |\n") + "### `depot_crate_opened`\n\n**Publisher:** DP-01\n**Subscribers:** TR-02\n**Payload:**\n\n```typescript\n{\n" + std::string(ids) + "}\n```\n", "envelope-unsaid:-", "fact-stated:-"},
      {"a subscriber is dropped", with_rows("| Publisher | DP-01 |\n| Subscribers | BL-01, TR-02 |\n"), with_rows("| Publisher | DP-01 |\n| Subscribers | TR-02 |\n"), "subscriber-dropped:s", "subscriber-added:-"},
      {"the subscribers in another order", with_rows("| Publisher | DP-01 |\n| Subscribers | BL-01, TR-02 |\n"), with_rows("| Publisher | DP-01 |\n| Subscribers | TR-02 (tracking), BL-01 |\n"), "", ""},
      {"another publisher", with_rows("| Publisher | DP-01 |\n| Subscribers | TR-02 |\n"), with_rows("| Publisher | DP-07 |\n| Subscribers | TR-02 |\n"), "publisher-added:- publisher-dropped:p", "publisher-added:- publisher-dropped:p"},
      {"an event goes", two("depot_crate_sealed", "depot_crate_weighed"), crate(""), "event-removed:ps", "event-added:-"},
      {"an event with another name, the old one known", head() + "### `crate_sealed`\n\n**Publisher:** DP-01\n", head() + "### `depot_crate_sealed` Event (formerly `crate_sealed`)\n\n**Publisher:** DP-01\n", "event-renamed:ps", "event-renamed:ps"},
      {"an event with another name and the same payload", crate(""), head() + event_of("depot_crate_closed", parties, ids), "event-renamed:ps", "event-renamed:ps"},
      {"an event in another version", head() + event_of("depot.crate.sealed.v1", parties, ids), head() + event_of("depot.crate.sealed.v2", parties, std::string(ids) + "  why: string;\n"), "event-renamed:ps field-added:p version-changed:-", "event-renamed:ps field-removed:ps version-changed:-"},
      {"two other events", crate(""), head() + event_of("depot_van_departed", parties, "  organization_id: uuid;\n  van_id: uuid;"), "event-added:- event-removed:ps", "event-added:- event-removed:ps"},
      {"a status that is withdrawn", crate_with("| Status | Implemented |\n"), crate_with("| Status | Planned |\n"), "status-withdrawn:s", "status-changed:-"},
      {"an event is deprecated", crate_with("| Status | Implemented |\n"), crate_with("| Status | Deprecated |\n"), "event-deprecated:-", "status-changed:-"},
      {"a version", crate_with("| Version | v1 |\n"), crate_with("| Version | v2 |\n"), "version-changed:-", "version-changed:-"},
      {"what an event refers to", referring("  dock: string;\n"), referring(""), "field-removed:ps field-removed:ps", "field-added:p field-added:p"},
      {"a payload", head() + "### `depot_crate_sealed`\n\n**Publisher:** DP-01\n", head() + "### `depot_crate_sealed`\n\n**Publisher:** DP-01\n\n```typescript\n{ crate_id: uuid; }\n```\n", "payload-declared:-", "payload-undeclared:s"},
      {"names become types", head() + "### `depot_crate_sealed`\n\n**Publisher:** DP-01\n\nKey fields: `organization_id`, `crate_id`\n", head() + "### `depot_crate_sealed`\n\n**Publisher:** DP-01\n\n```typescript\n{ organization_id: string; crate_id?: string; }\n```\n",
       "field-made-required:p requirement-clarified:- type-narrowed:p type-narrowed:p", "field-requirement-unsaid:s requirement-clarified:- type-widened:s type-widened:s"},
      {"a duty", duties(""), duties("- **Weigh** (`other`): BL-01 weighs the crate again.\n"), "obligation-added:s", "obligation-removed:-"},
      {"a duty in other words", duties("- **Weigh** (`other`): BL-01 weighs the crate again.\n"), duties("- **Weigh** (`other`): BL-01 weighs the crate twice.\n"), "obligation-reworded:-", "obligation-reworded:-"},
      {"a column", table("| dock | TEXT | where |\n", ""), table("", ""), "column-removed:ps", "column-added:-"},
      {"a column that must be given", table("| dock | TEXT | NOT NULL |\n", ""), table("", ""), "column-removed:ps", "column-added:p"},
      {"a column's type", table("| dock | TEXT | where |\n", ""), table("| dock | INTEGER | where |\n", ""), "column-type-changed:ps", "column-type-changed:ps"},
      {"an append-only table", table("", "Write pattern: rows are inserted and never changed or removed."), table("", ""), "append-only-dropped:s", "append-only-demanded:p"},
      {"a permission", crate("") + "## Permissions\n\n- `depot.crates.view`\n- `depot.crates.seal`\n", crate("") + "## Permissions\n\n- `depot.crates.view`\n", "permission-removed:s", "permission-added:-"},
      {"an API", crate("") + "## APIs\n\n- GET /v1/crates lists them\n- POST /v1/crates makes one\n", crate("") + "## APIs\n\n- GET /v1/crates lists them\n", "api-removed:s", "api-added:-"},
      {"a threshold", crate("") + "## Rules\n\nA damage score ≥ 85 is routed to review.\n", crate("") + "## Rules\n\nA damage score ≥ 90 is routed to review.\n", "threshold-changed:ps", "threshold-changed:ps"},
      {"prose, numbers of sections and empty lines", crate("") + "## 4. Notes\n\nCrates are heavy.\n", "\n\n" + crate("") + "## 5. Remarks\n\nCrates are not light at all.\n\n\n", "", ""},
      {"a reader that refuses what it does not know", crate("") + "Subscribers refuse unknown members.\n", crate("  dock?: string;\n") + "Subscribers refuse unknown members.\n", "field-added:s", "field-removed:ps"}};
  return all;
}

}  // namespace

TEST_CASE("diff: every pair is classified in both directions", "[diff]") {
  CHECK(pairs().size() >= 40);
  for (const Pair& pair : pairs()) {
    INFO(pair.name);
    CHECK(summary(difference(pair.before, pair.after)) == pair.forth);
    CHECK(summary(difference(pair.after, pair.before)) == pair.back);
  }
}

TEST_CASE("diff: a contract compared with itself has not changed", "[diff]") {
  for (const Pair& pair : pairs()) {
    INFO(pair.name);
    CHECK(difference(pair.before, pair.before).changes.empty());
    CHECK(difference(pair.after, pair.after).changes.empty());
  }
}

TEST_CASE("diff: who breaks one way is mirrored the other way", "[diff]") {
  const auto mirrored = [](const std::string& kind) {
    for (const auto& [a, b] : std::initializer_list<std::pair<const char*, const char*>>{{"type-narrowed", "type-widened"}, {"enum-introduced", "enum-dropped"},
                                                                                         {"format-narrowed", "format-loosened"}, {"field-made-nullable", "null-refused"},
                                                                                         {"enum-value-added", "enum-value-removed"}, {"event-added", "event-removed"}}) {
      if (kind == a) return std::string(b);
      if (kind == b) return std::string(a);
    }
    return std::string();
  };
  for (const Pair& pair : pairs()) {
    INFO(pair.name);
    const std::string back = summary(difference(pair.after, pair.before));
    for (const diff::Change& change : difference(pair.before, pair.after).changes) {
      const std::string other = mirrored(change.kind);
      if (!other.empty()) CHECK(back.find(other + ":") != std::string::npos);
    }
  }
}
