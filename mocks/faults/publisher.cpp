#include "mocks/ce/lead_conversion.hpp"
#include "mocks/faults/groups.hpp"
#include "mocks/fw/fields.hpp"

#include <array>

/// Group D, the publisher: events and the state that they speak of, apart.
namespace assay::mocks::faults {
namespace {

using party::Answer;
using party::Command;
using party::Context;
using party::Written;

/// Sends to the broker itself instead of leaving it to the outbox.
class PastTheOutbox : public LeadConversion {
 public:
  using LeadConversion::LeadConversion;

 protected:
  Written publish_one(const Publication& publication, Context& context) const override {
    const party::Message message = party::make_message(context.new_id(), publication.type, publication.tenant, publication.site,
                                                       context.now(), publication.payload);
    for (const Text subscriber : context.subscribers_of(publication.type)) {
      if (!context.send(message, subscriber)) return Written::unavailable;
    }
    return Written::done;
  }
};

class PublishAfterCommit : public PastTheOutbox {
 public:
  using PastTheOutbox::PastTheOutbox;

 protected:
  Answer complete(const Command&, const Conversion& conversion, Context& context) const override {
    audit_conversion(conversion, context);
    if (context.commit() != Written::done) return Answer::retry(names::store_unavailable);
    [[maybe_unused]] const Written published = publish_all(conversion, context);
    return Answer::done();
  }
};

class PublishBeforeCommit : public PastTheOutbox {
 public:
  using PastTheOutbox::PastTheOutbox;

 protected:
  Written record(const Conversion& conversion, Context& context) const override {
    if (PastTheOutbox::publish_all(conversion, context) != Written::done) return Written::unavailable;
    return PastTheOutbox::record(conversion, context);
  }
  Written publish_all(const Conversion&, Context&) const override { return Written::done; }
};

class PhantomOnRollback : public PastTheOutbox {
 public:
  using PastTheOutbox::PastTheOutbox;

 protected:
  bool consent_given(const Conversion& conversion, Context& context) const override {
    [[maybe_unused]] const Written published = PastTheOutbox::publish_all(conversion, context);
    return PastTheOutbox::consent_given(conversion, context);
  }
  Written publish_all(const Conversion&, Context&) const override { return Written::done; }
};

class OutboxInOtherTransaction : public LeadConversion {
 public:
  using LeadConversion::LeadConversion;

 protected:
  Answer complete(const Command&, const Conversion& conversion, Context& context) const override {
    audit_conversion(conversion, context);
    if (context.commit() != Written::done) return Answer::retry(names::store_unavailable);
    context.begin();
    [[maybe_unused]] const Written published = publish_all(conversion, context);
    return context.commit() == Written::done ? Answer::done() : Answer::retry(names::store_unavailable);
  }
};

class SilentPath : public LeadConversion {
 public:
  using LeadConversion::LeadConversion;

 protected:
  Written publish_one(const Publication& publication, Context& context) const override {
    if (publication.type == names::ce_lead_converted_to_resident) return Written::done;
    return LeadConversion::publish_one(publication, context);
  }
};

constexpr std::array twins{
    Fault{"D01", "publish-after-commit", "CE", "emitted-events-agree", "commits the conversion and then sends its events itself",
          make<PublishAfterCommit>},
    Fault{"D02", "publish-before-commit", "CE", "emitted-events-agree",
          "sends the events before it knows whether the conversion is a new one", make<PublishBeforeCommit>},
    Fault{"D03", "phantom-on-rollback", "CE", "emitted-events-agree",
          "sends the events of a conversion that it then takes back for want of consent", make<PhantomOnRollback>},
    Fault{"D14", "outbox-in-other-tx", "CE", "emitted-events-agree", "writes the outbox in a second transaction",
          make<OutboxInOtherTransaction>},
    Fault{"D15", "bypass-path-silent", "CE", "emitted-events-agree", "converts to residents without the event that says so",
          make<SilentPath>},
};

}  // namespace

std::span<const Fault> publisher_twins() { return twins; }

}  // namespace assay::mocks::faults
