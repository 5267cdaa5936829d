#include "harness/contract/field_path.hpp"

namespace assay::contract {

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
