#include "harness/diff/announcement.hpp"

#include "harness/base/strings.hpp"
#include "harness/diff/payload.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

namespace assay::diff {
namespace {

using contract::DocumentInfo;
using contract::Event;

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

/// Members are what the kinds of fields are about; other changes are of the whole event.
bool is_of_member(const Change& change) {
  constexpr std::array<std::string_view, 6> kinds{"field-", "tenant-", "type-", "format-", "enum-", "null-"};
  return !change.event.empty() && std::any_of(kinds.begin(), kinds.end(), [&](std::string_view kind) { return change.kind.starts_with(kind); });
}

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
      vocabulary_(before, after),
      news_(after, vocabulary_, &before),
      old_notices_(before, vocabulary_, nullptr) {
  for (const auto& [old_path, new_path] : documents) old_paths_.emplace(new_path, old_path);
  for (const EventPair& pair : events) {
    if (pair.before == nullptr) continue;
    events_.emplace(pair.before->name, pair);
    if (pair.after != nullptr) old_names_.emplace(pair.after->name, pair.before->name);
  }
  for (const DocumentInfo& document : after.model.documents) last_update_ = std::max(last_update_, date_of(document.last_updated));
}

/// The event that changed, and the one through which it did: what is said of that is said of both.
std::vector<EventPair> Announcement::pairs_of(const Change& change) const {
  std::vector<EventPair> out;
  const auto old_name = old_names_.find(change.through);
  for (const std::string& name : {change.event, old_name == old_names_.end() ? change.through : old_name->second}) {
    const auto pair = events_.find(name);
    if (pair != events_.end()) out.push_back(pair->second);
  }
  return out;
}

Subject Announcement::subject_of(const Change& change) const {
  Subject subject{{}, files_of(change), {}};
  for (const EventPair& pair : pairs_of(change)) {
    for (const Event* const event : {pair.before, pair.after}) {
      if (event == nullptr) continue;
      subject.events.insert(event->name);
      subject.events.insert(event->aliases.begin(), event->aliases.end());
    }
  }
  if (is_of_member(change)) subject.members = names_of_path(change.path);
  return subject;
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
bool Announcement::has_new_version(const Change& change, const Subject& subject) const {
  for (const EventPair& pair : pairs_of(change)) {
    if (pair.after != nullptr && is_higher(version_of(*pair.before), version_of(*pair.after))) return true;
  }
  const std::set<std::string>& files = subject.files;
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

bool Announcement::keeps_old_form(const Subject& subject) const {
  for (const Notice* const notice : news_.about(Notice::Kind::kept, subject)) {
    if (notice->days && *notice->days >= demands_.days) return true;
    const auto from = last_update_of(notice->file);
    if (notice->date && from && notice->date->days() - from->days() >= demands_.days) return true;
  }
  return false;
}

void Announcement::judge(Change& change) const {
  change.announced = true;
  if (!change.breaks.any() || change.planned) return;
  const Subject subject = subject_of(change);
  const auto told = [&](Notice::Kind kind) { return !news_.about(kind, subject).empty(); };
  const std::string unknown = prose_is_known_ ? "" : " (a compiled model holds no prose)";
  if (demands_.version && !has_new_version(change, subject)) change.missing.emplace_back("version bump");
  if (demands_.migration && !told(Notice::Kind::migration)) change.missing.push_back("migration guide" + unknown);
  if (demands_.days > 0 && !keeps_old_form(subject)) change.missing.push_back(fmt::format("old form kept for {} days{}", demands_.days, unknown));
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
  const Subject subject{{event.name}, files, {}};
  for (const Notice* const notice : old_notices_.about(Notice::Kind::deprecated, subject)) {
    if (!since || *notice->date < *since) since = notice->date;
  }
  for (const Notice* const notice : old_notices_.about(Notice::Kind::kept, subject)) {
    if (notice->date && now && *notice->date > *now) return false;  // it was promised for longer
  }
  return since && now && now->days() - since->days() >= std::max<std::int64_t>(demands_.days, 1);
}

}  // namespace assay::diff
