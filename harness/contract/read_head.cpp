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
  if (printed.starts_with("\\U") || printed.starts_with("&#")) begin = std::min(printed.find(' '), printed.size());
  while (begin < printed.size() && (std::isalpha(static_cast<unsigned char>(printed[begin])) == 0 || static_cast<unsigned char>(printed[begin]) >= 0x80)) ++begin;
  std::string_view words = printed.substr(begin);
  for (const std::string_view end : {"(", " — ", " – ", " - ", ";", ".", " companion ", " Owner", " |", "|"}) words = words.substr(0, words.find(end));
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

/// "FM (Facilities Management)", "LO": a core owns the document. A team ("LF team") is no party of an event.
std::string core_of_owner(const std::string& owner) {
  const std::size_t length = party_id_length(owner, 0);
  const std::string_view rest = trim(std::string_view(owner).substr(length));
  const bool alone = rest.empty() || rest.starts_with('(') || rest.starts_with(',') || rest.starts_with("—") || rest.starts_with("core");
  return length > 0 && alone && owner.substr(0, length) != "TBD" ? owner.substr(0, length) : std::string();
}

/// "Registration Service — Event Schemas" -> "registration-service"
std::string service_of_title(const std::string& title) {
  std::string_view words = title;
  for (const std::string_view dash : {" — ", " – ", " - ", ": "}) words = words.substr(0, words.find(dash));
  return words.ends_with(" Service") ? slug(words) : std::string();
}

/// "Last Verified: 2026-03-01", "Next Review: 2026-04-22 (quarterly)" that stands below one of the document's sections.
std::optional<std::string> date_inside(const Document& document, std::string_view label) {
  for (const Block& block : document.blocks) {
    const std::size_t at = block.kind == BlockKind::code ? std::string::npos : block.text.plain.substr(0, 4000).find(label);
    if (at == std::string::npos) continue;
    std::string date = first_word(std::string_view(block.text.plain).substr(at + label.size()));
    if (date.size() >= 10 && std::isdigit(static_cast<unsigned char>(date[0])) != 0) return date.substr(0, 10);
  }
  return std::nullopt;
}

/// "PM-44 compares …": the feature that the first sentence below "Overview" speaks of.
std::string subject_of_overview(const Document& document) {
  bool below = false;
  for (const Block& block : document.blocks) {
    if (block.quoted) continue;
    if (block.kind == BlockKind::heading) {
      if (below) return {};
      const std::string words = lower(block.text.plain);
      below = words.find("overview") != std::string::npos || words == "purpose";
    } else if (below) {
      const std::size_t length = block.kind == BlockKind::line ? party_id_length(block.text.plain, 0) : 0;
      const std::string id = block.text.plain.substr(0, length);
      const bool acts = length + 1 < block.text.plain.size() && block.text.plain[length] == ' ' && std::islower(static_cast<unsigned char>(block.text.plain[length + 1])) != 0;
      return acts && id.find('-') != std::string::npos ? id : std::string();
    }
  }
  return {};
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
  if (draft.own.empty() && party_id_length(info.title, 0) > 3) draft.own = feature_id_in(info.title.substr(0, party_id_length(info.title, 0)));
  if (draft.own.empty()) draft.own = subject_of_overview(document);
  if (const FrontLabel* owner = front(document, {"owner", "core"})) {
    info.owner = owner->value.plain;
    draft.owner = core_of_owner(owner->value.plain);
  }
  info.party = !draft.own.empty() ? draft.own : !draft.owner.empty() ? draft.owner : service_of_title(info.title);
  if (!info.last_verified) info.last_verified = date_inside(document, "Last Verified:");
  if (!info.next_review) info.next_review = date_inside(document, "Next Review:");
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
