#include "harness/audit/allowlist_judge.hpp"

#include "harness/base/strings.hpp"

#include <map>
#include <set>

#include <fmt/format.h>

namespace assay::audit {
namespace {

constexpr std::size_t suggestions_max = 50;  // each compares with every spec

class Judge {
 public:
  Judge(const SpecTree& tree, const References& references, Date today, FindingList& findings) : references_(references), today_(today), findings_(findings) {
    for (const Spec& spec : tree.specs) ids_.push_back(spec.id);
    known_.insert(ids_.begin(), ids_.end());
  }

  void judge(const AllowlistEntry& entry) {
    if (entry.id.empty()) return;  // told as missing
    const auto [first, is_new] = seen_.emplace(entry.id, entry.at.at.line);
    if (!is_new) return findings_.add("AC614", {}, entry.id, entry.at);
    if (!known_.contains(entry.id)) return findings_.add("AC615", {}, entry.id + suggestion(entry.id), entry.at);
    if (const auto named = references_.specs.find(entry.id); named != references_.specs.end() && !named->second.empty()) {
      findings_.add("AC616", {}, fmt::format("{} is named in {}", entry.id, named->second.front().at.file), std::vector{entry.at, named->second.front()});
      return;  // it goes, so nobody need review it
    }
    if (const auto due = entry.due(); due && *due < today_) findings_.add("AC617", {}, fmt::format("{} was due on {}", entry.id, due->to_string()), entry.at);
  }

 private:
  std::string suggestion(const std::string& id) {
    const std::string near = ++suggestions_ > suggestions_max ? std::string() : nearest(id, ids_);
    return near.empty() ? std::string() : fmt::format("; did you mean {}?", near);
  }

  const References& references_;
  Date today_;
  FindingList& findings_;
  std::vector<std::string> ids_;
  std::set<std::string, std::less<>> known_;
  std::map<std::string, std::uint32_t> seen_;
  std::size_t suggestions_ = 0;
};

}  // namespace

void judge_allowlist(const Allowlist& allowlist, const SpecTree& tree, const References& references, Date today, FindingList& findings) {
  for (const AllowlistProblem& problem : allowlist.problems) findings.add(problem.rule, {}, problem.detail, problem.at);
  Judge judge(tree, references, today, findings);
  for (const AllowlistEntry& entry : allowlist.entries) judge.judge(entry);
}

}  // namespace assay::audit
