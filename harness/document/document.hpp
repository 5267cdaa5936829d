#pragma once

#include "harness/document/text.hpp"

#include <string>
#include <string_view>
#include <vector>

// Contract documents reach us well-formed (Markdown) and damaged: text copied from a browser or cut out of a page, where heading
// marks, code fences, outer pipes and even the borders of table cells are gone. A Markdown parser makes prose of all of these. This
// reader therefore works by lines, takes the marks where they are, and otherwise recognises the shapes by what stands in them.

namespace assay::document {

enum class BlockKind : std::uint8_t { heading, line, bullet, table, code };

struct Row {
  std::vector<Text> cells;  // at least one
  Position at;
};

struct Block {
  BlockKind kind = BlockKind::line;
  std::uint32_t level = 0;      // heading: number of marks, or of parts of its number ("2.1" is 2), or 0; bullet: its indentation
  bool marked = false;          // heading: has `#` marks; code: stood in a fence; table: had cell borders
  bool quoted = false;          // stood in a block quote
  bool after_blank = false;     // an empty line stands before it
  bool closed = true;           // code: its end was found; false where the document is cut
  std::string number;           // heading: "2.1", or empty; bullet: "3" of "3.", or empty
  std::string language;         // code: first word of the fence
  Text text;                    // heading, line, bullet; code: the body, lines as they are
  std::vector<Row> rows;        // table: the first row is the header
};

/// One `Label: value` of the document's head.
struct FrontLabel {
  std::string label;  // lower case: "last updated"
  Text value;
  bool quoted = false;
};

struct Document {
  std::string path;
  std::vector<Block> blocks;
  std::vector<FrontLabel> front;
  std::vector<std::string> lines;   // as printed, for quotes; lines[0] is line 1
  bool marked_headings = false;     // the document kept its `#` marks

  /// The printed line, trimmed and cut to a sensible length; empty beyond the end.
  [[nodiscard]] std::string quote(std::uint32_t line) const;
};

/// Reads any text. Never fails: what has no other shape is a line. Linear in the length of the text.
[[nodiscard]] Document read_document(std::string path, std::string_view text);

}  // namespace assay::document
