#include "harness/diff/notices.hpp"

#include "harness/base/strings.hpp"
#include "harness/diff/demands.hpp"
#include "harness/diff/notice_words.hpp"
#include "harness/diff/statements.hpp"

#include <algorithm>

namespace assay::diff {
namespace {

using contract::CompiledDocument;
using document::Block;
using document::BlockKind;
using Names = std::set<std::string, std::less<>>;

constexpr std::size_t headings_above_max = 8;

/// Reads one document, statement by statement, with the headings above each.
class NoticeReader {
 public:
  NoticeReader(const CompiledDocument& document, const Vocabulary& vocabulary, std::vector<Notice>& notices) : document_(document), vocabulary_(vocabulary), notices_(notices) {
    for (const Block& block : document.source.blocks) {
      if (block.kind == BlockKind::heading) levels_.emplace(block.text.at().line, block.marked ? block.level : 0);
    }
  }

  void run(const std::vector<Statement>& statements, bool news) {
    for (const Statement& statement : statements) {
      if (statement.heading) enter(statement);
      read(statement);
    }
    if (!news) return;
    for (auto& [line, guide] : guides_) {
      Notice notice{Notice::Kind::migration, document_.source.path, line, guide.events(), {}, {}, {}};
      notice.guide = std::make_shared<const Guide>(std::move(guide));
      notices_.push_back(std::move(notice));
    }
  }

 private:
  struct Heading {
    std::uint32_t line = 0;
    std::uint32_t level = 0;  // 0: the document has lost its marks
    std::string words;
  };

  void enter(const Statement& heading) {
    const std::uint32_t level = levels_.at(heading.line);
    while (!above_.empty() && (level == 0 || above_.back().level >= level || above_.size() >= headings_above_max)) above_.pop_back();
    above_.push_back({heading.line, level, heading.text});
  }

  void read(const Statement& statement) {
    const bool approves = tells_approval(statement.text);
    if (approves) add(Notice::Kind::approval, statement, {}, {});
    const Kept kept = kept_in(statement.text);
    if (kept.until || kept.days) add(Notice::Kind::kept, statement, kept.until, kept.days);
    if (kept.deprecated) add(Notice::Kind::deprecated, statement, kept.deprecated, {});
    const bool told = approves || kept.any();
    read_guide(statement, told);
  }

  /// A statement below a guide's heading, or one that points to a guide elsewhere.
  void read_guide(const Statement& statement, bool told) {
    if (statement.heading && !links_to_document(statement.text)) return;  // what counts is what stands below it
    const auto heads = [](const Heading& one) { return heads_guide(one.words) || heads_breaking_changes(one.words); };
    const auto section = statement.heading ? above_.end() : std::find_if(above_.begin(), above_.end(), heads);
    if (section == above_.end() && (told || !points_to_guide(statement.text))) return;
    const bool strict = section != above_.end() && !heads_guide(section->words);
    Guide& guide = guides_.try_emplace(section == above_.end() ? statement.line : section->line, strict).first->second;
    guide.add_heading(events_above());
    guide.add(statement.text, vocabulary_);
  }

  /// The events that the nearest heading with such names names.
  [[nodiscard]] std::set<std::string> events_above() const {
    std::set<std::string> events;
    for (auto heading = above_.rbegin(); heading != above_.rend() && events.empty(); ++heading) events = vocabulary_.events_in(heading->words);
    return events;
  }

  void add(Notice::Kind kind, const Statement& statement, std::optional<Date> date, std::optional<std::int64_t> days) {
    Notice notice{kind, document_.source.path, statement.line, vocabulary_.events_in(statement.text), date, days, {}};
    if (notice.names.empty()) notice.names = events_above();
    notices_.push_back(std::move(notice));
  }

  const CompiledDocument& document_;
  const Vocabulary& vocabulary_;
  std::vector<Notice>& notices_;
  std::map<std::uint32_t, std::uint32_t> levels_;  // of headings, by line
  std::vector<Heading> above_;
  std::map<std::uint32_t, Guide> guides_;  // by the line of its heading, or its own
};

Names lines_of_side(const Side* side) {
  Names out;
  if (side == nullptr) return out;
  for (const CompiledDocument& document : side->documents) {
    for (const std::string& line : document.source.lines) out.emplace(trim(line));
  }
  return out;
}

}  // namespace

Notices::Notices(const Side& side, const Vocabulary& vocabulary, const Side* older) {
  const Names old_lines = lines_of_side(older);
  const auto demanding = demanding_lines(side);
  for (const CompiledDocument& document : side.documents) {
    const auto counts = [&](std::uint32_t line) { return !demanding.contains({document.source.path, line}); };
    const auto stale = [&](std::uint32_t line) { return old_lines.contains(trim(document.source.lines[line - 1])); };
    NoticeReader(document, vocabulary, notices_).run(statements_of(document.source, counts, stale), older != nullptr);
  }
  for (std::size_t i = 0; i < notices_.size(); ++i) {
    for (const std::string& name : notices_[i].names) by_name_[name].push_back(i);
    if (notices_[i].names.empty()) by_file_[notices_[i].file].push_back(i);
  }
}

std::vector<const Notice*> Notices::about(Notice::Kind kind, const Subject& subject) const {
  std::set<std::size_t> found;
  const auto take = [&](const std::map<std::string, std::vector<std::size_t>>& index, const std::string& key) {
    const auto entry = index.find(key);
    if (entry == index.end()) return;
    for (const std::size_t i : entry->second) {
      if (notices_[i].kind == kind) found.insert(i);
    }
  };
  for (const std::string& name : subject.events) take(by_name_, name);
  for (const std::string& file : subject.files) take(by_file_, file);
  std::vector<const Notice*> out;
  for (const std::size_t i : found) {
    if (notices_[i].guide == nullptr || notices_[i].guide->covers(subject)) out.push_back(&notices_[i]);
  }
  return out;
}

}  // namespace assay::diff
