#include "harness/contract/field_path.hpp"

namespace assay::contract {
namespace {

/// The last dot that joins two names; npos if there is none.
std::size_t last_joint(std::string_view path) {
  std::size_t dot = path.rfind('.');
  while (dot != std::string_view::npos && dot > 0 && path[dot - 1] == '\\') dot = path.rfind('.', dot - 1);  // of a name itself
  return dot;
}

}  // namespace

std::string_view leaf_of(std::string_view path) { return path.substr(last_joint(path) + 1); }

std::string_view parent_of(std::string_view path) {
  const std::size_t dot = last_joint(path);
  return dot == std::string_view::npos ? std::string_view() : path.substr(0, dot);
}

std::string path_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '.' || c == '[' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::vector<PathPart> path_parts(std::string_view path) {
  std::vector<PathPart> parts(1);
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '\\' && i + 1 < path.size()) {
      parts.back().name += path[++i];
    } else if (path[i] == '.') {
      parts.emplace_back();
    } else if (path.substr(i).starts_with("[]")) {
      ++parts.back().arrays;
      ++i;
    } else {
      parts.back().name += path[i];
    }
  }
  return parts;
}

}  // namespace assay::contract
