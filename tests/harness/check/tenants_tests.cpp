#include "tests/harness/check/clinic.hpp"

#include <functional>

namespace assay::check::test {
namespace {

/// PM handles e1 of north and does this.
Trial north_event(const std::function<Entries(const By&)>& doing) {
  const Wire e1 = admitted("e1");
  const By pm("PM", e1);
  return Trial(then({outside(e1), pm.delivered()}, doing(pm)));
}

constexpr std::string_view fault = "PM patient_admitted e1 step 2: isolate-tenant";

}  // namespace

TEST_CASE("tenant isolation: an honest history passes", "[check]") {
  const Verdict verdict = Trial(honest()).by(tenant_isolation);
  CHECK(told(verdict) == "pass");
  CHECK(verdict.judged > 5);
}

TEST_CASE("tenant isolation: a row for another organisation, or for none, is found", "[check]") {
  for (const std::string_view tenant : {"south", ""}) {
    const Trial trial = north_event([&](const By& pm) {
      return Entries{pm.inserted(patients, row_of({"p1", tenant, "Ana", "active", "", ""})), pm.committed()};
    });
    const Verdict verdict = trial.by(tenant_isolation);
    CHECK(told(verdict) == fault);
    CHECK(verdict.violations[0].check == "tenant-isolation");
  }
}

TEST_CASE("tenant isolation: a command's rows belong to its caller", "[check]") {
  const By ce("CE", "c1", "north");
  CHECK(told(Trial({ce.commanded("admit"), ce.inserted(admissions, row_of({"m1", "south", ""})), ce.committed()}).by(tenant_isolation)) ==
        "CE - c1 step 1: isolate-tenant");
}

TEST_CASE("tenant isolation: rows that were never durable are not judged", "[check]") {
  CHECK(told(north_event([](const By& pm) {
               return Entries{pm.inserted(patients, row_of({"p1", "south", "", "", "", ""})), pm.rolled_back()};
             }).by(tenant_isolation)) == "pass");
}

TEST_CASE("tenant isolation: a row that points at another organisation's row is found", "[check]") {
  Trial trial = north_event([](const By& pm) {
    return Entries{pm.inserted(patients, row_of({"p1", "north", "", "", "lead-of-bo", ""})), pm.committed()};
  });
  CHECK(told(trial.by(tenant_isolation)) == "pass");
  trial.owners.emplace(Text("lead-of-bo"), Text("south"));
  CHECK(told(trial.by(tenant_isolation)) == fault);
  trial.owners[Text("lead-of-bo")] = Text("north");
  CHECK(told(trial.by(tenant_isolation)) == "pass");
}

TEST_CASE("tenant isolation: a log line under another organisation is found", "[check]") {
  CHECK(told(north_event([](const By& pm) { return Entries{pm.logged_for("south", "handled")}; }).by(tenant_isolation)) == fault);
  CHECK(told(north_event([](const By& pm) { return Entries{pm.logged_for("north", "handled"), pm.logged_for("", "up")}; }).by(tenant_isolation)) == "pass");
}

TEST_CASE("tenant isolation: another organisation's canary is found wherever it turns up", "[check]") {
  CHECK(told(north_event([](const By& pm) { return Entries{pm.logged("saw brambleworth")}; }).by(tenant_isolation)) == fault);
  CHECK(told(north_event([](const By& pm) { return Entries{pm.measured("seen{name=Brambleworth}")}; }).by(tenant_isolation)) == fault);
  CHECK(told(north_event([](const By& pm) { return Entries{pm.answered("done", "Brambleworth")}; }).by(tenant_isolation)) == fault);
  CHECK(told(north_event([](const By& pm) {
               return Entries{pm.inserted(patients, row_of({"p1", "north", "Brambleworth", "", "", ""})), pm.committed()};
             }).by(tenant_isolation)) == fault);
  const Wire leak = wire("e7", noted_type, "north", {{"note", "Brambleworth"}});
  CHECK(told(Trial({sent_by("PM", leak)}).by(tenant_isolation)) == "PM note_written e7 step 1: isolate-tenant");
  CHECK(told(Trial({outside(leak)}).by(tenant_isolation)) == "pass");  // the scenario did that
}

TEST_CASE("tenant isolation: an organisation's own canary is no matter of tenants", "[check]") {
  CHECK(told(north_event([](const By& pm) { return Entries{pm.logged("saw Quillfeather")}; }).by(tenant_isolation)) == "pass");
}

}  // namespace assay::check::test
