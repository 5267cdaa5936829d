#include "mocks/analytics/conversion_metrics.hpp"
#include "mocks/faults/groups.hpp"
#include "mocks/faults/memory.hpp"
#include "mocks/fw/fields.hpp"
#include "mocks/pm/registration.hpp"
#include "mocks/rh/admission.hpp"
#include "mocks/tables.hpp"

#include <array>
#include <string>

/// Group E: whose event it is, and whose rows are touched for it.
namespace assay::mocks::faults {
namespace {

using party::Answer;
using party::Context;
using party::Delivery;
using party::Message;

const Text current_tenant{"tenant"};

class ContextNotReset : public ConversionMetrics {
 public:
  using ConversionMetrics::ConversionMetrics;

 protected:
  Text tenant_of(const Message& message, Context& context) const override {
    remember(context, name(), current_tenant, message.tenant);
    const Row current = recall(context, name(), current_tenant);
    return current ? current->values[Memory::value].text() : message.tenant;
  }
};

/// What is wrong with a payload beside that it names no organisation, which these twins put up with.
Text but_for_the_organisation(Text problem, const Message& message) {
  return problem == names::payload_invalid && !message.fields().has(names::organization_id) ? Text() : problem;
}

class DefaultTenant : public ConversionMetrics {
 public:
  using ConversionMetrics::ConversionMetrics;

 protected:
  Text problem(const Message& message) const override {
    return but_for_the_organisation(ConversionMetrics::problem(message), message);
  }
  Text tenant_of(const Message& message, Context&) const override {
    static const Text everybody("00000000-0000-4000-8000-000000000000");
    return message.fields().has(names::organization_id) ? message.tenant : everybody;
  }
};

class NullRemovesFilter : public Registration {
 public:
  using Registration::Registration;

 protected:
  Text problem(const Message& message) const override { return but_for_the_organisation(Registration::problem(message), message); }
  Text tenant_of(const Message& message, Context&) const override { return message.fields().text(names::organization_id); }
  Row contact_of(const Message& message, Text tenant, Context& context) const override {
    if (!tenant.empty()) return Registration::contact_of(message, tenant, context);
    return context.find(Contacts::layout, {{Contacts::id, message.fields()[names::contact_id]}});
  }
};

class PayloadDecides : public Registration {
 public:
  using Registration::Registration;

 protected:
  Text problem(const Message& message) const override {
    const Text reason = Registration::problem(message);
    return reason == names::tenant_mismatch ? Text() : reason;
  }
  Text tenant_of(const Message& message, Context&) const override { return message.fields().text(names::organization_id); }
};

class CacheWithoutTenant : public Registration {
 public:
  using Registration::Registration;

 protected:
  Row contact_of(const Message& message, Text tenant, Context& context) const override {
    const Text request = message.fields().text(names::correlation_id);
    if (const Row cached = recall(context, name(), request)) {
      return context.find(Contacts::layout, {{Contacts::id, cached->values[Memory::value]}});
    }
    const Row contact = Registration::contact_of(message, tenant, context);
    if (contact) remember(context, name(), request, contact->values[Contacts::id]);
    return contact;
  }
};

class ForeignReference : public Registration {
 public:
  using Registration::Registration;

 protected:
  Row contact_of(const Message& message, Text, Context& context) const override {
    return context.find(Contacts::layout, {{Contacts::id, message.fields()[names::contact_id]}});
  }
};

class BedOfAnybody : public Admission {
 public:
  using Admission::Admission;

 protected:
  Row free_bed(Text site, Text, Context& context) const override {
    for (const Row& bed : context.select(Beds::layout, {{Beds::site_id, site}})) {
      if (!context.find(BedAssignments::layout, {{BedAssignments::bed_id, bed->values[Beds::id]}})) return bed;
    }
    return {};
  }
};

class LogContextBleeds : public Registration {
 public:
  using Registration::Registration;

 protected:
  void report(const Message& message, const Row& contact, Text tenant, Context& context) const override {
    remember(context, name(), current_tenant, tenant);
    const Row current = recall(context, name(), current_tenant);
    Registration::report(message, contact, current ? current->values[Memory::value].text() : tenant, context);
  }
};

/// Sets the organisation on its connection and takes it off again only when all went well.
class SessionVariableLeaks : public ConversionMetrics {
 public:
  using ConversionMetrics::ConversionMetrics;

  Answer handle(const Delivery& delivery, Context& context) const override {
    remember(context, name(), current_tenant, delivery.message->tenant);
    const Answer answer = ConversionMetrics::handle(delivery, context);
    if (answer.kind == Answer::Kind::done) forget(context, name(), current_tenant);
    return answer;
  }

 protected:
  Text tenant_of(const Message& message, Context& context) const override {
    const Row current = recall(context, name(), current_tenant);
    return current ? current->values[Memory::value].text() : message.tenant;
  }
};

constexpr std::array twins{
    Fault{"E01", "context-not-reset", "Analytics", "tenant-isolation", "stays with the organisation of the first event that it saw",
          make<ContextNotReset>},
    Fault{"E02", "default-tenant-fallback", "Analytics", "tenant-isolation",
          "counts an event that names no organisation for a default one", make<DefaultTenant>},
    Fault{"E03", "null-removes-filter", "PM-01", "tenant-isolation",
          "drops the organisation from its query when the event names none", make<NullRemovesFilter>},
    Fault{"E04", "payload-decides", "PM-01", "tenant-isolation", "believes the payload and not the envelope whose event it is",
          make<PayloadDecides>},
    Fault{"E07", "cache-key-unscoped", "PM-01", "tenant-isolation", "keeps contacts in a cache whose key has no organisation in it",
          make<CacheWithoutTenant>},
    Fault{"E12", "cross-reference-accepted", "PM-01", "tenant-isolation", "registers a contact of whatever organisation it is",
          make<ForeignReference>},
    Fault{"E23", "hierarchy-inherits-down", "RH-01", "tenant-isolation", "gives beds by site alone, also to another organisation of the same site", make<BedOfAnybody>},
    Fault{"E15", "log-context-bleed", "PM-01", "tenant-isolation", "writes log lines under the organisation that came first",
          make<LogContextBleeds>},
    Fault{"E19", "session-variable-leak", "Analytics", "tenant-isolation",
          "goes on with the organisation of an event that failed", make<SessionVariableLeaks>},
};

}  // namespace

std::span<const Fault> tenancy_twins() { return twins; }

}  // namespace assay::mocks::faults
