#include "reports/all.hpp"

#include "harness/base/file.hpp"
#include "reports/gap_report.hpp"
#include "reports/html.hpp"
#include "reports/junit.hpp"

#include <array>
#include <filesystem>
#include <utility>

namespace assay::reports {

Result<std::vector<std::string>> write_reports(const scenario::RunRecord& record, const std::string& folder) {
  const std::array<std::pair<std::string, std::string>, 3> files{
      {{"gap-report.json", gap_report_json(record)}, {"junit.xml", junit_xml(record)}, {"index.html", html_report(record)}}};
  std::vector<std::string> paths;
  for (const auto& [name, bytes] : files) {
    const std::string path = (std::filesystem::path(folder) / name).string();
    if (const auto written = write_file(path, bytes); !written) return tl::unexpected(written.error());
    paths.push_back(path);
  }
  return paths;
}

}  // namespace assay::reports
