#include "harness/contract/json_tree.hpp"
#include "harness/contract/payload.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

/// Any bytes as JSON with comments, as a JSON Schema, as YAML, and as a list of names. What is written again must read as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto code = assay::document::verbatim(text, {1, 1});
  for (const assay::contract::Payload& payload : assay::contract::read_json_payloads(code, "fuzzed.md")) {
    if (payload.fields.size() > assay::contract::fields_max) std::abort();
  }
  (void)assay::contract::read_yaml_payload(code, "fuzzed.md");
  (void)assay::contract::read_name_list(code, "fuzzed.md");
  const std::string once = assay::contract::write_json_tree(assay::contract::read_json_tree(text));
  if (assay::contract::write_json_tree(assay::contract::read_json_tree(once)) != once) std::abort();
  return 0;
}
