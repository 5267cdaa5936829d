#pragma once

#include "harness/scenario/script_tree.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

namespace assay::scenario::script {

/// Thrown by TreeBuilder through the YAML parser, after it has reported why.
struct Stopped {};

/// Makes a tree of the parser's events. It listens to events and not to finished nodes because anchors, aliases, tags and
/// equal keys are seen only there, before anything is expanded or lost.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(const std::string& file, std::string_view yaml, Problems& problems)
      : file_(file), yaml_(yaml), problems_(problems) {}

  [[nodiscard]] Node take_root() { return std::move(root_); }
  [[nodiscard]] SourceSpan span(const YAML::Mark& mark, std::string pointer) const;

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override;
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override;

 private:
  struct Open {  // a list or map that has not ended
    Node node;
    Member next;  // map: the member whose key has been read
    bool has_key = false;
    bool key_is_good = false;
  };

  [[nodiscard]] bool at_key() const {
    return !open_.empty() && open_.back().node.kind == Node::Kind::map && !open_.back().has_key;
  }
  [[nodiscard]] std::string pointer_of_next() const;
  [[nodiscard]] Node node_at(const YAML::Mark& mark, Node::Kind kind) const;
  [[nodiscard]] bool says_null(const YAML::Mark& mark) const;
  void refuse_open_quote(const SourceSpan& at, const YAML::Mark& mark);
  [[nodiscard]] std::string_view text_at(const YAML::Mark& mark) const;
  void refuse_anchor_and_tag(const SourceSpan& at, const std::string& tag, YAML::anchor_t anchor);
  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind);
  void attach(Node node);
  void take_key(Node key);

  const std::string& file_;
  std::string_view yaml_;
  Problems& problems_;
  std::vector<Open> open_;
  Node root_;
  bool seen_document_ = false;
};

}  // namespace assay::scenario::script
