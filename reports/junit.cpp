#include "reports/junit.hpp"

#include "reports/failure_text.hpp"
#include "reports/text.hpp"
#include "reports/totals.hpp"

#include <cstdint>
#include <map>
#include <sstream>
#include <vector>

#include <fmt/format.h>
#include <pugixml.hpp>

namespace assay::reports {
namespace {

using scenario::ObligationResult;
using scenario::Outcome;
using scenario::RunRecord;
using scenario::ScenarioResult;

struct Counts {
  std::uint64_t tests = 0, failures = 0, skipped = 0;
  double seconds = 0;

  Counts& operator+=(const Counts& other) {
    tests += other.tests;
    failures += other.failures;
    skipped += other.skipped;
    seconds += other.seconds;
    return *this;
  }
};

std::string seconds_attribute(double seconds) { return fmt::format("{:.3f}", seconds); }

void set(pugi::xml_node node, const char* name, std::string_view text) {
  node.append_attribute(name).set_value(clean(text).c_str());
}

void append_text(pugi::xml_node parent, const char* name, std::string_view text) {
  parent.append_child(name).text().set(clean(text).c_str());
}

std::string folder_of(const std::string& name) {
  const std::size_t slash = name.rfind('/');
  return slash == std::string::npos ? "scenarios" : name.substr(0, slash);
}

std::string last_part(const std::string& name) { return name.substr(name.rfind('/') + 1); }

void append_failure(pugi::xml_node test, std::string_view type, std::string_view message, std::string_view text) {
  pugi::xml_node failure = test.append_child("failure");
  set(failure, "type", one_line(type));
  set(failure, "message", one_line(message));
  failure.text().set(clean(text).c_str());
}

void append_skipped(pugi::xml_node test, std::string_view verdict, std::string_view why) {
  test.append_child("skipped");
  append_text(test, "system-out", fmt::format("{}: {}", verdict, why));
}

pugi::xml_node append_case(pugi::xml_node suite, std::string_view classname, std::string_view name, double seconds) {
  pugi::xml_node test = suite.append_child("testcase");
  set(test, "classname", one_line(classname));
  set(test, "name", one_line(name));
  set(test, "time", seconds_attribute(seconds));
  return test;
}

void append_scenario_failures(pugi::xml_node test, const RunRecord& record, const ScenarioResult& scenario) {
  if (scenario.failures.empty()) append_failure(test, "scenario", scenario.why, scenario.why);
  for (const auto& failure : scenario.failures) {
    const std::string text =
        fmt::format("{}\n{}\n{}", scenario.file, failure.what, failure_text(record, failure, {{}, 120, 60}));
    append_failure(test, failure.check, failure.what, text);
  }
}

std::string tried(const ScenarioResult& it) {
  return fmt::format("{}\n{}, {}, {}{}{}\nverifies {}", it.description, counted(it.schedules, "schedule", "schedules"),
                     counted(it.states, "state", "states"), counted(it.deliveries, "delivery", "deliveries"),
                     it.exhaustive ? "; every schedule within: " : "; ", it.bounds, fmt::join(it.verifies, ", "));
}

Counts append_scenario(pugi::xml_node suite, const RunRecord& record, const ScenarioResult& scenario) {
  pugi::xml_node test = append_case(suite, folder_of(scenario.name), last_part(scenario.name), scenario.seconds);
  Counts counts{1, 0, 0, scenario.seconds};
  if (scenario.outcome == Outcome::fail) {
    append_scenario_failures(test, record, scenario);
    counts.failures = 1;
  } else if (scenario.outcome != Outcome::pass) {
    append_skipped(test, to_string(scenario.outcome), scenario.why);
    counts.skipped = 1;
  }
  append_text(test, "system-out", tried(scenario));
  return counts;
}

std::string clause(const contract::Obligation& obligation) {
  return fmt::format("{}\n{}", place(obligation.at), obligation.text);
}

Counts append_obligation(pugi::xml_node suite, const ObligationResult& result) {
  const contract::Obligation& obligation = *result.obligation;
  pugi::xml_node test = append_case(suite, "obligations/" + obligation.party, obligation.id, 0);
  Counts counts{1, 0, 0, 0};
  if (result.verdict == ObligationResult::Verdict::violated) {
    append_failure(test, "violated", result.why, clause(obligation) + '\n' + result.why);
    counts.failures = 1;
  } else if (result.verdict != ObligationResult::Verdict::proven) {
    append_skipped(test, to_string(result.verdict), result.why);
    counts.skipped = 1;
  }
  append_text(test, "system-out", clause(obligation));
  return counts;
}

void append_property(pugi::xml_node properties, const char* name, std::string_view value) {
  pugi::xml_node property = properties.append_child("property");
  set(property, "name", name);
  set(property, "value", one_line(value));
}

pugi::xml_node append_suite(pugi::xml_node suites, const RunRecord& record, std::string_view name) {
  pugi::xml_node suite = suites.append_child("testsuite");
  set(suite, "name", one_line(name));
  pugi::xml_node properties = suite.append_child("properties");
  append_property(properties, "command", record.command);
  append_property(properties, "seed", record.seed);
  append_property(properties, "world", record.world);
  append_property(properties, "model_digest", record.model_digest);
  append_property(properties, "version", record.version);
  append_property(properties, "replay", record.replay);
  return suite;
}

void set_counts(pugi::xml_node node, const Counts& counts) {
  set(node, "tests", std::to_string(counts.tests));
  set(node, "failures", std::to_string(counts.failures));
  set(node, "errors", "0");
  set(node, "time", seconds_attribute(counts.seconds));
}

void close_suite(pugi::xml_node suite, const RunRecord& record, const Counts& counts) {
  set_counts(suite, counts);
  set(suite, "skipped", std::to_string(counts.skipped));
  set(suite, "timestamp", one_line(record.started));
}

Counts append_scenario_suites(pugi::xml_node suites, const RunRecord& record) {
  std::map<std::string, std::vector<const ScenarioResult*>> folders;
  for (const auto& scenario : record.scenarios) folders[folder_of(scenario.name)].push_back(&scenario);
  Counts all;
  for (const auto& [folder, scenarios] : folders) {
    pugi::xml_node suite = append_suite(suites, record, folder);
    Counts counts;
    for (const ScenarioResult* const scenario : scenarios) counts += append_scenario(suite, record, *scenario);
    close_suite(suite, record, counts);
    all += counts;
  }
  return all;
}

Counts append_obligation_suite(pugi::xml_node suites, const RunRecord& record) {
  Counts counts;
  if (record.obligations.empty()) return counts;
  pugi::xml_node suite = append_suite(suites, record, "obligations");
  for (const auto& result : record.obligations) counts += append_obligation(suite, result);
  close_suite(suite, record, counts);
  return counts;
}

}  // namespace

std::string junit_xml(const RunRecord& record) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version").set_value("1.0");
  declaration.append_attribute("encoding").set_value("UTF-8");
  pugi::xml_node suites = document.append_child("testsuites");
  set(suites, "name", "assay");
  Counts all = append_scenario_suites(suites, record);
  all += append_obligation_suite(suites, record);
  set_counts(suites, all);
  std::ostringstream out;
  document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
  return std::move(out).str();
}

}  // namespace assay::reports
