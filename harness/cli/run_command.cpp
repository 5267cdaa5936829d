#include "harness/cli/commands.hpp"

#include "harness/cli/exit_code.hpp"
#include "harness/cli/places.hpp"
#include "harness/scenario/judge_faults.hpp"
#include "harness/scenario/record.hpp"
#include "reports/all.hpp"
#include "reports/gap_report.hpp"
#include "reports/terminal.hpp"

#include <charconv>
#include <filesystem>
#include <optional>

#include <fmt/format.h>

namespace assay::cli {

using scenario::Outcome;

namespace {

struct Shard {
  std::size_t index = 1;  // from 1
  std::size_t of = 1;
};

std::optional<Shard> shard_of(const std::string& text) {
  if (text.empty()) return Shard{};
  Shard shard;
  const char* const end = text.data() + text.size();
  const auto [slash, first] = std::from_chars(text.data(), end, shard.index);
  if (first != std::errc() || slash == end || *slash != '/') return std::nullopt;
  const auto [rest, second] = std::from_chars(slash + 1, end, shard.of);
  if (second != std::errc() || rest != end || shard.index < 1 || shard.index > shard.of) return std::nullopt;
  return shard;
}

std::vector<scenario::Script> chosen(std::vector<scenario::Script> scripts, const std::string& filter, const Shard& shard) {
  std::vector<scenario::Script> out;
  std::size_t matching = 0;
  for (scenario::Script& script : scripts) {
    bool wanted = filter.empty() || script.name.find(filter) != std::string::npos;
    for (const auto& [obligation, at] : script.verifies) wanted = wanted || obligation.find(filter) != std::string::npos;
    if (wanted && matching++ % shard.of == shard.index - 1) out.push_back(std::move(script));
  }
  return out;
}

/// Replays of an earlier run into the same folder would be taken for this one's.
void clear_replays(const std::string& folder) {
  std::error_code ignored;
  for (const auto& file : std::filesystem::directory_iterator(folder, ignored)) {
    if (file.path().extension() == ".json" && file.is_regular_file(ignored)) std::filesystem::remove(file.path(), ignored);
  }
}

int exit_of(Outcome outcome) { return outcome == Outcome::pass ? exit_pass : outcome == Outcome::fail ? exit_fail : exit_inconclusive; }

}  // namespace

int run(const RunCommandOptions& options) {
  const auto shard = shard_of(options.shard);
  if (!shard) return report(Error{ErrorCode::usage, "--shard must be I/N, such as 1/4", {}});
  const auto contracts = scenario::load_contracts(paths_or_shipped(options.contracts, "contracts"));
  if (!contracts) return report(contracts.error());
  auto scripts = scenario::read_scripts(paths_or_shipped(options.scenarios, "scenarios"));
  if (!scripts) return report(scripts.error());
  const auto wanted = chosen(std::move(*scripts), options.filter, *shard);
  if (wanted.empty()) return report(Error{ErrorCode::usage, fmt::format("no scenario matches '{}'", options.filter), {}});

  scenario::RecordOptions record_options;
  record_options.run.seed = kernel::Seed{options.seed};
  record_options.command = options.command;
  record_options.twin = options.twin;
  if (!options.twin.empty()) {
    record_options.run.recast = scenario::recast_of(options.twin, **contracts);
    if (!record_options.run.recast) return report(Error{ErrorCode::usage, fmt::format("no twin has the id '{}'; see `assay list faults`", options.twin), {}});
  }
  record_options.replays = (options.reports.empty() ? std::string("build/reports") : options.reports) + "/replays";
  clear_replays(record_options.replays);
  std::optional<Progress> progress(options.speech);
  record_options.progress = [&](std::size_t done, std::size_t all, const std::string& name) { progress->show(done, all, name); };
  const auto record = scenario::record_run(wanted, **contracts, record_options);
  progress.reset();
  if (!record) return report(record.error());

  std::vector<std::string> paths;
  if (!options.reports.empty()) {
    auto written = reports::write_reports(*record, options.reports);
    if (!written) return report(written.error());
    paths = std::move(*written);
  }
  if (options.speech.format == "json") {
    print(reports::gap_report_json(*record));
  } else {
    reports::TerminalOptions terminal;
    terminal.color = use_color(options.speech);
    terminal.quiet = options.speech.quiet;
    terminal.width = terminal_width();
    terminal.report_paths = paths;
    print(reports::terminal_summary(*record, terminal));
  }
  return exit_of(scenario::outcome_of(*record));
}

}  // namespace assay::cli
