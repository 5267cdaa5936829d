#include "harness/contract/draft.hpp"
#include "harness/contract/event_payload.hpp"
#include "harness/contract/field_path.hpp"
#include "harness/contract/names.hpp"
#include "harness/contract/typescript_shape.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <cctype>
#include <map>

namespace assay::contract {
namespace {


bool has_root(const std::vector<Field>& fields, const std::string& root) {
  return std::any_of(fields.begin(), fields.end(), [&](const Field& field) { return field.path == root || field.path.starts_with(root + "."); });
}

bool has_data_root(const std::vector<Field>& fields) { return has_root(fields, "data"); }

void prefix_paths(std::vector<Field>& fields, const std::string& prefix) {
  for (Field& field : fields) field.path = prefix + field.path;
}

const Field* find_path(const std::vector<Field>& fields, std::string_view path) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.path == path; });
  return found == fields.end() ? nullptr : &*found;
}

const Field* find_leaf(const std::vector<Field>& fields, std::string_view leaf) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return leaf_of(field.path) == leaf; });
  return found == fields.end() ? nullptr : &*found;
}

void add_missing(std::vector<Field>& fields, const std::vector<Field>& more) {
  for (const Field& field : more) {
    if (find_path(fields, field.path) == nullptr) fields.push_back(field);
  }
}

bool ends_with_name(const std::string& name, const std::string& tail) {
  if (name == tail) return true;
  if (name.size() <= tail.size() || !name.ends_with(tail)) return false;
  const char before = name[name.size() - tail.size() - 1];
  return before == '.' || before == '_';
}

constexpr std::size_t inherited_max = 200'000;      // base fields times events: a bomb has more
constexpr std::size_t reference_distance_max = 500;  // events between "same as" and the one that is meant

class Finisher {
 public:
  explicit Finisher(Draft& draft) : draft_(draft) {}

  std::vector<Event> run() {
    for (std::size_t i = 0; i < draft_.events.size(); ++i) give_common(draft_.events[i]);
    for (std::size_t i = 0; i < draft_.events.size(); ++i) resolve_same_as(i);
    for (EventDraft& event : draft_.events) complete(event);
    for (EventDraft& event : draft_.events) infer_types(event);
    std::vector<Event> events;
    for (EventDraft& event : draft_.events) {
      events.push_back(std::move(event.event));
    }
    std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.name < b.name; });
    return events;
  }

 private:
  static bool common_reaches(const EventDraft& event) { return event.event.role != Role::consumed && !event.in_prose; }

  /// Envelope, stream and base: what later steps need to place fields.
  void give_common(EventDraft& draft) {
    Event& event = draft.event;
    if (const auto named = draft_.named_payloads.find(event.name); named != draft_.named_payloads.end() && !draft.has_payload) take_payload(named->second, draft);
    read_name_version(event);
    if (!common_reaches(draft)) {
      place_fields(draft);
      return;
    }
    if (event.envelope == "none" && draft_.envelope) event.envelope = *draft_.envelope;
    give(event.stream, draft_.stream, "stream", event);
    give(event.channel, draft_.channel ? draft_.channel : draft_.subject, draft_.channel ? "channel" : "subject", event);
    place_fields(draft);
    add_base(draft);
    remove_context_attributes(event);
  }

  /// A fact that the document states for all events.
  void give(std::optional<std::string>& own, const std::optional<std::string>& of_all, std::string_view name, Event& event) const {
    if (own || !of_all) return;
    own = of_all;
    const auto place = draft_.stated_at.find(name);
    if (place != draft_.stated_at.end()) event.stated_at.emplace(place->first, place->second);
  }

  /// What CloudEvents itself puts beside the data is no part of the contract.
  static void remove_context_attributes(Event& event) {
    if (event.envelope != "cloudevents" || !has_data_root(event.fields)) return;
    std::erase_if(event.fields, [](const Field& field) {
      for (const std::string_view attribute : {"specversion", "id", "source", "type", "time", "subject", "datacontenttype", "dataschema"}) {
        if (field.path == attribute) return true;
      }
      return false;
    });
  }

  static void read_name_version(Event& event) {
    const std::size_t dot = event.name.rfind(".v");
    if (!event.version && dot != std::string::npos) event.version = version_in(event.name.substr(dot + 1));
  }

  /// "payload: T" of a generic envelope: the member that each event fills in, if its members are not listed there.
  std::string root_of_base() const {
    if (!draft_.generic_base) return {};
    for (const std::string_view root : {"payload", "body", "detail", "content"}) {
      const Field* member = find_path(draft_.base_fields, root);
      const bool filled = std::any_of(draft_.base_fields.begin(), draft_.base_fields.end(), [&](const Field& field) { return field.path.starts_with(std::string(root) + "."); });
      if (member != nullptr && !filled && (member->type == "unknown" || member->type == "object")) return std::string(root);
    }
    return {};
  }

  void place_fields(EventDraft& draft) const {
    Event& event = draft.event;
    const bool wrapped = event.envelope == "cloudevents" || (common_reaches(draft) && has_data_root(draft_.base_fields));
    const std::string root = wrapped ? "data" : common_reaches(draft) ? root_of_base() : std::string();
    if (root.empty()) return;
    if (draft.data_relative && !draft.lists_same_fields && !has_root(event.fields, root)) {
      prefix_paths(event.fields, root + ".");
      for (std::string& path : event.open) path = join_path(root, path);
      if (event.printed_schema) event.printed_schema->path = root;
    }
    if (!has_root(draft.more_fields, root)) prefix_paths(draft.more_fields, root + ".");
  }

  void add_base(EventDraft& draft) {
    inherited_ += draft_.base_fields.size();
    std::vector<Field> fields = inherited_ < inherited_max ? draft_.base_fields : std::vector<Field>();
    std::map<std::string, std::size_t, std::less<>> places;
    for (std::size_t i = 0; i < fields.size(); ++i) places.emplace(fields[i].path, i);
    for (Field& field : draft.event.fields) {
      const auto same = places.find(field.path);
      if (same == places.end()) {
        fields.push_back(std::move(field));
      } else {
        fields[same->second] = std::move(field);
      }
    }
    add_missing(fields, draft.more_fields);
    draft.event.fields = std::move(fields);
  }

  /// The event that "same as …" means: the one above, the one of that name, or the nearest earlier one whose name ends so.
  const EventDraft* referred(std::size_t index) const {
    const EventDraft& draft = draft_.events[index];
    if (draft.same_as == "^") {
      if (index == 0) return nullptr;
      const EventDraft& previous = draft_.events[index - 1];
      return previous.event.same_as ? by_name(*previous.event.same_as) : &previous;
    }
    for (std::size_t i = index; i-- > 0 && index - i < reference_distance_max;) {
      if (ends_with_name(draft_.events[i].event.name, draft.same_as) || draft_.events[i].number == draft.same_as) return &draft_.events[i];
    }
    for (std::size_t i = index + 1; i < draft_.events.size() && i - index < reference_distance_max; ++i) {
      if (ends_with_name(draft_.events[i].event.name, draft.same_as)) return &draft_.events[i];
    }
    return nullptr;
  }

  const EventDraft* by_name(const std::string& name) const {
    const auto place = draft_.places.find(name);
    return place == draft_.places.end() ? nullptr : &draft_.events[place->second];
  }

  void resolve_same_as(std::size_t index) {
    EventDraft& draft = draft_.events[index];
    if (draft.same_as.empty()) return;
    const EventDraft* other = referred(index);
    if (other == nullptr || other == &draft) return;
    draft.event.same_as = other->event.name;
    if (draft.event.envelope == "none") draft.event.envelope = other->event.envelope;
    if (has_data_root(other->event.fields) && !has_data_root(draft.event.fields)) {  // "the same, with additional `a`": beside the others
      for (Field& field : draft.event.fields) {
        if (find_path(draft.more_fields, field.path) != nullptr) field.path.insert(0, "data.");
      }
    }
    if (!draft.lists_same_fields) return;
    for (Field& field : draft.event.fields) {
      const Field* printed = find_leaf(other->event.fields, leaf_of(field.path));
      const std::optional<bool> required = field.required;
      if (printed == nullptr) {
        if (draft.event.envelope == "cloudevents" && !field.path.starts_with("data.")) field.path = "data." + field.path;
        continue;
      }
      const SourceSpan at = field.at;
      field = *printed;
      field.at = at;
      field.inferred = "printed for " + other->event.name;
      if (required) field.required = required;
    }
  }

  void complete(EventDraft& draft) {
    Event& event = draft.event;
    if (common_reaches(draft)) {
      add_rule_fields(event);
      add_base_alias(event);
      give(event.delivery, draft_.delivery, "delivery", event);
      give(event.retention, draft_.retention, "retention", event);
      give(event.ordering, draft_.ordering, "ordering", event);
      give(event.retry, draft_.retry, "retry", event);
      give(event.dead_letter, draft_.dead_letter, "dead_letter", event);
      give(event.redelivery_horizon, draft_.redelivery_horizon, "redelivery_horizon", event);
      if (!event.idempotency) event.idempotency = common_idempotency(event);
      give_subject(event);
    }
    if (event.idempotency) event.stated_at.emplace("idempotency", event.idempotency->at);
    if (event.publishers.empty()) event.publishers = draft.presumed_publishers;
    if (event.subscribers.empty()) event.subscribers = draft.presumed_subscribers;
    const bool owned = event.publishers.empty() && common_reaches(draft) && !draft_.owner.empty();
    if (owned) event.publishers = {{draft_.owner, draft_.owner, {}, event.at.front()}};
    remove_repeated_aliases(event);
    if (!event.publishers.empty()) event.stated_at.emplace("publishers", event.publishers[0].at);
    if (!event.subscribers.empty()) event.stated_at.emplace("subscribers", event.subscribers[0].at);
  }

  /// "REGISTRATION.patient.created" of the stream REGISTRATION is the subject itself; the type inside of the message is its other name.
  void give_subject(Event& event) const {
    const bool of_stream = event.stream && event.name.starts_with(*event.stream + ".");
    if (!event.subject && of_stream) event.subject = event.name;
    if (!event.event_type && event.envelope == "cloudevents" && !event.aliases.empty() && event.aliases[0].find('.') != std::string::npos) event.event_type = event.aliases[0];
  }

  void add_rule_fields(Event& event) const {
    for (const Field& rule : draft_.rule_fields) {
      const auto same = std::find_if(event.fields.begin(), event.fields.end(), [&](const Field& field) { return lower(field.path) == lower(rule.path); });
      if (same != event.fields.end()) {
        same->required = rule.required;
      } else if (find_leaf(event.fields, rule.path) == nullptr) {
        event.fields.push_back(rule);
        if (event.envelope == "cloudevents" && rule.path.find('.') == std::string::npos) event.fields.back().path = lower(rule.path);  // as CloudEvents spells its attributes
      }
    }
  }

  /// The base example carries one event's type: it is another name of the event that ends so.
  void add_base_alias(Event& event) const {
    for (const std::string& type : draft_.base_types) {
      if (type != event.name && lower(type).ends_with("." + lower(event.name))) event.aliases.push_back(type);
    }
  }

  static void remove_repeated_aliases(Event& event) {
    std::vector<std::string> kept;
    for (const std::string& alias : event.aliases) {
      if (alias != event.name && std::find(kept.begin(), kept.end(), alias) == kept.end()) kept.push_back(alias);
    }
    event.aliases = std::move(kept);
  }

  bool has_member(const Event& event, const std::string& key, bool follow) const {
    if (find_leaf(event.fields, key) != nullptr || find_path(event.fields, key) != nullptr) return true;
    const EventDraft* other = follow && event.same_as ? by_name(*event.same_as) : nullptr;
    return other != nullptr && has_member(other->event, key, false);
  }

  /// Of a key that is stated for all events only what the event has; of alternatives ("a/b") the one that its name speaks of.
  std::optional<Idempotency> common_idempotency(const Event& event) const {
    if (!draft_.idempotency) return std::nullopt;
    Idempotency rule = *draft_.idempotency;
    const bool context = event.envelope == "cloudevents";
    std::erase_if(rule.key, [&](const std::string& key) { return !(context && (key == "id" || key == "source")) && !has_member(event, key, true); });
    const bool alternatives = rule.text.find('/') != std::string::npos;
    if (alternatives) keep_named_alternative(event.name, rule);
    return rule.key.empty() ? std::nullopt : std::optional(rule);
  }

  /// Samples that show only null, and names that a sentence types.
  void infer_types(EventDraft& draft) {
    for (Field& field : draft.event.fields) {
      if (field.type != "unknown") continue;
      if (field.nullable) take_type_of_others(draft, field);
      const Field* said = find_path(draft_.said_in_prose, leaf_of(field.path));
      if (said == nullptr) continue;
      field.type = said->type;
      field.format = said->format;
      field.inferred = "said in prose";
    }
  }

  void take_type_of_others(const EventDraft& draft, Field& field) const {
    if (draft_.events.size() > reference_distance_max) return;
    for (const EventDraft& other : draft_.events) {
      const Field* same = &other == &draft ? nullptr : find_path(other.event.fields, field.path);
      if (same == nullptr || same->type == "unknown") continue;
      field.type = same->type;
      field.format = same->format;
      field.other_types = same->other_types;
      field.inferred = "sample of " + other.event.name;
      return;
    }
  }

  Draft& draft_;
  std::size_t inherited_ = 0;  // fields of the base that events have taken over
};

}  // namespace

std::vector<Event> finish_events(Draft& draft) { return Finisher(draft).run(); }

}  // namespace assay::contract
