#pragma once

#include "harness/diff/event_report.hpp"
#include "harness/diff/payload.hpp"

#include <cstdint>

namespace assay::diff {

/// How strictly the old contract has subscribers read.
enum class Reader : std::uint8_t {
  tolerant,  // members that it does not know are passed over: the default
  strict,    // the contract says that undeclared members are refused
};

/// What has changed between two payloads of one event. Requirement, type, format and enum are sets of allowed messages, and what a
/// document does not say allows everything: saying it narrows, no longer saying it widens.
void compare_payloads(const Payload& before, const Payload& after, Reader reader, EventReport& report);

/// What has changed about one member that both payloads have.
void compare_member(const Member& before, const Member& after, EventReport& report);

}  // namespace assay::diff
