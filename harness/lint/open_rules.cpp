#include "harness/base/strings.hpp"
#include "harness/lint/fields.hpp"
#include "harness/lint/gap.hpp"
#include "harness/lint/rules.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <utility>

namespace assay::lint {
namespace {

using contract::Event;
using contract::Field;
using contract::Obligation;
using contract::PartyRef;

std::vector<std::string> keys_missing(const Event& event, const Event& other) {
  std::vector<std::string> missing;
  const auto need = [&](const std::string& key) {
    const bool known = std::find(missing.begin(), missing.end(), key) != missing.end();
    if (!known && field_of_leaf(other, key) != nullptr && field_of_leaf(event, key) == nullptr) missing.push_back(key);
  };
  for (const Field& field : other.fields) {
    if (is_tenant(field)) need(leaf_of(field.path));
  }
  if (!other.idempotency) return missing;
  for (const std::string& key : other.idempotency->key) {
    if (!is_context(other, key)) need(key);
  }
  return missing;
}

/// "(existing, defined in CL-…)": the document says itself that another one describes the event.
std::set<const Event*> described_elsewhere(const Page& page) {
  std::set<const Event*> events;
  for (const Sentence& sentence : page.sentences) {
    const bool refers = sentence.words.find("defined in") != std::string::npos || sentence.words.find("documented in") != std::string::npos;
    if (refers && sentence.event != nullptr) events.insert(sentence.event);
  }
  return events;
}

/// The words of sentences that say where something is stated: "what ST-01 does is stated in shelves.md".
std::set<std::string> referred_elsewhere(const Page& page) {
  std::set<std::string> words;
  for (const Sentence& sentence : page.sentences) {
    const auto has = [&](std::string_view part) { return sentence.words.find(part) != std::string::npos; };
    const bool refers = has("says") || has("states") || has("stated in") || has("described in") || has("defined in") || has("documented in") || has("responsibilit") || has("obligation");
    if (!refers || !has(".md")) continue;
    std::string word;
    for (const char c : sentence.words + " ") {
      if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_') {
        word += c;
      } else if (!word.empty()) {
        words.insert(std::exchange(word, {}));
      }
    }
  }
  return words;
}

/// "ce_order_placed": the name says whose it is.
bool has_core_prefix(const Event& event) {
  const std::string prefix = event.name.substr(0, event.name.find('_'));
  return (prefix.size() == 2 || prefix.size() == 3) && prefix.size() < event.name.size() && std::all_of(prefix.begin(), prefix.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

void no_schema(const Page& page, Report& report) {
  Gap gap("AC101");
  const std::set<const Event*> elsewhere = described_elsewhere(page);
  for (const Event& event : page.model.events) {
    if (!page.publishes(event) || page.may_go_on(event)) continue;  // what a party listens to is the publisher's to print
    gap.judged();
    const bool open = page.merged(event).fields.empty() && !event.same_as && !elsewhere.contains(&event);
    if (open) gap.found(event, event.at.front());
  }
  gap.report(report);
}

/// Members that another document gives a type.
std::set<std::string_view> typed_elsewhere(const Event& merged, const Event& own) {
  std::set<std::string_view> paths;
  if (merged.at.size() == own.at.size()) return paths;
  for (const Field& field : merged.fields) {
    if (field.type != "unknown") paths.insert(field.path);
  }
  return paths;
}

void no_types(const Page& page, Report& report) {
  Gap gap("AC102");
  for (const Event& event : page.model.events) {
    if (!page.answers_for(event) || event.fields.empty() || page.may_go_on(event)) continue;
    gap.judged();
    std::vector<std::string> untyped;
    const Field* first = nullptr;
    const std::set<std::string_view> typed = typed_elsewhere(page.merged(event), event);
    for (const Field& field : event.fields) {
      const bool extension = event.envelope == "cloudevents" && field.path.find('.') == std::string::npos;  // a string by the standard
      if (field.type != "unknown" || extension || typed.contains(field.path)) continue;
      if (first == nullptr) first = &field;
      untyped.push_back(field.path);
    }
    if (first != nullptr) gap.found(event, first->at, listed(untyped));
  }
  gap.report(report);
}

}  // namespace

void payload_is_declared(const Page& page, Report& report) {
  no_schema(page, report);
  no_types(page, report);
}

void tenant_is_in_message(const Page& page, Report& report) {
  Gap gap("AC112");
  for (const Event& event : page.model.events) {
    const bool listed_in_full = !event.fields.empty() && !event.same_as;
    // the fw16 envelope carries organization_id itself: a second one in the payload could only differ from it
    if (!page.answers_for(event) || !listed_in_full || event.envelope == "fw16") continue;
    gap.judged();
    if (tenant_of(page.merged(event)) == nullptr && !page.may_go_on(event)) gap.found(event, event.fields.front().at);
  }
  gap.report(report);
}

void version_is_stated(const Page& page, Report& report) {
  Gap gap("AC113");
  for (const Event& event : page.model.events) {
    if (!page.publishes(event) || page.may_go_on(event)) continue;
    gap.judged();
    const auto is_version = [](const Field& field) {
      const std::string leaf = lower(leaf_of(field.path));
      return leaf.find("version") != std::string::npos;
    };
    const Event& all = page.merged(event);
    if (!all.version && std::none_of(all.fields.begin(), all.fields.end(), is_version)) gap.found(event, event.at.front());
  }
  gap.report(report);
}

void parties_are_named(const Page& page, Report& report) {
  Gap publisher("AC107");
  Gap subscriber("AC108");
  for (const Event& event : page.model.events) {
    if (!page.answers_for(event) || page.may_go_on(event)) continue;
    const bool of_service = event.envelope == "cloudevents" || event.channel || event.role == contract::Role::produced;  // the document's own service publishes
    const bool listens = event.role == contract::Role::consumed;  // the document's own party does
    publisher.judged();
    if (page.merged(event).publishers.empty() && !of_service && !(listens && has_core_prefix(event))) publisher.found(event, event.at.front());
    if (listens) continue;
    subscriber.judged();
    if (page.merged(event).subscribers.empty()) subscriber.found(event, event.at.front());
  }
  publisher.report(report);
  subscriber.report(report);
}

void page_is_whole(const Page& page, Report& report) {
  if (!page.cut) return;
  std::vector<std::string> names;
  for (const Event& event : page.model.events) {
    if (page.may_go_on(event)) names.push_back(event.name);
  }
  const std::string open = names.empty() ? std::string() : "what " + listed(names) + (names.size() == 1 ? " leaves" : " leave") + " open, and ";
  report.add("AC122", {names.size() == 1 ? names.front() : std::string(), {}}, "not judged: " + open + "what else the page does not list", {page.cut_at});
}

void reference_is_complete(const Page& page, Report& report) {
  for (const Event& event : page.model.events) {
    const Event* const other = event.same_as ? page.event(*event.same_as) : nullptr;
    if (other == nullptr || event.fields.empty()) continue;
    const std::vector<std::string> missing = keys_missing(event, *other);
    if (!missing.empty()) report.add("AC109", {event.name, {}}, event.name + " (" + join(missing, ", ") + ")", {event.fields.front().at, other->at.front()});
  }
}

void subscribers_have_duties(const Page& page, Report& report) {
  std::set<std::string> with_duties;
  for (const Obligation& duty : page.model.obligations) {
    if (is_stated(duty)) with_duties.insert(duty.party);
  }
  const auto known = [&](const PartyRef& ref) { return with_duties.contains(ref.party); };
  const std::set<std::string> referred = referred_elsewhere(page);
  std::map<std::string, std::vector<const Event*>> without;  // by party
  for (const Event& event : page.model.events) {
    if (std::none_of(event.subscribers.begin(), event.subscribers.end(), known)) continue;
    for (const PartyRef& subscriber : event.subscribers) {
      const bool stated = known(subscriber) || referred.contains(lower(subscriber.party)) || page.whole.duties().of_subscriber(subscriber, event);
      if (!stated) without[subscriber.party].push_back(&event);
    }
  }
  for (const auto& [party, events] : without) {
    std::vector<std::string> names;
    std::vector<SourceSpan> places;
    for (const Event* const event : events) {
      names.push_back(event->name);
      const auto ref = std::find_if(event->subscribers.begin(), event->subscribers.end(), [&name = party](const PartyRef& own) { return own.party == name; });
      if (places.size() < 3) places.push_back(ref->at);
    }
    report.add("AC105", {events.size() == 1 ? events.front()->name : std::string(), party}, party + " of " + listed(names), places);
  }
}

}  // namespace assay::lint
