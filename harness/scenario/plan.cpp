#include "harness/scenario/plan.hpp"

#include "harness/base/strings.hpp"
#include "harness/contract/compile.hpp"
#include "harness/lint/lint.hpp"
#include "harness/scenario/person.hpp"
#include "harness/scenario/synthetic_payload.hpp"
#include "mocks/cast.hpp"
#include "mocks/tables.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace assay::scenario {

using world::ScriptAdvance;
using world::ScriptCommand;
using world::ScriptPublish;

namespace {

/// When every simulated world begins. A fixed time: a run must not depend on the day it is made.
constexpr Instant world_start{1'775'000'000'000};  // 2026-03-31T23:33:20Z

class Planner {
 public:
  Planner(const Script& script, const Contracts& contracts, kernel::Seed seed)
      : contracts_(contracts), seed_(seed.split(script.name)) {
    plan_.script = script;
  }

  Results<Plan> make() {
    plan_.setup.cast = mocks::reference_cast(contracts_.registry);
    plan_.setup.tables = mocks::all_tables();
    plan_.setup.memory = &mocks::Memory::layout;
    plan_.setup.start = world_start;
    for (const std::string& tenant : plan_.script.tenants) plan_.tenants[tenant] = uuid("tenant/" + tenant);
    for (const auto& [id, at] : plan_.script.verifies) check_obligation(id, at);
    for (const GivenRow& row : plan_.script.given) add_row(row);
    for (const Step& step : plan_.script.when) {
      at_ = step.at;
      std::visit([this](const auto& what) { add_step(what); }, step.what);
    }
    add_faults();
    if (plan_.fixed) check_no_faults();
    check_then();
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    return std::move(plan_);
  }

 private:
  [[nodiscard]] Text uuid(std::string_view name) const {
    const kernel::Seed seed = seed_.split(name);
    return Text(uuid_of(mix(seed.word), mix(~seed.word)));
  }

  void unknown(std::string_view what, std::string_view name, const std::vector<std::string>& known, const SourceSpan& at) {
    const std::string near = nearest(name, known);
    errors_.push_back({ErrorCode::invalid, fmt::format("unknown {} '{}'{}", what, name, near.empty() ? "" : fmt::format("; did you mean '{}'?", near)), at});
  }

  void check_obligation(const std::string& id, const SourceSpan& at) {
    if (contracts_.model.obligation(id) != nullptr) return;
    std::vector<std::string> known;
    for (const contract::Obligation& obligation : contracts_.model.obligations) known.push_back(obligation.id);
    unknown("obligation", id, known, at);
  }

  const TableLayout* table(const std::string& name, const SourceSpan& at) {
    const TableLayout* const found = mocks::table_named(name);
    if (found != nullptr && found->purpose != Purpose::memory) return found;
    std::vector<std::string> known;
    for (const TableLayout* const candidate : mocks::all_tables()) known.emplace_back(candidate->name);
    unknown("table", name, known, at);
    return nullptr;
  }

  int column(const TableLayout& of, const std::string& name, const SourceSpan& at) {
    const int found = of.column(name);
    if (found >= 0) return found;
    std::vector<std::string> known;
    for (const ColumnLayout& candidate : of.columns) known.emplace_back(candidate.name);
    unknown(fmt::format("column of {}", of.name), name, known, at);
    return -1;
  }

  Text tenant(const std::string& name) {
    const auto found = plan_.tenants.find(name);
    return found == plan_.tenants.end() ? Text() : found->second;  // the reader has checked the name
  }

  Value value(const Expression& expression) {
    if (!expression.is_reference()) return expression.literal;
    const auto row = plan_.rows.find(expression.row);
    if (row == plan_.rows.end()) {
      std::vector<std::string> known;
      for (const auto& [name, given] : plan_.rows) known.push_back(name);
      unknown("row", expression.row, known, expression.at);
      return {};
    }
    const int at = column(*plan_.row_tables[expression.row], expression.column, expression.at);
    return at < 0 ? Value() : row->second->values[static_cast<std::size_t>(at)];
  }

  void add_row(const GivenRow& given) {
    const TableLayout* const of = table(given.table, given.at);
    if (of == nullptr) return;
    const std::string name = given.as.empty() ? fmt::format("{}-{}", given.table, plan_.setup.given.size()) : given.as;
    std::vector<Value> values(of->columns.size());
    if (of->key_columns == 1) values[0] = uuid(fmt::format("row/{}/{}", given.tenant, name));
    if (const int at = of->tenant_column(); at >= 0) values[static_cast<std::size_t>(at)] = tenant(given.tenant);
    if (given.person) add_person(*of, given, name, values);
    for (const Assignment& assignment : given.columns) {
      const int at = column(*of, assignment.name, assignment.at);
      if (at >= 0) values[static_cast<std::size_t>(at)] = value(assignment.value);
    }
    const Row row = make_row(std::move(values));
    plan_.setup.given.emplace_back(of, row);
    plan_.rows[name] = row;
    plan_.row_tables[name] = of;
    if (of->key_columns == 1) plan_.owners[row->values[0].text()] = tenant(given.tenant);
  }

  void add_person(const TableLayout& of, const GivenRow& given, const std::string& name, std::vector<Value>& values) {
    const Person person = make_person(seed_.split(fmt::format("person/{}/{}", given.tenant, name)));
    for (std::size_t i = 0; i < of.columns.size(); ++i) {
      const std::string_view text = person_value(person, of.columns[i].name);
      if (text.empty()) continue;
      values[i] = Value(text);
      plan_.canaries.push_back({fmt::format("{}/{}/{}", given.tenant, name, of.columns[i].name), tenant(given.tenant), std::string(text)});
    }
  }

  /// The organisation of the first row that the assignments point to.
  Text tenant_among(const std::vector<Assignment>& assignments) {
    for (const Assignment& assignment : assignments) {
      const auto row = plan_.rows.find(assignment.value.row);
      if (!assignment.value.is_reference() || row == plan_.rows.end()) continue;
      const int at = plan_.row_tables[row->first]->tenant_column();
      if (at >= 0) return row->second->values[static_cast<std::size_t>(at)].text();
    }
    return plan_.tenants.empty() ? Text() : tenant(plan_.script.tenants.front());
  }

  void check_party(const std::string& name) {
    std::vector<std::string> known;
    for (const auto& party : plan_.setup.cast) known.emplace_back(party->name().view());
    if (std::find(known.begin(), known.end(), name) == known.end()) unknown("party", name, known, at_);
  }

  /// An unknown command would only be refused, and a scenario that tests nothing would pass.
  void check_command(const CommandStep& step) {
    for (const auto& party : plan_.setup.cast) {
      if (party->name().view() != step.party) continue;
      std::vector<std::string> commands;
      for (const party::Party::CommandForm& form : party->commands()) {
        commands.emplace_back(form.name.view());
        if (form.name.view() != step.command) continue;
        std::vector<std::string> arguments;
        for (const Text argument : form.arguments) arguments.emplace_back(argument.view());
        for (const Assignment& given : step.arguments) {
          if (std::find(arguments.begin(), arguments.end(), given.name) == arguments.end()) unknown("argument", given.name, arguments, given.at);
        }
        return;
      }
      unknown(fmt::format("command of {}", step.party), step.command, commands, at_);
    }
  }

  void add_step(const CommandStep& step) {
    check_party(step.party);
    check_command(step);
    const std::string name = step.as.empty() ? fmt::format("command-{}", plan_.setup.script.size() + 1) : step.as;
    party::Command command;
    command.name = Text(step.command);
    command.id = Text(name);
    command.tenant = step.tenant.empty() ? tenant_among(step.arguments) : tenant(step.tenant);
    command.actor = uuid("user/" + std::string(command.tenant.view()));
    std::string intent = name;
    Value lead;
    Value to;
    for (const Assignment& argument : step.arguments) {
      const Value given = value(argument.value);
      if (argument.name == "intent") intent = "intent/" + std::string(given.text().view());
      if (argument.name == "lead") lead = given;
      if (argument.name == "to") to = given;
      command.arguments.emplace_back(Text(argument.name), given);
    }
    // One correlation id for each intent of the caller, however often it asks.
    const auto [made, fresh] = intents_.try_emplace(intent);
    if (fresh) made->second = Text(fmt::format("{}_to_{}_{}", lead.text().view(), to.text().view(), world_start.since_epoch_ms + static_cast<std::int64_t>(intents_.size())));
    command.arguments.emplace_back(Text("correlation_id"), made->second);
    plan_.steps[name] = {command.id, {}, made->second};
    plan_.setup.script.emplace_back(ScriptCommand{Text(step.party), std::move(command)});
  }

  void add_step(const PublishStep& step) {
    const contract::Event* const event = contracts_.model.event(step.event);
    if (event == nullptr) {
      std::vector<std::string> known;
      for (const contract::Event& candidate : contracts_.model.events) known.push_back(candidate.name);
      unknown("event", step.event, known, at_);
      return;
    }
    const std::string name = step.as.empty() ? fmt::format("publish-{}", plan_.setup.script.size() + 1) : step.as;
    const Text organisation = step.tenant.empty() ? tenant_among(step.with) : tenant(step.tenant);
    std::vector<std::pair<std::string, Value>> with;
    for (const Assignment& assignment : step.with) with.emplace_back(assignment.name, value(assignment.value));
    const auto id_of = plan_.steps.find(step.same_id_as);
    const Text id = id_of == plan_.steps.end() ? uuid("event/" + name) : id_of->second.message;
    const Text payload = synthetic_payload(*event, {organisation, seed_.split("payload/" + name), world_start}, with, step.without);
    party::Message message = party::make_message(id, Text(event->name), organisation, {}, Text(to_string(world_start)), payload);
    plan_.steps[name] = {{}, id, {}};
    plan_.setup.script.emplace_back(ScriptPublish{Text(name), std::move(message)});
  }

  void add_step(const DeliverStep& step) {
    check_party(step.to);
    plan_.fixed = true;
  }

  void add_step(const CrashStep& step) {
    check_party(step.party);
    plan_.fixed = true;  // the reader has checked the boundary
  }

  void add_step(const AdvanceStep& step) { plan_.setup.script.emplace_back(ScriptAdvance{step.by}); }

  void add_faults() {
    const Faults& faults = plan_.script.faults;
    world::Budget& budget = plan_.setup.budget;
    const auto small = [](std::uint32_t count) { return static_cast<std::uint8_t>(std::min<std::uint32_t>(count, 255)); };
    budget.duplicates = small(faults.duplicates);
    budget.crashes = small(faults.crashes);
    budget.lost_acks = small(faults.lost_acks);
    budget.unavailable = small(faults.unavailable);
    budget.overlaps = small(faults.overlaps);
    plan_.setup.delays.assign(faults.delays.begin(), faults.delays.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(faults.delays.size(), 8)));
    budget.delays = static_cast<std::uint8_t>((1U << plan_.setup.delays.size()) - 1);
    plan_.setup.rules.reorder = faults.reorder;
    for (const contract::Event& event : contracts_.model.events) {
      const Text key = ordering_key(event);
      if (!key.empty()) plan_.setup.rules.ordering_keys.emplace_back(Text(event.name), key);
    }
  }

  /// The member by which a contract promises order ("per lead_id"); empty if it promises none.
  static Text ordering_key(const contract::Event& event) {
    const std::string promise = lower(event.ordering.value_or(""));
    const std::size_t per = promise.find("per ");
    if (per == std::string::npos) return {};
    for (const contract::Field& field : event.fields) {
      const std::string leaf = field.path.substr(field.path.rfind('.') + 1);
      if (promise.find(lower(leaf), per) != std::string::npos) return Text(leaf);
    }
    return {};
  }

  void check_no_faults() {
    const world::Budget none;
    if (plan_.setup.budget == none && !plan_.script.faults.reorder) return;
    errors_.push_back({ErrorCode::invalid, "has `deliver` or `crash` steps, which state the schedule, and `faults`, which would be ignored",
                       {plan_.script.file, 0, 0, "/faults"}});
  }

  void check_then() {
    for (const Then& then : plan_.script.then) {
      at_ = then.at;
      if (const auto* const rows = std::get_if<RowsCheck>(&then.what)) {
        const TableLayout* const of = table(rows->table, then.at);
        if (of == nullptr) continue;
        for (const auto* const assignments : {&rows->where, &rows->equal}) {
          for (const Assignment& assignment : *assignments) {
            column(*of, assignment.name, assignment.at);
            value(assignment.value);
          }
        }
      } else if (const auto* const emitted = std::get_if<EmittedCheck>(&then.what)) {
        if (contracts_.model.event(emitted->event) == nullptr) unknown("event", emitted->event, {}, then.at);
      } else if (const auto* const refused = std::get_if<RefusedCheck>(&then.what)) {
        if (!refused->by.empty()) check_party(refused->by);
      }
    }
  }

  const Contracts& contracts_;
  kernel::Seed seed_;
  Plan plan_;
  Errors errors_;
  SourceSpan at_;
  std::map<std::string, Text> intents_;
};

void append(std::vector<std::string>& parts, std::uint32_t count, std::string_view one, std::string_view many) {
  if (count > 0) parts.push_back(fmt::format("{} {}", count, count == 1 ? one : many));
}

}  // namespace

Results<std::shared_ptr<const Contracts>> load_contracts(const std::vector<std::string>& paths) {
  auto model = lint::compile(paths);
  if (!model) return tl::unexpected(model.error());
  auto contracts = std::make_shared<Contracts>();
  contracts->model = std::move(*model);
  contracts->digest = contract::digest(contracts->model);
  auto registry = contract::Registry::of(contracts->model);
  if (!registry) return tl::unexpected(registry.error());
  contracts->registry = std::move(*registry);
  return std::shared_ptr<const Contracts>(std::move(contracts));
}

Value Plan::value_of(const Expression& expression) const {
  if (!expression.is_reference()) return expression.literal;
  const auto row = rows.find(expression.row);
  if (row == rows.end()) return {};
  const int at = row_tables.at(expression.row)->column(expression.column);
  return at < 0 ? Value() : row->second->values[static_cast<std::size_t>(at)];
}

Results<Plan> make_plan(const Script& script, const Contracts& contracts, kernel::Seed seed) {
  return Planner(script, contracts, seed).make();
}

std::string bounds_of(const Plan& plan) {
  if (plan.fixed) return "its own schedule";
  const Faults& faults = plan.script.faults;
  std::vector<std::string> parts;
  append(parts, faults.duplicates, "copy", "copies");
  append(parts, faults.crashes, "crash", "crashes");
  append(parts, faults.lost_acks, "lost ack", "lost acks");
  append(parts, faults.unavailable, "refused call", "refused calls");
  append(parts, faults.overlaps, "overlap", "overlaps");
  for (const Duration delay : faults.delays) parts.push_back(to_string(delay) + " delay");
  parts.emplace_back(faults.reorder ? "any order" : "in order");
  return join(parts, ", ");
}

}  // namespace assay::scenario
