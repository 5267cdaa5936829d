#include "harness/contract/flow.hpp"

#include "harness/base/strings.hpp"
#include "harness/contract/names.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace assay::contract {
namespace {

using document::Block;
using document::BlockKind;
using document::Document;
using document::Text;

constexpr std::size_t step_bytes_max = 1000;
constexpr std::size_t steps_max = 5000;  // of one document
constexpr std::uint32_t depth_max = 64;

constexpr std::array arrows{"→", "->", "=>", "⇒", "▶", "►"};
constexpr std::array drawing{"│", "├", "└", "─", "▼", "↓", "▲", "↑", "┌", "┐", "┘", "┬", "┴", "┼", "|", "+", "v", "V"};

bool has_arrow(std::string_view words) {
  return std::any_of(arrows.begin(), arrows.end(), [&](std::string_view arrow) { return words.find(arrow) != std::string_view::npos; });
}

bool speaks_of_flow(const std::string& heading) {
  const std::string text = lower(heading);
  return contains_word(text, "flow") || contains_word(text, "flows") || contains_word(text, "sequence") || contains_word(text, "process steps");
}

/// How far the marks of a drawing and the arrows before a step reach.
std::size_t marks_length(std::string_view words) {
  std::size_t begin = 0;
  bool moved = true;
  while (moved && begin < words.size()) {
    moved = words[begin] == ' ';
    if (moved) ++begin;
    for (const std::string_view arrow : arrows) {
      if (!words.substr(begin).starts_with(arrow)) continue;
      begin += arrow.size();
      moved = true;
    }
    for (const std::string_view mark : drawing) {
      const std::string_view rest = words.substr(begin);
      const bool letter = mark == "v" || mark == "V";
      if (!rest.starts_with(mark) || (letter && rest.size() > 1)) continue;
      begin += mark.size();
      moved = true;
    }
  }
  return begin;
}

class FlowReader {
 public:
  FlowReader(const Document& document, Model& model) : document_(document), model_(model), events_(event_names(model)) {}

  void run() {
    bool inside = false;
    std::uint32_t level = 0;
    for (const Block& block : document_.blocks) {
      if (block.quoted) continue;
      if (block.kind == BlockKind::heading) {
        const bool below = inside && block.marked && block.level > level;
        if (!below) {
          inside = speaks_of_flow(block.text.plain);
          level = block.level;
        }
        parties_.clear();
      } else if (block.kind == BlockKind::code) {
        if (is_drawing(block, inside)) code(block.text);
        parties_.clear();
      } else if (block.kind == BlockKind::bullet && inside) {
        step(block.text, block.level / 2);
      } else if (block.kind == BlockKind::line || block.kind == BlockKind::bullet) {
        line(block.text, inside);
      }
    }
  }

 private:
  /// A block that draws: plain text in which at least two lines have arrows, or any plain text below "Data Flow".
  static bool is_drawing(const Block& block, bool inside) {
    if (!block.language.empty() && block.language != "text" && block.language != "txt" && block.language != "mermaid") return false;
    const std::string& plain = block.text.plain;
    if (plain.starts_with('{') || plain.starts_with("interface ") || plain.starts_with("type ") || plain.find("=> {") != std::string::npos) return false;
    if (inside && block.marked) return true;
    std::size_t count = 0;
    for (const std::string_view each : lines_of(plain)) count += has_arrow(each) ? 1 : 0;
    return count >= 2 && block.marked;
  }

  void code(const Text& text) {
    for (const std::string_view each : lines_of(text.plain)) {
      const auto begin = static_cast<std::size_t>(each.data() - text.plain.data());
      const std::size_t spaces = std::min(each.find_first_not_of(' '), each.size());
      const Text words = text.slice(begin, begin + each.size());
      if (!words.empty()) step(words, static_cast<std::uint32_t>(spaces / 2));
    }
  }

  /// "Flow: a → b → c": a chain, one step behind the other.
  void line(const Text& text, bool inside) {
    const std::string small = lower(text.plain.substr(0, 24));
    const bool labelled = small.starts_with("flow:") || small.starts_with("data flow:") || small.starts_with("event flow:");
    if (!labelled && !(inside && has_arrow(text.plain))) return;
    if (text.plain.size() > step_bytes_max * 4) return;
    std::size_t begin = labelled ? text.plain.find(':') + 1 : 0;
    std::uint32_t depth = 0;
    while (begin < text.plain.size()) {
      std::size_t end = text.plain.size();
      std::size_t next = end;
      for (const std::string_view arrow : arrows) {
        const std::size_t at = text.plain.find(arrow, begin);
        if (at < end) {
          end = at;
          next = at + arrow.size();
        }
      }
      step(text.slice(begin, end), depth++);
      begin = next;
    }
    parties_.clear();
  }

  void step(const Text& printed, std::uint32_t depth) {
    const std::size_t marks = marks_length(printed.plain);
    const Text words = printed.slice(marks);
    const bool says = std::any_of(words.plain.begin(), words.plain.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; });
    if (!says || words.plain.size() > step_bytes_max || model_.flow.size() >= steps_max) return;
    FlowStep step;
    step.depth = std::min(depth, depth_max);
    step.text = words.plain;
    step.event = event_of(words);
    step.party = party_of_step(words.plain, step.depth);
    step.at = span_of(document_.path, words.at());
    model_.flow.push_back(std::move(step));
  }

  std::string event_of(const Text& words) const {
    for (const Named& named : names_in(words)) {
      if (const auto known = events_.find(named.name); known != events_.end()) return known->second;
    }
    return {};
  }

  /// The party that the step begins with, or the first feature that it names; else the one of the step around.
  std::string party_of_step(const std::string& words, std::uint32_t depth) {
    const std::size_t length = party_id_length(words, 0);
    std::string party = length > 0 ? words.substr(0, length) : feature_id_in(words);
    parties_.erase(parties_.lower_bound(depth), parties_.end());
    if (party.empty() && !parties_.empty()) party = parties_.rbegin()->second;
    if (!party.empty()) parties_[depth] = party;
    return party;
  }

  const Document& document_;
  Model& model_;
  std::map<std::string, std::string> events_;
  std::map<std::uint32_t, std::string> parties_;  // depth -> party of the open step
};

}  // namespace

void read_flow(const Document& document, const Draft&, Model& model) { FlowReader(document, model).run(); }

}  // namespace assay::contract
