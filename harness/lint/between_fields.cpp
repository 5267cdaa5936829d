#include "harness/contract/phi_names.hpp"
#include "harness/lint/between_rules.hpp"
#include "harness/lint/fields.hpp"
#include "harness/lint/gap.hpp"
#include "harness/lint/members.hpp"
#include "harness/lint/promises.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace assay::lint {
namespace {

using contract::Event;
using contract::Field;

Members members_of(const Statement& it) { return lint::members_of(*it.event, it.page->may_go_on(*it.event)); }

/// What the one has and the other lacks, where the other claims to be complete: each is checked against a declaration.
void compare_sets(const std::string& event, const Members& a, const Members& b, Report& report) {
  if (a.fields.empty() || b.fields.empty()) return;
  std::vector<std::string> only_a = missing_in(b, a);
  std::vector<std::string> only_b = missing_in(a, b);
  const SourceSpan place_a = a.fields.begin()->second->at;
  const SourceSpan place_b = b.fields.begin()->second->at;
  if (!a.declared && !b.declared) {
    const bool both_lists = !only_a.empty() && !only_b.empty() && !a.event->same_as && !b.event->same_as;
    if (both_lists) report.add("AC429", {event, {}}, event + " (" + listed(only_a) + " / " + listed(only_b) + ")", {place_a, place_b});
    return;
  }
  if (!b.declared || b.open) only_a.clear();
  if (!a.declared || a.open) only_b.clear();
  if (only_a.empty() && only_b.empty()) return;
  const auto part = [](const std::vector<std::string>& names) { return names.empty() ? std::string("–") : listed(names); };
  report.add("AC410", {event, {}}, event + " (" + part(only_a) + " / " + part(only_b) + ")", {only_a.empty() ? place_a : a.fields.at(only_a.front())->at, only_b.empty() ? place_b : b.fields.at(only_b.front())->at});
}

}  // namespace

void members_agree(const Statements& all, Report& report) {
  for (const auto& [name, statements] : all.events()) {
    if (statements.size() < 2) continue;
    // Each document is held against the first one that publishes the event, or else against the first one that has members.
    const auto has_members = [](const Statement& it) { return !it.event->fields.empty(); };
    auto first = std::find_if(statements.begin(), statements.end(), [&](const Statement& it) { return it.produced && has_members(it); });
    if (first == statements.end()) first = std::find_if(statements.begin(), statements.end(), has_members);
    if (first == statements.end()) continue;
    const Members members = members_of(*first);
    for (const Statement& statement : statements) {
      if (has_members(statement) && statement.page != first->page) compare_sets(name, members, members_of(statement), report);
    }
  }
}

void forms_agree(const Statements& all, Report& report) {
  for (const auto& [name, statements] : all.events()) {
    if (statements.size() < 2) continue;
    struct Side {
      const Field* field;
      const Statement* statement;
    };
    std::map<std::string, Side> known;
    for (const Statement& statement : statements) {
      for (const auto& [member, field] : members_of(statement).fields) {
        const auto [first, added] = known.emplace(member, Side{field, &statement});
        if (added || first->second.statement->page == statement.page) continue;
        const std::string words = difference(*first->second.field, *first->second.statement->event, *field, *statement.event);
        if (!words.empty()) report.add("AC411", {name, {}}, member + " of " + name + " (" + words + ")", {first->second.field->at, field->at});
      }
    }
  }
}

namespace {

using Sentences = std::vector<const Sentence*>;

struct Promises {
  std::map<const Page*, Sentences> of_page;  // for look-ups only
  std::map<PartyKey, Sentences> of_party;
};

Promises promises_of(const Statements& all) {
  Promises promises;
  for (const Page& page : all.pages()) {
    for (const Sentence& sentence : page.sentences) {
      if (!promises_bare_message(sentence.words)) continue;
      promises.of_page[&page].push_back(&sentence);
      if (!all.owner(page).empty()) promises.of_party[all.owner(page)].push_back(&sentence);
    }
  }
  return promises;
}

/// The first promise for this event, or for all events.
const Sentence* first_for(const Sentences& sentences, const std::string& event) {
  const auto first = std::find_if(sentences.begin(), sentences.end(), [&](const Sentence* it) { return it->event == nullptr || it->event->name == event; });
  return first == sentences.end() ? nullptr : *first;
}

/// What some document promises of the event: one that states it, or another one of the party that publishes it.
const Sentence* promise_for(const Statements& all, const Promises& promises, const std::string& event, const Statements::Of& statements) {
  std::set<PartyKey> asked;
  for (const Statement& statement : statements) {
    const auto own = promises.of_page.find(statement.page);
    const Sentence* said = own == promises.of_page.end() ? nullptr : first_for(own->second, event);
    const PartyKey& owner = all.owner(*statement.page);
    const auto other = statement.produced && said == nullptr && asked.insert(owner).second ? promises.of_party.find(owner) : promises.of_party.end();
    if (other != promises.of_party.end()) said = first_for(other->second, event);
    if (said != nullptr) return said;
  }
  return nullptr;
}

}  // namespace

void identifiers_only_is_kept(const Statements& all, Report& report) {
  const Promises promises = promises_of(all);
  for (const auto& [name, statements] : all.events()) {
    const Sentence* const promise = promise_for(all, promises, name, statements);
    for (const Statement& statement : statements) {
      if (promise == nullptr || statement.file() == promise->at.file) continue;
      std::vector<std::string> held;
      const Field* first = nullptr;
      for (const Field& field : statement.event->fields) {
        if (!contract::is_identifier(contract::phi_kind_of(field.path, field.format == "uuid"))) continue;
        if (first == nullptr) first = &field;
        held.push_back(field.path);
      }
      if (first != nullptr) report.add("AC419", {name, {}}, name + " (" + listed(held) + ")", {first->at, promise->at});
    }
  }
}

void key_members_have_one_form(const Statements& all, Report& report) {
  struct Sides {
    const Statement* uuid = nullptr;
    const Statement* plain = nullptr;
    SourceSpan uuid_at, plain_at;
  };
  std::map<std::string, Sides> members;
  for (const auto& [name, statements] : all.events()) {
    for (const Statement& statement : statements) {
      std::set<std::string> keys{"correlation_id", "correlationId"};
      if (statement.event->idempotency) keys.insert(statement.event->idempotency->key.begin(), statement.event->idempotency->key.end());
      for (const Field& field : statement.event->fields) {
        if (!keys.contains(leaf_of(field.path))) continue;
        Sides& sides = members[leaf_of(field.path)];
        if (field.format == "uuid" && sides.uuid == nullptr) {
          sides.uuid = &statement;
          sides.uuid_at = field.at;
        } else if (plain_on_purpose(field, *statement.event) && sides.plain == nullptr) {
          sides.plain = &statement;
          sides.plain_at = field.at;
        }
      }
    }
  }
  for (const auto& [member, sides] : members) {
    if (sides.uuid == nullptr || sides.plain == nullptr || sides.uuid->page == sides.plain->page || sides.uuid->event->name == sides.plain->event->name) continue;
    report.add("AC423", {}, member + " (uuid in " + sides.uuid->event->name + ", any string in " + sides.plain->event->name + ")", {sides.uuid_at, sides.plain_at});
  }
}

}  // namespace assay::lint
