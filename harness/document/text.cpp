#include "harness/document/text.hpp"

#include <algorithm>

namespace assay::document {
namespace {

bool covers(const std::vector<Range>& ranges, std::size_t offset) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), offset,
                                      [](std::size_t at, const Range& range) { return at < range.begin; });
  return after != ranges.begin() && offset < std::prev(after)->end;
}

void copy_ranges(const std::vector<Range>& from, std::size_t begin, std::size_t end, std::vector<Range>& to) {
  const auto reaches = [](const Range& range, std::size_t at) { return range.end <= at; };
  for (auto range = std::lower_bound(from.begin(), from.end(), begin, reaches); range != from.end() && range->begin < end; ++range) {
    const auto first = std::max<std::size_t>(range->begin, begin);
    const auto last = std::min<std::size_t>(range->end, end);
    if (first < last) to.push_back({static_cast<std::uint32_t>(first - begin), static_cast<std::uint32_t>(last - begin)});
  }
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

Position Text::at(std::size_t offset) const {
  if (anchors.empty()) return {};
  const auto after = std::upper_bound(anchors.begin(), anchors.end(), offset,
                                      [](std::size_t wanted, const Anchor& anchor) { return wanted < anchor.offset; });
  const Anchor& anchor = after == anchors.begin() ? anchors.front() : *std::prev(after);
  const std::size_t bounded = std::min(offset, plain.size());
  Position place = anchor.at;
  if (bounded > anchor.offset) place.column += static_cast<std::uint32_t>(bounded - anchor.offset);
  return place;
}

Text Text::slice(std::size_t begin, std::size_t end) const {
  end = std::min(end, plain.size());
  begin = std::min(begin, end);
  while (begin < end && is_space(plain[begin])) ++begin;
  while (end > begin && is_space(plain[end - 1])) --end;
  Text part;
  part.plain = plain.substr(begin, end - begin);
  part.anchors.push_back({0, at(begin)});
  const auto lies_before = [](std::size_t offset, const Anchor& anchor) { return offset < anchor.offset; };
  for (auto anchor = std::upper_bound(anchors.begin(), anchors.end(), begin, lies_before); anchor != anchors.end() && anchor->offset < end; ++anchor) {
    part.anchors.push_back({static_cast<std::uint32_t>(anchor->offset - begin), anchor->at});
  }
  copy_ranges(code, begin, end, part.code);
  copy_ranges(strong, begin, end, part.strong);
  return part;
}

void Text::append(const Text& more) {
  if (more.empty()) return;
  if (!plain.empty()) plain += ' ';
  const auto shift = static_cast<std::uint32_t>(plain.size());
  plain += more.plain;
  for (const Anchor& anchor : more.anchors) anchors.push_back({anchor.offset + shift, anchor.at});
  for (const Range& range : more.code) code.push_back({range.begin + shift, range.end + shift});
  for (const Range& range : more.strong) strong.push_back({range.begin + shift, range.end + shift});
}

bool Text::in_code(std::size_t offset) const { return covers(code, offset); }
bool Text::in_strong(std::size_t offset) const { return covers(strong, offset); }

Text verbatim(std::string_view words, Position at) {
  Text text;
  text.plain = std::string(words);
  text.anchors.push_back({0, at});
  return text;
}

}  // namespace assay::document
