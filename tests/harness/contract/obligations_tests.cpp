#include "harness/contract/obligations.hpp"

#include "harness/contract/clause_kind.hpp"
#include "harness/contract/compile.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

using namespace assay::contract;

namespace {

std::vector<std::string> ids(const Model& model) {
  std::vector<std::string> out;
  for (const Obligation& duty : model.obligations) out.push_back(duty.id + " " + duty.kind);
  return out;
}

const std::string duties = "# Parcel\n\n**Spec:** LG-07\n\n## Published Events\n\n### `lg_parcel_sent`\n\n**Subscribers:** BL-01\n\n"
                           "## Subscriber Responsibilities\n\n### BL-01 (Billing)\n\n";

}  // namespace

TEST_CASE("obligations: lead conversion states exactly its labelled clauses", "[contract]") {
  const auto model = compile_paths({"contracts/encore/lead-conversion.md"});
  REQUIRE(model);
  CHECK(ids(*model) == std::vector<std::string>{"ce-29/analytics/count-conversions aggregate",
                                                "ce-29/analytics/deduplicate deduplicate",
                                                "ce-29/analytics/latest-conversion aggregate",
                                                "ce-29/analytics/no-phi protect-logs",
                                                "ce-29/ce/append-only append-only",
                                                "ce-29/ce/deprecated-alias publish",
                                                "ce-29/ce/ids-only minimise-payload",
                                                "ce-29/ce/one-correlation-per-intent publish",
                                                "ce-29/ce/organization-scope isolate-tenant",
                                                "ce-29/ce/publish-patient-conversion publish",
                                                "ce-29/ce/publish-resident-conversion publish",
                                                "ce-29/ce/record-conversion create-record",
                                                "ce-29/ce/verify-consent verify-consent",
                                                "ce-29/fw-16/dead-letter other",
                                                "ce-29/fw-16/deliver deliver",
                                                "ce-29/fw-16/validate-payload other",
                                                "ce-29/pm-01/audit audit",
                                                "ce-29/pm-01/create-patient create-record",
                                                "ce-29/pm-01/deduplicate deduplicate",
                                                "ce-29/pm-01/organization-scope isolate-tenant",
                                                "ce-29/pm-01/preserve-lead preserve-reference",
                                                "ce-29/pm-01/protect-logs protect-logs",
                                                "ce-29/pm-01/receive receive",
                                                "ce-29/pm-01/set-status set-status",
                                                "ce-29/rh-01/assign-bed-or-waitlist trigger",
                                                "ce-29/rh-01/audit audit",
                                                "ce-29/rh-01/create-resident create-record",
                                                "ce-29/rh-01/deduplicate deduplicate",
                                                "ce-29/rh-01/organization-scope isolate-tenant",
                                                "ce-29/rh-01/protect-logs protect-logs",
                                                "ce-29/rh-01/receive receive"});
  CHECK(model->obligation("ce-29/pm-01/set-status")->event == "ce_lead_converted_to_patient");
}

TEST_CASE("obligations: clauses without a label are called by what they ask", "[contract]") {
  const Model model = compile_text("x.md", duties + "- Receive `lg_parcel_sent`\n- Check idempotency via `parcel_id`\n- Create `bl_charges` record\n"
                                                    "- Set status to `open`\n- Preserve `lg_parcel_ref` for audit\n- Trigger the dunning run\n");
  for (const char* id : {"lg-07/bl-01/receive", "lg-07/bl-01/deduplicate", "lg-07/bl-01/create-bl-charges", "lg-07/bl-01/set-status",
                         "lg-07/bl-01/preserve-lg-parcel-ref", "lg-07/bl-01/trigger"}) {
    INFO(id);
    CHECK(model.obligation(id) != nullptr);
  }
  CHECK(model.obligation("lg-07/bl-01/set-status")->at.line == 18);
  CHECK(model.obligation("lg-07/lg-07/publish-lg-parcel-sent") != nullptr);
}

TEST_CASE("obligations: an id survives edits elsewhere, the digest follows the words", "[contract]") {
  const Model before = compile_text("x.md", duties + "- **Keep books**: charge once.\n");
  const Model after = compile_text("x.md", "<!-- moved -->\n\n" + duties + "- **Keep books**: charge   once.\n");
  const Model reworded = compile_text("x.md", duties + "- **Keep books**: charge twice.\n");
  const Obligation* first = before.obligation("lg-07/bl-01/keep-books");
  REQUIRE(first != nullptr);
  REQUIRE(after.obligation(first->id) != nullptr);
  CHECK(after.obligation(first->id)->digest == first->digest);
  CHECK(after.obligation(first->id)->at.line == first->at.line + 2);
  CHECK(reworded.obligation(first->id)->digest != first->digest);
}

TEST_CASE("obligations: equal clauses get different ids", "[contract]") {
  const Model model = compile_text("x.md", duties + "- **Pay**: a.\n- **Pay**: b.\n");
  CHECK(model.obligation("lg-07/bl-01/pay") != nullptr);
  CHECK(model.obligation("lg-07/bl-01/pay-2") != nullptr);
}

TEST_CASE("obligations: every kind that words give is a kind that checks know", "[contract]") {
  for (const char* words : {"No PHI in logs", "Audit table is INSERT-only", "IDs only", "consent first", "RLS", "Check duplicates", "at-least-once", "Publish it",
                            "Receive it", "Create it", "Set it", "Preserve it", "Trigger it", "Count it", "Audit it", "Something"}) {
    INFO(words);
    CHECK(std::find(obligation_kinds.begin(), obligation_kinds.end(), kind_of_clause(words)) != obligation_kinds.end());
  }
}
