#include "harness/contract/facts.hpp"
#include "harness/contract/field_path.hpp"

#include "harness/base/strings.hpp"
#include "harness/contract/flow.hpp"
#include "harness/contract/labels.hpp"
#include "harness/contract/names.hpp"
#include "harness/contract/streams.hpp"
#include "harness/contract/table_uses.hpp"
#include "harness/contract/tables.hpp"
#include "harness/contract/walk.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace assay::contract {
namespace {

using document::Block;
using document::BlockKind;
using document::Document;
using document::Text;

/// Everything that a mention may not be: events and their other names, their short names ("patient.created"), payload members.
std::set<std::string> known_names(const Model& model) {
  std::set<std::string> known;
  for (const auto& [name, event] : event_names(model)) {
    for (std::size_t dot = 0; dot != std::string::npos; dot = name.find('.', dot + 1)) known.insert(name.substr(dot == 0 ? 0 : dot + 1));
  }
  for (const Event& event : model.events) {
    for (const Field& field : event.fields) {
      known.insert(field.path);
      known.insert(std::string(leaf_of(field.path)));
    }
  }
  for (const Table& table : model.tables) {
    known.insert(table.name);
    for (const Column& column : table.columns) known.insert(column.name);
  }
  for (const Stream& stream : model.streams) known.insert(stream.name);
  return known;
}

void read_mentions(const Document& document, Model& model) {
  const std::set<std::string> known = known_names(model);
  std::set<std::string> mentioned;
  each_text(document, [&](const Text& text, const std::string&) {
    for (const Named& named : likely_events_in(text)) {
      const bool marked = text.in_code(named.begin) || named.name.find('.') != std::string::npos || std::count(named.name.begin(), named.name.end(), '_') > 1;
      if (marked && !known.contains(named.name)) mentioned.insert(named.name);
    }
  });
  model.mentioned_events.assign(mentioned.begin(), mentioned.end());
}

/// "ce.lead-conversions.view", "ce.lead-conversions.*" where the words or the heading speak of permissions; "`cl.x.view`, `.edit`" is two.
void read_permissions(const Document& document, Model& model) {
  each_text(document, [&](const Text& text, const std::string& heading) {
    const bool speaks = text.plain.find("ermission") != std::string::npos || heading.find("ermission") != std::string::npos;
    if (!speaks || text.plain.size() > 4000) return;
    const std::string& plain = text.plain;
    std::string base;  // of the last whole key: "cl.x"
    for (std::size_t i = 0; i < plain.size();) {
      std::size_t end = i;
      while (end < plain.size() && (std::islower(static_cast<unsigned char>(plain[end])) != 0 || std::isdigit(static_cast<unsigned char>(plain[end])) != 0 ||
                                    plain[end] == '.' || plain[end] == '-' || plain[end] == '_' || plain[end] == '*')) {
        ++end;
      }
      std::string key = plain.substr(i, end - i);
      while (key.ends_with('.') || key.ends_with('-')) key.pop_back();
      const bool ending = key.starts_with('.') && std::count(key.begin(), key.end(), '.') == 1 && key.size() > 2 && !base.empty();
      if (ending) key.insert(0, base);
      if (std::count(key.begin(), key.end(), '.') >= 2 && !key.starts_with('.')) {
        model.permissions.push_back({key, span_of(document.path, text.at(i))});
        base = key.substr(0, key.rfind('.'));
      }
      i = std::max(end, i + 1);
    }
  });
}

constexpr std::array comparisons{std::pair{"≥", ">="}, std::pair{"≤", "<="}, std::pair{">=", ">="}, std::pair{"<=", "<="}, std::pair{"> ", ">"}, std::pair{"< ", "<"}};

std::string number_at(std::string_view text, std::size_t offset) {
  while (offset < text.size() && text[offset] == ' ') ++offset;
  std::size_t end = offset;
  while (end < text.size() && (std::isdigit(static_cast<unsigned char>(text[end])) != 0 || (text[end] == '.' && end > offset && end + 1 < text.size() && std::isdigit(static_cast<unsigned char>(text[end + 1])) != 0))) ++end;
  return std::string(text.substr(offset, end - offset));
}

/// The two words before a comparison.
std::string subject_before(std::string_view text, std::size_t at) {
  const std::string_view before = trim(text.substr(0, at));
  std::size_t begin = before.find_last_of(' ');
  if (begin != std::string_view::npos && begin > 0) begin = before.find_last_of(' ', begin - 1);
  std::string_view subject = begin == std::string_view::npos ? before : before.substr(begin + 1);
  while (!subject.empty() && (subject.front() == '(' || subject.front() == '+' || subject.front() == ' ')) subject.remove_prefix(1);
  return std::string(subject);
}

void read_thresholds(const Document& document, Model& model) {
  each_text(document, [&](const Text& text, const std::string&) {
    if (text.plain.size() > 4000) return;
    for (std::size_t i = text.plain.find_first_of("<>\xE2", 1); i != std::string::npos; i = text.plain.find_first_of("<>\xE2", i + 1)) {
      for (const auto& [printed, comparison] : comparisons) {
        if (!std::string_view(text.plain).substr(i).starts_with(printed) || text.plain[i - 1] == '-' || text.plain[i - 1] == '=') continue;
        const std::string value = number_at(text.plain, i + std::string_view(printed).size());
        if (!value.empty()) model.thresholds.push_back({subject_before(text.plain, i), comparison, value, span_of(document.path, text.at(i))});
        if (!value.empty()) break;
      }
    }
  });
}

/// "score | >= | 85" in a table of thresholds.
void read_threshold_tables(const Document& document, Model& model) {
  for (const Block& block : document.blocks) {
    if (block.quoted || block.kind != BlockKind::table || block.rows[0].cells.size() < 3) continue;
    const std::vector<Text>& header = block.rows[0].cells;
    if (lower(header[1].plain) != "comparison" || !lower(header[2].plain).starts_with("value")) continue;
    for (std::size_t i = 1; i < block.rows.size(); ++i) {
      const std::vector<Text>& cells = block.rows[i].cells;
      if (cells.size() < 3) continue;
      std::string comparison = cells[1].plain;
      for (const auto& [printed, meant] : comparisons) comparison = comparison == trim(printed) ? std::string(meant) : comparison;
      model.thresholds.push_back({cells[0].plain, comparison, cells[2].plain, span_of(document.path, cells[0].at())});
    }
  }
}

constexpr std::array methods{"GET", "POST", "PUT", "PATCH", "DELETE"};

void add_api(std::string_view method, std::string_view words, const SourceSpan& at, Model& model) {
  const std::string path(words.substr(0, words.find_first_of(" ,;)")));
  model.apis.push_back({std::string(method) + " " + path, std::string(method), path, at});
}

/// "POST /v1/things" anywhere in the words.
void read_calls(const Text& text, const std::string& file, Model& model) {
  const std::string_view plain = std::string_view(text.plain).substr(0, 4000);
  if (plain.find(" /") == std::string_view::npos) return;
  for (const std::string_view method : methods) {
    const std::size_t at = plain.find(std::string(method) + " /");
    if (at == std::string_view::npos || (at > 0 && std::isalnum(static_cast<unsigned char>(text.plain[at - 1])) != 0)) continue;
    add_api(method, std::string_view(text.plain).substr(at + method.size() + 1), span_of(file, text.at(at)), model);
  }
}

/// A row of a table of endpoints: "| GET | /v1/things |", "| POST /v1/things |".
void read_endpoint_row(const document::Row& row, const std::string& file, Model& model) {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Text& cell = row.cells[i];
    read_calls(cell, file, model);
    const bool is_method = std::find(methods.begin(), methods.end(), cell.plain) != methods.end();
    if (is_method && i + 1 < row.cells.size() && row.cells[i + 1].plain.starts_with('/')) add_api(cell.plain, row.cells[i + 1].plain, span_of(file, cell.at()), model);
  }
}

/// "POST /v1/things", tables of endpoints, and the entries of lists that are headed "API Contracts".
void read_apis(const Document& document, Model& model) {
  bool listed = false;
  for (const Block& block : document.blocks) {
    if (block.quoted || block.kind == BlockKind::code) continue;
    if (block.kind == BlockKind::table) {
      for (const document::Row& row : block.rows) read_endpoint_row(row, document.path, model);
      continue;
    }
    const std::string& plain = block.text.plain;
    read_calls(block.text, document.path, model);
    const bool bullet = block.kind == BlockKind::bullet;
    if (listed && bullet && plain.find(" - ") != std::string::npos) model.apis.push_back({plain.substr(0, plain.find(" - ")), {}, {}, span_of(document.path, block.text.at())});
    if (!bullet) listed = lower(plain) == "api contracts:";
  }
}

void read_assumptions(const Document& document, const std::string& slug_of_document, Model& model) {
  bool inside = false;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::heading) inside = contains_word(lower(block.text.plain), "assumptions");
    if (!inside || block.kind != BlockKind::bullet || block.text.strong.empty() || block.text.strong[0].begin != 0) continue;
    const std::string& plain = block.text.plain;
    const std::size_t end = block.text.strong[0].end;
    std::size_t begin = end;
    while (begin < plain.size() && (plain[begin] == ':' || plain[begin] == ' ')) ++begin;
    model.assumptions.push_back({slug_of_document + "/" + slug(plain.substr(0, end)), plain.substr(begin), span_of(document.path, block.text.at())});
  }
}

}  // namespace

void read_facts(const Document& document, const Draft& draft, Model& model) {
  read_streams(document, draft, model);
  read_flow(document, draft, model);
  read_tables(document, model);
  read_mappings(document, model);
  read_table_uses(document, draft, model);
  read_mentions(document, model);
  read_permissions(document, model);
  read_thresholds(document, model);
  read_threshold_tables(document, model);
  read_apis(document, model);
  read_assumptions(document, document_slug(draft), model);
}

void read_parties(Model& model) {
  std::set<std::string> known;
  const auto add = [&](const std::string& name, const SourceSpan& at) {
    if (!known.insert(name).second) return;
    Party party = party_of(name);
    party.at = at;
    model.parties.push_back(std::move(party));
  };
  for (const Event& event : model.events) {
    for (const PartyRef& publisher : event.publishers) add(publisher.party, publisher.at);
    for (const PartyRef& subscriber : event.subscribers) add(subscriber.party, subscriber.at);
  }
  for (const Obligation& duty : model.obligations) add(duty.party, duty.at);
}

}  // namespace assay::contract
