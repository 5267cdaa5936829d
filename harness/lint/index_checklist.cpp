#include "harness/base/strings.hpp"
#include "harness/contract/names.hpp"
#include "harness/lint/fields.hpp"
#include "harness/lint/gap.hpp"
#include "harness/lint/index_rules.hpp"
#include "harness/lint/links.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace assay::lint {
namespace {

constexpr std::size_t copied_words_min = 60;  // bytes of a sentence: shorter ones may well be the same
constexpr std::size_t copies_min = 3;         // sentences of one document
constexpr std::size_t places_max = 3;
constexpr std::size_t checklists_max = 20;    // each is held against all documents

/// "- [ ] Tests written"
bool is_box(std::string_view line) {
  line = trim(line);
  return line.starts_with("- [ ]") || line.starts_with("* [ ]");
}

bool is_finished(const Page& page) {
  const std::string status = lower(page.model.documents.front().status.value_or(""));
  return status.starts_with("complete") || status.starts_with("implemented") || status.starts_with("final");
}

/// What an item of the checklist is about, and the words by which a document shows that it has thought of it.
struct Topic {
  std::string_view item;
  std::string_view name;
  std::vector<std::string_view> words;
};

const std::array topics{
    Topic{"version", "versioning", {"version"}},
    Topic{"rls", "row-level security", {"rls", "row-level", "row level", "tenant isolation"}},
    Topic{"test", "tests", {"test"}},
    Topic{"schema", "schema", {"schema", "payload", "field"}}};

}  // namespace

void finished_documents_are_ticked(const Statements& all, Report& report) {
  for (const Page& page : all.pages()) {
    if (!is_finished(page)) continue;
    std::vector<SourceSpan> open;
    const auto& lines = page.document.source.lines;
    for (std::size_t i = 0; i < lines.size() && open.size() < places_max; ++i) {
      if (is_box(lines[i])) open.push_back({page.path(), static_cast<std::uint32_t>(i + 1), static_cast<std::uint32_t>(lines[i].find('[') + 1), {}});
    }
    if (!open.empty()) report.add("AC210", {}, {}, open);
  }
}

void checklist_is_answered(const Index& index, Report& report) {
  if (index.checklist.empty()) return;
  for (const Page* const governed : index.governed) {
    const Page& page = *governed;
    if (!is_finished(page) || page.cut || page.model.events.empty()) continue;
    std::vector<std::string> open;
    for (const Topic& topic : topics) {
      const bool asked = std::any_of(index.checklist.begin(), index.checklist.end(), [&](const std::string& item) { return item.find(topic.item) != std::string::npos; });
      const bool stated = topic.item == "schema" && std::any_of(page.model.events.begin(), page.model.events.end(), [](const contract::Event& event) { return !event.fields.empty(); });
      const bool secured = topic.item == "rls" && std::any_of(page.model.tables.begin(), page.model.tables.end(), [](const contract::Table& table) { return table.row_level_security; });
      if (asked && !stated && !secured && page.says(topic.words) == nullptr) open.emplace_back(topic.name);
    }
    if (!open.empty()) report.add("AC212", {}, join(open, ", "), {{page.path(), 1, 1, {}}, index.checklist_at});
  }
}

void platform_is_not_repeated(const Index& index, const Statements& all, Report& report) {
  if (!index.no_copies_at || index.platform_files.empty()) return;
  std::map<std::string, SourceSpan> rules;
  for (const Page& page : all.pages()) {
    if (!index.platform_files.contains(file_name(page.path()))) continue;
    for (const Sentence& sentence : page.sentences) {
      if (sentence.words.size() >= copied_words_min) rules.emplace(sentence.words, sentence.at);
    }
  }
  for (const Page* const governed : index.governed) {
    const Page& page = *governed;
    const bool of_feature = !party_key(page.model.documents.front().party).feature.empty() && !index.platform_files.contains(file_name(page.path()));
    if (!of_feature) continue;
    std::vector<SourceSpan> copies;
    for (const Sentence& sentence : page.sentences) {
      const auto rule = rules.find(sentence.words);
      if (rule == rules.end()) continue;
      copies.push_back(sentence.at);
      if (copies.size() == copies_min) report.add("AC211", {}, file_name(rule->second.file), {copies[0], copies[1], copies[2], rule->second});
    }
  }
}

namespace {

/// The members that a checklist asks of every payload: items with a name in code, but those that only hold "if" something.
struct Asked {
  std::vector<std::string> members;
  SourceSpan at;
};

Asked members_asked(const Page& page) {
  Asked asked;
  std::string heading;
  for (const document::Block& block : page.document.source.blocks) {
    if (block.kind == document::BlockKind::heading) heading = lower(block.text.plain);
    const bool item = block.kind == document::BlockKind::bullet && heading.find("payload") != std::string::npos && !block.text.code.empty();
    if (!item || !is_box(page.document.source.lines.at(block.text.at().line - 1))) continue;
    const std::string words = lower(block.text.plain.substr(0, 500));
    if (contract::contains_word(words, "if") || contract::contains_word(words, "when") || contract::contains_word(words, "where")) continue;
    const document::Range& name = block.text.code.front();
    if (asked.members.empty()) asked.at = contract::span_of(page.path(), block.text.at());
    asked.members.push_back(block.text.plain.substr(name.begin, name.end - name.begin));
  }
  return asked;
}

}  // namespace

void payloads_have_what_is_asked(const Statements& all, Report& report) {
  std::size_t checklists = 0;
  for (const Page& checklist : all.pages()) {
    const Asked asked = members_asked(checklist);
    if (asked.members.size() < 2 || ++checklists > checklists_max) continue;
    const std::string folder = normal(folder_of(checklist.path()));
    for (const Page& page : all.pages()) {
      if (&page == &checklist || !lies_in(normal(page.path()), folder)) continue;
      Gap gap("AC213");
      for (const contract::Event& event : page.model.events) {
        if (event.envelope == "cloudevents" || event.fields.empty() || event.same_as || page.may_go_on(event) || !page.publishes(event)) continue;
        gap.judged();
        std::vector<std::string> missing;
        std::copy_if(asked.members.begin(), asked.members.end(), std::back_inserter(missing), [&](const std::string& name) { return field_of_leaf(event, name) == nullptr; });
        if (!missing.empty()) gap.found(event, event.fields.front().at, join(missing, ", "));
      }
      gap.report(report);
    }
  }
}

void follow_the_index(const Statements& all, Report& report) {
  for (const Index& index : index_documents(all)) {
    for (const auto rule : {file_names_follow_patterns, examples_follow_patterns, signs_are_of_the_legend, statuses_are_of_the_legend, statuses_have_their_proof, checklist_is_answered}) {
      rule(index, report);
    }
    platform_is_not_repeated(index, all, report);
  }
  for (const auto rule : {links_lead_somewhere, reviews_are_not_overdue, finished_documents_are_ticked, payloads_have_what_is_asked}) rule(all, report);
}

}  // namespace assay::lint
