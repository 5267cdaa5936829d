#include "harness/contract/document_rules.hpp"
#include "harness/contract/draft.hpp"
#include "harness/contract/event_cursor.hpp"
#include "harness/contract/event_payload.hpp"
#include "harness/contract/partial_words.hpp"
#include "harness/contract/event_words.hpp"
#include "harness/contract/payload_words.hpp"
#include "harness/contract/read_event_table.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <cctype>

// One walk over the blocks. A heading, a bold line or a table row states an event; what follows up to the next heading describes it.

namespace assay::contract {
namespace {

using document::Block;
using document::BlockKind;
using document::Document;
using document::Row;
using document::Text;

constexpr std::size_t heading_bytes_max = 2000;  // longer headings name no event

class EventReader {
 public:
  EventReader(const Document& document, Draft& draft) : cursor_(document, draft), words_(cursor_), file_(document.path) {}

  void run() {
    learn_types(cursor_.document(), cursor_.draft().types);  // a payload may refer to a type that is declared further down
    for (const Block& block : cursor_.document().blocks) {
      if (!block.quoted) read(block);
    }
    cursor_.close();
  }

 private:
  void read(const Block& block) {
    if (block.kind == BlockKind::heading) {
      heading(block);
      return;
    }
    if (excluded_) return;
    if (block.kind == BlockKind::table) table(block);
    if (block.kind == BlockKind::code) code(block);
    if (block.kind == BlockKind::bullet) words_.bullet(block);
    if (block.kind == BlockKind::line) words_.line(block);
    if (block.kind != BlockKind::bullet && block.kind != BlockKind::line) cursor_.pending = Label::none;
  }

  // ---- headings

  void heading(const Block& block) {
    const std::string& plain = block.text.plain;
    const bool inner = cursor_.describes() && is_part_of_event(plain) && block.number.empty() && (!block.marked || block.level > event_level_);
    cursor_.last_words = plain;
    cursor_.pending = Label::none;
    if (excluded_ && block.marked && block.level > excluded_level_) return;
    excluded_ = false;
    if (inner && likely_events_in(block.text).empty()) {
      if (plain.find("ayload") != std::string::npos || plain.find("ields") != std::string::npos) cursor_.pending = Label::payload;
      if (plain.find("onsumers") != std::string::npos || plain.find("ubscribers") != std::string::npos) cursor_.pending = Label::subscriber;
      return;
    }
    cursor_.close();
    cursor_.tabled.clear();
    cursor_.section_channel.clear();
    cursor_.arrow = arrow_in(plain);
    cursor_.heading_notes.clear();
    if (names_events(block)) return;
    if (!block.marked || block.level > 1) cursor_.heading_notes = status_signs(plain);
    set_role(block);
    cursor_.among_events = contains_word(lower(plain), "event") || contains_word(lower(plain), "events");
    cursor_.of_analytics = is_about_analytics(plain);
    cursor_.section_publishers.clear();
    cursor_.section_subscribers.clear();
    const bool by_fw16 = cursor_.among_events && plain.find("FW-16") != std::string::npos;
    if (by_fw16 && !cursor_.draft().envelope) cursor_.draft().envelope = "fw16";
    if (states_no_events(plain) && role_in(plain) == Role::stated) {
      excluded_ = true;
      excluded_level_ = block.level;
    }
  }

  bool names_events(const Block& block) {
    const std::string& plain = block.text.plain;
    bool named_one = false;
    if (plain.size() > heading_bytes_max) return false;
    for (const Named& named : names_in(block.text)) {
      if (!has_event_shape(named.name) || is_other_thing(block.text, named)) continue;
      if (named_one) {
        further_name(block, named);
        continue;
      }
      const bool likely = has_event_verb(named.name) || has_labels_behind(block) || cursor_.role != Role::stated || cursor_.draft().find(named.name) != nullptr || plain.starts_with("Event");
      const bool cut = &block == &cursor_.document().blocks.back() && !has_event_verb(named.name);  // half a name, where the text ends
      if (!likely || cut || !only_event_words(plain, named)) return false;
      event_level_ = block.level;
      if (!cursor_.arrow) cursor_.arrow = parties_of_heading(block.text, named);
      cursor_.open(named, block.text, plain.substr(0, named.begin) + plain.substr(named.end));
      cursor_.current()->number = block.number;
      named_one = true;
    }
    return named_one;
  }

  /// "Publisher", "Subscribers", "Payload" below a heading: labels of an event, whatever its name is like.
  [[nodiscard]] bool has_labels_behind(const Block& heading) const {
    const std::vector<Block>& blocks = cursor_.document().blocks;
    bool party = false;
    bool more = false;
    const auto count = [&](std::string_view printed) {
      const Label label = label_of(printed);
      more = more || label == Label::payload || label == Label::channel || label == Label::delivery || (party && (label == Label::publisher || label == Label::subscriber));
      party = party || label == Label::publisher || label == Label::subscriber;
    };
    for (auto block = blocks.begin() + (&heading - blocks.data()) + 1; block != blocks.end() && block->kind != BlockKind::heading; ++block) {
      if (block - blocks.begin() > (&heading - blocks.data()) + 12) break;
      for (const Row& row : block->rows) count(row.cells[0].plain);
      if (block->kind == BlockKind::code) continue;
      for (const Text& part : label_parts(block->text.slice(0, 400))) {
        if (const auto found = labelled(part)) count(found->printed);
      }
    }
    return party && more;
  }

  /// "`a` / `b`", "`a` and `b`" states both; "`a` (formerly `b`)" does not.
  void further_name(const Block& block, const Named& named) {
    const std::string_view before = trim(std::string_view(block.text.plain).substr(0, named.begin));
    const bool listed = before.ends_with('/') || before.ends_with(',') || before.ends_with('&') || before.ends_with('+') || before.ends_with(" and");
    if (listed && has_event_verb(named.name)) cursor_.also(named, block.text);
  }

  void set_role(const Block& block) {
    const Role stated = role_in(block.text.plain);
    const bool below = block.marked ? block.level > cursor_.role_level : (cursor_.role_level > 0 && (block.level == 0 || block.level > cursor_.role_level));
    if (stated != Role::stated) {
      cursor_.role = stated;
      cursor_.role_level = block.level;
      cursor_.actor = actor_in(block.text.plain);
    } else if (!below) {
      cursor_.role = Role::stated;
      cursor_.role_level = block.level;
      cursor_.actor.clear();
    }
  }

  // ---- tables

  /// Two columns that hold labels and values. Below an event the rows decide, whatever the header is: two labels, or one that speaks
  /// of events only. A row in code or small letters is a payload member.
  bool is_label_table(const Block& block) const {
    const document::Row& header = block.rows[0];
    if (header.cells.size() != 2) return false;
    if (label_of(header.cells[0].plain) == Label::field && label_of(header.cells[1].plain) == Label::value) return true;
    return cursor_.describes() && labels_event(block);
  }

  static bool labels_event(const Block& block) {
    std::size_t weight = 0;  // two are enough
    for (std::size_t i = 1; i < block.rows.size() && weight < 2; ++i) {
      const std::vector<Text>& cells = block.rows[i].cells;
      if (cells.size() != 2 || cells[0].empty() || cells[0].in_code(0) || std::isupper(static_cast<unsigned char>(cells[0].plain[0])) == 0) continue;
      const Label label = label_of(cells[0].plain);
      weight += says_event(label) ? 2 : may_describe_event(label) ? 1 : 0;
    }
    return weight >= 2;
  }

  /// "| Publisher | LB-02 |" above the rule: a row that stands where a header does.
  static bool header_is_row(const Block& block) {
    const std::vector<Text>& cells = block.rows[0].cells;
    return says_event(label_of(cells[0].plain)) && label_of(cells[1].plain) == Label::none;
  }

  void table(const Block& block) {
    if (block.rows.empty()) return;
    if (is_label_table(block)) {
      label_table(block);
    } else if (cursor_.describes() && (field_table(block) || subscriber_table(block))) {
      return;
    } else if (read_event_table(block, cursor_)) {
      cursor_.close();
    } else {
      rule_table(block);
    }
  }

  void label_table(const Block& block) {
    for (std::size_t i = header_is_row(block) ? 0 : 1; i < block.rows.size(); ++i) {
      const std::vector<Text>& cells = block.rows[i].cells;
      if (cells.size() >= 2) label_row(cells[0], cells[1]);
    }
  }

  void label_row(const Text& printed, const Text& value) {
    const Label label = label_of(printed.plain);
    if (!cursor_.describes() && (label == Label::event || label == Label::consumes || label == Label::publishes)) {
      if (label == Label::event && words_.names_itself({label, printed.plain, value})) return;
      if (words_.list_events(label, value)) return;
    }
    if (!cursor_.describes()) {
      apply_rule(printed.plain, value, cursor_.draft());
    } else if (label == Label::event) {
      cursor_.rename(value);
    } else {
      apply_label(label, printed.plain, value, file_, *cursor_.current());
      cursor_.fresh = false;
    }
  }

  /// "| Column | Type | Null |" below an event is a table of the database, unless words introduce its payload or nothing speaks of tables.
  [[nodiscard]] bool is_payload_of_columns(const EventDraft& event) const {
    if (cursor_.pending == Label::payload || payload_words(document::verbatim(cursor_.last_words, {}))) return true;
    const std::string words = lower(cursor_.last_words);
    const bool of_table = contains_word(words, "table") || contains_word(words, "tables") || contains_word(words, "columns") || words.find("database") != std::string::npos;
    return !of_table && !event.has_payload && !event.event.publishers.empty() && !event.event.subscribers.empty();
  }

  static Block as_fields(Block table) {
    table.rows[0].cells[0].plain = "Field";
    return table;
  }

  bool field_table(const Block& block) {
    const bool columns = label_of(block.rows[0].cells[0].plain) == Label::column;
    if (columns && !is_payload_of_columns(*cursor_.current())) return false;
    std::vector<Field> fields = read_field_table(columns ? as_fields(block) : block, file_);
    if (fields.size() > fields_max) fields.resize(fields_max);
    EventDraft& event = *cursor_.current();
    if (fields.empty()) return false;
    cursor_.fresh = false;
    if (event.has_payload) return true;
    event.event.fields = fields;
    const auto says_more = [](const document::Row& row) { return !row.cells.empty() && prints_some(row.cells[0].plain); };
    const bool partial = is_partial_label(cursor_.last_words) || std::any_of(block.rows.begin(), block.rows.end(), says_more);
    if (partial) event.event.open = {""};
    event.data_relative = true;
    event.has_payload = true;
    return true;
  }

  /// "| Consumer | Action | Status |" below an event: who listens, if nothing else says so.
  bool subscriber_table(const Block& block) {
    if (block.rows[0].cells.size() < 2 || label_of(block.rows[0].cells[0].plain) != Label::subscriber) return false;
    if (label_of(block.rows[0].cells[1].plain) == Label::mechanism) return false;
    EventDraft& event = *cursor_.current();
    if (!event.event.subscribers.empty()) return true;
    for (std::size_t i = 1; i < block.rows.size(); ++i) {
      std::vector<PartyRef> parties = parties_in(block.rows[i].cells[0], file_);
      for (PartyRef& party : parties) {
        if (party.action.empty() && block.rows[i].cells.size() > 1) party.action = block.rows[i].cells[1].plain;
        event.event.subscribers.push_back(std::move(party));
      }
    }
    return true;
  }

  void rule_table(const Block& block) {
    if (cursor_.describes() || block.rows[0].cells.size() != 2) return;
    for (std::size_t i = 1; i < block.rows.size(); ++i) {
      if (block.rows[i].cells.size() >= 2) label_row(block.rows[i].cells[0], block.rows[i].cells[1]);
      if (cursor_.describes()) cursor_.close();
    }
  }

  // ---- code

  void code(const Block& block) {
    const bool base = !cursor_.describes() && announces_base(cursor_.last_words);
    std::vector<Payload> payloads = payloads_of(block, cursor_.draft().types, file_);
    if (payloads.empty()) return;
    cursor_.fresh = false;
    if (base) {
      take_base(std::move(payloads.front()), block);
      return;
    }
    EventDraft* event = cursor_.describes() ? cursor_.current() : nullptr;
    if (event != nullptr) take_own_payload(payloads, *event);
    for (Payload& payload : payloads) named_payload(std::move(payload));
  }

  /// The payload that the event around is about: the one that names it, or else the first, unless that is code which publishes another.
  static void take_own_payload(std::vector<Payload>& payloads, EventDraft& event) {
    auto own = std::find_if(payloads.begin(), payloads.end(), [&](const Payload& payload) { return payload.type_name == event.event.name; });
    if (own == payloads.end() && payloads.front().called) return;
    if (own == payloads.end()) own = payloads.begin();
    Payload payload = std::move(*own);
    payloads.erase(own);
    take_payload(std::move(payload), event);
  }

  /// A payload that names its event, wherever it stands.
  void named_payload(Payload payload) {
    if (!payload.type_name) return;
    const std::string name = *payload.type_name;
    if (EventDraft* event = cursor_.draft().find(name)) {
      take_payload(std::move(payload), *event);
    } else {
      cursor_.draft().named_payloads.emplace(name, std::move(payload));
    }
  }

  /// "interface EventEnvelope<T> {"
  static bool is_generic(std::string_view code) {
    const std::size_t open = code.find('<');
    return open != std::string_view::npos && open < code.find('{') && code.substr(0, open).find("interface ") != std::string_view::npos;
  }

  void take_base(Payload payload, const Block& block) {
    if (payload.fields.size() > fields_max) payload.fields.resize(fields_max);
    Draft& draft = cursor_.draft();
    std::erase_if(payload.fields, [](const Field& field) { return field.path.ends_with("."); });  // "...": more, that each event fills in
    draft.base_fields = payload.fields;
    if (payload.cloudevents) draft.envelope = "cloudevents";
    draft.base_is_cloudevents = payload.cloudevents;
    draft.generic_base = is_generic(block.text.plain);
    if (payload.type_name) draft.base_types.push_back(*payload.type_name);
  }

  EventCursor cursor_;
  EventWords words_;
  const std::string& file_;
  std::uint32_t event_level_ = 0;
  bool excluded_ = false;
  std::uint32_t excluded_level_ = 0;
};

}  // namespace

void read_events(const Document& document, Draft& draft) { EventReader(document, draft).run(); }

}  // namespace assay::contract
