#pragma once

#include "harness/contract/model.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Parties by their ids ("PM-38") or as services ("orders-service"), and what the words around an event's name say of them.
namespace assay::contract {

/// The length of an id or of a service's name at the beginning of the words; 0 if there is none.
[[nodiscard]] std::size_t actor_length(std::string_view words);

/// The parties that a list begins with: "PM-15, PF-10: …".
[[nodiscard]] std::vector<std::string> actors_behind(std::string_view words);

/// The party that words end with, behind the last space, parenthesis or colon.
[[nodiscard]] std::vector<std::string> actors_before(std::string_view words);

/// Where the next arrow stands, from `from` on, and how long it is: "→", "->", "⟶", "=>" …; npos if there is none.
[[nodiscard]] std::pair<std::size_t, std::size_t> next_arrow(std::string_view words, std::size_t from = 0);

/// Who publishes and who listens.
struct Relation {
  std::vector<std::string> from;
  std::vector<std::string> to;

  [[nodiscard]] bool empty() const { return from.empty() && to.empty(); }
};

/// What the words behind an event's name say: "→ CE-02, PF-10", "(to CE-02)", "from CE-02", "; consumed by CE-02". A party alone in
/// parentheses or behind a dash is the other side: the publisher of an event that is consumed, else the subscriber of one that is produced.
[[nodiscard]] Relation relation_behind(std::string_view words, Role role);

}  // namespace assay::contract
