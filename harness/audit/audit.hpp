#pragma once

#include "harness/audit/advice.hpp"
#include "harness/base/date.hpp"
#include "harness/contract/model.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Whether every spec has found its way into the contracts, and whether the source keeps to what the contracts prohibit.
namespace assay::audit {

struct Request {
  std::string specs;      // the root: specs lie below `{core}/specs/`
  std::string contracts;  // a folder of documents, or one document
  std::optional<std::string> allowlist;
  std::optional<std::string> source;
  Date today = Date(0);
};

enum class SpecState : std::uint8_t { referenced, allowlisted, gap };
[[nodiscard]] std::string_view to_string(SpecState state);

struct AuditedSpec {
  Spec spec;
  SpecState state = SpecState::gap;
  std::vector<contract::Quote> places;  // referenced: its first mentions; allowlisted: the entry; gap: an entry that is in error, if it has one
  std::vector<Resolution> resolutions;  // of a gap
};

struct CoreTotals {
  std::string core;  // empty: all cores
  std::uint64_t specs = 0, referenced = 0, allowlisted = 0, gaps = 0;  // specs is the sum of the others
};

struct Audit {
  std::vector<AuditedSpec> specs;          // by core, number, id
  std::vector<contract::Finding> findings; // of specs, then of references, allowlist and source
  std::uint64_t documents = 0;             // contract surfaces
  std::string allowlist;                   // the file that was read, or empty
  std::uint64_t source_files = 0;          // below the source
  std::uint64_t source_in_cores = 0;       // judged
  std::uint64_t source_sql_elsewhere = 0;  // judged
  std::vector<std::string> source_cores;
  std::vector<NoSpec> set_aside;           // files among the specs that are none
  std::vector<std::string> unreadable;     // source files: "path: why"

  [[nodiscard]] std::vector<CoreTotals> by_core() const;
  [[nodiscard]] CoreTotals total() const;
  [[nodiscard]] bool passes() const;  // no finding is an error
};

/// The allowlist is the file that is named, or else `.intra-core-only.json` beside the contracts where there is one.
/// Errors: all inputs that cannot be read.
[[nodiscard]] Results<Audit> audit(const Request& request);

}  // namespace assay::audit
