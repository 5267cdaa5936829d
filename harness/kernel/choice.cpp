#include "harness/kernel/choice.hpp"

#include <array>

#include <fmt/format.h>

namespace assay::kernel {
namespace {

std::string action_text(const Choice& choice) {
  switch (choice.action) {
    case Action::script: return fmt::format("{}: {}", choice.party.view(), choice.message.view());
    case Action::work: return fmt::format("{} sends from its outbox", choice.party.view());
    case Action::deliver: break;
  }
  return fmt::format("deliver {} #{} to {}", choice.message.view(), choice.attempt, choice.party.view());
}

std::string fault_text(const Choice& choice) {
  switch (choice.fault) {
    case Fault::none: return "";
    case Fault::duplicate: return ", keep a copy";
    case Fault::crash: return fmt::format(", crash after {}", choice.boundary_name.view());
    case Fault::lost_ack: return ", lose the acknowledgement";
    case Fault::unavailable: return fmt::format(", the store refuses {}", choice.boundary_name.view());
    case Fault::overlap:
      return fmt::format(", meanwhile (after {}) a second worker handles {} #{}", choice.boundary_name.view(),
                         choice.overlap_message.view(), choice.overlap_attempt);
    case Fault::delay: return fmt::format(", {} later", assay::to_string(choice.delay));
  }
  return "";
}

constexpr std::array action_names{"script", "work", "deliver"};
constexpr std::array fault_names{"none", "duplicate", "crash", "lost_ack", "unavailable", "overlap", "delay"};

}  // namespace

std::string to_string(const Choice& choice) { return action_text(choice) + fault_text(choice); }
std::string_view to_string(Action action) { return action_names[static_cast<std::size_t>(action)]; }
std::string_view to_string(Fault fault) { return fault_names[static_cast<std::size_t>(fault)]; }

}  // namespace assay::kernel
