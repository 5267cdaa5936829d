#include "harness/base/strings.hpp"
#include "harness/contract/names.hpp"
#include "harness/contract/phi_names.hpp"
#include "harness/lint/fields.hpp"
#include "harness/lint/gap.hpp"
#include "harness/lint/rules.hpp"

#include <algorithm>
#include <map>
#include <set>

// The keys by which subscribers tell copies and tenants apart, and the names under which members travel.

namespace assay::lint {
namespace {

using contract::Event;
using contract::Field;

/// "group_session_id" and "session_id": one name's words are the end of the other's, and both end in the same word.
bool is_near(const std::string& one, const std::string& other) {
  const std::vector<std::string> a = contract::words_of_name(one);
  const std::vector<std::string> b = contract::words_of_name(other);
  const std::vector<std::string>& shorter = a.size() < b.size() ? a : b;
  const std::vector<std::string>& longer = a.size() < b.size() ? b : a;
  return shorter.size() >= 2 && shorter.size() < longer.size() && std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin());
}

const Field* nearest_member(const Event& event, const std::string& key) {
  const auto found = std::find_if(event.fields.begin(), event.fields.end(), [&](const Field& field) { return is_near(leaf_of(field.path), key); });
  return found == event.fields.end() ? nullptr : &*found;
}

void key_in_payload(const Event& event, const std::string& key, Report& report) {
  if (is_context(event, key) || field_of_leaf(event, leaf_of(key)) != nullptr) return;
  const Field* const near = nearest_member(event, key);
  const std::string hint = near == nullptr ? std::string() : " (it has " + leaf_of(near->path) + ")";
  report.add("AC104", {event.name, {}}, key + " of " + event.name + hint, {event.idempotency->at, near == nullptr ? event.fields.front().at : near->at});
}

/// The members of all events by their last two words: "session id" for group_session_id and session_id.
using Endings = std::map<std::string, std::vector<const Field*>>;

constexpr std::size_t near_max = 20;  // names with one ending, and members of one key

std::string ending_of(const std::string& name) {
  const std::vector<std::string> words = contract::words_of_name(name);
  return words.size() < 2 ? std::string() : words[words.size() - 2] + " " + words.back();
}

Endings endings_of(const Page& page) {
  Endings endings;
  for (const Event& event : page.model.events) {
    for (const Field& field : event.fields) {
      auto& same = endings[ending_of(leaf_of(field.path))];
      if (same.size() < near_max) same.push_back(&field);
    }
  }
  return endings;
}

/// A key of an event whose payload is not printed: the other events of the document show what the member is called.
void key_elsewhere(const Endings& endings, const Event& event, const std::string& key, Report& report) {
  const auto alike = endings.find(ending_of(key));
  if (is_context(event, key) || alike == endings.end()) return;
  const Field* near = nullptr;
  for (const Field* const field : alike->second) {
    if (leaf_of(field->path) == key) return;
    if (near == nullptr && is_near(leaf_of(field->path), key)) near = field;
  }
  if (near != nullptr) report.add("AC312", {event.name, {}}, key + " in the key of " + event.name + ", " + leaf_of(near->path) + " in the payload", {event.idempotency->at, near->at});
}

std::vector<std::string> own_keys(const Event& event) {
  if (!event.idempotency) return {};
  std::vector<std::string> keys = event.idempotency->key;
  std::erase_if(keys, [&](const std::string& key) { return is_context(event, key); });
  return keys;
}

/// One template ("{order_id}_to_{kind}") with its placeholders taken out, and the placeholders.
struct Template {
  std::string skeleton;
  std::vector<std::string> placeholders;
};

bool is_template_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == ':' || c == '{' || c == '}';
}

Template template_of(std::string_view word) {
  Template out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const std::size_t close = word[i] == '{' ? word.find('}', i) : std::string_view::npos;
    if (close == std::string_view::npos) {
      out.skeleton += word[i];
      continue;
    }
    out.skeleton += "{}";
    out.placeholders.emplace_back(word.substr(i + 1, close - i - 1));
    i = close;
  }
  return out;
}

bool is_word(std::string_view placeholder) {
  return !placeholder.empty() && std::all_of(placeholder.begin(), placeholder.end(), [](char c) { return c != '{' && c != ':' && is_template_byte(c); });
}

/// Two of them that agree in their letters and in a placeholder, and differ in another one.
bool disagree(const Template& a, const Template& b) {
  if (a.placeholders.size() != b.placeholders.size() || a.placeholders.size() < 2 || a.placeholders == b.placeholders) return false;
  bool shared = false;
  for (std::size_t i = 0; i < a.placeholders.size(); ++i) shared = shared || a.placeholders[i] == b.placeholders[i];
  return shared;
}

using Templates = std::map<std::string, std::vector<std::pair<Template, SourceSpan>>>;

constexpr std::size_t templates_max = 50;  // of one skeleton; more are a list, not a rule

void collect_templates(const document::Text& text, const std::string& path, Templates& found) {
  const std::string& plain = text.plain;
  for (std::size_t i = 0; i < plain.size();) {
    std::size_t end = i;
    while (end < plain.size() && is_template_byte(plain[end])) ++end;
    if (end > i && end - i < 200 && std::count(plain.begin() + static_cast<std::ptrdiff_t>(i), plain.begin() + static_cast<std::ptrdiff_t>(end), '{') >= 2) {
      std::string_view word = std::string_view(plain).substr(i, end - i);
      while (word.ends_with('.') || word.ends_with(':')) word.remove_suffix(1);  // of the sentence
      Template made = template_of(word);
      const bool named = std::all_of(made.placeholders.begin(), made.placeholders.end(), is_word);
      const bool has_words = named && made.skeleton.find_first_of("_-:") != std::string::npos;
      auto& same = found[made.skeleton];
      if (has_words && same.size() < templates_max) same.emplace_back(std::move(made), contract::span_of(path, text.at(i)));
    }
    i = std::max(end, i + 1);
  }
}

}  // namespace

void keys_are_in_payload(const Page& page, Report& report) {
  const Endings endings = endings_of(page);
  for (const Event& event : page.model.events) {
    if (!event.idempotency || event.same_as || event.idempotency->key.size() > near_max) continue;
    for (const std::string& key : event.idempotency->key) {
      if (event.fields.empty()) {
        key_elsewhere(endings, event, key, report);
      } else {
        key_in_payload(event, key, report);
      }
    }
  }
}

void all_events_have_the_key(const Page& page, Report& report) {
  const contract::Idempotency* rule = nullptr;  // the one that is stated for all events
  std::set<std::string> keys;
  for (const Event& event : page.model.events) {
    if (!event.idempotency || page.event_at(event.idempotency->at.line) != nullptr) continue;
    rule = &*event.idempotency;
    for (const std::string& key : own_keys(event)) keys.insert(key);
  }
  if (rule == nullptr || keys.empty()) return;
  std::vector<std::string> without;
  SourceSpan first;
  std::size_t judged = 0;
  for (const Event& event : page.model.events) {
    const bool own_rule = event.idempotency && event.idempotency->at.line != rule->at.line;
    if (event.role == contract::Role::consumed || own_rule || event.fields.empty()) continue;
    ++judged;
    if (std::any_of(keys.begin(), keys.end(), [&](const std::string& key) { return field_of_leaf(event, key) != nullptr; })) continue;
    if (event.same_as && page.event(*event.same_as) != nullptr) continue;  // a shortened list of another one's members
    if (without.empty()) first = event.fields.front().at;
    without.push_back(event.name);
  }
  if (without.empty()) return;
  report.add("AC307", {}, join(std::vector<std::string>(keys.begin(), keys.end()), "/") + " is in none of " + listed(without) + " (" + std::to_string(without.size()) + " of " + std::to_string(judged) + " events)", {rule->at, first});
}

void payload_is_not_envelope(const Page& page, Report& report) {
  for (const Sentence& sentence : page.sentences) {
    const Event* const event = sentence.event;
    const bool alike = sentence.words.find("same") != std::string::npos || sentence.words.find("identical") != std::string::npos;
    const bool refers = event != nullptr && event->same_as && alike && sentence.words.find("envelope") != std::string::npos;
    const Event* const other = refers ? page.event(*event->same_as) : nullptr;
    if (other == nullptr) continue;
    std::vector<std::string> names;
    for (const contract::Named& named : contract::names_in(sentence.text)) {
      const Field* const field = field_of_leaf(*other, named.name);
      const bool inside = field != nullptr && (field->path.starts_with("data.") || field->path.starts_with("payload."));
      if (inside) names.push_back(named.name);
    }
    if (!names.empty()) report.add("AC308", {event->name, {}}, event->name + " (" + listed(names) + ")", {sentence.at, field_of_leaf(*other, names.front())->at});
  }
}

void templates_agree(const Page& page, Report& report) {
  Templates found;
  for (const Sentence& sentence : page.sentences) collect_templates(sentence.text, page.path(), found);
  for (const document::Block& block : page.document.source.blocks) {
    if (block.kind == document::BlockKind::code && !block.quoted) collect_templates(block.text, page.path(), found);
  }
  for (const auto& [skeleton, uses] : found) {
    for (std::size_t i = 1; i < uses.size(); ++i) {
      if (!disagree(uses[0].first, uses[i].first)) continue;
      report.add("AC322", {}, skeleton + " with " + join(uses[0].first.placeholders, ", ") + " and with " + join(uses[i].first.placeholders, ", "), {uses[0].second, uses[i].second});
      break;
    }
  }
}

void tenant_has_one_place(const Page& page, Report& report) {
  Gap gap("AC325");
  for (const Event& event : page.model.events) {
    std::vector<std::string> tenants;
    for (const Field& field : event.fields) {
      if (is_tenant(field)) tenants.push_back(field.path);
    }
    if (tenants.empty()) continue;
    gap.judged();
    if (tenants.size() > 1) gap.found(event, event.fields.front().at, join(tenants, ", "));
  }
  gap.report(report);
}

}  // namespace assay::lint
