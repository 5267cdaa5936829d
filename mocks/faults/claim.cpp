#include "mocks/faults/groups.hpp"
#include "mocks/fw/fields.hpp"
#include "mocks/pm/registration.hpp"
#include "mocks/rh/admission.hpp"
#include "mocks/tables.hpp"

#include <algorithm>
#include <array>
#include <string>

/// Group A, when the key is written: not in the transaction of the effect, or not so that two workers exclude each other.
namespace assay::mocks::faults {
namespace {

using party::Answer;
using party::Context;
using party::Delivery;
using party::Written;

class MarkThenEffect : public Registration {
 public:
  using Registration::Registration;

 protected:
  Answer perform(const Delivery& delivery, Text tenant, Context& context) const override {
    if (context.commit() != Written::done) return Answer::retry(names::store_unavailable);
    context.begin();
    return Registration::perform(delivery, tenant, context);
  }
};

class EffectThenMark : public Admission {
 public:
  using Admission::Admission;

 protected:
  void note_claim(const Delivery&, Text, Context&) const override {}
  Answer perform(const Delivery& delivery, Text tenant, Context& context) const override {
    const Answer answer = Admission::perform(delivery, tenant, context);
    if (answer.kind == Answer::Kind::done) Admission::note_claim(delivery, tenant, context);
    return answer;
  }
};

/// Each worker writes its claim under a name of its own, so that the unique key of the inbox excludes nobody.
class CheckThenAct : public Registration {
 public:
  using Registration::Registration;

 protected:
  Value claimed(const Delivery& delivery, Text tenant, Context& context) const override {
    const auto rows = context.select(Inbox::layout, {{Inbox::organization_id, tenant},
                                                     {Inbox::event_type, delivery.message->type},
                                                     {Inbox::idempotency_key, key_of(delivery)}});
    const auto ours = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
      return row->values[Inbox::subscriber].text().view().starts_with(name().view());
    });
    return ours == rows.end() ? Value() : (*ours)->values[Inbox::payload_digest];
  }
  void note_claim(const Delivery& delivery, Text tenant, Context& context) const override {
    const Text worker(std::string(name().view()) + ' ' + std::string(delivery.id().view()));
    context.insert(Inbox::layout, {{Inbox::id, context.new_id()},
                                   {Inbox::organization_id, tenant},
                                   {Inbox::subscriber, worker},
                                   {Inbox::event_type, delivery.message->type},
                                   {Inbox::idempotency_key, key_of(delivery)},
                                   {Inbox::payload_digest, digest_of(*delivery.message)}});
  }
};

class CopyIsError : public Registration {
 public:
  using Registration::Registration;

 protected:
  Value claimed(const Delivery&, Text, Context&) const override { return {}; }  // and the insert meets the unique key
};

class LockStaysForever : public Admission {
 public:
  using Admission::Admission;

  Answer handle(const Delivery& delivery, Context& context) const override {
    const party::Message& message = *delivery.message;
    if (!problem(message).empty()) return Admission::handle(delivery, context);
    static const Text lock("RH-01 works on it");
    const Text key = key_of(delivery);
    const Written locked = context.insert(Inbox::layout,
                                          {{Inbox::id, context.new_id()},
                                           {Inbox::organization_id, message.tenant},
                                           {Inbox::subscriber, lock},
                                           {Inbox::event_type, message.type},
                                           {Inbox::idempotency_key, key}},
                                          party::OnConflict::ignore);
    if (locked != Written::done) return Answer::retry(Text("in-progress"));
    const Answer answer = Admission::handle(delivery, context);
    context.erase(Inbox::layout, {{Inbox::organization_id, message.tenant},
                                  {Inbox::subscriber, lock},
                                  {Inbox::event_type, message.type},
                                  {Inbox::idempotency_key, key}});
    return answer;
  }
};

constexpr std::array twins{
    Fault{"A15", "mark-then-effect", "PM-01", "effect-exactly-once", "commits the key before it does the effect", make<MarkThenEffect>},
    Fault{"A16", "effect-then-mark", "RH-01", "effect-exactly-once", "commits the effect before it writes the key", make<EffectThenMark>},
    Fault{"A17", "check-then-act", "PM-01", "effect-exactly-once",
          "looks whether the event was handled, with nothing that stops a second worker from doing the same", make<CheckThenAct>},
    Fault{"A18", "unique-violation-is-error", "PM-01", "comes-to-rest",
          "takes the unique key that a copy meets for an error and asks for the copy again", make<CopyIsError>},
    Fault{"A22", "claim-never-reclaimed", "RH-01", "effect-exactly-once",
          "leaves its lock behind when it dies, and waits for it ever after", make<LockStaysForever>},
};

}  // namespace

std::span<const Fault> claim_twins() { return twins; }

}  // namespace assay::mocks::faults
