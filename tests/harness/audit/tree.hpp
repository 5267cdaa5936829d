#pragma once

#include "harness/audit/audit.hpp"
#include "tests/support/golden.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace assay::audit {

/// A folder with specs, contracts and, if wanted, an allowlist and source; and what an audit of it says.
class Tree {
 public:
  Tree& file(std::string_view name, std::string_view text) {
    (void)folder_.write(name, text);
    return *this;
  }
  Tree& spec(std::string_view name) { return file("specs/" + std::string(name), "# A spec\n"); }

  [[nodiscard]] Request request() const {
    Request request{path("specs"), path("contracts"), std::nullopt, std::nullopt, *Date::parse("2026-06-01")};
    return request;
  }
  [[nodiscard]] Results<Audit> audited(bool with_source = false) const {
    Request asked = request();
    if (with_source) asked.source = path("src");
    return audit(asked);
  }
  [[nodiscard]] std::string path(std::string_view name) const { return folder_.path() + "/" + std::string(name); }

 private:
  support::TemporaryFolder folder_;
};

/// "AC621 contracts.md:3:5" for each finding; files without their folder.
[[nodiscard]] inline std::vector<std::string> told(const std::vector<contract::Finding>& findings) {
  std::vector<std::string> out;
  for (const contract::Finding& finding : findings) {
    const SourceSpan& at = finding.at.front().at;
    out.push_back(finding.rule + " " + at.file.substr(at.file.rfind('/') + 1) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column));
  }
  return out;
}

[[nodiscard]] inline std::vector<std::string> rules_of(const std::vector<contract::Finding>& findings) {
  std::vector<std::string> out;
  for (const contract::Finding& finding : findings) out.push_back(finding.rule);
  std::sort(out.begin(), out.end());
  return out;
}

using Told = std::vector<std::string>;

}  // namespace assay::audit
