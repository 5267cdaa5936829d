#include "harness/scenario/script_tree.hpp"

#include "harness/base/utf8.hpp"
#include "harness/scenario/script_builder.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace assay::scenario::script {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Control characters end the parser's input (U+0004) or glue lines together (a lone carriage return) without a word.
std::optional<std::size_t> first_control_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool line_end = c == '\n' || (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n');
    if ((c < 0x20 && c != '\t' && !line_end) || c == 0x7F) return i;
  }
  return std::nullopt;
}

bool is_plain_text(const std::string& file, std::string_view text, Problems& problems) {
  if (text.size() > script_bytes_max) {
    problems.add({file, 0, 0, {}}, fmt::format("has {} bytes; a script has at most {}", text.size(), script_bytes_max));
    return false;
  }
  const auto invalid = first_invalid_utf8(text);
  const auto bad = invalid ? invalid : first_control_character(text);
  if (!bad) return true;
  const Position at = position_of(text, *bad);
  problems.add({file, at.line, at.column, {}}, invalid ? "is not UTF-8 text here" : "has a control character here");
  return false;
}

/// What the parser says, without what it quotes.
std::string reason_of(const YAML::Exception& error) {
  return "is not well-formed YAML: " + error.msg.substr(0, error.msg.find(':'));
}

/// Nothing if the text could not be read to its end; then the reason is reported.
std::optional<Node> parse(const std::string& file, std::string_view text, Problems& problems) {
  Problems found_before;
  TreeBuilder builder(file, text, found_before);
  std::istringstream in{std::string(text)};
  try {
    YAML::Parser parser(in);
    const bool any = parser.HandleNextDocument(builder);
    if (!any) problems.add({file, 0, 0, {}}, "is empty; a script has at least name, description, verifies, tenants and when");
    while (parser.HandleNextDocument(builder)) {
    }
    problems.add_all(found_before);
    if (any) return builder.take_root();
  } catch (const Stopped&) {
    problems.add_all(found_before);
  } catch (const YAML::Exception& error) {
    // What was found before is left out: most of it would follow from what is mended first.
    // Where a list or map never ends the parser may name its first byte, which helps nobody.
    const bool whole = error.mark.line == 0 && error.mark.column == 0;
    problems.add(whole ? SourceSpan{file, 0, 0, {}} : builder.span(error.mark, {}), reason_of(error));
  }
  return std::nullopt;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const auto it = std::find_if(members.begin(), members.end(), [&](const Member& member) { return member.key == key; });
  return it == members.end() ? nullptr : &it->value;
}

std::string shown(std::string_view word) {
  constexpr std::size_t length_max = 60;
  const bool printable = std::all_of(word.begin(), word.end(), [](char c) { return c > ' ' && c < 0x7F && c != '"'; });
  return !word.empty() && word.size() <= length_max && printable ? std::string(word) : "?";
}

std::optional<Node> read_tree(const std::string& file, std::string_view yaml, Problems& problems) {
  if (yaml.starts_with(byte_order_mark)) yaml.remove_prefix(byte_order_mark.size());
  if (!is_plain_text(file, yaml, problems)) return std::nullopt;
  return parse(file, yaml, problems);
}

}  // namespace assay::scenario::script
