#pragma once

#include "harness/party/context.hpp"
#include "mocks/tables.hpp"

#include <string>

/// A party's volatile memory, one value for each slot. Inside a transaction it is kept or lost with the transaction.
namespace assay::mocks::faults {

/// The slot of one event.
[[nodiscard]] inline Text slot_of(Text tenant, Text key) { return Text(std::string(tenant.view()) + ' ' + std::string(key.view())); }

[[nodiscard]] inline Row recall(party::Context& context, Text party, Text slot) {
  return context.find(Memory::layout, {{Memory::party, party}, {Memory::slot, slot}});
}

/// What a slot holds already stays.
inline void remember(party::Context& context, Text party, Text slot, Value value) {
  context.insert(Memory::layout,
                 {{Memory::party, party}, {Memory::slot, slot}, {Memory::value, value}, {Memory::at, context.now()}},
                 party::OnConflict::ignore);
}

inline void forget(party::Context& context, Text party, Text slot) {
  context.erase(Memory::layout, {{Memory::party, party}, {Memory::slot, slot}});
}

}  // namespace assay::mocks::faults
