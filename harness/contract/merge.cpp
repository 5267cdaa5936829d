#include "harness/contract/merge.hpp"
#include "harness/contract/differences.hpp"
#include "harness/contract/names.hpp"

#include <algorithm>

namespace assay::contract {
namespace {

template <typename T>
void append(std::vector<T>& to, const std::vector<T>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

template <typename T>
void fill(std::optional<T>& own, const std::optional<T>& other) {
  if (!own) own = other;
}

using Names = std::set<std::string, std::less<>>;

void add_parties(std::vector<PartyRef>& own, const std::vector<PartyRef>& others, Names& known) {
  for (const PartyRef& other : others) {
    if (known.insert(other.party).second) own.push_back(other);
  }
}

void fill_open(Event& own, const Event& other) {
  fill(own.status, other.status);
  fill(own.version, other.version);
  fill(own.channel, other.channel);
  fill(own.delivery, other.delivery);
  fill(own.ordering, other.ordering);
  fill(own.retention, other.retention);
  fill(own.idempotency, other.idempotency);
  fill(own.same_as, other.same_as);
  fill(own.trigger, other.trigger);
  fill(own.stream, other.stream);
  fill(own.subject, other.subject);
  fill(own.event_type, other.event_type);
  fill(own.retry, other.retry);
  fill(own.dead_letter, other.dead_letter);
  fill(own.redelivery_horizon, other.redelivery_horizon);
  if (own.role != other.role) own.role = Role::stated;
  own.stated_at.insert(other.stated_at.begin(), other.stated_at.end());
  if (own.envelope == "none") own.envelope = other.envelope;
  if (own.fields.empty()) {
    own.fields = other.fields;
    own.open = other.open;
    own.printed_schema = other.printed_schema;
  }
}

bool before(const SourceSpan& a, const SourceSpan& b) {
  if (a.file != b.file) return a.file < b.file;
  if (a.line != b.line) return a.line < b.line;
  return a.column < b.column;
}

template <typename T, typename Key>
void keep_first_of_each(std::vector<T>& values, Key key) {
  std::stable_sort(values.begin(), values.end(), [&](const T& a, const T& b) { return key(a) < key(b); });
  values.erase(std::unique(values.begin(), values.end(), [&](const T& a, const T& b) { return key(a) == key(b); }), values.end());
}

/// Two documents that state one table: what either says holds.
void merge_table(Table& own, const Table& other) {
  own.row_level_security = own.row_level_security || other.row_level_security;
  own.append_only = own.append_only || other.append_only;
  own.holds_phi = own.holds_phi || other.holds_phi;
  if (own.columns.empty() && !other.columns.empty()) {  // the other declares what this one only names
    own.columns = other.columns;
    own.owner = other.owner;
    own.at = other.at;
  }
  if (own.unique_keys.empty()) own.unique_keys = other.unique_keys;
  append(own.uses, other.uses);
}

/// What one document only mentions, or takes for a table, may be another's event.
void forget_known_events(Model& model) {
  const std::map<std::string, std::string> known = event_names(model);
  std::erase_if(model.mentioned_events, [&](const std::string& name) { return known.contains(name); });
  std::erase_if(model.tables, [&](const Table& table) { return table.columns.empty() && known.contains(table.name); });
}

}  // namespace

void Merger::add_event(const Event& event) {
  const auto [place, added] = events_.try_emplace(event.name);
  EventPlace& known = place->second;
  if (added) {
    known.index = model_.events.size();
    model_.events.push_back(event);
    for (const PartyRef& party : event.publishers) known.publishers.insert(party.party);
    for (const PartyRef& party : event.subscribers) known.subscribers.insert(party.party);
    known.aliases.insert(event.aliases.begin(), event.aliases.end());
    return;
  }
  Event& own = model_.events[known.index];
  for (const std::string& alias : event.aliases) {
    if (known.aliases.insert(alias).second) own.aliases.push_back(alias);
  }
  note_differences(own, event);
  fill_open(own, event);
  add_parties(own.publishers, event.publishers, known.publishers);
  add_parties(own.subscribers, event.subscribers, known.subscribers);
  append(own.examples, event.examples);
  append(own.at, event.at);
}

void Merger::add_table(const Table& table) {
  const auto [place, added] = tables_.emplace(table.name, model_.tables.size());
  if (added) {
    model_.tables.push_back(table);
  } else {
    merge_table(model_.tables[place->second], table);
  }
}

void Merger::add(const Model& document) {
  append(model_.documents, document.documents);
  for (const Event& event : document.events) add_event(event);
  append(model_.mentioned_events, document.mentioned_events);
  append(model_.parties, document.parties);
  append(model_.apis, document.apis);
  for (const Table& table : document.tables) add_table(table);
  append(model_.mappings, document.mappings);
  append(model_.thresholds, document.thresholds);
  append(model_.permissions, document.permissions);
  append(model_.streams, document.streams);
  append(model_.flow, document.flow);
  append(model_.obligations, document.obligations);
  append(model_.assumptions, document.assumptions);
  append(model_.findings, document.findings);
}

Model Merger::finish() {
  Model model = std::move(model_);
  *this = Merger();
  const auto by_name = [](const auto& a, const auto& b) { return a.name < b.name; };
  std::stable_sort(model.events.begin(), model.events.end(), by_name);
  std::stable_sort(model.tables.begin(), model.tables.end(), by_name);
  keep_first_of_each(model.obligations, [](const Obligation& duty) -> const std::string& { return duty.id; });
  keep_first_of_each(model.parties, [](const Party& party) -> const std::string& { return party.name; });
  keep_first_of_each(model.permissions, [](const Permission& permission) -> const std::string& { return permission.key; });
  keep_first_of_each(model.mentioned_events, [](const std::string& name) -> const std::string& { return name; });
  forget_known_events(model);
  std::stable_sort(model.findings.begin(), model.findings.end(), [](const Finding& a, const Finding& b) {
    return !a.at.empty() && !b.at.empty() && before(a.at.front().at, b.at.front().at);
  });
  return model;
}

}  // namespace assay::contract
