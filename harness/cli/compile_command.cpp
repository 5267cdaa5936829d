#include "harness/cli/commands.hpp"

#include "harness/base/file.hpp"
#include "harness/cli/exit_code.hpp"
#include "harness/contract/compile.hpp"
#include "harness/exports/exports.hpp"
#include "harness/lint/lint.hpp"

namespace assay::cli {
namespace {

bool says_nothing(const contract::Model& model) {
  return model.events.empty() && model.tables.empty() && model.apis.empty() && model.obligations.empty() && model.mentioned_events.empty() &&
         model.permissions.empty() && model.mappings.empty() && model.streams.empty() && model.flow.empty() && model.thresholds.empty();
}

Errors no_contract_in(const std::vector<std::string>& paths) {
  Errors errors;
  for (const std::string& path : paths) {
    errors.push_back({ErrorCode::invalid, "states no contract: no event, table, API, permission or obligation was found", {path, 0, 0, {}}});
  }
  return errors;
}

std::string in_one_text(const contract::Model& model, const std::string& format) {
  if (format == "json-schema") return exports::json_schemas(model);
  if (format == "asyncapi") return exports::asyncapi(model);
  if (format == "typescript") return exports::typescript(model);
  return contract::to_json(model);
}

/// The files of a format, with paths below the folder; the last one is the one to begin with.
std::vector<FileToWrite> files_of(const contract::Model& model, const std::string& format, std::string folder) {
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  std::vector<FileToWrite> files;
  if (format == "json-schema") {
    files = exports::json_schema_files(model);
  } else {
    files.push_back({format == "asyncapi" ? "asyncapi.json" : format == "typescript" ? "events.ts" : "model.json", in_one_text(model, format)});
  }
  for (FileToWrite& file : files) file.path.insert(0, folder.ends_with('/') ? folder : folder + "/");
  return files;
}

}  // namespace

int compile(const CompileOptions& options) {
  // Only the model itself holds findings.
  const auto model = options.format == "model" ? lint::compile(options.paths) : contract::compile_paths(options.paths);
  if (!model) return report(model.error());
  if (says_nothing(*model)) return report(no_contract_in(options.paths));
  if (options.out == "-") {
    print(in_one_text(*model, options.format));
    return exit_pass;
  }
  if (options.out.empty()) return report(Error{ErrorCode::usage, "--out needs a folder, or - for standard output", {}});
  const std::vector<FileToWrite> files = files_of(*model, options.format, options.out);
  if (const auto written = write_files(files); !written) return report(written.error());
  if (!options.speech.quiet) print(files.back().path + "\n");
  return exit_pass;
}

}  // namespace assay::cli
