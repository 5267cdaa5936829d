#include "harness/base/file.hpp"
#include "harness/base/hash.hpp"
#include "harness/contract/compile.hpp"
#include "harness/contract/corpus.hpp"

#include "tests/bench/generated_documents.hpp"

#include <benchmark/benchmark.h>

#include <chrono>

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

double seconds_for(std::size_t documents) {
  const auto texts = bench::generated_documents(documents);
  const auto begin = std::chrono::steady_clock::now();
  benchmark::DoNotOptimize(contract::corpus_of(texts));
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void compile_thousand_documents(benchmark::State& state) {
  const auto texts = bench::generated_documents(1000);
  for (auto _ : state) benchmark::DoNotOptimize(contract::corpus_of(texts));
}
BENCHMARK(compile_thousand_documents)->Unit(benchmark::kMillisecond)->UseRealTime();

/// `slope`: how much the time grows per growth of the size; 1 is linear.
void compile_documents_slope(benchmark::State& state) {
  for (auto _ : state) {
    const double few = seconds_for(100);
    const double many = seconds_for(10'000);
    state.counters["s_per_100"] = few;
    state.counters["s_per_10000"] = many;
    state.counters["slope"] = many / few / 100;
  }
}
BENCHMARK(compile_documents_slope)->Unit(benchmark::kSecond)->UseRealTime()->Iterations(1);

}  // namespace
