#include "tests/harness/explore/lab.hpp"

#include "harness/kernel/random.hpp"

// What exploration leaves out (states that nothing can tell apart, crashes that leave the same behind) must not hide an end:
// here every schedule of small worlds is walked without any of that, and what was judged is compared.

namespace assay::explore::test {
namespace {

/// Every schedule, depth first, nothing remembered.
class BruteForce {
 public:
  explicit BruteForce(Lab& lab) : lab_(lab) {}

  std::uint64_t ends = 0;
  std::set<std::string> signatures;

  /// False if there are too many to walk.
  bool walk(const world::State& state) {
    std::vector<Choice> enabled;
    lab_.simulation.enabled(state, enabled);
    if (enabled.empty()) {
      ++ends;
      for (const check::Violation& violation : lab_.judge.judge(state, true).violations) signatures.insert(signature_of(violation));
      return ends < 30'000;
    }
    for (const Choice& choice : enabled) {
      const world::Stepped stepped = lab_.simulation.step(state, choice);
      if (!walk(stepped.state)) return false;
      std::vector<Choice> faults;
      lab_.simulation.faults(state, choice, stepped.calls, faults);
      // Beside the faults that are offered: a crash after every call, not only where it leaves something else behind.
      for (std::size_t call = 1; state.left.crashes > 0 && call <= stepped.calls.size(); ++call) {
        const Choice crash = Walk::with(choice, Fault::crash, static_cast<int>(call));
        const world::Stepped struck = lab_.simulation.step(state, crash);
        if (struck.possible && !walk(struck.state)) return false;
      }
      for (const Choice& fault : faults) {
        if (fault.fault == Fault::crash) continue;
        const world::Stepped struck = lab_.simulation.step(state, fault);
        if (struck.possible && !walk(struck.state)) return false;
      }
    }
    return true;
  }

 private:
  Lab& lab_;
};

/// Walks a world both ways and compares; the number of ends, 0 if there are too many.
std::uint64_t compare(const std::function<world::Setup()>& world) {
  Lab reduced(world());
  const Explored explored = reduced.own_reference().all(Limits{.states_max = 100'000, .failures_max = 1000, .stop_at_check = {}});
  REQUIRE(explored.complete);
  Lab whole(world());
  whole.own_reference();
  BruteForce brute(whole);
  if (!brute.walk(whole.simulation.initial())) return 0;
  CHECK(reduced.results == whole.results);
  CHECK(signatures_of(explored) == brute.signatures);
  CHECK(explored.schedules <= brute.ends + 1);
  return brute.ends;
}

/// A handler made of random calls, some careful and some not.
MadeParty::Handler random_handler(std::uint64_t seed) {
  kernel::Random random(kernel::Seed{seed});
  std::vector<std::uint64_t> calls(2 + random.below(3));
  for (std::uint64_t& call : calls) call = random.below(12);
  return [calls](const Delivery& delivery, Context& c) {
    const Text event = delivery.message->id;
    for (const std::uint64_t call : calls) {
      switch (call) {
        case 0: c.begin(); break;
        case 1: if (c.commit() != Written::done) return Answer::retry(Text("store")); break;
        case 2: write_note(c, event, party::OnConflict::ignore); break;
        case 3: if (write_note(c, event) != Written::done) return Answer::retry(Text("taken")); break;
        case 4: c.insert(Notes::layout, {{Notes::id, c.new_id()}, {Notes::organization_id, north}}); break;
        case 5: c.log(Text("info"), Text("here"), north); break;
        case 6: c.acknowledge(); break;
        case 7: c.update(Notes::layout, {{Notes::organization_id, north}}, {{Notes::page, event}}); break;
        case 8: if (delivery.attempt == 1) return Answer::retry(Text("not the first time")); break;
        case 9:
          if (c.find(Remembered::layout, {{Remembered::party, Text("B")}, {Remembered::slot, event}})) return Answer::done();
          c.insert(Remembered::layout, {{Remembered::party, Text("B")}, {Remembered::slot, event}}, party::OnConflict::ignore);
          break;
        case 10: if (c.find(Notes::layout, {{Notes::label, event}})) return Answer::done(); break;
        default: if (c.select(Notes::layout, {}).size() > 1) return Answer::refuse(Text("full")); break;
      }
    }
    return Answer::done();
  };
}

}  // namespace

TEST_CASE("explore all: it judges every end of a careful and of a careless world", "[explore]") {
  for (const bool with_care : {true, false}) {
    const std::uint64_t ends = compare([=] {
      return in_any_order({with_care ? careful("B") : careless("B"), careful("C")}, {publish("e1"), publish("e2")}, {.duplicates = 1, .crashes = 1});
    });
    CHECK(ends > 100);
  }
}

TEST_CASE("explore all: it judges every end where a relay sends and commands are asked again", "[explore]") {
  const std::uint64_t ends = compare([] {
    auto ce = std::make_shared<MadeParty>("CE");
    ce->on_command = [](const party::Command& asked, Context& c) {
      c.insert(Outbox::layout, {{Outbox::id, asked.id}, {Outbox::sent, Value::of(false)}}, party::OnConflict::ignore);
      return Answer::done();
    };
    auto relay = std::make_shared<MadeParty>("A");
    relay->when_work = [](party::Reader& reader) { return static_cast<bool>(reader.find(Outbox::layout, {{Outbox::sent, Value::of(false)}})); };
    relay->on_work = [](Context& c) {
      const Row row = c.find(Outbox::layout, {{Outbox::sent, Value::of(false)}});
      if (!row || !c.send(event_of(row->values[Outbox::id].text().view()), Text("B"))) return;
      c.update(Outbox::layout, {{Outbox::id, row->values[Outbox::id]}}, {{Outbox::sent, Value::of(true)}});
    };
    return in_any_order({ce, relay, careless("B")}, {command("CE", "c1"), command("CE", "c2")}, {.crashes = 1, .lost_acks = 1});
  });
  CHECK(ends > 100);
}

TEST_CASE("explore all: it judges every end of worlds with random handlers", "[explore][slow]") {
  constexpr std::array<world::Budget, 5> budgets{world::Budget{.duplicates = 1, .crashes = 1}, world::Budget{.duplicates = 1, .overlaps = 1},
                                                 world::Budget{.lost_acks = 1, .unavailable = 1}, world::Budget{.duplicates = 2},
                                                 world::Budget{.crashes = 1, .lost_acks = 1}};
  int compared = 0;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    INFO("seed " << seed);
    const std::uint64_t ends = compare([=] {
      world::Setup setup = in_any_order({subscriber("B", random_handler(seed))}, {publish("e1"), publish("e2")}, budgets[seed % budgets.size()]);
      setup.rules.attempts_max = 3;
      return setup;
    });
    compared += ends > 0 ? 1 : 0;
  }
  CHECK(compared > 100);
}

}  // namespace assay::explore::test
