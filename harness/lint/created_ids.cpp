#include "harness/base/strings.hpp"
#include "harness/base/words.hpp"
#include "harness/contract/names.hpp"
#include "harness/lint/fields.hpp"
#include "harness/lint/party_key.hpp"
#include "harness/lint/rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>

// Ids that a payload cannot know, since a subscriber makes the record that they name.

namespace assay::lint {
namespace {

using contract::Event;
using contract::Field;

/// "patient" of pm_patients; empty if the name has no prefix.
std::string entity_of(std::string_view table) {
  const std::size_t prefix = table.find('_');
  return prefix == std::string_view::npos ? std::string() : singular(table.substr(prefix + 1));
}

/// "patient_id" and "patientId"
std::vector<std::string> ids_of_entity(const std::string& entity) {
  std::string camel;
  for (std::size_t i = 0; i < entity.size(); ++i) {
    const bool hump = entity[i] == '_' && i + 1 < entity.size();
    camel += hump ? static_cast<char>(std::toupper(static_cast<unsigned char>(entity[++i]))) : entity[i];
  }
  return {entity + "_id", camel + "Id"};
}

/// "patient.created", "lg_box_registered": the event says that the record is there already.
bool is_made_by_publisher(const Event& event, const std::string& entity) {
  std::string name = lower(event.name);
  std::replace(name.begin(), name.end(), '.', '_');
  for (const std::string_view made : {"created", "registered", "added", "opened", "enrolled", "inserted", "updated"}) {
    if (has(name, entity + "_" + std::string(made))) return true;
  }
  return false;
}

void created_id(const Event& event, const std::string& party, const SourceSpan& at, const std::string& id, Report& report) {
  const Field* const field = field_of_leaf(event, id);
  const bool may_be_missing = field != nullptr && (field->nullable || field->required == false);
  if (field == nullptr || may_be_missing) return;
  report.add("AC302", {event.name, party}, id + " of " + event.name, {field->at, at});
}

/// "create the receipt and set `receipt_id`": the entity, if the sentence makes one and gives it that id.
std::string made_with_id(const Sentence& sentence) {
  constexpr std::array makes{"create ", "creates ", "insert ", "inserts ", "open ", "opens ", "issue ", "issues ", "register ", "registers "};
  constexpr std::array gives{" set ", " sets ", " assign ", " assigns ", " generate ", " generates ", " allocate ", " allocates ", " mint ", " mints "};
  const std::string& words = sentence.words;
  if (words.find("_id") == std::string::npos || words.size() > 400) return {};
  if (has(words, " from ") || has(words, "payload") || has(words, " not ") || has(words, "never")) return {};  // an id that came with the event
  const auto first = [&](const auto& verbs) {
    std::size_t at = std::string::npos;
    for (const std::string_view verb : verbs) at = std::min(at, words.find(verb));
    return at;
  };
  const std::size_t made = first(makes);
  const std::size_t given = first(gives);
  if (made == std::string::npos || given == std::string::npos || made > given) return {};
  for (const contract::Named& named : contract::compound_names_in(sentence.text)) {
    if (named.begin < given || !named.name.ends_with("_id")) continue;
    const std::string entity = named.name.substr(0, named.name.size() - 3);
    std::string spoken = entity;
    std::replace(spoken.begin(), spoken.end(), '_', ' ');
    return contract::contains_word(words.substr(made, given - made), spoken) ? entity : std::string();
  }
  return {};
}

/// Events of a subscriber whom the sentence, or the heading above it, names.
void told_ids(const Page& page, const Sentence& sentence, const std::string& entity, Report& report) {
  for (const Event& event : page.model.events) {
    if (is_made_by_publisher(event, entity)) continue;
    for (const contract::PartyRef& subscriber : event.subscribers) {
      const std::string name = lower(subscriber.party);
      const bool acts = sentence.words.starts_with(name) || contract::contains_word(sentence.heading, name);
      const bool publishes = std::any_of(event.publishers.begin(), event.publishers.end(), [&](const contract::PartyRef& ref) { return overlap(party_key(ref.party), party_key(subscriber.party)); });
      if (acts && !publishes) created_id(event, subscriber.party, sentence.at, entity + "_id", report);
    }
  }
}

}  // namespace

void payload_lacks_created_ids(const Page& page, Report& report) {
  std::set<std::string, std::less<>> tables;
  std::map<std::string, int> kept_by;  // entity -> tables of it
  for (const contract::Table& table : page.model.tables) {
    if (tables.insert(table.name).second) ++kept_by[entity_of(table.name)];
  }
  for (const contract::Obligation& duty : page.model.obligations) {
    const Event* const event = duty.kind == "create-record" && !duty.event.empty() ? page.event(duty.event) : nullptr;
    if (event == nullptr) continue;
    for (const contract::Named& named : contract::names_in(document::verbatim(duty.text, {}))) {
      const std::string entity = tables.contains(named.name) ? entity_of(named.name) : std::string();
      if (entity.empty() || kept_by[entity] > 1 || is_made_by_publisher(*event, entity)) continue;  // a copy of another one's record
      for (const std::string& id : ids_of_entity(entity)) created_id(*event, duty.party, duty.at, id, report);
    }
  }
  for (const Sentence& sentence : page.sentences) {
    if (const std::string entity = made_with_id(sentence); !entity.empty()) told_ids(page, sentence, entity, report);
  }
}

}  // namespace assay::lint
