#include "harness/lint/lint.hpp"

#include "harness/lint/between_rules.hpp"
#include "harness/lint/drift_rules.hpp"
#include "harness/lint/drift_sources.hpp"
#include "harness/lint/index_rules.hpp"
#include "harness/lint/rules.hpp"

#include <array>

namespace assay::lint {
namespace {

using PageRule = void (*)(const Page&, Report&);

constexpr std::array page_rules{
    PageRule{payload_is_declared}, PageRule{tenant_is_in_message}, PageRule{version_is_stated}, PageRule{parties_are_named}, PageRule{page_is_whole}, PageRule{reference_is_complete},
    PageRule{subscribers_have_duties}, PageRule{delivery_is_stated}, PageRule{examples_fit_schema}, PageRule{members_are_no_phi}, PageRule{names_have_the_form},
    PageRule{subject_and_type_agree}, PageRule{types_have_one_case}, PageRule{names_have_one_spelling}, PageRule{former_names_are_gone}, PageRule{headings_name_their_event},
    PageRule{event_is_settled}, PageRule{subscribers_are_there}, PageRule{channels_are_in_use}, PageRule{listeners_do_not_publish}, PageRule{phi_is_in_or_out},
    PageRule{promise_is_kept_by_members}, PageRule{clinical_content_stays_out}, PageRule{keys_are_in_payload}, PageRule{all_events_have_the_key},
    PageRule{payload_is_not_envelope}, PageRule{templates_agree}, PageRule{tenant_has_one_place},
    PageRule{payload_lacks_created_ids}, PageRule{tables_are_written_by_owner}, PageRule{guard_comes_first}, PageRule{append_only_stays}, PageRule{work_queue_fits},
    PageRule{subjects_are_in_stream}, PageRule{thresholds_meet}, PageRule{calls_agree}, PageRule{facts_are_said_once},
    PageRule{members_are_described_once}};

using CorpusRule = void (*)(const Statements&, Report&);

constexpr std::array corpus_rules{CorpusRule{follow_the_index}, CorpusRule{compare_documents}, CorpusRule{names_are_in_step}, CorpusRule{schemas_are_in_step},
                                  CorpusRule{matrix_is_in_step}};

std::vector<const document::Document*> files_beside(const Evidence& evidence) {
  std::vector<const document::Document*> files;
  if (evidence.registry != nullptr) files.push_back(&evidence.registry->source.document());
  if (evidence.types != nullptr) files.push_back(&evidence.types->source.document());
  if (evidence.matrix != nullptr) files.push_back(&evidence.matrix->source.document());
  return files;
}

}  // namespace

std::vector<contract::Finding> findings_of(const Evidence& evidence) {
  Report report(evidence.corpus, files_beside(evidence));
  const Whole whole(evidence.corpus);
  std::vector<Page> pages;
  pages.reserve(evidence.corpus.documents.size());
  for (const contract::CompiledDocument& document : evidence.corpus.documents) {
    const Page& page = pages.emplace_back(document, whole);
    for (const PageRule rule : page_rules) rule(page, report);
  }
  const Statements statements(evidence, pages);
  for (const CorpusRule rule : corpus_rules) rule(statements, report);
  return report.take();
}

Results<contract::Model> compile(const std::vector<std::string>& paths) {
  auto corpus = contract::read_corpus(paths);
  if (!corpus) return tl::unexpected(corpus.error());
  corpus->model.findings = findings_of({*corpus});
  return std::move(corpus->model);
}

}  // namespace assay::lint
