#include "harness/audit/references.hpp"

#include "harness/audit/lines.hpp"
#include "harness/audit/spec_id.hpp"
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

class Reader {
 public:
  Reader(const SpecTree& tree, References& out) : out_(out) {
    for (const Spec& spec : tree.specs) known_.insert(spec.id);
  }

  void read(const std::string& file, std::string_view text) {
    const std::string_view name = std::string_view(file).substr(file.rfind('/') + 1);
    if (const std::string id = leading_spec_id(name); known_.contains(id)) add_place(out_.specs[id], file, 1, 0, name);
    const std::vector<std::string_view> lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (const IdInLine& found : spec_ids_in(lines[i])) {
        if (known_.contains(found.id)) add_place(out_.specs[found.id], file, i + 1, found.offset, lines[i]);
      }
      each_path(lines[i], [&](std::string_view printed, std::size_t offset) {
        if (const std::string path = below_specs(printed); !path.empty()) add_place(out_.files[path], file, i + 1, offset, lines[i]);
      });
    }
  }

 private:
  std::set<std::string, std::less<>> known_;
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
