#include "harness/base/strings.hpp"
#include "harness/lint/between_rules.hpp"
#include "harness/lint/fields.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>

namespace assay::lint {
namespace {

using contract::Field;
using contract::Stream;

constexpr std::size_t map_streams_min = 3;  // a document of events with fewer streams is no map of them
constexpr std::size_t maps_max = 20;        // each is held against all documents

std::string without_wildcard(std::string prefix) {
  while (prefix.ends_with('>') || prefix.ends_with('*') || prefix.ends_with('.')) prefix.pop_back();
  return prefix;
}

std::string singular(std::string word) {
  word = lower(word);
  if (word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
  return word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
}

/// "PATIENT_CHART" and "CHART", "FACILITY" and "FACILITIES": one may have been meant by the other.
bool may_be_one(const std::string& a, const std::string& b) {
  const auto words = [](const std::string& name) {
    std::set<std::string> out;
    for (const std::string_view word : split(name, '_')) out.insert(singular(std::string(word)));
    return out;
  };
  const std::set<std::string> some = words(a);
  const std::set<std::string> others = words(b);
  return std::includes(some.begin(), some.end(), others.begin(), others.end()) || std::includes(others.begin(), others.end(), some.begin(), some.end());
}

void against_map(const Stream& stream, const Page& map, Report& report) {
  const auto& known = map.model.streams;
  const auto same = std::find_if(known.begin(), known.end(), [&](const Stream& it) { return it.name == stream.name; });
  const auto near = same != known.end() ? same : std::find_if(known.begin(), known.end(), [&](const Stream& it) { return may_be_one(it.name, stream.name); });
  if (near == known.end()) return;
  if (same == known.end()) {
    report.add("AC421", {}, stream.name + " and " + near->name, {stream.at, near->at});
    return;
  }
  const std::string own = without_wildcard(stream.subject_prefix);
  const std::string mapped = without_wildcard(same->subject_prefix);
  if (!own.empty() && !mapped.empty() && own != mapped) report.add("AC420", {}, stream.name + " (" + stream.subject_prefix + " / " + same->subject_prefix + ")", {stream.at, same->at});
}

/// A document that gives streams their subjects: many of them, or any without an event of its own.
bool is_map(const Page& page) {
  const auto& streams = page.model.streams;
  const bool mapped = std::any_of(streams.begin(), streams.end(), [](const Stream& stream) { return stream.subject_prefix.find_first_of(">*") != std::string::npos; });
  return streams.size() >= map_streams_min || (mapped && page.model.events.empty());
}

struct Seen {
  std::string words;
  SourceSpan at;
};

/// One finding where the documents do a thing in several ways, with the first place of each.
void several_ways(std::string_view rule, const std::map<std::string, Seen>& ways, Report& report) {
  if (ways.size() < 2) return;
  std::vector<std::string> words;
  std::vector<SourceSpan> places;
  for (const auto& [key, seen] : ways) {
    words.push_back(seen.words);
    places.push_back(seen.at);
  }
  report.add(rule, {}, join(words, " / "), places);
}

}  // namespace

void streams_are_in_the_map(const Statements& all, Report& report) {
  std::size_t maps = 0;
  for (const Page& map : all.pages()) {
    if (!is_map(map) || ++maps > maps_max) continue;
    for (const Page& page : all.pages()) {
      const bool both_small = map.model.streams.size() < map_streams_min && is_map(page);
      if (&page == &map || page.model.streams.size() >= map_streams_min || both_small) continue;
      for (const Stream& stream : page.model.streams) against_map(stream, map, report);
    }
  }
}

void tenants_are_placed_alike(const Statements& all, Report& report) {
  std::map<std::string, std::map<std::string, Seen>> families;  // envelope -> place
  for (const auto& [name, statements] : all.events()) {
    for (const Statement& statement : statements) {
      const Field* const tenant = tenant_of(*statement.event);
      if (tenant == nullptr || statement.consumed) continue;
      const std::string family = statement.event->envelope == "cloudevents" ? "cloudevents" : "";
      if (!family.empty()) families[family].emplace(tenant->path, Seen{tenant->path, tenant->at});
    }
  }
  for (const auto& [family, ways] : families) several_ways("AC422", ways, report);
}

void event_name_has_one_member(const Statements& all, Report& report) {
  constexpr std::array members{"event_type", "event_name", "event", "eventType", "eventName"};
  std::map<std::string, Seen> ways;
  for (const auto& [name, statements] : all.events()) {
    for (const Statement& statement : statements) {
      if (statement.event->envelope == "cloudevents") continue;
      for (const Field& field : statement.event->fields) {
        if (std::find(members.begin(), members.end(), field.path) != members.end()) ways.emplace(field.path, Seen{field.path, field.at});
      }
    }
  }
  several_ways("AC426", ways, report);
}

namespace {

/// "one object", "2 arguments" of what follows the opening parenthesis; empty where nothing is passed or the call does not end.
std::string form_of_call(std::string_view rest) {
  int depth = 1;
  std::size_t commas = 0;
  const std::string_view first = trim(rest.substr(0, 200));
  for (std::size_t i = 0; i < std::min<std::size_t>(rest.size(), 4000); ++i) {
    const char c = rest[i];
    if (c == '(' || c == '{' || c == '[') ++depth;
    if (c == ')' || c == '}' || c == ']') --depth;
    if (c == ',' && depth == 1 && !trim(rest.substr(i + 1, 40)).starts_with(")")) ++commas;
    if (depth > 0) continue;
    if (trim(rest.substr(0, i)).empty() || trim(rest.substr(0, i)) == "..." || trim(rest.substr(0, i)) == "…") return {};
    return commas == 0 && first.starts_with('{') ? "one object" : commas == 0 ? std::string() : std::to_string(commas + 1) + " arguments";
  }
  return {};
}

}  // namespace

void publish_calls_have_one_form(const Statements& all, Report& report) {
  constexpr std::string_view call = "publishEvent(";
  std::map<std::string, Seen> ways;
  const auto look = [&](const document::Text& text, const std::string& path) {
    for (std::size_t at = text.plain.find(call); at != std::string::npos; at = text.plain.find(call, at + 1)) {
      const std::string form = form_of_call(std::string_view(text.plain).substr(at + call.size()));
      const Position position = text.at(at);
      if (!form.empty()) ways.emplace(form, Seen{form, {path, position.line, position.column, {}}});
    }
  };
  for (const Page& page : all.pages()) {
    for (const document::Block& block : page.document.source.blocks) {
      look(block.text, page.path());
      for (const document::Row& row : block.rows) {
        for (const document::Text& cell : row.cells) look(cell, page.path());
      }
    }
  }
  several_ways("AC424", ways, report);
}

}  // namespace assay::lint
