#pragma once

#include <string_view>

namespace assay::lint {

/// Whether a sentence (lower case) promises that messages hold nothing of a person: "payloads carry IDs only", "events never contain PHI",
/// "only opaque ids travel", "PHI is never placed on the event bus". What is said of logs is another promise.
[[nodiscard]] bool promises_bare_message(std::string_view words);

}  // namespace assay::lint
