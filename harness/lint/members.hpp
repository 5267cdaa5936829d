#pragma once

#include "harness/contract/model.hpp"

#include <map>
#include <string>
#include <vector>

namespace assay::lint {

/// The members that one document, or a registered schema, states for an event, ready to be compared with another's. Members are told
/// apart by their last name: one document prints them below `data`, another does not.
struct Members {
  const contract::Event* event = nullptr;
  std::map<std::string, const contract::Field*> fields;  // objects with members of their own and what envelopes add are left out
  bool declared = false;  // typed, and complete as far as one can see
  bool open = false;      // has an object whose members are not told
};

/// `may_go_on`: the text ends in the middle of this event, so that there may be more members.
[[nodiscard]] Members members_of(const contract::Event& event, bool may_go_on);

/// Names that `of` has and `some` lacks, sorted.
[[nodiscard]] std::vector<std::string> missing_in(const Members& some, const Members& of);

/// How type, format, allowed values or requirement of one member differ: "string uuid / integer"; empty where both can hold.
[[nodiscard]] std::string difference(const contract::Field& a, const contract::Event& event_a, const contract::Field& b, const contract::Event& event_b);

/// A document that says "uuid" of most ids and only "string" of this one means it.
[[nodiscard]] bool plain_on_purpose(const contract::Field& field, const contract::Event& event);

}  // namespace assay::lint
