#include "harness/diff/pairs.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <cctype>
#include <set>

namespace assay::diff {
namespace {

using contract::Event;
using contract::Model;

constexpr std::size_t name_max = 200;        // longer names are not searched for near ones
constexpr std::size_t candidates_max = 200;  // events with one payload among which a near name is looked for

/// What two events must share for a near name to mean a new name: the payload, or else those who send and receive it.
std::string signature_of(const Event& event) {
  std::set<std::string> parts;
  for (const contract::Field& field : event.fields) parts.insert(field.path + '\n' + field.type);
  if (parts.empty()) {
    for (const contract::PartyRef& ref : event.publishers) parts.insert("p\n" + ref.party);
    for (const contract::PartyRef& ref : event.subscribers) parts.insert("s\n" + ref.party);
  }
  std::string out;
  for (const std::string& part : parts) out += part + '\t';
  return out;
}

std::set<std::string> words_of(std::string_view name) {
  std::set<std::string> words;
  std::string word;
  for (const char c : lower(name) + '_') {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      word += c;
    } else if (!word.empty()) {
      words.insert(std::move(word));
      word.clear();
    }
  }
  return words;
}

/// The name that shares more than half of its words with `name`: "lg_parcel_shipped" for "lg_parcel_sent".
std::string most_alike(std::string_view name, const std::vector<std::string>& candidates) {
  const std::set<std::string> words = words_of(name);
  std::string best;
  std::size_t best_shared = 0;
  for (const std::string& candidate : candidates) {
    const std::set<std::string> others = words_of(candidate);
    const auto shared = static_cast<std::size_t>(std::count_if(others.begin(), others.end(), [&](const std::string& word) { return words.contains(word); }));
    if (2 * shared <= std::max(words.size(), others.size()) || shared <= best_shared) continue;
    best = candidate;
    best_shared = shared;
  }
  return best;
}

class Pairing {
 public:
  Pairing(const Model& before, const Model& after) : before_(before), after_(after), new_index_(after) {}

  std::vector<EventPair> run() {
    for (const Event& event : before_.events) pairs_.push_back({&event, nullptr, true});
    by_name();
    by_other_name();
    by_version();
    by_payload();
    for (const Event& event : after_.events) {
      if (!taken_.contains(&event)) pairs_.push_back({nullptr, &event, true});
    }
    return std::move(pairs_);
  }

 private:
  void take(EventPair& pair, const Event& event, bool known_by_old_name) {
    pair.after = &event;
    pair.known_by_old_name = known_by_old_name;
    taken_.insert(&event);
  }

  void by_name() {
    for (EventPair& pair : pairs_) {
      const Event* const event = new_index_.find(pair.before->name);
      if (event != nullptr && event->name == pair.before->name) take(pair, *event, true);
    }
  }

  /// The new contract knows the old name, or the old contract knew the new one.
  void by_other_name() {
    for (EventPair& pair : pairs_) {
      if (pair.after != nullptr) continue;
      const Event* found = new_index_.find(pair.before->name);
      for (const std::string& alias : pair.before->aliases) {
        if (found == nullptr) found = new_index_.find(alias);
      }
      if (found != nullptr) take(pair, *found, true);
    }
  }

  [[nodiscard]] std::vector<const Event*> free_events() const {
    std::vector<const Event*> out;
    for (const Event& event : after_.events) {
      if (!taken_.contains(&event)) out.push_back(&event);
    }
    return out;
  }

  void by_version() {
    std::map<std::string_view, const Event*> stems;
    for (const Event* const event : free_events()) stems.emplace(without_version(event->name), event);
    for (EventPair& pair : pairs_) {
      if (pair.after != nullptr) continue;
      const auto found = stems.find(without_version(pair.before->name));
      if (found == stems.end() || taken_.contains(found->second)) continue;
      take(pair, *found->second, false);
    }
  }

  void by_payload() {
    std::map<std::string, std::vector<const Event*>> alike;
    for (const Event* const event : free_events()) {
      const std::string signature = signature_of(*event);
      if (!signature.empty()) alike[signature].push_back(event);
    }
    for (EventPair& pair : pairs_) {
      if (pair.after != nullptr || pair.before->name.size() > name_max) continue;
      const auto found = alike.find(signature_of(*pair.before));
      if (found != alike.end() && found->second.size() <= candidates_max) by_near_name(pair, found->second);
    }
  }

  void by_near_name(EventPair& pair, const std::vector<const Event*>& candidates) {
    std::vector<std::string> names;
    for (const Event* const event : candidates) {
      if (!taken_.contains(event) && event->name.size() <= name_max) names.push_back(event->name);
    }
    std::string near = nearest(pair.before->name, names);
    if (near.empty()) near = most_alike(pair.before->name, names);
    for (const Event* const event : candidates) {
      if (!near.empty() && event->name == near) take(pair, *event, false);
    }
  }

  const Model& before_;
  const Model& after_;
  EventIndex new_index_;
  std::vector<EventPair> pairs_;
  std::set<const Event*> taken_;  // only asked, never walked
};

}  // namespace

EventIndex::EventIndex(const Model& model) {
  for (const Event& event : model.events) events_.emplace(event.name, &event);
  for (const Event& event : model.events) {
    for (const std::string& alias : event.aliases) events_.emplace(alias, &event);
  }
}

const Event* EventIndex::find(std::string_view name) const {
  const auto found = events_.find(name);
  return found == events_.end() ? nullptr : found->second;
}

std::string_view without_version(std::string_view name) {
  const std::size_t mark = name.find_last_of("._-");
  if (mark == std::string_view::npos || mark == 0 || mark + 2 >= name.size()) return name;
  const std::string_view tail = name.substr(mark + 2);
  const bool digits = std::all_of(tail.begin(), tail.end(), [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
  return (name[mark + 1] == 'v' || name[mark + 1] == 'V') && digits ? name.substr(0, mark) : name;
}

std::vector<EventPair> pair_events(const Model& before, const Model& after) { return Pairing(before, after).run(); }

}  // namespace assay::diff
