#include "harness/contract/compile.hpp"

#include "harness/contract/corpus.hpp"

namespace assay::contract {

Model compile_text(const std::string& path, const std::string& text) { return corpus_of({{path, text}}).model; }

Results<Model> compile_paths(const std::vector<std::string>& paths) {
  auto corpus = read_corpus(paths);
  if (!corpus) return tl::unexpected(corpus.error());
  return std::move(corpus->model);
}

}  // namespace assay::contract
