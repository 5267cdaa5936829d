#include "harness/contract/tables.hpp"

#include "harness/base/strings.hpp"
#include "harness/base/words.hpp"
#include "harness/contract/labels.hpp"
#include "harness/contract/names.hpp"
#include "harness/contract/walk.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace assay::contract {
namespace {

using document::Block;
using document::BlockKind;
using document::Document;
using document::Text;

constexpr auto cores = std::to_array<std::string_view>({"ce", "pm", "rh", "pf", "fw", "cl", "hr", "fa", "it", "lo", "gr", "fm", "an", "lms", "ai", "sc", "mk"});
constexpr auto function_words = std::to_array<std::string_view>({"can", "check", "has", "is", "get", "process", "handle", "set", "create", "update", "delete", "enforce", "validate", "trg", "fn"});
constexpr auto column_endings = std::to_array<std::string_view>({"id", "ids", "at", "by", "type", "code", "name", "status", "date", "key", "fk", "url", "service", "function", "trigger", "policy", "flag", "reason", "prefix"});

bool says_row_security(const std::string& text) { return contains_word(text, "rls") || has(text, "row-level security") || has(text, "row level security"); }

bool says_append_only(const std::string& text) {
  for (const std::string_view words : {"insert-only", "insert only", "append-only", "append only", "never changed or removed", "never changed", "never updated", "immutable", "no update, no delete", "no update/delete"}) {
    if (has(text, words)) return true;
  }
  return false;
}

/// snake_case that is no column, function, event or service.
bool has_table_words(std::string_view name) {
  const std::vector<std::string_view> parts = split(name, '_');
  if (parts.size() < 2 || name.size() > 80 || name.find_first_of(".-") != std::string_view::npos) return false;
  if (lower(name) != name || std::any_of(parts.begin(), parts.end(), [](std::string_view part) { return part.empty(); })) return false;
  const bool channel = parts.back() == "events" && std::all_of(parts.begin(), parts.end() - 1, [](std::string_view part) { return one_of(part, cores); });  // "cl_pm_events"
  return !channel && !one_of(parts[1], function_words) && !one_of(parts.back(), column_endings) && !has_event_verb(name);
}

/// "nightly job `lb_reconcile_nightly`", "the `lb_sync_nightly` job": something that runs.
bool is_task(std::string_view words, const Named& named) {
  constexpr auto tasks = std::to_array<std::string_view>({"job", "cron", "worker", "cronjob", "task"});
  const std::size_t from = named.begin < 24 ? 0 : named.begin - 24;
  const std::string before = lower(trim(words.substr(from, named.begin - from)));
  const std::string behind = lower(trim(words.substr(named.end, 12)));
  const std::string_view previous = std::string_view(before).substr(before.find_last_of(" (") == std::string::npos ? 0 : before.find_last_of(" (") + 1);
  const std::string_view next = std::string_view(behind).substr(0, behind.find_first_of(" ,.;:)"));
  return one_of(previous, tasks) || one_of(next, tasks);
}

class TableReader {
 public:
  TableReader(const Document& document, Model& model) : document_(document), model_(model), events_(event_names(model)) {
    each_text(document, [this](const Text& text, const std::string&) { collect_cores(text.plain); });
    for (const FlowStep& step : model.flow) collect_cores(step.text);
    for (const Event& event : model.events) {
      if (event.channel) channels_.insert(*event.channel);
    }
  }

  void run() {
    each_text(document_, [this](const Text& text, const std::string&) { names(text); });
    for (const FlowStep& step : model_.flow) names(document::verbatim(step.text, {step.at.line, step.at.column}));
    for (const Block& block : document_.blocks) {
      if (block.kind == BlockKind::code) names_of_columns(block.text);
    }
    for (const Block& block : document_.blocks) {
      if (block.kind == BlockKind::table && !block.quoted) remarks(block);
    }
    for (const Block& block : document_.blocks) declaration(block);
  }

 private:
  void names(const Text& text) {
    const std::vector<Named> names = compound_names_in(text);
    if (names.empty()) return;
    const std::string words = lower(std::string_view(text.plain).substr(0, 4000));
    const bool secured = says_row_security(words);
    const bool appended = says_append_only(words);
    for (const Named& named : names) {
      const std::string name = named.name.substr(0, named.name.find('.'));
      if (!is_table(name) || is_task(text.plain, named)) continue;
      Table& table = add(name, span_of(document_.path, text.at(named.begin)));
      table.row_level_security = table.row_level_security || secured;
      table.append_only = table.append_only || appended;
    }
  }

  /// "| lb_sample_log | LB-02 | append-only |": what the cells of a row say of the table that it begins with.
  void remarks(const Block& block) {
    for (std::size_t i = 1; i < block.rows.size(); ++i) {
      const std::vector<Text>& cells = block.rows[i].cells;
      const std::vector<Named> names = cells.empty() ? std::vector<Named>() : compound_names_in(cells[0].slice(0, 200));
      const auto place = names.size() == 1 && names[0].begin <= 1 ? places_.find(names[0].name) : places_.end();
      if (place == places_.end()) continue;
      for (std::size_t k = 1; k < cells.size(); ++k) remark(block.rows[0], k, cells[k], model_.tables[place->second]);
    }
  }

  static void remark(const document::Row& header, std::size_t column, const Text& cell, Table& table) {
    const std::string words = lower(std::string_view(cell.plain).substr(0, 400));
    if (denies(words)) return;
    const bool column_says = column < header.cells.size() && says_row_security(lower(header.cells[column].plain));
    const bool yes = words.starts_with("yes") || words.starts_with("enabled") || words.starts_with("on") || words.starts_with("✅") || has(words, "scoped") || has(words, "organization_id");
    table.row_level_security = table.row_level_security || says_row_security(words) || (column_says && yes);
    table.append_only = table.append_only || says_append_only(words);
  }

  /// "No RLS", "not append-only"
  static bool denies(const std::string& words) {
    return words.starts_with("no ") || words == "no" || has(words, "no rls") || has(words, "without r") || has(words, "not append") || has(words, "not immutable") || has(words, "rls off") || has(words, "rls: no");
  }

  /// "// cl_charts.id": a comment in a payload names tables only together with a column.
  void names_of_columns(const Text& code) {
    for (const Named& named : compound_names_in(code)) {
      const std::size_t dot = named.name.find('.');
      if (dot != std::string::npos && is_table(named.name.substr(0, dot))) add(named.name.substr(0, dot), span_of(document_.path, code.at(named.begin)));
    }
  }

  /// "PM-39" says that pm_ is the prefix of a core.
  void collect_cores(std::string_view words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::size_t length = party_id_length(words, i);
      if (length == 0) continue;
      const Party party = party_of(words.substr(i, length));
      if (!party.feature.empty()) cores_.insert(lower(party.core));
      i += length;
    }
  }

  bool is_table(const std::string& name) const {
    if (name.find('_') == std::string::npos) return false;
    const bool of_core = has_table_shape(name) || (cores_.contains(name.substr(0, name.find('_'))) && has_table_words(name));
    return of_core && !events_.contains(name) && !channels_.contains(name);
  }

  /// A heading that says "Table" declares what it names, whatever its prefix is and even if it would elsewhere look like a column.
  static bool is_declarable(std::string_view name) {
    return name.find('_') != std::string_view::npos && name.find_first_of(".-") == std::string_view::npos && lower(name) == name;
  }

  Table& add(const std::string& name, const SourceSpan& at) {
    const auto [place, added] = places_.emplace(name, model_.tables.size());
    if (added) {
      Table table;
      table.name = name;
      table.owner = core_of(name);
      table.at = at;
      model_.tables.push_back(std::move(table));
    }
    return model_.tables[place->second];
  }

  /// The core that the name's prefix says: "PM" of "pm_patients"; empty where the prefix is no core.
  std::string core_of(const std::string& name) const {
    const std::string prefix = name.substr(0, name.find('_'));
    if (!one_of(prefix, cores) && !cores_.contains(prefix)) return {};
    std::string core = prefix;
    std::transform(core.begin(), core.end(), core.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return core;
  }

  /// "### Table `name`" and what stands below it.
  void declaration(const Block& block) {
    if (block.kind == BlockKind::heading) {
      open_.clear();
      if (!contains_word(lower(block.text.plain), "table")) return;
      for (const Named& named : names_in(block.text)) {
        if (is_table(named.name) || is_declarable(named.name)) open_ = named.name;
      }
      if (!open_.empty()) add(open_, {}).at = span_of(document_.path, block.text.at());
      return;
    }
    if (open_.empty()) return;
    Table& table = add(open_, {});
    if (block.kind == BlockKind::table) columns(block, table);
    if (block.kind == BlockKind::line || block.kind == BlockKind::bullet) property(block.text, table);
  }

  void columns(const Block& block, Table& table) const {
    if (block.rows.empty() || label_of(block.rows[0].cells[0].plain) != Label::column) return;
    for (std::size_t i = 1; i < block.rows.size(); ++i) {
      const std::vector<Text>& cells = block.rows[i].cells;
      if (cells.size() < 2) continue;
      table.columns.push_back({cells[0].plain, cells[1].plain, cells.size() > 2 ? cells[2].plain : std::string(), span_of(document_.path, cells[0].at())});
    }
  }

  static void property(const Text& text, Table& table) {
    const std::string words = lower(text.plain);
    table.row_level_security = table.row_level_security || says_row_security(words);
    table.append_only = table.append_only || says_append_only(words);
    const auto found = labelled(text);
    if (!found) return;
    const std::string label = lower(found->printed);
    if (label == "phi") table.holds_phi = !lower(found->value.plain).starts_with("no");
    if (label.starts_with("unique")) unique_keys(found->value, table);
    if (label == "owner" || label == "owned by") table.owner = owner_in(found->value);
  }

  /// "registration-service", "PM (pm_encounters)"; the words as far as a parenthesis where they are no party.
  static std::string owner_in(const Text& value) {
    const std::vector<PartyRef> parties = parties_in(value, {});
    return parties.empty() ? std::string(trim(std::string_view(value.plain).substr(0, value.plain.find('(')))) : parties[0].party;
  }

  /// "(`a`, `b`); (`c`)"
  static void unique_keys(const Text& value, Table& table) {
    for (const std::string_view part : split(value.plain, ';')) {
      std::vector<std::string> key;
      for (const Named& named : names_in(document::verbatim(part, {}))) key.push_back(named.name);
      if (!key.empty()) table.unique_keys.push_back(std::move(key));
    }
  }

  const Document& document_;
  Model& model_;
  std::map<std::string, std::string> events_;
  std::set<std::string> channels_;
  std::set<std::string> cores_;
  std::map<std::string, std::size_t> places_;
  std::string open_;
};

}  // namespace

bool has_table_shape(std::string_view name) { return one_of(name.substr(0, name.find('_')), cores) && has_table_words(name); }

void read_tables(const Document& document, Model& model) { TableReader(document, model).run(); }

}  // namespace assay::contract
