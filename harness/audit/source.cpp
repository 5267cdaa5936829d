#include "harness/audit/source.hpp"

#include "harness/audit/aliases.hpp"
#include "harness/audit/finding_list.hpp"
#include "harness/audit/imports.hpp"
#include "harness/audit/lines.hpp"
#include "harness/audit/source_files.hpp"
#include "harness/audit/sql_judge.hpp"
#include "harness/audit/table_uses.hpp"
#include "harness/base/file.hpp"
#include "harness/base/strings.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace assay::audit {
namespace {

/// What a module's name may add to a title.
std::string shown_module(std::string_view module) {
  constexpr std::size_t bytes_max = 160;
  return module.size() > bytes_max ? std::string(module.substr(0, bytes_max)) + "…" : std::string(module);
}

/// Judges file after file; a file's own text lives only as long as it is looked at.
class SourceJudge {
 public:
  SourceJudge(const Cores& cores, const Aliases& aliases) : cores_(cores), aliases_(aliases), sql_(cores, findings_) {}

  /// `own`: the core in whose folder the file lies; empty for SQL that lies in none.
  void judge(const SourceFile& file, std::string_view text, const std::string& own) {
    if (is_sql(file)) {
      sql_.judge(file, text, own);
    } else {
      judge_code(file, text, own);
    }
  }

  static bool is_sql(const SourceFile& file) { return file.path.ends_with(".sql"); }

  std::vector<contract::Finding> take() {
    sql_.finish();
    return findings_.take();
  }

 private:
  void judge_code(const SourceFile& file, std::string_view text, const std::string& own) {
    const bool jsx = file.path.ends_with("x") || file.path.ends_with(".js");
    const std::vector<CodeToken> tokens = code_tokens(text, jsx);
    const Lines lines(file.path, text);
    for (const Import& import : imports_of(text, tokens)) {
      const std::string core = cores_.of_path(aliases_.resolve(import.module, file.relative));
      if (core.empty() || core == own) continue;
      const std::string detail = fmt::format("{} imports '{}' of {}{}", file.below, shown_module(import.module), shown_core(core), import.type_only ? ", types only" : "");
      findings_.add("AC621", shown_core(own), detail, lines.quote(import.offset));
    }
    for (const CodeTableUse& use : table_uses(tokens)) {
      const std::string core = cores_.of_table(use.table);
      if (core.empty() || core == own || Cores::is_platform(core) || (use.reads && cores_.may_read(own, use.table))) continue;
      const std::string detail = fmt::format("{} uses {} of {} {}", file.below, shown_module(use.table), shown_core(core), use.how);
      findings_.add("AC622", shown_core(own), detail, lines.quote(use.offset));
    }
  }

  const Cores& cores_;
  const Aliases& aliases_;
  FindingList findings_;
  SqlJudge sql_;
};

Aliases aliases_of(const std::vector<SourceFile>& configs) {
  Aliases aliases;
  for (const SourceFile& config : configs) {
    const std::size_t slash = config.relative.rfind('/');
    if (const auto text = read_text_file(config.path, source_bytes_max)) aliases.add_config(*text, slash == std::string::npos ? "" : config.relative.substr(0, slash));
  }
  return aliases;
}

}  // namespace

Result<SourceAudit> audit_source(const std::string& folder, Cores known) {
  const auto tree = read_source_tree(folder);
  if (!tree) return tl::unexpected(tree.error());
  for (const SourceFile& file : tree->files) {
    if (const std::string core = core_folder_in(file.relative); !core.empty()) known.add_name(core);
  }
  const Aliases aliases = aliases_of(tree->configs);
  SourceJudge judge(known, aliases);
  SourceAudit audit;
  audit.files = tree->files.size();
  for (const SourceFile& file : tree->files) {
    const std::string own = known.of_path(file.relative);
    if (own.empty() && !SourceJudge::is_sql(file)) continue;
    if (const auto text = read_text_file(file.path, source_bytes_max)) {
      judge.judge(file, *text, own);
      ++(own.empty() ? audit.sql_elsewhere : audit.in_cores);
    } else {
      audit.not_looked_at.push_back(to_string(text.error()));
    }
  }
  audit.findings = judge.take();
  for (const std::string& name : known.names()) audit.cores.push_back(shown_core(name));
  return audit;
}

}  // namespace assay::audit
