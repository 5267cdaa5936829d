#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What the name of a member says of its value, before any value is seen. The kinds are those of 45 CFR 164.514(b)(2)(i), the list of
// identifiers that make health data personal, and three more that are no identifiers: dates of care, health details, free text.
namespace assay::contract {

enum class PhiKind : std::uint8_t {
  none, name, place, date, phone, fax, email, social_security, record_number, health_plan, account, licence, vehicle, device, url,
  network_address, biometric, photo, other_id, care_date, health, free_text
};

/// "date of birth or death", as reports print it.
[[nodiscard]] std::string_view to_string(PhiKind kind);

/// Whether the kind is one of the listed identifiers: none of them belongs in a message.
[[nodiscard]] bool is_identifier(PhiKind kind);

/// The words of a member's name in lower case: "patientDOB", "patient_dob" and "patient-dob" are patient, dob; "ipAddress" ip, address.
[[nodiscard]] std::vector<std::string> words_of_name(std::string_view name);

/// The kind that a path's last words name: "data.patient.lastName", "guarantor_phone", "matches[].mrn". The nearest word before them,
/// in the name or in a parent, decides whose it is: of a provider, facility, tenant or service it is none; a bare "name" or "city" is
/// one only of a person. Ids of records are none: they are random and mean nothing outside of the tenant.
/// `opaque`: the value is known to be a random id (a UUID), whatever the name says.
[[nodiscard]] PhiKind phi_kind_of(std::string_view path, bool opaque = false);

/// Whether the words speak of a person whom care is about, or of one near to them: "patient", "guarantor", "next of kin".
[[nodiscard]] bool is_person_word(std::string_view word);

}  // namespace assay::contract
