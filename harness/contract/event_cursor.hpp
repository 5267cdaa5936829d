#pragma once

#include "harness/contract/draft.hpp"
#include "harness/contract/event_heading.hpp"
#include "harness/contract/labels.hpp"
#include "harness/contract/names.hpp"

#include <optional>
#include <string>
#include <vector>

namespace assay::contract {

/// Where the walk over a document stands: the event that is described, and what the sections around say of every event in them.
class EventCursor {
 public:
  EventCursor(const document::Document& document, Draft& draft) : document_(document), draft_(draft), file_(document.path) {}

  [[nodiscard]] const document::Document& document() const { return document_; }
  [[nodiscard]] Draft& draft() { return draft_; }
  [[nodiscard]] const std::string& file() const { return file_; }

  /// The event that is described, or null.
  [[nodiscard]] EventDraft* current() { return current_.empty() ? nullptr : draft_.find(current_); }
  [[nodiscard]] bool describes() const { return !current_.empty(); }
  [[nodiscard]] const std::string& name() const { return current_; }

  /// The words at `where` state the event; `notes` are the words beside its name.
  void open(const Named& named, const document::Text& where, const std::string& notes);
  /// A further event of the same heading: what is said below holds for it too.
  void also(const Named& named, const document::Text& where);
  /// Nothing is described any more.
  void close();
  /// The document gives another name than the heading did: that one counts, and the heading's is an alias.
  void rename(const document::Text& value);
  /// Whose event it is, if nothing else is said: by the section's role and by the arrow of the heading.
  void presume_parties(Role role, EventDraft& event) const;

  Role role = Role::stated;        // of the section
  std::string actor;               // "HR" of "Events Published by HR", or empty
  std::uint32_t role_level = 0;
  bool among_events = false;       // the heading above speaks of events
  bool of_analytics = false;       // the section lists what tools count: a name without a core's prefix is none of the contract
  Label pending = Label::none;     // a label whose value or bullets follow
  bool fields_from_bullets = false;
  bool fresh = false;              // the event has a name and nothing else yet
  std::string heading_notes;       // what the heading says of an event that is named below it
  std::string last_words;          // above a code block
  std::optional<Arrow> arrow;
  std::string section_channel;     // "PM-09 publishes to `cl_pm_events`": of the events that the section states
  std::vector<PartyRef> section_publishers;   // labels above the section's first event: of all events below
  std::vector<PartyRef> section_subscribers;
  std::vector<std::string> tabled;  // the events of the table above, at most tabled_max: labels below it speak of all of them

  static constexpr std::size_t tabled_max = 200;

 private:
  void read_notes(const std::string& notes, const document::Text& where, EventDraft& event) const;
  static void presume(const Arrow& from_to, const SourceSpan& at, EventDraft& event);

  const document::Document& document_;
  Draft& draft_;
  const std::string& file_;
  std::string current_;
  std::vector<std::string> companions_;
};

}  // namespace assay::contract
