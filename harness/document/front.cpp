#include "harness/document/front.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace assay::document {
namespace {

constexpr std::size_t front_blocks_max = 40;
constexpr std::size_t front_line_max = 4000;

// Longer labels first.
constexpr std::array front_labels{
    "Constitution Reference", "Related documents", "Integration Pattern", "Contract Version", "Document version", "Last Verified",
    "Specification", "Spec Reference", "Last Updated", "Last updated", "Last Update", "Updated", "ADR Reference", "Owning Cores", "Next Review", "Feature ID",
    "Companion", "Created", "Related", "Feature", "Purpose", "Version", "Source", "Status", "Owner", "Core", "Date", "Plan", "Spec"};

std::string_view label_at(std::string_view text, std::size_t offset) {
  for (const std::string_view label : front_labels) {
    if (text.substr(offset).starts_with(label) && offset + label.size() < text.size() && text[offset + label.size()] == ':') return label;
  }
  return {};
}

/// A label may begin a line, follow a space, or be glued to the end of a value ("….mdStatus:"), but not lie inside of a longer one.
bool may_begin_label(std::string_view text, std::size_t offset) {
  if (std::isupper(static_cast<unsigned char>(text[offset])) == 0) return false;
  return offset == 0 || std::isupper(static_cast<unsigned char>(text[offset - 1])) == 0;
}

class FrontReader {
 public:
  void read(const Block& block) {
    const Text& text = block.text;
    std::size_t value_begin = 0;
    FrontLabel open{"", {}, block.quoted};
    for (std::size_t i = 0; i < text.plain.size() && i < front_line_max; ++i) {
      if (!may_begin_label(text.plain, i)) continue;
      const std::string_view label = label_at(text.plain, i);
      if (label.empty()) continue;
      close(std::move(open), text, value_begin, i);
      open = FrontLabel{lower(label), {}, block.quoted};
      i += label.size();
      value_begin = i + 1;
    }
    close(std::move(open), text, value_begin, std::string::npos);
  }

  void read_table(const Block& block) {
    for (const Row& row : block.rows) {
      if (row.cells.size() == 2) labels_.push_back({lower(row.cells[0].plain), row.cells[1], block.quoted});
    }
  }

  std::vector<FrontLabel> finish() { return std::move(labels_); }

 private:
  void close(FrontLabel&& label, const Text& text, std::size_t begin, std::size_t end) {
    end = std::min(end, text.plain.size());
    while (end > begin && (text.plain[end - 1] == ' ' || text.plain[end - 1] == '|')) --end;  // "Status: Complete | Version: 1.0"
    label.value = text.slice(begin, end);
    if (!label.label.empty()) {
      labels_.push_back(std::move(label));
    } else if (!label.value.empty() && !labels_.empty() && labels_.back().value.empty()) {
      labels_.back().value = std::move(label.value);  // "Spec:" whose value slipped to the next line
    }
  }

  std::vector<FrontLabel> labels_;
};

bool begins_with_label(const Text& text) { return !label_at(text.plain, 0).empty(); }

/// "| Status | Complete |" above the first section.
bool is_label_table(const Block& block) {
  return block.kind == BlockKind::table && std::any_of(block.rows.begin(), block.rows.end(), [](const Row& row) {
           return row.cells.size() == 2 && std::any_of(front_labels.begin(), front_labels.end(), [&](std::string_view label) { return row.cells[0].plain == label; });
         });
}

bool ends_front(const Block& block, bool first) {
  if (block.kind == BlockKind::heading) return !first && block.level != 1 && !block.quoted;
  if (block.kind == BlockKind::bullet) return !begins_with_label(block.text);
  return block.kind == BlockKind::code || (block.kind == BlockKind::table && !is_label_table(block));
}

}  // namespace

std::vector<FrontLabel> read_front(const std::vector<Block>& blocks) {
  FrontReader reader;
  for (std::size_t i = 0; i < blocks.size() && i < front_blocks_max; ++i) {
    if (ends_front(blocks[i], i == 0)) break;
    if (blocks[i].kind == BlockKind::line || blocks[i].kind == BlockKind::bullet) reader.read(blocks[i]);
    if (blocks[i].kind == BlockKind::table) reader.read_table(blocks[i]);
  }
  return reader.finish();
}

}  // namespace assay::document
