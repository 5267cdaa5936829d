#include "harness/audit/references.hpp"

#include "harness/audit/lines.hpp"
#include "harness/audit/spec_id.hpp"
#include "harness/audit/visible_text.hpp"
#include "harness/base/file.hpp"
#include "harness/base/strings.hpp"
#include "harness/base/utf8.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>

namespace assay::audit {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t places_max = 5;  // of one spec or path: enough for a reader to see where it stands
constexpr std::size_t columns_counted_max = 4096;

bool is_path_byte(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.' || c == '/' || c == '\\'; }

std::string canonical(const std::string& path) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(path, error);
  std::string text = error ? path : whole.string();
  while (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text;
}

/// Where the specs lie below the contracts ("contracts/specs/"), or where the contracts lie among the specs, each spec: what is no surface.
class NoSurface {
 public:
  NoSurface(const std::string& contracts, const SpecTree& tree) {
    const std::string outer = canonical(contracts) + '/';
    const std::string inner = canonical(tree.root) + '/';
    if (inner.starts_with(outer) && inner != outer) {
      folder_ = contracts + (contracts.ends_with('/') ? "" : "/") + inner.substr(outer.size());
    } else if (outer.starts_with(inner)) {
      for (const Spec& spec : tree.specs) specs_.insert(canonical(spec.path));
    }
  }
  [[nodiscard]] bool holds(const std::string& file) const {
    return (!folder_.empty() && file.starts_with(folder_)) || (!specs_.empty() && specs_.contains(canonical(file)));
  }

 private:
  std::string folder_;
  std::set<std::string> specs_;
};

void add_place(References::Places& places, const std::string& file, std::size_t line, std::size_t offset, std::string_view words) {
  if (places.size() == places_max) return;
  const auto column = static_cast<std::uint32_t>(offset + 1);
  const bool counted = offset < columns_counted_max;
  places.push_back({{file, static_cast<std::uint32_t>(line), column, {}}, shown_line(words), counted ? utf16_column(words, column) : 0});
}

/// The part of a printed path behind its first folder "specs", without escapes; empty if there is none.
std::string below_specs(std::string_view printed) {
  std::string path;
  for (const char c : printed) {
    if (c != '\\') path += c;
  }
  constexpr std::string_view folder = "specs/";
  std::size_t at = path.find(folder);
  while (at != std::string::npos && at > 0 && path[at - 1] != '/') at = path.find(folder, at + 1);
  if (at == std::string::npos) return {};
  std::string rest = path.substr(at + folder.size());
  return rest.find('/') == std::string::npos ? std::string() : rest;  // "specs/README.md" says too little
}

/// Calls with each path that ends in ".md" and the offset at which it begins.
template <typename Take>
void each_path(std::string_view line, Take take) {
  std::size_t begin_min = 0;
  for (std::size_t dot = line.find(".md"); dot != std::string_view::npos; dot = line.find(".md", dot + 3)) {
    std::size_t begin = dot;
    while (begin > begin_min && is_path_byte(line[begin - 1])) --begin;
    begin_min = dot + 3;
    take(line.substr(begin, dot + 3 - begin), begin);
  }
}

std::string without_ending(std::string_view path) { return lower(path.substr(0, path.rfind('.'))); }

/// The specs whose names begin with no id: they are referenced by their path, or a part of it that holds their file's name, or by their stem.
class UnnamedSpecs {
 public:
  explicit UnnamedSpecs(const SpecTree& tree) {
    for (const Spec& spec : tree.specs) {
      if (spec.named) continue;
      by_id_.emplace(lower(spec.id), &spec.id);
      const std::string path = without_ending(spec.relative);
      by_path_.emplace(path, &spec.id);
      const std::string printed = "specs/" + path;
      for (std::size_t from = 0;; from = printed.find('/', from) + 1) {
        if (printed.find('/', from) == std::string::npos) break;
        by_part_[printed.substr(from)].push_back(&spec.id);
      }
    }
  }

  /// Calls with each id that is named in the line, and the offset.
  template <typename Take>
  void each(std::string_view line, Take take) const {
    if (by_id_.empty()) return;
    for (std::size_t i = 0; i < line.size();) {
      const std::size_t begin = i;
      while (i < line.size() && is_path_byte(line[i])) ++i;
      if (i > begin) about(line.substr(begin, i - begin), begin, take);
      if (i == begin) ++i;
    }
  }

 private:
  template <typename Take>
  void about(std::string_view printed, std::size_t offset, Take take) const {
    std::string words = lower(printed);
    std::erase(words, '\\');
    while (words.ends_with('.')) words.pop_back();
    const bool is_file = words.ends_with(".md") || words.ends_with(".mdx") || words.ends_with(".markdown");
    if (is_file) words = without_ending(words);
    const std::string_view name = name_of(words);
    // A stem that is one plain word ("notes") stands in many a sentence.
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; });
    if (plain && !is_file) return;
    std::string_view path(words);
    while (path.starts_with('.') || path.starts_with('/')) path.remove_prefix(1);
    if (const auto found = by_id_.find(path); found != by_id_.end()) return take(*found->second, offset);
    if (const auto found = by_part_.find(path); found != by_part_.end()) {
      if (found->second.size() == 1) take(*found->second.front(), offset);
      return;
    }
    while (path.find('/') != std::string_view::npos) {  // "docs/specs/…"
      path.remove_prefix(path.find('/') + 1);
      if (const auto found = by_path_.find(path); found != by_path_.end()) return take(*found->second, offset);
    }
  }

  // All in lower case; paths without their ending.
  std::map<std::string, const std::string*, std::less<>> by_id_;
  std::map<std::string, const std::string*, std::less<>> by_path_;               // "ce/specs/flows/intake-screen"
  std::map<std::string, std::vector<const std::string*>, std::less<>> by_part_;  // from "specs/ce/…" to "flows/intake-screen"
};

class Reader {
 public:
  Reader(const SpecTree& tree, References& out) : unnamed_(tree), out_(out) {
    for (const Spec& spec : tree.specs) {
      if (spec.named) known_.insert(spec.id);
    }
  }

  void read(const std::string& file, std::string_view text) {
    const std::string_view name = name_of(file);
    if (const std::string id = leading_spec_id(name); known_.contains(id)) add_place(out_.specs[id], file, 1, 0, name);
    const std::string visible = visible_text(text);
    const std::vector<std::string_view> lines = lines_of(visible);
    const std::vector<std::string_view> whole_lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (const IdInLine& found : spec_ids_in(lines[i])) {
        if (known_.contains(found.id)) add_place(out_.specs[found.id], file, i + 1, found.offset, whole_lines[i]);
      }
      unnamed_.each(lines[i], [&](const std::string& id, std::size_t offset) { add_place(out_.specs[id], file, i + 1, offset, whole_lines[i]); });
      each_path(lines[i], [&](std::string_view printed, std::size_t offset) {
        if (const std::string path = below_specs(printed); !path.empty()) add_place(out_.files[path], file, i + 1, offset, whole_lines[i]);
      });
    }
  }

 private:
  std::set<std::string, std::less<>> known_;
  UnnamedSpecs unnamed_;
  References& out_;
};

}  // namespace

Results<std::vector<Surface>> read_surfaces(const std::string& contracts, const SpecTree& tree) {
  const auto files = files_below(contracts, {".md", ".mdx", ".markdown", ".txt"});
  if (!files) return tl::unexpected<Errors>(Errors{files.error()});
  const NoSurface no_surface(contracts, tree);
  std::vector<Surface> surfaces;
  Errors errors;
  for (const std::string& file : *files) {
    if (no_surface.holds(file)) continue;
    if (auto text = read_text_file(file)) {
      surfaces.emplace_back(file, std::move(*text));
    } else {
      errors.push_back(text.error());
    }
  }
  if (errors.empty() && surfaces.empty()) {
    errors.push_back({ErrorCode::invalid, "holds no contract document (.md, .mdx, .markdown or .txt) outside of the specs", {contracts, 0, 0, {}}});
  }
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  return surfaces;
}

References references_in(const std::vector<Surface>& surfaces, const SpecTree& tree) {
  References out;
  Reader reader(tree, out);
  for (const auto& [file, text] : surfaces) reader.read(file, text);
  return out;
}

}  // namespace assay::audit
