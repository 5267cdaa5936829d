#include "harness/audit/audit.hpp"

#include "harness/audit/allowlist_judge.hpp"
#include "harness/audit/finding_list.hpp"
#include "harness/audit/lines.hpp"
#include "harness/audit/reference_judge.hpp"
#include "harness/audit/source.hpp"
#include "harness/audit/spec_id.hpp"
#include "harness/base/file.hpp"
#include "harness/base/strings.hpp"
#include "harness/contract/corpus.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include <fmt/format.h>

namespace assay::audit {
namespace {

using contract::Finding;

constexpr std::uint64_t spec_bytes_max = 1ULL << 20;  // only the first line of a gap's spec is quoted

/// The spec's own first line, where it can be read.
contract::Quote first_line(const Spec& spec) {
  contract::Quote quote{{spec.path, 1, 1, {}}, {}, 1};
  if (const auto text = read_text_file(spec.path, spec_bytes_max)) {
    const std::string_view whole(*text);
    quote.text = shown_line(whole.substr(0, whole.find('\n')));
  }
  return quote;
}

std::string allowlist_path(const Request& request) {
  if (request.allowlist) return *request.allowlist;
  std::error_code error;
  const std::string beside = request.contracts + "/.intra-core-only.json";
  return std::filesystem::is_regular_file(beside, error) ? beside : std::string();
}

/// Where each spec stands.
std::vector<AuditedSpec> audited(const SpecTree& tree, const References& references, const Allowlist& allowlist, const Adviser& adviser) {
  std::map<std::string_view, const AllowlistEntry*> allowed;
  for (const AllowlistEntry& entry : allowlist.entries) allowed.emplace(entry.id, &entry);
  std::vector<AuditedSpec> specs;
  for (const Spec& spec : tree.specs) {
    AuditedSpec one{spec, SpecState::gap, {}, {}};
    const auto named = references.specs.find(spec.id);
    const auto entry = allowed.find(spec.id);
    if (named != references.specs.end() && !named->second.empty()) {
      one.state = SpecState::referenced;
      one.places = named->second;
    } else if (entry != allowed.end()) {
      one.state = SpecState::allowlisted;
      one.places = {entry->second->at};
    } else {
      one.resolutions = adviser.resolutions(spec);
    }
    specs.push_back(std::move(one));
  }
  return specs;
}

void report_gaps(const std::vector<AuditedSpec>& specs, FindingList& findings) {
  for (const AuditedSpec& one : specs) {
    if (one.state == SpecState::gap) findings.add("AC601", one.spec.core, fmt::format("{} ({})", one.spec.id, one.spec.relative), first_line(one.spec));
  }
}

/// The cores that specs have folders for and that contracts name: as publishers and subscribers, or by ids of two letters and a number, which is
/// how the index document writes them ("FA-03"). Longer ones may number decisions or patients.
Cores cores_named(const SpecTree& tree, const std::vector<Surface>& surfaces) {
  constexpr std::size_t core_letters = 2;
  Cores cores;
  for (const std::string& core : tree.cores) cores.add_name(core);
  for (const Spec& spec : tree.specs) cores.add_name(spec.core);
  for (const contract::Party& party : contract::corpus_of(surfaces).model.parties) cores.add_name(party.core);
  for (const auto& [file, text] : surfaces) {
    for (const std::string_view line : lines_of(text)) {
      for (const IdInLine& found : spec_ids_in(line)) {
        if (const std::string core = core_of(found.id); core.size() == core_letters) cores.add_name(core);
      }
    }
  }
  return cores;
}

void append(std::vector<Finding>& to, std::vector<Finding> from) { to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end())); }

/// Findings that differ in nothing but the folder of their file are counted apart.
void number_twins(std::vector<Finding>& findings) {
  std::map<std::string, std::uint32_t> seen;
  for (Finding& finding : findings) finding.twin = seen[finding.fingerprint()]++;
}

struct Inputs {
  SpecTree tree;
  std::vector<Surface> surfaces;
  Allowlist allowlist;
};

Results<Inputs> read_inputs(const Request& request) {
  Inputs inputs;
  Errors errors;
  if (auto tree = read_specs(request.specs)) {
    inputs.tree = std::move(*tree);
  } else {
    errors.push_back(tree.error());
  }
  if (auto surfaces = read_surfaces(request.contracts, inputs.tree)) {
    inputs.surfaces = std::move(*surfaces);
  } else {
    errors.insert(errors.end(), surfaces.error().begin(), surfaces.error().end());
  }
  if (const std::string path = allowlist_path(request); !path.empty()) {
    if (auto allowlist = read_allowlist(path, request.today)) {
      inputs.allowlist = std::move(*allowlist);
    } else {
      errors.push_back(allowlist.error());
    }
  }
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  return inputs;
}

}  // namespace

std::string_view to_string(SpecState state) {
  switch (state) {
    case SpecState::referenced: return "referenced";
    case SpecState::allowlisted: return "allowlisted";
    case SpecState::gap: return "gap";
  }
  return "gap";
}

std::vector<CoreTotals> Audit::by_core() const {
  std::vector<CoreTotals> cores;
  for (const AuditedSpec& one : specs) {  // by core
    if (cores.empty() || cores.back().core != one.spec.core) cores.push_back({one.spec.core});
    CoreTotals& core = cores.back();
    ++core.specs;
    ++(one.state == SpecState::referenced ? core.referenced : one.state == SpecState::allowlisted ? core.allowlisted : core.gaps);
  }
  return cores;
}

CoreTotals Audit::total() const {
  CoreTotals all;
  for (const CoreTotals& core : by_core()) {
    all.specs += core.specs;
    all.referenced += core.referenced;
    all.allowlisted += core.allowlisted;
    all.gaps += core.gaps;
  }
  return all;
}

bool Audit::passes() const {
  return std::none_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.level == contract::Level::error; });
}

Results<Audit> audit(const Request& request) {
  const auto inputs = read_inputs(request);
  if (!inputs) return tl::unexpected(inputs.error());
  const References references = references_in(inputs->surfaces, inputs->tree);
  const Adviser adviser(inputs->tree, references, inputs->surfaces, request.contracts, inputs->allowlist, request.today);
  Audit out;
  out.documents = inputs->surfaces.size();
  out.allowlist = inputs->allowlist.path;
  out.specs = audited(inputs->tree, references, inputs->allowlist, adviser);

  FindingList findings;
  report_gaps(out.specs, findings);
  judge_references(inputs->tree, references, findings);
  judge_allowlist(inputs->allowlist, inputs->tree, references, request.today, findings);
  out.findings = findings.take();
  if (request.source) {
    auto source = audit_source(*request.source, cores_named(inputs->tree, inputs->surfaces));
    if (!source) return tl::unexpected<Errors>(Errors{source.error()});
    append(out.findings, std::move(source->findings));
    out.source_files = source->files;
    out.source_cores = std::move(source->cores);
    out.not_looked_at = std::move(source->not_looked_at);
  }
  number_twins(out.findings);
  return out;
}

}  // namespace assay::audit
