#include "harness/base/strings.hpp"
#include "harness/diff/fact_changes.hpp"
#include "harness/diff/fact_report.hpp"
#include "harness/diff/pairs.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

namespace assay::diff {
namespace {

using contract::Model;
using contract::Obligation;
using Duties = std::map<std::string, const Obligation*>;

/// A row of an event says who publishes, receives and deduplicates; its change is found there.
bool repeats_a_row(const Obligation& duty) { return !duty.event.empty() && duty.id.ends_with("-" + slug(duty.event)); }

Duties duties_of(const Model& model) {
  Duties out;
  for (const Obligation& duty : model.obligations) {
    if (!repeats_a_row(duty)) out.emplace(duty.id, &duty);
  }
  return out;
}

bool is_promise_of_publisher(const Obligation& duty) {
  constexpr std::array kinds{"publish", "deliver", "minimise-payload"};
  return std::find(kinds.begin(), kinds.end(), duty.kind) != kinds.end();
}

struct Parties {
  std::set<std::string> known;       // that the old contract asks anything of
  std::set<std::string> publishing;
};

Parties parties_of(const Model& model) {
  Parties out;
  for (const contract::Event& event : model.events) {
    for (const contract::PartyRef& ref : event.publishers) {
      out.known.insert(slug(ref.party));
      out.publishing.insert(slug(ref.party));
    }
    for (const contract::PartyRef& ref : event.subscribers) out.known.insert(slug(ref.party));
  }
  for (const Obligation& duty : model.obligations) out.known.insert(slug(duty.party));
  return out;
}

class ObligationChanges {
 public:
  ObligationChanges(const Model& before, const Model& after, std::vector<Change>& changes)
      : before_(duties_of(before)), after_(duties_of(after)), parties_(parties_of(before)), old_events_(before), new_events_(after), changes_(changes) {}

  void run() {
    find_new_ids();
    for (const auto& [id, duty] : before_) {
      const auto same = after_.find(id);
      if (same != after_.end()) {
        reworded(*duty, *same->second);
      } else if (const auto other = new_ids_.find(id); other != new_ids_.end()) {
        add("obligation-renamed", *duty, nobody, fmt::format("is {} now, in the same words", other->second->id), duty->at, other->second->at);
      } else {
        removed(*duty);
      }
    }
    for (const auto& [id, duty] : after_) {
      if (!before_.contains(id) && !renamed_.contains(id)) added(*duty);
    }
  }

 private:
  void find_new_ids() {
    std::map<std::pair<std::string, std::string>, const Obligation*> fresh;
    for (const auto& [id, duty] : after_) {
      if (!before_.contains(id)) fresh.emplace(std::pair{slug(duty->party), duty->digest}, duty);
    }
    for (const auto& [id, duty] : before_) {
      if (after_.contains(id)) continue;
      const auto found = fresh.find({slug(duty->party), duty->digest});
      if (found == fresh.end() || !renamed_.insert(found->second->id).second) continue;
      new_ids_.emplace(id, found->second);
    }
  }

  void add(std::string_view kind, const Obligation& duty, Breaks breaks, std::string text, const SourceSpan& old_at, const SourceSpan& new_at) {
    FactReport report("obligation " + duty.id, changes_);
    Change& change = report.add(kind, "obligations/" + duty.id, breaks, std::move(text), old_at, new_at);
    const contract::Event* const event = duty.event.empty() ? nullptr : old_events_.find(duty.event);
    if (event != nullptr) {
      change.event = event->name;
      change.planned = event->status == "planned";
    }
    if (breaks.any()) change.parties = {duty.party};
  }

  void reworded(const Obligation& before, const Obligation& after) {
    if (before.digest == after.digest || slug(before.text) == slug(after.text)) return;  // marks and stops are no other words
    add("obligation-reworded", before, nobody, "is said in other words: what was certified by the old ones is suspect", before.at, after.at);
  }

  void removed(const Obligation& duty) {
    const bool event_gone = !duty.event.empty() && new_events_.find(duty.event) == nullptr;
    if (event_gone) return;  // went with it
    const bool promise = is_promise_of_publisher(duty);
    add("obligation-removed", duty, promise ? subscribers : nobody, promise ? "is no longer promised: subscribers relied on it" : "is no longer asked for", duty.at, {});
    if (promise) changes_.back().parties.clear();
  }

  void added(const Obligation& duty) {
    const bool known = parties_.known.contains(slug(duty.party));
    const bool publishing = is_promise_of_publisher(duty) || parties_.publishing.contains(slug(duty.party));
    const Breaks breaks = !known ? nobody : publishing ? publishers : subscribers;
    add("obligation-added", duty, breaks, known ? fmt::format("is new: what {} has proven so far does not cover it", duty.party) : fmt::format("is new, for {}, of whom nothing was asked before", duty.party), {}, duty.at);
  }

  Duties before_;
  Duties after_;
  Parties parties_;
  EventIndex old_events_;
  EventIndex new_events_;
  std::vector<Change>& changes_;
  std::map<std::string, const Obligation*> new_ids_;  // old id -> the same duty under its new id
  std::set<std::string> renamed_;                     // new ids that are no additions
};

}  // namespace

void compare_obligations(const Model& before, const Model& after, std::vector<Change>& changes) { ObligationChanges(before, after, changes).run(); }

}  // namespace assay::diff
