#include "harness/contract/draft.hpp"
#include "harness/contract/names.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <cctype>

namespace assay::contract {
namespace {

using document::Block;
using document::BlockKind;
using document::Document;
using document::FrontLabel;

/// The first value of a label; lines that stand outside of the quoted preamble win.
const FrontLabel* front(const Document& document, std::initializer_list<std::string_view> labels) {
  const FrontLabel* found = nullptr;
  for (const FrontLabel& label : document.front) {
    if (label.value.empty() || std::find(labels.begin(), labels.end(), label.label) == labels.end()) continue;
    if (!label.quoted) return &label;
    if (found == nullptr) found = &label;
  }
  return found;
}

/// "✅ Active (GR-01 implemented)" -> "Active": letters, without a sign before and a remark behind.
std::string status_words(std::string_view printed) {
  std::size_t begin = 0;
  if (printed.starts_with("\\U")) begin = std::min(printed.find(' '), printed.size());
  while (begin < printed.size() && (std::isalpha(static_cast<unsigned char>(printed[begin])) == 0 || static_cast<unsigned char>(printed[begin]) >= 0x80)) ++begin;
  std::string_view words = printed.substr(begin);
  for (const std::string_view end : {"(", " — ", " – ", " - ", ";", ".", " companion ", " Owner"}) words = words.substr(0, words.find(end));
  return std::string(trim(words));
}

std::string first_word(std::string_view text) {
  text = trim(text);
  return std::string(text.substr(0, text.find_first_of(" ,;(\\")));
}

std::optional<std::string> spec_of(const Document& document) {
  if (const FrontLabel* spec = front(document, {"spec", "spec reference", "specification"})) {
    const std::string word = first_word(spec->value.plain);
    if (word != "TBD") return word;
  }
  if (const FrontLabel* feature = front(document, {"feature id", "feature"})) return first_word(feature->value.plain);
  if (const FrontLabel* source = front(document, {"source"})) {
    const std::string id = feature_id_in(source->value.plain);
    if (!id.empty()) return id;
  }
  return std::nullopt;
}

std::string title_of(const Document& document) {
  std::string title;
  for (const Block& block : document.blocks) {
    if (block.quoted) continue;
    if (block.kind == BlockKind::heading && (block.level == 1 || !block.marked)) {
      title = block.text.plain;
      if (!block.marked) return title;
    } else if (!document.marked_headings || block.kind == BlockKind::heading) {
      return title;  // a text that lost its marks has its title first or not at all
    }
  }
  return title;
}

}  // namespace

void read_head(const Document& document, Draft& draft) {
  DocumentInfo& info = draft.info;
  info.path = document.path;
  info.title = title_of(document);
  if (const FrontLabel* status = front(document, {"status"})) info.status = status_words(status->value.plain);
  if (info.status && info.status->empty()) info.status.reset();
  if (const FrontLabel* version = front(document, {"version", "contract version", "document version"})) info.version = first_word(version->value.plain);
  if (const FrontLabel* updated = front(document, {"last updated", "date"})) info.last_updated = first_word(updated->value.plain);
  if (const FrontLabel* review = front(document, {"next review", "review date"})) info.next_review = first_word(review->value.plain);
  if (const FrontLabel* verified = front(document, {"last verified"})) info.last_verified = first_word(verified->value.plain);
  info.spec = spec_of(document);
  if (info.spec) draft.own = feature_id_in(*info.spec);
  info.party = draft.own;
  if (const FrontLabel* owner = front(document, {"owner", "core"})) {
    info.owner = owner->value.plain;
    const std::size_t length = party_id_length(owner->value.plain, 0);
    if (length > 0 && owner->value.plain != "TBD") draft.owner = owner->value.plain.substr(0, length);
    if (draft.owner == "TBD") draft.owner.clear();
  }
}

EventDraft& Draft::event(const std::string& name, const SourceSpan& at) {
  const auto [place, added] = places.emplace(name, events.size());
  if (added) {
    events.emplace_back();
    events.back().event.name = name;
  }
  EventDraft& found = events[place->second];
  found.event.at.push_back(at);
  return found;
}

EventDraft* Draft::find(const std::string& name) {
  const auto place = places.find(name);
  return place == places.end() ? nullptr : &events[place->second];
}

}  // namespace assay::contract
