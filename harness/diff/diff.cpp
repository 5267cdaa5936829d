#include "harness/diff/diff.hpp"

#include "harness/diff/announcement.hpp"
#include "harness/diff/event_changes.hpp"
#include "harness/diff/fact_changes.hpp"
#include "harness/diff/field_changes.hpp"
#include "harness/diff/reader_rules.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace assay::diff {
namespace {

using contract::Event;

/// The comparison of two sides that stand in one order.
class Comparison {
 public:
  Comparison(const Side& before, const Side& after, const std::map<std::string, std::string>& documents)
      : before_(before), after_(after), documents_(documents), old_events_(before.model), new_events_(after.model), readers_(before), pairs_(pair_events(before.model, after.model)),
        announcement_(before, after, documents, pairs_) {
    find_restatements(documents);
  }

  Difference run() {
    for (const EventPair& pair : pairs_) {
      if (pair.before == nullptr) {
        added(*pair.after);
      } else if (pair.after == nullptr) {
        removed(*pair.before);
      } else {
        compare_pair(pair);
      }
    }
    compare_obligations(before_.model, after_.model, changes_);
    compare_tables(before_.model, after_.model, changes_);
    compare_small_facts(before_.model, after_.model, changes_);
    for (Change& change : changes_) announcement_.judge(change);
    sort();
    return {std::move(changes_), announcement_.demands()};
  }

 private:
  void compare_pair(const EventPair& pair) {
    EventReport report(pair, changes_);
    compare_event(pair, report);
    Payload before = payload_of(*pair.before, old_events_);
    Payload after = payload_of(*pair.after, new_events_);
    if (pair.before->envelope != pair.after->envelope) {
      before = without_wrapper(before);
      after = without_wrapper(after);
    }
    compare_payloads(before, after, readers_.of(*pair.before), report);
    compare_restatements(pair, report);
  }

  /// Where several documents print one event's payload, the merged model holds that of the first. What the others print is compared
  /// document by document, but for those of parties that only listen: they say what they read, not what is sent.
  void find_restatements(const std::map<std::string, std::string>& documents) {
    std::map<std::string, std::string> new_names;
    for (const EventPair& pair : pairs_) {
      if (pair.before != nullptr && pair.after != nullptr) new_names.emplace(pair.before->name, pair.after->name);
    }
    std::map<std::string, const contract::Model*> new_documents;
    for (const contract::CompiledDocument& document : after_.documents) new_documents.emplace(document.source.path, &document.model);
    for (const contract::CompiledDocument& document : before_.documents) {
      const auto path = documents.find(document.source.path);
      const auto other = path == documents.end() ? new_documents.end() : new_documents.find(path->second);
      if (other != new_documents.end()) add_restatements(document.model, *other->second, new_names);
    }
  }

  void add_restatements(const contract::Model& before, const contract::Model& after, const std::map<std::string, std::string>& new_names) {
    const EventIndex new_events(after);
    for (const Event& event : before.events) {
      const auto name = new_names.find(event.name);
      const Event* const other = name == new_names.end() ? nullptr : new_events.find(name->second);
      if (other == nullptr || event.role == contract::Role::consumed || event.fields.empty() || other->fields.empty()) continue;
      const Event* const merged = old_events_.find(event.name);
      const bool is_source = merged == nullptr || merged->fields.empty() || merged->fields.front().at.file == event.fields.front().at.file;
      if (!is_source) restatements_[event.name].push_back({event, *other});
    }
  }

  void compare_restatements(const EventPair& pair, EventReport& report) {
    const auto found = restatements_.find(pair.before->name);
    if (found == restatements_.end()) return;
    for (const auto& [before, after] : found->second) compare_payloads(payload_of(before, old_events_), payload_of(after, new_events_), readers_.of(before), report);
  }

  Change& event_change(const Event& event, std::string_view kind, Breaks breaks, std::string text) {
    Change& change = changes_.emplace_back();
    change.event = event.name;
    change.kind = std::string(kind);
    change.breaks = breaks;
    change.text = std::move(text);
    return change;
  }

  void added(const Event& event) { event_change(event, "event-added", nobody, "is new").new_at = place_of(&event); }

  [[nodiscard]] bool document_is_gone(const Event& event) const {
    return std::none_of(event.at.begin(), event.at.end(), [&](const SourceSpan& place) { return documents_.contains(place.file); });
  }

  void removed(const Event& event) {
    const bool in_time = announcement_.was_deprecated_long_enough(event);
    const std::string text = in_time ? "is gone, after it had been deprecated for as long as the old form is to be kept"
                                     : std::string(document_is_gone(event) ? "is gone with its document" : "is gone") + ": subscribers wait for what nobody sends, publishers send what nobody knows";
    Change& change = event_change(event, "event-removed", in_time ? nobody : both, text);
    change.planned = event.status == "planned";
    change.parties = parties_of(event, change.breaks);
    change.old_at = place_of(&event);
  }

  /// By event, then subject; within one, as found. A change that two statements of one event show is one change.
  void sort() {
    std::stable_sort(changes_.begin(), changes_.end(), [](const Change& a, const Change& b) {
      return std::tuple(a.event.empty(), std::string_view(a.about())) < std::tuple(b.event.empty(), std::string_view(b.about()));
    });
    std::set<std::tuple<std::string, std::string, std::string, std::string>> known;
    std::erase_if(changes_, [&](const Change& change) { return !known.emplace(change.event, change.subject, change.kind, change.path).second; });
  }

  const Side& before_;
  const Side& after_;
  const std::map<std::string, std::string>& documents_;  // old path -> new path
  EventIndex old_events_;
  EventIndex new_events_;
  ReaderRules readers_;
  std::vector<EventPair> pairs_;
  Announcement announcement_;
  std::map<std::string, std::vector<std::pair<const Event&, const Event&>>> restatements_;  // by old name
  std::vector<Change> changes_;
};

}  // namespace

bool Difference::fails() const {
  return std::any_of(changes.begin(), changes.end(), [](const Change& change) { return change.fails(); });
}

Difference compare(Side before, Side after) {
  const auto documents = pair_documents(before, after);
  align(before, after, documents);
  return Comparison(before, after, documents).run();
}

}  // namespace assay::diff
