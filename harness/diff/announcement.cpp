#include "harness/diff/announcement.hpp"

#include "harness/base/strings.hpp"
#include "harness/diff/payload.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace assay::diff {
namespace {

using contract::DocumentInfo;
using contract::Event;

std::set<std::string, std::less<>> names_of_both(const Side& before, const Side& after) {
  std::set<std::string, std::less<>> names;
  for (const Side* const side : {&before, &after}) {
    for (const Event& event : side->model.events) {
      names.insert(event.name);
      names.insert(event.aliases.begin(), event.aliases.end());
    }
  }
  return names;
}

std::map<std::string, const DocumentInfo*> by_path(const Side& side) {
  std::map<std::string, const DocumentInfo*> out;
  for (const DocumentInfo& document : side.model.documents) out.emplace(document.path, &document);
  return out;
}

std::optional<Date> date_of(const std::optional<std::string>& printed) { return printed ? Date::parse(std::string_view(*printed).substr(0, 10)) : std::nullopt; }

/// "v1.2" -> {1, 2}; empty if there is no number.
std::vector<std::uint64_t> numbers_of(std::string_view version) {
  std::vector<std::uint64_t> out;
  bool inside = false;
  for (const char c : version.substr(0, 64)) {
    const bool digit = std::isdigit(static_cast<unsigned char>(c)) != 0;
    if (digit && !inside) out.push_back(0);
    if (digit && out.back() < 1'000'000'000) out.back() = out.back() * 10 + static_cast<std::uint64_t>(c - '0');
    inside = digit;
  }
  return out;
}

/// An event's version: as stated, as its payload carries it, or as its name ends.
std::string version_of(const Event& event) {
  if (event.version) return *event.version;
  for (const contract::Field& field : event.fields) {
    if (is_version(field.path) && field.enum_values.size() == 1) return field.enum_values.front();
  }
  return event.name.substr(without_version(event.name).size());
}

bool is_higher(const std::string& before, const std::string& after) { return numbers_of(after) > numbers_of(before) && !after.empty(); }

bool is_higher_major(const DocumentInfo& before, const DocumentInfo& after) {
  const auto was = numbers_of(before.version.value_or(""));
  const auto is = numbers_of(after.version.value_or(""));
  return !was.empty() && !is.empty() && is.front() > was.front();
}

}  // namespace

Announcement::Announcement(const Side& before, const Side& after, const std::map<std::string, std::string>& documents, const std::vector<EventPair>& events)
    : demands_(demands_of(before, after)),
      prose_is_known_(!after.documents.empty()),
      documents_(documents),
      old_documents_(by_path(before)),
      new_documents_(by_path(after)),
      news_(after, names_of_both(before, after), &before),
      old_notices_(before, names_of_both(before, after), nullptr) {
  for (const auto& [old_path, new_path] : documents) old_paths_.emplace(new_path, old_path);
  for (const EventPair& pair : events) {
    if (pair.before != nullptr) events_.emplace(pair.before->name, pair);
  }
  for (const DocumentInfo& document : after.model.documents) last_update_ = std::max(last_update_, date_of(document.last_updated));
}

std::set<std::string> Announcement::names_of(const Change& change) const {
  std::set<std::string> names;
  const auto pair = events_.find(change.event);
  if (pair == events_.end()) return names;
  for (const Event* const event : {pair->second.before, pair->second.after}) {
    if (event == nullptr) continue;
    names.insert(event->name);
    names.insert(event->aliases.begin(), event->aliases.end());
  }
  return names;
}

std::set<std::string> Announcement::files_of(const Change& change) const {
  std::set<std::string> files;
  const auto add_new = [&](const SourceSpan& place) {
    if (!place.file.empty()) files.insert(place.file);
  };
  const auto add_old = [&](const SourceSpan& place) {
    const auto other = documents_.find(place.file);
    if (other != documents_.end()) files.insert(other->second);
  };
  add_new(change.new_at);
  add_old(change.old_at);
  const auto pair = events_.find(change.event);
  if (pair == events_.end()) return files;
  for (const SourceSpan& place : pair->second.before->at) add_old(place);
  if (pair->second.after == nullptr) return files;
  for (const SourceSpan& place : pair->second.after->at) add_new(place);
  return files;
}

/// A higher version of the event, or a higher major one of a document that states it.
bool Announcement::has_new_version(const Change& change) const {
  const auto pair = events_.find(change.event);
  if (pair != events_.end() && pair->second.after != nullptr && is_higher(version_of(*pair->second.before), version_of(*pair->second.after))) return true;
  const std::set<std::string> files = files_of(change);
  return std::any_of(files.begin(), files.end(), [&](const std::string& file) {
    const auto old_path = old_paths_.find(file);
    return old_path != old_paths_.end() && is_higher_major(*old_documents_.at(old_path->second), *new_documents_.at(file));
  });
}

std::optional<Date> Announcement::last_update_of(const std::string& new_file) const {
  const auto document = new_documents_.find(new_file);
  const auto own = document == new_documents_.end() ? std::nullopt : date_of(document->second->last_updated);
  return own ? own : last_update_;
}

bool Announcement::keeps_old_form(const std::set<std::string>& names, const std::set<std::string>& files) const {
  for (const Notice* const notice : news_.about(Notice::Kind::kept, names, files)) {
    if (notice->days && *notice->days >= demands_.days) return true;
    const auto from = last_update_of(notice->file);
    if (notice->date && from && notice->date->days() - from->days() >= demands_.days) return true;
  }
  return false;
}

void Announcement::judge(Change& change) const {
  change.announced = true;
  if (!change.breaks.any() || change.planned) return;
  const std::set<std::string> names = names_of(change);
  const std::set<std::string> files = files_of(change);
  const auto told = [&](Notice::Kind kind) { return !news_.about(kind, names, files).empty(); };
  const std::string unknown = prose_is_known_ ? "" : " (a compiled model holds no prose)";
  if (demands_.version && !has_new_version(change)) change.missing.emplace_back("version bump");
  if (demands_.migration && !told(Notice::Kind::migration)) change.missing.push_back("migration guide" + unknown);
  if (demands_.days > 0 && !keeps_old_form(names, files)) change.missing.push_back(fmt::format("old form kept for {} days{}", demands_.days, unknown));
  if (demands_.approval && !told(Notice::Kind::approval)) change.missing.push_back("approval" + unknown);
  change.announced = change.missing.empty();
}

bool Announcement::was_deprecated_long_enough(const Event& event) const {
  if (event.status != "deprecated") return false;
  std::set<std::string> files;
  std::optional<Date> since;
  std::optional<Date> now;
  for (const SourceSpan& place : event.at) {
    files.insert(place.file);
    const auto document = old_documents_.find(place.file);
    if (document != old_documents_.end()) since = std::max(since, date_of(document->second->last_updated));
    const auto other = documents_.find(place.file);
    if (other != documents_.end()) now = std::max(now, last_update_of(other->second));
  }
  if (!now) now = last_update_;
  for (const Notice* const notice : old_notices_.about(Notice::Kind::deprecated, {event.name}, files)) {
    if (!since || *notice->date < *since) since = notice->date;
  }
  for (const Notice* const notice : old_notices_.about(Notice::Kind::kept, {event.name}, files)) {
    if (notice->date && now && *notice->date > *now) return false;  // it was promised for longer
  }
  return since && now && now->days() - since->days() >= std::max<std::int64_t>(demands_.days, 1);
}

}  // namespace assay::diff
