#include "harness/diff/event_report.hpp"

#include <algorithm>
#include <cassert>

namespace assay::diff {
namespace {

constexpr std::size_t parties_max = 100;  // that one change names

}  // namespace

EventReport::EventReport(const EventPair& pair, std::vector<Change>& changes) : before_(*pair.before), after_(*pair.after), changes_(changes) {}

Change& EventReport::add(std::string_view kind, std::string path, Breaks breaks, std::string text, Places places) {
  assert(is_kind(kind));
  Change& change = changes_.emplace_back();
  change.event = before_.name;
  change.kind = std::string(kind);
  change.path = std::move(path);
  change.breaks = breaks;
  change.planned = before_.status == "planned";
  change.text = std::move(text);
  change.parties = parties_of(before_, breaks);
  change.old_at = places.before.file.empty() ? place_of(&before_) : std::move(places.before);
  change.new_at = places.after.file.empty() ? place_of(&after_) : std::move(places.after);
  return change;
}

Change& EventReport::fact(std::string_view kind, std::string_view fact, Breaks breaks, std::string text) {
  return add(kind, std::string(fact), breaks, std::move(text), {before_.place_of(fact), after_.place_of(fact)});
}

std::vector<std::string> parties_of(const contract::Event& event, Breaks breaks) {
  std::vector<std::string> names;
  const auto add = [&](const std::vector<contract::PartyRef>& refs) {
    for (const contract::PartyRef& ref : refs) {
      if (names.size() == parties_max) return;
      if (std::find(names.begin(), names.end(), ref.party) == names.end()) names.push_back(ref.party);
    }
  };
  if (breaks.publisher) add(event.publishers);
  if (breaks.subscriber) add(event.subscribers);
  return names;
}

SourceSpan place_of(const contract::Event* event) { return event == nullptr || event->at.empty() ? SourceSpan() : event->at.front(); }

}  // namespace assay::diff
