#include "harness/base/strings.hpp"
#include "harness/contract/names.hpp"
#include "harness/contract/phi_names.hpp"
#include "harness/lint/gap.hpp"
#include "harness/lint/rules.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

// What events are called. Two families of names: `{core}_{entity}_{action}` in snake_case, and dotted names, which have no form of their
// own beyond that of their siblings in the document.

namespace assay::lint {
namespace {

using contract::Event;
using document::Block;
using document::BlockKind;
using document::Text;

bool is_dotted(std::string_view name) { return name.find('.') != std::string_view::npos; }

bool is_snake(std::string_view name) {
  return lower(name) == name && name.find('-') == std::string_view::npos && name.find("__") == std::string_view::npos && !name.starts_with('_') && !name.ends_with('_');
}

std::string core_of_publisher(const Event& event) {
  for (const contract::PartyRef& publisher : event.publishers) {
    if (std::string core = contract::party_of(publisher.party).core; !core.empty()) return lower(core);
  }
  return {};
}

/// A participle, also one that is rare in names of events ("overridden", "thrown", "bought"): this judge must not be the narrower one.
bool has_past_tense(std::string_view name) {
  if (contract::has_event_verb(name)) return true;
  for (const std::string& word : contract::words_of_name(name)) {
    for (const std::string_view ending : {"den", "ten", "ken", "own", "ught", "lt", "pt", "orn", "ung"}) {
      if (word.size() > ending.size() + 1 && word.ends_with(ending)) return true;
    }
  }
  return false;
}

/// What is wrong with a name of the first family, or nothing.
std::string fault_of_snake(const Event& event) {
  if (!is_snake(event.name)) return "not snake_case";
  const std::string core = core_of_publisher(event);
  const bool prefixed = core.empty() || event.name.starts_with(core + "_");
  const bool past = has_past_tense(event.name);
  if (!prefixed && !past) return "no prefix " + core + "_, no verb in the past tense";
  if (!prefixed) return "no prefix " + core + "_";
  return past ? std::string() : "no verb in the past tense";
}

/// What siblings share: the number of parts, the case of the first one, a version at the end, the mark between words.
struct Shape {
  bool first_upper = false;
  bool versioned = false;
  friend auto operator<=>(const Shape&, const Shape&) = default;
};

Shape shape_of(std::string_view name) {
  const std::string_view first = name.substr(0, name.find('.'));
  const std::string_view last = name.substr(name.find_last_of('.') + 1);
  return {std::any_of(first.begin(), first.end(), [](char c) { return c >= 'A' && c <= 'Z'; }), last.starts_with('v') && contract::version_in(last).has_value()};
}

std::string fault_of_dotted(const Event& event, const Shape& usual) {
  const Shape own = shape_of(event.name);
  if (own.first_upper != usual.first_upper) return usual.first_upper ? "first part not in upper case" : "first part in upper case";
  if (own.versioned != usual.versioned) return usual.versioned ? "no version at the end" : "version at the end";
  return has_past_tense(event.name) ? std::string() : "no verb in the past tense";
}

constexpr std::size_t siblings_min = 3;

/// The shape of most dotted names that the document publishes, or nothing if there is none.
std::optional<Shape> usual_shape(const Page& page) {
  std::map<Shape, std::size_t> counts;
  std::size_t all = 0;
  for (const Event& event : page.model.events) {
    if (!is_dotted(event.name) || !page.publishes(event)) continue;
    ++counts[shape_of(event.name)];
    ++all;
  }
  for (const auto& [shape, count] : counts) {
    if (all >= siblings_min && count * 2 > all) return shape;
  }
  return std::nullopt;
}

/// The words of a name, without a version.
std::vector<std::string> words_of_event(std::string_view name) {
  std::vector<std::string> words = contract::words_of_name(name);
  const std::string_view last = name.substr(name.find_last_of('.') + 1);
  if (words.size() > 1 && last.starts_with('v') && contract::version_in(last)) words.pop_back();
  return words;
}

/// A name as the text prints it.
struct Spelling {
  std::string name;
  SourceSpan at;
};

/// Names of events in the text: those of the model, and those that are only mentioned, quoted ones in code included.
std::vector<Spelling> spellings_of(const Page& page) {
  std::map<std::string, SourceSpan> found;
  const auto add = [&](const Text& text) {
    for (const contract::Named& named : contract::likely_events_in(text)) found.try_emplace(named.name, contract::span_of(page.path(), text.at(named.begin)));
  };
  for (const Event& event : page.model.events) {
    found.emplace(event.name, event.at.front());
    for (const std::string& alias : event.aliases) found.emplace(alias, event.at.front());
  }
  const std::set<std::string> mentioned(page.model.mentioned_events.begin(), page.model.mentioned_events.end());
  for (const Sentence& sentence : page.sentences) {
    if (sentence.words.find('_') == std::string::npos && sentence.words.find('.') == std::string::npos) continue;
    for (const contract::Named& named : contract::likely_events_in(sentence.text)) {
      if (mentioned.contains(named.name)) found.try_emplace(named.name, contract::span_of(page.path(), sentence.text.at(named.begin)));
    }
  }
  for (const Block& block : page.document.source.blocks) {
    if (block.kind != BlockKind::code || block.quoted || block.text.plain.find("ublish") == std::string::npos) continue;  // publishEvent('x')
    add(block.text);
  }
  std::vector<Spelling> spellings;
  for (const auto& [name, at] : found) spellings.push_back({name, at});
  return spellings;
}

bool is_core_prefix(std::string_view word) {
  return (word.size() == 2 || word.size() == 3) && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Whether a sentence calls it an old name: "(formerly `x`)".
bool is_former(const Page& page, const std::string& alias) {
  const auto& sentences = page.mentions(alias);
  return std::any_of(sentences.begin(), sentences.end(), [&](const Sentence* sentence) {
    const std::size_t at = sentence->text.plain.find(alias);
    const std::string before = sentence->words.substr(0, at);
    for (const std::string_view word : {"formerly", "previously", "renamed from", "old name", "was called", "used to be", "(was"}) {
      const std::size_t said = before.rfind(word);
      if (said != std::string::npos && at - said < word.size() + 6) return true;
    }
    return false;
  });
}

void name_still_used(const Page& page, const Event& event, const std::string& alias, Report& report) {
  const Sentence* declared = nullptr;
  const Sentence* used = nullptr;
  for (const Sentence* const sentence : page.mentions(alias)) {
    const bool both = sentence->text.plain.find(event.name) != std::string::npos;
    (both ? declared : used) = sentence;
  }
  if (declared != nullptr && used != nullptr) report.add("AC317", {event.name, {}}, alias + " for " + event.name, {used->at, declared->at});
}

}  // namespace

void names_have_the_form(const Page& page, Report& report) {
  Gap gap("AC114");
  const std::optional<Shape> usual = usual_shape(page);
  for (const Event& event : page.model.events) {
    if (!page.answers_for(event)) continue;
    if (is_dotted(event.name) && (!usual || event.role == contract::Role::consumed)) continue;
    gap.judged();
    const std::string fault = is_dotted(event.name) ? fault_of_dotted(event, *usual) : fault_of_snake(event);
    if (!fault.empty()) gap.found(event, event.at.front(), fault);
  }
  gap.report(report);
}

void names_have_one_spelling(const Page& page, Report& report) {
  std::map<std::vector<std::string>, std::vector<Spelling>> by_words;
  for (const Spelling& spelling : spellings_of(page)) by_words[words_of_event(spelling.name)].push_back(spelling);
  const auto same_event = [&](const Spelling& a, const Spelling& b) {
    const Event* const event = page.event(a.name);
    return event != nullptr && event == page.event(b.name);
  };
  for (const auto& [words, spellings] : by_words) {
    for (std::size_t i = 1; i < spellings.size(); ++i) {
      const bool one_versioned = shape_of(spellings[0].name).versioned != shape_of(spellings[i].name).versioned;
      if (!one_versioned && !same_event(spellings[0], spellings[i])) report.add("AC316", {spellings[i].name, {}}, spellings[0].name + " and " + spellings[i].name, {spellings[0].at, spellings[i].at});
    }
    if (words.size() < 3 || !is_core_prefix(words[0])) continue;
    const auto bare = by_words.find(std::vector<std::string>(words.begin() + 1, words.end()));
    if (bare == by_words.end() || same_event(bare->second[0], spellings[0])) continue;
    report.add("AC316", {spellings[0].name, {}}, bare->second[0].name + " and " + spellings[0].name, {bare->second[0].at, spellings[0].at});
  }
}

void former_names_are_gone(const Page& page, Report& report) {
  for (const Event& event : page.model.events) {
    for (const std::string& alias : event.aliases) {
      if (is_former(page, alias)) name_still_used(page, event, alias, report);
    }
  }
}

void headings_name_their_event(const Page& page, Report& report) {
  for (const Block& block : page.document.source.blocks) {
    if (block.kind != BlockKind::heading || block.quoted) continue;
    const Event* const event = page.event_at(block.text.at().line);
    if (event == nullptr || block.text.plain.find(event->name) != std::string::npos) continue;
    for (const std::string& alias : event->aliases) {
      const std::size_t at = block.text.plain.find(alias);
      if (at == std::string::npos || is_former(page, alias) || lower(alias).ends_with(lower(event->name))) continue;
      report.add("AC318", {event->name, {}}, alias + " above, " + event->name + " below", {contract::span_of(page.path(), block.text.at(at)), event->place_of("name")});
    }
  }
}

void subject_and_type_agree(const Page& page, Report& report) {
  Gap by_case("AC309");
  Gap by_words("AC310");
  for (const Event& event : page.model.events) {
    if (!is_dotted(event.name)) continue;
    std::vector<std::string> types = event.aliases;
    if (event.event_type) types = {*event.event_type};
    std::erase_if(types, [&](const std::string& type) { return !is_dotted(type) || type == event.name || is_former(page, type); });
    by_case.judged();
    by_words.judged();
    if (types.empty()) continue;
    const std::string& type = types.front();
    const bool ends_alike = lower(type).ends_with(lower(event.name)) || lower(event.name).ends_with(lower(type));
    const bool only_case_differs = ends_alike && !type.ends_with(event.name) && !event.name.ends_with(type);
    (only_case_differs ? by_case : by_words).found(event, event.place_of("event_type"), type);
  }
  by_case.report(report);
  by_words.report(report);
}

}  // namespace assay::lint
