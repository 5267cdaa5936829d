#pragma once

#include "harness/contract/model.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay::audit {

/// A text's lines by offset: position_of counts from the beginning each time, which is quadratic for many places in one file.
class Lines {
 public:
  /// `file` and `text` must outlive this.
  Lines(const std::string& file, std::string_view text);

  [[nodiscard]] SourceSpan at(std::size_t offset) const;
  [[nodiscard]] std::string_view line(std::size_t number) const;  // from 1
  /// The place with its line, trimmed and cut to a sensible length.
  [[nodiscard]] contract::Quote quote(std::size_t offset) const;

 private:
  const std::string& file_;
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

/// The line as a quote: trimmed, at most 240 bytes, whole characters.
[[nodiscard]] std::string shown_line(std::string_view line);

}  // namespace assay::audit
