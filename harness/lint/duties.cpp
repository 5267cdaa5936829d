#include "harness/lint/duties.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace assay::lint {
namespace {

using contract::Event;
using contract::Obligation;
using contract::PartyRef;

std::vector<std::string> names_of(const Event& event) {
  std::vector<std::string> names = event.aliases;
  names.push_back(event.name);
  return names;
}

std::set<std::string, std::less<>> names_of_all(const contract::Corpus& corpus) {
  std::set<std::string, std::less<>> names;
  for (const contract::CompiledDocument& document : corpus.documents) {
    for (const Event& event : document.model.events) {
      for (std::string& name : names_of(event)) names.insert(std::move(name));
    }
  }
  return names;
}

/// The events that a clause is about: also those that its own document says nothing else of.
std::set<std::string> events_of(const Obligation& duty, const std::set<std::string, std::less<>>& known) {
  if (!duty.event.empty()) return {duty.event};
  std::set<std::string> events;
  std::string word;
  for (const char c : duty.text + " ") {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.') {
      word += c;
      continue;
    }
    while (word.ends_with('.')) word.pop_back();
    if (known.contains(word)) events.insert(word);
    word.clear();
  }
  return events;
}

}  // namespace

bool is_stated(const Obligation& duty) {
  if (!duty.event.empty()) return !duty.id.ends_with("-" + slug(duty.event));
  return duty.kind == "deduplicate" || duty.kind == "aggregate" || duty.kind == "trigger" || duty.kind == "create-record" || duty.kind == "receive";
}

Duties::Duties(const contract::Corpus& corpus) {
  const auto known = names_of_all(corpus);
  for (const contract::CompiledDocument& document : corpus.documents) {
    std::set<PartyKey> bound;
    for (const Obligation& duty : document.model.obligations) {
      const std::set<std::string> events = events_of(duty, known);
      const bool named = duty.event.empty() && !events.empty();
      if (!is_stated(duty) && !named) continue;
      const PartyKey party = party_key(duty.party);
      bound.insert(party);
      for (const std::string& event : events) {
        if (duty.kind == "publish") {
          publishers_[event].insert(party);
        } else {
          subscribers_.emplace(party, event);
        }
      }
    }
    for (const Event& event : document.model.events) {
      for (const PartyRef& subscriber : event.subscribers) {
        const PartyKey party = party_key(subscriber.party);
        if (!bound.contains(party)) continue;
        for (const std::string& name : names_of(event)) subscribers_.emplace(party, name);
      }
    }
  }
}

bool Duties::of_subscriber(const PartyRef& subscriber, const Event& event) const {
  const PartyKey party = party_key(subscriber.party);
  const std::vector<std::string> names = names_of(event);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return subscribers_.contains({party, name}); });
}

bool Duties::of_publisher(const Event& event) const {
  for (const std::string& name : names_of(event)) {
    const auto bound = publishers_.find(name);
    if (bound == publishers_.end()) continue;
    for (const PartyRef& publisher : event.publishers) {
      const PartyKey party = party_key(publisher.party);
      if (std::any_of(bound->second.begin(), bound->second.end(), [&](const PartyKey& key) { return overlap(key, party); })) return true;
    }
  }
  return false;
}

}  // namespace assay::lint
