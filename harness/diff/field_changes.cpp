#include "harness/diff/field_changes.hpp"

#include "harness/base/strings.hpp"
#include "harness/diff/shape.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace assay::diff {
namespace {

using contract::Field;

constexpr std::size_t levels_max = 64;        // of containers above a member that are looked at
constexpr std::size_t name_max = 200;         // longer names are not searched for near ones
constexpr std::size_t candidates_max = 100;   // new members of one container among which a near name is looked for

bool alike(const Field& a, const Field& b) { return a.type == b.type && a.format == b.format && a.enum_values == b.enum_values; }

using Paths = std::set<std::string_view, std::less<>>;

/// Compares the members of two payloads.
class PayloadChanges {
 public:
  PayloadChanges(const Payload& before, const Payload& after, Reader reader, EventReport& report) : before_(before), after_(after), reader_(reader), report_(report) {}

  void run() {
    if (declared()) return;
    find_differences();
    pair_moved();
    pair_renamed();
    for (const std::string_view path : in_document_order(gone_, before_)) removed(path);
    for (const auto& [path, member] : before_) {
      const auto other = after_.find(path);
      if (other != after_.end()) compare_member(member, other->second, report_);
    }
    for (const std::string_view path : in_document_order(fresh_, after_)) added(path);
  }

 private:
  /// A payload that is declared for the first time, or no longer, is one change and not one for each member.
  bool declared() {
    if (before_.empty() == after_.empty()) return before_.empty();
    const EventReport::Places places{before_.empty() ? SourceSpan() : before_.begin()->second.field->at, after_.empty() ? SourceSpan() : after_.begin()->second.field->at};
    if (before_.empty()) {
      report_.add("payload-declared", {}, nobody, fmt::format("the payload was open and is now declared, with {} members", after_.size()), places);
    } else {
      report_.add("payload-undeclared", {}, subscribers, fmt::format("the payload's {} members are no longer declared: nothing of them can be relied on", before_.size()), places);
    }
    return true;
  }

  void find_differences() {
    Paths changed;  // containers that became something else: what stood inside went with them
    for (const auto& [path, member] : before_) {
      const auto other = after_.find(path);
      if (other != after_.end() && !same_container(member.field->type, other->second.field->type)) changed.insert(path);
    }
    all_gone_ = missing(before_, after_);
    all_fresh_ = missing(after_, before_);
    gone_ = outermost(all_gone_, changed);
    fresh_ = outermost(all_fresh_, changed);
  }

  static Paths missing(const Payload& here, const Payload& there) {
    Paths out;
    for (const auto& [path, member] : here) {
      if (!there.contains(path)) out.insert(path);
    }
    return out;
  }

  static bool is_inside(std::string_view path, const Paths& containers) {
    std::string_view above = parent_of(path);
    for (std::size_t level = 0; level < levels_max && !above.empty(); ++level) {
      if (containers.contains(above)) return true;
      above = parent_of(above);
    }
    return false;
  }

  /// Those that stand in no other one of them, and in no container that became something else.
  static Paths outermost(const Paths& paths, const Paths& changed) {
    Paths out;
    for (const std::string_view path : paths) {
      if (!is_inside(path, paths) && !is_inside(path, changed)) out.insert(path);
    }
    return out;
  }

  static std::vector<std::string_view> in_document_order(const Paths& paths, const Payload& payload) {
    std::vector<std::string_view> out(paths.begin(), paths.end());
    const auto place = [&](std::string_view path) -> const SourceSpan& { return payload.find(path)->second.field->at; };
    std::stable_sort(out.begin(), out.end(), [&](std::string_view a, std::string_view b) {
      const SourceSpan& left = place(a);
      const SourceSpan& right = place(b);
      return std::tie(left.file, left.line, left.column) < std::tie(right.file, right.line, right.column);
    });
    return out;
  }

  /// The same name in another container, be that container new or gone itself. What moved inside of its container is one move.
  void pair_moved() {
    std::map<std::string_view, std::vector<std::string_view>> fresh_by_leaf;
    std::map<std::string_view, std::size_t> gone_by_leaf;
    for (const std::string_view path : all_fresh_) fresh_by_leaf[leaf_of(path)].push_back(path);
    for (const std::string_view path : all_gone_) ++gone_by_leaf[leaf_of(path)];
    Paths moved_before;
    for (const std::string_view path : all_gone_) {
      const auto found = fresh_by_leaf.find(leaf_of(path));
      const bool unique = found != fresh_by_leaf.end() && found->second.size() == 1 && gone_by_leaf[leaf_of(path)] == 1;
      if (!unique || is_inside(path, moved_before) || field(before_, path).type != field(after_, found->second.front()).type) continue;
      moved_before.insert(path);
      moved(path, found->second.front(), true);
    }
  }

  /// Another name in the same container.
  void pair_renamed() {
    std::map<std::string_view, std::vector<std::string>> by_parent;
    for (const std::string_view path : fresh_) by_parent[parent_of(path)].emplace_back(path);
    const Paths gone = gone_;
    for (const std::string_view path : gone) {
      const auto found = by_parent.find(parent_of(path));
      if (found == by_parent.end() || found->second.size() > candidates_max) continue;
      if (const auto target = near_name(path, found->second)) moved(path, *target, false);
    }
  }

  [[nodiscard]] std::optional<std::string_view> near_name(std::string_view path, const std::vector<std::string>& candidates) const {
    std::vector<std::string> names;
    for (const std::string& candidate : candidates) {
      if (!fresh_.contains(candidate) || !alike(field(before_, path), field(after_, candidate))) continue;
      const bool same_role = is_tenant(path) && is_tenant(candidate);
      if (same_role || folded_name(leaf_of(candidate)) == folded_name(leaf_of(path))) return *fresh_.find(candidate);
      if (leaf_of(candidate).size() <= name_max) names.emplace_back(leaf_of(candidate));
    }
    const std::string near = leaf_of(path).size() <= name_max ? nearest(leaf_of(path), names) : std::string();
    for (const std::string& candidate : candidates) {
      if (!near.empty() && leaf_of(candidate) == near && fresh_.contains(candidate)) return *fresh_.find(candidate);
    }
    return std::nullopt;
  }

  static const Field& field(const Payload& payload, std::string_view path) { return *payload.find(path)->second.field; }

  void moved(std::string_view path, std::string_view target, bool elsewhere) {
    const Member& old_member = before_.find(path)->second;
    const Member& new_member = after_.find(target)->second;
    const std::string kind = std::string(is_tenant(path) ? "tenant" : "field") + (elsewhere ? "-moved" : "-renamed");
    const std::string words = elsewhere ? fmt::format("stands at {} now", target) : fmt::format("is called {} now", leaf_of(target));
    report_.add(kind, std::string(path), both, words + ": readers of the old one find nothing, messages with the old one are refused", {old_member.field->at, new_member.field->at})
        .through = new_member.through;
    gone_.erase(path);
    fresh_.erase(target);
  }

  void removed(std::string_view path) {
    const Member& member = before_.find(path)->second;
    const bool tenant = is_tenant(path);
    const std::string words = tenant ? "is gone, and with it the tenant: receivers cannot keep tenants apart, messages with it are refused"
                                     : "is gone: readers no longer get it, messages with it are refused";
    report_.add(tenant ? "tenant-removed" : "field-removed", std::string(path), both, words, {member.field->at, {}}).through = member.through;
  }

  void added(std::string_view path) {
    const Member& member = after_.find(path)->second;
    const bool required = member.field->required == true;
    const Breaks breaks{required, reader_ == Reader::strict};
    std::string words = required ? "is new and required: messages without it are refused" : "is new and may be left out";
    if (breaks.subscriber) words += "; the contract has readers refuse members that they do not know";
    report_.add("field-added", std::string(path), breaks, words, {{}, member.field->at}).through = member.through;
  }

  const Payload& before_;
  const Payload& after_;
  Reader reader_;
  EventReport& report_;
  Paths all_gone_;
  Paths all_fresh_;
  Paths gone_;   // outermost ones that are still to be told
  Paths fresh_;
};

}  // namespace

void compare_payloads(const Payload& before, const Payload& after, Reader reader, EventReport& report) { PayloadChanges(before, after, reader, report).run(); }

}  // namespace assay::diff
