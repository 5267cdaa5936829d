#include "harness/cli/audit_text.hpp"
#include "harness/base/strings.hpp"
#include "reports/text.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

using namespace assay;
using namespace assay::cli;

namespace {

const audit::Request& request() {
  static const audit::Request asked{"tests/fixtures/audit/specs", "tests/fixtures/audit/contracts", std::nullopt, "tests/fixtures/audit/source", *Date::parse("2026-06-01")};
  return asked;
}

std::string text(const AuditView& view) {
  const auto audited = audit::audit(request());
  REQUIRE(audited);
  return audit_text(request(), *audited, view);
}

}  // namespace

TEST_CASE("audit text: lines fit the terminal, but for paths and what is to be copied", "[cli]") {
  for (const int width : {80, 120}) {
    for (const std::string_view line : lines_of(text({.width = width}))) {
      CAPTURE(width, line);
      const bool to_copy = line.starts_with("         ");
      const bool one_word = trim(line).find(' ') == std::string_view::npos;
      CHECK((to_copy || one_word || reports::columns_of(line) <= static_cast<std::size_t>(width)));
    }
  }
}

TEST_CASE("audit text: colour only where it is asked for", "[cli]") {
  CHECK(text({}).find('\x1b') == std::string::npos);
  CHECK(text({.color = true}).find("\x1b[1;31mFAIL") != std::string::npos);
  CHECK(text({.color = true, .warn = true}).find("\x1b[33mWARN") != std::string::npos);
}

TEST_CASE("audit text: quiet is one line for each finding", "[cli]") {
  const std::string quiet = text({.quiet = true});
  CHECK(lines_of(quiet).size() == 13);
  for (const std::string_view line : lines_of(quiet)) CHECK(line.ends_with(']'));
}

TEST_CASE("audit text: names out of hostile files do not reach the terminal as they are", "[cli]") {
  audit::Audit audited;
  audited.specs.push_back({{"KT-01", "KT", "specs/\x1b[2Jx.md", "x.md"}, audit::SpecState::gap, {}, {{"row", "a\x1b]0;b\x07", 0, "why\n\n", "<\x1b[31m>"}}});
  audited.unreadable = {"b\x1b[0m: bad"};
  CHECK(audit_text(request(), audited, {}).find('\x1b') == std::string::npos);
}

TEST_CASE("audit text: with many gaps the advice is cut short, unless all is asked for", "[cli]") {
  audit::Audit audited;
  for (int i = 0; i < 50; ++i) audited.specs.push_back({{"KT-" + std::to_string(i), "KT", "p", "p"}, audit::SpecState::gap, {}, {{"allowlist", "f", 0, "why", "paste me"}}});
  const std::string out = audit_text(request(), audited, {});
  CHECK(out.find("-v gives advice for the last 42 too") != std::string::npos);
  CHECK(audit_text(request(), audited, {.verbose = true}).find("-v") == std::string::npos);
  CHECK(out.find("KT-49") != std::string::npos);
}
