#include "harness/contract/payload.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

/// Any bytes as TypeScript, read twice against one scope, as two blocks of one document are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto code = assay::document::verbatim({reinterpret_cast<const char*>(data), size}, {1, 1});
  assay::contract::TypeScope scope;
  assay::contract::learn_types(code, "fuzzed.md", scope);
  const auto payloads = assay::contract::read_typescript_payloads(code, "fuzzed.md", scope);
  for (const assay::contract::Payload& payload : payloads) {
    if (payload.fields.size() > 2 * assay::contract::fields_max) std::abort();  // a bomb went off
  }
  (void)assay::contract::read_publish_calls(code, "fuzzed.md");
  return 0;
}
