#include "harness/contract/merge.hpp"

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

void add_parties(std::vector<PartyRef>& own, const std::vector<PartyRef>& others) {
  for (const PartyRef& other : others) {
    const bool known = std::any_of(own.begin(), own.end(), [&](const PartyRef& ref) { return ref.party == other.party; });
    if (!known) own.push_back(other);
  }
}

void merge_event(Event& own, const Event& other) {
  for (const std::string& alias : other.aliases) {
    if (std::find(own.aliases.begin(), own.aliases.end(), alias) == own.aliases.end()) own.aliases.push_back(alias);
  }
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
  if (own.fields.empty()) own.fields = other.fields;
  add_parties(own.publishers, other.publishers);
  add_parties(own.subscribers, other.subscribers);
  append(own.examples, other.examples);
  append(own.at, other.at);
}

void merge_events(std::vector<Event>& own, const std::vector<Event>& others) {
  for (const Event& other : others) {
    const auto place = std::lower_bound(own.begin(), own.end(), other, [](const Event& a, const Event& b) { return a.name < b.name; });
    if (place != own.end() && place->name == other.name) {
      merge_event(*place, other);
    } else {
      own.insert(place, other);
    }
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
void merge_tables(std::vector<Table>& own, const std::vector<Table>& others) {
  for (const Table& other : others) {
    const auto same = std::find_if(own.begin(), own.end(), [&](const Table& table) { return table.name == other.name; });
    if (same == own.end()) {
      own.push_back(other);
      continue;
    }
    same->row_level_security = same->row_level_security || other.row_level_security;
    same->append_only = same->append_only || other.append_only;
    same->holds_phi = same->holds_phi || other.holds_phi;
    if (same->columns.empty()) same->columns = other.columns;
    if (same->unique_keys.empty()) same->unique_keys = other.unique_keys;
    append(same->uses, other.uses);
  }
}

}  // namespace

void merge_into(Model& model, const Model& document) {
  append(model.documents, document.documents);
  merge_events(model.events, document.events);
  append(model.mentioned_events, document.mentioned_events);
  append(model.parties, document.parties);
  append(model.apis, document.apis);
  merge_tables(model.tables, document.tables);
  append(model.mappings, document.mappings);
  append(model.thresholds, document.thresholds);
  append(model.permissions, document.permissions);
  append(model.streams, document.streams);
  append(model.flow, document.flow);
  append(model.obligations, document.obligations);
  append(model.assumptions, document.assumptions);
  append(model.findings, document.findings);
}

void sort_model(Model& model) {
  keep_first_of_each(model.obligations, [](const Obligation& duty) { return duty.id; });
  keep_first_of_each(model.parties, [](const Party& party) { return party.name; });
  keep_first_of_each(model.permissions, [](const Permission& permission) { return permission.key; });
  keep_first_of_each(model.mentioned_events, [](const std::string& name) { return name; });
  std::erase_if(model.mentioned_events, [&](const std::string& name) { return model.event(name) != nullptr; });
  std::stable_sort(model.tables.begin(), model.tables.end(), [](const Table& a, const Table& b) { return a.name < b.name; });
  std::stable_sort(model.findings.begin(), model.findings.end(), [](const Finding& a, const Finding& b) {
    return !a.at.empty() && !b.at.empty() && before(a.at.front().at, b.at.front().at);
  });
}

}  // namespace assay::contract
