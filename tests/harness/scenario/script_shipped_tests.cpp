#include "harness/base/file.hpp"
#include "harness/base/strings.hpp"
#include "harness/scenario/scenario.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

using namespace assay;
using namespace assay::scenario;

namespace {

const std::string root = ASSAY_SOURCE_DIR "/";

std::vector<std::string> shipped() { return files_below(root + "scenarios", {".yaml", ".yml"}).value(); }

/// What contracts/encore/lead-conversion.md obliges its parties to.
const std::set<std::string> lead_conversion_obligations{"ce-29/ce/publish-patient-conversion",
                                                        "ce-29/ce/publish-resident-conversion",
                                                        "ce-29/ce/deprecated-alias",
                                                        "ce-29/ce/record-conversion",
                                                        "ce-29/ce/append-only",
                                                        "ce-29/ce/one-correlation-per-intent",
                                                        "ce-29/ce/ids-only",
                                                        "ce-29/ce/verify-consent",
                                                        "ce-29/ce/organization-scope",
                                                        "ce-29/fw-16/deliver",
                                                        "ce-29/fw-16/validate-payload",
                                                        "ce-29/fw-16/dead-letter",
                                                        "ce-29/pm-01/receive",
                                                        "ce-29/pm-01/deduplicate",
                                                        "ce-29/pm-01/create-patient",
                                                        "ce-29/pm-01/set-status",
                                                        "ce-29/pm-01/preserve-lead",
                                                        "ce-29/pm-01/audit",
                                                        "ce-29/pm-01/organization-scope",
                                                        "ce-29/pm-01/protect-logs",
                                                        "ce-29/rh-01/receive",
                                                        "ce-29/rh-01/deduplicate",
                                                        "ce-29/rh-01/create-resident",
                                                        "ce-29/rh-01/assign-bed-or-waitlist",
                                                        "ce-29/rh-01/audit",
                                                        "ce-29/rh-01/organization-scope",
                                                        "ce-29/rh-01/protect-logs",
                                                        "ce-29/analytics/count-conversions",
                                                        "ce-29/analytics/deduplicate",
                                                        "ce-29/analytics/latest-conversion",
                                                        "ce-29/analytics/no-phi"};

}  // namespace

TEST_CASE("shipped scenarios: each is well-formed and named by its path", "[scenario]") {
  const std::vector<std::string> files = shipped();
  CHECK(files.size() >= 16);
  for (const std::string& file : files) {
    CAPTURE(file);
    const auto script = read_script(file);
    if (!script) FAIL_CHECK(to_string(script.error().front()));
    if (script) CHECK(root + script->name + ".yaml" == file);
  }
}

TEST_CASE("shipped scenarios: each tells editors where its schema is", "[scenario]") {
  for (const std::string& file : shipped()) {
    CAPTURE(file);
    const std::string text = read_text_file(file).value();
    CHECK(lines_of(text).front() == "# yaml-language-server: $schema=../scenario.schema.json");
  }
}

TEST_CASE("shipped scenarios: each states something that must hold", "[scenario]") {
  for (const std::string& file : shipped()) {
    CAPTURE(file);
    CHECK_FALSE(read_script(file).value().then.empty());
  }
}

TEST_CASE("shipped scenarios: lead conversion is covered, each obligation by one at least, and by no other names",
          "[scenario]") {
  std::set<std::string> verified;
  for (const std::string& file : shipped()) {
    const Script script = read_script(file).value();
    for (const auto& [id, at] : script.verifies) {
      if (id.starts_with("ce-29/")) verified.insert(id);
    }
  }
  CHECK(verified == lead_conversion_obligations);
}
