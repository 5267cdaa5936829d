#include "harness/lint/documented.hpp"
#include "harness/lint/drift_rules.hpp"
#include "harness/lint/drift_sources.hpp"

#include <algorithm>
#include <set>

namespace assay::lint {
namespace {

using Names = std::map<std::string, SourceSpan>;

Names names_of(const RegistryExport& registry) {
  Names names;
  for (const RegisteredEvent& event : registry.events) names.emplace(event.name, event.at);
  return names;
}

Names names_of(const TypeNames& types) {
  Names names;
  for (const KnownName& known : types.names) names.emplace(known.name, known.at);
  return names;
}

std::vector<std::string> keys(const Names& names) {
  std::vector<std::string> out;
  for (const auto& [name, at] : names) out.push_back(name);
  return out;
}

/// Each name of the one that the other lacks.
void missing(std::string_view rule, const Names& names, const Names& in, Report& report) {
  Suggestions suggestions(keys(in));
  for (const auto& [name, at] : names) {
    if (!in.contains(name)) report.add(rule, {name, {}}, name + suggestions.near(name), {at});
  }
}

bool has_dots(const Names& names) {
  return std::any_of(names.begin(), names.end(), [](const auto& it) { return it.first.find('.') != std::string::npos; });
}

/// The documents' events that must stand in the source above them: not those that are planned, on their way out, or of another family
/// of names (subjects with dots, where the source has none).
void documents_against(const std::map<std::string, Documented>& events, const Names& in, std::string_view rule, Report& report) {
  Suggestions suggestions(keys(in));
  const bool dots = has_dots(in);
  for (const auto& [name, event] : events) {
    if (event.planned || event.deprecated || in.contains(name) || (!dots && name.find('.') != std::string::npos)) continue;
    report.add(rule, {name, {}}, name + suggestions.near(name), {event.at});
  }
}

void against_documents(const Names& names, const Statements& all, std::string_view rule, Report& report) {
  const auto events = documented(all);
  std::vector<std::string> known;
  for (const auto& [name, event] : events) known.push_back(name);
  Suggestions suggestions(known);
  for (const auto& [name, at] : names) {
    if (all.of(name) == nullptr) report.add(rule, {name, {}}, name + suggestions.near(name), {at});
  }
}

/// "v1", "1" and "1.0" are one version.
std::string version_key(std::string_view version) {
  if (version.starts_with('v') || version.starts_with('V')) version.remove_prefix(1);
  while (version.ends_with(".0")) version.remove_suffix(2);
  return std::string(version);
}

/// A row without a status is in use: a planned event does not belong there yet.
void row_against_documents(const RegisteredEvent& row, const Statements& all, Report& report) {
  const Statements::Of* const statements = all.of(row.name);
  if (statements == nullptr) return;
  for (const Statement& statement : *statements) {
    const contract::Event& event = *statement.event;
    const bool status = event.status && (row.status ? *row.status != *event.status : *event.status == "planned");
    if (status) report.add("AC512", {row.name, {}}, row.name + " (" + row.status.value_or("registered") + " / " + *event.status + ")", {event.place_of("status"), row.at});
    const bool version = event.version && row.version && version_key(*event.version) != version_key(*row.version);
    if (version) report.add("AC513", {row.name, {}}, row.name + " (" + *row.version + " / " + *event.version + ")", {event.place_of("version"), row.at});
  }
}

}  // namespace

void names_are_in_step(const Statements& all, Report& report) {
  const RegistryExport* const registry = all.evidence().registry;
  const TypeNames* const types = all.evidence().types;
  if (registry == nullptr && types == nullptr) return;
  const auto events = documented(all);
  const Names registered = registry == nullptr ? Names() : names_of(*registry);
  const Names typed = types == nullptr ? Names() : names_of(*types);
  if (registry != nullptr && types != nullptr) {
    missing("AC503", typed, registered, report);
    missing("AC504", registered, typed, report);
  }
  if (registry != nullptr) {
    documents_against(events, registered, "AC501", report);
    against_documents(registered, all, "AC502", report);
    for (const RegisteredEvent& row : registry->events) row_against_documents(row, all, report);
  } else {
    documents_against(events, typed, "AC505", report);
    against_documents(typed, all, "AC506", report);
  }
}

}  // namespace assay::lint
