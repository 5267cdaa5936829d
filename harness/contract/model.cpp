#include "harness/contract/model.hpp"

#include "harness/base/hash.hpp"

#include <algorithm>

namespace assay::contract {

std::string_view to_string(Level level) {
  switch (level) {
    case Level::error: return "error";
    case Level::warning: return "warning";
    case Level::note: return "note";
  }
  return "note";
}

const Field* Event::field(std::string_view path) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.path == path; });
  return found == fields.end() ? nullptr : &*found;
}

const SourceSpan& Event::place_of(std::string_view fact) const {
  static const SourceSpan nowhere;
  const auto said = stated_at.find(fact);
  if (said != stated_at.end()) return said->second;
  return at.empty() ? nowhere : at.front();
}

const Event* Model::event(std::string_view name) const {
  const auto named = std::find_if(events.begin(), events.end(), [&](const Event& event) { return event.name == name; });
  if (named != events.end()) return &*named;
  const auto other = std::find_if(events.begin(), events.end(), [&](const Event& event) {
    return std::find(event.aliases.begin(), event.aliases.end(), name) != event.aliases.end();
  });
  return other == events.end() ? nullptr : &*other;
}

const Obligation* Model::obligation(std::string_view id) const {
  const auto found = std::find_if(obligations.begin(), obligations.end(), [&](const Obligation& obligation) { return obligation.id == id; });
  return found == obligations.end() ? nullptr : &*found;
}

std::string Finding::fingerprint() const {
  const std::string file = at.empty() ? std::string() : at.front().at.file;
  const std::string name = file.substr(file.find_last_of('/') + 1);
  const std::string which = twin == 0 ? std::string() : '\n' + std::to_string(twin);
  return sha256_hex(rule + '\n' + event + '\n' + party + '\n' + title + '\n' + name + which).substr(0, 16);
}

}  // namespace assay::contract
