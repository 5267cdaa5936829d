#include "harness/cli/commands.hpp"

#include "harness/base/file.hpp"
#include "harness/base/strings.hpp"
#include "harness/cli/exit_code.hpp"
#include "harness/cli/says_nothing.hpp"
#include "harness/cli/today.hpp"
#include "harness/contract/rules.hpp"
#include "harness/lint/baseline.hpp"
#include "harness/lint/drift_sources.hpp"
#include "harness/lint/lint.hpp"
#include "reports/findings.hpp"
#include "reports/text.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace assay::cli {
namespace {

using contract::Finding;
using contract::Level;

constexpr std::size_t gone_shown_max = 10;

/// All inputs, read; each stays where it is, since the evidence points to it.
struct Inputs {
  contract::Corpus corpus;
  std::optional<lint::RegistryExport> registry;
  std::optional<lint::TypeNames> types;
  std::optional<lint::Matrix> matrix;
  std::vector<lint::KnownFinding> baseline;
  std::optional<Date> today;
  std::vector<std::string> folders;
};

template <typename T>
void take(Result<T> read, std::optional<T>& into, Errors& errors) {
  if (read) {
    into.emplace(std::move(*read));
  } else {
    errors.push_back(read.error());
  }
}

/// "AC301" or "AC3xx".
bool is_wanted(const std::vector<std::string>& rules, std::string_view rule) {
  return rules.empty() || std::any_of(rules.begin(), rules.end(), [&](std::string_view wanted) {
           while (wanted.ends_with('x')) wanted.remove_suffix(1);
           return rule.starts_with(wanted);
         });
}

Errors check_usage(const LintOptions& options) {
  Errors errors;
  std::vector<std::string> known;
  for (const contract::Rule& rule : contract::rules()) known.emplace_back(rule.id);
  for (const std::string& wanted : options.rules) {
    const bool any = std::any_of(known.begin(), known.end(), [&](const std::string& id) { return is_wanted({wanted}, id); });
    if (any && wanted.size() == 5) continue;
    const std::string near = nearest(wanted, known);
    errors.push_back({ErrorCode::usage, fmt::format("no rule '{}'{}", wanted, near.empty() ? "" : fmt::format("; did you mean {}?", near)), {}});
  }
  if (!options.today.empty() && !Date::parse(options.today)) errors.push_back({ErrorCode::usage, fmt::format("--today: '{}' is no day; write it as 2026-03-28", options.today), {}});
  return errors;
}

Results<Inputs> read_inputs(const LintOptions& options) {
  Inputs in;
  Errors errors;
  if (auto corpus = contract::read_corpus(options.paths)) {
    in.corpus = std::move(*corpus);
  } else {
    errors = corpus.error();
  }
  for (const std::string& path : options.paths) {
    const auto below = files_below(path, {".md", ".txt"});  // a wrong path must not pass for one without findings
    if (below && below->empty()) errors.push_back({ErrorCode::unreadable, std::string(no_document), {path, 0, 0, {}}});
  }
  if (!options.registry.empty()) take(lint::read_registry(options.registry), in.registry, errors);
  if (!options.types.empty()) take(lint::read_type_names(options.types), in.types, errors);
  if (!options.matrix.empty()) take(lint::read_matrix(options.matrix), in.matrix, errors);
  if (!options.baseline.empty()) {
    if (auto known = lint::read_baseline(options.baseline)) {
      in.baseline = std::move(*known);
    } else {
      errors.push_back(known.error());
    }
  }
  in.today = today_or(options.today);
  std::error_code ignored;
  for (const std::string& path : options.paths) {
    if (std::filesystem::is_directory(path, ignored)) in.folders.push_back(path);
  }
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return in;
}

std::vector<Finding> findings_of(const Inputs& in, const std::vector<std::string>& rules) {
  const auto pointer = [](const auto& it) { return it ? &*it : nullptr; };
  std::vector<Finding> all = lint::findings_of({in.corpus, pointer(in.registry), pointer(in.types), pointer(in.matrix), in.today, in.folders});
  std::erase_if(all, [&](const Finding& finding) { return !is_wanted(rules, finding.rule); });
  return all;
}

std::string baseline_text(const lint::Compared& compared, const std::string& file) {
  std::string out = fmt::format("Baseline {}: {} not shown", file, reports::counted(compared.known, "known finding is", "known findings are"));
  if (compared.gone.empty()) return out + ".\n";
  out += fmt::format("; {} gone, drop {} with --write-baseline:\n", reports::counted(compared.gone.size(), "entry is", "entries are"), compared.gone.size() == 1 ? "it" : "them");
  for (std::size_t i = 0; i < std::min(compared.gone.size(), gone_shown_max); ++i) {
    const lint::KnownFinding& it = compared.gone[i];
    out += fmt::format("  {}  {}  {}\n", reports::one_line(it.rule), reports::one_line(it.title), reports::one_line(it.fingerprint));
  }
  if (compared.gone.size() > gone_shown_max) out += fmt::format("  and {} more\n", compared.gone.size() - gone_shown_max);
  return out;
}

/// "Looked at 3 documents that state 5 events, 1 of them without a contract."
std::string looked_at(const contract::Corpus& corpus) {
  const auto& documents = corpus.documents;
  const auto without = std::count_if(documents.begin(), documents.end(), [](const contract::CompiledDocument& document) { return says_nothing(document.model); });
  return fmt::format("Looked at {} that {} {}{}.\n", reports::counted(documents.size(), "document", "documents"), documents.size() == 1 ? "states" : "state",
                     reports::counted(corpus.model.events.size(), "event", "events"), without == 0 ? "" : fmt::format(", {} without a contract", without));
}

std::string as_text(const LintOptions& options, const Inputs& in, const lint::Compared& compared) {
  std::string out = reports::findings_text(compared.fresh, {use_color(options.speech), options.speech.quiet, terminal_width(), options.verbose});
  if (options.speech.quiet) return out;
  out += looked_at(in.corpus);
  return options.baseline.empty() ? out : out + baseline_text(compared, reports::one_line(options.baseline));
}

std::string as_json(const LintOptions& options, const lint::Compared& compared) {
  std::string findings = reports::findings_json(compared.fresh);
  if (options.baseline.empty()) return findings;
  using Json = nlohmann::ordered_json;
  Json json = Json::parse(findings);
  Json gone = Json::array();
  for (const lint::KnownFinding& it : compared.gone) gone.push_back({{"rule", it.rule}, {"title", it.title}, {"fingerprint", it.fingerprint}});
  json["baseline"] = {{"known", compared.known}, {"gone", std::move(gone)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string as_sarif(const lint::Compared& compared) {
  std::error_code ignored;
  return reports::findings_sarif(compared.fresh, {"lint", std::filesystem::current_path(ignored).string()});
}

bool fails(const std::vector<Finding>& findings, const std::string& level) {
  const Level worst_allowed = level == "error" ? Level::error : level == "warning" ? Level::warning : Level::note;
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) { return finding.level <= worst_allowed; });
}

}  // namespace

int lint_command(const LintOptions& options) {
  if (const Errors errors = check_usage(options); !errors.empty()) return report(errors);
  const auto in = read_inputs(options);
  if (!in) return report(in.error());
  std::vector<Finding> findings = findings_of(*in, options.rules);
  if (!options.write_baseline.empty()) {
    if (const auto written = write_file(options.write_baseline, lint::baseline_json(findings)); !written) return report(written.error());
    if (!options.speech.quiet) print(fmt::format("{}: {}\n", options.write_baseline, reports::counted(findings.size(), "finding", "findings")));
    return exit_pass;
  }
  std::vector<lint::KnownFinding> known = in->baseline;
  std::erase_if(known, [&](const lint::KnownFinding& it) { return !is_wanted(options.rules, it.rule); });
  const lint::Compared compared = lint::compare(std::move(findings), known);
  const std::string& format = options.speech.format;
  print(format == "json" ? as_json(options, compared) : format == "sarif" ? as_sarif(compared) : as_text(options, *in, compared));
  return fails(compared.fresh, options.level) ? exit_fail : exit_pass;
}

}  // namespace assay::cli
