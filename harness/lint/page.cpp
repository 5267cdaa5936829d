#include "harness/lint/page.hpp"

#include "harness/base/strings.hpp"
#include "harness/contract/document_rules.hpp"
#include "harness/contract/event_heading.hpp"
#include "harness/contract/names.hpp"
#include "harness/lint/party_key.hpp"

#include <algorithm>
#include <map>

namespace assay::lint {
namespace {

using contract::Event;
using document::Block;
using document::BlockKind;
using document::Document;
using document::Text;

constexpr std::size_t sentence_max = 2000;  // bytes; longer ones are no statements
constexpr std::size_t mentions_max = 100;   // of one name
constexpr std::size_t prose_words_min = 8;  // a line of fewer words may be a heading that lost its mark

bool has_open_bracket(std::string_view line) {
  const auto count = [&](char c) { return std::count(line.begin(), line.end(), c); };
  return count('(') > count(')') || count('{') > count('}') || count('[') > count(']') || count('`') % 2 != 0;
}

/// Ends in the middle: a code block without its end, a table row with fewer cells than the header, an open bracket or a comma.
bool is_cut(const Document& document) {
  if (document.blocks.empty()) return false;
  const Block& last = document.blocks.back();
  if (last.kind == BlockKind::code) return !last.closed;
  if (last.kind == BlockKind::table) {
    const bool bordered = last.rows.size() > 1 && last.rows[1].cells.size() == last.rows.front().cells.size();
    return bordered && last.rows.size() > 2 && last.rows.back().cells.size() < last.rows.front().cells.size();
  }
  const std::string_view words = trim(last.text.plain);
  return !words.empty() && (words.ends_with(',') || has_open_bracket(words.substr(words.size() - std::min<std::size_t>(words.size(), sentence_max))));
}

}  // namespace

Page::Page(const contract::CompiledDocument& compiled, const Whole& whole_corpus)
    : document(compiled), model(compiled.model), whole(whole_corpus), cut(is_cut(compiled.source)) {
  for (const Event& event : model.events) names_.emplace(event.name, &event);
  for (const Event& event : model.events) {
    for (const std::string& alias : event.aliases) names_.emplace(alias, &event);
  }
  read_sections();
  read_sentences();
  read_mentions();
  if (cut) read_end();
}

void Page::read_end() {
  const Block& last = document.source.blocks.back();
  cut_at = contract::span_of(path(), last.rows.empty() ? last.text.at() : last.rows.back().at);
  if (const Event* const event = event_at(cut_at.line)) unfinished_.insert(event);
  if (last.rows.empty()) return;
  for (const Event& event : model.events) {  // what is said of a row's event often stands behind the table
    const auto in_table = [&](const SourceSpan& place) { return place.line >= last.rows.front().at.line; };
    if (std::any_of(event.at.begin(), event.at.end(), in_table)) unfinished_.insert(&event);
  }
}

void Page::read_sections() {
  std::map<std::uint32_t, const Event*> stated;
  for (const Event& event : model.events) {
    for (const SourceSpan& place : event.at) stated.emplace(place.line, &event);
  }
  const auto event_on = [&](std::uint32_t line) {
    const auto found = stated.find(line);
    return found == stated.end() ? nullptr : found->second;
  };
  const Event* around = nullptr;
  std::uint32_t level = 0;  // of the heading that opened the event's section
  for (const Block& block : document.source.blocks) {
    const std::uint32_t line = block.text.at().line;
    if (block.kind == BlockKind::heading) {
      const bool outside = block.level > 0 && level > 0 && block.level < level;
      if (const Event* const own = event_on(line)) {
        around = own;
        level = block.level;
      } else if (outside || !contract::is_part_of_event(block.text.plain)) {
        around = nullptr;
      }
      sections_.push_back({line, around});
    } else if (block.kind == BlockKind::line && event_on(line) != nullptr) {
      around = event_on(line);
      level = 0;
      sections_.push_back({line, around});
    }
    for (const document::Row& row : block.rows) {
      if (const Event* const own = event_on(row.at.line)) {
        sections_.push_back({row.at.line, own});
        sections_.push_back({row.at.line + 1, around});
      }
    }
  }
  std::stable_sort(sections_.begin(), sections_.end(), [](const Section& a, const Section& b) { return a.line < b.line; });
}

const Event* Page::event(std::string_view name) const {
  const auto found = names_.find(name);
  return found == names_.end() ? nullptr : found->second;
}

const std::vector<const Sentence*>& Page::sentences_of(const Event& event) const {
  static const std::vector<const Sentence*> none;
  const auto found = said_.find(&event);
  return found == said_.end() ? none : found->second;
}

const Event* Page::event_at(std::uint32_t line) const {
  const auto after = std::upper_bound(sections_.begin(), sections_.end(), line, [](std::uint32_t wanted, const Section& section) { return wanted < section.line; });
  return after == sections_.begin() ? nullptr : std::prev(after)->event;
}

void Page::read_sentences() {
  std::string heading;
  const auto add = [&](const Text& text) {
    if (text.empty()) return;
    for (Text& part : contract::sentences_of(text)) {
      if (part.plain.size() > sentence_max) continue;
      Sentence sentence;
      sentence.words = lower(part.plain);
      sentence.heading = heading;
      sentence.at = contract::span_of(path(), part.at());
      sentence.event = event_at(sentence.at.line);
      sentence.text = std::move(part);
      sentences.push_back(std::move(sentence));
    }
  };
  for (const Block& block : document.source.blocks) {
    if (block.quoted || block.kind == BlockKind::code) continue;
    if (block.kind == BlockKind::heading) heading = lower(block.text.plain);
    const bool prose = block.kind == BlockKind::line || block.kind == BlockKind::bullet;
    if (prose && split(block.text.plain, ' ').size() >= prose_words_min) prose_lines_.push_back(block.text.at().line);
    if (block.kind != BlockKind::table) add(block.text);
    for (const document::Row& row : block.rows) {
      for (const Text& cell : row.cells) add(cell);
    }
  }
  std::sort(prose_lines_.begin(), prose_lines_.end());
}

void Page::read_mentions() {
  for (const auto& [name, event] : names_) mentions_.emplace(name, std::vector<const Sentence*>());
  if (mentions_.empty()) return;
  for (const Sentence& sentence : sentences) {
    if (sentence.event != nullptr) said_[sentence.event].push_back(&sentence);
    if (sentence.words.find_first_of("_.") == std::string::npos) continue;
    for (const contract::Named& named : contract::names_in(sentence.text)) {
      const auto found = mentions_.find(named.name);
      if (found != mentions_.end() && found->second.size() < mentions_max) found->second.push_back(&sentence);
    }
  }
}

const std::vector<const Sentence*>& Page::mentions(std::string_view name) const {
  static const std::vector<const Sentence*> none;
  const auto found = mentions_.find(name);
  return found == mentions_.end() ? none : found->second;
}

const Sentence* Page::says(const std::vector<std::string_view>& phrases) const {
  for (const Sentence& sentence : sentences) {
    for (const std::string_view phrase : phrases) {
      if (sentence.words.find(phrase) != std::string::npos) return &sentence;
    }
  }
  return nullptr;
}

bool Page::only_mentions(const Event& event) const {
  const bool described = !event.fields.empty() || !event.subscribers.empty() || event.channel || event.delivery || event.status || event.idempotency || event.same_as ||
                         event.role != contract::Role::stated;
  return !described && event.at.size() == 1 && std::binary_search(prose_lines_.begin(), prose_lines_.end(), event.at.front().line);
}

const Event& Page::merged(const Event& event) const {
  const Event* const all = whole.event(event.name);
  return all == nullptr ? event : *all;
}

bool Page::listens(const Event& event) const {
  if (event.role != contract::Role::stated) return event.role == contract::Role::consumed;
  const PartyKey own = model.documents.empty() ? PartyKey() : party_key(model.documents.front().party);
  const auto is_own = [&](const contract::PartyRef& ref) { return overlap(party_key(ref.party), own); };
  const bool subscribes = !own.empty() && std::any_of(event.subscribers.begin(), event.subscribers.end(), is_own);
  return subscribes && !event.publishers.empty() && std::none_of(event.publishers.begin(), event.publishers.end(), is_own);
}

bool Page::answers_for(const Event& event) const {
  if (event.status == "deprecated" || only_mentions(event)) return false;
  return event.role != contract::Role::consumed || !whole.is_defined(event.name);
}

}  // namespace assay::lint
