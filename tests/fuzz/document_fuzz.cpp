#include "harness/contract/compile.hpp"
#include "harness/contract/corpus.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

/// Any bytes as a contract document: read, compiled, and written as JSON.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto corpus = assay::contract::corpus_of({{"fuzzed.md", text}});
  (void)assay::contract::to_json(corpus.model);
  return 0;
}
