#include "harness/contract/document_rules.hpp"
#include "harness/contract/draft.hpp"
#include "harness/contract/event_heading.hpp"
#include "harness/contract/event_payload.hpp"
#include "harness/contract/names.hpp"

#include "harness/base/strings.hpp"
#include "harness/document/shapes.hpp"

#include <algorithm>
#include <array>
#include <cctype>

// One walk over the blocks. A heading, a bold line or a table row states an event; what follows up to the next heading describes it.

namespace assay::contract {
namespace {

using document::Block;
using document::BlockKind;
using document::Document;
using document::Text;

class EventReader {
 public:
  EventReader(const Document& document, Draft& draft) : document_(document), draft_(draft), file_(document.path) {}

  void run() {
    for (const Block& block : document_.blocks) {
      if (!block.quoted) read(block);
    }
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
    if (block.kind == BlockKind::bullet) bullet(block);
    if (block.kind == BlockKind::line) line(block);
    if (block.kind != BlockKind::bullet && block.kind != BlockKind::line) pending_ = Label::none;
  }

  [[nodiscard]] EventDraft* current() { return current_.empty() ? nullptr : draft_.find(current_); }

  void state(const Named& named, const Text& where, const std::string& notes) {
    EventDraft& event = draft_.event(named.name, span_of(file_, where.at(named.begin)));
    current_ = named.name;
    pending_ = Label::none;
    if (event.event.role == Role::stated) event.event.role = role_;
    const SourceSpan at = event.event.at.back();
    if (role_ == Role::consumed && !draft_.own.empty()) event.presumed_subscribers = {{draft_.own, draft_.own, {}, at}};
    if (role_ == Role::produced && !draft_.own.empty() && event.presumed_publishers.empty()) event.presumed_publishers = {{draft_.own, draft_.own, {}, at}};
    read_notes(notes, where, event);
    if (arrow_) presume(*arrow_, at, event);
  }

  static void presume(const Arrow& arrow, const SourceSpan& at, EventDraft& event) {
    event.presumed_publishers = {{arrow.from, arrow.from, {}, at}};
    event.presumed_subscribers = {{arrow.to, arrow.to, {}, at}};
  }

  /// "(new — 📝 Planned)", "(deprecated)", "(formerly `x`)", "(from PM-38)", "v1"
  void read_notes(const std::string& notes, const Text& where, EventDraft& event) {
    const std::string text = lower(notes);
    const SourceSpan at = event.event.at.back();
    if (const auto status = event_status(notes)) event.event.status = status;
    for (const std::string_view word : {"formerly", "previously", "alias"}) {
      if (text.find(word) == std::string::npos) continue;
      for (const Named& other : names_in(where)) {
        if (other.name != event.event.name && has_event_shape(other.name)) event.event.aliases.push_back(other.name);
      }
    }
    if (const std::size_t from = text.find("from "); from != std::string::npos) {
      const std::size_t length = party_id_length(notes, from + 5);
      if (length > 0) event.presumed_publishers = {{notes.substr(from + 5, length), notes.substr(from + 5, length), {}, at}};
    }
    for (std::string_view word : split(notes, ' ')) {
      while (!word.empty() && (word.front() == '(' || word.front() == '[')) word.remove_prefix(1);
      while (!word.empty() && std::isalnum(static_cast<unsigned char>(word.back())) == 0) word.remove_suffix(1);
      if (word.starts_with('v') && !event.event.version) event.event.version = version_in(word);
    }
  }

  // ---- headings

  void heading(const Block& block) {
    const bool inner = !current_.empty() && is_part_of_event(block.text.plain) && block.number.empty() && (!block.marked || block.level > event_level_);
    last_words_ = block.text.plain;
    pending_ = Label::none;
    if (excluded_ && block.marked && block.level > excluded_level_) return;
    excluded_ = false;
    if (inner && likely_events_in(block.text).empty()) {
      if (block.text.plain.find("ayload") != std::string::npos || block.text.plain.find("ields") != std::string::npos) pending_ = Label::payload;
      if (block.text.plain.find("onsumers") != std::string::npos || block.text.plain.find("ubscribers") != std::string::npos) pending_ = Label::subscriber;
      return;
    }
    current_.clear();
    arrow_ = arrow_in(block.text.plain);
    heading_notes_.clear();
    if (names_event(block)) return;
    if (!block.marked || block.level > 1) heading_notes_ = status_signs(block.text.plain);
    set_role(block);
    among_events_ = contains_word(lower(block.text.plain), "event") || contains_word(lower(block.text.plain), "events");
    if (states_no_events(block.text.plain) && role_in(block.text.plain) == Role::stated) {
      excluded_ = true;
      excluded_level_ = block.level;
    }
  }

  bool names_event(const Block& block) {
    for (const Named& named : names_in(block.text)) {
      if (!has_event_shape(named.name)) continue;
      const bool likely = has_event_verb(named.name) || role_ != Role::stated || draft_.find(named.name) != nullptr || block.text.plain.starts_with("Event");
      if (!likely || !only_event_words(block.text.plain, named)) return false;
      event_level_ = block.level;
      state(named, block.text, block.text.plain.substr(0, named.begin) + block.text.plain.substr(named.end));
      return true;
    }
    return false;
  }

  void set_role(const Block& block) {
    const Role stated = role_in(block.text.plain);
    const bool below = block.marked ? block.level > role_level_ : (role_level_ > 0 && (block.level == 0 || block.level > role_level_));
    if (stated != Role::stated) {
      role_ = stated;
      role_level_ = block.level;
    } else if (!below) {
      role_ = Role::stated;
      role_level_ = block.level;
    }
  }

  // ---- tables

  static bool is_label_table(const Block& block) {
    const document::Row& header = block.rows[0];
    return header.cells.size() == 2 && label_of(header.cells[0].plain) == Label::field &&
           (label_of(header.cells[1].plain) == Label::value || label_of(header.cells[1].plain) == Label::notes) && label_of(header.cells[1].plain) == Label::value;
  }

  void table(const Block& block) {
    if (block.rows.empty()) return;
    if (is_label_table(block)) {
      label_table(block);
    } else if (!current_.empty() && field_table(block)) {
      return;
    } else if (read_event_table(block, role_, among_events_, draft_, file_)) {
      current_.clear();
    } else {
      rule_table(block);
    }
  }

  void label_table(const Block& block) {
    for (std::size_t i = 1; i < block.rows.size(); ++i) {
      const std::vector<Text>& cells = block.rows[i].cells;
      if (cells.size() < 2) continue;
      if (current_.empty() && label_of(cells[0].plain) == Label::event) {
        names_itself({Label::event, cells[0].plain, cells[1]});
      } else if (current_.empty()) {
        apply_rule(cells[0].plain, cells[1], draft_);
      } else if (label_of(cells[0].plain) == Label::event) {
        rename(cells[1]);
      } else {
        apply_label(label_of(cells[0].plain), cells[0].plain, cells[1], file_, *current());
      }
    }
  }

  /// The table gives the name that counts; the heading's is another name for it.
  void rename(const Text& value) {
    for (const Named& named : names_in(value)) {
      if (!has_event_shape(named.name) || named.name == current_) return;
      EventDraft* event = current();
      const std::string old = event->event.name;
      if (draft_.find(named.name) != nullptr) return;
      const std::size_t place = draft_.places[old];
      draft_.places.erase(old);
      draft_.places[named.name] = place;
      event->event.name = named.name;
      event->event.aliases.push_back(old);
      current_ = named.name;
      return;
    }
  }

  bool field_table(const Block& block) {
    std::vector<Field> fields = read_field_table(block, file_);
    if (fields.size() > fields_max) fields.resize(fields_max);
    if (fields.empty() || label_of(block.rows[0].cells[0].plain) == Label::column) return false;
    EventDraft& event = *current();
    if (event.has_payload) return true;
    event.event.fields = fields;
    event.data_relative = true;
    event.has_payload = true;
    return true;
  }

  void rule_table(const Block& block) {
    if (!current_.empty() || block.rows[0].cells.size() != 2) return;
    for (std::size_t i = 1; i < block.rows.size(); ++i) {
      if (block.rows[i].cells.size() >= 2) apply_rule(block.rows[i].cells[0].plain, block.rows[i].cells[1], draft_);
    }
  }

  // ---- code

  void code(const Block& block) {
    const bool base = current_.empty() && announces_base(last_words_);
    Payload payload = payload_of(block, draft_.types, file_);
    if (payload.empty()) return;
    if (base) {
      take_base(std::move(payload));
    } else if (!current_.empty()) {
      take_payload(std::move(payload), *current());
    } else if (payload.type_name && draft_.find(*payload.type_name) != nullptr) {
      take_payload(std::move(payload), *draft_.find(*payload.type_name));
    }
  }

  void take_base(Payload payload) {
    if (payload.fields.size() > fields_max) payload.fields.resize(fields_max);
    draft_.base_fields = payload.fields;
    if (payload.cloudevents) draft_.envelope = "cloudevents";
    draft_.base_is_cloudevents = payload.cloudevents;
    if (payload.type_name) draft_.base_types.push_back(*payload.type_name);
  }

  // ---- lines and bullets

  void line(const Block& block) {
    pending_ = Label::none;
    if (starts_with_event(block) || starts_with_bare_event(block.text)) return;
    words(block.text);
    last_words_ = block.text.plain;
  }

  void bullet(const Block& block) {
    if (pending_ != Label::none && !current_.empty()) {
      pending_bullet(block.text);
      return;
    }
    if (role_ != Role::stated && starts_with_event(block)) return;
    if (starts_with_bare_event(block.text)) return;
    words(block.text);
  }

  /// "orders.order.placed.v1 from orders-service …" in a list of produced or consumed events that lost its marks.
  bool starts_with_bare_event(const Text& text) {
    if (document_.marked_headings || role_ == Role::stated || !current_.empty()) return false;
    const std::vector<Named> names = names_in(text.slice(0, 200));
    if (names.empty() || names[0].begin != 0 || !has_event_shape(names[0].name) || !has_event_verb(names[0].name)) return false;
    const std::string rest = text.plain.substr(names[0].end);
    const bool describes = trim(rest).empty() || rest.starts_with(" from ") || rest.starts_with(" — ") || rest.starts_with(" – ") || rest.starts_with(" - ") || rest.starts_with(" (");
    if (!describes) return false;
    state(names[0], text, {});
    EventDraft& event = *current();
    std::size_t begin = names[0].end;
    while (begin < text.plain.size() && (text.plain[begin] == ' ' || text.plain[begin] == '(')) ++begin;
    for (const std::string_view word : {"— ", "– ", "- ", "from "}) begin += text.plain.compare(begin, word.size(), word) == 0 ? word.size() : 0;
    const Text source = text.slice(begin, text.plain.find_first_of(" ),;:", begin));
    if (role_ == Role::consumed) event.presumed_publishers = parties_in(source, file_);
    current_.clear();
    return true;
  }

  void pending_bullet(const Text& text) {
    EventDraft& event = *current();
    if (pending_ != Label::payload) {
      apply_label(pending_, {}, text, file_, event);
      return;
    }
    std::vector<Field> fields = read_name_list(text.slice(0, text.plain.find(" — ")), file_);
    if (fields.empty() || event.event.fields.size() >= fields_max || (event.has_payload && !fields_from_bullets_)) return;
    const std::string rest = lower(text.plain.substr(std::min(text.plain.size(), fields[0].path.size())));
    if (!fields[0].required && contains_word(rest, "optional")) fields[0].required = false;
    if (!fields[0].required && contains_word(rest, "required")) fields[0].required = true;
    event.event.fields.push_back(fields[0]);
    event.data_relative = true;
    event.has_payload = true;
    fields_from_bullets_ = true;
  }

  /// "**`name`** (new — 📝 Planned)": a line or bullet that begins with the marked name of an event.
  bool starts_with_event(const Block& block) {
    const Text& text = block.text;
    const bool marked = text.in_strong(0) || (text.in_code(0) && block.kind == BlockKind::bullet);
    if (!marked) return false;
    const std::vector<Named> names = names_in(text);
    if (names.empty() || names[0].begin > 1 || !has_event_shape(names[0].name)) return false;
    const bool bold_name = text.in_strong(0) && text.in_strong(names[0].end - 1);
    if (!has_event_verb(names[0].name) && !(bold_name && role_ != Role::stated)) return false;
    if (block.kind == BlockKind::line && !bold_name) return false;
    const std::string rest = text.plain.substr(names[0].end);
    const bool describes = trim(rest).empty() || trim(rest)[0] == '(' || trim(rest)[0] == ':' || trim(rest).starts_with("—") || trim(rest).starts_with("–") || trim(rest).starts_with("- ");
    if (!describes) return false;
    arrow_ = arrow_in(rest);
    const std::size_t close = rest.starts_with(" (") ? std::min(rest.find(')'), rest.size()) : 0;
    state(names[0], text, rest.substr(0, close));
    for (const Text& sentence : sentences_of(text.slice(names[0].end))) label_sentence(sentence);
    return true;
  }

  void words(const Text& text) {
    if (!current_.empty() && text.in_strong(0) == false && text.plain.size() > 4000) return;
    for (const Text& sentence : sentences_of(text)) {
      read_type_sentence(sentence, draft_);
      if (label_sentence(sentence)) continue;
      if (current_.empty()) read_rule_sentence(sentence, draft_);
      statement(sentence);
    }
  }

  /// "Publisher: …" and the like for the event around; names behind "Consumes:", "Trigger:" … between two parties.
  bool label_sentence(const Text& sentence) {
    const auto found = labelled(sentence);
    if (!found) {
      if (current_.empty() || !lower(sentence.plain.substr(0, 8)).starts_with("payload ")) return false;
      return read_same_as(sentence, file_, *current());
    }
    const bool names_events = found->label == Label::trigger || found->label == Label::consumes || found->label == Label::publishes || found->label == Label::event;
    if (found->label == Label::event && names_itself(*found)) return true;
    if (names_events && states_between_parties(*found)) return true;
    if (found->label == Label::mechanism) return false;
    if (current_.empty()) {
      read_rule_label(*found);
      return false;
    }
    if (found->label == Label::none) return false;
    if (found->label == Label::action) presume_actor(*found);
    if (found->value.empty()) pending_ = found->label;
    fields_from_bullets_ = false;
    apply_label(found->label, found->printed, found->value, file_, *current());
    return true;
  }

  /// "Event Name: `x`" below a heading in plain words.
  bool names_itself(const Labelled& found) {
    const std::vector<Named> names = names_in(found.value);
    if (names.empty() || names[0].begin > 1 || !has_event_shape(names[0].name) || arrow_) return false;
    const bool only = trim(std::string_view(found.value.plain).substr(names[0].end)).size() < 60;
    if (!only || found.printed.ends_with('s')) return false;
    if (!current_.empty() && current_ != names[0].name) {
      rename(found.value);
    } else if (current_.empty()) {
      state(names[0], found.value, found.value.plain.substr(names[0].end) + " " + heading_notes_);
    }
    return true;
  }

  void read_rule_label(const Labelled& found) {
    const bool of_all = found.label == Label::delivery || found.label == Label::idempotency || found.label == Label::ordering;
    if (of_all && (role_ != Role::stated || among_events_)) apply_rule(found.printed, found.value, draft_);
  }

  /// "CL-40 Action: …": that party subscribes.
  void presume_actor(const Labelled& found) {
    const std::size_t length = party_id_length(found.printed, 0);
    EventDraft& event = *current();
    if (length == 0 || !event.presumed_subscribers.empty()) return;
    const std::string party(found.printed.substr(0, length));
    event.presumed_subscribers = {{party, party, {}, event.event.at.back()}};
  }

  bool states_between_parties(const Labelled& found) {
    if (!arrow_ && found.label == Label::trigger) return false;
    if (!current_.empty() && !arrow_) return false;
    const std::vector<Named> names = likely_events_in(found.value);
    if (names.empty()) return false;
    const bool consumes = found.label == Label::consumes;
    std::optional<Arrow> parties = arrow_;
    if (consumes && parties && parties->from == draft_.own) parties = Arrow{parties->to, parties->from};
    if (!parties && draft_.own.empty()) return false;
    EventDraft& event = draft_.event(names[0].name, span_of(file_, found.value.at(names[0].begin)));
    current_ = names[0].name;
    const SourceSpan at = event.event.at.back();
    if (parties) presume(*parties, at, event);
    if (!parties && consumes) event.presumed_subscribers = {{draft_.own, draft_.own, {}, at}};
    if (!parties && !consumes) event.presumed_publishers = {{draft_.own, draft_.own, {}, at}};
    if (consumes && event.event.role == Role::stated) event.event.role = Role::consumed;
    return true;
  }

  /// "CE-17 uses `x` (generic event name)", "PM-38 publishes `y`": a contract in one sentence.
  void statement(const Text& sentence) {
    const std::string& plain = sentence.plain;
    if (plain.size() > 1000 || plain.empty()) return;
    const std::size_t length = party_id_length(plain, 0);
    if (length == 0) return;
    const std::string_view rest = std::string_view(plain).substr(length);
    const bool publishes = rest.starts_with(" publishes ") || rest.starts_with(" emits ");
    const bool uses = rest.starts_with(" uses ");
    if (!publishes && !uses) return;
    const std::vector<Named> names = likely_events_in(sentence);
    if (names.empty() || names[0].begin > length + 20) return;
    const std::string_view behind = std::string_view(plain).substr(names[0].end, 40);
    if (uses && !contains_word(lower(behind.substr(0, behind.find(')'))), "event")) return;
    state_in_prose(names[0], sentence, plain.substr(0, length));
  }

  void state_in_prose(const Named& named, const Text& sentence, const std::string& party) {
    const bool known = draft_.find(named.name) != nullptr;
    const SourceSpan at = span_of(file_, sentence.at(named.begin));
    EventDraft& event = draft_.event(named.name, at);
    if (!known) event.in_prose = true;
    if (event.presumed_publishers.empty()) event.presumed_publishers = {{party, party, {}, span_of(file_, sentence.at())}};
  }

  const Document& document_;
  Draft& draft_;
  const std::string& file_;
  std::string current_;            // the event that is described, or empty
  std::uint32_t event_level_ = 0;
  Role role_ = Role::stated;
  std::uint32_t role_level_ = 0;
  bool among_events_ = false;      // the heading above speaks of events
  bool excluded_ = false;
  std::uint32_t excluded_level_ = 0;
  Label pending_ = Label::none;    // a label whose bullets follow
  bool fields_from_bullets_ = false;
  std::string heading_notes_;      // what the heading says of an event that is named below it
  std::string last_words_;         // above a code block
  std::optional<Arrow> arrow_;
};

}  // namespace

void read_events(const Document& document, Draft& draft) { EventReader(document, draft).run(); }

}  // namespace assay::contract
