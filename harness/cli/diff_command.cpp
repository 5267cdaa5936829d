#include "harness/cli/commands.hpp"
#include "harness/cli/exit_code.hpp"
#include "reports/diff.hpp"
#include "reports/findings.hpp"

#include <filesystem>
#include <utility>

namespace assay::cli {
namespace {

std::string sarif_of(const diff::Difference& difference, const diff::Side& before, const diff::Side& after) {
  std::error_code ignored;
  return reports::findings_sarif(diff::findings_of(difference, before, after), {"diff", std::filesystem::current_path(ignored).string()});
}

}  // namespace

int diff_command(const DiffOptions& options) {
  auto before = diff::read_side(options.before);
  auto after = diff::read_side(options.after);
  if (!before || !after) {
    Errors errors = before ? Errors() : before.error();
    if (!after) errors.insert(errors.end(), after.error().begin(), after.error().end());
    return report(errors);
  }
  if (options.speech.format == "sarif") {  // quotes the documents, so that they are needed twice
    const diff::Difference difference = diff::compare(*before, *after);
    print(sarif_of(difference, *before, *after));
    return difference.fails() ? exit_fail : exit_pass;
  }
  const diff::Difference difference = diff::compare(std::move(*before), std::move(*after));
  const bool json = options.speech.format == "json";
  print(json ? reports::diff_json(difference) : reports::diff_text(difference, {use_color(options.speech), options.speech.quiet, terminal_width()}));
  return difference.fails() ? exit_fail : exit_pass;
}

}  // namespace assay::cli
