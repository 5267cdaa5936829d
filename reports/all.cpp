#include "reports/all.hpp"

#include "harness/base/file.hpp"
#include "reports/gap_report.hpp"
#include "reports/html.hpp"
#include "reports/junit.hpp"

#include <filesystem>
#include <vector>

namespace assay::reports {

Result<std::vector<std::string>> write_reports(const scenario::RunRecord& record, const std::string& folder) {
  const auto in = [&](const char* name) { return (std::filesystem::path(folder) / name).string(); };
  const std::vector<FileToWrite> files{
      {in("gap-report.json"), gap_report_json(record)}, {in("junit.xml"), junit_xml(record)}, {in("index.html"), html_report(record)}};
  if (const auto written = write_files(files); !written) return tl::unexpected(written.error());
  std::vector<std::string> paths;
  for (const FileToWrite& file : files) paths.push_back(file.path);
  return paths;
}

}  // namespace assay::reports
