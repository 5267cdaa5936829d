#include "harness/contract/rules/families.hpp"

#include <array>

// AC9xx: what a run finds.

namespace assay::contract {
namespace {

constexpr std::array table{
    Rule{"AC901", Level::error, "violation", "a schedule breaks an obligation",
         "The parties were run under copies, reordering and crashes, and one schedule ended in a way that the contract forbids.",
         "The same event delivered twice makes two patients.", "Follow the schedule step by step with assay replay, mend the party, and replay again until it says FIXED."},
    Rule{"AC902", Level::note, "untested", "an obligation without a scenario",
         "What nothing verifies may be broken today and nobody would see it.",
         "A clause that no scenario names under verifies.", "Write a scenario whose `verifies` names the obligation and whose `then` could fail."}};

}  // namespace

std::span<const Rule> run_rules() { return table; }

}  // namespace assay::contract
