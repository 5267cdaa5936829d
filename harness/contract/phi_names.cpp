#include "harness/contract/phi_names.hpp"

#include "harness/base/bytes.hpp"
#include "harness/base/strings.hpp"
#include "harness/base/words.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace assay::contract {
namespace {

enum class Needs : std::uint8_t {
  nothing,  // says it by itself, unless it is somebody else's
  person,   // only beside a word for a person
  no_uuid   // says it by itself, unless the value is a random id
};

struct Entry {
  std::string_view words;  // the last words of a name
  PhiKind kind;
  Needs needs = Needs::nothing;
};

// Longer entries win over shorter ones: "email address" is no place.
constexpr std::array entries{
    Entry{"first name", PhiKind::name}, Entry{"last name", PhiKind::name}, Entry{"given name", PhiKind::name}, Entry{"family name", PhiKind::name},
    Entry{"middle name", PhiKind::name}, Entry{"maiden name", PhiKind::name}, Entry{"preferred name", PhiKind::name}, Entry{"full name", PhiKind::name},
    Entry{"firstname", PhiKind::name}, Entry{"lastname", PhiKind::name}, Entry{"fullname", PhiKind::name}, Entry{"surname", PhiKind::name},
    Entry{"forename", PhiKind::name}, Entry{"nickname", PhiKind::name}, Entry{"next of kin", PhiKind::name}, Entry{"legal name", PhiKind::name},
    Entry{"name", PhiKind::name, Needs::person}, Entry{"display name", PhiKind::name, Needs::person}, Entry{"initials", PhiKind::name, Needs::person},
    Entry{"given", PhiKind::name, Needs::person}, Entry{"family", PhiKind::name, Needs::person}, Entry{"fn", PhiKind::name, Needs::person},
    Entry{"ln", PhiKind::name, Needs::person},
    Entry{"address", PhiKind::place}, Entry{"addr", PhiKind::place}, Entry{"street", PhiKind::place}, Entry{"address line1", PhiKind::place},
    Entry{"address line2", PhiKind::place}, Entry{"address line", PhiKind::place}, Entry{"zip", PhiKind::place}, Entry{"zip code", PhiKind::place},
    Entry{"zipcode", PhiKind::place}, Entry{"postal code", PhiKind::place}, Entry{"postcode", PhiKind::place}, Entry{"lives at", PhiKind::place},
    Entry{"plus code", PhiKind::place}, Entry{"birth place", PhiKind::place}, Entry{"city", PhiKind::place, Needs::person},
    Entry{"county", PhiKind::place, Needs::person}, Entry{"precinct", PhiKind::place, Needs::person}, Entry{"latitude", PhiKind::place, Needs::person},
    Entry{"longitude", PhiKind::place, Needs::person}, Entry{"lat", PhiKind::place, Needs::person}, Entry{"lon", PhiKind::place, Needs::person},
    Entry{"lng", PhiKind::place, Needs::person}, Entry{"geo", PhiKind::place, Needs::person}, Entry{"pickup", PhiKind::place, Needs::person},
    Entry{"line1", PhiKind::place, Needs::person}, Entry{"line2", PhiKind::place, Needs::person},
    Entry{"dob", PhiKind::date}, Entry{"date of birth", PhiKind::date}, Entry{"birth date", PhiKind::date}, Entry{"birthdate", PhiKind::date},
    Entry{"birthday", PhiKind::date}, Entry{"birth time", PhiKind::date}, Entry{"born at", PhiKind::date}, Entry{"born on", PhiKind::date},
    Entry{"death date", PhiKind::date}, Entry{"date of death", PhiKind::date}, Entry{"deceased date", PhiKind::date}, Entry{"deceased date time", PhiKind::date},
    Entry{"deceased at", PhiKind::date}, Entry{"deceased on", PhiKind::date}, Entry{"died at", PhiKind::date}, Entry{"died on", PhiKind::date},
    Entry{"expired on", PhiKind::date, Needs::person},
    Entry{"phone", PhiKind::phone}, Entry{"phone number", PhiKind::phone}, Entry{"telephone", PhiKind::phone}, Entry{"telephone number", PhiKind::phone},
    Entry{"mobile number", PhiKind::phone}, Entry{"cell phone", PhiKind::phone}, Entry{"msisdn", PhiKind::phone}, Entry{"mobile", PhiKind::phone, Needs::person},
    Entry{"cell", PhiKind::phone, Needs::person}, Entry{"tel", PhiKind::phone, Needs::person},
    Entry{"fax", PhiKind::fax, Needs::person}, Entry{"fax number", PhiKind::fax, Needs::person},
    Entry{"email", PhiKind::email}, Entry{"e mail", PhiKind::email}, Entry{"email address", PhiKind::email}, Entry{"username", PhiKind::email},
    Entry{"mail", PhiKind::email, Needs::person}, Entry{"login", PhiKind::email, Needs::person},
    Entry{"ssn", PhiKind::social_security}, Entry{"social security", PhiKind::social_security}, Entry{"social security number", PhiKind::social_security},
    Entry{"social security no", PhiKind::social_security}, Entry{"national id", PhiKind::social_security}, Entry{"tax id", PhiKind::social_security, Needs::person},
    Entry{"mrn", PhiKind::record_number}, Entry{"medical record number", PhiKind::record_number}, Entry{"medical record no", PhiKind::record_number},
    Entry{"chart number", PhiKind::record_number}, Entry{"chart no", PhiKind::record_number}, Entry{"patient number", PhiKind::record_number},
    Entry{"patient no", PhiKind::record_number}, Entry{"hospital number", PhiKind::record_number},
    Entry{"member id", PhiKind::health_plan, Needs::no_uuid}, Entry{"member number", PhiKind::health_plan}, Entry{"beneficiary id", PhiKind::health_plan, Needs::no_uuid},
    Entry{"medicaid id", PhiKind::health_plan}, Entry{"medicare id", PhiKind::health_plan}, Entry{"mbi", PhiKind::health_plan}, Entry{"hicn", PhiKind::health_plan},
    Entry{"insurance id", PhiKind::health_plan, Needs::no_uuid}, Entry{"insurance number", PhiKind::health_plan}, Entry{"insurance policy number", PhiKind::health_plan},
    Entry{"insurance subscriber id", PhiKind::health_plan, Needs::no_uuid}, Entry{"policy number", PhiKind::health_plan, Needs::person},
    Entry{"subscriber id", PhiKind::health_plan, Needs::person},
    Entry{"account number", PhiKind::account, Needs::person}, Entry{"guarantor account", PhiKind::account}, Entry{"iban", PhiKind::account},
    Entry{"card number", PhiKind::account}, Entry{"routing number", PhiKind::account}, Entry{"har", PhiKind::account, Needs::person},
    Entry{"drivers license", PhiKind::licence}, Entry{"driver license", PhiKind::licence}, Entry{"drivers licence", PhiKind::licence},
    Entry{"driver licence", PhiKind::licence}, Entry{"driving licence", PhiKind::licence}, Entry{"drivers license number", PhiKind::licence},
    Entry{"driver license number", PhiKind::licence}, Entry{"passport", PhiKind::licence}, Entry{"passport number", PhiKind::licence},
    Entry{"license number", PhiKind::licence, Needs::person}, Entry{"state id", PhiKind::licence, Needs::person}, Entry{"dl", PhiKind::licence, Needs::person},
    Entry{"vin", PhiKind::vehicle}, Entry{"license plate", PhiKind::vehicle}, Entry{"licence plate", PhiKind::vehicle}, Entry{"plate number", PhiKind::vehicle},
    Entry{"plate", PhiKind::vehicle, Needs::person},
    Entry{"serial number", PhiKind::device, Needs::person}, Entry{"serial", PhiKind::device, Needs::person}, Entry{"device id", PhiKind::device, Needs::person},
    Entry{"implant", PhiKind::device, Needs::person}, Entry{"mac", PhiKind::device, Needs::person}, Entry{"udi", PhiKind::device}, Entry{"imei", PhiKind::device},
    Entry{"idfa", PhiKind::device}, Entry{"gaid", PhiKind::device}, Entry{"push token", PhiKind::device}, Entry{"device token", PhiKind::device},
    Entry{"mac address", PhiKind::device, Needs::person},
    Entry{"website", PhiKind::url, Needs::person}, Entry{"web address", PhiKind::url, Needs::person}, Entry{"profile url", PhiKind::url, Needs::person},
    Entry{"portal url", PhiKind::url, Needs::person}, Entry{"home page", PhiKind::url, Needs::person},
    Entry{"ip", PhiKind::network_address}, Entry{"ip address", PhiKind::network_address}, Entry{"remote addr", PhiKind::network_address},
    Entry{"remote address", PhiKind::network_address}, Entry{"forwarded for", PhiKind::network_address},
    Entry{"voice print", PhiKind::biometric}, Entry{"voiceprint", PhiKind::biometric}, Entry{"retina", PhiKind::biometric}, Entry{"retina scan", PhiKind::biometric},
    Entry{"iris", PhiKind::biometric}, Entry{"iris scan", PhiKind::biometric}, Entry{"face id", PhiKind::biometric}, Entry{"face embedding", PhiKind::biometric},
    Entry{"biometric template", PhiKind::biometric}, Entry{"fingerprint", PhiKind::biometric, Needs::person},
    Entry{"photo", PhiKind::photo}, Entry{"photo url", PhiKind::photo}, Entry{"headshot", PhiKind::photo}, Entry{"selfie", PhiKind::photo},
    Entry{"avatar", PhiKind::photo, Needs::person}, Entry{"portrait", PhiKind::photo, Needs::person}, Entry{"picture", PhiKind::photo, Needs::person},
    Entry{"enterprise key", PhiKind::other_id}, Entry{"wristband", PhiKind::other_id}, Entry{"wristband id", PhiKind::other_id, Needs::no_uuid},
    Entry{"portal user", PhiKind::other_id},
    Entry{"admission date", PhiKind::care_date}, Entry{"admit date", PhiKind::care_date}, Entry{"admitted at", PhiKind::care_date},
    Entry{"discharge date", PhiKind::care_date}, Entry{"discharged at", PhiKind::care_date}, Entry{"service date", PhiKind::care_date},
    Entry{"date of service", PhiKind::care_date}, Entry{"sobriety date", PhiKind::care_date}, Entry{"last dose", PhiKind::care_date},
    Entry{"last dose at", PhiKind::care_date}, Entry{"last dose date", PhiKind::care_date}, Entry{"appointment date", PhiKind::care_date},
    Entry{"appointment time", PhiKind::care_date}, Entry{"visit date", PhiKind::care_date},
    Entry{"diagnosis", PhiKind::health}, Entry{"diagnoses", PhiKind::health}, Entry{"diagnosis code", PhiKind::health}, Entry{"icd code", PhiKind::health},
    Entry{"icd10", PhiKind::health}, Entry{"icd10 code", PhiKind::health}, Entry{"symptom", PhiKind::health}, Entry{"chief complaint", PhiKind::health},
    Entry{"presenting problem", PhiKind::health}, Entry{"medication", PhiKind::health}, Entry{"medication name", PhiKind::health},
    Entry{"medication display", PhiKind::health}, Entry{"medication code", PhiKind::health}, Entry{"drug", PhiKind::health}, Entry{"drug name", PhiKind::health},
    Entry{"dose", PhiKind::health}, Entry{"dosage", PhiKind::health}, Entry{"allergy", PhiKind::health}, Entry{"allergen", PhiKind::health},
    Entry{"clinical flag", PhiKind::health}, Entry{"risk factor", PhiKind::health}, Entry{"substance use", PhiKind::health},
    Entry{"substance use flag", PhiKind::health}, Entry{"asam score", PhiKind::health}, Entry{"asam level", PhiKind::health}, Entry{"level of care", PhiKind::health},
    Entry{"hiv status", PhiKind::health}, Entry{"vital", PhiKind::health}, Entry{"vital sign", PhiKind::health}, Entry{"lab result", PhiKind::health},
    Entry{"test result", PhiKind::health}, Entry{"cpt code", PhiKind::health}, Entry{"cpt", PhiKind::health}, Entry{"hcpcs code", PhiKind::health},
    Entry{"procedure code", PhiKind::health}, Entry{"billing code", PhiKind::health}, Entry{"vaccine", PhiKind::health}, Entry{"vaccine code", PhiKind::health},
    Entry{"sdoh category", PhiKind::health}, Entry{"pregnancy status", PhiKind::health}, Entry{"blood pressure", PhiKind::health},
    Entry{"note", PhiKind::free_text}, Entry{"reason", PhiKind::free_text}, Entry{"description", PhiKind::free_text}, Entry{"comment", PhiKind::free_text},
    Entry{"remark", PhiKind::free_text}, Entry{"narrative", PhiKind::free_text}, Entry{"free text", PhiKind::free_text}, Entry{"summary", PhiKind::free_text}};

constexpr std::array persons{"patient", "member", "lead", "guarantor", "contact", "emergency", "resident", "client", "person", "individual", "beneficiary",
                             "mother", "father", "guardian", "spouse", "relative", "kin", "newborn", "infant", "insured", "dependent", "caregiver", "household",
                             "participant", "attendee", "candidate", "applicant", "employee", "deceased", "user"};

constexpr std::array others{"provider", "facility", "tenant", "service", "organization", "organisation", "org", "site", "clinic", "hospital", "pharmacy",
                            "payer", "insurer", "practitioner", "prescriber", "clinician", "doctor", "physician", "department", "location", "building",
                            "vendor", "supplier", "sender", "from", "system", "server", "host", "machine", "node", "container", "broker", "peer", "product",
                            "program", "template", "file", "column", "table", "role", "class", "group", "channel", "schedule", "unit", "bed", "room",
                            "asset", "equipment", "company", "employer", "branch", "office", "lab", "laboratory", "warehouse", "form", "staff", "agent",
                            "operator", "support", "sales", "device", "event", "error", "policy"};

// What is made of a value is still of the person: a digest can be looked up, the last four digits can be guessed.
constexpr std::array derived{"hash", "hashed", "digest", "sha256", "md5", "last4", "normalized", "encrypted", "text", "value", "raw", "list", "soundex"};

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::string singular(const std::string& word) {
  const bool plural = word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("is") && !word.ends_with("us") && word != "diagnoses";
  if (!plural) return word;
  if (word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
  const bool hissing = word.ends_with("sses") || word.ends_with("xes") || word.ends_with("ches");
  return word.substr(0, word.size() - (hissing ? 2 : 1));
}

/// The entries by their last word, so that a name is compared with few.
struct Ending {
  std::vector<std::string_view> words;
  const Entry* entry = nullptr;
};

const std::map<std::string_view, std::vector<Ending>>& endings() {
  static const auto made = [] {
    std::map<std::string_view, std::vector<Ending>> by_last;
    for (const Entry& entry : entries) {
      Ending ending{split(entry.words, ' '), &entry};
      by_last[ending.words.back()].push_back(std::move(ending));
    }
    return by_last;
  }();
  return made;
}

bool ends_with_words(const std::vector<std::string>& words, const std::vector<std::string_view>& wanted) {
  return wanted.size() <= words.size() && std::equal(wanted.rbegin(), wanted.rend(), words.rbegin());
}

enum class Owner : std::uint8_t { unknown, person, other };

Owner owner_of(const std::vector<std::string>& words) {
  for (std::size_t i = words.size(); i-- > 0;) {
    const std::string word = singular(words[i]);
    if (is_person_word(word)) return Owner::person;
    if (one_of(word, others)) return Owner::other;
  }
  return Owner::unknown;
}

/// The nearest word before the match that says whose the value is: in the name itself, then in each parent outward.
Owner owner_before(const std::vector<std::string>& key, std::size_t matched, const std::vector<std::string_view>& parents, PhiKind kind) {
  const Owner own = owner_of({key.begin(), key.end() - static_cast<std::ptrdiff_t>(matched)});
  if (own != Owner::unknown) return own;
  bool below_address = false;
  for (std::size_t i = parents.size(); i-- > 0;) {
    const std::vector<std::string> words = words_of_name(parents[i]);
    const Owner around = owner_of(words);
    if (around != Owner::unknown) return around;
    below_address = below_address || (!words.empty() && singular(words.back()) == "address");
  }
  return below_address && kind == PhiKind::place ? Owner::person : Owner::unknown;
}

/// The entry with most words that the name ends with, or null; `length`: its words.
const Entry* longest_match(const std::vector<std::string>& words, std::size_t& length) {
  const Entry* best = nullptr;
  length = 0;
  const auto found = endings().find(words.back());
  if (found == endings().end()) return best;
  for (const Ending& ending : found->second) {
    if (ending.words.size() <= length || !ends_with_words(words, ending.words)) continue;
    best = ending.entry;
    length = ending.words.size();
  }
  return best;
}

constexpr std::size_t path_max = 400;  // bytes; a longer path is nobody's member name

}  // namespace

bool is_person_word(std::string_view word) { return one_of(word, persons); }

std::string_view to_string(PhiKind kind) {
  constexpr std::array names{"none", "name", "place", "date of birth or death", "phone number", "fax number", "e-mail or login", "social security number",
                             "medical record number", "health plan number", "account number", "licence number", "vehicle", "device", "web address",
                             "network address", "biometric", "photo", "other identifying code", "date of care", "health detail", "free text"};
  return names.at(static_cast<std::size_t>(kind));
}

bool is_identifier(PhiKind kind) { return kind != PhiKind::none && kind < PhiKind::care_date; }

std::vector<std::string> words_of_name(std::string_view name) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!is_upper(c) && !is_lower_or_digit(c)) {
      words.emplace_back();
      continue;
    }
    const bool hump = is_upper(c) && i > 0 && is_lower_or_digit(name[i - 1]);
    const bool acronym_ends = is_upper(c) && i > 0 && is_upper(name[i - 1]) && i + 1 < name.size() && name[i + 1] >= 'a' && name[i + 1] <= 'z';
    if (hump || acronym_ends) words.emplace_back();
    words.back() += lower(std::string_view(&c, 1));
  }
  std::erase(words, std::string());
  return words;
}

PhiKind phi_kind_of(std::string_view path, bool opaque) {
  if (path.size() > path_max) return PhiKind::none;
  std::vector<std::string_view> parents = split(path, '.');
  std::vector<std::string> words = words_of_name(parents.back());
  parents.pop_back();
  while (words.size() > 1 && one_of(words.back(), derived)) words.pop_back();
  if (words.empty()) return PhiKind::none;
  words.back() = singular(words.back());
  std::size_t length = 0;
  const Entry* const entry = longest_match(words, length);
  if (entry == nullptr || (entry->needs == Needs::no_uuid && opaque)) return PhiKind::none;
  const Owner owner = owner_before(words, length, parents, entry->kind);
  const bool somebody_elses = owner == Owner::other || (entry->needs == Needs::person && owner != Owner::person);
  return somebody_elses ? PhiKind::none : entry->kind;
}

}  // namespace assay::contract
