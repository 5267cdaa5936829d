#include "harness/contract/corpus.hpp"

#include "harness/base/file.hpp"
#include "harness/contract/draft.hpp"
#include "harness/contract/facts.hpp"
#include "harness/contract/merge.hpp"
#include "harness/contract/obligations.hpp"

#include <algorithm>

namespace assay::contract {
namespace {

CompiledDocument compiled(document::Document source) {
  Draft draft;
  read_head(source, draft);
  read_events(source, draft);
  CompiledDocument out;
  Model& model = out.model;
  model.documents.push_back(draft.info);
  model.events = finish_events(draft);
  read_facts(source, draft, model);
  read_obligations(source, draft, model);
  read_parties(model);
  out.source = std::move(source);
  return out;
}

void add(Corpus& corpus, CompiledDocument document) {
  merge_into(corpus.model, document.model);
  corpus.documents.push_back(std::move(document));
}

}  // namespace

const CompiledDocument* Corpus::document(std::string_view path) const {
  const auto place = std::lower_bound(documents.begin(), documents.end(), path, [](const CompiledDocument& document, std::string_view wanted) { return document.source.path < wanted; });
  return place == documents.end() || place->source.path != path ? nullptr : &*place;
}

Corpus corpus_of(const std::vector<std::pair<std::string, std::string>>& texts) {
  auto sorted = texts;
  std::sort(sorted.begin(), sorted.end());
  Corpus corpus;
  for (const auto& [path, text] : sorted) add(corpus, compiled(document::read_document(path, text)));
  sort_model(corpus.model);
  return corpus;
}

Results<Corpus> read_corpus(const std::vector<std::string>& paths) {
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
  Corpus corpus;
  for (const std::string& file : files) {
    if (const auto text = read_text_file(file)) {
      add(corpus, compiled(document::read_document(file, *text)));
    } else {
      errors.push_back(text.error());
    }
  }
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  sort_model(corpus.model);
  return corpus;
}

}  // namespace assay::contract
