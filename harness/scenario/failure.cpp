#include "harness/scenario/run.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace assay::scenario {

using kernel::Entry;
using kernel::Happened;

namespace {

/// Short names for messages: the name of the step that led to each, with a letter from the second message on.
class ShortNames {
 public:
  ShortNames(const Plan& plan, const kernel::Journal& journal, const contract::Model& model) {
    // A command's own event takes the plain name, its deprecated twin the one with a letter.
    for (const bool deprecated : {false, true}) {
      for (const Entry* const entry : journal.entries()) {
        if (entry->kind != Happened::sent || names_.contains(entry->message)) continue;
        const contract::Event* const event = model.event(entry->subject.view());
        if ((event != nullptr && event->status == "deprecated") == deprecated) name(plan, *entry);
      }
    }
  }

  [[nodiscard]] std::string of(Text message) const {
    const auto found = names_.find(message);
    return found == names_.end() ? std::string(message.view()) : found->second;
  }

  /// The text with every message id in it replaced.
  [[nodiscard]] std::string in(std::string text) const {
    for (const auto& [id, name] : names_) {
      for (std::size_t at = text.find(id.view()); at != std::string::npos; at = text.find(id.view(), at)) {
        text.replace(at, id.view().size(), name);
      }
    }
    return text;
  }

 private:
  void name(const Plan& plan, const Entry& entry) {
    std::string base = "event";
    for (const auto& [step_name, step] : plan.steps) {
      const bool published = step.message == entry.message;
      const bool caused = !step.correlation.empty() && entry.detail.view().find(step.correlation.view()) != std::string_view::npos;
      if (published || caused) base = step_name;
    }
    const int number = ++used_[base];
    names_[entry.message] = number == 1 ? base : base + static_cast<char>('a' + std::min(number, 26) - 1);
  }

  std::map<Text, std::string> names_;
  std::map<std::string, int> used_;
};

std::string text_of(const Entry& entry, const ShortNames& names) {
  const std::string name = names.of(entry.message);
  switch (entry.kind) {
    case Happened::commanded: return fmt::format("{} ({})", entry.subject.view(), name);
    case Happened::answered: return fmt::format("answered: {}{}", entry.subject.view(), entry.detail.empty() ? "" : fmt::format(" ({})", entry.detail.view()));
    case Happened::sent:
      return fmt::format("{} {}{}", name, entry.subject.view(), entry.to.empty() ? "" : fmt::format(" for {}", entry.to.view()));
    case Happened::delivered: return fmt::format("{} {}", name, entry.subject.view());
    case Happened::wrote:
      return fmt::format("{} {}", !entry.before ? "inserted into" : entry.row ? "updated" : "deleted from", entry.table->name);
    case Happened::acknowledged: return fmt::format("acknowledged {}", name);
    case Happened::lost_ack: return fmt::format("acknowledgement of {} lost", name);
    case Happened::retry_asked: return fmt::format("asked for {} again later ({})", name, entry.detail.view());
    case Happened::refused: return fmt::format("refused {} ({})", name, entry.detail.view());
    case Happened::dead_lettered: return fmt::format("{} dead-lettered ({})", name, entry.detail.view());
    case Happened::crashed: return fmt::format("crashed after {}", entry.detail.view());
    case Happened::unavailable: return fmt::format("the store refused {}", entry.detail.view());
    case Happened::advanced: return fmt::format("the clock moved on by {}", entry.detail.view());
    case Happened::logged: return "logged a line";
    case Happened::measured: return "wrote a metric";
    case Happened::committed:
    case Happened::rolled_back: break;
  }
  return std::string(kernel::to_string(entry.kind));
}

std::vector<TimelineItem> timeline_of(const kernel::Journal& journal, const check::Violation& violation, const ShortNames& names) {
  std::vector<TimelineItem> items;
  for (const Entry* const entry : journal.entries()) {
    TimelineItem item;
    item.step = entry->step;
    item.at = to_string(entry->at);
    item.kind = kernel::to_string(entry->kind);
    item.party = entry->party.view();
    if (entry->kind == Happened::sent) {
      item.from = item.party;
      item.party = "broker";
    } else if (entry->kind == Happened::delivered) {
      item.from = "broker";
    }
    item.message = entry->message.empty() ? "" : names.of(entry->message);
    item.tenant = entry->tenant.view();
    item.text = text_of(*entry, names) + (entry->nested ? " (second worker)" : "");
    item.culprit = violation.step != 0 && entry->step == violation.step && entry->party == violation.party;
    items.push_back(std::move(item));
  }
  return items;
}

/// The obligations that a violation breaks: those of its party that the scenario verifies, by the kinds that the check
/// names, the likeliest kind first; where the scenario verifies none of them, those of the contract.
std::vector<std::string> blamed(const check::Violation& violation, const Plan& plan, const contract::Model& model) {
  std::vector<const contract::Obligation*> verified;
  for (const auto& [id, at] : plan.script.verifies) {
    if (const contract::Obligation* const obligation = model.obligation(id)) verified.push_back(obligation);
  }
  std::vector<const contract::Obligation*> all;
  for (const contract::Obligation& obligation : model.obligations) all.push_back(&obligation);
  const auto of_party = [&](const contract::Obligation* obligation) { return obligation->party == violation.party.view(); };
  for (const auto& candidates : {verified, all}) {
    for (const std::string_view kind : violation.kinds) {
      std::vector<std::string> ids;
      for (const contract::Obligation* const obligation : candidates) {
        if (of_party(obligation) && obligation->kind == kind) ids.push_back(obligation->id);
      }
      if (!ids.empty()) return ids;
    }
  }
  std::vector<std::string> ids;
  for (const contract::Obligation* const obligation : verified) {
    if (of_party(obligation)) ids.push_back(obligation->id);
  }
  if (!ids.empty()) return ids;
  // A party to which no document gives obligations: what it missed or got wrong is its event's publisher's to answer for.
  const contract::Event* const event = model.event(violation.event.view());
  for (const contract::Obligation* const obligation : all) {
    const bool publishes = event != nullptr && std::any_of(event->publishers.begin(), event->publishers.end(), [&](const auto& publisher) {
                             return publisher.party == obligation->party;
                           });
    if (publishes && obligation->kind == "publish" && obligation->text.find(event->name) != std::string::npos) ids.push_back(obligation->id);
  }
  return ids;
}

/// The last guard before anything is shown: a party under test may put what it must not anywhere, a reason code or an event
/// type included. What holds a canary in any form is withheld whole.
class Guard {
 public:
  explicit Guard(const check::CanaryMatcher& canaries) : canaries_(canaries) {}

  void operator()(std::string& text) const {
    if (!canaries_.look(Text(text)).empty()) text = "(withheld: it holds a canary)";
  }
  void operator()(Failure& failure) const {
    for (std::string* const text : {&failure.party, &failure.event, &failure.signature, &failure.what, &failure.expected, &failure.found}) (*this)(*text);
    for (std::string& step : failure.schedule) (*this)(step);
    for (TimelineItem& item : failure.timeline) {
      for (std::string* const text : {&item.party, &item.from, &item.message, &item.tenant, &item.text}) (*this)(*text);
    }
  }

 private:
  const check::CanaryMatcher& canaries_;
};

}  // namespace

Failure failure_of(const explore::Found& found, const Stage& stage, const Contracts& contracts) {
  const kernel::Journal journal(found.journal);
  const ShortNames names(*stage.plan, journal, contracts.model);
  const check::Violation& violation = found.violation;
  Failure failure;
  failure.check = violation.check;
  failure.party = violation.party.view();
  failure.event = violation.event.view();
  failure.obligations = blamed(violation, *stage.plan, contracts.model);
  failure.signature = explore::signature_of(violation);
  failure.what = names.in(violation.what);
  failure.expected = violation.expected;
  failure.found = violation.found;
  for (std::size_t i = 0; i < found.schedule.size(); ++i) {
    const std::string label = names.in(kernel::to_string(found.schedule[i]));
    failure.schedule.push_back(i < found.steps.size() ? fmt::format("{} (step {})", label, found.steps[i]) : label);
  }
  failure.also.assign(found.also.begin(), found.also.end());
  failure.last_choice = found.steps.empty() ? 0 : found.steps.back();
  failure.drain_steps = found.drained;
  failure.timeline = timeline_of(journal, violation, names);
  Guard(*stage.canaries)(failure);
  return failure;
}

namespace {

/// Parties that were asked or delivered something. The framework takes part wherever a command is given: it relays what
/// follows; and wherever something is refused, since it keeps the dead letters.
std::vector<std::string> took_part(const Stage& stage) {
  std::set<std::string> parties;
  for (const world::Simulation::Seen& seen : stage.simulation->seen()) parties.emplace(seen.party.view());
  for (const world::ScriptAction& action : stage.plan->setup.script) {
    if (const auto* const command = std::get_if<world::ScriptCommand>(&action)) parties.emplace(command->party.view());
  }
  for (const auto& party : stage.plan->setup.cast) {
    if (party->works() || party->keeps_dead_letters()) parties.emplace(party->name().view());
  }
  return {parties.begin(), parties.end()};
}

}  // namespace

ScenarioResult result_of(const Stage& stage, const StageRun& run, const Contracts& contracts) {
  const Script& script = stage.plan->script;
  ScenarioResult result;
  result.name = script.name;
  result.file = script.file;
  result.description = script.description;
  for (const auto& [id, at] : script.verifies) result.verifies.push_back(id);
  result.exhaustive = !run.random;
  result.bounds = bounds_of(*stage.plan);
  result.states = run.explored.states;
  result.schedules = run.explored.schedules;
  result.deliveries = run.explored.deliveries;
  result.judged_effects = run.explored.judged;
  result.took_part = took_part(stage);
  for (const explore::Found& found : run.explored.failures) result.failures.push_back(failure_of(found, stage, contracts));
  if (!result.failures.empty()) {
    result.outcome = Outcome::fail;
  } else if (result.judged_effects == 0) {
    result.outcome = Outcome::inconclusive;
    result.why = "nothing was there to judge";
  } else {
    result.outcome = Outcome::pass;
  }
  return result;
}

}  // namespace assay::scenario
