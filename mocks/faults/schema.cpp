#include "mocks/faults/groups.hpp"
#include "mocks/fw/fields.hpp"
#include "mocks/pm/registration.hpp"

#include <array>

/// Group G: what an event has to look like.
namespace assay::mocks::faults {
namespace {

class TrustsThePublisher : public Registration {
 public:
  using Registration::Registration;

 protected:
  Text problem(const party::Message& message) const override {
    const Text reason = Registration::problem(message);
    const bool only_the_schema = reason == names::payload_invalid && message.fields().text(names::organization_id) == message.tenant;
    return only_the_schema ? Text() : reason;
  }
};

constexpr std::array twins{
    Fault{"G20", "one-side-validation", "PM-01", "messages-conform", "leaves it to publishers to keep to the schema",
          make<TrustsThePublisher>},
};

}  // namespace

std::span<const Fault> schema_twins() { return twins; }

}  // namespace assay::mocks::faults
