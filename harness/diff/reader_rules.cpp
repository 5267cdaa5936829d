#include "harness/diff/reader_rules.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace assay::diff {
namespace {

constexpr std::size_t line_max = 2000;

template <std::size_t N>
bool has_any(const std::string& words, const std::array<std::string_view, N>& wanted) {
  return std::any_of(wanted.begin(), wanted.end(), [&](std::string_view word) { return words.find(word) != std::string::npos; });
}

bool is_schema_rule(std::string words) {
  std::erase_if(words, [](char c) { return c == ' ' || c == '"' || c == '\'' || c == '\t' || c == '`'; });
  return words.find("additionalproperties:false") != std::string::npos;
}

bool is_sentence_rule(const std::string& words) {
  constexpr std::array<std::string_view, 4> refusing{"refuse", "reject", "fail on", "must not accept"};
  constexpr std::array<std::string_view, 5> unknown{"unknown", "undeclared", "additional", "unexpected", "extra "};
  constexpr std::array<std::string_view, 5> member{"member", "field", "propert", " key", "attribute"};
  constexpr std::array<std::string_view, 6> denied{"not refuse", "not reject", "never refuse", "never reject", "not fail on", "never fail on"};
  return has_any(words, refusing) && has_any(words, unknown) && has_any(words, member) && !has_any(words, denied);
}

/// The event that stands last above a line, of one document.
std::string event_above(const std::map<std::uint32_t, std::string>& events, std::uint32_t line) {
  auto next = events.upper_bound(line);
  return next == events.begin() ? std::string() : std::prev(next)->second;
}

}  // namespace

ReaderRules::ReaderRules(const Side& before) {
  for (const contract::CompiledDocument& document : before.documents) {
    std::map<std::uint32_t, std::string> events;
    for (const contract::Event& event : document.model.events) {
      for (const SourceSpan& place : event.at) events.emplace(place.line, event.name);
    }
    std::uint32_t number = 0;
    for (const std::string& line : document.source.lines) {
      ++number;
      const std::string words = lower(std::string_view(line).substr(0, line_max));
      if (is_schema_rule(words)) strict_events_.insert(event_above(events, number));
      if (is_sentence_rule(words)) strict_documents_.insert(document.source.path);
    }
  }
}

Reader ReaderRules::of(const contract::Event& event) const {
  const bool by_document = std::any_of(event.at.begin(), event.at.end(), [&](const SourceSpan& place) { return strict_documents_.contains(place.file); });
  return by_document || strict_events_.contains(event.name) ? Reader::strict : Reader::tolerant;
}

}  // namespace assay::diff
