#include "harness/base/strings.hpp"
#include "harness/diff/fact_changes.hpp"
#include "harness/diff/fact_report.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace assay::diff {
namespace {

using contract::Column;
using contract::Model;
using contract::Table;

/// A table that the document describes, not one that a sentence happens to name.
bool is_stated(const Table& table) { return !table.columns.empty() || !table.unique_keys.empty() || table.append_only || table.row_level_security; }

std::string folded_type(const Column& column) {
  std::string type = lower(column.type);
  std::erase(type, ' ');
  if (type == "timestampwithtimezone") return "timestamptz";
  return type;
}

bool must_be_given(const Column& column) {
  const std::string notes = lower(column.notes);
  return notes.find("not null") != std::string::npos && notes.find("default") == std::string::npos;
}

std::map<std::string, const Column*> by_name(const Table& table) {
  std::map<std::string, const Column*> out;
  for (const Column& column : table.columns) out.emplace(lower(column.name), &column);
  return out;
}

void compare_columns(const Table& before, const Table& after, FactReport& report) {
  if (before.columns.empty()) return;
  if (after.columns.empty()) {
    report.add("columns-unsaid", {}, subscribers, "its columns are no longer stated", before.at, after.at);
    return;
  }
  const auto old_columns = by_name(before);
  const auto new_columns = by_name(after);
  for (const Column& column : before.columns) {
    const auto other = new_columns.find(lower(column.name));
    if (other == new_columns.end()) {
      report.add("column-removed", column.name, both, "is gone: readers miss it, rows written with it are refused", column.at, after.at);
    } else if (folded_type(column) != folded_type(*other->second) && !column.type.empty() && !other->second->type.empty()) {
      report.add("column-type-changed", column.name, both, fmt::format("type {} -> {}", column.type, other->second->type), column.at, other->second->at);
    }
  }
  for (const Column& column : after.columns) {
    if (old_columns.contains(lower(column.name))) continue;
    const bool demanded = must_be_given(column);
    report.add("column-added", column.name, demanded ? publishers : nobody, demanded ? "is new and must be given: rows written without it are refused" : "is new", before.at, column.at);
  }
}

std::set<std::string> keys_of(const Table& table) {
  std::set<std::string> out;
  for (std::vector<std::string> key : table.unique_keys) {
    std::sort(key.begin(), key.end());
    out.insert(join(key, ", "));
  }
  return out;
}

void compare_keys(const Table& before, const Table& after, FactReport& report) {
  const std::set<std::string> old_keys = keys_of(before);
  const std::set<std::string> new_keys = keys_of(after);
  for (const std::string& key : old_keys) {
    if (!new_keys.contains(key)) report.add("unique-key-removed", fmt::format("unique({})", key), subscribers, "no longer holds: one row may become several", before.at, after.at);
  }
  for (const std::string& key : new_keys) {
    if (!old_keys.contains(key)) report.add("unique-key-added", fmt::format("unique({})", key), publishers, "holds now: a second row is refused", before.at, after.at);
  }
}

void compare_rules(const Table& before, const Table& after, FactReport& report) {
  const auto add = [&](std::string_view kind, std::string_view rule, Breaks breaks, std::string text) { report.add(kind, std::string(rule), breaks, std::move(text), before.at, after.at); };
  if (before.append_only && !after.append_only) add("append-only-dropped", "append_only", subscribers, "rows may be changed and deleted now: what was read once may no longer hold");
  if (!before.append_only && after.append_only) add("append-only-demanded", "append_only", publishers, "rows are only inserted now: updates and deletes are refused");
  if (before.row_level_security && !after.row_level_security) add("row-level-security-dropped", "row_level_security", subscribers, "is no longer promised: tenants may see each other's rows");
  if (!before.row_level_security && after.row_level_security) add("row-level-security-added", "row_level_security", nobody, "is now promised");
  const bool owner_known = !before.owner.empty() && !after.owner.empty();
  if (owner_known && slug(before.owner) != slug(after.owner)) add("table-owner-changed", "owner", publishers, fmt::format("{} -> {}: the old one may no longer write", before.owner, after.owner));
}

std::map<std::string, const Table*> tables_of(const Model& model) {
  std::map<std::string, const Table*> out;
  for (const Table& table : model.tables) out.emplace(table.name, &table);
  return out;
}

}  // namespace

void compare_tables(const Model& before, const Model& after, std::vector<Change>& changes) {
  const auto old_tables = tables_of(before);
  const auto new_tables = tables_of(after);
  for (const auto& [name, table] : old_tables) {
    FactReport report("table " + name, changes);
    const auto other = new_tables.find(name);
    if (other != new_tables.end()) {
      compare_columns(*table, *other->second, report);
      compare_keys(*table, *other->second, report);
      compare_rules(*table, *other->second, report);
    } else if (is_stated(*table)) {
      report.add("table-removed", {}, both, "is gone", table->at, {});
    }
  }
  for (const auto& [name, table] : new_tables) {
    if (!old_tables.contains(name) && is_stated(*table)) FactReport("table " + name, changes).add("table-added", {}, nobody, "is new", {}, table->at);
  }
}

}  // namespace assay::diff
