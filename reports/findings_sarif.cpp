#include "reports/findings.hpp"

#include "harness/base/strings.hpp"
#include "harness/contract/rules.hpp"
#include "harness/scenario/record.hpp"
#include "reports/text.hpp"
#include "reports/totals.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

// SARIF 2.1.0 (OASIS). Code scanning wants more than the standard: a location with a relative path and a line from 1 for each result,
// a fingerprint of its own name, help for each rule, and no link that is none.

namespace assay::reports {
namespace {

namespace fs = std::filesystem;
using contract::Finding;
using contract::Quote;
using Json = nlohmann::ordered_json;

constexpr std::string_view unreserved = "-._~/!$&'()*+,;=@";
constexpr std::size_t related_max = 100;  // places of one result that are shown

std::string percent_encoded(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte < 0x80 && std::isalnum(byte) != 0) || unreserved.find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return out;
}

/// Below the root a relative reference, elsewhere an absolute one.
Json artifact_location(const std::string& file, const fs::path& root) {
  fs::path path = fs::path(file).lexically_normal();
  const bool outside = path.is_relative() && !path.empty() && *path.begin() == "..";
  if (outside && !root.empty()) path = (root / path).lexically_normal();
  if (path.is_absolute() && !root.empty()) {
    const fs::path below = path.lexically_relative(root);
    if (!below.empty() && *below.begin() != "..") path = below;
  }
  if (path.is_absolute()) return {{"uri", "file://" + percent_encoded(path.string())}};
  return {{"uri", percent_encoded(path.string())}, {"uriBaseId", "SRCROOT"}};
}

Json location(const Quote& quote, const fs::path& root) {
  Json region = {{"startLine", std::max(1U, quote.at.line)}};
  if (quote.column > 0) region["startColumn"] = quote.column;
  if (!quote.text.empty()) region["snippet"] = {{"text", one_line(quote.text)}};
  return {{"physicalLocation", {{"artifactLocation", artifact_location(quote.at.file, root)}, {"region", std::move(region)}}}};
}

/// In a message `[words](target)` is a link and `{0}` a gap to fill; titles hold neither, names out of documents may.
std::string message_text(std::string_view words) {
  std::string out;
  for (const char c : one_line(words)) {
    if (c == '(' && out.ends_with(']')) out += ' ';
    out += c;
    if (c == '{' || c == '}') out += c;
  }
  return out;
}

Json related_locations(const Finding& finding, const fs::path& root) {
  Json all = Json::array();
  for (std::size_t i = 1; i < finding.at.size() && i <= related_max; ++i) {
    Json one = {{"id", i}};
    one.update(location(finding.at[i], root));
    one["message"] = {{"text", "the other place"}};
    all.push_back(std::move(one));
  }
  return all;
}

Json result_json(const Finding& finding, std::size_t rule_index, const fs::path& root) {
  Json result = {{"ruleId", finding.rule},
                 {"ruleIndex", rule_index},
                 {"level", to_string(finding.level)},
                 {"message", {{"text", message_text(finding.title) + ". " + message_text(finding.mend)}}}};
  if (!finding.at.empty()) result["locations"] = Json::array({location(finding.at.front(), root)});
  if (finding.at.size() > 1) result["relatedLocations"] = related_locations(finding, root);
  const std::string fingerprint = finding.fingerprint();
  result["partialFingerprints"] = {{"primaryLocationLineHash", fingerprint + ":1"}, {"assayFingerprint/v1", fingerprint}};
  result["properties"] = {{"event", finding.event}, {"party", finding.party}};
  return result;
}

/// "no payload schema" -> "NoPayloadSchema"
std::string pascal_case(std::string_view title) {
  std::string out;
  bool start = true;
  for (const char c : title) {
    const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0 && static_cast<unsigned char>(c) < 0x80;
    if (letter) out += start ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    start = !letter;
  }
  return out;
}

std::string sentence(std::string_view words) {
  std::string out(words);
  if (!out.empty()) out.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(out.front())));
  return out.ends_with('.') ? out : out + '.';
}

Json rule_json(const contract::Rule& rule) {
  const std::string plain = fmt::format("Why: {}\n\nExample: {}\n\nHow to mend it: {}", rule.why, rule.example, rule.mend);
  const std::string markdown = fmt::format("**Why.** {}\n\n**Example.** {}\n\n**How to mend it.** {}\n\n`assay explain {}` prints this.\n", rule.why, rule.example, rule.mend, rule.id);
  return {{"id", rule.id},
          {"name", pascal_case(rule.title)},
          {"shortDescription", {{"text", sentence(rule.title)}}},
          {"fullDescription", {{"text", sentence(rule.why)}}},
          {"help", {{"text", plain}, {"markdown", markdown}}},
          {"defaultConfiguration", {{"level", to_string(rule.level)}}},
          {"properties", {{"tags", {"contract", rule.kind}}, {"problem.severity", rule.level == contract::Level::note ? "recommendation" : to_string(rule.level)}, {"precision", "high"}}}};
}

/// The rules that were broken, by id, and where each stands in the list.
struct Rules {
  Json list = Json::array();
  std::map<std::string, std::size_t> index;
};

Rules rules_of(const std::vector<const Finding*>& findings) {
  Rules rules;
  for (const Finding* const finding : findings) rules.index.emplace(finding->rule, 0);
  for (auto& [id, index] : rules.index) {
    index = rules.list.size();
    const contract::Rule* const rule = contract::find_rule(id);
    rules.list.push_back(rule == nullptr ? Json{{"id", id}} : rule_json(*rule));
  }
  return rules;
}

Json invocation(std::size_t left_out) {
  Json one = {{"executionSuccessful", true}};
  if (left_out > 0) {
    const std::string words = fmt::format("{} more {} not listed: at most {} are.", left_out, left_out == 1 ? "finding is" : "findings are", sarif_results_max);
    one["toolExecutionNotifications"] = Json::array({{{"level", "warning"}, {"message", {{"text", words}}}}});
  }
  return one;
}

}  // namespace

std::string findings_sarif(std::span<const Finding> findings, const SarifView& view) {
  const fs::path root = fs::path(view.root).lexically_normal();
  std::vector<const Finding*> sorted = worst_first(findings);
  const std::size_t left_out = sorted.size() - std::min(sorted.size(), sarif_results_max);
  sorted.resize(sorted.size() - left_out);
  const Rules rules = rules_of(sorted);
  Json results = Json::array();
  for (const Finding* const finding : sorted) results.push_back(result_json(*finding, rules.index.at(finding->rule), root));

  const std::string version(scenario::harness_version);
  const Json driver = {{"name", "assay"}, {"fullName", "assay " + version}, {"semanticVersion", version}, {"rules", rules.list}};
  const Json run = {{"tool", {{"driver", driver}}},
                    {"automationDetails", {{"id", "assay/" + view.command + "/"}}},
                    {"invocations", Json::array({invocation(left_out)})},
                    {"originalUriBaseIds", {{"SRCROOT", {{"description", {{"text", "The folder from which paths are given, the root of the repository."}}}}}}},
                    {"columnKind", "utf16CodeUnits"},
                    {"results", std::move(results)}};
  const Json sarif = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}, {"runs", Json::array({run})}};
  return sarif.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace assay::reports
