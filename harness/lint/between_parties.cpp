#include "harness/base/strings.hpp"
#include "harness/lint/between_rules.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace assay::lint {
namespace {

using contract::Event;
using contract::PartyRef;

constexpr std::size_t suggestions_max = 20;  // a search through all names each

bool all_differ(const std::vector<PartyRef>& some, const std::vector<PartyRef>& others) {
  for (const PartyRef& a : some) {
    for (const PartyRef& b : others) {
      if (!differ(party_key(a.party), party_key(b.party))) return false;
    }
  }
  return true;
}

/// What the parties' documents listen to, publish and speak of, gathered once.
struct Flows {
  std::map<PartyKey, SourceSpan> listeners;   // parties whose documents list something that they listen to, and where
  std::map<PartyKey, SourceSpan> publishers;  // parties whose documents list something that they publish, and where
  std::map<std::string, std::set<PartyKey>, std::less<>> known;  // event: the parties whose documents speak of it at all
  std::set<PartyKey> cut;                     // parties with a document that ends in the middle
  std::set<const Page*> publishing_pages;     // counted only
  std::vector<std::string> produced;
};

void gather_names(const Statements& all, Flows& flows) {
  for (const Page& page : all.pages()) {
    const PartyKey& owner = all.owner(page);
    if (page.cut) flows.cut.insert(owner);
    for (const std::string& name : page.model.mentioned_events) flows.known[name].insert(owner);
    for (const Event& event : page.model.events) {
      flows.known[event.name].insert(owner);
      for (const std::string& alias : event.aliases) flows.known[alias].insert(owner);
    }
  }
}

Flows flows_of(const Statements& all) {
  Flows flows;
  gather_names(all, flows);
  for (const auto& [name, statements] : all.events()) {
    bool produced = false;
    for (const Statement& statement : statements) {
      const PartyKey& owner = all.owner(*statement.page);
      flows.known[name].insert(owner);
      if (statement.consumed) flows.listeners.emplace(owner, statement.event->at.front());
      if (statement.produced) flows.publishers.emplace(owner, statement.event->at.front());
      if (statement.produced) flows.publishing_pages.insert(statement.page);
      produced = produced || statement.produced;
    }
    if (produced) flows.produced.push_back(name);
  }
  return flows;
}

/// "…; did you mean pm_no_room?" where a name that somebody does publish is near.
std::string suggestion(const std::string& name, const std::vector<std::string>& produced) {
  for (const std::string& candidate : produced) {
    if (candidate.ends_with("_" + name) || name.ends_with("_" + candidate)) return "; did you mean " + candidate + "?";
  }
  const std::string near = nearest(name, produced);
  const bool close = !near.empty() && near.size() + 2 >= name.size() && name.size() + 2 >= near.size();
  return close ? "; did you mean " + near + "?" : std::string();
}

}  // namespace

void publishers_agree(const Statements& all, Report& report) {
  for (const auto& [name, statements] : all.events()) {
    std::vector<const Statement*> sides;
    std::vector<std::string> names;
    for (const Statement& statement : statements) {
      const auto& publishers = statement.event->publishers;
      if (publishers.empty()) continue;
      const bool other = std::all_of(sides.begin(), sides.end(), [&](const Statement* side) { return side->page != statement.page && all_differ(side->event->publishers, publishers); });
      if (!other || sides.size() > 4) continue;
      sides.push_back(&statement);
      names.push_back(publishers.front().party);
    }
    if (sides.size() < 2) continue;
    std::vector<SourceSpan> places;
    for (const Statement* const side : sides) places.push_back(side->event->publishers.front().at);
    report.add("AC401", {name, names.front()}, name + " (" + join(names, " / ") + ")", places);
  }
}

void publisher_is_one(const Statements& all, Report& report) {
  for (const auto& [name, statements] : all.events()) {
    for (const Statement& statement : statements) {
      const auto& publishers = statement.event->publishers;
      if (publishers.size() < 2 || !all_differ({publishers[0]}, {publishers[1]})) continue;
      report.add("AC402", {name, {}}, name + " (" + publishers[0].party + " and " + publishers[1].party + ")", {publishers[0].at, publishers[1].at});
      break;
    }
  }
}

void subscribers_list_the_event(const Statements& all, Report& report) {
  const Flows flows = flows_of(all);
  for (const auto& [name, statements] : all.events()) {
    std::set<PartyKey> judged;
    for (const Statement& statement : statements) {
      for (const PartyRef& subscriber : statement.event->subscribers) {
        const PartyKey key = party_key(subscriber.party);
        if (statement.consumed || key == all.owner(*statement.page) || statement.event->status == "deprecated" || !judged.insert(key).second) continue;
        const auto list = flows.listeners.find(key);
        if (key.empty() || list == flows.listeners.end() || flows.cut.contains(key) || flows.known.at(name).contains(key)) continue;
        report.add("AC403", {name, subscriber.party}, subscriber.party + " and " + name, {subscriber.at, list->second});
      }
    }
  }
}

void publisher_lists_the_subscribers(const Statements& all, Report& report) {
  for (const auto& [name, statements] : all.events()) {
    const auto publisher = std::find_if(statements.begin(), statements.end(), [](const Statement& it) { return it.produced && !it.event->subscribers.empty(); });
    if (publisher == statements.end()) continue;
    for (const Statement& statement : statements) {
      const PartyKey& owner = all.owner(*statement.page);
      if (!statement.consumed || owner.empty() || publisher->page == statement.page || publisher->page->may_go_on(*publisher->event)) continue;
      const auto& listed = publisher->event->subscribers;
      if (!std::all_of(listed.begin(), listed.end(), [&](const PartyRef& ref) { return differ(party_key(ref.party), owner) || party_key(ref.party).core.empty(); })) continue;
      const std::string& party = statement.page->model.documents.front().party;
      report.add("AC404", {name, party}, party + " and " + name, {statement.event->at.front(), listed.front().at});
    }
  }
}

void consumed_events_are_produced(const Statements& all, Report& report) {
  const Flows flows = flows_of(all);
  std::size_t suggested = 0;
  for (const auto& [name, statements] : all.events()) {
    const auto consumer = std::find_if(statements.begin(), statements.end(), [](const Statement& it) { return it.consumed; });
    const bool produced = std::any_of(statements.begin(), statements.end(), [](const Statement& it) { return it.produced || !it.consumed; });
    if (consumer == statements.end() || produced || consumer->page->whole.duties().of_publisher(consumer->page->merged(*consumer->event))) continue;
    auto publisher = flows.publishers.end();
    for (const PartyRef& ref : consumer->event->publishers) {
      const PartyKey key = party_key(ref.party);
      if (!key.empty() && !flows.cut.contains(key) && publisher == flows.publishers.end()) publisher = flows.publishers.find(key);
    }
    const std::string detail = name + (++suggested > suggestions_max ? std::string() : suggestion(name, flows.produced));
    const std::string party = consumer->page->model.documents.front().party;
    if (publisher != flows.publishers.end() && publisher->second.file != consumer->file()) {
      report.add("AC405", {name, consumer->event->publishers.front().party}, detail, {consumer->event->at.front(), publisher->second});
    } else if (flows.publishing_pages.size() > flows.publishing_pages.count(consumer->page)) {
      report.add("AC406", {name, party}, detail, {consumer->event->at.front()});
    }
  }
}

}  // namespace assay::lint
