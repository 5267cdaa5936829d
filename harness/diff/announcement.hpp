#pragma once

#include "harness/diff/demands.hpp"
#include "harness/diff/notices.hpp"
#include "harness/diff/pairs.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace assay::diff {

/// What the new documents tell of a change, held against what is demanded of a breaking one. What stood in the old documents
/// already is no news and announces nothing.
class Announcement {
 public:
  Announcement(const Side& before, const Side& after, const std::map<std::string, std::string>& documents, const std::vector<EventPair>& events);

  /// Sets `announced` and `missing` of a change that breaks somebody.
  void judge(Change& change) const;

  /// Whether an event that is gone had been deprecated for as long as an old form is to be kept, by the documents' own dates: from the
  /// day that they give, or else from the old document's last update, to the new document's last update.
  [[nodiscard]] bool was_deprecated_long_enough(const contract::Event& event) const;

  [[nodiscard]] const Demands& demands() const { return demands_; }

 private:
  [[nodiscard]] std::vector<EventPair> pairs_of(const Change& change) const;
  [[nodiscard]] Subject subject_of(const Change& change) const;
  [[nodiscard]] std::set<std::string> files_of(const Change& change) const;  // of the new side
  [[nodiscard]] bool has_new_version(const Change& change, const Subject& subject) const;
  [[nodiscard]] bool keeps_old_form(const Subject& subject) const;
  [[nodiscard]] std::optional<Date> last_update_of(const std::string& new_file) const;

  Demands demands_;
  bool prose_is_known_;
  std::map<std::string, std::string> documents_;                            // old path -> new path
  std::map<std::string, std::string> old_paths_;                            // new path -> old path
  std::map<std::string, const contract::DocumentInfo*> old_documents_;
  std::map<std::string, const contract::DocumentInfo*> new_documents_;
  std::map<std::string, EventPair> events_;                                 // by old name
  std::map<std::string, std::string> old_names_;                            // by new name
  std::optional<Date> last_update_;                                         // the latest of the new side
  Vocabulary vocabulary_;
  Notices news_;
  Notices old_notices_;
};

}  // namespace assay::diff
