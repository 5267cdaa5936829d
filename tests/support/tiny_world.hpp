#pragma once

#include "harness/world/simulation.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Worlds of a few tables and of parties made on the spot: what a handler does is written in the test.
namespace assay::support {

struct Notes {
  enum : Column { id, organization_id, label, page };
  inline static const TableLayout layout{.name = "notes",
                                         .owner = "B",
                                         .columns = {{"id"}, {"organization_id"}, {"label"}, {"page"}},
                                         .unique = {{label}},
                                         .index = 0};
};
struct Outbox {
  enum : Column { id, sent };
  inline static const TableLayout layout{.name = "outbox", .owner = "A", .purpose = Purpose::infrastructure, .columns = {{"id"}, {"sent"}}, .index = 1};
};
struct Letters {
  enum : Column { id, organization_id, event, subscriber, reason };
  inline static const TableLayout layout{.name = "letters",
                                         .owner = "K",
                                         .purpose = Purpose::dead_letters,
                                         .columns = {{"id"}, {"organization_id"}, {"event"}, {"subscriber"}, {"reason"}},
                                         .index = 2};
};
struct Remembered {
  enum : Column { party, slot };
  inline static const TableLayout layout{.name = "remembered",
                                         .owner = "",
                                         .purpose = Purpose::memory,
                                         .columns = {{"party"}, {"slot"}},
                                         .key_columns = 2,
                                         .index = 3};
};
inline constexpr std::array<const TableLayout*, 4> tiny_tables{&Notes::layout, &Outbox::layout, &Letters::layout, &Remembered::layout};

inline const Text north{"north"};
inline const Text noted{"note_written"};

/// A party whose every answer is a function.
class MadeParty final : public party::Party {
 public:
  using Handler = std::function<party::Answer(const party::Delivery&, party::Context&)>;

  explicit MadeParty(std::string_view name) : name_(name) {}

  Text type = noted;  // what it subscribes to, if it handles anything
  Handler on_event;
  std::function<party::Answer(const party::Command&, party::Context&)> on_command;
  std::function<bool(party::Reader&)> when_work;
  std::function<void(party::Context&)> on_work;
  std::function<void(const party::Message&, Text, Text, party::Context&)> on_dead_letter;

  [[nodiscard]] Text name() const override { return name_; }
  [[nodiscard]] std::vector<Text> subscriptions() const override { return on_event ? std::vector<Text>{type} : std::vector<Text>{}; }
  party::Answer handle(const party::Delivery& delivery, party::Context& context) const override { return on_event(delivery, context); }
  party::Answer command(const party::Command& command, party::Context& context) const override { return on_command(command, context); }
  [[nodiscard]] bool works() const override { return when_work != nullptr; }
  [[nodiscard]] bool has_work(party::Reader& reader) const override { return when_work(reader); }
  void work(party::Context& context) const override { on_work(context); }
  [[nodiscard]] bool keeps_dead_letters() const override { return on_dead_letter != nullptr; }
  void dead_letter(const party::Message& message, Text subscriber, Text reason, party::Context& context) const override {
    on_dead_letter(message, subscriber, reason, context);
  }

 private:
  Text name_;
};

[[nodiscard]] inline std::shared_ptr<MadeParty> subscriber(std::string_view name, MadeParty::Handler on_event) {
  auto party = std::make_shared<MadeParty>(name);
  party->on_event = std::move(on_event);
  return party;
}

/// An event with an id, about a subject.
[[nodiscard]] inline party::Message event_of(std::string_view id, std::string_view subject = "s", Text type = noted) {
  return party::make_message(Text(id), type, north, {}, Text("2026-01-01T00:00:00.000Z"),
                             make_json_object({{Text("organization_id"), north}, {Text("subject"), Value(subject)}}));
}
[[nodiscard]] inline world::ScriptAction publish(std::string_view id, std::string_view subject = "s", Text type = noted) {
  return world::ScriptPublish{Text(id), event_of(id, subject, type)};
}
[[nodiscard]] inline world::ScriptAction command(std::string_view party, std::string_view id) {
  return world::ScriptCommand{Text(party), {Text("do"), Text(id), north, Text("user"), {}}};
}

/// Writes a note whose label is the event's id: the second time it finds the label taken.
inline party::Written write_note(party::Context& context, Text label, party::OnConflict on_conflict = party::OnConflict::refuse) {
  return context.insert(Notes::layout, {{Notes::id, context.new_id()}, {Notes::organization_id, north}, {Notes::label, label}}, on_conflict);
}

[[nodiscard]] inline world::Setup tiny_setup(party::Cast cast, std::vector<world::ScriptAction> script = {}) {
  world::Setup setup;
  setup.cast = std::move(cast);
  setup.tables = tiny_tables;
  setup.memory = &Remembered::layout;
  setup.script = std::move(script);
  return setup;
}

/// A world that is walked by hand.
class Walk {
 public:
  explicit Walk(world::Setup setup) : simulation(std::move(setup)), state(simulation.initial()) {}

  world::Simulation simulation;
  world::State state;

  [[nodiscard]] std::vector<kernel::Choice> enabled() {
    std::vector<kernel::Choice> choices;
    simulation.enabled(state, choices);
    return choices;
  }
  /// What can happen next, as text.
  [[nodiscard]] std::vector<std::string> offers() {
    std::vector<std::string> labels;
    for (const kernel::Choice& choice : enabled()) labels.push_back(to_string(choice));
    return labels;
  }
  /// The calls of the step.
  std::vector<world::Call> step(const kernel::Choice& choice) {
    world::Stepped stepped = simulation.step(state, choice);
    if (stepped.possible) state = std::move(stepped.state);
    return std::move(stepped.calls);
  }
  Walk& publish_all() {
    while (state.next_script < simulation.setup().script.size()) step(enabled().front());
    return *this;
  }
  /// Does what comes first until nothing can happen.
  Walk& drain(int steps_max = 200) {
    for (std::vector<kernel::Choice> choices = enabled(); !choices.empty() && steps_max-- > 0; choices = enabled()) step(choices.front());
    return *this;
  }

  [[nodiscard]] static kernel::Choice deliver(std::string_view message, std::string_view party, int attempt = 1) {
    kernel::Choice choice;
    choice.action = kernel::Action::deliver;
    choice.party = Text(party);
    choice.message = Text(message);
    choice.attempt = static_cast<std::uint16_t>(attempt);
    return choice;
  }
  [[nodiscard]] static kernel::Choice with(kernel::Choice choice, kernel::Fault fault, int boundary = 0) {
    choice.fault = fault;
    choice.boundary = static_cast<std::uint16_t>(boundary);
    return choice;
  }
  [[nodiscard]] static kernel::Choice overlapped(kernel::Choice choice, int boundary, std::string_view message, int attempt) {
    choice = with(std::move(choice), kernel::Fault::overlap, boundary);
    choice.overlap_message = Text(message);
    choice.overlap_attempt = static_cast<std::uint16_t>(attempt);
    return choice;
  }

  /// The labels of all notes, in order, with a space between.
  [[nodiscard]] std::string labels() const {
    std::vector<std::string> all;
    for (const Row& row : state.store.rows(Notes::layout)) all.emplace_back(row->values[Notes::label].text().view());
    std::sort(all.begin(), all.end());
    std::string line;
    for (const std::string& label : all) line += (line.empty() ? "" : " ") + label;
    return line;
  }
  [[nodiscard]] std::size_t count(const TableLayout& table) const { return state.store.rows(table).size(); }
  /// What happened to one party ("" for all), by kinds: "delivered wrote committed acknowledged".
  [[nodiscard]] std::string happened(std::string_view party = {}) const {
    std::string line;
    const kernel::Journal journal(state.journal);
    for (const kernel::Entry* const entry : journal.entries()) {
      if (!party.empty() && entry->party.view() != party) continue;
      if (!line.empty()) line += ", ";
      if (entry->nested) line += "second worker ";
      line += to_string(entry->kind);
    }
    return line;
  }
};

}  // namespace assay::support
