#include "harness/audit/allowlist.hpp"

#include "harness/audit/allowlist_tree.hpp"
#include "harness/audit/lines.hpp"
#include "harness/base/file.hpp"
#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include <fmt/format.h>

namespace assay::audit {
namespace {

constexpr std::uint64_t bytes_max = 4ULL << 20;  // written by hand
constexpr std::array<std::string_view, 6> entry_keys{"id", "rationale", "owner", "added", "reviewed", "review"};
constexpr std::array<std::string_view, 6> list_keys{"entries", "version", "description", "owner", "last_reviewed", "$schema"};
constexpr std::array<std::string_view, 6> placeholders{"todo", "tbd", "n/a", "-", "...", "…"};
constexpr std::size_t key_bytes_max = 60;
constexpr std::size_t id_bytes_max = 240;  // it may be a path

/// Words that say nothing, as the advice of an audit has them for the author to fill in: "<why …>".
bool is_placeholder(std::string_view words) {
  const std::string word = lower(trim(words));
  return word.empty() || (word.starts_with('<') && word.ends_with('>')) || std::find(placeholders.begin(), placeholders.end(), word) != placeholders.end();
}

std::string unknown_key(std::string_view key, std::span<const std::string_view> keys) {
  const std::vector<std::string> known(keys.begin(), keys.end());
  const std::string near = nearest(key, known);
  return fmt::format("'{}'{}", key.size() > key_bytes_max ? "…" : key, near.empty() ? "" : fmt::format("; did you mean '{}'?", near));
}

bool is_one_of(std::string_view word, std::span<const std::string_view> words) { return std::find(words.begin(), words.end(), word) != words.end(); }

/// Reads one entry.
class EntryReader {
 public:
  EntryReader(const Lines& lines, Date today, std::vector<AllowlistProblem>& problems)
      : lines_(lines), today_(today), problems_(problems), problems_before_(problems.size()) {}

  AllowlistEntry read(const TextTree& tree) {
    entry_.at = lines_.quote(tree.offset);
    if (tree.kind != TextTree::Kind::map) {
      problem("AC611", "it is no map with id, rationale, owner and added", tree.offset);  // it has no id, so it allows nothing
      return std::move(entry_);
    }
    for (const TextTree::Member& member : tree.members) take_id(member);
    for (const TextTree::Member& member : tree.members) take(member);
    about_missing();
    about_dates();
    entry_.in_error = problems_.size() > problems_before_;
    return std::move(entry_);
  }

 private:
  struct Day {
    std::optional<Date>& date;
    std::size_t offset = 0;
    bool printed = false;
  };

  static std::string words_of(const TextTree::Member& member) {
    return std::string(trim(member.value.kind == TextTree::Kind::scalar ? member.value.text : std::string()));
  }

  /// First of all, so that whatever else is wrong names the entry.
  void take_id(const TextTree::Member& member) {
    if (member.key != "id" || !entry_.id.empty()) return;
    entry_.id = words_of(member).substr(0, id_bytes_max);
    if (!entry_.id.empty()) entry_.at = lines_.quote(member.offset);
  }

  void take(const TextTree::Member& member) {
    if (!is_one_of(member.key, entry_keys)) return problem("AC612", unknown_key(member.key, entry_keys), member.offset);
    if (!seen_.insert(member.key).second) return problem("AC612", fmt::format("'{}' for a second time", member.key), member.offset);
    const std::string words = words_of(member);
    if (member.key == "rationale" || member.key == "owner") {
      (member.key == "owner" ? entry_.owner : entry_.rationale) = is_placeholder(words) ? std::string() : words;
    } else if (member.key != "id" && !words.empty()) {
      take_day(member.key == "added" ? added_ : member.key == "reviewed" ? reviewed_ : review_, member, words);
    }
  }

  void take_day(Day& day, const TextTree::Member& member, const std::string& words) {
    day.date = Date::parse(words);
    day.offset = member.offset;
    day.printed = true;
    if (!day.date) problem("AC613", fmt::format("'{}' is no day of the calendar in the form 2026-03-28", member.key), member.offset);
  }

  void about_missing() {
    std::vector<std::string> missing;
    if (entry_.id.empty()) missing.emplace_back("id");
    if (entry_.rationale.empty()) missing.emplace_back("rationale");
    if (entry_.owner.empty()) missing.emplace_back("owner");
    if (!added_.printed) missing.emplace_back("added");
    if (missing.empty()) return;
    problems_.push_back({"AC611", fmt::format("{}{} not said", entry_.id.empty() ? "" : entry_.id + ": ", join(missing, ", ")), entry_.at});
  }

  void about_dates() {
    if (entry_.added && *entry_.added > today_) problem("AC613", "'added' lies in the future", added_.offset);
    if (entry_.reviewed && *entry_.reviewed > today_) problem("AC613", "'reviewed' lies in the future", reviewed_.offset);
    if (entry_.added && entry_.reviewed && *entry_.reviewed < *entry_.added) problem("AC613", "'reviewed' lies before 'added'", reviewed_.offset);
    about_review();
  }

  /// A day too far away; where the quarter is over anyway, the entry is overdue, which is told elsewhere.
  void about_review() {
    const std::optional<Date> seen = entry_.reviewed ? entry_.reviewed : entry_.added;
    const Date latest = seen.value_or(today_).plus_days(review_days);
    if (!entry_.review || *entry_.review <= latest || latest < today_) return;
    problem("AC618", fmt::format("{}, and {} is the latest", entry_.review->to_string(), latest.to_string()), review_.offset);
  }

  void problem(std::string_view rule, std::string detail, std::size_t offset) {
    if (!entry_.id.empty()) detail = entry_.id + ": " + detail;
    problems_.push_back({rule, std::move(detail), lines_.quote(offset)});
  }

  const Lines& lines_;
  Date today_;
  std::vector<AllowlistProblem>& problems_;
  std::size_t problems_before_;
  AllowlistEntry entry_;
  Day added_{entry_.added}, reviewed_{entry_.reviewed}, review_{entry_.review};
  std::set<std::string> seen_;
};

/// The list of entries of a file; null if there is none, and then `why` says what stands there instead.
const TextTree* entries_of(const TextTree& root, std::string& why) {
  if (root.kind == TextTree::Kind::list) return &root;
  if (root.kind != TextTree::Kind::map) {
    why = "must be a list of entries, or a map with the list under 'entries'";
    return nullptr;
  }
  const auto entries = std::find_if(root.members.begin(), root.members.end(), [](const TextTree::Member& member) { return member.key == "entries"; });
  if (entries == root.members.end()) {
    why = "has no list under 'entries'";
  } else if (entries->value.kind != TextTree::Kind::list) {
    why = "must have a list under 'entries'";
  }
  return why.empty() ? &entries->value : nullptr;
}

}  // namespace

std::optional<Date> AllowlistEntry::due() const {
  const std::optional<Date> seen = reviewed ? reviewed : added;
  if (!seen) return review;
  const Date latest = seen->plus_days(review_days);
  return review && *review < latest ? review : latest;
}

bool AllowlistEntry::stands(Date today) const {
  const std::optional<Date> last = due();
  return !in_error && last && today <= *last;
}

Result<Allowlist> allowlist_of(const std::string& path, std::string_view text, Date today) {
  const auto tree = read_text_tree(path, text);
  if (!tree) return tl::unexpected(tree.error());
  const Lines lines(path, text);
  std::string why;
  const TextTree* const entries = entries_of(*tree, why);
  if (entries == nullptr) {
    SourceSpan place = lines.at(tree->offset);
    return failure(ErrorCode::invalid, why, std::move(place));
  }
  Allowlist list;
  list.path = path;
  list.json = looks_like_json(path, text);
  for (const TextTree::Member& member : tree->members) {
    if (!is_one_of(member.key, list_keys)) list.problems.push_back({"AC612", unknown_key(member.key, list_keys), lines.quote(member.offset)});
  }
  for (const TextTree& item : entries->items) list.entries.push_back(EntryReader(lines, today, list.problems).read(item));
  return list;
}

Result<Allowlist> read_allowlist(const std::string& path, Date today) {
  const auto text = read_text_file(path, bytes_max);
  if (!text) return tl::unexpected(text.error());
  return allowlist_of(path, *text, today);
}

}  // namespace assay::audit
