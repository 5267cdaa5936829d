#include "harness/diff/event_changes.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

namespace assay::diff {
namespace {

using contract::Event;
using contract::PartyRef;

/// A fact of one or two words that either stays the same or becomes another.
struct Way {
  std::string_view fact;
  std::string_view changed;
  std::string_view unsaid;
  std::optional<std::string> Event::* member;
};

constexpr std::array ways{Way{"channel", "channel-changed", "channel-unsaid", &Event::channel}, Way{"stream", "stream-changed", "stream-unsaid", &Event::stream},
                          Way{"subject", "subject-changed", "subject-unsaid", &Event::subject}};

void compare_way(const Way& way, EventReport& report) {
  const std::optional<std::string>& before = report.before().*way.member;
  const std::optional<std::string>& after = report.after().*way.member;
  if (before == after) return;
  if (!before) {
    report.fact("fact-stated", way.fact, nobody, fmt::format("is now stated: {}", *after));
  } else if (!after) {
    report.fact(way.unsaid, way.fact, subscribers, fmt::format("{} is no longer stated", *before));
  } else {
    report.fact(way.changed, way.fact, both, fmt::format("{} -> {}: each side waits where the other is not", *before, *after));
  }
}

/// The type inside of the message, where the document tells it apart from the name. A new name alone is a rename.
void compare_type_inside(EventReport& report) {
  const std::optional<std::string>& before = report.before().event_type;
  const std::optional<std::string>& after = report.after().event_type;
  if (before == after) return;
  if (!before) {
    report.fact("fact-stated", "event_type", nobody, fmt::format("is now stated: {}", *after));
  } else if (!after) {
    report.fact("event-type-unsaid", "event_type", subscribers, fmt::format("{} is no longer stated", *before));
  } else {
    report.fact("event-type-changed", "event_type", both, fmt::format("{} -> {} inside of the message", *before, *after));
  }
}

std::set<std::string> key_of(const Event& event) {
  return event.idempotency ? std::set<std::string>(event.idempotency->key.begin(), event.idempotency->key.end()) : std::set<std::string>();
}

std::string listed(const std::set<std::string>& names) { return join(std::vector<std::string>(names.begin(), names.end()), ", "); }

/// Parties by a spelling that does not matter.
std::map<std::string, const PartyRef*> by_name(const std::vector<PartyRef>& refs) {
  std::map<std::string, const PartyRef*> out;
  for (const PartyRef& ref : refs) out.emplace(slug(ref.party), &ref);
  return out;
}

struct Part {
  std::string_view list;  // "subscribers"
  std::string_view dropped;
  std::string_view added;
  Breaks breaks;
  std::string_view consequence;
};

void compare_refs(const Part& part, const std::vector<PartyRef>& before, const std::vector<PartyRef>& after, EventReport& report) {
  const auto old_refs = by_name(before);
  const auto new_refs = by_name(after);
  for (const PartyRef& ref : before) {
    if (new_refs.contains(slug(ref.party)) || old_refs.at(slug(ref.party)) != &ref) continue;
    Change& change = report.add(part.dropped, fmt::format("{}/{}", part.list, ref.party), part.breaks, std::string(part.consequence), {ref.at, {}});
    change.parties = {ref.party};
  }
  for (const PartyRef& ref : after) {
    if (old_refs.contains(slug(ref.party)) || new_refs.at(slug(ref.party)) != &ref) continue;
    report.add(part.added, fmt::format("{}/{}", part.list, ref.party), nobody, "is new", {{}, ref.at});
  }
}

void compare_status(EventReport& report) {
  const std::string before = report.before().status.value_or("");
  const std::string after = report.after().status.value_or("");
  if (before == after) return;
  const bool in_use = before == "implemented" || before == "deprecated";
  const std::string words = fmt::format("{} -> {}", before.empty() ? "not said" : before, after.empty() ? "not said" : after);
  if (after == "deprecated") {
    report.fact("event-deprecated", "status", nobody, words);
  } else if (in_use && (after == "planned" || after == "in_progress")) {
    report.fact("status-withdrawn", "status", subscribers, words + ": what was in use is a plan again");
  } else {
    report.fact("status-changed", "status", nobody, words);
  }
}

void compare_names(const EventPair& pair, EventReport& report) {
  const Event& before = report.before();
  const Event& after = report.after();
  if (pair.renamed()) {
    const std::string words = fmt::format("is called {} now", after.name);
    const auto knows = [](const Event& event, const std::string& name) { return std::find(event.aliases.begin(), event.aliases.end(), name) != event.aliases.end(); };
    if (knows(before, after.name) && knows(after, before.name)) {  // both contracts give both names, in another order
      report.add("event-renamed", {}, nobody, words + "; both contracts give both names", {});
    } else {
      const std::string remembered = pair.known_by_old_name ? "; to name the old one as a former name does not keep it in use" : "";
      report.add("event-renamed", {}, both, words + ": subscribers wait for the old name, messages by the old name are refused" + remembered, {});
    }
  }
  std::set<std::string> known(before.aliases.begin(), before.aliases.end());
  known.insert({before.name, after.name});
  for (const std::string& alias : after.aliases) {
    if (known.insert(alias).second) report.add("alias-added", "aliases/" + alias, nobody, "is another name now", {});
  }
}

/// A payload that prints its envelope has it whether or not a sentence says so: then silence is a change.
bool prints_envelope(const Event& event) {
  return std::any_of(event.fields.begin(), event.fields.end(), [](const contract::Field& field) { return field.path == "specversion" || field.path == "data" || field.path.starts_with("data."); });
}

/// What is said of one side only is stated or unsaid, and not changed, unless the payloads show that they are wrapped differently.
void compare_envelope(EventReport& report) {
  const Event& before = report.before();
  const Event& after = report.after();
  if (before.envelope == after.envelope) return;
  const bool said_of_both = before.envelope != "none" && after.envelope != "none";
  const bool shown = !before.fields.empty() && !after.fields.empty() && prints_envelope(before) != prints_envelope(after);
  const bool inherited = before.same_as && !before.stated_at.contains("envelope");  // it was never said of this event itself
  if (said_of_both || shown) {
    report.fact("envelope-changed", "envelope", both, fmt::format("{} -> {}: neither side unpacks the other's messages", before.envelope, after.envelope));
  } else if (before.envelope == "none") {
    report.fact("fact-stated", "envelope", nobody, fmt::format("is now stated: {}", after.envelope));
  } else {
    report.fact("envelope-unsaid", "envelope", inherited ? nobody : subscribers, fmt::format("{} is no longer stated", before.envelope));
  }
}

}  // namespace

void compare_transport(EventReport& report) {
  compare_envelope(report);
  compare_type_inside(report);
  for (const Way& way : ways) compare_way(way, report);
}

void compare_key(EventReport& report) {
  const std::set<std::string> before = key_of(report.before());
  const std::set<std::string> after = key_of(report.after());
  if (before == after) return;
  const EventReport::Places places{report.before().idempotency ? report.before().idempotency->at : SourceSpan(), report.after().idempotency ? report.after().idempotency->at : SourceSpan()};
  if (before.empty()) {
    report.add("fact-stated", "idempotency", nobody, fmt::format("key is now stated: {}", listed(after)), places);
  } else if (after.empty()) {
    report.add("key-removed", "idempotency", subscribers, fmt::format("key {} is no longer stated: copies cannot be told from new events", listed(before)), places);
  } else {
    report.add("key-changed", "idempotency", both, fmt::format("key {} -> {}: copies and new events are told apart differently", listed(before), listed(after)), places);
  }
}

void compare_parties(EventReport& report) {
  compare_refs({"publishers", "publisher-dropped", "publisher-added", publishers, "is no longer named as a publisher: what it sends is nobody's"}, report.before().publishers,
               report.after().publishers, report);
  compare_refs({"subscribers", "subscriber-dropped", "subscriber-added", subscribers, "is no longer named as a subscriber: nothing is owed to it"}, report.before().subscribers,
               report.after().subscribers, report);
}

void compare_identity(const EventPair& pair, EventReport& report) {
  compare_names(pair, report);
  compare_status(report);
  const std::optional<std::string>& before = report.before().version;
  const std::optional<std::string>& after = report.after().version;
  if (before != after) report.fact("version-changed", "version", nobody, fmt::format("{} -> {}", before.value_or("not said"), after.value_or("not said")));
}

void compare_event(const EventPair& pair, EventReport& report) {
  compare_identity(pair, report);
  compare_transport(report);
  compare_key(report);
  compare_promises(report);
  compare_parties(report);
}

}  // namespace assay::diff
