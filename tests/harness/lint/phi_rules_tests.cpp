#include "tests/harness/lint/linted.hpp"

#include <catch2/catch.hpp>

using namespace assay;
using support::find;
using support::finds;
using support::linted;
using support::title_of;

namespace {

std::string described(const std::string& payload, const std::string& rest = {}) {
  return "# P\n\n## Published Events\n\n### `lg_parcel_sent`\n\n**Publisher:** LG-02\n**Subscribers:** ST-01\n\n```typescript\n{ organization_id: uuid; " + payload + " }\n```\n\n## Notes\n\n" + rest;
}

}  // namespace

TEST_CASE("phi rules: identifying members are one finding of the event, with their kinds", "[lint]") {
  const auto findings = linted(described("mrn: string; patient: { lastName: string; dob: string };"));
  CHECK(title_of(findings, "AC115") ==
        "member that identifies a person: lg_parcel_sent (mrn: medical record number, patient.lastName: name, patient.dob: date of birth or death)");
  CHECK_FALSE(finds(described("patient_id: uuid; provider_phone: string; is_deceased: boolean;"), "AC115"));
}

TEST_CASE("phi rules: free text is a note of its own, a list of codes is none", "[lint]") {
  CHECK(finds(described("reason: string;"), "AC116"));
  CHECK_FALSE(finds(described("reason: 'lost' | 'late';"), "AC116"));
  CHECK_FALSE(finds(described("reason_code: string;"), "AC116"));
}

TEST_CASE("phi rules: a date of care needs a person beside it", "[lint]") {
  CHECK(finds(described("patient_id: uuid; admission_date: string;"), "AC117"));
  CHECK_FALSE(finds(described("bed_id: uuid; admission_date: string;"), "AC117"));
  CHECK(finds(described("diagnosis_code: string;"), "AC117"));
}

TEST_CASE("phi rules: a promise of identifiers only is held against the members", "[lint]") {
  const auto findings = linted(described("mrn: string;", "Event payloads carry IDs only.\n"));
  REQUIRE(finds(findings, "AC305"));
  CHECK(find(findings, "AC305")->at.size() == 2);
  CHECK_FALSE(finds(described("parcel_id: uuid;", "Event payloads carry IDs only.\n"), "AC305"));
  CHECK_FALSE(finds(described("mrn: string;", "Payloads are small.\n"), "AC305"));
}

TEST_CASE("phi rules: a promise with an exception, and one of another party, bind nobody here", "[lint]") {
  CHECK_FALSE(finds(described("mrn: string;", "Event payloads carry IDs only, except the record number.\n"), "AC305"));
  CHECK_FALSE(finds(described("mrn: string;", "## Assumptions\n\nThe original says that event payloads carry IDs only.\n"), "AC305"));
}

TEST_CASE("phi rules: a promise in the section of one event binds that event", "[lint]") {
  const std::string other = "# P\n\n## Published Events\n\n### `lg_parcel_sent`\n\n**Publisher:** LG-02\n\nPayload holds identifiers only.\n\n```typescript\n{ parcel_id: uuid }\n```\n\n"
                            "### `lg_parcel_lost`\n\n**Publisher:** LG-02\n\n```typescript\n{ mrn: string }\n```\n";
  CHECK_FALSE(finds(other, "AC305"));
}

TEST_CASE("phi rules: no clinical content, and a billing code", "[lint]") {
  CHECK(finds(described("visit_id: uuid; proposed_cpt_code: string;", "The log keeps references only; no clinical content.\n"), "AC306"));
  CHECK_FALSE(finds(described("visit_id: uuid;", "The log keeps references only; no clinical content.\n"), "AC306"));
  CHECK_FALSE(finds(described("visit_id: uuid; proposed_cpt_code: string;"), "AC306"));
}

TEST_CASE("phi rules: two sentences about PHI that exclude each other", "[lint]") {
  CHECK(finds(described("parcel_id: uuid;", "Payloads hold identifiers only.\n\nEvents carry PHI and are encrypted.\n"), "AC301"));
  CHECK(finds(described("parcel_id: uuid;", "Payloads hold identifiers only.\n\nMessages include patient name and address.\n"), "AC301"));
  CHECK_FALSE(finds(described("parcel_id: uuid;", "Payloads hold identifiers only.\n\nMessages do not include patient names.\n"), "AC301"));
  CHECK_FALSE(finds(described("parcel_id: uuid;", "Payloads hold identifiers only.\n\nEvents must never carry PHI.\n"), "AC301"));
}

TEST_CASE("phi rules: a promise is known in other words too", "[lint]") {
  for (const char* const promise : {"Events never contain PHI.", "Payloads hold references only.", "Only opaque ids travel on the wire.", "PHI is never put on the message bus.", "Messages do not carry patient data."}) {
    CAPTURE(promise);
    CHECK(finds(described("patient_name: string;", promise), "AC305"));
    CHECK_FALSE(finds(described("parcel_id: uuid;", promise), "AC305"));
  }
  for (const char* const other : {"Events never contain unencrypted PHI.", "The catalogue holds references only.", "PHI is never put on paper.", "Only two streams travel together.", "Log lines never contain PHI of an event."}) {
    CAPTURE(other);
    CHECK_FALSE(finds(described("patient_name: string;", other), "AC305"));
  }
}
