#include "harness/diff/side.hpp"

#include "harness/contract/merge.hpp"

#include <algorithm>
#include <set>

namespace assay::diff {
namespace {

using contract::CompiledDocument;
using contract::DocumentInfo;

std::string file_name(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

/// The folder that all documents stand in, with its slash.
std::string common_folder(const std::vector<DocumentInfo>& documents) {
  if (documents.empty()) return {};
  std::string folder = documents.front().path.substr(0, documents.front().path.find_last_of('/') + 1);
  for (const DocumentInfo& document : documents) {
    while (!document.path.starts_with(folder)) {
      folder.pop_back();
      folder.resize(folder.find_last_of('/') + 1);
    }
  }
  return folder;
}

/// Documents by what `name_of` says of them; two with one name are as good as none.
template <typename NameOf>
std::map<std::string, const DocumentInfo*> by_unique(const std::vector<const DocumentInfo*>& documents, NameOf name_of) {
  std::map<std::string, const DocumentInfo*> out;
  for (const DocumentInfo* const document : documents) {
    const std::string name = name_of(*document);
    if (name.empty()) continue;
    const auto [place, fresh] = out.emplace(name, document);
    if (!fresh) place->second = nullptr;
  }
  return out;
}

class DocumentPairing {
 public:
  DocumentPairing(const Side& before, const Side& after) : old_root_(root_of(before)), new_root_(root_of(after)) {
    for (const DocumentInfo& document : before.model.documents) old_.push_back(&document);
    for (const DocumentInfo& document : after.model.documents) new_.push_back(&document);
  }

  std::map<std::string, std::string> run() {
    const auto relative = [](const std::string& root) {
      return [root](const DocumentInfo& document) { return document.path.starts_with(root) ? document.path.substr(root.size()) : document.path; };
    };
    pair_by(relative(old_root_), relative(new_root_));
    const auto name = [](const DocumentInfo& document) { return file_name(document.path); };
    pair_by(name, name);
    const auto title = [](const DocumentInfo& document) { return document.title; };
    pair_by(title, title);
    if (old_.size() == 1 && new_.size() == 1) pairs_.emplace(old_.front()->path, new_.front()->path);
    return std::move(pairs_);
  }

 private:
  static std::string root_of(const Side& side) {
    const std::string folder = side.root.ends_with('/') ? side.root : side.root + "/";
    const bool below = std::all_of(side.model.documents.begin(), side.model.documents.end(), [&](const DocumentInfo& document) { return document.path.starts_with(folder); });
    return below ? folder : common_folder(side.model.documents);
  }

  template <typename OldName, typename NewName>
  void pair_by(OldName old_name, NewName new_name) {
    const auto names = by_unique(new_, new_name);
    const auto own = by_unique(old_, old_name);
    std::set<const DocumentInfo*> done;
    for (const auto& [name, document] : own) {
      const auto other = names.find(name);
      if (document == nullptr || other == names.end() || other->second == nullptr) continue;
      pairs_.emplace(document->path, other->second->path);
      done.insert({document, other->second});
    }
    const auto paired = [&](const DocumentInfo* document) { return done.contains(document); };
    std::erase_if(old_, paired);
    std::erase_if(new_, paired);
  }

  std::string old_root_;
  std::string new_root_;
  std::vector<const DocumentInfo*> old_;
  std::vector<const DocumentInfo*> new_;
  std::map<std::string, std::string> pairs_;
};

}  // namespace

Side side_of(const std::vector<std::pair<std::string, std::string>>& texts) {
  contract::Corpus corpus = contract::corpus_of(texts);
  return {{}, std::move(corpus.model), std::move(corpus.documents)};
}

std::map<std::string, std::string> pair_documents(const Side& before, const Side& after) { return DocumentPairing(before, after).run(); }

void align(Side& before, Side& after, const std::map<std::string, std::string>& pairs) {
  if (before.documents.empty() || after.documents.empty()) return;
  std::map<std::string, std::size_t> order;  // of new documents: that of the old ones
  for (std::size_t i = 0; i < before.documents.size(); ++i) {
    const auto pair = pairs.find(before.documents[i].source.path);
    if (pair != pairs.end()) order.emplace(pair->second, i);
  }
  const auto place = [&](const CompiledDocument& document) {
    const auto known = order.find(document.source.path);
    return known == order.end() ? before.documents.size() : known->second;
  };
  const auto earlier = [&](const CompiledDocument& a, const CompiledDocument& b) { return place(a) < place(b); };
  if (std::is_sorted(after.documents.begin(), after.documents.end(), earlier)) return;  // merged in this order already
  std::stable_sort(after.documents.begin(), after.documents.end(), earlier);
  contract::Merger merger;
  for (const CompiledDocument& document : after.documents) merger.add(document.model);
  after.model = merger.finish();
}

}  // namespace assay::diff
