#include "harness/base/strings.hpp"
#include "harness/lint/between_rules.hpp"
#include "harness/lint/fields.hpp"
#include "harness/lint/retention.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace assay::lint {
namespace {

using Word = std::optional<std::string>;

bool unequal(const std::string& a, const std::string& b) { return a != b; }

/// "`cl_events` (pg_notify)" -> "cl_events".
std::string first_name(const std::string& printed) {
  constexpr std::string_view bytes = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.->*";
  const std::size_t begin = std::min(printed.find_first_of(bytes), printed.size());
  return printed.substr(begin, printed.find_first_not_of(bytes, begin) - begin);
}

Word channel(const Statement& it) { return it.event->channel ? Word(first_name(*it.event->channel)) : it.event->stream ? Word(first_name(*it.event->stream)) : Word(); }
Word envelope(const Statement& it) { return it.event->envelope == "none" ? Word() : Word(it.event->envelope); }
Word status(const Statement& it) { return it.event->status; }
Word retention(const Statement& it) { return it.event->retention; }
Word delivery(const Statement& it) { return it.event->delivery; }
Word ordering(const Statement& it) { return it.event->ordering; }

/// The members of the key but the tenant, which is the key's scope.
Word key(const Statement& it) {
  if (!it.event->idempotency) return std::nullopt;
  std::set<std::string> names;
  for (const std::string& printed : it.event->idempotency->key) {
    contract::Field field;
    field.path = printed;
    const std::string leaf = leaf_of(printed);
    if (!is_tenant(field)) names.insert(leaf == "event_id" ? "id" : leaf);
  }
  if (names.empty()) return std::nullopt;
  return join(std::vector<std::string>(names.begin(), names.end()), " + ");
}

/// What the page prints for the value of a fact that is compared in another form.
std::string printed(const Statement& it, std::string_view fact, const std::string& compared) {
  return fact == "idempotency" && it.event->idempotency ? join(it.event->idempotency->key, " + ") : compared;
}

bool kept_differently(const std::string& a, const std::string& b) {
  const Kept some = kept(a);
  const Kept other = kept(b);
  return (some.days && other.days && some.days != other.days) || (!some.policy.empty() && !other.policy.empty() && some.policy != other.policy);
}

struct Fact {
  std::string_view rule;
  std::string_view name;  // in Event::stated_at
  Word (*said)(const Statement&);
  bool (*disagree)(const std::string&, const std::string&);
};

constexpr std::array facts{
    Fact{"AC409", "status", status, unequal},       Fact{"AC412", "channel", channel, unequal}, Fact{"AC413", "retention", retention, kept_differently},
    Fact{"AC414", "envelope", envelope, unequal},   Fact{"AC415", "idempotency", key, unequal}, Fact{"AC416", "delivery", delivery, unequal},
    Fact{"AC416", "ordering", ordering, unequal}};

SourceSpan place_of(const Statement& it, std::string_view fact) {
  return fact == "idempotency" && it.event->idempotency ? it.event->idempotency->at : it.event->place_of(fact);
}

}  // namespace

void facts_agree(const Statements& all, Report& report) {
  for (const auto& [name, statements] : all.events()) {
    if (statements.size() < 2) continue;
    for (const Fact& fact : facts) {
      const auto sides = disagreeing(statements, fact.said, fact.disagree);
      if (sides.empty()) continue;
      std::vector<SourceSpan> places;
      std::vector<std::string> words;
      for (const Statement* const side : sides) {
        places.push_back(place_of(*side, fact.name));
        words.push_back(printed(*side, fact.name, *fact.said(*side)));
      }
      report.add(fact.rule, {name, {}}, name + " (" + join(words, " / ") + ")", places);
    }
  }
}

void retention_classes_agree(const Statements& all, Report& report) {
  struct Side {
    std::set<std::int64_t> days;
    SourceSpan at;
  };
  std::map<std::string, std::map<const Page*, Side>> classes;
  for (const auto& [name, statements] : all.events()) {
    for (const Statement& statement : statements) {
      const Kept it = kept(statement.event->retention.value_or(""));
      if (it.name.empty() || !it.days) continue;
      Side& side = classes[it.name][statement.page];
      side.days.insert(*it.days);
      if (side.at.line == 0) side.at = statement.event->place_of("retention");
    }
  }
  for (const auto& [name, sides] : classes) {
    std::map<std::int64_t, SourceSpan> places;  // of pages that give the class one time only
    for (const Page& page : all.pages()) {
      const auto side = sides.find(&page);
      if (side != sides.end() && side->second.days.size() == 1) places.emplace(*side->second.days.begin(), side->second.at);
    }
    if (places.size() < 2) continue;
    std::vector<SourceSpan> list;
    std::vector<std::string> times;
    for (const auto& [days, place] : places) {
      list.push_back(place);
      times.push_back(std::to_string(days) + " days");
    }
    report.add("AC428", {}, name + " (" + join(times, " / ") + ")", list);
  }
}

}  // namespace assay::lint
