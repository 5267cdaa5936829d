#include "harness/lint/index_document.hpp"

#include "harness/base/strings.hpp"
#include "harness/base/words.hpp"
#include "harness/contract/names.hpp"
#include "harness/lint/links.hpp"
#include "harness/lint/signs.hpp"

#include <algorithm>
#include <cctype>

namespace assay::lint {
namespace {

using document::Block;
using document::BlockKind;
using document::Row;
using document::Text;

std::string expression_of(std::string_view pattern) {
  std::string out = "^";
  for (std::size_t i = 0; i < pattern.size();) {
    const std::size_t close = pattern[i] == '{' ? pattern.find('}', i) : std::string_view::npos;
    if (close != std::string_view::npos) {
      const std::string gap = lower(pattern.substr(i, close - i));
      out += has(gap, "core") ? "[A-Z]{2,4}" : has(gap, "kebab") || has(gap, "slug") ? "[a-z0-9]+(?:-[a-z0-9]+)*" : has(gap, "snake") ? "[a-z0-9]+(?:_[a-z0-9]+)*" : "[A-Za-z0-9.]+(?:[_-][A-Za-z0-9.]+)*";
      i = close + 1;
    } else if (pattern.substr(i).starts_with("##")) {
      out += "[0-9]{2}(?:[.-](?:[A-Z]{2}-)?[0-9]+)*";
      i += 2;
    } else {
      const char c = pattern[i++];
      const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
      out += c == '*' ? ".+" : plain ? std::string(1, c) : "\\" + std::string(1, c);
    }
  }
  return out + "$";
}

/// What stands in backticks; without any, the words split at commas.
std::vector<std::string> items_of(const Text& cell) {
  std::vector<std::string> items;
  for (const document::Range& range : cell.code) items.push_back(cell.plain.substr(range.begin, range.end - range.begin));
  if (!items.empty()) return items;
  for (const std::string_view item : split(cell.plain, ',')) items.emplace_back(trim(item));
  return items;
}

class IndexReader {
 public:
  explicit IndexReader(const Page& page) : page_(page) { out_.page = &page; }

  Index run() {
    for (const Block& block : page_.document.source.blocks) read(block);
    for (const Link& link : relative_links(page_.document.source)) out_.linked.insert(file_name(link.target));
    return std::move(out_);
  }

 private:
  void read(const Block& block) {
    if (block.quoted || block.kind == BlockKind::code) return;
    cores(block.text.plain);
    for (const Row& row : block.rows) {
      for (const Text& cell : row.cells) cores(cell.plain);
    }
    if (block.kind == BlockKind::heading) {
      heading_ = lower(block.text.plain);
      return;
    }
    if (block.kind == BlockKind::table) return table(block);
    demands(block.text.plain, block.text.at());
    if (block.kind != BlockKind::bullet) return;
    if (in_legend()) legend_words(block.text, block.text.at());
    const bool of_integrations = has(heading_, "checklist") && !has(heading_, "quality");
    if (of_integrations && !block.text.empty()) {
      if (out_.checklist.empty()) out_.checklist_at = at(block.text.at());
      out_.checklist.push_back(lower(block.text.plain));
    }
    if (out_.no_copies_at && has(lower(block.text.plain), "duplicate")) platform_files(block.text);
  }

  /// "PM-39" says that PM is a core.
  void cores(std::string_view words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool inside = i > 0 && std::isalnum(static_cast<unsigned char>(words[i - 1])) != 0;
      const std::size_t length = inside ? 0 : contract::party_id_length(words, i);
      if (length == 0) continue;
      const contract::Party party = contract::party_of(words.substr(i, length));
      if (!party.feature.empty()) out_.cores.insert(lower(party.core));
      i += length - 1;
    }
  }

  void table(const Block& block) {
    if (block.rows.empty()) return;
    const Row& header = block.rows.front();
    const auto column = [&](std::string_view name) {
      return static_cast<std::size_t>(std::find_if(header.cells.begin(), header.cells.end(), [&](const Text& cell) { return has(lower(cell.plain), name); }) - header.cells.begin());
    };
    const std::size_t pattern = column("pattern");
    const std::size_t example = column("example");
    for (std::size_t i = 1; i < block.rows.size(); ++i) {
      const std::vector<Text>& cells = block.rows[i].cells;
      if (pattern < cells.size()) name_pattern(cells, pattern, example);
      std::string row;
      for (const Text& cell : cells) row += cell.plain + ' ';
      if (in_legend()) legend_row(cells);
      if (in_legend()) demands(row, block.rows[i].at);
    }
  }

  void name_pattern(const std::vector<Text>& cells, std::size_t pattern, std::size_t example) {
    for (const std::string& printed : items_of(cells[pattern])) {
      const bool of_files = has(printed, "{") && printed.ends_with(".md") && !has(printed, "/") && printed.size() < 200;
      if (!of_files) continue;
      NamePattern out{printed, expression_of(printed), {}, at(cells[pattern].at()), {}};
      if (example < cells.size()) {
        for (std::string& item : items_of(cells[example])) {
          if (item.ends_with(".md") && !has(item, " ")) out.examples.push_back(std::move(item));
        }
        out.examples_at = at(cells[example].at());
      }
      out_.patterns.push_back(std::move(out));
    }
  }

  [[nodiscard]] bool in_legend() const { return has(heading_, "status") && (has(heading_, "legend") || has(heading_, "indicator") || has(heading_, "key")); }

  /// "✅ Implemented - fully built"
  void legend_words(const Text& text, Position place) {
    const std::string sign = sign_in_front(text.plain);
    if (sign.empty()) return;
    const std::size_t begin = text.plain.find(sign) + sign.size();
    std::string_view words = std::string_view(text.plain).substr(begin);
    while (!words.empty() && static_cast<unsigned char>(words.front()) >= 0x80) words.remove_prefix(1);  // a variation selector
    for (const std::string_view end : {" - ", " — ", " – ", ":", "("}) words = words.substr(0, words.find(end));
    legend(sign, trim(words), place);
  }

  /// "| ✅ | Implemented | … |" or "| ✅ Implemented | … |"
  void legend_row(const std::vector<Text>& cells) {
    const std::string sign = sign_in_front(cells.front().plain);
    if (sign.empty()) return;
    const bool alone = trim(cells.front().plain).size() <= sign.size() + 3;
    if (alone && cells.size() > 1) return legend(sign, cells[1].plain, cells.front().at());
    legend_words(cells.front(), cells.front().at());
  }

  void legend(const std::string& sign, std::string_view word, Position place) {
    if (word.empty()) return;
    if (out_.legend.empty()) out_.legend_at = at(place);
    out_.legend.emplace(sign, lower(word));
  }

  void demands(std::string_view printed, Position place) {
    const std::string words = lower(printed.substr(0, 1000));
    const auto set = [&](std::optional<SourceSpan>& rule, bool said) {
      if (!rule && said) rule = at(place);
    };
    set(out_.verified_at, has(words, "implemented") && has(words, "last verified"));
    set(out_.spec_at, has(words, "planned") && has(words, "spec") && (has(words, "link") || has(words, "reference")));
    set(out_.guide_at, has(words, "breaking change") && has(words, "migration guide"));
    set(out_.no_copies_at, has(words, "duplicate") && has(words, "rules"));
  }

  void platform_files(const Text& text) {
    for (const std::string& item : items_of(text)) {
      if (item.ends_with(".md")) out_.platform_files.insert(item);
    }
  }

  [[nodiscard]] SourceSpan at(Position place) const { return contract::span_of(page_.path(), place); }

  const Page& page_;
  Index out_;
  std::string heading_;
};

}  // namespace

const document::FrontLabel* printed_status(const Page& page) {
  const document::FrontLabel* found = nullptr;
  for (const document::FrontLabel& label : page.document.source.front) {
    if (label.label == "status" && !label.value.empty() && (found == nullptr || (found->quoted && !label.quoted))) found = &label;
  }
  return found;
}

bool Index::has_status(const Page& other, std::string_view word) const {
  const std::string status = lower(other.model.documents.front().status.value_or(""));
  if (status.starts_with(word)) return true;
  const document::FrontLabel* const printed = printed_status(other);
  const auto sign = printed == nullptr ? legend.end() : legend.find(sign_in_front(printed->value.plain));
  return sign != legend.end() && sign->second.starts_with(word);
}

namespace {

constexpr std::size_t indexes_max = 20;  // each is held against all documents

/// Whether reading it as an index is worth the time.
bool may_be_index(const Page& page) {
  return std::any_of(page.document.source.blocks.begin(), page.document.source.blocks.end(), [](const Block& block) {
    if (block.kind == BlockKind::heading) return has(lower(block.text.plain), "status");
    const bool header = block.kind == BlockKind::table && !block.rows.empty();
    return header && std::any_of(block.rows.front().cells.begin(), block.rows.front().cells.end(), [](const Text& cell) { return has(lower(cell.plain), "pattern"); });
  });
}

}  // namespace

namespace {

/// What decides whether an index governs a page, read once for all of them.
struct Candidate {
  const Page* page = nullptr;
  std::string path;             // normal
  std::set<std::string> links;  // names of the files that it links
};

bool governs(const Index& index, const std::string& folder, const Candidate& other) {
  if (other.page == index.page || !lies_in(other.path, folder)) return false;
  if (index.linked.contains(file_name(other.path))) return true;
  if (std::any_of(other.links.begin(), other.links.end(), [&](const std::string& name) { return index.linked.contains(name); })) return true;
  const auto of_index = [&](const std::string& core) { return !core.empty() && index.cores.contains(lower(core)); };
  const contract::Model& model = other.page->model;
  return of_index(contract::party_of(model.documents.front().party).core) ||
         std::any_of(model.parties.begin(), model.parties.end(), [&](const contract::Party& party) { return of_index(party.core); });
}

void find_governed(const Statements& all, std::vector<Index>& indexes) {
  if (indexes.empty()) return;
  std::vector<Candidate> candidates;
  for (const Page& page : all.pages()) {
    Candidate candidate{&page, normal(page.path()), {}};
    for (const Link& link : relative_links(page.document.source)) candidate.links.insert(file_name(link.target));
    candidates.push_back(std::move(candidate));
  }
  for (Index& index : indexes) {
    const std::string folder = normal(folder_of(index.page->path()));
    for (const Candidate& candidate : candidates) {
      if (governs(index, folder, candidate)) index.governed.push_back(candidate.page);
    }
  }
}

}  // namespace

std::vector<Index> index_documents(const Statements& all) {
  std::vector<Index> found;
  for (const Page& page : all.pages()) {
    if (found.size() == indexes_max || !may_be_index(page)) continue;
    Index index = IndexReader(page).run();
    if (!index.patterns.empty() || index.legend.size() > 1) found.push_back(std::move(index));
  }
  find_governed(all, found);
  return found;
}

}  // namespace assay::lint
