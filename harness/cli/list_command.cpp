#include "harness/cli/commands.hpp"

#include "harness/base/strings.hpp"
#include "harness/check/checks.hpp"
#include "harness/cli/exit_code.hpp"
#include "harness/cli/places.hpp"
#include "harness/contract/rules.hpp"
#include "harness/scenario/plan.hpp"
#include "mocks/faults/faults.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace assay::cli {
namespace {

struct Line {
  std::string id;
  std::string about;
  std::string place;  // file:line, or empty
};

std::string at(const SourceSpan& span) { return span.file.empty() ? "" : fmt::format("{}:{}", span.file, span.line); }

std::vector<Line> lines_of_model(const std::string& what, const contract::Model& model) {
  std::vector<Line> lines;
  if (what == "parties") {
    for (const contract::Party& party : model.parties) lines.push_back({party.name, party.core, at(party.at)});
  } else if (what == "events") {
    for (const contract::Event& event : model.events) {
      lines.push_back({event.name, event.status.value_or(""), event.at.empty() ? "" : at(event.at.front())});
    }
  } else {
    for (const contract::Obligation& obligation : model.obligations) lines.push_back({obligation.id, obligation.text, at(obligation.at)});
  }
  return lines;
}

std::vector<Line> lines_of_harness(const std::string& what) {
  std::vector<Line> lines;
  if (what == "checks") {
    for (const check::CheckEntry& entry : check::all_checks) lines.push_back({std::string(entry.name), std::string(entry.what), {}});
    for (const auto& [name, about] : {std::pair("then-rows", "rows"), std::pair("then-emitted", "published events"), std::pair("then-refused", "refusals")}) {
      lines.push_back({name, fmt::format("what a scenario's `then` says of {} holds", about), {}});
    }
  } else if (what == "rules") {
    for (const contract::Rule& rule : contract::rules()) lines.push_back({std::string(rule.id), std::string(rule.title), {}});
  } else {
    for (const auto twins : {mocks::broken_twins(), mocks::benign_twins()}) {
      for (const mocks::Fault& fault : twins) {
        lines.push_back({std::string(fault.id), fmt::format("{}, {}: {}", fault.name, fault.party, fault.what), std::string(fault.check)});
      }
    }
  }
  return lines;
}

std::string as_text(const std::vector<Line>& lines) {
  std::size_t width = 0;
  for (const Line& line : lines) width = std::max(width, line.id.size());
  std::string out;
  for (const Line& line : lines) {
    out += fmt::format("{:<{}}  {}{}\n", line.id, width, line.about, line.place.empty() ? "" : fmt::format("  [{}]", line.place));
  }
  return out;
}

std::string as_json(const std::string& what, const std::vector<Line>& lines) {
  std::string items;
  for (const Line& line : lines) {
    items += fmt::format("{}\n    {{\"id\": {}, \"about\": {}, \"at\": {}}}", items.empty() ? "" : ",", json_string(line.id), json_string(line.about),
                         line.place.empty() ? "null" : json_string(line.place));
  }
  return fmt::format("{{\n  {}: [{}\n  ]\n}}\n", json_string(what), items);
}

}  // namespace

int list(const ListOptions& options) {
  std::vector<Line> lines;
  if (options.what == "checks" || options.what == "rules" || options.what == "faults") {
    lines = lines_of_harness(options.what);
  } else {
    const auto contracts = scenario::load_contracts(paths_or_shipped(options.contracts, "contracts"));
    if (!contracts) return report(contracts.error());
    lines = lines_of_model(options.what, (*contracts)->model);
  }
  print(options.speech.format == "json" ? as_json(options.what, lines) : as_text(lines));
  return exit_pass;
}

int explain(const ExplainOptions& options) {
  std::string id = options.rule;
  std::transform(id.begin(), id.end(), id.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });  // ids are capitals
  const contract::Rule* const rule = contract::find_rule(id);
  if (rule == nullptr) {
    std::vector<std::string> known;
    for (const contract::Rule& candidate : contract::rules()) known.emplace_back(candidate.id);
    const std::string near = nearest(id, known);
    return report(Error{ErrorCode::usage, fmt::format("no rule '{}'{}", options.rule, near.empty() ? "" : fmt::format("; did you mean {}?", near)), {}});
  }
  if (options.speech.format == "json") {
    print(fmt::format("{{\n  \"id\": {},\n  \"title\": {},\n  \"level\": {},\n  \"kind\": {},\n  \"why\": {},\n  \"example\": {},\n  \"mend\": {}\n}}\n",
                      json_string(rule->id), json_string(rule->title), json_string(contract::to_string(rule->level)), json_string(rule->kind),
                      json_string(rule->why), json_string(rule->example), json_string(rule->mend)));
    return exit_pass;
  }
  print(fmt::format("{}  {} ({}, {})\n\nWhy\n  {}\n\nExample\n  {}\n\nHow to mend it\n  {}\n", rule->id, rule->title, contract::to_string(rule->level),
                    rule->kind, rule->why, rule->example, rule->mend));
  return exit_pass;
}

}  // namespace assay::cli
