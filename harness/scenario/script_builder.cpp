#include "harness/scenario/script_builder.hpp"

#include "harness/scenario/script_scalar.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace assay::scenario::script {
namespace {

/// RFC 6901, section 3.
std::string escaped(std::string_view token) {
  std::string out;
  for (const char c : token) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/// YAML 1.2, 7.3: "…" escapes with a backslash; in '…' a doubled quote stands for one.
bool quote_closes(std::string_view text) {
  const char quote = text.front();
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 == text.size() || text[i + 1] != quote) return true;
      ++i;
    }
  }
  return false;
}

/// Keeps the first of equal keys. Sorts, since comparing each with each would let a large map stand still.
void refuse_equal_keys(std::vector<Member>& members, Problems& problems) {
  std::vector<std::size_t> order(members.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return members[a].key < members[b].key; });
  std::vector<bool> again(members.size(), false);
  for (std::size_t i = 1, first = 0; i < order.size(); ++i) {
    if (members[order[i]].key != members[order[first]].key) {
      first = i;
      continue;
    }
    again[order[i]] = true;
    problems.add(members[order[i]].at, fmt::format("is there already, on line {}", members[order[first]].at.line));
  }
  std::size_t at = 0;
  std::erase_if(members, [&](const Member&) { return again[at++]; });
}

}  // namespace

SourceSpan TreeBuilder::span(const YAML::Mark& mark, std::string pointer) const {
  if (mark.is_null()) return {file_, 0, 0, std::move(pointer)};
  return {file_, static_cast<std::uint32_t>(mark.line) + 1, static_cast<std::uint32_t>(mark.column) + 1, std::move(pointer)};
}

std::string TreeBuilder::pointer_of_next() const {
  if (open_.empty()) return {};
  const Open& parent = open_.back();
  if (parent.node.kind == Node::Kind::list) return fmt::format("{}/{}", parent.node.at.pointer, parent.node.items.size());
  return parent.has_key ? parent.next.at.pointer : parent.node.at.pointer;
}

Node TreeBuilder::node_at(const YAML::Mark& mark, Node::Kind kind) const {
  Node node;
  node.kind = kind;
  node.at = span(mark, pointer_of_next());
  return node;
}

void TreeBuilder::OnDocumentStart(const YAML::Mark& mark) {
  if (seen_document_) {
    problems_.add(span(mark, {}), "starts a second document; a file holds one script");
    throw Stopped{};
  }
  seen_document_ = true;
}

std::string_view TreeBuilder::text_at(const YAML::Mark& mark) const {
  return yaml_.substr(std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), yaml_.size()));
}

/// The parser tells "a: null" and "a:" alike; the text tells which it was.
bool TreeBuilder::says_null(const YAML::Mark& mark) const {
  constexpr std::string_view word = "null";
  const std::string_view rest = text_at(mark);
  return rest.starts_with(word) && (rest.size() == word.size() || !is_word(rest[word.size()]));
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  Node node = node_at(mark, says_null(mark) ? Node::Kind::null : Node::Kind::nothing);
  if (node.kind == Node::Kind::nothing && !open_.empty() && !at_key()) {
    // The mark of an absent value is that of whatever comes next: its key, or its list, is the better place.
    const Open& parent = open_.back();
    const SourceSpan& place = parent.has_key ? parent.next.at : parent.node.at;
    node.at.line = place.line;
    node.at.column = place.column;
  }
  refuse_anchor_and_tag(node.at, {}, anchor);
  attach(std::move(node));
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
  Node node = node_at(mark, Node::Kind::refused);
  problems_.add(node.at, "is an alias; scripts have none: write the value itself");
  attach(std::move(node));
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) {
  Node node = node_at(mark, tag == "?" ? Node::Kind::plain : Node::Kind::quoted);
  node.text = value;
  if (node.kind == Node::Kind::quoted) refuse_open_quote(node.at, mark);
  refuse_anchor_and_tag(node.at, tag, anchor);
  attach(std::move(node));
}

/// The parser takes a quote that is never closed for one that ends with the file, if the file ends with a line end.
void TreeBuilder::refuse_open_quote(const SourceSpan& at, const YAML::Mark& mark) {
  const std::string_view text = text_at(mark);
  if (text.starts_with('"') || text.starts_with('\'')) {
    if (!quote_closes(text)) problems_.add(at, "has a quote that is never closed");
  }
}

void TreeBuilder::refuse_anchor_and_tag(const SourceSpan& at, const std::string& tag, YAML::anchor_t anchor) {
  if (anchor != 0) problems_.add(at, "has an anchor; scripts have none");
  // "?" and "!" are what the parser calls plain and quoted.
  if (!tag.empty() && tag != "?" && tag != "!") problems_.add(at, "has a tag; scripts have none");
}

void TreeBuilder::open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind) {
  Node node = node_at(mark, kind);
  refuse_anchor_and_tag(node.at, tag, anchor);
  if (open_.size() == depth_max) {
    node.at.pointer.clear();
    problems_.add(node.at, fmt::format("nests deeper than {} levels", depth_max));
    throw Stopped{};
  }
  Open fresh;
  fresh.node = std::move(node);
  open_.push_back(std::move(fresh));
}

void TreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                                  YAML::EmitterStyle::value) {
  open(mark, tag, anchor, Node::Kind::list);
}

void TreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) {
  open(mark, tag, anchor, Node::Kind::map);
}

void TreeBuilder::OnSequenceEnd() {
  Node node = std::move(open_.back().node);
  open_.pop_back();
  attach(std::move(node));
}

void TreeBuilder::OnMapEnd() {
  Node node = std::move(open_.back().node);
  open_.pop_back();
  refuse_equal_keys(node.members, problems_);
  attach(std::move(node));
}

void TreeBuilder::attach(Node node) {
  if (open_.empty()) {
    root_ = std::move(node);
    return;
  }
  Open& parent = open_.back();
  if (parent.node.kind == Node::Kind::list) {
    parent.node.items.push_back(std::move(node));
  } else if (!parent.has_key) {
    take_key(std::move(node));
  } else {
    parent.has_key = false;
    parent.next.value = std::move(node);
    if (parent.key_is_good) parent.node.members.push_back(std::move(parent.next));
  }
}

void TreeBuilder::take_key(Node key) {
  Open& parent = open_.back();
  const bool merge = key.kind == Node::Kind::plain && key.text == "<<";
  const bool good = is_text(key) && !merge;
  key.at.pointer = parent.node.at.pointer + "/" + escaped(shown(good ? key.text : ""));
  if (merge) {
    problems_.add(key.at, "is a merge key; scripts have none");
  } else if (!good && key.kind != Node::Kind::refused) {
    problems_.add(key.at, fmt::format("must be a key that is text, found {}", found(key)));
  }
  parent.has_key = true;
  parent.key_is_good = good;
  parent.next = Member{std::move(key.text), std::move(key.at), {}};
}

}  // namespace assay::scenario::script
