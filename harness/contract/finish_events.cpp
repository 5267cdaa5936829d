#include "harness/contract/draft.hpp"
#include "harness/contract/names.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <cctype>

namespace assay::contract {
namespace {

std::string leaf_of(const std::string& path) { return path.substr(path.find_last_of('.') == std::string::npos ? 0 : path.find_last_of('.') + 1); }

bool has_data_root(const std::vector<Field>& fields) {
  return std::any_of(fields.begin(), fields.end(), [](const Field& field) { return field.path.starts_with("data.") || field.path == "data"; });
}

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
    read_name_version(event);
    if (!common_reaches(draft)) {
      place_fields(draft);
      return;
    }
    if (event.envelope == "none" && draft_.envelope) event.envelope = *draft_.envelope;
    if (!event.channel) event.channel = draft_.channel;
    place_fields(draft);
    add_base(draft);
  }

  static void read_name_version(Event& event) {
    const std::size_t dot = event.name.rfind(".v");
    if (!event.version && dot != std::string::npos) event.version = version_in(event.name.substr(dot + 1));
  }

  void place_fields(EventDraft& draft) const {
    Event& event = draft.event;
    const bool wrapped = event.envelope == "cloudevents" || (common_reaches(draft) && has_data_root(draft_.base_fields));
    if (wrapped && draft.data_relative && !draft.lists_same_fields && !has_data_root(event.fields)) prefix_paths(event.fields, "data.");
    if (wrapped && !has_data_root(draft.more_fields)) prefix_paths(draft.more_fields, "data.");
  }

  void add_base(EventDraft& draft) const {
    std::vector<Field> fields = draft_.base_fields;
    for (const Field& field : draft.event.fields) {
      const auto same = std::find_if(fields.begin(), fields.end(), [&](const Field& base) { return base.path == field.path; });
      if (same == fields.end()) {
        fields.push_back(field);
      } else {
        *same = field;
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
      if (ends_with_name(draft_.events[i].event.name, draft.same_as)) return &draft_.events[i];
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
      if (!event.delivery) event.delivery = draft_.delivery;
      if (!event.retention) event.retention = draft_.retention;
      if (!event.ordering) event.ordering = draft_.ordering;
      if (!event.idempotency) event.idempotency = common_idempotency(event);
    }
    if (event.publishers.empty()) event.publishers = draft.presumed_publishers;
    if (event.subscribers.empty()) event.subscribers = draft.presumed_subscribers;
    const bool owned = event.publishers.empty() && common_reaches(draft) && !draft_.owner.empty();
    if (owned) event.publishers = {{draft_.owner, draft_.owner, {}, event.at.front()}};
    remove_repeated_aliases(event);
  }

  void add_rule_fields(Event& event) const {
    for (const Field& rule : draft_.rule_fields) {
      const auto same = std::find_if(event.fields.begin(), event.fields.end(), [&](const Field& field) { return field.path == rule.path; });
      if (same != event.fields.end()) {
        same->required = rule.required;
      } else if (find_leaf(event.fields, rule.path) == nullptr) {
        event.fields.push_back(rule);
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
    if (find_leaf(event.fields, key) != nullptr) return true;
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

  static std::string stem_of(const std::string& key) {
    std::string stem = lower(key);
    for (const std::string_view ending : {"_id", "id"}) {
      if (stem.size() > ending.size() && stem.ends_with(ending)) return stem.substr(0, stem.size() - ending.size());
    }
    return stem;
  }

  static void keep_named_alternative(const std::string& name, Idempotency& rule) {
    std::vector<std::string> offered;  // "patientId/encounterId"
    for (const std::string& key : rule.key) {
      const std::size_t at = rule.text.find(key);
      const bool slash = at != std::string::npos && ((at > 0 && rule.text[at - 1] == '/') || (at + key.size() < rule.text.size() && rule.text[at + key.size()] == '/'));
      if (slash) offered.push_back(key);
    }
    if (offered.size() < 2) return;
    const auto named = std::find_if(offered.begin(), offered.end(), [&](const std::string& key) { return lower(name).find(stem_of(key)) != std::string::npos; });
    const std::string kept = named == offered.end() ? offered.front() : *named;
    std::erase_if(rule.key, [&](const std::string& key) { return key != kept && std::find(offered.begin(), offered.end(), key) != offered.end(); });
  }

  /// Samples that show only null, and names that a sentence types.
  void infer_types(EventDraft& draft) {
    for (Field& field : draft.event.fields) {
      if (field.type != "unknown") continue;
      if (field.nullable) take_type_of_others(draft, field);
      const auto sentence = draft_.types.find("sentence");
      if (sentence == draft_.types.end()) continue;
      const Field* said = find_path(sentence->second, leaf_of(field.path));
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
      field.inferred = "sample of " + other.event.name;
      return;
    }
  }

  Draft& draft_;
};

}  // namespace

std::vector<Event> finish_events(Draft& draft) { return Finisher(draft).run(); }

}  // namespace assay::contract
