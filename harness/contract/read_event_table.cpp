#include "harness/contract/read_event_table.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>

namespace assay::contract {
namespace {

using document::Block;
using document::Row;
using document::Text;

constexpr std::size_t none = std::string::npos;

std::vector<Label> labels_of(const Row& header) {
  std::vector<Label> labels;
  for (const Text& cell : header.cells) labels.push_back(label_of(cell.plain));
  return labels;
}

std::size_t column_of(const std::vector<Label>& labels, Label wanted) {
  const auto found = std::find(labels.begin(), labels.end(), wanted);
  return found == labels.end() ? none : static_cast<std::size_t>(found - labels.begin());
}

/// "(formerly `x`)": the name behind that word is an old one.
bool is_former_name(const Text& cell, const Named& named) {
  const std::string before = lower(std::string_view(cell.plain).substr(0, named.begin));
  return before.ends_with("formerly ") || before.ends_with("formerly: ") || before.ends_with("was ") || before.ends_with("alias ") || before.ends_with("alias: ");
}

/// Whether what stands before a name leaves it one of the cell's names, and no word of a sentence.
bool stands_in_list(std::string_view before) {
  before = trim(before);
  if (before.empty()) return true;
  for (const std::string_view mark : {",", "/", ";", "+", "&", "|", " and", " or", "<br>", "<br/>", "(formerly", "formerly:", "(was", "(alias", "alias:"}) {
    if (before.ends_with(mark)) return true;
  }
  const std::string words = lower(before);
  constexpr std::array leads{"event", "events", "the event", "domain event", "event:", "new", "existing", "emits", "publishes", "consumes", "formerly", "(formerly"};
  const bool sign = std::none_of(before.begin(), before.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  return sign || std::find(leads.begin(), leads.end(), words) != leads.end();
}

/// The names that a cell under "Event" lists: whoever prints them there means events, whatever they are like. A name in prose is none.
std::vector<Named> events_of_cell(const Text& cell) {
  std::vector<Named> listed;
  bool any = false;
  for (Named& named : names_in(cell.slice(0, 2000))) {
    if (!has_event_shape(named.name) || !stands_in_list(std::string_view(cell.plain).substr(0, named.begin))) continue;
    if (any && cell.plain.substr(0, named.begin).find('(') != std::string::npos && !is_former_name(cell, named)) continue;
    any = true;
    listed.push_back(std::move(named));
  }
  return listed;
}

/// Names that follow the word "event", or that look like events by themselves.
std::vector<Named> events_by_word(const Text& cell) {
  std::vector<Named> names = names_in(cell);
  const std::string text = lower(cell.plain);
  std::erase_if(names, [&](const Named& named) {
    const std::string_view before = std::string_view(text).substr(0, named.begin);
    const bool announced = before.ends_with("event ") || before.ends_with("event: ") || before.ends_with("events ") || before.ends_with("events: ");
    return !has_event_shape(named.name) || !(announced || has_event_verb(named.name)) || (!announced && is_other_thing(cell, named));
  });
  return names;
}

/// "pm_case_opened": a core is called by two or three letters.
bool has_core_prefix(std::string_view name) {
  const std::size_t end = name.find_first_of("_.");
  return name.find('.') != std::string_view::npos || end == 2 || end == 3;
}

std::vector<PartyRef> own_party(const Draft& draft, const SourceSpan& at) {
  if (draft.own.empty()) return {};
  return {PartyRef{draft.own, draft.own, {}, at}};
}

class EventTable {
 public:
  EventTable(const Block& table, EventCursor& cursor)
      : table_(table), cursor_(cursor), role_(cursor.role), draft_(cursor.draft()), file_(cursor.file()), labels_(labels_of(table.rows[0])) {}

  bool read(bool among_events) {
    event_column_ = column_of(labels_, Label::event);
    if (event_column_ == none) event_column_ = column_of(labels_, Label::subject);
    const std::size_t direction = column_of(labels_, Label::direction);
    if (event_column_ == none && direction != none) event_column_ = column_of(labels_, Label::field);
    if (event_column_ == none && among_events && labels_[0] == Label::field && column_of(labels_, Label::subscriber) != none) event_column_ = 0;
    if (event_column_ != none) return read_events(direction);
    if (column_of(labels_, Label::mechanism) == none && column_of(labels_, Label::type) == none) return false;
    return read_mechanisms();
  }

 private:
  bool read_events(std::size_t direction) {
    bool any = false;
    const bool by_mechanism = some_row_says_event();
    for (std::size_t i = 1; i < table_.rows.size(); ++i) {
      const Row& row = table_.rows[i];
      if (event_column_ >= row.cells.size() || (by_mechanism && !says_event(row))) continue;
      const Role role = direction < row.cells.size() ? role_of(row.cells[direction].plain) : role_;
      any = read_row(row, role) || any;
    }
    return any;
  }

  /// A matrix of integrations lists events and calls alike, and says in a column which row is which.
  bool says_event(const Row& row) const {
    const std::size_t column = column_of(labels_, Label::mechanism);
    return column < row.cells.size() && contains_word(lower(row.cells[column].plain), "event");
  }

  bool some_row_says_event() const {
    return std::any_of(table_.rows.begin() + 1, table_.rows.end(), [this](const Row& row) { return says_event(row); });
  }

  Role role_of(std::string_view direction) const {
    const std::string words = lower(direction);
    const auto says = [&](std::string_view word) { return words.find(word) != std::string::npos; };
    if (words.starts_with("in") || says("consume") || says("subscribe") || says("receive")) return Role::consumed;
    return words.starts_with("out") || says("publish") || says("emit") || says("produce") ? Role::produced : role_;
  }

  bool read_row(const Row& row, Role role) {
    const Text& cell = row.cells[event_column_];
    EventDraft* last = nullptr;
    for (const Named& named : events_of_cell(cell)) {
      if (cursor_.of_analytics && !has_core_prefix(named.name)) continue;
      if (last != nullptr && is_former_name(cell, named)) {
        last->event.aliases.push_back(named.name);
        continue;
      }
      last = &draft_.event(named.name, span_of(file_, cell.at(named.begin)));
      if (cursor_.tabled.size() < EventCursor::tabled_max) cursor_.tabled.push_back(named.name);
      describe(row, role, *last);
    }
    return last != nullptr;
  }

  void describe(const Row& row, Role role, EventDraft& event) {
    if (event.event.role == Role::stated) event.event.role = role;
    const SourceSpan at = event.event.at.back();
    cursor_.presume_parties(role, event);
    for (std::size_t i = 0; i < row.cells.size() && i < labels_.size(); ++i) {
      const bool whole = table_.marked || i + 1 < row.cells.size() || row.cells.size() == labels_.size();
      if (i != event_column_ && whole) describe_cell(row.cells[i], labels_[i], event);
    }
    if (!event.event.status && says_deprecated(row)) event.event.status = "deprecated";
    if (event.event.status) event.event.stated_at.emplace("status", at);
  }

  /// The event's own cell or a remark says so, and speaks of no other event.
  bool says_deprecated(const Row& row) const {
    for (std::size_t i = 0; i < row.cells.size() && i < labels_.size(); ++i) {
      const bool remark = i == event_column_ || labels_[i] == Label::none || labels_[i] == Label::notes;
      if (!remark || !contains_word(lower(row.cells[i].plain), "deprecated")) continue;
      if (i == event_column_ || likely_events_in(row.cells[i]).empty()) return true;
    }
    return false;
  }

  void describe_cell(const Text& cell, Label label, EventDraft& event) {
    if (label == Label::type) label = Label::alias_type;  // beside an event's name, a type is its other name
    if (label == Label::field || label == Label::event) return;
    if (label == Label::action) {
      for (PartyRef& party : event.presumed_subscribers) party.action = cell.plain;
      return;
    }
    if (label == Label::consumes || label == Label::publishes || label == Label::direction) return;
    apply_label(label, {}, cell, file_, event);
  }

  /// "| PM-38 | Event `x` | fields |": the row's party publishes or consumes.
  bool read_mechanisms() {
    bool any = false;
    for (std::size_t i = 1; i < table_.rows.size(); ++i) any = read_mechanism(table_.rows[i]) || any;
    return any;
  }

  bool read_mechanism(const Row& row) {
    std::size_t column = column_of(labels_, Label::mechanism);
    if (column == none) column = column_of(labels_, Label::type);
    if (column >= row.cells.size() || !contains_word(lower(row.cells[column].plain), "event")) return false;
    bool any = false;
    for (const Text& cell : row.cells) {
      for (const Named& named : events_by_word(cell)) {
        EventDraft& event = draft_.event(named.name, span_of(file_, cell.at(named.begin)));
        state_parties(row, cell, named, event);
        any = true;
      }
    }
    return any;
  }

  void state_parties(const Row& row, const Text& cell, const Named& named, EventDraft& event) {
    const SourceSpan at = event.event.at.back();
    const std::size_t from = column_of(labels_, Label::publisher);
    const std::size_t to = column_of(labels_, Label::subscriber);
    if (from < row.cells.size()) {
      event.event.role = Role::consumed;
      apply_label(Label::publisher, {}, row.cells[from], file_, event);
      if (to >= row.cells.size()) event.presumed_subscribers = own_party(draft_, at);
    }
    if (to < row.cells.size()) {
      apply_label(Label::subscriber, {}, row.cells[to], file_, event);
      if (from >= row.cells.size()) event.presumed_publishers = own_party(draft_, at);
    }
    if (from >= row.cells.size() && to >= row.cells.size()) state_dependency(row, cell, named, event);
    for (const Label label : {Label::status, Label::mechanism}) {
      const std::size_t column = column_of(labels_, label);
      if (column < row.cells.size()) apply_label(label, {}, row.cells[column], file_, event);
    }
    const std::size_t payload = column_of(labels_, Label::payload);
    if (payload < row.cells.size()) apply_label(Label::payload, {}, row.cells[payload], file_, event);
  }

  /// A dependency table does not say who publishes: the sentence or the core's prefix does.
  void state_dependency(const Row& row, const Text& cell, const Named& named, EventDraft& event) {
    const SourceSpan at = event.event.at.back();
    const std::vector<PartyRef> others = parties_in(row.cells[0], file_);
    const std::string words = lower(cell.plain);
    const Party other = others.empty() ? Party() : party_of(others[0].party);
    const std::string prefix = named.name.substr(0, named.name.find_first_of("_."));
    const bool own_prefix = prefix == lower(party_of(draft_.own).core);
    const bool received = words.find("consume") != std::string::npos || words.find("listens") != std::string::npos || words.find("subscribes") != std::string::npos;
    const std::size_t direction = column_of(labels_, Label::direction);
    const Role said = direction < row.cells.size() ? role_of(row.cells[direction].plain) : role_;
    const bool other_publishes = said == Role::consumed || (said == Role::stated && !own_prefix && (prefix == lower(other.core) || received));
    if (other_publishes) {
      event.event.role = Role::consumed;
      event.event.publishers = others;
      event.presumed_subscribers = own_party(draft_, at);
    } else {
      event.event.subscribers = others;
      event.presumed_publishers = own_party(draft_, at);
    }
  }

  const Block& table_;
  EventCursor& cursor_;
  Role role_;
  Draft& draft_;
  const std::string& file_;
  std::vector<Label> labels_;
  std::size_t event_column_ = none;
};

}  // namespace

bool read_event_table(const Block& table, EventCursor& cursor) {
  if (table.rows.size() < 2 || table.rows[0].cells.size() < 2) return false;
  return EventTable(table, cursor).read(cursor.among_events);
}

}  // namespace assay::contract
