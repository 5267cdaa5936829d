#include "harness/contract/corpus.hpp"

#include "harness/base/file.hpp"
#include "harness/contract/draft.hpp"
#include "harness/contract/facts.hpp"
#include "harness/contract/merge.hpp"
#include "harness/contract/obligations.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <filesystem>
#include <functional>
#include <optional>
#include <system_error>
#include <thread>

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

/// Compiles many documents, as many at once as there are cores. Each has its place in the result beforehand, so that the result does
/// not depend on their number; what a compilation throws is thrown here.
class Compilers {
 public:
  using Read = std::function<std::optional<document::Document>(std::size_t)>;

  Compilers(std::size_t count, Read read) : read_(std::move(read)), results_(count), failures_(count) {}

  std::vector<std::optional<CompiledDocument>> run() {
    std::vector<std::thread> others;
    const std::size_t wanted = std::min<std::size_t>({std::max(1U, std::thread::hardware_concurrency()), results_.size() / documents_per_thread + 1, threads_max});
    try {
      while (others.size() + 1 < wanted) others.emplace_back([this] { work(); });
    } catch (const std::system_error&) {
      // no more threads are to be had: those that there are do the work
    }
    work();
    for (std::thread& other : others) other.join();
    for (const std::exception_ptr& failure : failures_) {
      if (failure) std::rethrow_exception(failure);
    }
    return std::move(results_);
  }

 private:
  static constexpr std::size_t documents_per_thread = 8;  // fewer are compiled before a thread has started
  static constexpr std::size_t threads_max = 16;

  void work() {
    for (std::size_t i = next_++; i < results_.size(); i = next_++) {
      try {
        if (auto source = read_(i)) results_[i] = compiled(std::move(*source));
      } catch (...) {
        failures_[i] = std::current_exception();
      }
    }
  }

  Read read_;
  std::vector<std::optional<CompiledDocument>> results_;
  std::vector<std::exception_ptr> failures_;
  std::atomic<std::size_t> next_ = 0;
};

Corpus corpus_from(std::vector<std::optional<CompiledDocument>> compiled_documents) {
  Corpus corpus;
  Merger merger;
  for (std::optional<CompiledDocument>& document : compiled_documents) {
    if (!document) continue;
    merger.add(document->model);
    corpus.documents.push_back(std::move(*document));
  }
  corpus.model = merger.finish();
  return corpus;
}

}  // namespace

const CompiledDocument* Corpus::document(std::string_view path) const {
  const auto place = std::lower_bound(documents.begin(), documents.end(), path, [](const CompiledDocument& document, std::string_view wanted) { return document.source.path < wanted; });
  return place == documents.end() || place->source.path != path ? nullptr : &*place;
}

Corpus corpus_of(const std::vector<std::pair<std::string, std::string>>& texts) {
  auto sorted = texts;
  std::sort(sorted.begin(), sorted.end());
  const auto read = [&](std::size_t i) { return std::optional(document::read_document(sorted[i].first, sorted[i].second)); };
  return corpus_from(Compilers(sorted.size(), read).run());
}

Results<Corpus> read_corpus(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  Errors errors;
  for (const std::string& path : paths) {
    if (const auto below = files_below(path, {".md", ".txt"})) {
      for (const std::string& file : *below) files.push_back(std::filesystem::path(file).lexically_normal().generic_string());  // "./a.md" is "a.md"
    } else {
      errors.push_back(below.error());
    }
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  std::vector<std::optional<Error>> unread(files.size());
  auto documents = Compilers(files.size(), [&](std::size_t i) -> std::optional<document::Document> {
                     const auto text = read_text_file(files[i]);
                     if (text) return document::read_document(files[i], *text);
                     unread[i] = text.error();
                     return std::nullopt;
                   }).run();
  for (const std::optional<Error>& error : unread) {
    if (error) errors.push_back(*error);
  }
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  return corpus_from(std::move(documents));
}

}  // namespace assay::contract
