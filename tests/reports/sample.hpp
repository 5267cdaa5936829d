#pragma once

#include "harness/scenario/run_record.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

/// Finished runs made by hand. `obligations` point into the model, so a run lives where it was made: behind a pointer.
namespace assay::reports::sample {

using scenario::Failure;
using scenario::ObligationResult;
using scenario::Outcome;
using scenario::RunRecord;
using scenario::ScenarioResult;
using scenario::TimelineItem;
using Run = std::unique_ptr<RunRecord>;

inline const std::string conversion = "contracts/encore/lead-conversion.md";
inline const std::string registration = "contracts/ghasi/registration-service-EVENT_SCHEMAS.md";

inline TimelineItem item(std::uint32_t step, std::string at, std::string kind, std::string party, std::string message,
                         std::string text) {
  TimelineItem it;
  it.step = step;
  it.at = std::move(at);
  it.kind = std::move(kind);
  it.party = std::move(party);
  it.message = std::move(message);
  it.text = std::move(text);
  return it;
}

inline TimelineItem from(std::string sender, TimelineItem it) {
  it.from = std::move(sender);
  return it;
}

inline TimelineItem culprit(TimelineItem it) {
  it.culprit = true;
  return it;
}

/// A crash between commit and acknowledgement: the second delivery is applied again.
inline std::vector<TimelineItem> repeated_effect_timeline() {
  const std::string t0 = "2026-04-17T10:00:00.000Z";
  const std::string t1 = "2026-04-17T10:00:00.040Z";
  const std::string t2 = "2026-04-17T10:00:01.040Z";
  return {item(1, t0, "commanded", "CE", "e1", "convert_lead (e1)"),
          item(1, t0, "wrote", "CE", "e1", "inserted into ce_lead_conversions"),
          item(1, t0, "committed", "CE", "e1", "committed"),
          from("CE", item(2, t0, "sent", "broker", "e1", "e1 ce_lead_converted_to_patient")),
          from("broker", item(3, t1, "delivered", "PM-01", "e1", "e1 ce_lead_converted_to_patient")),
          item(3, t1, "wrote", "PM-01", "e1", "inserted into pm_patients"),
          item(3, t1, "committed", "PM-01", "e1", "committed"),
          item(3, t1, "crashed", "PM-01", "e1", "crashed after commit pm_patients"),
          culprit(from("broker", item(4, t2, "delivered", "PM-01", "e1", "e1 ce_lead_converted_to_patient"))),
          culprit(item(4, t2, "wrote", "PM-01", "e1", "inserted into pm_patients")),
          culprit(item(4, t2, "committed", "PM-01", "e1", "committed")),
          culprit(item(4, t2, "acknowledged", "PM-01", "e1", "acknowledged e1"))};
}

inline Failure repeated_effect() {
  Failure it;
  it.check = "effect-exactly-once";
  it.party = "PM-01";
  it.event = "ce_lead_converted_to_patient";
  it.obligations = {"ce-29/pm-01/deduplicate"};
  it.signature = "effect-exactly-once/ce-29/pm-01/deduplicate/PM-01";
  it.what = "PM-01 applied one ce_lead_converted_to_patient twice";
  it.expected = "1 row of pm_patients";
  it.found = "2 rows of pm_patients";
  it.schedule = {"convert_lead by CE", "CE sends from its outbox", "deliver e1 #1 to PM-01, crash after commit pm_patients"};
  it.last_choice = static_cast<std::uint32_t>(it.schedule.size());
  it.drain_steps = 1;
  it.timeline = repeated_effect_timeline();
  it.replay = "out/replays/effect-exactly-once-pm-01.json";
  return it;
}

/// Four parties, a lost acknowledgement, a clock that jumps a day, a second worker.
inline std::vector<TimelineItem> late_copy_timeline() {
  const std::string t0 = "2026-04-17T10:00:00.000Z";
  const std::string t1 = "2026-04-17T10:00:00.020Z";
  const std::string t2 = "2026-04-18T11:00:00.020Z";
  const std::string t3 = "2026-04-18T11:00:00.060Z";
  return {item(1, t0, "commanded", "CE", "e1", "convert_lead (e1)"),
          item(1, t0, "wrote", "CE", "e1", "inserted into ce_lead_conversions"),
          item(1, t0, "committed", "CE", "e1", "committed"),
          from("CE", item(2, t0, "sent", "broker", "e1", "e1 ce_lead_converted_to_resident")),
          from("broker", item(3, t1, "delivered", "RH-01", "e1", "e1 ce_lead_converted_to_resident")),
          item(3, t1, "wrote", "RH-01", "e1", "inserted into rh_residents"),
          item(3, t1, "committed", "RH-01", "e1", "committed"),
          from("RH-01", item(3, t1, "sent", "broker", "e2", "e2 rh_resident_admitted")),
          item(3, t1, "acknowledgement lost", "RH-01", "e1", "acknowledgement of e1 lost"),
          from("broker", item(4, t1, "delivered", "PM-39", "e2", "e2 rh_resident_admitted")),
          item(4, t1, "wrote", "PM-39", "e2", "inserted into pm_waitlist"),
          item(4, t1, "rolled back", "PM-39", "e2", "rolled back"),
          item(4, t1, "retry asked", "PM-39", "e2", "asked for e2 again later (bed_unknown)"),
          item(5, t2, "clock advanced", "", "", "the clock moved on by 25h"),
          from("broker", item(6, t2, "delivered", "RH-01", "e1", "e1 ce_lead_converted_to_resident")),
          item(6, t2, "store unavailable", "RH-01", "e1", "the store refused a read of rh_inbox"),
          from("broker", item(6, t2, "delivered", "RH-01", "e1", "e1 ce_lead_converted_to_resident (second worker)")),
          item(6, t2, "wrote", "RH-01", "e1", "inserted into rh_residents (second worker)"),
          item(6, t2, "committed", "RH-01", "e1", "committed (second worker)"),
          item(6, t2, "acknowledged", "RH-01", "e1", "acknowledged e1 (second worker)"),
          culprit(from("RH-01", item(6, t2, "sent", "broker", "e3", "e3 rh_resident_admitted for another tenant"))),
          item(6, t2, "acknowledged", "RH-01", "e1", "acknowledged e1"),
          from("broker", item(7, t3, "delivered", "PM-39", "e3", "e3 rh_resident_admitted")),
          item(7, t3, "refused", "PM-39", "e3", "refused e3 (unknown_tenant)"),
          item(7, t3, "dead-lettered", "PM-39", "e3", "e3 dead-lettered (unknown_tenant)"),
          from("broker", item(8, t3, "delivered", "Analytics", "e1", "e1 ce_lead_converted_to_resident")),
          item(8, t3, "acknowledged", "Analytics", "e1", "acknowledged e1")};
}

inline Failure late_copy() {
  Failure it;
  it.check = "tenant-isolation";
  it.party = "RH-01";
  it.event = "ce_lead_converted_to_resident";
  it.obligations = {"ce-29/rh-01/isolate-tenant", "ce-29/rh-01/deduplicate"};
  it.signature = "tenant-isolation/ce-29/rh-01/isolate-tenant/RH-01";
  it.what = "RH-01 sent an event of tenant north with rows of tenant south";
  it.schedule = {"convert_lead by CE",
                 "CE sends from its outbox",
                 "deliver e1 #1 to RH-01, lose the acknowledgement",
                 "deliver e2 #1 to PM-39",
                 "advance the clock by 25h",
                 "deliver e1 #2 to RH-01, meanwhile (after read rh_inbox) a second worker handles e1 #2 (copy 1)"};
  it.last_choice = static_cast<std::uint32_t>(it.schedule.size());
  it.drain_steps = 4;
  it.timeline = late_copy_timeline();
  it.replay = "out/replays/tenant isolation.json";
  return it;
}

inline ScenarioResult scenario_of(std::string name, Outcome outcome, std::string description) {
  ScenarioResult it;
  it.name = std::move(name);
  it.file = it.name + ".yaml";
  it.description = std::move(description);
  it.outcome = outcome;
  return it;
}

inline ScenarioResult tried(ScenarioResult it, std::uint64_t schedules, std::uint64_t states, std::uint64_t deliveries,
                            std::string bounds) {
  it.schedules = schedules;
  it.states = states;
  it.deliveries = deliveries;
  it.judged_effects = deliveries;
  it.bounds = std::move(bounds);
  it.seconds = 0.25;
  return it;
}

inline std::vector<ScenarioResult> scenarios() {
  std::vector<ScenarioResult> all;
  all.push_back(tried(
      scenario_of("scenarios/ce-29/duplicate-delivery", Outcome::fail, "every copy of one conversion event leaves one patient"),
      1204, 882, 3412, "2 duplicates, 1 crash, 1 lost acknowledgement, any order"));
  all.back().verifies = {"ce-29/pm-01/deduplicate", "ce-29/pm-01/create-record"};
  all.back().exhaustive = true;
  all.back().failures = {repeated_effect()};
  all.push_back(tried(scenario_of("scenarios/ce-29/two-tenants", Outcome::fail, "two organisations with equal ids stay apart"),
                      20000, 15310, 141022, "2 duplicates, 1 second worker, delays of 25h"));
  all.back().verifies = {"ce-29/rh-01/isolate-tenant"};
  all.back().failures = {late_copy()};
  all.push_back(tried(scenario_of("scenarios/ce-29/convert-to-patient", Outcome::pass, "a converted lead becomes one patient"),
                      12, 31, 24, "any order"));
  all.back().verifies = {"ce-29/pm-01/create-record", "ce-29/pm-01/set-status"};
  all.back().exhaustive = true;
  all.push_back(tried(scenario_of("scenarios/registration/merge-cycle", Outcome::inconclusive,
                                  "two merges that point at each other come to rest"),
                      400, 377, 1601, "any order, 2 crashes"));
  all.back().why = "400 of about 9,000 schedules were tried when the time was up";
  all.push_back(
      scenario_of("scenarios/registration/postgres-restart", Outcome::not_run, "a database that restarts loses nothing"));
  all.back().why = "needs the world postgres";
  return all;
}

inline contract::Obligation obligation(std::string id, std::string party, std::string kind, std::string text, std::string file,
                                       std::uint32_t line) {
  contract::Obligation it;
  it.id = std::move(id);
  it.party = std::move(party);
  it.kind = std::move(kind);
  it.text = std::move(text);
  it.at = {std::move(file), line, 1, ""};
  return it;
}

inline std::vector<contract::Obligation> obligations() {
  return {
      obligation("ce-29/ce/append-only", "CE", "append-only",
                 "Immutability: Audit table is INSERT-only; no UPDATE/DELETE policies.", conversion, 81),
      obligation("ce-29/pm-01/create-record", "PM-01", "create-record", "Create pm_patients record with mapped fields",
                 conversion, 63),
      obligation("ce-29/pm-01/deduplicate", "PM-01", "deduplicate", "Check idempotency via correlation_id", conversion, 62),
      obligation("ce-29/pm-01/set-status", "PM-01", "set-status", "Set status to awaiting_intake_appointment", conversion, 64),
      obligation("ce-29/pm-38/receive", "PM-38", "receive", "Subscribers: PM-38 (appointment automation)", conversion, 17),
      obligation("ce-29/rh-01/deduplicate", "RH-01", "deduplicate", "Check idempotency via correlation_id", conversion, 69),
      obligation(
          "ce-29/rh-01/isolate-tenant", "RH-01", "isolate-tenant",
          "ce_lead_conversions table has org-scoped RLS via SECURITY DEFINER function. FORCE ROW LEVEL SECURITY enabled.",
          conversion, 80),
      obligation("registration/scheduling-service/other", "scheduling-service", "other",
                 "Merged patients: appointments move to the surviving record", registration, 140)};
}

inline void judge(RunRecord& run, std::size_t index, ObligationResult::Verdict verdict, std::string why,
                  std::vector<std::size_t> in) {
  ObligationResult it;
  it.obligation = &run.model.obligations.at(index);
  it.verdict = verdict;
  it.why = std::move(why);
  it.scenarios = std::move(in);
  run.obligations.push_back(std::move(it));
}

inline void judge_all(RunRecord& run) {
  using Verdict = ObligationResult::Verdict;
  judge(run, 0, Verdict::untested, "no scenario verifies it", {});
  judge(run, 1, Verdict::proven, "held in 1,216 schedules", {0, 2});
  judge(run, 2, Verdict::violated, "PM-01 applied one ce_lead_converted_to_patient twice", {0});
  judge(run, 3, Verdict::proven, "held in 12 schedules", {2});
  run.obligations.back().suspect = true;
  judge(run, 4, Verdict::untested, "PM-38 has no reference implementation", {});
  judge(run, 5, Verdict::violated, "RH-01 sent an event of tenant north with rows of tenant south", {1});
  judge(run, 6, Verdict::violated, "RH-01 sent an event of tenant north with rows of tenant south", {1});
  judge(run, 7, Verdict::inconclusive, "400 of about 9,000 schedules were tried when the time was up", {3});
}

inline contract::Finding finding(std::string rule, std::string kind, contract::Level level, std::string title,
                                 std::vector<contract::Quote> at, std::string mend) {
  contract::Finding it;
  it.rule = std::move(rule);
  it.kind = std::move(kind);
  it.level = level;
  it.title = std::move(title);
  it.at = std::move(at);
  it.mend = std::move(mend);
  return it;
}

inline contract::Quote quote(std::string file, std::uint32_t line, std::string text) {
  return {{std::move(file), line, 1, ""}, std::move(text)};
}

inline std::vector<contract::Finding> findings() {
  using contract::Level;
  std::vector<contract::Finding> all;
  all.push_back(finding("AC900", "violation", Level::error, "PM-01 applied one ce_lead_converted_to_patient twice",
                        {quote(conversion, 62, "- Check idempotency via correlation_id")},
                        "Record the correlation_id in the transaction that creates the patient, under a unique key."));
  all.back().party = "PM-01";
  all.back().event = "ce_lead_converted_to_patient";
  all.back().replay = "assay replay out/replays/effect-exactly-once-pm-01.json";
  all.push_back(finding(
      "AC301", "contradiction", Level::error, "Payloads are said to carry ids only, and to carry PHI",
      {quote(conversion, 20, "Key fields (IDs only — no PHI): organization_id, lead_id, contact_id, patient_id"),
       quote(conversion, 77, "- PHI in payloads: Events carry PHI (name, DOB, health data). Encrypted in transit (TLS).")},
      "Decide which holds. If ids only: strike the sentence under Security Considerations."));
  all.push_back(finding("AC214", "underspecified", Level::warning,
                        "No document says how long a duplicate may come after the first delivery",
                        {quote(conversion, 18, "| Delivery | At-least-once (FW-16) |")},
                        "State a redelivery horizon, so that subscribers know how long to remember a correlation_id."));
  all.back().event = "ce_lead_converted_to_patient";
  all.push_back(finding(
      "AC401", "untested", Level::warning,
      "PM-38 subscribes to ce_lead_converted_to_patient, and nothing says what it does with it",
      {quote(conversion, 17, "| Subscribers | PM-01 (patient registration), PM-38 (appointment automation), Analytics |")},
      "Add a section for PM-38 under Subscriber Responsibilities."));
  all.back().party = "PM-38";
  all.push_back(finding("AC110", "document", Level::note, "The document has no title", {quote(conversion, 1, "")},
                        "Give it a first-level heading."));
  return all;
}

inline scenario::Coverage coverage(std::string party, std::string event, bool implemented, std::uint64_t deliveries,
                                   std::uint32_t all, std::uint32_t proven) {
  scenario::Coverage it;
  it.party = std::move(party);
  it.event = std::move(event);
  it.implemented = implemented;
  it.deliveries = deliveries;
  it.obligations = all;
  it.obligations_proven = proven;
  return it;
}

inline RunRecord started() {
  RunRecord run;
  run.command = "assay run --seed 1 --reports out";
  run.version = "0.1.0";
  run.seed = "1";
  run.started = "2026-05-04T09:12:44Z";
  run.seconds = 4.213;
  run.model_digest = "5f2c9be4a1d80763aa51d1b0f2b9d4c8e67f00a4c9d2e35b1c7708f4e9a6b210";
  run.replay = "assay run --seed 1";
  return run;
}

/// All verdicts, two failures with timelines, findings of each level, coverage, assumptions, things not looked at.
inline Run rich_run() {
  auto run = std::make_unique<RunRecord>(started());
  run->model.obligations = obligations();
  run->model.assumptions = {
      {"ce-29/correlation-id-form",
       "The reference treats correlation_id as opaque text and compares it byte by byte.",
       {conversion, 19, 1, ""}},
      {"ce-29/conversion-order", "When both conversions of a lead arrive, the reference keeps both.", {conversion, 0, 0, ""}}};
  run->scenarios = scenarios();
  judge_all(*run);
  run->findings = findings();
  run->coverage = {coverage("Analytics", "ce_lead_converted_to_patient", true, 812, 1, 1),
                   coverage("PM-01", "ce_lead_converted_to_patient", true, 3436, 3, 2),
                   coverage("PM-38", "ce_lead_converted_to_patient", false, 0, 1, 0),
                   coverage("RH-01", "", true, 141022, 2, 0),
                   coverage("RH-01", "ce_lead_converted_to_resident", true, 141022, 2, 0),
                   coverage("scheduling-service", "registration.patient.merged", true, 1601, 1, 0),
                   coverage("scheduling-service", "registration.patient.unmerged", true, 0, 0, 0)};
  run->not_looked_at = {"PM-38 has no reference implementation", "tables that no contract names",
                        "the network between cores: the world is a simulation"};
  return run;
}

/// A run in which all is well.
inline Run passing_run() {
  auto run = std::make_unique<RunRecord>(started());
  run->model.obligations = obligations();
  run->scenarios = {scenarios().at(2)};
  judge(*run, 1, ObligationResult::Verdict::proven, "held in 12 schedules", {0});
  judge(*run, 3, ObligationResult::Verdict::proven, "held in 12 schedules", {0});
  return run;
}

/// A run of which nothing came: no documents, no scenarios.
inline Run empty_run() { return std::make_unique<RunRecord>(started()); }

/// What a hostile author would put wherever text can stand: markup, ends of sections, quotes, escape sequences of terminals,
/// a right-to-left override, ill-formed UTF-8, NUL.
inline std::string hostile() {
  std::string text =
      "<script>alert(1)</script>]]>\"'&amp;--></style><img src=x "
      "onerror=y>\x1b[31m\x1b]0;t\x07\r\x01\xc2\x9b\xe2\x80\xae\xef\xbf\xbf\xff\xc0\xafé";
  text += '\0';
  return text + "{{x}}";
}

inline TimelineItem hostile_item() {
  TimelineItem it = from(hostile(), item(1, hostile(), "sent", hostile(), hostile(), hostile()));
  it.tenant = hostile();
  return culprit(std::move(it));
}

inline Failure hostile_failure() {
  Failure it;
  it.check = it.party = it.event = it.signature = it.what = it.expected = it.found = it.replay = hostile();
  it.obligations = {hostile(), "gone"};
  it.schedule = {hostile()};
  it.timeline = {hostile_item(), hostile_item()};
  it.timeline.back().kind = "delivered";
  return it;
}

inline Run hostile_run() {
  auto run = std::make_unique<RunRecord>();
  run->command = run->version = run->seed = run->started = run->world = run->model_digest = run->replay = hostile();
  run->model.obligations = {obligation(hostile(), hostile(), hostile(), hostile(), hostile(), 3)};
  run->model.assumptions = {{hostile(), hostile(), {hostile(), 1, 1, ""}}};
  ScenarioResult it = scenario_of(hostile(), Outcome::fail, hostile());
  it.verifies = {hostile()};
  it.why = it.bounds = hostile();
  it.failures = {hostile_failure()};
  run->scenarios = {it, it};
  run->scenarios.back().name += "/2";
  run->scenarios.back().outcome = Outcome::inconclusive;
  run->scenarios.back().failures.clear();
  judge(*run, 0, ObligationResult::Verdict::violated, hostile(), {0});
  run->findings = {
      finding("AC301", "document", contract::Level::warning, hostile(), {quote(hostile(), 1, hostile())}, hostile())};
  run->findings.back().party = run->findings.back().event = run->findings.back().replay = hostile();
  run->coverage = {coverage(hostile(), hostile(), false, 0, 1, 0)};
  run->not_looked_at = {hostile()};
  return run;
}

}  // namespace assay::reports::sample
