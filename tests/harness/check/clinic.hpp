#pragma once

#include "harness/check/checks.hpp"
#include "tests/support/journal_builder.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// A clinic with a contract of two events, and its histories written by hand. CE admits, the relay FW sends, PM keeps patients,
/// RH gives beds, AN counts.
namespace assay::check::test {

using namespace support;

inline const TableLayout admissions{.name = "admissions", .owner = "CE", .columns = {{"id"}, {"organization_id"}, {"lead"}}, .index = 0};
inline const TableLayout patients{.name = "patients",
                                  .owner = "PM",
                                  .columns = {{"id"}, {"organization_id"}, {"name", true}, {"status"}, {"lead"}, {"made_at", false, true}},
                                  .index = 1};
inline const TableLayout beds{.name = "bed_assignments", .owner = "RH", .columns = {{"id"}, {"organization_id"}, {"patient"}}, .index = 2};
inline const TableLayout counts{.name = "counts", .owner = "AN", .columns = {{"organization_id"}, {"kind"}, {"number"}}, .key_columns = 2, .index = 3};
inline const TableLayout inbox{.name = "inbox", .owner = "FW", .purpose = Purpose::infrastructure, .columns = {{"id"}, {"organization_id"}, {"key"}}, .index = 4};
inline const TableLayout audit{.name = "audit",
                               .owner = "PF",
                               .purpose = Purpose::audit,
                               .columns = {{"id"}, {"organization_id"}, {"actor"}, {"action"}, {"entity"}, {"entity_id"}},
                               .append_only = true,
                               .index = 5};
inline const TableLayout letters{.name = "letters",
                                 .owner = "FW",
                                 .purpose = Purpose::dead_letters,
                                 .columns = {{"id"}, {"organization_id"}, {"event"}, {"reason"}},
                                 .index = 6};

inline const Text admitted_type{"patient_admitted"};
inline const Text noted_type{"note_written"};

inline const contract::Registry& registry() {
  static const contract::Model model = [] {
    const auto field = [](std::string path, bool required) {
      contract::Field made;
      made.path = std::move(path);
      made.type = "string";
      made.required = required;
      return made;
    };
    contract::Event admitted;
    admitted.name = "patient_admitted";
    admitted.aliases = {"patient_arrived"};
    admitted.publishers.push_back({"CE", "CE", "", {}});
    admitted.idempotency = contract::Idempotency{{"admission"}, "", {}};
    admitted.fields = {field("organization_id", true), field("admission", true), field("reason", false)};
    contract::Event noted;
    noted.name = "note_written";
    noted.fields = {field("organization_id", true), field("note", true)};
    contract::Model made;
    made.events = {noted, admitted};
    return made;
  }();
  static const auto shared = contract::Registry::of(model).value();
  return *shared;
}

[[nodiscard]] inline Wire wire(std::string_view id, Text type, std::string_view tenant, std::vector<std::pair<std::string, std::string>> members) {
  std::string payload = "{\"organization_id\":" + json_string(tenant);
  for (const auto& [name, value] : members) payload += "," + json_string(name) + ":" + json_string(value);
  return {Text(id), type, Text(tenant), Text(payload + "}")};
}
[[nodiscard]] inline Wire admitted(std::string_view id, std::string_view admission = "a1", std::string_view tenant = "north") {
  return wire(id, admitted_type, tenant, {{"admission", std::string(admission)}});
}

/// A story with all that a judge may ask for.
class Trial {
 public:
  explicit Trial(const Entries& story) : journal(journal_of(story)), history(journal, registry()), result(result_of(history)) {}
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;

  const kernel::Journal journal;
  const History history;
  const RunResult result;
  CanaryMatcher canaries{{{"north/ana/last_name", Text("north"), "Quillfeather"}, {"south/bo/last_name", Text("south"), "Brambleworth"}}};
  std::unordered_map<Text, Text> owners;
  bool at_rest = true;
  std::vector<Text> may_stay;

  [[nodiscard]] Verdict by(Verdict (*judge)(const Question&), const Trial* reference = nullptr, const Trial* fault_free = nullptr) const {
    return judge(Question{history, result, reference == nullptr ? nullptr : &reference->result,
                          fault_free == nullptr ? nullptr : &fault_free->result, registry(), canaries, owners, at_rest, may_stay});
  }
};

/// "pass", "inconclusive", or each violation on a line: "PM patient_admitted e1 step 3: deduplicate receive".
[[nodiscard]] inline std::string told(const Verdict& verdict) {
  if (verdict.outcome != Outcome::fail) return verdict.outcome == Outcome::pass ? "pass" : "inconclusive";
  std::string lines;
  for (const Violation& violation : verdict.violations) {
    CHECK_FALSE(violation.check.empty());
    CHECK_FALSE(violation.what.empty());
    CHECK_FALSE(violation.expected.empty());
    CHECK_FALSE(violation.found.empty());
    if (!lines.empty()) lines += '\n';
    for (const Text part : {violation.party, violation.event, violation.message}) lines += part.empty() ? "- " : std::string(part.view()) + " ";
    lines += "step " + std::to_string(violation.step) + ":";
    for (const std::string_view kind : violation.kinds) lines += " " + std::string(kind);
  }
  return lines;
}

/// CE admits and the relay sends e1: steps 1 and 2. Generated ids begin with `made`.
[[nodiscard]] inline Entries admission(const Wire& event, const std::string& made = "x") {
  const By ce("CE", "c1", "north");
  return {ce.commanded("admit"),
          ce.inserted(admissions, row_of({made + "m1", "north", "lead-1"})),
          ce.inserted(audit, row_of({made + "u1", "north", "user", "create", "admissions", made + "m1"})),
          ce.committed(),
          ce.answered("done"),
          sent_by("FW", event)};
}

/// PM takes the event as the contract wants it: one step.
[[nodiscard]] inline Entries registration(const Wire& event, const std::string& made = "x", std::string_view at = "10:00") {
  const By pm("PM", event);
  return {pm.delivered(),
          pm.inserted(inbox, row_of({made + "i1", "north", "a1"})),
          pm.inserted(patients, row_of({made + "p1", "north", "Ana", "active", "lead-1", at})),
          pm.inserted(audit, row_of({made + "u2", "north", "PM", "create", "patients", made + "p1"})),
          pm.committed(),
          pm.acknowledged()};
}

/// RH gives the patient a bed: one step.
[[nodiscard]] inline Entries bed_given(const Wire& event, const std::string& made = "x") {
  const By rh("RH", event);
  return {rh.delivered(), rh.inserted(beds, row_of({made + "b1", "north", made + "p1"})), rh.committed(), rh.acknowledged()};
}

/// A copy that the inbox recognises: nothing but an acknowledgement.
[[nodiscard]] inline Entries copy_left_alone(std::string_view party, const Wire& event) {
  const By by(party, event);
  return {by.delivered(), by.rolled_back(), by.acknowledged()};
}

/// All of it, as it should be.
[[nodiscard]] inline Entries honest(const std::string& made = "x") {
  const Wire e1 = admitted(made + "e1");
  return then(then(admission(e1, made), registration(e1, made)), bed_given(e1, made));
}

/// What the broker's keeper does with an event that was refused, as a part of the same step.
[[nodiscard]] inline Entries refusal(std::string_view party, const Wire& event, std::string_view reason, bool audited = true) {
  const By by(party, event);
  const By fw("FW", event);
  Entries story{by.delivered()};
  if (audited) {
    story.push_back(by.inserted(audit, row_of({"r" + std::string(event.id.view()), "north", party, "refuse", "event", event.id.view()})));
    story.push_back(by.committed());
  }
  return then(story, {by.refused(reason), by.dead_lettered(reason),
                      fw.inserted(letters, row_of({"l" + std::string(event.id.view()), "north", event.id.view(), reason})), fw.committed()});
}

}  // namespace assay::check::test
