#pragma once

#include "harness/world/simulated_context.hpp"

namespace assay::world {

/// Does one choice to one state. A class, because the parts of a step share much: the state, the entries, the choice.
class Simulation::Step {
 public:
  Step(Simulation& simulation, const State& from, const kernel::Choice& choice);

  [[nodiscard]] Stepped take();

 private:
  [[nodiscard]] bool run();
  [[nodiscard]] bool run_script();
  void run_command(const ScriptCommand& action);
  void run_publish(const ScriptPublish& action);
  [[nodiscard]] bool run_work();
  [[nodiscard]] bool run_delivery();

  /// Has a party handle one message and settles what follows from its answer.
  void deliver(const Pending& pending, bool nested, Strike strike, bool lose_ack);
  void settle(const Pending& pending, const SimulatedContext& context, const party::Answer& answer, bool nested, bool lose_ack);
  void again(const Pending& pending);
  void dead_letter(const Pending& pending, Text reason);
  void second_worker();

  [[nodiscard]] Strike strike() const;
  [[nodiscard]] int pending_index(Text message, Text party, std::uint16_t attempt) const;
  [[nodiscard]] bool spend();
  kernel::Entry& note(kernel::Happened kind, const Acting& acting);
  [[nodiscard]] std::uint64_t observed() const;

  Simulation& simulation_;
  const kernel::Choice& choice_;
  Stepped out_;
  State& state_;
  std::vector<kernel::Entry>& entries_;  // the simulation's, used again by every step
};

}  // namespace assay::world
