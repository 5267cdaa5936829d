#include "harness/diff/notices.hpp"

#include "harness/base/strings.hpp"
#include "harness/diff/amounts.hpp"
#include "harness/diff/demands.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace assay::diff {
namespace {

using contract::CompiledDocument;
using document::Block;
using document::BlockKind;
using Names = std::set<std::string, std::less<>>;

constexpr std::size_t line_max = 2000;
constexpr std::size_t headings_above_max = 8;

bool has(const std::string& words, std::string_view wanted) { return words.find(wanted) != std::string::npos; }

template <std::size_t N>
bool has_any(const std::string& words, const std::array<std::string_view, N>& wanted) {
  return std::any_of(wanted.begin(), wanted.end(), [&](std::string_view word) { return has(words, word); });
}

/// The known events that a line names. Names end where no letter, digit, `_`, `-` or inner `.` follows.
void add_names(std::string_view line, const Names& known, std::set<std::string>& out) {
  const auto is_part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.'; };
  for (std::size_t i = 0; i < line.size();) {
    std::size_t end = i;
    while (end < line.size() && is_part(line[end])) ++end;
    std::string_view word = line.substr(i, end - i);
    while (word.ends_with('.') || word.ends_with('-')) word.remove_suffix(1);
    if (const auto found = known.find(word); !word.empty() && found != known.end()) out.insert(*found);
    i = std::max(end, i + 1);
  }
}

std::optional<Date> date_in(std::string_view line) {
  for (std::size_t i = 0; i + 10 <= line.size(); ++i) {
    const bool inside = i > 0 && std::isdigit(static_cast<unsigned char>(line[i - 1])) != 0;
    if (inside || line[i + 4] != '-') continue;
    if (const auto date = Date::parse(line.substr(i, 10))) return date;
  }
  return std::nullopt;
}

bool is_unchecked(const std::string& words) { return has(words, "[ ]"); }

bool speaks_of_migration(const std::string& words) {
  constexpr std::array<std::string_view, 5> phrases{"migration guide", "upgrade guide", "how to migrate", "migration path", "migration steps"};
  return has_any(words, phrases) && !is_unchecked(words);
}

bool heads_migration(const std::string& heading) {
  constexpr std::array<std::string_view, 4> words{"migration", "migrating", "upgrading", "upgrade guide"};
  return has_any(heading, words);
}

bool speaks_of_approval(const std::string& words) {
  if (is_unchecked(words)) return false;
  if (const std::size_t by = words.find("approved by"); by != std::string::npos) {
    std::string who = words.substr(by + 11);
    std::erase_if(who, [](char c) { return std::isalpha(static_cast<unsigned char>(c)) == 0; });
    constexpr std::array<std::string_view, 7> nobody{"tbd", "pending", "none", "nobody", "na", "tba", "todo"};
    return !who.empty() && std::find(nobody.begin(), nobody.end(), who) == nobody.end();
  }
  constexpr std::array<std::string_view, 5> not_yet{"not approved", "be approved", "if approved", "unless approved", "not yet approved"};
  return has(words, "breaking change") && has(words, "approved") && !has_any(words, not_yet);
}

bool speaks_of_keeping(const std::string& words) {
  constexpr std::array<std::string_view, 12> keeping{"kept", "keep", "support", "accept", "compatib", "deprecat", "old form", "in parallel", "both forms", "remain", "sunset", "stays"};
  return has_any(words, keeping);
}

/// Messages are kept for days as well: these words tell that a form of the contract is.
bool speaks_of_old_form(const std::string& words) {
  constexpr std::array<std::string_view, 9> old_form{"old", "deprecat", "previous", "former", "legacy", "compatib", "parallel", "both", "sunset"};
  return has_any(words, old_form);
}

/// Reads one document, line by line, with the headings above each.
class NoticeReader {
 public:
  NoticeReader(const CompiledDocument& document, const Names& known, const Names& old_lines, std::vector<Notice>& notices)
      : document_(document), known_(known), old_lines_(old_lines), notices_(notices) {
    for (const Block& block : document.source.blocks) {
      if (block.kind == BlockKind::heading) headings_.push_back({block.text.at().line, block.marked ? block.level : 0, lower(std::string_view(block.text.plain).substr(0, line_max))});
    }
  }

  void run(const std::set<std::pair<std::string, std::uint32_t>>& demanding) {
    const std::vector<std::string>& lines = document_.source.lines;
    std::size_t next = 0;
    for (std::uint32_t number = 1; number <= lines.size(); ++number) {
      while (next < headings_.size() && headings_[next].line <= number) enter(headings_[next++]);
      const std::string_view line = trim(lines[number - 1]);
      if (line.empty() || demanding.contains({document_.source.path, number}) || old_lines_.contains(line)) continue;
      read(line.substr(0, line_max), number);
    }
    narrow_guides();
  }

 private:
  struct Heading {
    std::uint32_t line = 0;
    std::uint32_t level = 0;  // 0: the document has lost its marks
    std::string words;
  };

  void enter(const Heading& heading) {
    while (!above_.empty() && (heading.level == 0 || above_.back().level >= heading.level || above_.size() >= headings_above_max)) above_.pop_back();
    above_.push_back(heading);
  }

  void read(std::string_view line, std::uint32_t number) {
    const std::string words = lower(line);
    const bool approves = speaks_of_approval(words);
    if (approves) add(Notice::Kind::approval, line, number, {}, {});
    if (read_keeping(line, words, number) || approves) return;
    const bool heading = !above_.empty() && above_.back().line == number;
    const auto guide = std::find_if(above_.begin(), above_.end(), [](const Heading& one) { return heads_migration(one.words); });
    if (heading && !has(words, "](")) return;  // what counts is what stands below it
    const bool in_guide = !heading && guide != above_.end();
    if (in_guide || speaks_of_migration(words)) add(Notice::Kind::migration, line, number, {}, {});
    if (in_guide) guides_.emplace_back(guide->line, notices_.size() - 1);
  }

  /// How long an old form stays, or since when it is deprecated. Result: whether the line says so.
  bool read_keeping(std::string_view line, const std::string& words, std::uint32_t number) {
    if (!speaks_of_keeping(words)) return false;
    constexpr std::array<std::string_view, 7> ending{"until", "till ", "through ", "sunset", "removed on", "removal on", "before "};
    const bool ends = has_any(words, ending);
    const auto date = date_in(line);
    const auto minutes = minutes_in_words(words);
    const std::optional<std::int64_t> days = minutes && speaks_of_old_form(words) ? std::optional(*minutes / minutes_a_day) : std::nullopt;
    const bool keeps = (ends && date) || days;
    const bool deprecates = !ends && date && has(words, "deprecat");
    if (keeps) add(Notice::Kind::kept, line, number, ends ? date : std::nullopt, days);
    if (deprecates) add(Notice::Kind::deprecated, line, number, date, {});
    return keeps || deprecates;
  }

  /// A guide that names events is about these, in all of its lines.
  void narrow_guides() {
    std::map<std::uint32_t, std::set<std::string>> named;
    for (const auto& [section, index] : guides_) named[section].insert(notices_[index].names.begin(), notices_[index].names.end());
    for (const auto& [section, index] : guides_) {
      if (notices_[index].names.empty()) notices_[index].names = named[section];
    }
  }

  void add(Notice::Kind kind, std::string_view line, std::uint32_t number, std::optional<Date> date, std::optional<std::int64_t> days) {
    Notice notice{kind, document_.source.path, number, {}, date, days};
    add_names(line, known_, notice.names);
    for (const Heading& heading : above_) {
      if (notice.names.empty()) add_names(std::string_view(document_.source.lines[heading.line - 1]).substr(0, line_max), known_, notice.names);
    }
    notices_.push_back(std::move(notice));
  }

  const CompiledDocument& document_;
  const Names& known_;
  const Names& old_lines_;
  std::vector<Notice>& notices_;
  std::vector<Heading> headings_;
  std::vector<Heading> above_;
  std::vector<std::pair<std::uint32_t, std::size_t>> guides_;  // line of its heading, index of a notice below it
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

Notices::Notices(const Side& side, const Names& names, const Side* older) {
  const Names old_lines = lines_of_side(older);
  const auto demanding = demanding_lines(side);
  for (const CompiledDocument& document : side.documents) NoticeReader(document, names, old_lines, notices_).run(demanding);
  for (std::size_t i = 0; i < notices_.size(); ++i) {
    for (const std::string& name : notices_[i].names) by_name_[name].push_back(i);
    if (notices_[i].names.empty()) by_file_[notices_[i].file].push_back(i);
  }
}

std::vector<const Notice*> Notices::about(Notice::Kind kind, const std::set<std::string>& names, const std::set<std::string>& files) const {
  std::set<std::size_t> found;
  const auto take = [&](const std::map<std::string, std::vector<std::size_t>>& index, const std::string& key) {
    const auto entry = index.find(key);
    if (entry == index.end()) return;
    for (const std::size_t i : entry->second) {
      if (notices_[i].kind == kind) found.insert(i);
    }
  };
  for (const std::string& name : names) take(by_name_, name);
  for (const std::string& file : files) take(by_file_, file);
  std::vector<const Notice*> out;
  for (const std::size_t i : found) out.push_back(&notices_[i]);
  return out;
}

}  // namespace assay::diff
