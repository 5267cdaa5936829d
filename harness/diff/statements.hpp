#pragma once

#include "harness/document/document.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace assay::diff {

/// What a document says in one breath: a paragraph with its broken lines joined, an item, a row of a table, a heading.
struct Statement {
  std::uint32_t line = 0;  // the first one, from 1
  std::string text;        // one line, at most 2000 bytes
  bool heading = false;
};

/// The statements of a document in order, without code. Lines that `counts` refuses (by number) are left out; a statement all of whose
/// lines are `stale` is too.
[[nodiscard]] std::vector<Statement> statements_of(const document::Document& document, const std::function<bool(std::uint32_t)>& counts, const std::function<bool(std::uint32_t)>& stale);

}  // namespace assay::diff
