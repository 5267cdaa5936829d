#include "harness/base/strings.hpp"
#include "harness/lint/documented.hpp"
#include "harness/lint/drift_rules.hpp"
#include "harness/lint/drift_sources.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace assay::lint {
namespace {

using contract::PartyRef;

/// Who publishes and who listens, by all documents.
struct Sides {
  std::vector<PartyRef> publishers;
  std::vector<PartyRef> subscribers;
};

Sides sides_of(const Documented& event) {
  Sides sides;
  for (const Statement& statement : *event.statements) {
    const auto& publishers = statement.event->publishers;
    const auto& subscribers = statement.event->subscribers;
    sides.publishers.insert(sides.publishers.end(), publishers.begin(), publishers.end());
    sides.subscribers.insert(sides.subscribers.end(), subscribers.begin(), subscribers.end());
  }
  return sides;
}

bool all_differ(const std::vector<PartyRef>& parties, const PartyKey& key) {
  return !parties.empty() && std::all_of(parties.begin(), parties.end(), [&](const PartyRef& ref) { return differ(party_key(ref.party), key); });
}

void unknown_events(const Statements& all, const std::map<std::string, Documented>& events, Report& report) {
  const Evidence& evidence = all.evidence();
  std::set<std::string> known;
  for (const auto& [name, event] : events) known.insert(name);
  if (evidence.registry != nullptr) {
    for (const RegisteredEvent& event : evidence.registry->events) known.insert(event.name);
  }
  if (evidence.types != nullptr) {
    for (const KnownName& name : evidence.types->names) known.insert(name.name);
  }
  if (known.empty()) return;
  Suggestions suggestions(std::vector<std::string>(known.begin(), known.end()));
  for (const MatrixCell& cell : evidence.matrix->cells) {
    if (cell.event.empty() || known.contains(cell.event)) continue;
    if (const Statements::Of* const statements = all.of(cell.event); statements != nullptr && events.contains(statements->front().event->name)) continue;  // an older name
    report.add("AC507", {cell.event, {}}, cell.event + suggestions.near(cell.event), {cell.at});
  }
}

void pairs_of_matrix(const std::map<std::string, Documented>& events, const Matrix& matrix, Report& report) {
  std::map<std::string, Sides> known;
  std::set<std::tuple<std::string, PartyKey, PartyKey>> judged;
  for (const MatrixCell& cell : matrix.cells) {
    const auto event = events.find(cell.event);
    if (event == events.end()) continue;
    const PartyKey from = party_key(cell.from);
    const PartyKey to = party_key(cell.to);
    if (!judged.emplace(cell.event, from, to).second) continue;
    const auto [place, added] = known.try_emplace(cell.event);
    if (added) place->second = sides_of(event->second);
    const Sides& sides = place->second;
    const bool publisher = !cell.from.empty() && all_differ(sides.publishers, from);
    const bool subscriber = !cell.to.empty() && all_differ(sides.subscribers, to);
    if (!publisher && !subscriber) continue;
    const SourceSpan& stated = publisher ? sides.publishers.front().at : sides.subscribers.front().at;
    report.add("AC508", {cell.event, subscriber ? cell.to : cell.from}, cell.event + " (" + cell.from + " → " + cell.to + ")", {cell.at, stated});
  }
}

void pairs_of_documents(const std::map<std::string, Documented>& events, const Matrix& matrix, Report& report) {
  std::map<std::string, std::vector<const MatrixCell*>> cells;
  for (const MatrixCell& cell : matrix.cells) cells[cell.event].push_back(&cell);
  const bool names_events = cells.size() > cells.count({});
  for (const auto& [name, event] : events) {
    if (event.planned || event.deprecated) continue;
    const Sides sides = sides_of(event);
    std::set<PartyKey> judged;
    for (const PartyRef& subscriber : sides.subscribers) {
      const PartyKey to = party_key(subscriber.party);
      if (sides.publishers.empty() || to.core == party_key(sides.publishers.front().party).core || !judged.insert({to.core, {}, to.name}).second) continue;
      const auto& candidates = cells[names_events ? name : std::string()];
      const bool listed = std::any_of(candidates.begin(), candidates.end(), [&](const MatrixCell* cell) {
        const PartyKey cell_to = party_key(cell->to);
        if (!cell->from.empty() && differ(party_key(cell->from), party_key(sides.publishers.front().party))) return false;
        return cell->to.empty() || overlap(cell_to, to) || (!differ(cell_to, to) && cell_to.core.empty());
      });
      if (!listed) report.add("AC509", {name, subscriber.party}, name + " (" + sides.publishers.front().party + " → " + subscriber.party + ")", {subscriber.at});
    }
  }
}

}  // namespace

void matrix_is_in_step(const Statements& all, Report& report) {
  const Matrix* const matrix = all.evidence().matrix;
  if (matrix == nullptr) return;
  const auto events = documented(all);
  unknown_events(all, events, report);
  pairs_of_matrix(events, *matrix, report);
  pairs_of_documents(events, *matrix, report);
}

}  // namespace assay::lint
