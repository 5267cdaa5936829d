#include "harness/contract/document_rules.hpp"
#include "harness/contract/names.hpp"

#include "harness/base/strings.hpp"
#include "harness/base/words.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace assay::contract {
namespace {

using document::Text;

/// `Stream: NAME`, `stream NAME`: the first upper-case name behind the word.
std::optional<std::string> stream_in(const std::string& plain) {
  const std::string text = lower(plain);
  for (std::size_t at = text.find("stream"); at != std::string::npos; at = text.find("stream", at + 1)) {
    std::size_t begin = at + 6;
    while (begin < plain.size() && (plain[begin] == ':' || plain[begin] == ' ')) ++begin;
    std::size_t end = begin;
    while (end < plain.size() && (std::isupper(static_cast<unsigned char>(plain[end])) != 0 || plain[end] == '_' || std::isdigit(static_cast<unsigned char>(plain[end])) != 0)) ++end;
    if (end - begin >= 3 && begin > at + 6 && (end == plain.size() || std::isalpha(static_cast<unsigned char>(plain[end])) == 0)) return plain.substr(begin, end - begin);
  }
  return std::nullopt;
}

bool is_member_name(const std::string& name) {
  if (name.find_first_of(".-") != std::string::npos || std::islower(static_cast<unsigned char>(name[0])) == 0) return false;
  const bool humped = std::any_of(name.begin(), name.end(), [](char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; });
  return humped || name.find('_') != std::string::npos;
}

void add_rule_fields(const Text& words, bool any_name, bool required, Draft& draft) {
  for (const Named& named : names_in(words)) {
    const bool marked = words.in_code(named.begin) && named.name.find_first_of(".-") == std::string::npos;  // `tenantid`
    const bool named_so = any_name || marked ? std::islower(static_cast<unsigned char>(named.name[0])) != 0 && named.name != "and" : is_member_name(named.name);
    if (!named_so) continue;
    Field field;
    field.path = named.name;
    if (required) field.required = true;
    field.inferred = "said of every event";
    field.at = span_of(draft.info.path, words.at(named.begin));
    draft.rule_fields.push_back(std::move(field));
  }
}

/// "with these extensions required: a, b, c"
void read_extensions(const Text& sentence, const std::string& text, Draft& draft) {
  const std::size_t at = text.find("extension");
  const std::size_t colon = at == std::string::npos ? at : text.find(':', at);
  if (colon == std::string::npos || colon - at > 60) return;
  const bool required = has(text, "required") || has(text, "mandatory") || has(text, "must");
  add_rule_fields(sentence.slice(colon + 1), true, required, draft);
}

/// "a, b and c are on every event"; "every event carries a, b and c"
void read_members_of_every_event(const Text& sentence, const std::string& text, Draft& draft) {
  for (const std::string_view all : {"every event", "each event", "all events", "every message", "each message", "all messages"}) {
    const std::size_t at = text.find(all);
    if (at == std::string::npos) continue;
    const std::string_view behind = std::string_view(text).substr(at + all.size());
    bool carries = false;
    for (const std::string_view verb : {" carries", " carry", " has ", " have ", " include", " contain", " must carry", " must include"}) carries = carries || behind.starts_with(verb);
    const std::string_view before = trim(std::string_view(text).substr(0, at));
    const bool stands_on = before.ends_with("on") || before.ends_with("in");
    if (carries) add_rule_fields(sentence.slice(at + all.size()), false, true, draft);
    if (stands_on) add_rule_fields(sentence.slice(0, at), false, true, draft);
    return;
  }
}

void read_envelope(const std::string& text, Draft& draft) {
  const bool cloudevents = has(text, "cloudevents v1") || has(text, "cloudevents 1.") || (has(text, "cloudevents") && has(text, "envelope"));
  if (cloudevents) draft.envelope = "cloudevents";
  const bool through = has(text, "via fw-16") || has(text, "through fw-16") || has(text, "using fw-16") || has(text, "over fw-16");
  if (through && has(text, "publish") && has(text, "event")) draft.envelope = "fw16";
}

/// "The trigger function `lb_notify_order_placed()` calls `pg_notify('lb_events', …)`": the channel of the event that the function names.
void read_notify_function(const Text& sentence, const std::string& text, Draft& draft) {
  if (text.find("pg_notify") == std::string::npos) return;
  const std::string channel = channel_in(sentence.plain);
  if (channel.empty()) return;
  constexpr std::string_view word = "notify_";
  const auto in_name = [&](std::size_t at) { return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '_'); };
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    std::size_t begin = at;
    std::size_t end = at + word.size();
    while (begin > 0 && in_name(begin - 1)) --begin;
    while (in_name(end)) ++end;
    EventDraft* event = draft.find(text.substr(begin, at - begin) + text.substr(at + word.size(), end - at - word.size()));
    if (event == nullptr || event->event.channel) continue;
    event->event.channel = channel;
    event->event.stated_at.emplace("channel", span_of(draft.info.path, sentence.at(begin)));
  }
}

void set_stream(const std::optional<std::string>& stream, const SourceSpan& at, Draft& draft) {
  if (!stream) return;
  draft.channel = stream;
  draft.stream = stream;
  draft.stated_at.insert_or_assign("channel", at);
  draft.stated_at.insert_or_assign("stream", at);
}

/// "clinical.orders.{patientId} (in order per patient)": a pattern of one word; "same as event type" is none.
void set_subject(std::string_view words, const SourceSpan& at, Draft& draft) {
  const std::string_view word = trim(words).substr(0, trim(words).find_first_of(" ,;("));
  if (draft.subject || word.find('.') == std::string_view::npos || word.size() < 5) return;
  for (const std::string_view scheme : {"{aggregate}", "{event}", "<aggregate>", "<event>", "{entity}", "{domain}"}) {
    if (word.find(scheme) != std::string_view::npos) return;  // how subjects are called, not where they are
  }
  draft.subject = std::string(word.ends_with('.') ? word.substr(0, word.size() - 1) : word);
  draft.stated_at.insert_or_assign("subject", at);
}

}  // namespace

bool announces_base(std::string_view words) {
  const std::string text = lower(words);
  for (const std::string_view phrase : {"every event", "all events", "each event", "base envelope", "base event", "base payload", "base fields", "common envelope",
                                        "common fields", "common event", "standard envelope", "shared envelope", "minimal envelope", "smallest envelope",
                                        "minimum envelope", "event envelope", "envelope shape", "standard event", "envelope structure"}) {
    if (has(text, phrase)) return true;
  }
  return text.size() < 60 && contains_word(text, "envelope");
}

std::vector<Text> sentences_of(const Text& line) {
  std::vector<Text> sentences;
  std::size_t begin = 0;
  int depth = 0;
  const std::string& plain = line.plain;
  for (std::size_t i = 0; i + 2 < plain.size(); ++i) {
    depth += plain[i] == '(' || plain[i] == '{' ? 1 : plain[i] == ')' || plain[i] == '}' ? -1 : 0;
    const unsigned char next = static_cast<unsigned char>(plain[i + 2]);
    const bool ends = depth <= 0 && (plain[i] == '.' || plain[i] == ';') && plain[i + 1] == ' ' && (std::isupper(next) != 0 || next >= 0x80 || line.in_code(i + 2) || plain[i] == '.');
    if (!ends) continue;
    sentences.push_back(line.slice(begin, i));
    begin = i + 2;
  }
  sentences.push_back(line.slice(begin));
  return sentences;
}

void apply_rule(std::string_view printed, const Text& value, Draft& draft) {
  const std::string file = draft.info.path;
  const SourceSpan at = span_of(file, value.at());
  const auto set = [&](std::optional<std::string>& fact, std::string_view name) {
    fact = value.plain;
    draft.stated_at.insert_or_assign(std::string(name), at);
  };
  if (const auto guarantee = delivery_in(printed)) draft.delivery = guarantee;
  switch (label_of(printed)) {
    case Label::stream:
    case Label::channel: set_stream(stream_in("stream " + value.plain), at, draft); break;
    case Label::subject: set_subject(value.plain, at, draft); break;
    case Label::envelope: read_envelope("envelope " + lower(value.plain), draft); break;
    case Label::mechanism: read_envelope(lower(value.plain), draft); break;
    case Label::delivery:
      if (const auto guarantee = delivery_in(value.plain)) draft.delivery = guarantee;
      if (value.plain.find("FW-16") != std::string::npos) draft.envelope = "fw16";
      draft.stated_at.insert_or_assign("delivery", at);
      break;
    case Label::retention:
      set(draft.retention, "retention");
      draft.retention_at = at;
      break;
    case Label::ordering: set(draft.ordering, "ordering"); break;
    case Label::retry: set(draft.retry, "retry"); break;
    case Label::dead_letter: set(draft.dead_letter, "dead_letter"); break;
    case Label::redelivery: set(draft.redelivery_horizon, "redelivery_horizon"); break;
    case Label::idempotency:
      if (Idempotency rule = idempotency_of(value, file); !rule.key.empty()) draft.idempotency = std::move(rule);
      break;
    default: break;
  }
}

void read_rule_sentence(const Text& sentence, Draft& draft) {
  if (sentence.plain.size() > 2000) return;
  const std::string text = lower(sentence.plain);
  if (const auto stream = stream_in(sentence.plain); stream && !draft.channel) set_stream(stream, span_of(draft.info.path, sentence.at()), draft);
  read_envelope(text, draft);
  read_extensions(sentence, text, draft);
  read_members_of_every_event(sentence, text, draft);
  if (!draft.idempotency) draft.idempotency = deduplication_in(sentence, draft.info.path);
  read_notify_function(sentence, text, draft);
  const bool all = has(text, "deliver") || has(text, "all events") || has(text, "every event") ;
  if (const auto guarantee = delivery_in(text); guarantee && all) draft.delivery = guarantee;
}

void read_type_sentence(const Text& sentence, Draft& draft) {
  const std::string text = lower(sentence.plain.substr(0, 400));
  for (const std::string_view form : {" is plain uuid", " is a plain uuid", " is a uuid", " is a bare uuid", " is uuid"}) {
    const std::size_t at = text.find(form);
    if (at == std::string::npos) continue;
    const std::vector<Named> names = names_in(sentence.slice(0, at));
    if (names.empty() || !is_member_name(names.back().name)) return;
    Field field;
    field.path = names.back().name;
    field.type = "string";
    field.format = "uuid";
    field.at = span_of(draft.info.path, sentence.at());
    draft.said_in_prose.push_back(field);
    return;
  }
}

}  // namespace assay::contract
