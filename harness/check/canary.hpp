#pragma once

#include "harness/base/value.hpp"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace assay::check {

/// One value of a synthetic person that exists nowhere else: wherever it turns up, it came from there.
struct Canary {
  std::string id;     // "north/ana/first_name": may be printed, the value never
  Text tenant;        // whose person it is
  std::string value;
};

/// Where a canary was seen in a text.
struct Sighting {
  const Canary* canary = nullptr;
  std::string_view form;  // "plain", "base64", "hex", "sha256" …: how it was written
};

/// Looks for canaries in any text, in the forms in which values leave by accident: any case, separators added or taken away,
/// reversed, in part (eight letters or digits in a row that no other person has), percent-encoded, hexadecimal, base64 at each alignment, and unsalted MD5, SHA-1 and SHA-256 digests cut to 12 or
/// more digits. Answers are remembered by text: an exploration asks the same few thousand texts millions of times.
class CanaryMatcher {
 public:
  explicit CanaryMatcher(std::vector<Canary> canaries);
  ~CanaryMatcher();
  CanaryMatcher(CanaryMatcher&&) noexcept;

  /// At most one sighting for each canary.
  [[nodiscard]] std::span<const Sighting> look(Text text) const;
  /// A number is looked at as its digits.
  [[nodiscard]] std::span<const Sighting> look(const Value& value) const;
  [[nodiscard]] std::span<const Canary> canaries() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace assay::check
