#include "harness/scenario/script_expression.hpp"
#include "harness/scenario/script_parts.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace assay::scenario::script {
namespace {

/// A message travels under a tenant: the stated one, or that of the first row among its values.
void must_know_tenant(const Member& step, const std::vector<Assignment>& values, const Reading& reading) {
  if (step.value.kind != Node::Kind::map || step.value.find("tenant") != nullptr) return;
  const bool has_row =
      std::any_of(values.begin(), values.end(), [](const Assignment& each) { return each.value.is_reference(); });
  if (!has_row) reading.problems.add(step.at, "must have the key tenant, since none of its values is of a given row");
}

CommandStep read_command(const Member& step, const Reading& reading) {
  const Fields fields(step.value, command_keys, reading.problems);
  CommandStep command;
  command.party = read_name(fields.find("party"), Form::word, reading);
  command.command = read_name(fields.find("do"), Form::word, reading);
  command.as = read_name(fields.find("as"), Form::step, reading);
  command.tenant = read_tenant(fields.find("tenant"), reading);
  for (const Member* const argument : fields.others()) {
    command.arguments.push_back(read_assignment(*argument, Form::word, {.rows_before = any_place, .bare_rows = true}, reading));
  }
  must_know_tenant(step, command.arguments, reading);
  return command;
}

std::vector<std::string> read_left_out(const Node* node, const std::vector<Assignment>& with, const Reading& reading) {
  std::set<std::string_view> stated;
  for (const Assignment& each : with) stated.insert(each.name);
  std::vector<std::string> members;
  for (const Node& item : read_items(node, reading)) {
    std::string name = read_name(&item, Form::word, reading);
    if (name.empty()) continue;
    if (stated.contains(name)) reading.problems.add(item.at, fmt::format("{} stands in `with` too", name));
    members.push_back(std::move(name));
  }
  return members;
}

std::string read_earlier_publish(const Node* node, std::size_t place, const Reading& reading) {
  std::string name = read_step(node, place, reading);
  const Names::Given* const step = reading.names.step(name);
  if (step != nullptr && step->kind != Names::Kind::publish) {
    reading.problems.add(node->at, fmt::format("{} is a command; the id of a published event is needed", name));
  }
  return name;
}

PublishStep read_publish(const Member& step, std::size_t place, const Reading& reading) {
  const Fields fields(step.value, publish_keys, reading.problems);
  PublishStep publish;
  publish.event = read_name(fields.find("event"), Form::word, reading);
  publish.as = read_name(fields.find("as"), Form::step, reading);
  publish.tenant = read_tenant(fields.find("tenant"), reading);
  publish.same_id_as = read_earlier_publish(fields.find("same_id_as"), place, reading);
  publish.with = read_assignments(fields.find("with"), Form::word, reading);
  publish.without = read_left_out(fields.find("without"), publish.with, reading);
  must_know_tenant(step, publish.with, reading);
  return publish;
}

DeliverStep read_deliver(const Member& step, std::size_t place, const Reading& reading) {
  constexpr std::uint32_t times_max = 100;
  const Fields fields(step.value, deliver_keys, reading.problems);
  DeliverStep deliver;
  deliver.event = read_step(fields.find("event"), place, reading);
  deliver.to = read_name(fields.find("to"), Form::word, reading);
  deliver.times = read_count(fields.find("times"), 1, times_max, reading).value_or(1);
  return deliver;
}

CrashStep read_crash(const Member& step, const Reading& reading) {
  const Fields fields(step.value, crash_keys, reading.problems);
  CrashStep crash;
  crash.party = read_name(fields.find("party"), Form::word, reading);
  crash.at = read_choice(fields.find("at"), crash_points(), reading);
  return crash;
}

Step read_one(const Member& step, std::size_t place, const Reading& reading) {
  if (step.key == "command") return {read_command(step, reading), step.at};
  if (step.key == "publish") return {read_publish(step, place, reading), step.at};
  if (step.key == "deliver") return {read_deliver(step, place, reading), step.at};
  if (step.key == "crash") return {read_crash(step, reading), step.at};
  return {AdvanceStep{read_duration(&step.value, reading)}, step.at};
}

}  // namespace

std::vector<Step> read_when(const Node* node, const Reading& reading) {
  std::vector<Step> steps;
  const std::vector<Node>& items = read_items(node, reading);
  if (node != nullptr && node->kind == Node::Kind::list && items.empty()) {
    reading.problems.add(node->at, "must have at least one step");
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Fields fields(items[i], when_keys, reading.problems);
    if (const Member* const step = fields.chosen()) steps.push_back(read_one(*step, i, reading));
  }
  return steps;
}

}  // namespace assay::scenario::script
