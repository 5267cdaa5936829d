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

struct Inputs {
  SpecTree tree;
  std::vector<Surface> surfaces;
  Allowlist allowlist;
};

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

/// Where each spec stands. An entry that is in error allows nothing: it is told, and its spec is a gap.
std::vector<AuditedSpec> audited(const Inputs& inputs, const References& references, const Adviser& adviser, Date today) {
  std::map<std::string_view, const AllowlistEntry*> allowed;
  for (const AllowlistEntry& entry : inputs.allowlist.entries) allowed.emplace(entry.id, &entry);
  std::vector<AuditedSpec> specs;
  for (const Spec& spec : inputs.tree.specs) {
    AuditedSpec one{spec, SpecState::gap, {}, {}};
    const auto named = references.specs.find(spec.id);
    const auto entry = allowed.find(spec.id);
    if (named != references.specs.end() && !named->second.empty()) {
      one.state = SpecState::referenced;
      one.places = named->second;
    } else if (entry != allowed.end()) {
      one.state = entry->second->stands(today) ? SpecState::allowlisted : SpecState::gap;
      one.places = {entry->second->at};
    }
    if (one.state == SpecState::gap) {
      one.resolutions = adviser.resolutions(spec);
      if (!one.places.empty()) one.resolutions.back().line = one.places.front().at.line;  // its entry is there, to be mended
    }
    specs.push_back(std::move(one));
  }
  return specs;
}

/// A gap whose entry on the allowlist is in error is told as that error.
void report_gaps(const std::vector<AuditedSpec>& specs, FindingList& findings) {
  for (const AuditedSpec& one : specs) {
    if (one.state == SpecState::gap && one.places.empty()) findings.add("AC601", one.spec.core, fmt::format("{} ({})", one.spec.id, one.spec.relative), first_line(one.spec));
  }
}

/// The core of a party: "PM" of "PM-01"; empty if it belongs to none.
std::string core_of_party(const contract::Model& model, const std::string& name) {
  const auto party = std::find_if(model.parties.begin(), model.parties.end(), [&](const contract::Party& one) { return one.name == name; });
  return party == model.parties.end() ? std::string() : party->core;
}

/// The cores that specs have folders for and that are parties of the contracts, and which of others' tables the contracts let them read: those from
/// which they map fields. A code of two letters in prose is no core: it may be a state's or a standard's.
Cores cores_of(const SpecTree& tree, const std::vector<Surface>& surfaces) {
  Cores cores;
  for (const std::string& core : tree.cores) cores.add_name(core);
  for (const Spec& spec : tree.specs) cores.add_name(spec.core);
  const contract::Model model = contract::corpus_of(surfaces).model;
  for (const contract::Party& party : model.parties) cores.add_name(party.core);
  for (const contract::Mapping& mapping : model.mappings) {
    const std::string core = core_of_party(model, mapping.party);
    if (!core.empty() && !mapping.source_table.empty()) cores.allow_read(core, mapping.source_table);
  }
  return cores;
}

void append(std::vector<Finding>& to, std::vector<Finding> from) { to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end())); }

/// Findings that differ in nothing but the folder of their file are counted apart.
void number_twins(std::vector<Finding>& findings) {
  std::map<std::string, std::uint32_t> seen;
  for (Finding& finding : findings) finding.twin = seen[finding.fingerprint()]++;
}

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
  out.set_aside = inputs->tree.set_aside;
  out.specs = audited(*inputs, references, adviser, request.today);

  FindingList findings;
  report_gaps(out.specs, findings);
  judge_references(inputs->tree, references, findings);
  judge_allowlist(inputs->allowlist, inputs->tree, references, request.today, findings);
  out.findings = findings.take();
  if (request.source) {
    auto source = audit_source(*request.source, cores_of(inputs->tree, inputs->surfaces));
    if (!source) return tl::unexpected<Errors>(Errors{source.error()});
    append(out.findings, std::move(source->findings));
    out.source_files = source->files;
    out.source_in_cores = source->in_cores;
    out.source_sql_elsewhere = source->sql_elsewhere;
    out.source_cores = std::move(source->cores);
    out.unreadable = std::move(source->not_looked_at);
  }
  number_twins(out.findings);
  return out;
}

}  // namespace assay::audit
