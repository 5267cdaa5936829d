#include "reports/diff.hpp"

#include "harness/base/strings.hpp"
#include "reports/failure_text.hpp"
#include "reports/text.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <vector>

#include <fmt/format.h>

namespace assay::reports {
namespace {

using diff::Change;
using diff::Difference;

constexpr std::size_t parties_shown = 5;
constexpr std::size_t compatible_shown = 12;  // of one event
constexpr std::size_t alike_reach = 200;       // changes of one event that are looked through for such
constexpr std::size_t shared_min = 3;          // events
constexpr std::size_t names_shown = 8;        // of changes that are told together

/// How a change is marked at the left.
std::string mark_of(const Change& change, const Paint& paint) {
  if (change.fails()) return paint.red("✗");
  return change.breaks.any() ? paint.yellow("!") : paint.dim("·");
}

int rank_of(const Change& change) { return change.fails() ? 0 : change.breaks.any() ? 1 : 2; }

std::string sides(const diff::Breaks& breaks) {
  if (breaks.publisher && breaks.subscriber) return "publishers and subscribers";
  return breaks.publisher ? "publishers" : "subscribers";
}

std::string victims(const Change& change) {
  std::string out = "breaks " + sides(change.breaks);
  if (change.parties.empty()) return out;
  std::vector<std::string> shown = change.parties;
  if (shown.size() > parties_shown) shown.resize(parties_shown);
  out += ": " + one_line(join(shown, ", "));
  if (change.parties.size() > shown.size()) out += fmt::format(" and {} more", change.parties.size() - shown.size());
  return out;
}

/// Changes beside the events stand in one group, each with its subject.
std::string title_of(const Change& change) { return change.event.empty() ? "Beside the events" : one_line(change.event); }

std::string name_of(const Change& change) {
  if (!change.subject.empty() && change.event.empty()) return change.path.empty() || change.path.starts_with("obligations/") ? change.subject : change.subject + ": " + change.path;
  return change.path;
}

/// What is said of a change beside its name; changes of one event that share it are told together.
std::string statement_of(const Change& change) { return change.through.empty() ? change.text : change.text + ", through " + change.through; }

bool told_together(const Change& a, const Change& b) {
  return a.kind == b.kind && a.breaks == b.breaks && a.text == b.text && a.through == b.through && a.parties == b.parties && a.missing == b.missing && a.event == b.event && !a.path.empty();
}

std::string headline(const std::vector<const Change*>& changes) {
  std::vector<std::string> names;
  for (const Change* const change : changes) {
    if (names.size() < names_shown) names.push_back(name_of(*change));
  }
  std::string out = join(names, ", ");
  if (changes.size() > names.size()) out += fmt::format(" and {} more", changes.size() - names.size());
  const char* const between = out.empty() ? "" : changes.size() > 1 ? ": " : " ";
  return one_line(out + between + statement_of(*changes.front()));
}

class Page {
 public:
  explicit Page(const DiffView& view) : paint_{view.color}, width_(static_cast<std::size_t>(std::clamp(view.width, 40, 200))) {}

  std::string text(const Difference& difference) {
    find_shared(difference);
    std::vector<const Change*> group;
    for (const Change& change : difference.changes) {
      if (shared_.contains(&change)) continue;
      if (!group.empty() && group.front()->event != change.event) take(group);
      group.push_back(&change);
    }
    take(group);
    std::stable_sort(groups_.begin(), groups_.end(), [](const auto& a, const auto& b) { return rank_of(*a.front()) < rank_of(*b.front()); });
    for (const auto& changes : groups_) add_group(changes);
    return out_ + verdict(difference);
  }

  /// What many events take from one place (a base envelope, a shared type, a referred event) has changed once.
  void find_shared(const Difference& difference) {
    std::map<std::tuple<std::string, std::string, std::string, std::string>, std::vector<const Change*>> alike;
    for (const Change& change : difference.changes) {
      if (!change.event.empty()) alike[{change.kind, change.path, change.text, place(change.old_at) + "\n" + place(change.new_at)}].push_back(&change);
    }
    for (auto& [key, changes] : alike) {
      if (changes.size() < shared_min) continue;
      shared_.insert(changes.begin(), changes.end());
      shared_changes_.push_back(std::move(changes));
    }
    std::stable_sort(shared_changes_.begin(), shared_changes_.end(), [](const auto& a, const auto& b) { return rank_of(*a.front()) < rank_of(*b.front()); });
    for (const auto& changes : shared_changes_) add_shared(changes);
  }

  void add_shared(const std::vector<const Change*>& changes) {
    std::vector<std::string> names;
    for (const Change* const change : changes) {
      if (names.size() < names_shown) names.push_back(one_line(change->event));
    }
    std::string title = join(names, ", ");
    if (changes.size() > names.size()) title += fmt::format(" and {} more events", changes.size() - names.size());
    for (const std::string& part : wrapped(title, width_)) out_ += paint_.bold(part) + '\n';
    const Change& change = *changes.front();
    add_first_line(change, headline({&change}));
    if (change.breaks.any()) {
      line(4, "breaks " + sides(change.breaks));
      add_places(change, 0);
    }
    add_missing(changes);
    out_ += '\n';
  }

  /// Breaking ones first, within a group and among groups.
  void take(std::vector<const Change*>& group) {
    if (group.empty()) return;
    std::stable_sort(group.begin(), group.end(), [](const Change* a, const Change* b) { return rank_of(*a) < rank_of(*b); });
    groups_.push_back(std::move(group));
    group.clear();
  }

  void line(std::size_t margin, const std::string& words) {
    for (const std::string& part : wrapped(words, width_ - margin)) out_ += std::string(margin, ' ') + part + '\n';
  }

  void dim_line(std::size_t margin, const std::string& words) {
    for (const std::string& part : wrapped(words, width_ - margin)) out_ += std::string(margin, ' ') + paint_.dim(part) + '\n';
  }

  void add_group(const std::vector<const Change*>& changes) {
    out_ += paint_.bold(title_of(*changes.front())) + (changes.front()->planned ? " (planned)" : "") + '\n';
    std::size_t compatible = 0;
    std::size_t hidden = 0;
    std::vector<bool> told(changes.size(), false);
    for (std::size_t i = 0; i < changes.size(); ++i) {
      if (told[i]) continue;
      std::vector<const Change*> alike{changes[i]};
      for (std::size_t j = i + 1; j < changes.size() && j < i + alike_reach; ++j) {
        if (told[j] || !told_together(*changes[i], *changes[j])) continue;
        alike.push_back(changes[j]);
        told[j] = true;
      }
      if (changes[i]->breaks.any()) {
        add_break(alike);
      } else if (++compatible <= compatible_shown) {
        add_first_line(*changes[i], headline(alike));
      } else {
        hidden += alike.size();
      }
    }
    if (hidden > 0) dim_line(4, fmt::format("and {} that nobody breaks by", counted(hidden, "more change", "more changes")));
    add_missing(changes);
    out_ += '\n';
  }

  void add_first_line(const Change& change, const std::string& words) {
    const std::vector<std::string> parts = wrapped(words, width_ - 4);
    out_ += "  " + mark_of(change, paint_) + ' ' + parts.front() + '\n';
    for (std::size_t i = 1; i < parts.size(); ++i) out_ += "    " + parts[i] + '\n';
  }

  void add_break(const std::vector<const Change*>& alike) {
    const Change& change = *alike.front();
    add_first_line(change, headline(alike));
    line(4, victims(change));
    add_places(change, alike.size() - 1);
  }

  /// In one line where it fits.
  void add_places(const Change& change, std::size_t more) {
    const std::string before = change.old_at.file.empty() ? "(not there)" : place(change.old_at);
    std::string after = change.new_at.file.empty() ? "(not there)" : place(change.new_at);
    if (more > 0) after += fmt::format(" and {} more", more);
    const bool fits = columns_of(before) + columns_of(after) + 7 <= width_;
    out_ += "    " + paint_.dim(before) + (fits ? " " : "\n    ") + paint_.dim("→ " + after) + '\n';
  }

  /// Once for each different list; mostly a group has one.
  void add_missing(const std::vector<const Change*>& changes) {
    std::vector<std::string> said;
    for (const Change* const change : changes) {
      const std::string missing = join(change->missing, ", ");
      if (missing.empty() || std::find(said.begin(), said.end(), missing) != said.end()) continue;
      said.push_back(missing);
      line(2, paint_.red("not announced:") + " no " + one_line(missing));
    }
  }

  std::string verdict(const Difference& difference) const {
    std::uint64_t failing = 0;
    std::uint64_t announced = 0;
    std::uint64_t planned = 0;
    std::uint64_t compatible = 0;
    for (const Change& change : difference.changes) {
      ++(change.fails() ? failing : !change.breaks.any() ? compatible : change.planned ? planned : announced);
    }
    if (difference.changes.empty()) return paint_.green("PASS") + "  nothing has changed\n";
    std::vector<std::string> parts{counted(failing, "unannounced breaking change", "unannounced breaking changes")};
    if (announced > 0) parts.push_back(fmt::format("{} announced", grouped(announced)));
    if (planned > 0) parts.push_back(fmt::format("{} in planned events", grouped(planned)));
    parts.push_back(fmt::format("{} that {} nobody", grouped(compatible), compatible == 1 ? "breaks" : "break"));
    std::string out = (failing > 0 ? paint_.red("FAIL") : paint_.green("PASS")) + "  " + join(parts, ", ") + '\n';
    if (failing > 0) out += paint_.dim("      what a breaking change must come with is said " + asked_at(difference.demands)) + '\n';
    return out;
  }

  static std::string asked_at(const diff::Demands& demands) {
    return demands.at.file.empty() ? "by no document; assay asks for the usual" : "at " + place(demands.at);
  }

  Paint paint_;
  std::size_t width_;
  std::set<const Change*> shared_;  // only asked, never walked
  std::vector<std::vector<const Change*>> shared_changes_;
  std::vector<std::vector<const Change*>> groups_;
  std::string out_;
};

/// "new.md:12: error: depot_crate_sealed: dock_id is gone … (breaks subscribers) [AC701]".
std::string quiet_line(const Change& change) {
  const SourceSpan& at = change.new_at.file.empty() ? change.old_at : change.new_at;
  return fmt::format("{}: error: {}: {} ({}) [{}]\n", place(at), one_line(change.about()), one_line(change.path + (change.path.empty() ? "" : " ") + statement_of(change)), victims(change), diff::rule_of(change));
}

}  // namespace

std::string diff_text(const Difference& difference, const DiffView& view) {
  if (!view.quiet) return Page(view).text(difference);
  std::string out;
  for (const Change& change : difference.changes) {
    if (change.fails()) out += quiet_line(change);
  }
  return out;
}

}  // namespace assay::reports
