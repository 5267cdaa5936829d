#pragma once

#include "harness/explore/schedule.hpp"
#include "tests/support/tiny_world.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <set>
#include <string>

/// A tiny world with a judge, and what it judged written down.
namespace assay::explore::test {

using namespace support;
using kernel::Choice;
using kernel::Fault;
using party::Answer;
using party::Context;
using party::Delivery;
using party::Written;

inline const contract::Registry& registry() {
  static const contract::Model model = [] {
    contract::Model made;
    contract::Event& event = made.events.emplace_back();
    event.name = "note_written";
    for (const char* const name : {"organization_id", "subject"}) {
      contract::Field& field = event.fields.emplace_back();
      field.path = name;
      field.type = "string";
      field.required = true;
    }
    return made;
  }();
  static const auto shared = contract::Registry::of(model).value();
  return *shared;
}

/// A result as text, all of it.
[[nodiscard]] inline std::string text_of(const check::RunResult& result) {
  std::string text;
  const auto add = [&](std::string_view part) { text.append(part).append(" "); };
  for (const auto& [effect, count] : result.effects) {
    add(effect.party.view()), add(effect.key.view()), add(std::to_string(count));
  }
  for (const auto& [emission, ids] : result.emitted) {
    add(emission.key.view()), add(std::to_string(ids.size()));
  }
  for (const auto& [rows, digest] : result.rows) {
    add(rows.table), add(rows.tenant.view()), add(std::to_string(digest));
  }
  for (const auto& [effect, reason] : result.dead_letters) {
    add(effect.party.view()), add(effect.key.view()), add(reason.view());
  }
  for (const auto& [command_id, answer] : result.answers) {
    add(command_id.view()), add(answer.view());
  }
  return text;
}

class Lab {
 public:
  explicit Lab(world::Setup setup) : simulation(std::move(setup)), judge(known()) {}

  world::Simulation simulation;
  check::CanaryMatcher canaries{std::vector<check::Canary>{}};
  std::set<std::string> results;  // of all ends that were judged
  /// One more thing to judge at the end: true is a violation of the check "then".
  std::function<bool(const world::State&)> wrong;
  Judge judge;

  /// The world's own result without faults is what every schedule must come to.
  Lab& own_reference() {
    const check::RunResult own = judge.result(follow(simulation, {}).end);
    judge.known().reference = own;
    judge.known().fault_free = own;
    return *this;
  }
  [[nodiscard]] Explored all(const Limits& limits = {}) { return explore_all(simulation, judge, limits); }

 private:
  [[nodiscard]] Judge::Known known() {
    Judge::Known all;
    all.registry = &registry();
    all.canaries = &canaries;
    all.then = [this](const world::State& end, const check::History&, const check::RunResult& result, std::vector<check::Violation>& violations) {
      results.insert(text_of(result));
      if (!wrong || !wrong(end)) return;
      check::Violation& violation = violations.emplace_back();
      violation.check = "then";
      violation.what = "wrong at the end";
    };
    return all;
  }
};

[[nodiscard]] inline std::set<std::string> signatures_of(const Explored& explored) {
  std::set<std::string> signatures;
  for (const Found& found : explored.failures) signatures.insert(signature_of(found.violation));
  return signatures;
}

[[nodiscard]] inline std::vector<std::string> labels_of(const Schedule& schedule) {
  std::vector<std::string> labels;
  for (const Choice& choice : schedule) labels.push_back(to_string(choice));
  return labels;
}

/// Writes one note for each event, however often it comes.
[[nodiscard]] inline std::shared_ptr<MadeParty> careful(std::string_view name) {
  return subscriber(name, [me = std::string(name)](const Delivery& delivery, Context& c) {
    write_note(c, Text(me + " " + std::string(delivery.message->id.view())), party::OnConflict::ignore);
    return Answer::done();
  });
}
/// Writes a note for each delivery.
[[nodiscard]] inline std::shared_ptr<MadeParty> careless(std::string_view name) {
  return subscriber(name, [](const Delivery&, Context& c) {
    c.insert(Notes::layout, {{Notes::id, c.new_id()}, {Notes::organization_id, north}});
    return Answer::done();
  });
}

[[nodiscard]] inline world::Setup in_any_order(party::Cast cast, std::vector<world::ScriptAction> script, world::Budget budget = {}) {
  world::Setup setup = tiny_setup(std::move(cast), std::move(script));
  setup.rules.reorder = true;
  setup.budget = budget;
  return setup;
}

}  // namespace assay::explore::test
