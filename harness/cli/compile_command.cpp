#include "harness/cli/commands.hpp"

#include "harness/base/file.hpp"
#include "harness/cli/exit_code.hpp"
#include "harness/contract/compile.hpp"
#include "harness/lint/lint.hpp"

namespace assay::cli {
namespace {

std::string schemas_of(const contract::Model& model) {
  std::string out = "{";
  for (const contract::Event& event : model.events) {
    out += (out.size() > 1 ? ",\n\"" : "\n\"") + event.name + "\": " + contract::payload_schema(event);
  }
  return out + "\n}\n";
}

}  // namespace

int compile(const CompileOptions& options) {
  const auto model = lint::compile(options.paths);
  if (!model) return report(model.error());
  const bool says_nothing = model->events.empty() && model->tables.empty() && model->apis.empty() && model->obligations.empty() &&
                            model->mentioned_events.empty() && model->permissions.empty() && model->mappings.empty();
  if (says_nothing) {
    Errors errors;
    for (const std::string& path : options.paths) {
      errors.push_back({ErrorCode::invalid, "states no contract: no event, table, API, permission or obligation was found", {path, 0, 0, {}}});
    }
    return report(errors);
  }
  const std::string text = options.format == "json-schema" ? schemas_of(*model) : contract::to_json(*model);
  if (options.out == "-") {
    print(text);
    return exit_pass;
  }
  const std::string path = options.out + (options.format == "json-schema" ? "/schemas.json" : "/model.json");
  if (const auto written = write_file(path, text); !written) return report(written.error());
  if (!options.speech.quiet) print(path + "\n");
  return exit_pass;
}

}  // namespace assay::cli
