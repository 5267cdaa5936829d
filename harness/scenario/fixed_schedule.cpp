#include "harness/scenario/fixed_schedule.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace assay::scenario {

using kernel::Action;
using kernel::Choice;
using kernel::Fault;
using world::Call;

namespace {

bool is_write(const Call& call) {
  return call.kind == Call::Kind::insert || call.kind == Call::Kind::update || call.kind == Call::Kind::erase;
}

/// The call after which a crash lies between the two named boundaries; 0 if the handler never comes there.
std::uint16_t boundary_of(std::string_view place, const std::vector<Call>& calls) {
  const auto last = [&](auto matches) -> std::uint16_t {
    const auto at = std::find_if(calls.rbegin(), calls.rend(), matches);
    return at == calls.rend() ? std::uint16_t{0} : static_cast<std::uint16_t>(calls.rend() - at);
  };
  if (place == "recv..begin" || place == "begin..write") return calls.empty() ? 0 : 1;
  if (place == "write..commit") return last(is_write);
  if (place == "commit..ack") return last([](const Call& call) { return call.kind == Call::Kind::commit; });
  return last([](const Call& call) { return call.kind == Call::Kind::send; });
}

class Director {
 public:
  Director(const Plan& plan, world::Simulation& simulation)
      : plan_(plan), simulation_(simulation), state_(simulation.initial()) {}

  Result<explore::Schedule> direct() {
    for (const Step& step : plan_.script.when) {
      const Result<void> done = take(step);
      if (!done) return tl::unexpected(done.error());
    }
    if (crash_ && !strike_in_drain()) {
      return failure(ErrorCode::invalid, fmt::format("{} never comes to {} after this", crash_->party, crash_->at), crash_at_);
    }
    return std::move(schedule_);
  }

 private:
  /// A crash after the last step strikes while the world goes on by itself.
  bool strike_in_drain() {
    std::vector<Choice> enabled;
    for (std::uint32_t i = 0; crash_ && i < explore::drain_steps_max; ++i) {
      simulation_.enabled(state_, enabled);
      if (enabled.empty() || !go(enabled.front(), crash_at_)) return false;
    }
    return !crash_;
  }

  Result<void> take(const Step& step) {
    if (const auto* const crash = std::get_if<CrashStep>(&step.what)) {
      crash_ = *crash;
      crash_at_ = step.at;
      return {};
    }
    if (const auto* const deliver = std::get_if<DeliverStep>(&step.what)) return take_delivery(*deliver, step.at);
    std::vector<Choice> enabled;
    simulation_.enabled(state_, enabled);
    if (const auto script = find(enabled, Action::script)) {
      // A caller who got no answer asks again: the script's step is taken until it is done.
      const std::uint16_t before = state_.next_script;
      for (Choice choice = *script; state_.next_script == before;) {
        if (auto done = go(choice, step.at); !done) return done;
      }
    }
    return relay(step.at);
  }

  Result<void> relay(const SourceSpan& at) {
    std::vector<Choice> enabled;
    for (std::uint32_t i = 0; i < explore::drain_steps_max; ++i) {
      simulation_.enabled(state_, enabled);
      const auto work = find(enabled, Action::work);
      if (!work) return {};
      if (auto done = go(*work, at); !done) return done;
    }
    return {};
  }

  Result<void> take_delivery(const DeliverStep& step, const SourceSpan& at) {
    const NamedStep& named = plan_.steps.at(step.event);
    for (std::uint32_t left = step.times; left > 0; --left) {
      std::vector<Choice> enabled;
      simulation_.enabled(state_, enabled);
      const auto next = std::find_if(enabled.begin(), enabled.end(), [&](const Choice& choice) {
        return choice.action == Action::deliver && choice.party.view() == step.to && is_of(named, choice.message);
      });
      if (next == enabled.end()) {
        return failure(ErrorCode::invalid, fmt::format("no delivery of {} to {} is waiting here", step.event, step.to), at);
      }
      Choice choice = *next;
      if (left > 1) choice.fault = Fault::duplicate;
      if (auto done = go(choice, at); !done) return done;
    }
    return {};
  }

  [[nodiscard]] bool is_of(const NamedStep& named, Text message_id) const {
    if (!named.message.empty()) return named.message == message_id;
    static const Text correlation("correlation_id");
    return std::any_of(state_.pending.begin(), state_.pending.end(), [&](const world::Pending& pending) {
      return pending.message->id == message_id && pending.message->fields().text(correlation) == named.correlation;
    });
  }

  Result<void> go(Choice choice, const SourceSpan& at) {
    world::Stepped stepped = simulation_.step(state_, choice);
    if (crash_ && choice.party.view() == crash_->party) {
      choice.fault = Fault::crash;
      choice.boundary = boundary_of(crash_->at, stepped.calls);
      if (choice.boundary == 0) {
        return failure(ErrorCode::invalid, fmt::format("{} does not come to {} here", crash_->party, crash_->at), at);
      }
      choice.boundary_name = world::name_of(stepped.calls[choice.boundary - 1U]);
      crash_.reset();
      stepped = simulation_.step(state_, choice);
    }
    schedule_.push_back(choice);
    state_ = std::move(stepped.state);
    return {};
  }

  static std::optional<Choice> find(const std::vector<Choice>& enabled, Action action) {
    const auto found = std::find_if(enabled.begin(), enabled.end(), [&](const Choice& choice) { return choice.action == action; });
    return found == enabled.end() ? std::nullopt : std::optional(*found);
  }

  const Plan& plan_;
  world::Simulation& simulation_;
  world::State state_;
  explore::Schedule schedule_;
  std::optional<CrashStep> crash_;
  SourceSpan crash_at_;
};

}  // namespace

Result<explore::Schedule> fixed_schedule(const Plan& plan, world::Simulation& simulation) {
  return Director(plan, simulation).direct();
}

}  // namespace assay::scenario
