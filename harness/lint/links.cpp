#include "harness/lint/links.hpp"

#include "harness/base/strings.hpp"

#include <filesystem>
#include <set>

namespace assay::lint {
namespace {

constexpr std::size_t target_max = 500;  // bytes; a longer one is no path

std::set<std::uint32_t> code_lines(const document::Document& document) {
  std::set<std::uint32_t> lines;
  for (const document::Block& block : document.blocks) {
    if (block.kind != document::BlockKind::code) continue;
    for (const document::Text::Anchor& anchor : block.text.anchors) lines.insert(anchor.at.line);
  }
  return lines;
}

/// "./a.md#part "title"" -> "./a.md"; empty where it leads to the web or stays on the page.
std::string path_in(std::string_view target) {
  target = trim(target);
  if (target.starts_with('<') && target.ends_with('>')) target = target.substr(1, target.size() - 2);
  target = target.substr(0, target.find_first_of("# \t?"));
  const bool elsewhere = target.find("://") != std::string_view::npos || target.starts_with("mailto:") || target.starts_with('/');
  std::string path;
  for (const char c : elsewhere ? std::string_view() : target) {
    if (c != '\\') path += c;
  }
  return path;
}

}  // namespace

std::vector<Link> relative_links(const document::Document& document) {
  const std::set<std::uint32_t> code = code_lines(document);
  std::vector<Link> links;
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    const std::string& line = document.lines[i];
    const auto number = static_cast<std::uint32_t>(i + 1);
    for (std::size_t at = line.find("]("); at != std::string::npos; at = line.find("](", at + 2)) {
      const std::size_t end = line.find(')', at);
      if (end == std::string::npos) break;
      if (end - at > target_max || code.contains(number)) continue;
      std::string path = path_in(std::string_view(line).substr(at + 2, end - at - 2));
      if (!path.empty()) links.push_back({std::move(path), {document.path, number, static_cast<std::uint32_t>(at + 3), {}}});
    }
  }
  return links;
}

std::string resolved(const std::string& from_file, const std::string& target) {
  const std::string folder = folder_of(from_file);
  return normal(folder.empty() && !from_file.starts_with('/') ? target : folder + '/' + target);
}

std::string file_name(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

std::string normal(const std::string& path) {
  std::string out = std::filesystem::path(path).lexically_normal().string();
  if (out.ends_with('/') && out.size() > 1) out.pop_back();
  return out == "." ? std::string() : out;
}

bool lies_in(const std::string& path, const std::string& folder) {
  if (folder.empty()) return !path.starts_with("..") && !path.starts_with('/');
  return path.starts_with(folder) && path.size() > folder.size() && (path[folder.size()] == '/' || folder == "/");
}

}  // namespace assay::lint
