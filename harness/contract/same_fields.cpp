#include "harness/contract/same_fields.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>

namespace assay::contract {
namespace {

/// Ten thousand events that are all the same as one of five thousand fields are no contract but a bomb: the later ones stay open.
constexpr std::size_t inherited_fields_max = 500'000;

class Inliner {
 public:
  explicit Inliner(Model& model) : events_(model.events), done_(model.events.size(), false) {
    for (std::size_t i = 0; i < events_.size(); ++i) by_name_.emplace(events_[i].name, i);
    for (std::size_t i = 0; i < events_.size(); ++i) {
      for (const std::string& alias : events_[i].aliases) by_name_.emplace(alias, i);
    }
  }

  /// Completes what the event refers to, and then the event: the chain of references is walked once, from its far end. A ring of
  /// references ends where it began.
  void complete(std::size_t event) {
    std::vector<std::size_t> chain;
    for (std::size_t at = event; at < events_.size() && !done_[at]; at = referred(at)) {
      done_[at] = true;
      chain.push_back(at);
    }
    for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
      const std::size_t other = referred(*at);
      if (other < events_.size() && other != *at) inherit(events_[*at], events_[other]);
    }
  }

 private:
  [[nodiscard]] std::size_t referred(std::size_t event) const {
    if (!events_[event].same_as) return events_.size();
    const auto place = by_name_.find(*events_[event].same_as);
    return place == by_name_.end() ? events_.size() : place->second;
  }

  void inherit(Event& event, const Event& other) {
    std::set<std::string_view> theirs;
    for (const Field& field : other.fields) theirs.insert(field.path);
    const bool lists = std::all_of(event.fields.begin(), event.fields.end(), [&](const Field& field) { return theirs.contains(field.path); });
    if (!event.fields.empty() && lists) return;
    if (other.fields.size() > room_) return;
    room_ -= other.fields.size();
    if (event.fields.empty()) event.printed_schema = other.printed_schema;
    event.open.insert(event.open.end(), other.open.begin(), other.open.end());
    std::set<std::string> own;
    for (const Field& field : event.fields) own.insert(field.path);
    for (const Field& field : other.fields) {
      if (own.contains(field.path)) continue;
      event.fields.push_back(field);
      if (!field.inferred) event.fields.back().inferred = "said to be the same as in " + other.name;
    }
  }

  std::vector<Event>& events_;
  std::vector<bool> done_;
  std::size_t room_ = inherited_fields_max;
  std::unordered_map<std::string, std::size_t> by_name_;  // looked up, never walked
};

}  // namespace

Model with_same_fields(const Model& model) {
  Model out = model;
  Inliner inliner(out);
  for (std::size_t i = 0; i < out.events.size(); ++i) inliner.complete(i);
  return out;
}

}  // namespace assay::contract
