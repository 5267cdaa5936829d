#include "harness/scenario/script_parts.hpp"

namespace assay::scenario::script {
namespace {

constexpr std::uint32_t faults_max = 100;  // of one kind; long before that exploration takes years

std::vector<Duration> read_delays(const Node* node, const Reading& reading) {
  std::vector<Duration> delays;
  for (const Node& item : read_items(node, reading)) {
    const Duration delay = read_duration(&item, reading);
    if (delay.count() == 0) continue;
    delays.push_back(delay);
    if (delays.size() == faults_max + 1) reading.problems.add(item.at, "must have at most 100 delays");
  }
  return delays;
}

}  // namespace

Faults read_faults(const Node* node, const Reading& reading) {
  Faults faults;
  if (node == nullptr) return faults;
  const Fields fields(*node, faults_keys, reading.problems);
  const auto count = [&](std::string_view key) { return read_count(fields.find(key), 0, faults_max, reading).value_or(0); };
  faults.duplicates = count("duplicates");
  faults.reorder = read_flag(fields.find("reorder"), reading);
  faults.crashes = count("crashes");
  faults.lost_acks = count("lost_acks");
  faults.unavailable = count("unavailable");
  faults.overlaps = count("overlaps");
  faults.delays = read_delays(fields.find("delays"), reading);
  return faults;
}

}  // namespace assay::scenario::script
