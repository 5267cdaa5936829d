#include "harness/contract/walk.hpp"

namespace assay::contract {

void each_text(const document::Document& document, const std::function<void(const document::Text&, const std::string&)>& visit) {
  std::string heading;
  for (const document::Block& block : document.blocks) {
    if (block.quoted || block.kind == document::BlockKind::code) continue;
    if (block.kind == document::BlockKind::heading) heading = block.text.plain;
    if (block.kind != document::BlockKind::table) visit(block.text, heading);
    for (const document::Row& row : block.rows) {
      for (const document::Text& cell : row.cells) visit(cell, heading);
    }
  }
}

}  // namespace assay::contract
