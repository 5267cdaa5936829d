#pragma once

#include "harness/audit/allowlist.hpp"
#include "harness/audit/references.hpp"
#include "harness/audit/specs.hpp"

#include <string>
#include <vector>

namespace assay::audit {

/// One way to close a gap.
struct Resolution {
  std::string kind;     // "row": a line in a document that is there; "document": one of the spec's own; "allowlist"
  std::string file;     // where
  std::uint32_t line = 0;  // "row": below which line; "allowlist": of the entry that is in error; 0: anywhere
  std::string why;      // why there
  std::string snippet;  // what to write; its <…> are for the author to fill in
};

/// Knows the contract documents and which specs they already name.
class Adviser {
 public:
  /// `references`, `tree` and `surfaces` must outlive this.
  Adviser(const SpecTree& tree, const References& references, const std::vector<Surface>& surfaces, std::string contracts, const Allowlist& allowlist, Date today);

  /// In the order in which an author tries them: where the nearest specs stand, the core's own bundle or the matrix, a document of its own,
  /// the allowlist.
  [[nodiscard]] std::vector<Resolution> resolutions(const Spec& spec) const;

 private:
  struct Neighbour {
    unsigned number = 0;
    const Spec* spec = nullptr;
    const contract::Quote* place = nullptr;
  };
  [[nodiscard]] const Neighbour* neighbour_of(const Spec& spec) const;
  [[nodiscard]] std::string usual_document(const Spec& spec) const;
  [[nodiscard]] Resolution row_at(const Spec& spec, const contract::Quote& place, std::string why) const;
  [[nodiscard]] Resolution own_document(const Spec& spec) const;
  [[nodiscard]] Resolution allowlist_entry(const Spec& spec) const;

  const SpecTree& tree_;
  const std::vector<Surface>& surfaces_;
  std::string contracts_;
  std::string allowlist_;
  bool json_ = false;
  Date today_;
  std::map<std::string, std::vector<Neighbour>> neighbours_;      // by core, sorted by number
  std::map<std::string, std::string, std::less<>> documents_;     // by name in lower case: its path
};

}  // namespace assay::audit
