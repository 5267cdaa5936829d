#include "harness/base/strings.hpp"
#include "harness/base/words.hpp"
#include "harness/contract/names.hpp"
#include "harness/contract/phi_names.hpp"
#include "harness/lint/fields.hpp"
#include "harness/lint/gap.hpp"
#include "harness/lint/party_key.hpp"
#include "harness/lint/promises.hpp"
#include "harness/lint/rules.hpp"

#include <algorithm>
#include <map>
#include <set>

// What messages say of a person. The judge looks at names only: what a member is called, and what the document promises of it.

namespace assay::lint {
namespace {

using contract::Event;
using contract::Field;
using contract::PhiKind;

constexpr std::size_t promises_max = 20;  // for all events of a document

PhiKind kind_of(const Field& field) {
  if (field.type == "boolean" || field.type == "object" || field.type == "array<object>") return PhiKind::none;
  const PhiKind kind = contract::phi_kind_of(field.path, field.format == "uuid");
  return kind == PhiKind::free_text && !field.enum_values.empty() ? PhiKind::none : kind;
}

/// Whether the message names a person by id: only then is a date of care that person's.
bool is_about_person(const Event& event) {
  return std::any_of(event.fields.begin(), event.fields.end(), [](const Field& field) {
    const std::vector<std::string> words = contract::words_of_name(leaf_of(field.path));
    return words.size() > 1 && words.back() == "id" && std::any_of(words.begin(), words.end(), [](const std::string& word) { return contract::is_person_word(word); });
  });
}

/// The rule that a member of that kind breaks, or nothing.
std::string_view rule_for(PhiKind kind, bool about_person) {
  if (contract::is_identifier(kind)) return "AC115";
  if (kind == PhiKind::free_text) return "AC116";
  if (kind == PhiKind::health) return "AC117";
  return kind == PhiKind::care_date && about_person ? "AC117" : "";
}

/// Sections that show how not to do it, or that speak of other documents.
bool is_aside(const Sentence& sentence) {
  for (const std::string_view word : {"anti-pattern", "do not", "wrong", "assumption", "open question", "alternative"}) {
    if (has(sentence.heading, word)) return true;
  }
  return false;
}

bool is_denied(std::string_view before) {
  for (const std::string_view word : {"not", "never", "must", "n't", "cannot", "no events", "no payload", "no message", "nor"}) {
    if (before.ends_with(word)) return true;
  }
  return false;
}

/// "Events carry PHI", "payloads include name and date of birth", "PHI is included in the message"; not if that is denied.
bool says_phi_travels(const std::string& text) {
  if (!has(text, "payload") && !has(text, "event") && !has(text, "message")) return false;
  for (const std::string_view verb : {"carry ", "carries ", "contain ", "contains ", "include ", "includes ", "hold ", "holds "}) {
    const std::size_t at = text.find(verb);
    if (at == std::string::npos || is_denied(trim(std::string_view(text).substr(0, at)))) continue;
    const std::string behind = text.substr(at + verb.size(), 40);
    for (const std::string_view what : {"phi", "name, dob", "name and dob", "name and date of birth", "names and dates of birth", "patient name", "health data", "demographics"}) {
      if (behind.starts_with(what)) return true;
    }
  }
  return has(text, "phi is included in") || has(text, "phi is carried in") || has(text, "phi travels in");
}

/// "… only what the table allows", "… except the record number": the promise names its own exception.
bool has_exception(const std::string& words) {
  for (const std::string_view phrase : {"except", "only what", "apart from", "other than", "but for", "unless", "allows", "allowed", "plus "}) {
    if (has(words, phrase)) return true;
  }
  return false;
}

using Promisers = std::map<std::uint32_t, std::string>;  // line of a promise -> the party that gives it

Promisers promisers_of(const Page& page) {
  Promisers parties;
  for (const contract::Obligation& duty : page.model.obligations) {
    if (duty.kind == "minimise-payload" && !duty.party.empty()) parties.emplace(duty.at.line, duty.party);
  }
  return parties;
}

/// A party's promise binds what it publishes itself; a core's, what all of its features do.
bool is_bound(const Event& event, const std::string& party) {
  const PartyKey promiser = party_key(party);
  return event.publishers.empty() || std::any_of(event.publishers.begin(), event.publishers.end(), [&](const contract::PartyRef& publisher) {
    const PartyKey key = party_key(publisher.party);
    return key == promiser || (promiser.feature.empty() && !promiser.core.empty() && key.core == promiser.core);
  });
}

/// Events of which the sentence speaks: the one in whose section it stands, or all that the one who promises publishes.
std::vector<const Event*> events_of(const Sentence& sentence, const Page& page, const Promisers& promisers) {
  if (sentence.event != nullptr) return {sentence.event};
  const auto party = promisers.find(sentence.at.line);
  std::vector<const Event*> events;
  for (const Event& event : page.model.events) {
    if (event.role != contract::Role::consumed && (party == promisers.end() || is_bound(event, party->second))) events.push_back(&event);
  }
  return events;
}

void promise_against(const Event& event, const Sentence& promise, Report& report) {
  std::vector<std::string> names;
  std::vector<SourceSpan> places{promise.at};
  for (const Field& field : event.fields) {
    const PhiKind kind = kind_of(field);
    if (!contract::is_identifier(kind) && kind != PhiKind::health) continue;
    names.push_back(field.path);
    if (places.size() == 1) places.push_back(field.at);
  }
  if (!names.empty()) report.add("AC305", {event.name, {}}, event.name + " (" + listed(names) + ")", places);
}

bool promises_no_clinical_content(const std::string& words) {
  for (const std::string_view phrase : {"no clinical content", "no clinical data", "no clinical information", "no clinical detail", "no clinical note", "without clinical ", "not store clinical",
                                        "never clinical", "no clinical code"}) {
    if (has(words, phrase)) return true;
  }
  return false;
}

/// Columns that the text names ("cl_visits.proposed_cpt_code") and payload members, of a clinical kind, on the side that publishes here.
std::vector<std::pair<std::string, SourceSpan>> clinical_members(const Page& page) {
  std::vector<std::pair<std::string, SourceSpan>> found;
  std::set<std::string> cores;
  for (const Event& event : page.model.events) {
    if (event.role == contract::Role::consumed) continue;
    for (const contract::PartyRef& publisher : event.publishers) cores.insert(party_key(publisher.party).core);
    for (const Field& field : event.fields) {
      if (kind_of(field) == PhiKind::health) found.emplace_back(event.name + " " + leaf_of(field.path), field.at);
    }
  }
  std::set<std::string> owned;
  for (const contract::Table& table : page.model.tables) {
    if (cores.contains(party_key(table.owner).core)) owned.insert(table.name);
  }
  for (const Sentence& sentence : page.sentences) {
    if (sentence.words.find("_") == std::string::npos || sentence.words.find('.') == std::string::npos) continue;
    for (const contract::Named& named : contract::names_in(sentence.text)) {
      const std::size_t dot = named.name.find('.');
      const bool column = dot != std::string::npos && owned.contains(named.name.substr(0, dot));
      if (column && contract::phi_kind_of(named.name.substr(dot + 1)) == PhiKind::health) found.emplace_back(named.name, contract::span_of(page.path(), sentence.text.at(named.begin)));
    }
  }
  return found;
}

}  // namespace

void members_are_no_phi(const Page& page, Report& report) {
  for (const Event& event : page.model.events) {
    if (event.role == contract::Role::consumed && page.whole.is_defined(event.name)) continue;
    const bool about_person = is_about_person(event);
    std::map<std::string_view, std::pair<std::vector<std::string>, SourceSpan>> by_rule;
    for (const Field& field : event.fields) {
      const PhiKind kind = kind_of(field);
      const std::string_view rule = rule_for(kind, about_person);
      if (rule.empty()) continue;
      auto& [names, place] = by_rule.try_emplace(rule, std::vector<std::string>(), field.at).first->second;
      names.push_back(kind == PhiKind::free_text ? field.path : field.path + ": " + std::string(contract::to_string(kind)));
    }
    for (const auto& [rule, members] : by_rule) report.add(rule, {event.name, {}}, event.name + " (" + listed(members.first) + ")", {members.second});
  }
}

void phi_is_in_or_out(const Page& page, Report& report) {
  const Sentence* without = nullptr;
  const Sentence* with = nullptr;
  for (const Sentence& sentence : page.sentences) {
    if (without == nullptr && promises_bare_message(sentence.words) && !is_aside(sentence)) without = &sentence;
    if (with == nullptr && says_phi_travels(sentence.words) && !is_aside(sentence)) with = &sentence;
  }
  if (without != nullptr && with != nullptr) report.add("AC301", {}, {}, {without->at, with->at});
}

void promise_is_kept_by_members(const Page& page, Report& report) {
  std::set<const Event*> judged;
  std::size_t of_all = 0;
  const Promisers promisers = promisers_of(page);
  for (const Sentence& promise : page.sentences) {
    if (!promises_bare_message(promise.words) || is_aside(promise) || has_exception(promise.words)) continue;
    if (promise.event == nullptr && ++of_all > promises_max) continue;
    for (const Event* const event : events_of(promise, page, promisers)) {
      if (judged.insert(event).second) promise_against(*event, promise, report);
    }
  }
}

void clinical_content_stays_out(const Page& page, Report& report) {
  for (const Sentence& promise : page.sentences) {
    if (!promises_no_clinical_content(promise.words) || is_aside(promise)) continue;
    std::vector<std::string> names;
    std::vector<SourceSpan> places{promise.at};
    for (const auto& [name, place] : clinical_members(page)) {
      if (std::find(names.begin(), names.end(), name) != names.end()) continue;
      names.push_back(name);
      if (places.size() < 4) places.push_back(place);
    }
    if (!names.empty()) report.add("AC306", {}, listed(names), places);
    return;
  }
}

}  // namespace assay::lint
