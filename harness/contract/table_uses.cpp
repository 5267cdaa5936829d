#include "harness/contract/table_uses.hpp"

#include "harness/base/strings.hpp"
#include "harness/contract/document_rules.hpp"
#include "harness/contract/names.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace assay::contract {
namespace {

using document::Block;
using document::BlockKind;
using document::Document;
using document::Text;

constexpr std::size_t sentence_bytes_max = 2000;
constexpr std::size_t reach_max = 80;  // bytes between a verb and the table that it is about
constexpr std::size_t uses_max = 200;  // of one table

using Verb = std::pair<std::string_view, std::string_view>;

constexpr std::array verbs{
    Verb{"insert", "insert"}, Verb{"inserts", "insert"}, Verb{"inserted", "insert"}, Verb{"create", "insert"}, Verb{"creates", "insert"}, Verb{"creation of", "insert"},
    Verb{"open a", "insert"}, Verb{"opens", "insert"}, Verb{"writes to", "insert"}, Verb{"write to", "insert"}, Verb{"adds", "insert"}, Verb{"add a", "insert"},
    Verb{"update", "update"}, Verb{"updates", "update"}, Verb{"updated", "update"}, Verb{"upsert", "update"}, Verb{"upserts", "update"}, Verb{"set", "update"},
    Verb{"sets", "update"}, Verb{"fills", "update"}, Verb{"changes", "update"}, Verb{"delete", "delete"}, Verb{"deletes", "delete"}, Verb{"removes", "delete"},
    Verb{"read", "read"}, Verb{"reads", "read"}, Verb{"fetch", "read"}, Verb{"fetches", "read"}, Verb{"query", "read"}, Verb{"queries", "read"}, Verb{"select", "read"},
    Verb{"join", "read"}, Verb{"joins", "read"}, Verb{"looks up", "read"}, Verb{"map", "insert"}, Verb{"maps", "insert"}};

bool denies(std::string_view before) {
  for (const std::string_view no : {"not", "never", "no", "don", "cannot", "without", "instead"}) {
    if (contains_word(before.substr(before.size() > 24 ? before.size() - 24 : 0), no)) return true;
  }
  return false;
}

/// The action of the last verb before the table, near enough to be about it; empty if there is none or it is denied.
std::string_view action_before(const std::string& small, std::size_t table) {
  std::size_t last = 0;
  std::string_view action;
  const std::size_t from = table > reach_max ? table - reach_max : 0;
  const std::string_view window = std::string_view(small).substr(from, table - from);
  for (const auto& [word, says] : verbs) {
    for (std::size_t at = window.find(word); at != std::string_view::npos; at = window.find(word, at + 1)) {
      const bool begins = (at == 0 && from == 0) || (at > 0 && std::isalnum(static_cast<unsigned char>(window[at - 1])) == 0 && window[at - 1] != '_' && window[at - 1] != '-');
      const std::size_t end = at + word.size();
      const bool ends = end == window.size() || (std::isalnum(static_cast<unsigned char>(window[end])) == 0 && window[end] != '_' && window[end] != '-');
      if (!begins || !ends || at + 1 <= last) continue;
      last = at + 1;
      action = says;
    }
  }
  return !action.empty() && denies(std::string_view(small).substr(0, from + last - 1)) ? std::string_view() : action;
}

class UseReader {
 public:
  UseReader(const Document& document, const Draft& draft, Model& model) : document_(document), draft_(draft), model_(model) {
    for (std::size_t i = 0; i < model.tables.size(); ++i) places_.emplace(model.tables[i].name, i);
  }

  void run() {
    if (places_.empty()) return;
    for (const Block& block : document_.blocks) {
      if (block.quoted) continue;
      if (block.kind == BlockKind::heading) heading(block.text);
      if (block.kind == BlockKind::line || block.kind == BlockKind::bullet) words(block.text, heading_party_);
      if (block.kind == BlockKind::table) table(block);
    }
    for (const FlowStep& step : model_.flow) flow(step);
  }

 private:
  Table* find(const std::string& name) {
    const auto place = places_.find(name.substr(0, name.find('.')));
    return place == places_.end() ? nullptr : &model_.tables[place->second];
  }

  void heading(const Text& text) {
    const std::size_t length = party_id_length(text.plain, 0);
    heading_party_ = length > 0 ? text.plain.substr(0, length) : std::string();
    open_ = nullptr;
    for (const Named& named : names_in(text)) {
      if (Table* declared = find(named.name)) open_ = declared;
    }
  }

  void words(const Text& text, const std::string& party) {
    if (text.plain.size() > sentence_bytes_max * 4 || text.plain.find('_') == std::string::npos) return;  // no table is named
    for (const Text& sentence : sentences_of(text)) read_sentence(sentence, party);
  }

  void read_sentence(const Text& sentence, const std::string& party) {
    if (sentence.plain.size() > sentence_bytes_max) return;
    const std::vector<Named> names = compound_names_in(sentence);
    if (names.empty()) return;
    const std::string small = lower(sentence.plain);
    for (const Named& named : names) {
      Table* table = find(named.name);
      if (table == nullptr) continue;
      owned_by(sentence, named, *table);
      std::string_view action = action_before(small, named.begin);
      if (action == "insert" && named.name.find('.') != std::string::npos) action = "update";  // of one column
      if (!action.empty()) add(*table, actor_of(sentence.plain, party), action, span_of(document_.path, sentence.at(named.begin)));
    }
  }

  /// The party that the sentence begins with; else the first feature in it; else whose section or document it is.
  std::string actor_of(const std::string& plain, const std::string& party) const {
    const std::size_t length = party_id_length(plain, 0);
    if (length > 0) return plain.substr(0, length);
    if (!party.empty()) return party;
    const std::string feature = feature_id_in(plain);
    return feature.empty() ? draft_.own : feature;
  }

  static void add(Table& table, const std::string& party, std::string_view action, const SourceSpan& at) {
    const bool known = std::any_of(table.uses.begin(), table.uses.end(), [&](const TableUse& use) { return use.party == party && use.action == action && use.at.line == at.line; });
    if (!known && table.uses.size() < uses_max) table.uses.push_back({party, std::string(action), at});
  }

  /// "`pm_encounters` is owned by PM"
  static void owned_by(const Text& sentence, const Named& named, Table& table) {
    constexpr std::string_view words = "owned by ";
    const std::size_t at = sentence.plain.find(words, named.end);
    if (at == std::string::npos || at - named.end > 40) return;
    const std::vector<PartyRef> parties = parties_in(sentence.slice(at + words.size()), {});
    if (!parties.empty()) table.owner = parties[0].party;
  }

  void table(const Block& block) {
    if (block.rows.size() < 2) return;
    const std::vector<Text>& header = block.rows[0].cells;
    std::size_t owner = header.size();
    for (std::size_t i = 0; i < header.size(); ++i) {
      const std::string word = lower(header[i].plain);
      if (word == "owner" || word == "owned by" || word == "owning core") owner = i;
    }
    for (std::size_t i = 1; i < block.rows.size(); ++i) {
      const std::vector<Text>& cells = block.rows[i].cells;
      if (owner < cells.size()) ownership(cells, owner);
      const std::size_t length = cells.empty() ? 0 : party_id_length(cells[0].plain, 0);
      const std::string party = length > 0 ? cells[0].plain.substr(0, length) : heading_party_;
      for (const Text& cell : cells) words(cell, party);
      if (open_ != nullptr && cells.size() > 2) column_note(cells.back(), *open_);
    }
  }

  void ownership(const std::vector<Text>& cells, std::size_t owner) {
    const std::vector<PartyRef> parties = parties_in(cells[owner], {});
    if (parties.empty()) return;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i == owner) continue;
      for (const Named& named : names_in(cells[i])) {
        if (Table* owned = find(named.name)) owned->owner = parties[0].party;
      }
    }
  }

  /// "Nullable — set by the PM-01 consumer" in the notes of a declared table's column.
  void column_note(const Text& note, Table& table) {
    const std::string small = lower(note.plain);
    for (const std::string_view words : {"set by ", "set later by ", "filled in by ", "filled by ", "updated by ", "written by "}) {
      const std::size_t at = small.find(words);
      if (at == std::string::npos || denies(std::string_view(small).substr(0, at))) continue;
      const std::string party = feature_id_in(std::string_view(note.plain).substr(at));
      if (!party.empty()) add(table, party, "update", span_of(document_.path, note.at(at)));
      return;
    }
  }

  void flow(const FlowStep& step) {
    const Text words = document::verbatim(step.text, {step.at.line, step.at.column});
    read_sentence(words, step.party);
  }

  const Document& document_;
  const Draft& draft_;
  Model& model_;
  std::map<std::string, std::size_t> places_;
  std::string heading_party_;
  Table* open_ = nullptr;  // that the heading names
};

}  // namespace

void read_table_uses(const Document& document, const Draft& draft, Model& model) { UseReader(document, draft, model).run(); }

}  // namespace assay::contract
