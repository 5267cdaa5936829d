#include "harness/base/strings.hpp"
#include "harness/contract/labels.hpp"
#include "harness/contract/names.hpp"
#include "harness/lint/party_key.hpp"
#include "harness/lint/retention.hpp"
#include "harness/lint/rules.hpp"

#include <algorithm>
#include <map>

// One fact of an event, said in two places of one document: in a row of the table of events and again in the event's own section. The
// model keeps one of the two, so that this judge reads the statements themselves.

namespace assay::lint {
namespace {

using contract::Event;
using contract::Label;
using contract::PartyRef;
using document::Block;
using document::BlockKind;
using document::Row;
using document::Text;

struct Wording {
  std::string printed;
  SourceSpan at;
  bool in_row = false;  // of a table of events
};

using Facts = std::map<std::pair<std::string, Label>, std::vector<Wording>>;  // by event and label

constexpr std::size_t wordings_max = 20;  // of one fact

bool is_compared(Label label) {
  return label == Label::status || label == Label::publisher || label == Label::subscriber || label == Label::channel || label == Label::delivery || label == Label::version ||
         label == Label::retention;
}

std::string_view name_of(Label label) {
  switch (label) {
    case Label::status: return "status";
    case Label::publisher: return "publisher";
    case Label::subscriber: return "subscribers";
    case Label::channel: return "channel";
    case Label::delivery: return "delivery";
    case Label::version: return "version";
    default: return "retention";
  }
}

class WordingReader {
 public:
  explicit WordingReader(const Page& page) : page_(page) {}

  Facts read() {
    for (const Block& block : page_.document.source.blocks) {
      if (block.quoted) continue;
      if (block.kind == BlockKind::table) table(block);
      if (block.kind == BlockKind::line || block.kind == BlockKind::bullet) line(block.text);
    }
    return std::move(facts_);
  }

 private:
  void add(const Event& event, Label label, const Text& value, bool in_row) {
    if (!is_compared(label) || value.empty() || value.plain.size() > 1000) return;
    auto& wordings = facts_[{event.name, label}];
    if (wordings.size() < wordings_max) wordings.push_back({value.plain, contract::span_of(page_.path(), value.at()), in_row});
  }

  void line(const Text& text) {
    const Event* const event = page_.event_at(text.at().line);
    const auto found = event == nullptr ? std::nullopt : contract::labelled(text);
    if (!found) return;
    const std::string printed = lower(found->printed);
    if (printed.starts_with("existing") || printed.starts_with("new") || printed.starts_with("planned")) return;  // a part of a list
    add(*event, found->label, found->value, false);
  }

  void table(const Block& block) {
    if (block.rows.size() < 2) return;
    std::vector<Label> labels;
    for (const Text& cell : block.rows.front().cells) labels.push_back(contract::label_of(cell.plain));
    const auto column = std::find(labels.begin(), labels.end(), Label::event);
    for (std::size_t i = 1; i < block.rows.size(); ++i) {
      if (column == labels.end()) {
        field_row(block.rows[i]);
      } else {
        event_row(block.rows[i], labels, static_cast<std::size_t>(column - labels.begin()));
      }
    }
  }

  /// "| Publisher | CE |" in the section of an event.
  void field_row(const Row& row) {
    const Event* const event = row.cells.size() == 2 ? page_.event_at(row.at.line) : nullptr;
    if (event != nullptr) add(*event, contract::label_of(row.cells[0].plain), row.cells[1], false);
  }

  void event_row(const Row& row, const std::vector<Label>& labels, std::size_t column) {
    if (column >= row.cells.size() || row.cells.size() != labels.size()) return;
    for (const contract::Named& named : contract::names_in(row.cells[column])) {
      const Event* const event = page_.event(named.name);
      if (event == nullptr) continue;
      for (std::size_t i = 0; i < row.cells.size(); ++i) add(*event, labels[i], row.cells[i], true);
      return;
    }
  }

  const Page& page_;
  Facts facts_;
};

std::vector<PartyKey> parties_of(const std::string& printed) {
  std::vector<PartyKey> keys;
  for (const PartyRef& party : contract::parties_in(document::verbatim(printed, {}), {})) keys.push_back(party_key(party.party));
  return keys;
}

bool all_known(const std::vector<PartyKey>& some, const std::vector<PartyKey>& others) {
  return std::all_of(some.begin(), some.end(), [&](const PartyKey& one) {
    return std::any_of(others.begin(), others.end(), [&](const PartyKey& other) { return !lint::differ(one, other); });
  });
}

bool parties_differ(const Wording& a, const Wording& b) {
  const std::vector<PartyKey> one = parties_of(a.printed);
  const std::vector<PartyKey> other = parties_of(b.printed);
  return !one.empty() && !other.empty() && (!all_known(one, other) || !all_known(other, one));
}

std::string first_word(std::string_view printed) {
  printed = trim(printed);
  return std::string(printed.substr(0, printed.find_first_of(" ,;(")));
}

bool facts_differ(Label label, const Wording& a, const Wording& b) {
  const auto both_and_unlike = [](const auto& one, const auto& other) { return one && other && *one != *other; };
  switch (label) {
    case Label::status: return both_and_unlike(contract::event_status(a.printed), contract::event_status(b.printed));
    case Label::version: return both_and_unlike(contract::version_in(a.printed), contract::version_in(b.printed));
    case Label::delivery: return both_and_unlike(contract::delivery_in(a.printed), contract::delivery_in(b.printed));
    case Label::publisher: return parties_differ(a, b);
    case Label::subscriber: return a.in_row != b.in_row && parties_differ(a, b);
    case Label::channel: return first_word(a.printed).find('_') != std::string::npos && first_word(b.printed).find('_') != std::string::npos && first_word(a.printed) != first_word(b.printed);
    default: return both_and_unlike(kept(a.printed).days, kept(b.printed).days);
  }
}

}  // namespace

void facts_are_said_once(const Page& page, Report& report) {
  for (const auto& [fact, wordings] : WordingReader(page).read()) {
    for (std::size_t i = 1; i < wordings.size(); ++i) {
      if (!facts_differ(fact.second, wordings[0], wordings[i])) continue;
      report.add("AC320", {fact.first, {}}, std::string(name_of(fact.second)) + " of " + fact.first, {wordings[0].at, wordings[i].at});
      break;
    }
  }
}

}  // namespace assay::lint
