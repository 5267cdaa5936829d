#include "harness/lint/lint.hpp"

#include "harness/lint/rules.hpp"

#include <array>

namespace assay::lint {
namespace {

using DocumentRule = void (*)(const contract::CompiledDocument&, Report&);

constexpr std::array document_rules{
    DocumentRule{payload_is_declared}, DocumentRule{delivery_is_stated}, DocumentRule{parties_are_named},
    DocumentRule{reference_is_complete}, DocumentRule{event_is_settled}, DocumentRule{subscribers_have_duties},
    DocumentRule{keys_are_in_payload}, DocumentRule{payload_lacks_created_ids}, DocumentRule{phi_is_in_or_out},
    DocumentRule{work_queue_fits}};

}  // namespace

std::vector<contract::Finding> findings_of(const Evidence& evidence) {
  Report report(evidence.corpus);
  for (const contract::CompiledDocument& document : evidence.corpus.documents) {
    for (const DocumentRule rule : document_rules) rule(document, report);
  }
  return report.take();
}

Results<contract::Model> compile(const std::vector<std::string>& paths) {
  auto corpus = contract::read_corpus(paths);
  if (!corpus) return tl::unexpected(corpus.error());
  corpus->model.findings = findings_of({*corpus});
  return std::move(corpus->model);
}

}  // namespace assay::lint
