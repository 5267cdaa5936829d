#include "harness/lint/statements.hpp"

#include <algorithm>

namespace assay::lint {
namespace {

using contract::Event;
using contract::PartyRef;
using contract::Role;

constexpr std::size_t sides_max = 6;  // of one finding

bool names(const std::vector<PartyRef>& parties, const PartyKey& owner) {
  return std::any_of(parties.begin(), parties.end(), [&](const PartyRef& ref) { return overlap(party_key(ref.party), owner); });
}

}  // namespace

Statements::Statements(const Evidence& evidence, const std::vector<Page>& pages) : evidence_(evidence), pages_(pages) {
  for (const Page& page : pages) {
    owners_.emplace(&page, party_key(page.model.documents.front().party));
    for (const Event& event : page.model.events) {
      for (const std::string& alias : event.aliases) names_.emplace(alias, event.name);
    }
  }
  for (const Page& page : pages) {
    for (const Event& event : page.model.events) {
      if (!page.only_mentions(event)) add(page, event);
    }
  }
}

void Statements::add(const Page& page, const Event& event) {
  const PartyKey& owner = owners_.at(&page);
  Statement statement{&page, &event, false, false};
  const bool publishes = !owner.empty() && names(event.publishers, owner);
  const bool listens = !owner.empty() && names(event.subscribers, owner);
  statement.consumed = event.role == Role::consumed || (event.role == Role::stated && listens && !publishes);
  const bool of_service = event.publishers.empty() && (event.envelope == "cloudevents" || event.channel);  // the stream's service publishes
  statement.produced = event.role == Role::produced || (event.role == Role::stated && !statement.consumed && (publishes || of_service));
  const auto other = names_.find(event.name);
  events_[other == names_.end() ? event.name : other->second].push_back(statement);
}

const Statements::Of* Statements::of(const std::string& name) const {
  const auto other = names_.find(name);
  const auto found = events_.find(other == names_.end() ? name : other->second);
  return found == events_.end() ? nullptr : &found->second;
}

const PartyKey& Statements::owner(const Page& page) const { return owners_.at(&page); }

std::vector<const Statement*> disagreeing(const Statements::Of& statements, const Said& said, const Disagree& disagree) {
  std::vector<const Statement*> sides;
  std::vector<std::string> words;
  for (const Statement& statement : statements) {
    const auto own = said(statement);
    if (!own || sides.size() == sides_max) continue;
    const bool same_file = !sides.empty() && sides.back()->file() == statement.file();
    const bool new_side = std::all_of(words.begin(), words.end(), [&](const std::string& other) { return disagree(*own, other); });
    if (!new_side || same_file) continue;
    sides.push_back(&statement);
    words.push_back(*own);
  }
  if (sides.size() < 2) sides.clear();
  return sides;
}

}  // namespace assay::lint
