#pragma once

#include "harness/contract/corpus.hpp"
#include "harness/lint/party_key.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>

namespace assay::lint {

/// Whether a clause says so, and not just the row of an event.
[[nodiscard]] bool is_stated(const contract::Obligation& duty);

/// Who must do what about which event, by the clauses of all documents.
class Duties {
 public:
  explicit Duties(const contract::Corpus& corpus);

  /// Whether a document that names the party as a subscriber of the event, or a clause that names the event, states what the party must do.
  [[nodiscard]] bool of_subscriber(const contract::PartyRef& subscriber, const contract::Event& event) const;
  /// Whether a clause binds one of the event's publishers to publish it.
  [[nodiscard]] bool of_publisher(const contract::Event& event) const;

 private:
  std::set<std::pair<PartyKey, std::string>> subscribers_;  // with the event's name
  std::map<std::string, std::set<PartyKey>> publishers_;    // by the event's name
};

}  // namespace assay::lint
