#include "harness/audit/lines.hpp"

#include "harness/base/strings.hpp"
#include "harness/base/utf8.hpp"

#include <algorithm>

namespace assay::audit {
namespace {

constexpr std::size_t shown_bytes_max = 240;

}  // namespace

std::string shown_line(std::string_view line) {
  line = trim(line);
  if (line.size() <= shown_bytes_max) return std::string(line);
  std::size_t end = shown_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
  return std::string(line.substr(0, end)) + "…";
}

Lines::Lines(const std::string& file, std::string_view text) : file_(file), text_(text), starts_{0} {
  for (std::size_t i = text.find('\n'); i != std::string_view::npos; i = text.find('\n', i + 1)) starts_.push_back(i + 1);
}

SourceSpan Lines::at(std::size_t offset) const {
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto number = static_cast<std::size_t>(next - starts_.begin());
  return {file_, static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(offset - starts_[number - 1] + 1), {}};
}

std::string_view Lines::line(std::size_t number) const {
  if (number == 0 || number > starts_.size()) return {};
  const std::size_t begin = starts_[number - 1];
  const std::size_t end = number < starts_.size() ? starts_[number] - 1 : text_.size();
  return text_.substr(begin, end - begin);
}

contract::Quote Lines::quote(std::size_t offset) const {
  SourceSpan place = at(offset);
  const std::string_view words = line(place.line);
  const std::uint32_t column = words.size() < shown_bytes_max * 4 ? utf16_column(words, place.column) : 0;
  return {std::move(place), shown_line(words), column};
}

}  // namespace assay::audit
