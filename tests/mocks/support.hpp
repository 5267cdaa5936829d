#pragma once

#include "harness/contract/registry.hpp"
#include "harness/world/simulation.hpp"
#include "mocks/cast.hpp"
#include "mocks/fw/fields.hpp"
#include "mocks/tables.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

/// A small world for the reference parties: two organisations, a site, people with contacts and leads, and a script.
namespace assay::mocks::test {

inline const Text north{"a0000000-0000-4000-8000-000000000001"};
inline const Text south{"a0000000-0000-4000-8000-000000000002"};
inline const Text user{"b0000000-0000-4000-8000-000000000001"};
inline const Text site{"51000000-0000-4000-8000-000000000001"};
inline const Text ana{"c0000000-0000-4000-8000-000000000001"};
inline const Text lead_of_ana{"d0000000-0000-4000-8000-000000000001"};
inline const Text bo{"c0000000-0000-4000-8000-000000000002"};
inline const Text lead_of_bo{"d0000000-0000-4000-8000-000000000002"};

inline contract::Event conversion_event(std::string name, std::vector<std::string> more_ids, std::vector<std::string> open_ids) {
  contract::Event event;
  event.name = std::move(name);
  event.envelope = "fw16";
  event.idempotency = contract::Idempotency{{"correlation_id"}, "", {}};
  const auto add = [&](std::string path, std::optional<std::string> format, bool required) -> contract::Field& {
    contract::Field& field = event.fields.emplace_back();
    field.path = std::move(path);
    field.type = "string";
    field.format = std::move(format);
    field.required = required;
    field.nullable = !required;
    return field;
  };
  for (const char* const id : {"organization_id", "lead_id", "contact_id", "converted_by"}) add(id, "uuid", true);
  for (std::string& id : more_ids) add(std::move(id), "uuid", true);
  for (std::string& id : open_ids) add(std::move(id), "uuid", false);
  add("correlation_id", {}, true);
  add("converted_to_type", {}, true).enum_values = {"patient", "resident"};
  add("converted_at", "date-time", true);
  return event;
}

inline const SharedRegistry& registry() {
  static const contract::Model model = [] {
    contract::Model events;
    events.events = {conversion_event("ce_lead_converted", {}, {"site_id", "patient_id", "resident_id"}),
                     conversion_event("ce_lead_converted_to_patient", {}, {"patient_id"}),
                     conversion_event("ce_lead_converted_to_resident", {"site_id"}, {"resident_id"})};
    return events;
  }();
  static const SharedRegistry shared = contract::Registry::of(model).value();
  return shared;
}

class Town {
 public:
  Town() {
    setup_.cast = reference_cast(registry());
    setup_.tables = all_tables();
    setup_.memory = &Memory::layout;
    setup_.start = parse_instant("2026-04-17T10:00:00.000Z").value();
    person(north, ana, lead_of_ana);
  }

  Town& given(const TableLayout& table, std::vector<std::pair<Column, Value>> columns) {
    std::vector<Value> values(table.columns.size());
    for (const auto& [column, value] : columns) values[column] = value;
    setup_.given.emplace_back(&table, make_row(std::move(values)));
    return *this;
  }
  Town& person(Text tenant, Text contact, Text lead) {
    given(Contacts::layout, {{Contacts::id, contact},
                             {Contacts::organization_id, tenant},
                             {Contacts::first_name, Text("Annabella")},
                             {Contacts::last_name, Text("Quillfeather")},
                             {Contacts::phone, Text("555-0142-77")},
                             {Contacts::email, Text("annabella@quillfeather.example")},
                             {Contacts::sud_data_present, Value::of(false)}});
    return given(Leads::layout, {{Leads::id, lead},
                                 {Leads::organization_id, tenant},
                                 {Leads::contact_id, contact},
                                 {Leads::site_id, site},
                                 {Leads::status, Text("open")}});
  }
  Town& bed() {
    return given(Beds::layout, {{Beds::id, Text("be000000-0000-4000-8000-000000000001")},
                                {Beds::organization_id, north},
                                {Beds::site_id, site},
                                {Beds::label, Text("A1")}});
  }
  /// The contact of a lead has data under Part 2.
  Town& substance_use_data() {
    Row& contact = setup_.given.front().second;
    std::vector<Value> values = contact->values;
    values[Contacts::sud_data_present] = Value::of(true);
    contact = make_row(std::move(values));
    return *this;
  }
  Town& consent(Text purpose) {
    return given(Consents::layout, {{Consents::id, Text("c5000000-0000-4000-8000-000000000001")},
                                    {Consents::organization_id, north},
                                    {Consents::contact_id, ana},
                                    {Consents::purpose, purpose},
                                    {Consents::status, Text("active")}});
  }

  Town& convert(Text lead, Text to, std::string_view correlation, Text tenant = north) {
    const Text id("command " + std::to_string(setup_.script.size() + 1));
    setup_.script.emplace_back(world::ScriptCommand{
        Text("CE"),
        {Text("convert_lead"), id, tenant, user, {{Text("lead"), lead}, {Text("to"), to}, {names::correlation_id, Value(correlation)}}}});
    return *this;
  }
  /// A patient conversion straight to the broker; `changes` replaces or adds members of the payload.
  Town& publish(std::string_view event_id, std::vector<std::pair<Text, Value>> changes = {}, Text type = names::ce_lead_converted_to_patient) {
    std::vector<std::pair<Text, Value>> members{{names::organization_id, north},
                                                {names::lead_id, lead_of_ana},
                                                {names::contact_id, ana},
                                                {names::correlation_id, Text("k1")},
                                                {names::converted_to_type, names::patient},
                                                {names::converted_by, user},
                                                {names::converted_at, Text("2026-04-17T09:00:00.000Z")}};
    for (const auto& [name, value] : changes) {
      const auto at = std::find_if(members.begin(), members.end(), [&, wanted = name](const auto& member) { return member.first == wanted; });
      if (at == members.end()) {
        members.emplace_back(name, value);
      } else {
        at->second = value;
      }
    }
    const Text at("2026-04-17T09:00:00.000Z");
    setup_.script.emplace_back(world::ScriptPublish{
        Text(event_id), party::make_message(Text(event_id), type, north, {}, at, make_json_object(members))});
    return *this;
  }
  Town& with(std::shared_ptr<const party::Party> twin) {
    setup_.cast = with_party(setup_.cast, std::move(twin));
    return *this;
  }
  [[nodiscard]] world::Setup& setup() { return setup_; }

 private:
  world::Setup setup_;
};

/// Where a world is at rest after its script, without faults.
class Rested {
 public:
  explicit Rested(Town& town) : simulation_(town.setup()), end_(simulation_.initial()) {
    REQUIRE(drain(simulation_, end_));
  }

  [[nodiscard]] std::vector<Row> rows(const TableLayout& table, std::initializer_list<party::Match> where = {}) const {
    return world::select_in(end_.store, table, party::Where(where.begin(), where.size()));
  }
  [[nodiscard]] std::size_t count(const TableLayout& table, std::initializer_list<party::Match> where = {}) const {
    return rows(table, where).size();
  }
  /// The one row of a table.
  [[nodiscard]] std::vector<Value> only(const TableLayout& table) const {
    const auto found = rows(table);
    REQUIRE(found.size() == 1);
    return found.front()->values;
  }
  /// How the commands were answered: "done", or "refused unknown-lead".
  [[nodiscard]] std::vector<std::string> answers() const {
    std::vector<std::string> out;
    const kernel::Journal journal(end_.journal);
    for (const kernel::Entry* const entry : journal.entries()) {
      if (entry->kind != kernel::Happened::answered) continue;
      out.emplace_back(entry->subject.view());
      if (!entry->detail.empty()) out.back().append(" ").append(entry->detail.view());
    }
    return out;
  }

  /// Does the first thing that can happen until nothing can; false if that does not end.
  [[nodiscard]] static bool drain(world::Simulation& simulation, world::State& state) {
    std::vector<kernel::Choice> choices;
    for (int steps = 0; steps < 500; ++steps) {
      simulation.enabled(state, choices);
      if (choices.empty()) return true;
      state = simulation.step(state, choices.front()).state;
    }
    return false;
  }

 private:
  world::Simulation simulation_;
  world::State end_;
};

}  // namespace assay::mocks::test
