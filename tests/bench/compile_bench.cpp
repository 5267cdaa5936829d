#include "harness/base/file.hpp"
#include "harness/base/hash.hpp"
#include "harness/contract/compile.hpp"

#include <benchmark/benchmark.h>

/// How fast documents become a model, beside hashing the same bytes.
namespace {

using namespace assay;

const std::string& document() {
  static const std::string text = read_text_file(ASSAY_SOURCE_DIR "/contracts/encore/lead-conversion.md").value();
  return text;
}

void compile_a_document(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(contract::compile_text("lead-conversion.md", document()));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(document().size()));
}
BENCHMARK(compile_a_document)->Unit(benchmark::kMicrosecond);

void sha256_of_it(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(sha256_hex(document()));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(document().size()));
}
BENCHMARK(sha256_of_it)->Unit(benchmark::kMicrosecond);

}  // namespace
