#pragma once

#include "harness/audit/code_tokens.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace assay::audit {

struct Import {
  std::string_view module;  // as written: "@/cores/fa/billing"
  std::size_t offset = 0;
  bool type_only = false;   // nothing of it is there at run time
};

/// The modules that a file names: import, export … from, import(…), require(…), import.meta.glob(…), jest.mock(…) and its kind, and
/// `/// <reference path="…"/>` above the code. A module that is put together at run time is not told. `tokens` are those of `code`.
[[nodiscard]] std::vector<Import> imports_of(std::string_view code, std::span<const CodeToken> tokens);

}  // namespace assay::audit
