#include "harness/base/strings.hpp"
#include "harness/base/words.hpp"
#include "harness/contract/names.hpp"
#include "harness/contract/tables.hpp"

#include <algorithm>
#include <set>

namespace assay::contract {
namespace {

using document::Block;
using document::BlockKind;
using document::Document;
using document::Text;

bool ends_with_field(const Text& header) {
  const std::string words = lower(header.plain);
  return words.size() > 6 && (words.ends_with(" field") || words.ends_with(" column") || words.ends_with("_field"));
}

bool is_mapping(const Block& table) {
  if (table.rows.size() < 2 || table.rows[0].cells.size() < 2) return false;
  return ends_with_field(table.rows[0].cells[0]) && ends_with_field(table.rows[0].cells[1]);
}

/// The table that a header means: its name, or one whose words all stand in it ("CE Contact Field" is ce_contacts).
std::string table_of(const Text& header, const Model& model) {
  for (const Named& named : names_in(header)) {
    if (has_table_shape(named.name)) return named.name;
  }
  const std::string words = lower(header.plain);
  for (const Table& table : model.tables) {
    const std::vector<std::string_view> parts = split(table.name, '_');
    if (std::all_of(parts.begin(), parts.end(), [&](std::string_view part) { return contains_word(words, singular(part)); })) return table.name;
  }
  return {};
}

std::vector<std::string> tables_in(const Text& words, const std::set<std::string>& known) {
  std::vector<std::string> tables;
  for (const Named& named : names_in(words)) {
    if (has_table_shape(named.name) || known.contains(named.name)) tables.push_back(named.name);
  }
  return tables;
}

class MappingReader {
 public:
  MappingReader(const Document& document, Model& model) : document_(document), model_(model) {
    for (const Table& table : model.tables) tables_.insert(table.name);
  }

  void run() {
    for (const Block& block : document_.blocks) {
      if (block.kind == BlockKind::heading) around_.clear();
      if (block.kind == BlockKind::table && is_mapping(block)) {
        read(block);
      } else if (block.kind != BlockKind::table && block.kind != BlockKind::code) {
        around_.push_back(block.text);
      }
    }
  }

 private:
  void read(const Block& block) {
    Mapping common;
    common.source_table = table_of(block.rows[0].cells[0], model_);
    common.target_table = table_of(block.rows[0].cells[1], model_);
    std::size_t read = 0;
    for (auto words = around_.rbegin(); words != around_.rend() && read < 20; ++words, ++read) complete(*words, common);
    for (std::size_t i = 1; i < block.rows.size(); ++i) row(block.rows[i], common);
  }

  void complete(const Text& words, Mapping& common) const {
    const std::vector<std::string> tables = tables_in(words, tables_);
    if (common.source_table.empty() && !tables.empty()) common.source_table = tables.front();
    if (common.target_table.empty() && tables.size() > 1) common.target_table = tables.back();
    if (common.party.empty()) common.party = feature_id_in(words.plain);
  }

  void row(const document::Row& row, const Mapping& common) {
    if (row.cells.size() < 2) return;
    Mapping mapping = common;
    mapping.at = span_of(document_.path, row.cells[0].at());
    take_field(row.cells[0], mapping.source_table, mapping.source_field, mapping.note);
    take_field(row.cells[1], mapping.target_table, mapping.target_field, mapping.note);
    if (row.cells.size() > 2 && mapping.note.empty()) mapping.note = row.cells[2].plain;
    if (!mapping.source_field.empty() && !mapping.target_field.empty()) model_.mappings.push_back(std::move(mapping));
  }

  /// "site_id (from lead)", "`ce_leads.site_id`"
  static void take_field(const Text& cell, std::string& table, std::string& field, std::string& note) {
    const std::vector<Named> names = names_in(cell);
    if (names.empty()) return;
    field = names[0].name;
    const std::size_t dot = field.find('.');
    if (dot != std::string::npos && has_table_shape(field.substr(0, dot))) {
      table = field.substr(0, dot);
      field = field.substr(dot + 1);
    }
    const std::size_t open = cell.plain.find('(');
    if (open != std::string::npos) note = cell.plain.substr(open + 1, cell.plain.rfind(')') - open - 1);
  }

  const Document& document_;
  Model& model_;
  std::set<std::string> tables_;
  std::vector<Text> around_;  // heading and words above the table
};

}  // namespace

void read_mappings(const Document& document, Model& model) { MappingReader(document, model).run(); }

}  // namespace assay::contract
