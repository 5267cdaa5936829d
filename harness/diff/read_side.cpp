#include "harness/base/file.hpp"
#include "harness/contract/read_model.hpp"
#include "harness/diff/side.hpp"

#include <algorithm>
#include <filesystem>

namespace assay::diff {
namespace fs = std::filesystem;

namespace {

const std::vector<std::string>& extensions() {
  static const std::vector<std::string> known{".md", ".txt"};
  return known;
}

tl::unexpected<Errors> failed(ErrorCode code, std::string message, const std::string& path) {
  return tl::unexpected(Errors{{code, std::move(message), {path, 0, 0, {}}}});
}

bool is_checkout(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(folder / ".git", ignored));  // a folder, or in a worktree a file
}

/// What one entry of a folder means: files that are wanted, and what keeps them from being read.
void visit(fs::recursive_directory_iterator& at, std::vector<std::string>& files, Errors& errors) {
  std::error_code error;
  const std::string path = at->path().string();
  const fs::file_status status = fs::status(at->path(), error);
  if (fs::is_directory(status)) {
    const bool link = fs::is_symlink(fs::symlink_status(at->path(), error));  // never followed
    if (link || at->path().filename() == ".git" || is_checkout(at->path())) {
      at.disable_recursion_pending();
    } else if (const fs::directory_iterator open(at->path(), error); error) {
      errors.push_back({ErrorCode::unreadable, "cannot be opened: " + error.message(), {path, 0, 0, {}}});
      at.disable_recursion_pending();
    }
    return;
  }
  if (std::find(extensions().begin(), extensions().end(), at->path().extension().string()) == extensions().end()) return;
  if (fs::is_regular_file(status)) {
    files.push_back(path);
  } else {
    errors.push_back({ErrorCode::unreadable, fs::exists(status) ? "is not a regular file" : "is a link to nothing", {path, 0, 0, {}}});
  }
}

/// Unlike files_below, which passes over what it cannot open: here that would look like a removal.
Results<std::vector<std::string>> documents_below(const std::string& folder) {
  std::vector<std::string> files;
  Errors errors;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) visit(at, files, errors);
  if (error) errors.push_back({ErrorCode::unreadable, error.message(), {folder, 0, 0, {}}});
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  std::sort(files.begin(), files.end());
  return files;
}

Results<Side> side_of_model(const std::string& root, const std::string& file) {
  const auto text = read_text_file(file, contract::model_bytes_max);
  if (!text) return tl::unexpected(Errors{text.error()});
  auto model = contract::read_model(*text, file);
  if (!model) return tl::unexpected(std::move(model.error()));
  return Side{root, std::move(*model), {}};
}

Results<Side> side_of_files(const std::string& root, const std::vector<std::string>& files) {
  auto corpus = contract::read_corpus(files);
  if (!corpus) return tl::unexpected(std::move(corpus.error()));
  return Side{root, std::move(corpus->model), std::move(corpus->documents)};
}

Results<Side> side_of_folder(const std::string& folder) {
  const auto files = documents_below(folder);
  if (!files) return tl::unexpected(files.error());
  if (!files->empty()) return side_of_files(folder, *files);
  const std::string model = folder + (folder.ends_with('/') ? "" : "/") + "model.json";
  std::error_code ignored;
  if (fs::exists(model, ignored)) return side_of_model(folder, model);
  return failed(ErrorCode::invalid, "holds no document (.md, .txt) and no model.json", folder);
}

bool says_nothing(const contract::Model& model) {
  return model.events.empty() && model.tables.empty() && model.apis.empty() && model.obligations.empty() && model.permissions.empty() && model.mappings.empty() &&
         model.mentioned_events.empty() && model.streams.empty();
}

Results<Side> read_any(const std::string& path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return side_of_folder(path);
  if (path.ends_with(".json")) return side_of_model(path, path);
  return side_of_files(path, {path});
}

}  // namespace

Results<Side> read_side(const std::string& path) {
  auto side = read_any(path);
  if (side && says_nothing(side->model)) return failed(ErrorCode::invalid, "states no contract: no event, table, API, permission or obligation was found", path);
  return side;
}

}  // namespace assay::diff
