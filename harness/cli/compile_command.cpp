#include "harness/cli/commands.hpp"

#include "harness/base/file.hpp"
#include "harness/cli/exit_code.hpp"
#include "harness/cli/says_nothing.hpp"
#include "harness/contract/compile.hpp"
#include "harness/exports/exports.hpp"
#include "harness/lint/lint.hpp"

#include <filesystem>
#include <system_error>

namespace assay::cli {
namespace {

Errors no_contract_in(const std::vector<std::string>& paths) {
  Errors errors;
  for (const std::string& path : paths) {
    const auto files = files_below(path, {".md", ".txt"});
    const bool none = files && files->empty();
    errors.push_back({ErrorCode::invalid, none ? std::string(no_document) : "states no contract: it was read, and no event, table, API, permission or obligation was found in it; an event is looked for as core_entity_happened or "
                                                              "domain.entity.happened in a heading, a row or a sentence that says who publishes it", {path, 0, 0, {}}});
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

/// The schemas in the folder that an earlier run wrote for events that are no more: left there, they would still be read.
std::vector<std::string> stale_files(const std::vector<FileToWrite>& files) {
  const std::string& index = files.back().path;
  const auto old = read_text_file(index);
  if (!old) return {};
  const std::string folder = index.substr(0, index.size() - std::string_view("index.json").size());
  std::vector<FileToWrite> names;
  for (const FileToWrite& file : files) names.push_back({file.path.substr(folder.size()), {}});
  std::vector<std::string> stale = exports::superseded_files(*old, names);
  for (std::string& name : stale) name.insert(0, folder);
  return stale;
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
  const std::vector<std::string> stale = options.format == "json-schema" ? stale_files(files) : std::vector<std::string>();
  if (const auto written = write_files(files); !written) return report(written.error());
  for (const std::string& file : stale) {
    std::error_code ignored;  // a file that is gone already is as it should be
    std::filesystem::remove(file, ignored);
  }
  if (!options.speech.quiet) print(files.back().path + "\n");
  return exit_pass;
}

}  // namespace assay::cli
