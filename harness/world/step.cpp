#include "harness/world/step.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace assay::world {

using kernel::Action;
using kernel::Fault;
using kernel::Happened;
using party::Answer;

namespace {

/// A command that keeps failing is given up: by then every schedule within the bounds has spent its faults.
constexpr std::uint16_t command_tries_max = 8;

std::uint64_t hash_of(const kernel::Entry& entry) {
  std::uint64_t hash = combine(static_cast<std::uint64_t>(entry.kind), entry.party.hash());
  hash = combine(hash, entry.message.hash());
  hash = combine(hash, entry.tenant.hash());
  hash = combine(hash, entry.subject.hash());
  hash = combine(hash, entry.detail.hash());
  hash = combine(hash, entry.to.hash());
  if (entry.table == nullptr) return hash;
  hash = combine(hash, entry.table->index);
  hash = combine(hash, entry.row ? entry.row->hash : 1);
  return combine(hash, entry.before ? entry.before->hash : 1);
}

}  // namespace

Simulation::Step::Step(Simulation& simulation, const State& from, const kernel::Choice& choice)
    : simulation_(simulation), choice_(choice), out_{from, {}, true}, state_(out_.state), entries_(simulation.entries_) {
  entries_.clear();
  out_.calls.reserve(16);  // as many as most steps have
}

Stepped Simulation::Step::take() {
  ++state_.steps;
  if (choice_.fault == Fault::delay) {
    state_.now = state_.now + choice_.delay;
    Acting broker;
    note(Happened::advanced, broker).detail = Text(assay::to_string(choice_.delay));
  }
  out_.possible = spend() && run();
  if (!out_.possible) return std::move(out_);
  state_.observed += observed();
  auto* const part = new kernel::JournalPart;
  for (kernel::Entry& entry : entries_) entry.step = state_.steps;
  part->entries.assign(std::make_move_iterator(entries_.begin()), std::make_move_iterator(entries_.end()));
  part->step = state_.steps;
  part->before = std::move(state_.journal);
  state_.journal = kernel::JournalEnd(part);
  return std::move(out_);
}

bool Simulation::Step::run() {
  switch (choice_.action) {
    case Action::script: return run_script();
    case Action::work: return run_work();
    case Action::deliver: return run_delivery();
  }
  return false;
}

bool Simulation::Step::spend() {
  const auto take_one = [](std::uint8_t& left) { return left > 0 && left-- > 0; };
  switch (choice_.fault) {
    case Fault::none: return true;
    case Fault::duplicate: return take_one(state_.left.duplicates);
    case Fault::crash: return take_one(state_.left.crashes);
    case Fault::lost_ack: return take_one(state_.left.lost_acks);
    case Fault::unavailable: return take_one(state_.left.unavailable);
    case Fault::overlap: return take_one(state_.left.overlaps);
    case Fault::delay: break;
  }
  const std::vector<Duration>& delays = simulation_.setup_.delays;
  const auto at = std::find(delays.begin(), delays.end(), choice_.delay);
  if (at == delays.end()) return false;
  const auto bit = static_cast<std::uint8_t>(1U << (at - delays.begin()));
  if ((state_.left.delays & bit) == 0) return false;
  state_.left.delays = static_cast<std::uint8_t>(state_.left.delays & ~bit);
  return true;
}

Strike Simulation::Step::strike() const {
  const bool strikes = choice_.fault == Fault::crash || choice_.fault == Fault::unavailable || choice_.fault == Fault::overlap;
  return strikes ? Strike{choice_.fault, choice_.boundary} : Strike{};
}

kernel::Entry& Simulation::Step::note(Happened kind, const Acting& acting) {
  kernel::Entry& entry = entries_.emplace_back();
  entry.kind = kind;
  entry.nested = acting.nested;
  entry.at = state_.now;
  entry.party = acting.name;
  entry.tenant = acting.tenant;
  entry.message = acting.message;
  return entry;
}

bool Simulation::Step::run_script() {
  const std::vector<ScriptAction>& script = simulation_.setup_.script;
  if (state_.next_script >= script.size()) return false;
  const ScriptAction& action = script[state_.next_script];
  const kernel::Choice named = simulation_.script_choice(action);
  if (named.party != choice_.party || named.message != choice_.message) return false;
  if (const auto* const command = std::get_if<ScriptCommand>(&action)) {
    run_command(*command);
  } else if (const auto* const publish = std::get_if<ScriptPublish>(&action)) {
    run_publish(*publish);
  } else {
    const Duration by = std::get<ScriptAdvance>(action).by;
    state_.now = state_.now + by;
    note(Happened::advanced, {}).detail = Text(assay::to_string(by));
    ++state_.next_script;
  }
  return true;
}

void Simulation::Step::run_command(const ScriptCommand& action) {
  const int index = simulation_.party_index(action.party);
  Acting acting{static_cast<std::uint8_t>(index < 0 ? 0 : index), action.party, action.command.tenant, action.command.id,
                combine(action.command.id.hash(), state_.command_tries), false};
  note(Happened::commanded, acting).subject = action.command.name;
  SimulatedContext context(simulation_, state_, entries_, acting, strike());
  context.calls = &out_.calls;
  const Answer answer = index < 0 ? Answer::refuse(Text("no-such-party"))
                                  : simulation_.setup_.cast[acting.party]->command(action.command, context);
  context.end();
  if (context.crashed()) {
    note(Happened::crashed, acting).detail = choice_.boundary_name;
    if (simulation_.setup_.memory != nullptr) state_.store.forget(*simulation_.setup_.memory, acting.name);
  }
  // A caller who got no answer, or "not now", asks again with the same intent.
  const bool ask_again = context.crashed() || choice_.fault == Fault::lost_ack || answer.kind == Answer::Kind::retry;
  if (ask_again && ++state_.command_tries < command_tries_max) return;
  kernel::Entry& entry = note(Happened::answered, acting);
  entry.subject = Text(ask_again ? "failed" : answer.kind == Answer::Kind::done ? "done" : "refused");
  entry.detail = answer.reason;
  state_.command_tries = 0;
  ++state_.next_script;
}

void Simulation::Step::run_publish(const ScriptPublish& action) {
  const party::Message* const message = simulation_.keep(action.message);
  for (const Text subscriber : simulation_.subscribers_of(message->type)) {
    const int index = simulation_.party_index(subscriber);
    if (index >= 0) simulation_.enqueue(state_, message, static_cast<std::uint8_t>(index));
  }
  Acting outside;
  outside.name = Text("outside");
  outside.tenant = message->tenant;
  outside.message = message->id;
  kernel::Entry& entry = note(Happened::sent, outside);
  entry.subject = message->type;
  entry.detail = message->envelope;
  ++state_.next_script;
}

bool Simulation::Step::run_work() {
  const int index = simulation_.party_index(choice_.party);
  if (index < 0) return false;
  Acting acting;
  acting.party = static_cast<std::uint8_t>(index);
  acting.name = choice_.party;
  acting.identity = combine(choice_.party.hash(), state_.sent);
  SimulatedContext context(simulation_, state_, entries_, acting, strike());
  context.calls = &out_.calls;
  const party::Party& party = *simulation_.setup_.cast[acting.party];
  party.work(context);
  context.end();
  if (!context.crashed()) return true;
  note(Happened::crashed, acting).detail = choice_.boundary_name;
  if (simulation_.setup_.memory != nullptr) state_.store.forget(*simulation_.setup_.memory, acting.name);
  return true;
}

int Simulation::Step::pending_index(Text message, Text party, std::uint16_t attempt) const {
  for (std::size_t i = 0; i < state_.pending.size(); ++i) {
    const Pending& pending = state_.pending[i];
    if (pending.message->id == message && pending.attempt == attempt && simulation_.names_[pending.party] == party) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

bool Simulation::Step::run_delivery() {
  const int index = pending_index(choice_.message, choice_.party, choice_.attempt);
  if (index < 0) return false;
  const Pending pending = state_.pending[static_cast<std::size_t>(index)];
  state_.pending.erase(state_.pending.begin() + index);
  state_.now = std::max(state_.now, pending.due);
  const bool against_itself = choice_.fault == Fault::overlap && choice_.overlap_message == choice_.message;
  if (choice_.fault == Fault::duplicate || against_itself) {
    Pending copy = pending;
    ++copy.attempt;
    state_.pending.push_back(copy);
  }
  deliver(pending, false, strike(), choice_.fault == Fault::lost_ack);
  std::sort(state_.pending.begin(), state_.pending.end(), [](const Pending& a, const Pending& b) {
    return std::pair(a.due, a.sequence) < std::pair(b.due, b.sequence);
  });
  return true;
}

void Simulation::Step::deliver(const Pending& pending, bool nested, Strike strike, bool lose_ack) {
  const party::Message& message = *pending.message;
  simulation_.count_delivery(simulation_.names_[pending.party], message.type);
  party::Delivery delivery;
  delivery.message = &message;
  delivery.attempt = pending.attempt;
  // A copy and a retry may both be the second attempt; they are still two deliveries.
  delivery.identity = combine(combine(combine(message.hash, pending.party), pending.attempt), pending.failures);
  // Two workers on one message must not make the same ids: a unique key would hide that both went ahead.
  const Acting acting{pending.party, simulation_.names_[pending.party], message.tenant, message.id,
                      combine(combine(message.hash, pending.party), nested ? 1 : 0), nested};
  note(Happened::delivered, acting).subject = message.type;
  SimulatedContext context(simulation_, state_, entries_, acting, strike);
  if (!nested) context.calls = &out_.calls;
  if (strike.fault == Fault::overlap) context.second_worker = [this] { second_worker(); };
  const Answer answer = simulation_.setup_.cast[pending.party]->handle(delivery, context);
  context.end();
  settle(pending, context, answer, nested, lose_ack);
}

void Simulation::Step::second_worker() {
  const int index = pending_index(choice_.overlap_message, choice_.party, choice_.overlap_attempt);
  if (index < 0) return;
  const Pending pending = state_.pending[static_cast<std::size_t>(index)];
  state_.pending.erase(state_.pending.begin() + index);
  deliver(pending, true, {}, false);
}

void Simulation::Step::settle(const Pending& pending, const SimulatedContext& context, const Answer& answer, bool nested,
                              bool lose_ack) {
  const party::Message& message = *pending.message;
  const Acting acting{pending.party, simulation_.names_[pending.party], message.tenant, message.id, 0, nested};
  if (context.crashed()) {
    note(Happened::crashed, acting).detail = choice_.boundary_name;
    if (simulation_.setup_.memory != nullptr) state_.store.forget(*simulation_.setup_.memory, acting.name);
    if (!context.acknowledged_early()) again(pending);
    return;
  }
  if (context.acknowledged_early()) return;
  switch (answer.kind) {
    case Answer::Kind::done:
      note(lose_ack ? Happened::lost_ack : Happened::acknowledged, acting);
      if (lose_ack) again(pending);
      return;
    case Answer::Kind::retry:
      note(Happened::retry_asked, acting).detail = answer.reason;
      again(pending);
      return;
    case Answer::Kind::refuse:
      if (lose_ack) {
        note(Happened::lost_ack, acting);
        again(pending);
        return;
      }
      note(Happened::refused, acting).detail = answer.reason;
      dead_letter(pending, answer.reason);
      return;
  }
}

void Simulation::Step::again(const Pending& pending) {
  Pending next = pending;
  ++next.attempt;
  ++next.failures;
  if (next.failures >= simulation_.setup_.rules.attempts_max) {
    dead_letter(pending, Text("attempts-exhausted"));
    return;
  }
  next.due = state_.now + simulation_.backoff(next.failures);
  state_.pending.push_back(next);
}

void Simulation::Step::dead_letter(const Pending& pending, Text reason) {
  const party::Message& message = *pending.message;
  const Text subscriber = simulation_.names_[pending.party];
  const Acting given_up{pending.party, subscriber, message.tenant, message.id, 0, false};
  kernel::Entry& entry = note(Happened::dead_lettered, given_up);
  entry.subject = message.type;
  entry.detail = reason;
  if (simulation_.dead_letter_keeper_ < 0) return;
  const auto keeper = static_cast<std::uint8_t>(simulation_.dead_letter_keeper_);
  const Acting acting{keeper, simulation_.names_[keeper], message.tenant, message.id, combine(message.hash, subscriber.hash()), false};
  SimulatedContext context(simulation_, state_, entries_, acting, {});
  simulation_.setup_.cast[keeper]->dead_letter(message, subscriber, reason, context);
  context.end();
}

std::uint64_t Simulation::Step::observed() const {
  std::uint64_t transcript = 0;
  std::uint64_t uncommitted = 0;
  for (const kernel::Entry& entry : entries_) {
    switch (entry.kind) {
      case Happened::wrote: uncommitted = combine(uncommitted, hash_of(entry)); break;
      case Happened::committed:
        if (uncommitted != 0) transcript = combine(transcript, uncommitted);
        uncommitted = 0;
        break;
      case Happened::rolled_back: uncommitted = 0; break;
      case Happened::sent:
      case Happened::logged:
      case Happened::measured:
      case Happened::answered:
      case Happened::acknowledged:
      case Happened::refused:
      case Happened::dead_lettered: transcript = combine(transcript, hash_of(entry)); break;
      case Happened::crashed:
        // Seen only if the broker had already been told that all is well.
        if (transcript != 0) transcript = combine(transcript, hash_of(entry));
        break;
      default: break;
    }
  }
  return transcript == 0 ? 0 : mix(transcript);
}

}  // namespace assay::world
