#include "harness/contract/read_model.hpp"

#include "harness/base/strings.hpp"
#include "harness/base/utf8.hpp"
#include "harness/contract/json_tree.hpp"
#include "harness/contract/model_members.hpp"
#include "harness/contract/printed_schema.hpp"
#include "harness/schema/json_text.hpp"

#include <charconv>

namespace assay::contract {
namespace {

using Json = Members::Json;

constexpr std::uint32_t twins_max = 64;  // of one finding; beyond that its fingerprint is made anew

DocumentInfo document(const Members& from) {
  DocumentInfo info;
  info.path = from.name("path");
  info.title = from.text("title");
  info.status = from.maybe("status");
  info.version = from.maybe("version");
  info.last_updated = from.maybe("last_updated");
  info.spec = from.maybe("spec");
  info.owner = from.maybe("owner");
  info.next_review = from.maybe("next_review");
  info.last_verified = from.maybe("last_verified");
  info.party = from.text("party");
  return info;
}

PartyRef party_ref(const Members& from) { return {from.name("party"), from.text("as_printed"), from.text("action"), from.place("at")}; }

std::string text_of(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// The values of a list, whatever they are, as JSON.
std::vector<std::string> json_texts(const Members& from, std::string_view key) {
  std::vector<std::string> out;
  const Json* const values = from.value(key);
  if (values == nullptr) return out;
  if (!values->is_array()) from.complain(key, "a list");
  if (!values->is_array()) return out;
  for (const Json& value : *values) out.push_back(text_of(value));
  return out;
}

Field field(const Members& from) {
  Field out;
  out.path = from.name("path");
  out.type = from.name("type");
  out.format = from.maybe("format");
  out.required = from.maybe_flag("required");
  out.nullable = from.flag("nullable");
  out.enum_values = from.texts("enum");
  out.inferred = from.maybe("inferred");
  out.at = from.place("at");
  out.other_types = from.texts("other_types");
  out.constants = json_texts(from, "constants");
  out.values = from.maybe("values");
  out.note = from.text("note");
  return out;
}

std::optional<PrintedSchema> printed_schema(const Members& from) {
  if (from.value("printed_schema") == nullptr) return std::nullopt;
  const Members printed = from.object("printed_schema");
  const Json* const schema = printed.value("schema");
  const auto kept = schema == nullptr ? std::nullopt : kept_schema(text_of(*schema));
  if (!kept) printed.complain("schema", "a JSON Schema that stands for itself");
  if (!kept) return std::nullopt;
  return PrintedSchema{*kept, printed.text("path"), printed.place("at")};
}

std::vector<Example> examples(const Members& from) {
  std::vector<Example> out;
  for (std::string& text : json_texts(from, "examples")) out.push_back({std::move(text), {}});
  return out;
}

void read_facts(const Members& from, Event& event) {
  event.status = from.maybe("status");
  event.version = from.maybe("version");
  event.channel = from.maybe("channel");
  event.delivery = from.maybe("delivery");
  event.ordering = from.maybe("ordering");
  event.retention = from.maybe("retention");
  event.trigger = from.maybe("trigger");
  event.stream = from.maybe("stream");
  event.subject = from.maybe("subject");
  event.event_type = from.maybe("event_type");
  event.retry = from.maybe("retry");
  event.dead_letter = from.maybe("dead_letter");
  event.redelivery_horizon = from.maybe("redelivery_horizon");
  if (const auto envelope = from.maybe("envelope")) event.envelope = *envelope;
}

void read_places(const Members& from, Event& event) {
  event.at = from.list<SourceSpan>("at", [](const Members& place) { return place.place(); });
  const Members stated = from.object("stated_at");
  const Json* const places = from.value("stated_at");
  if (places == nullptr || !places->is_object()) return;
  for (const auto& [fact, ignored] : places->items()) event.stated_at.emplace(fact, stated.place(fact));
}

Event event(const Members& from) {
  Event out;
  out.name = from.name("name");
  out.aliases = from.texts("aliases");
  read_facts(from, out);
  out.publishers = from.list<PartyRef>("publishers", party_ref);
  out.subscribers = from.list<PartyRef>("subscribers", party_ref);
  if (from.value("idempotency") != nullptr) {
    const Members rule = from.object("idempotency");
    out.idempotency = Idempotency{rule.texts("key"), rule.text("text"), rule.place("at")};
  }
  out.same_as = from.maybe("same_as");
  out.fields = from.list<Field>("fields", field);
  out.open = from.texts("open");
  out.printed_schema = printed_schema(from);
  out.differences = from.list<Difference>("differences", [](const Members& one) { return Difference{one.name("fact"), one.text("value"), one.place("at"), one.text("other"), one.place("other_at")}; });
  out.examples = examples(from);
  read_places(from, out);
  return out;
}

Table table(const Members& from) {
  Table out;
  out.name = from.name("name");
  out.owner = from.text("owner");
  out.row_level_security = from.flag("row_level_security");
  out.append_only = from.flag("append_only");
  out.holds_phi = from.flag("holds_phi");
  out.columns = from.list<Column>("columns", [](const Members& column) { return Column{column.name("name"), column.text("type"), column.text("notes"), column.place("at")}; });
  out.uses = from.list<TableUse>("uses", [](const Members& use) { return TableUse{use.text("party"), use.text("action"), use.place("at")}; });
  out.at = from.place("at");
  const Json* const keys = from.value("unique_keys");
  if (keys == nullptr) return out;
  if (!keys->is_array()) from.complain("unique_keys", "a list of lists");
  for (std::size_t i = 0; keys->is_array() && i < keys->size(); ++i) {
    if ((*keys)[i].is_array()) {
      std::vector<std::string>& key = out.unique_keys.emplace_back();
      for (const Json& column : (*keys)[i]) {
        if (column.is_string()) key.push_back(column.get<std::string>());
      }
    } else {
      from.complain("unique_keys", "a list of lists");
    }
  }
  return out;
}

Api api(const Members& from) { return {from.name("name"), from.maybe("method"), from.maybe("path"), from.place("at")}; }

Mapping mapping(const Members& from) {
  return {from.text("source_table"), from.text("source_field"), from.text("target_table"), from.text("target_field"), from.text("party"), from.text("note"), from.place("at")};
}

Obligation obligation(const Members& from) {
  return {from.name("id"), from.text("party"), from.text("kind"), from.text("event"), from.text("text"), from.text("digest"), from.place("at")};
}

Level level_of(const Members& from) {
  const std::string word = from.name("level");
  for (const Level level : {Level::error, Level::warning, Level::note}) {
    if (word == to_string(level)) return level;
  }
  from.complain("level", "error, warning or note");
  return Level::note;
}

Finding finding(const Members& from) {
  Finding out;
  out.rule = from.name("rule");
  out.kind = from.text("kind");
  out.level = level_of(from);
  out.title = from.text("title");
  out.at = from.list<Quote>("at", [](const Members& place) { return Quote{place.place(), place.text("text"), 0}; });
  out.event = from.text("event");
  out.party = from.text("party");
  out.mend = from.text("mend");
  out.replay = from.text("replay");
  const std::string wanted = from.text("fingerprint");  // the twin is not written: it is what makes the fingerprint fit
  while (out.fingerprint() != wanted && out.twin < twins_max) ++out.twin;
  if (out.fingerprint() != wanted) out.twin = 0;
  return out;
}

void read_small_facts(const Members& from, Model& model) {
  model.parties = from.list<Party>("parties", [](const Members& party) { return Party{party.name("name"), party.text("core"), party.text("feature"), party.place("at")}; });
  model.thresholds = from.list<Threshold>("thresholds", [](const Members& one) { return Threshold{one.text("subject"), one.text("comparison"), one.text("value"), one.place("at")}; });
  model.permissions = from.list<Permission>("permissions", [](const Members& one) { return Permission{one.name("key"), one.place("at")}; });
  model.streams = from.list<Stream>("streams", [](const Members& one) { return Stream{one.name("name"), one.text("subject_prefix"), one.text("retention"), one.place("at")}; });
  model.flow = from.list<FlowStep>("flow", [](const Members& one) { return FlowStep{one.number("depth"), one.text("party"), one.text("event"), one.text("text"), one.place("at")}; });
  model.assumptions = from.list<Assumption>("assumptions", [](const Members& one) { return Assumption{one.name("id"), one.text("text"), one.place("at")}; });
}

Model model_of(const Members& from) {
  Model model;
  if (from.name("model_version") != "1") from.complain("model_version", "\"1\": this is a model of another version");
  model.documents = from.list<DocumentInfo>("documents", document);
  model.events = from.list<Event>("events", event);
  model.mentioned_events = from.texts("mentioned_events");
  model.apis = from.list<Api>("apis", api);
  model.tables = from.list<Table>("tables", table);
  model.mappings = from.list<Mapping>("mappings", mapping);
  read_small_facts(from, model);
  model.obligations = from.list<Obligation>("obligations", obligation);
  model.findings = from.list<Finding>("findings", finding);
  return model;
}

const JsonTree* child_of(const JsonTree& tree, const std::string& token) {
  if (tree.kind == JsonKind::object) return tree.member(token);
  std::size_t index = 0;
  const auto [rest, error] = std::from_chars(token.data(), token.data() + token.size(), index);
  return error != std::errc() || rest != token.data() + token.size() || index >= tree.items.size() ? nullptr : &tree.items[index];
}

/// Where the value behind a pointer of our own making stands (its member's name, where it has one).
Position place_of(std::string_view text, const JsonTree& root, const std::string& pointer) {
  const JsonTree* tree = &root;
  const std::vector<std::string_view> tokens = split(pointer, '/');
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const JsonTree* const child = child_of(*tree, std::string(tokens[i]));
    if (child == nullptr) break;
    tree = child;
  }
  return position_of(text, tree->offset);
}

Errors errors_of(std::string_view text, const std::string& file, const std::vector<WrongMember>& wrong) {
  const JsonTree root = read_json_tree(text);
  Errors errors;
  for (const WrongMember& member : wrong) {
    const Position at = place_of(text, root, member.pointer);
    errors.push_back({ErrorCode::invalid, member.message, {file, at.line, at.column, member.pointer}});
  }
  return errors;
}

}  // namespace


Results<Model> read_model(std::string_view text, const std::string& file) {
  auto checked = schema::read_json(text);  // depth and equal keys; its value has lost the order of members
  if (!checked) {
    Error error = checked.error();
    error.where.file = file;
    return tl::unexpected(Errors{std::move(error)});
  }
  std::vector<WrongMember> wrong;
  for (const std::string& pointer : checked->duplicate_keys) wrong.push_back({pointer, "stands here for the second time"});
  checked->value = nullptr;
  const Json json = Json::parse(text, nullptr, false);
  Model model = model_of(Members(json, {}, wrong));
  if (!wrong.empty()) return tl::unexpected(errors_of(text, file, wrong));
  return model;
}

}  // namespace assay::contract
