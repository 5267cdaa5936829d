#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace assay::lint {

/// What words on retention say: "clinical — 10 years", "clinical-7y", "WorkQueue — consumers must ACK", "180d hot; cold copy for 2y".
struct Kept {
  std::string policy;                // workqueue interest limits, or empty
  std::string name;                  // "clinical", or empty: the class in front of the time
  std::optional<std::int64_t> days;  // the first time named
};

[[nodiscard]] Kept kept(std::string_view words);

}  // namespace assay::lint
