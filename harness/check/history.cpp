#include "harness/check/history.hpp"

#include "harness/base/json_object.hpp"

#include <algorithm>
#include <string>

namespace assay::check {

using kernel::Entry;
using kernel::Happened;

namespace {

const Text event_type_name("event_type");
const Text organization_name("organization_id");
const Text payload_name("payload");
const Text outside_name("outside");

/// The fw16 and bare forms name the event beside the payload; what cannot be parsed has no key but its id.
Text business_key(const Sent& sent, const contract::Registry& registry) {
  const contract::Registry::Entry* const known = registry.entry(sent.type);
  if (known == nullptr || known->key.empty()) return sent.id;
  const JsonObject& payload = JsonObject::of(sent.payload);
  std::string key(known->name.view());
  key += '|';
  key += sent.tenant.view();
  for (const Text field : known->key) {
    const Value value = payload[field];
    if (value.is_null()) return sent.id;
    key += '|';
    key += to_json(value);
  }
  return Text(key);
}

}  // namespace

Violation violation_at(std::string_view check, const History& history, Text party, Text message, std::uint16_t step) {
  Violation violation;
  violation.check = check;
  violation.party = party;
  violation.message = message;
  violation.step = step;
  if (const Sent* const sent = history.message(message)) violation.event = sent->type;
  return violation;
}

bool Transaction::changes_domain() const {
  return std::any_of(writes.begin(), writes.end(), [](const Entry* write) { return write->table->purpose == Purpose::domain; });
}

History::History(const kernel::Journal& journal, const contract::Registry& registry) : journal_(journal) {
  read_messages(registry);
  read_transactions();
  colour_generated_ids();
}

void History::read_messages(const contract::Registry& registry) {
  for (const Entry* const entry : journal_.entries()) {
    if (entry->kind != Happened::sent || message_index_.contains(entry->message)) continue;
    const JsonObject& envelope = JsonObject::of(entry->detail);
    Sent sent;
    sent.id = entry->message;
    sent.type = entry->subject;
    sent.tenant = entry->tenant;
    sent.payload = envelope[payload_name].text();
    sent.by_party = entry->party != outside_name;
    sent.conforms = envelope.text(event_type_name) == sent.type && registry.entry(sent.type) != nullptr &&
                    registry.problems(sent.type, sent.payload).empty() && !sent.tenant.empty() &&
                    JsonObject::of(sent.payload).text(organization_name) == sent.tenant;
    sent.key = business_key(sent, registry);
    // A party's own payload holds times, which differ between schedules; what a scenario publishes is always the same.
    sent.content_key = sent.by_party ? sent.key : Text(std::string(sent.key.view()) + '#' + hex_of(sent.payload.hash()));
    sent.entry = entry;
    message_index_.emplace(sent.id, messages_.size());
    messages_.push_back(sent);
  }
}

void History::read_transactions() {
  // One party's first and second worker each have at most one transaction open.
  struct Open {
    Text party;
    bool nested = false;
    std::vector<const Entry*> writes;
  };
  std::vector<Open> open;
  const auto slot = [&](const Entry& entry) -> Open& {
    const auto at = std::find_if(open.begin(), open.end(), [&](const Open& o) { return o.party == entry.party && o.nested == entry.nested; });
    return at == open.end() ? open.emplace_back(Open{entry.party, entry.nested, {}}) : *at;
  };
  const auto entries = journal_.entries();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = *entries[i];
    if (entry.kind == Happened::wrote) {
      slot(entry).writes.push_back(&entry);
    } else if (entry.kind == Happened::rolled_back || entry.kind == Happened::crashed) {
      slot(entry).writes.clear();
    } else if (entry.kind == Happened::committed) {
      Open& done = slot(entry);
      if (done.writes.empty()) continue;
      const Entry& first = *done.writes.front();
      const Sent* const cause = message(first.message);
      transactions_.push_back({entry.party, first.message, cause != nullptr ? cause->tenant : entry.tenant, entry.step, i, std::move(done.writes)});
      done.writes.clear();
    }
  }
}

void History::colour_generated_ids() {
  for (const Transaction& transaction : transactions_) {
    for (const Entry* const write : transaction.writes) {
      if (!write->before && write->table->key_columns == 1) generated_.insert(write->row->values.front().text());
    }
  }
  for (const bool with_colours : {false, true}) {
    std::unordered_map<Text, std::uint64_t> next;
    for (const Transaction& transaction : transactions_) {
      for (const Entry* const write : transaction.writes) {
        if (!write->row || write->table->key_columns != 1) continue;
        next[write->row->values.front().text()] = shape(*write->table, write->row, with_colours);
      }
    }
    colours_ = std::move(next);
  }
}

std::uint64_t History::shape(const TableLayout& table, const Row& row, bool with_colours) const {
  std::uint64_t hash = mix(table.index);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].noise) continue;
    const Value& value = row->values[i];
    const Text text = value.text();
    if (const Sent* const about = text.empty() ? nullptr : message(text)) {
      hash = combine(hash, about->key == about->id ? about->payload.hash() : about->key.hash());
    } else if (!text.empty() && is_generated(text)) {
      const auto colour = colours_.find(text);
      hash = combine(hash, with_colours && colour != colours_.end() ? colour->second : 1);
    } else {
      hash = combine(hash, value.hash());
    }
  }
  return hash;
}

const Sent* History::message(Text id) const {
  const auto found = message_index_.find(id);
  return found == message_index_.end() ? nullptr : &messages_[found->second];
}

Text History::key_of(Text message_id) const {
  const Sent* const found = message(message_id);
  return found == nullptr ? message_id : found->key;
}

Text History::content_key_of(Text message_id) const {
  const Sent* const found = message(message_id);
  return found == nullptr ? message_id : found->content_key;
}

std::uint64_t History::content(const TableLayout& table, const Row& row) const { return shape(table, row, true); }

}  // namespace assay::check
