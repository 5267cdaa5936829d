#include "mocks/faults/groups.hpp"
#include "mocks/faults/memory.hpp"
#include "mocks/pm/registration.hpp"

#include <array>

/// Groups E and J: events that can never be handled.
namespace assay::mocks::faults {
namespace {

using party::Answer;
using party::Context;
using party::Delivery;

class PoisonRetried : public Registration {
 public:
  using Registration::Registration;

  Answer handle(const Delivery& delivery, Context& context) const override {
    const Answer answer = Registration::handle(delivery, context);
    return answer.kind == Answer::Kind::refuse ? Answer::retry(answer.reason) : answer;
  }
};

class PoisonDropped : public Registration {
 public:
  using Registration::Registration;

  Answer handle(const Delivery& delivery, Context& context) const override {
    const Answer answer = Registration::handle(delivery, context);
    return answer.kind == Answer::Kind::refuse ? Answer::done() : answer;
  }
};

class PoisonStopsAll : public Registration {
 public:
  using Registration::Registration;

  Answer handle(const Delivery& delivery, Context& context) const override {
    static const Text stopped("stopped");
    if (recall(context, name(), stopped)) return Answer::retry(stopped);
    const Answer answer = Registration::handle(delivery, context);
    if (answer.kind == Answer::Kind::refuse) remember(context, name(), stopped, Value::of(true));
    return answer;
  }
};

constexpr std::array twins{
    Fault{"E16", "shared-poison-blocks", "PM-01", "comes-to-rest", "handles nothing more, of any organisation, after an event that it refused",
          make<PoisonStopsAll>},
    Fault{"J01", "poison-no-dlq", "PM-01", "final-state-agrees", "asks for a bad event again until the broker gives up", make<PoisonRetried>},
    Fault{"J02", "poison-dropped", "PM-01", "acknowledged-after-commit", "acknowledges a bad event, and no trace of it is left",
          make<PoisonDropped>},
};

}  // namespace

std::span<const Fault> poison_twins() { return twins; }

}  // namespace assay::mocks::faults
