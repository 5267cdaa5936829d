#include "harness/cli/app.hpp"

#include "harness/base/strings.hpp"
#include "harness/cli/commands.hpp"
#include "harness/cli/exit_code.hpp"
#include "harness/scenario/record.hpp"

#include <charconv>
#include <csignal>
#include <cstdio>
#include <exception>
#include <functional>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace assay::cli {
namespace {

/// One command: its flags write into options that live as long as the program.
class Program {
 public:
  Program(int argc, char** argv) {
    for (int i = 0; i < argc; ++i) command_line_ += (i == 0 ? "assay" : " " + std::string(argv[i]));
    app_.require_subcommand(1);
    app_.set_version_flag("--version", std::string("assay ") + std::string(scenario::harness_version));
    add_compile();
    add_diff();
    add_audit();
    add_lint();
    add_run();
    add_explore();
    add_replay();
    add_faults();
    add_list();
    add_explain();
  }

  int main(int argc, char** argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::Success& done) {  // --help, --version
      return app_.exit(done);
    } catch (const CLI::ParseError& error) {
      return usage(error, argc, argv);
    }
    return action_();
  }

 private:
  template <typename Options>
  CLI::App* add(const char* name, const char* what, const char* example, Options& options, int (*command)(const Options&)) {
    CLI::App* const sub = app_.add_subcommand(name, what);
    sub->footer(std::string("Example:\n  ") + example);
    sub->add_flag("-q,--quiet", options.speech.quiet, "print only what is wrong");
    sub->add_flag("--no-color", options.speech.no_color, "no colours (NO_COLOR does the same)");
    sub->callback([this, &options, command] { action_ = [&options, command] { return command(options); }; });
    return sub;
  }

  static void add_format(CLI::App* sub, Speech& speech) {
    sub->add_option("--format", speech.format, "text or json")->check(CLI::IsMember({"text", "json"}))->capture_default_str();
  }
  /// CLI11 takes "-1" for a very large number.
  static void add_seed(CLI::App* sub, std::uint64_t& seed) {
    sub->add_option_function<std::string>("--seed", [&seed](const std::string& text) {
      const char* const end = text.data() + text.size();
      const auto [rest, error] = std::from_chars(text.data(), end, seed);
      if (error != std::errc() || rest != end) throw CLI::ValidationError("--seed", "must be a whole number from 0 to 18446744073709551615");
    }, "where all chance comes from (default 1)");
  }
  static void add_contracts(CLI::App* sub, std::vector<std::string>& contracts) {
    sub->add_option("--contracts", contracts, "contract documents or folders (default: those shipped)");
  }

  void add_compile() {
    CLI::App* const sub = add("compile", "Compile contract documents into one model.", "assay compile contracts --format model", compile_, compile);
    sub->add_option("PATH", compile_.paths, "documents or folders")->required();
    sub->add_option("--format", compile_.format, "model, json-schema, asyncapi or typescript")
        ->check(CLI::IsMember({"model", "json-schema", "asyncapi", "typescript"}))
        ->capture_default_str();
    sub->add_option("--out", compile_.out, "a folder, or - for standard output")->capture_default_str();
  }

  void add_audit() {
    CLI::App* const sub = add("audit", "Find specs that no contract names, and source that goes around the contracts.",
                              "assay audit --specs specs --contracts docs/architecture/integrations --source src", audit_, audit_command);
    sub->add_option("--specs", audit_.specs, "the root of the specs, which lie below {core}/specs/")->required();
    sub->add_option("--contracts", audit_.contracts, "the contract documents")->required();
    sub->add_option("--allowlist", audit_.allowlist, "specs that are an affair of one core only (default: .intra-core-only.json beside the contracts)");
    sub->add_option("--source", audit_.source, "TypeScript and SQL to look through for what the contracts prohibit");
    sub->add_flag("--warn", audit_.warn, "exit 0 whatever is found");
    sub->add_flag("-v,--verbose", audit_.verbose, "every finding and every place, advice for every gap, every file that was not looked at");
    sub->add_option("--report", audit_.report, "write the JSON report to this file")->expected(0, 1)->default_str("reports/integration-contracts-gaps.json");
    sub->add_option("--today", audit_.today, "the day on which reviews are judged, as 2026-03-28 (default: the system's)");
    sub->add_option("--format", audit_.speech.format, "text, json or sarif")->check(CLI::IsMember({"text", "json", "sarif"}))->capture_default_str();
  }

  void add_diff() {
    CLI::App* const sub = add("diff", "Compare two contracts: what breaks publishers or subscribers, and whether it was announced.", "assay diff main/contracts contracts", diff_, diff_command);
    sub->add_option("OLD", diff_.before, "a document, a folder or a compiled model")->required();
    sub->add_option("NEW", diff_.after, "the same, as it is to be")->required();
    sub->add_option("--format", diff_.speech.format, "text, json or sarif")->check(CLI::IsMember({"text", "json", "sarif"}))->capture_default_str();
  }

  void add_lint() {
    CLI::App* const sub = add("lint", "Find what contract documents leave open, contradict, or have drifted from.", "assay lint contracts --registry contracts/encore/registry.json --baseline lint.json", lint_, lint_command);
    sub->add_option("PATH", lint_.paths, "documents or folders")->required();
    sub->add_option("--registry", lint_.registry, "an export of fw_workflow_events: JSON, JSON Lines or CSV");
    sub->add_option("--types", lint_.types, "a TypeScript file that declares KnownEventName");
    sub->add_option("--matrix", lint_.matrix, "the document that says who talks to whom");
    sub->add_option("--baseline", lint_.baseline, "findings that are known and do not fail");
    sub->add_option("--write-baseline", lint_.write_baseline, "write all findings as a baseline into this file");
    sub->add_option("--today", lint_.today, "the day by which review dates are judged (default: today)");
    sub->add_option("--level", lint_.level, "what fails: error, warning or note")->check(CLI::IsMember({"error", "warning", "note"}))->capture_default_str();
    sub->add_option("--rule", lint_.rules, "only this rule, or a family as AC3xx");
    sub->add_flag("-v,--verbose", lint_.verbose, "every finding and every place");
    sub->add_option("--format", lint_.speech.format, "text, json or sarif")->check(CLI::IsMember({"text", "json", "sarif"}))->capture_default_str();
  }

  void add_run() {
    run_.command = command_line_;
    CLI::App* const sub = add("run", "Run scenarios against the reference parties and judge them.", "assay run --seed 7 --reports build/reports", run_, run);
    sub->add_option("SCENARIO", run_.scenarios, "scenario files or folders (default: those shipped)");
    add_contracts(sub, run_.contracts);
    sub->add_option("--world", world_, "where the parties live")->check(CLI::IsMember({"simulation"}))->capture_default_str();
    add_seed(sub, run_.seed);
    sub->add_option("--filter", run_.filter, "only scenarios whose name or obligations contain this");
    sub->add_option("--shard", run_.shard, "I/N: every N-th scenario, beginning with the I-th");
    sub->add_option("--reports", run_.reports, "write gap-report.json, junit.xml and index.html into this folder");
    sub->add_option("--twin", run_.twin, "put a broken or benign twin in its party's place (see `assay list faults`)");
    add_format(sub, run_.speech);
  }

  void add_explore() {
    CLI::App* const sub = add("explore", "Try the schedules of one scenario.", "assay explore scenarios/ce-29/duplicate-delivery --exhaustive", explore_, explore_command);
    sub->add_option("SCENARIO", explore_.scenario, "a scenario's file or name")->required();
    add_contracts(sub, explore_.contracts);
    CLI::Option* const all = sub->add_flag("--exhaustive", explore_.exhaustive, "every schedule within the scenario's bounds (the default)");
    sub->add_option("--runs", explore_.runs, "this many random schedules instead")->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1'000'000'000}))->excludes(all);
    add_seed(sub, explore_.seed);
    sub->add_option("--states", explore_.states_max, "enter at most this many states")->capture_default_str();
    sub->add_option("--world", world_, "where the parties live")->check(CLI::IsMember({"simulation"}))->capture_default_str();
    sub->add_option("--twin", explore_.twin, "put a broken or benign twin in its party's place");
    add_format(sub, explore_.speech);
  }

  void add_replay() {
    CLI::App* const sub = add("replay", "Run a failing schedule again.", "assay replay build/reports/replays/FILE.json", replay_, replay);
    sub->add_option("FILE", replay_.file, "a file that run, explore or faults has written")->required();
    add_contracts(sub, replay_.contracts);
    sub->add_option("--scenarios", replay_.scenarios, "where its scenario is (default: those shipped)");
    sub->add_flag("--journal", replay_.journal, "print the whole journal too");
    add_format(sub, replay_.speech);
  }

  void add_faults() {
    CLI::App* const sub = add("faults", "Judge the judge: every broken twin must be caught, no benign one accused.", "assay faults A01 D02", faults_, faults);
    sub->add_option("ID", faults_.ids, "twins by id or name (default: all)");
    add_contracts(sub, faults_.contracts);
    sub->add_option("--scenarios", faults_.scenarios, "where the scenarios are (default: those shipped)");
    add_seed(sub, faults_.seed);
    sub->add_option("--world", world_, "where the parties live")->check(CLI::IsMember({"simulation"}))->capture_default_str();
    sub->add_option("--replays", faults_.replays, "write a replay file for each twin into this folder");
    add_format(sub, faults_.speech);
  }

  void add_list() {
    CLI::App* const sub = add("list", "List what assay knows.", "assay list obligations", list_, list);
    sub->add_option("WHAT", list_.what, "checks, rules, faults, parties, events or obligations")
        ->required()
        ->check(CLI::IsMember({"checks", "rules", "faults", "parties", "events", "obligations"}));
    add_contracts(sub, list_.contracts);
    add_format(sub, list_.speech);
  }

  void add_explain() {
    CLI::App* const sub = add("explain", "Explain a rule: why it is there, an example, how to mend it.", "assay explain AC301", explain_, explain);
    sub->add_option("RULE", explain_.rule, "a rule id")->required();
    add_format(sub, explain_.speech);
  }

  int usage(const CLI::ParseError& error, int argc, char** argv) const {
    std::string message = error.what();
    std::vector<std::string> commands;
    for (const CLI::App* const sub : app_.get_subcommands({})) commands.push_back(sub->get_name());
    if (argc > 1 && argv[1][0] != '-' && std::find(commands.begin(), commands.end(), argv[1]) == commands.end()) {
      const std::string near = nearest(argv[1], commands);
      message = fmt::format("no command '{}'{}", argv[1], near.empty() ? "" : fmt::format("; did you mean '{}'?", near));
    } else if (argc < 2) {
      message = "a command is needed: " + join(commands, ", ");
    }
    std::cerr << "assay: " << message << "\nassay: see `assay " << (argc > 1 && message.front() != 'n' ? std::string(argv[1]) + " " : std::string()) << "--help`\n";
    return exit_usage;
  }

  CLI::App app_{"assay tests event contracts between healthcare cores: documents in, simulated deliveries, gap report out."};
  std::string command_line_;
  std::string world_ = "simulation";
  CompileOptions compile_;
  DiffOptions diff_;
  AuditOptions audit_;
  LintOptions lint_;
  RunCommandOptions run_;
  ExploreOptions explore_;
  ReplayOptions replay_;
  FaultsOptions faults_;
  ListOptions list_;
  ExplainOptions explain_;
  std::function<int()> action_;
};

}  // namespace

int main_of(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_DFL);  // a reader that has gone ends us quietly
  try {
    const int code = Program(argc, argv).main(argc, argv);
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
    std::cerr << "assay: standard output cannot be written\n";
    return exit_broken;
  } catch (const std::exception& error) {
    std::cerr << "assay: the harness itself broke: " << error.what() << '\n';
  } catch (...) {
    std::cerr << "assay: the harness itself broke\n";
  }
  return exit_broken;
}

}  // namespace assay::cli
