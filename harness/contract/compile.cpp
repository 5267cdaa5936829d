#include "harness/contract/compile.hpp"

#include "harness/base/file.hpp"
#include "harness/contract/draft.hpp"
#include "harness/contract/facts.hpp"
#include "harness/contract/findings.hpp"
#include "harness/contract/merge.hpp"
#include "harness/contract/obligations.hpp"

#include <algorithm>

namespace assay::contract {
namespace {

Model compile_document(const document::Document& document) {
  Draft draft;
  read_head(document, draft);
  read_events(document, draft);
  Model model;
  model.documents.push_back(draft.info);
  model.events = finish_events(draft);
  read_facts(document, draft, model);
  read_obligations(document, draft, model);
  read_parties(model);
  find_gaps(document, draft, model);
  return model;
}

}  // namespace

Model compile_text(const std::string& path, const std::string& text) { return compile_document(document::read_document(path, text)); }

Results<Model> compile_paths(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  Errors errors;
  for (const std::string& path : paths) {
    if (const auto below = files_below(path, {".md", ".txt"})) {
      files.insert(files.end(), below->begin(), below->end());
    } else {
      errors.push_back(below.error());
    }
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  Model model;
  for (const std::string& file : files) {
    const auto text = read_text_file(file);
    if (text) {
      merge_into(model, compile_text(file, *text));
    } else {
      errors.push_back(text.error());
    }
  }
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  sort_model(model);
  return model;
}

}  // namespace assay::contract
