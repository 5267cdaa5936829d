#include "harness/contract/phi_names.hpp"

#include <catch2/catch.hpp>

using namespace assay::contract;

TEST_CASE("phi names: a name is split at humps, underscores, hyphens and acronyms", "[contract]") {
  using Words = std::vector<std::string>;
  CHECK(words_of_name("patientDOB") == Words{"patient", "dob"});
  CHECK(words_of_name("patient_last-name") == Words{"patient", "last", "name"});
  CHECK(words_of_name("HTTPServerIp") == Words{"http", "server", "ip"});
  CHECK(words_of_name("addressLine1") == Words{"address", "line1"});
  CHECK(words_of_name("__").empty());
  CHECK(words_of_name("").empty());
}

TEST_CASE("phi names: identifiers are known by their last words, however they are written", "[contract]") {
  CHECK(phi_kind_of("data.patient.lastName") == PhiKind::name);
  CHECK(phi_kind_of("first_name") == PhiKind::name);
  CHECK(phi_kind_of("guarantor-phone") == PhiKind::phone);
  CHECK(phi_kind_of("matches[].mrn") == PhiKind::record_number);
  CHECK(phi_kind_of("dateOfBirth") == PhiKind::date);
  CHECK(phi_kind_of("data.deceasedDateTime") == PhiKind::date);
  CHECK(phi_kind_of("homeAddress") == PhiKind::place);
  CHECK(phi_kind_of("emailAddress") == PhiKind::email);
  CHECK(phi_kind_of("client_ip_address") == PhiKind::network_address);
  CHECK(phi_kind_of("ssnLast4") == PhiKind::social_security);
  CHECK(phi_kind_of("mrn_hash") == PhiKind::record_number);
  CHECK(phi_kind_of("temporaryEnterpriseKey") == PhiKind::other_id);
  CHECK(phi_kind_of("phones") == PhiKind::phone);
}

TEST_CASE("phi names: the nearest owner decides", "[contract]") {
  CHECK(phi_kind_of("patient.name") == PhiKind::name);
  CHECK(phi_kind_of("patientName") == PhiKind::name);
  CHECK(phi_kind_of("emergencyContact.name") == PhiKind::name);
  CHECK(phi_kind_of("provider.name") == PhiKind::none);
  CHECK(phi_kind_of("provider_phone") == PhiKind::none);
  CHECK(phi_kind_of("patient.pharmacy.phone") == PhiKind::none);
  CHECK(phi_kind_of("facility.patient.phone") == PhiKind::phone);
  CHECK(phi_kind_of("tenant.email") == PhiKind::none);
  CHECK(phi_kind_of("service.name") == PhiKind::none);
}

TEST_CASE("phi names: a word that is common elsewhere needs a person beside it", "[contract]") {
  CHECK(phi_kind_of("data.name") == PhiKind::none);
  CHECK(phi_kind_of("city") == PhiKind::none);
  CHECK(phi_kind_of("resident.city") == PhiKind::place);
  CHECK(phi_kind_of("homeAddress.city") == PhiKind::place);
  CHECK(phi_kind_of("facility.address.city") == PhiKind::none);
  CHECK(phi_kind_of("deviceId") == PhiKind::none);
  CHECK(phi_kind_of("patient.deviceId") == PhiKind::device);
  CHECK(phi_kind_of("policy_number") == PhiKind::none);
  CHECK(phi_kind_of("member.policyNumber") == PhiKind::health_plan);
}

TEST_CASE("phi names: ids of records and facts about a value are no identifiers", "[contract]") {
  for (const char* const name : {"patient_id", "stablePatientId", "chart_id", "contactId", "email_verified", "phone_type", "name_count", "addressId", "emailStatus", "diagnosis_ids[]",
                                 "occurredAt", "created_at", "status", "version", "lead_id", "memberCount", "description_code", "ipVersion"}) {
    INFO(name);
    CHECK(phi_kind_of(name) == PhiKind::none);
  }
  CHECK(phi_kind_of("member_id") == PhiKind::health_plan);
  CHECK(phi_kind_of("member_id", true) == PhiKind::none);
}

TEST_CASE("phi names: care dates, health details and free text are no identifiers but have kinds", "[contract]") {
  CHECK(phi_kind_of("admissionDate") == PhiKind::care_date);
  CHECK(phi_kind_of("chief_complaint") == PhiKind::health);
  CHECK(phi_kind_of("proposed_cpt_code") == PhiKind::health);
  CHECK(phi_kind_of("visitNotes") == PhiKind::free_text);
  CHECK(phi_kind_of("reason") == PhiKind::free_text);
  CHECK(is_identifier(PhiKind::record_number));
  CHECK(is_identifier(PhiKind::other_id));
  CHECK_FALSE(is_identifier(PhiKind::none));
  CHECK_FALSE(is_identifier(PhiKind::care_date));
  CHECK_FALSE(is_identifier(PhiKind::free_text));
  CHECK(to_string(PhiKind::free_text) == "free text");
}

TEST_CASE("phi names: hostile names have no kind", "[contract]") {
  CHECK(phi_kind_of("") == PhiKind::none);
  CHECK(phi_kind_of("...") == PhiKind::none);
  CHECK(phi_kind_of(std::string(100000, 'a')) == PhiKind::none);
  CHECK(phi_kind_of(std::string("mrn\0x", 5)) == PhiKind::none);
}
