#include "harness/diff/field_changes.hpp"
#include "harness/diff/shape.hpp"

#include "harness/base/strings.hpp"

#include <set>

#include <fmt/format.h>

namespace assay::diff {
namespace {

using contract::Field;

constexpr std::size_t values_shown_max = 6;

std::string listed(std::vector<std::string> values) {
  const std::size_t all = values.size();
  if (all > values_shown_max) values.resize(values_shown_max);
  return join(values, ", ") + (all > values_shown_max ? fmt::format(" and {} more", all - values_shown_max) : std::string());
}

std::vector<std::string> without(const std::vector<std::string>& values, const std::vector<std::string>& others) {
  const std::set<std::string, std::less<>> known(others.begin(), others.end());
  std::vector<std::string> out;
  for (const std::string& value : values) {
    if (!known.contains(value)) out.push_back(value);
  }
  return out;
}

std::string type_name(const std::string& type) { return type == "unknown" ? "not said" : type; }

/// Compares one member, aspect by aspect.
class MemberChanges {
 public:
  MemberChanges(const Member& before, const Member& after, EventReport& report) : before_(*before.field), after_(*after.field), report_(report) {
    // A member that was printed elsewhere before and after has changed there.
    if (!before.through.empty() || !after.through.empty()) through_ = after.through.empty() ? before.through : after.through;
  }

  void run() {
    requirement();
    null();
    const Relation relation = relate_types(before_.type, after_.type);
    if (relation != Relation::same) {
      type(relation);
      return;  // format and enum belong to the type
    }
    format();
    values();
  }

 private:
  void add(std::string_view kind, Breaks breaks, const std::string& text) {
    report_.add(kind, before_.path, breaks, text, {before_.at, after_.at}).through = through_;
  }

  void requirement() {
    if (before_.required == after_.required) return;
    if (after_.required == true) {
      const char* const was = before_.required ? "optional" : "not said to be required";
      add("field-made-required", publishers, fmt::format("was {} and is now required: a message without it is refused", was));
    } else if (before_.required == true && after_.required) {
      add("field-made-optional", subscribers, "was required and is now optional: a message may come without it");
    } else if (before_.required == true) {
      add("field-requirement-unsaid", subscribers, "was required and the document no longer says so: a message may come without it");
    } else {
      add("requirement-clarified", nobody, after_.required ? "is now said to be optional" : "is no longer said to be optional");
    }
  }

  void null() {
    if (!before_.nullable && after_.nullable) add("field-made-nullable", subscribers, "may now be null");
    if (before_.nullable && !after_.nullable) add("null-refused", publishers, "may no longer be null: a message that says null is refused");
  }

  void type(Relation relation) {
    const std::string words = fmt::format("type {} -> {}", type_name(before_.type), type_name(after_.type));
    if (relation == Relation::narrower) {
      add("type-narrowed", publishers, words + ": what else was sent is refused");
    } else if (relation == Relation::wider) {
      add("type-widened", subscribers, words + ": values may come that could not come before");
    } else {
      add("type-changed", both, words);
    }
  }

  void format() {
    if (before_.format == after_.format) return;
    const std::string words = fmt::format("format {} -> {}", before_.format.value_or("none"), after_.format.value_or("none"));
    if (!before_.format) {
      add("format-narrowed", publishers, words + ": other texts are refused");
    } else if (!after_.format) {
      add("format-loosened", subscribers, words + ": any text may come");
    } else {
      add("format-changed", both, words);
    }
  }

  void values() {
    const std::vector<std::string> gone = without(before_.enum_values, after_.enum_values);
    const std::vector<std::string> fresh = without(after_.enum_values, before_.enum_values);
    if (gone.empty() && fresh.empty()) return;
    if (before_.enum_values.empty()) {
      add("enum-introduced", publishers, fmt::format("is now one of {}: other values are refused", listed(fresh)));
    } else if (after_.enum_values.empty()) {
      add("enum-dropped", subscribers, "is no longer bound to a list: any value may come");
    } else if (gone.size() == 1 && fresh.size() == 1 && is_constant_of_event(gone.front(), fresh.front())) {
      add("version-changed", nobody, fmt::format("{} -> {}", gone.front(), fresh.front()));
    } else {
      if (!gone.empty()) add("enum-value-removed", publishers, fmt::format("{} no longer allowed: a message that says so is refused", listed(gone)));
      if (!fresh.empty()) add("enum-value-added", subscribers, fmt::format("{} now allowed: a value may come that no reader knows", listed(fresh)));
    }
  }

  /// A constant that only says which version, or under which name, the event is.
  [[nodiscard]] bool is_constant_of_event(const std::string& gone, const std::string& fresh) const {
    if (before_.enum_values.size() != 1 || after_.enum_values.size() != 1) return false;
    return is_version(before_.path) || (gone == report_.before().name && fresh == report_.after().name);
  }

  const Field& before_;
  const Field& after_;
  EventReport& report_;
  std::string through_;
};

}  // namespace

void compare_member(const Member& before, const Member& after, EventReport& report) { MemberChanges(before, after, report).run(); }

}  // namespace assay::diff
