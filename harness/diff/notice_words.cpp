#include "harness/diff/notice_words.hpp"

#include "harness/base/bytes.hpp"
#include "harness/base/strings.hpp"
#include "harness/base/words.hpp"
#include "harness/diff/amounts.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace assay::diff {
namespace {

template <std::size_t N>
bool has_any(std::string_view words, const std::array<std::string_view, N>& wanted) {
  return std::any_of(wanted.begin(), wanted.end(), [&](std::string_view word) { return has(words, word); });
}

/// Lower case, without the marks of emphasis and lists; the bars of a table are colons: "| Owner | Dana |" is "owner : dana".
std::string plain_words(std::string_view statement) {
  std::string out = lower(statement);
  std::erase_if(out, [](char c) { return c == '*' || c == '`'; });
  std::replace(out.begin(), out.end(), '|', ':');
  const std::size_t begin = out.find_first_not_of(" \t:>-+#");
  out.erase(0, begin);
  if (out.starts_with("[x]")) out.erase(0, 3);
  return std::string(trim(out));
}

/// Letters, digits, `/`, `'` and `-` with one blank around each word, so that " no " is the word and never a part of one.
std::string spaced(std::string_view words) {
  std::string out = " ";
  for (const char c : words) {
    const bool part = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '/' || c == '\'' || c == '-' || static_cast<unsigned char>(c) >= 0x80;
    if (part) out += c;
    if (!part && out.back() != ' ') out += ' ';
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

/// Ends at a full stop, question or exclamation mark before a blank; with `clauses` at a semicolon too.
std::vector<std::string_view> parts_of(std::string_view words, bool clauses) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const char c = words[i];
    const bool stop = (c == '.' || c == '!' || c == '?') && (i + 1 == words.size() || words[i + 1] == ' ');
    const bool number = c == '.' && std::all_of(words.begin() + static_cast<std::ptrdiff_t>(begin), words.begin() + static_cast<std::ptrdiff_t>(i), [](char d) { return is_digit(d) || d == ' '; });
    if (number || (!stop && !(clauses && c == ';'))) continue;
    out.push_back(words.substr(begin, i - begin));
    begin = i + 1;
  }
  out.push_back(words.substr(begin));
  std::erase_if(out, [](std::string_view part) { return trim(part).empty(); });
  return out;
}

/// Takes every `phrase` out of spaced words and puts `other` there.
void replace_all(std::string& words, std::string_view phrase, std::string_view other) {
  for (std::size_t at = words.find(phrase); at != std::string::npos; at = words.find(phrase, at + other.size() - 1)) words.replace(at, phrase.size(), other);
}

/// "not removed before" keeps, and "no later than" denies nothing: takes them out of spaced words.
std::string without_harmless(std::string words) {
  constexpr std::array<std::string_view, 15> harmless{" no later than ", " not later than ", " no earlier than ", " not earlier than ", " no sooner than ", " no less than ", " not less than ", " no fewer than ",
                                                      " not only ", " no objections ", " no objection ", " without objections ", " without objection ", " without change ", " without changes "};
  constexpr std::array<std::string_view, 10> unremoved{" not removed ", " not be removed ", " never removed ", " no removal ", " not dropped ", " not be dropped ", " not retired ", " not be retired ", " not withdrawn ", " not be withdrawn "};
  for (const std::string_view phrase : harmless) replace_all(words, phrase, " ");
  for (const std::string_view phrase : unremoved) replace_all(words, phrase, " kept ");
  return words;
}

/// The clause says that something is not so, or is only wished for.
bool denies(std::string_view clause) {
  constexpr std::array<std::string_view, 36> negations{
      " not ", " no ", " never ", " without ", " nobody ", " none ", " nothing ", " neither ", " nor ", " cannot ", "n't ", " refused ", " declined ", " rejected ", " denied ", " revoked ", " withheld ", " pending ",
      " awaiting ", " awaits ", " waiting ", " to be ", " tbd ", " tba ", " tbc ", " todo ", " n/a ", " na ", " asked ", " requested ", " missing ", " outstanding ", " lacks ", " instead of ", " would ", " proposed "};
  return has_any(without_harmless(spaced(clause)), negations);
}

std::optional<Date> date_in(std::string_view words) {
  for (std::size_t i = 0; i + 10 <= words.size(); ++i) {
    const bool inside = i > 0 && is_digit(words[i - 1]);
    if (inside || words[i + 4] != '-') continue;
    if (const auto date = Date::parse(words.substr(i, 10))) return date;
  }
  return std::nullopt;
}

bool speaks_of_keeping(std::string_view words) {
  constexpr std::array<std::string_view, 20> keeping{"kept", "keep", "support", "accept", "compatib", "deprecat", "old form", "in parallel", "both forms", "remain", "sunset", "stays", "retained", "retain ",
                                                     "published", "publishing", "dual", "side by side", "available", "removed after"};
  return has_any(words, keeping);
}

/// Messages are kept for days as well: these words tell that a form of the contract is.
bool speaks_of_old_form(std::string_view words) {
  constexpr std::array<std::string_view, 13> old_form{" old ", "deprecat", "previous", "former", "legacy", "compatib", "parallel", " both ", "sunset", " dual ", " dual-", "side by side", "side-by-side"};
  return has_any(words, old_form);
}

/// The day that stands behind a word for an end; nothing if no end is told.
std::optional<Date> end_in(std::string_view words) {
  constexpr std::array<std::string_view, 13> ending{"until", "till ", "through ", "sunset", "removed on", "removal on", "removal date", "retired on", "dropped on", "end of support", "end of life", "deprecation date", "before "};
  std::optional<Date> end;
  for (const std::string_view word : ending) {
    const std::size_t at = words.find(word);
    if (!end && at != std::string_view::npos) end = date_in(words.substr(at));
    if (!end && at != std::string_view::npos) end = date_in(words);
  }
  return end;
}

Kept kept_in_clause(std::string_view clause, bool old_form) {
  Kept kept;
  const std::string words = without_harmless(spaced(clause));
  if (!speaks_of_keeping(words) || denies(clause)) return kept;
  kept.until = end_in(clause);
  const auto minutes = minutes_in_words(clause);
  if (minutes && old_form) kept.days = *minutes / minutes_a_day;
  const bool since = has(clause, "deprecat") && (!kept.until || has(clause, "deprecation date"));
  if (since) kept.deprecated = date_in(clause);
  return kept;
}

bool is_approval_label(std::string_view label) {
  constexpr std::array<std::string_view, 14> labels{"approval", "approvals", "approved", "approved by", "approved on", "approval by", "approval given", "approval date", "sign-off", "sign off", "signoff", "signed off", "signed off by", "sign-offs"};
  return std::find(labels.begin(), labels.end(), label) != labels.end() || (label.starts_with("breaking change") && label.ends_with("approved by"));
}

/// A value that names somebody or a day: not the heading of a table, and not what is still to come.
bool is_given(std::string_view value) {
  constexpr std::array<std::string_view, 17> open{" required ", " needed ", " needs ", " must ", " open ", " unknown ", " in review ", " under review ", " draft ", " see below ", " if ", " unless ", " should ", " once ", " when ", " will ", " may "};
  constexpr std::array<std::string_view, 9> headings{"date", "name", "role", "when", "who", "status", "version", "by", "change"};
  std::string only = spaced(value);
  if (denies(value) || has_any(only, open)) return false;
  only = std::string(trim(only));
  for (const std::string_view heading : headings) {
    if (only.starts_with(heading) && (only.size() == heading.size() || std::find(headings.begin(), headings.end(), trim(std::string_view(only).substr(heading.size()))) != headings.end())) return false;
  }
  return std::any_of(only.begin(), only.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; });
}

/// "The board approved this change on Monday", "Reviewed and approved by Dana": not what a program or a person approves in daily work.
bool approves(std::string_view clause) {
  constexpr std::array<std::string_view, 6> begins{"approved by ", "reviewed and approved", "signed off by ", "approved on ", "approved, ", "approved for "};
  constexpr std::array<std::string_view, 5> given{" approved ", " approval was ", " approval has been ", " approval is given ", " signed off "};
  constexpr std::array<std::string_view, 7> subjects{" breaking change", " this change", " the change", " contract change", " this version", " removal ", " the rename"};
  const std::string_view begin = trim(clause);
  const std::string words = spaced(clause);
  const bool starts = std::any_of(begins.begin(), begins.end(), [&](std::string_view word) { return begin.starts_with(word); });
  const bool told = starts || (has_any(words, given) && has_any(words, subjects));
  return told && is_given(clause) && !has(words, " be approved ");
}

}  // namespace

Kept kept_in(std::string_view statement) {
  Kept kept;
  if (is_unticked(statement)) return kept;
  const std::string words = plain_words(statement);
  for (const std::string_view sentence : parts_of(words, false)) {
    const bool old_form = speaks_of_old_form(spaced(sentence));
    for (const std::string_view clause : parts_of(sentence, true)) {
      const Kept here = kept_in_clause(clause, old_form);
      if (here.until) kept.until = std::max(kept.until, here.until);
      if (here.days) kept.days = std::max(kept.days, here.days);
      if (here.deprecated && !kept.deprecated) kept.deprecated = here.deprecated;
    }
  }
  return kept;
}

bool tells_approval(std::string_view statement) {
  if (is_unticked(statement)) return false;
  const std::string words = plain_words(statement);
  const std::size_t colon = words.find(':');
  if (colon != std::string::npos && is_approval_label(trim(std::string_view(words).substr(0, colon)))) return is_given(std::string_view(words).substr(colon + 1));
  for (const std::string_view sentence : parts_of(words, true)) {
    if (approves(sentence)) return true;
  }
  return false;
}

std::vector<std::string_view> sentences_in(std::string_view statement) { return parts_of(statement, false); }

bool is_about_approval_or_keeping(std::string_view statement) {
  const std::string words = plain_words(statement);
  if (has(words, "approv") || has(words, "sign-off") || has(words, "signed off")) return true;
  return speaks_of_keeping(words) && speaks_of_old_form(spaced(words)) && (date_in(words) || minutes_in_words(words));
}

bool heads_guide(std::string_view heading) {
  constexpr std::array<std::string_view, 7> words{"migration", "migrating", "migrate", "upgrading", "upgrade guide", "upgrade notes", "how to upgrade"};
  constexpr std::array<std::string_view, 3> others{"database", "sql", "data migration"};
  const std::string plain = lower(heading);
  return has_any(plain, words) && !has_any(plain, others);
}

bool heads_breaking_changes(std::string_view heading) { return has(lower(heading), "breaking change"); }

bool points_to_guide(std::string_view statement) {
  constexpr std::array<std::string_view, 8> phrases{"migration guide", "upgrade guide", "upgrade notes", "migration notes", "how to migrate", "how to upgrade", "migration path", "migration steps"};
  if (is_unticked(statement)) return false;
  const std::string words = plain_words(statement);
  for (const std::string_view clause : parts_of(words, true)) {
    if (has_any(clause, phrases) && !denies(clause)) return true;
  }
  return false;
}

bool has_substance(std::string_view statement) {
  constexpr std::array<std::string_view, 20> later{" tbd ", " tba ", " tbc ", " todo ", " n/a ", " pending ", " awaiting ", " to be written ", " to be defined ", " to be done ", " to be added ", " to be provided ", " to be announced ",
                                                   " to be decided ", " coming soon ", " will follow ", " not written ", " not yet written ", " not available ", " later version "};
  constexpr std::array<std::string_view, 16> nothing{" no migration ", " no guide ", " no steps ", " no instructions ", " no notes ", " no action ", " not documented ", " nothing to ", " nothing is needed ", " nothing yet ", " none needed ", " none required ",
                                                     " not needed ", " not required ", " without a guide ", " without migration "};
  if (is_unticked(statement)) return false;
  const std::string words = plain_words(statement);
  for (const std::string_view sentence : parts_of(words, false)) {
    const std::string spelled = spaced(sentence);
    const bool empty = spelled.starts_with(" none ") || spelled.starts_with(" nothing ") || has_any(spelled, later) || has_any(spelled, nothing);
    if (!empty && std::count(spelled.begin(), spelled.end(), ' ') > 3) return true;  // three words and more
  }
  return false;
}

bool links_to_document(std::string_view statement) {
  for (std::size_t at = statement.find("]("); at != std::string_view::npos; at = statement.find("](", at + 2)) {
    const std::string_view target = statement.substr(at + 2);
    if (!target.empty() && target[0] != '#' && target[0] != ')' && target[0] != ' ') return true;
  }
  return false;
}

bool is_step(std::string_view statement) {
  const std::string_view words = trim(statement);
  const std::size_t end = words.find_first_not_of("0123456789");
  return end != std::string_view::npos && end > 0 && end < 4 && (words[end] == '.' || words[end] == ')') && has_substance(words.substr(end + 1));
}

bool is_unticked(std::string_view statement) { return has(statement, "[ ]"); }

}  // namespace assay::diff
