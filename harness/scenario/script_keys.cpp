#include "harness/scenario/script_keys.hpp"

#include <algorithm>
#include <array>

namespace assay::scenario::script {
namespace {

constexpr bool required = true;

constexpr std::array script_key_list{Key{"name", required},
                                     Key{"description", required},
                                     Key{"verifies", required},
                                     Key{"tenants", required},
                                     Key{"given"},
                                     Key{"when", required},
                                     Key{"faults"},
                                     Key{"then"},
                                     Key{"may_stay"}};
constexpr std::array given_key_list{Key{"row"}};
constexpr std::array row_key_list{Key{"table", required}, Key{"tenant", required}, Key{"as"}, Key{"person"}};
constexpr std::array when_key_list{Key{"command"}, Key{"publish"}, Key{"deliver"}, Key{"crash"}, Key{"advance"}};
constexpr std::array command_key_list{Key{"party", required}, Key{"do", required}, Key{"as"}, Key{"tenant"}};
constexpr std::array publish_key_list{Key{"event", required}, Key{"as"},   Key{"tenant"},
                                      Key{"same_id_as"},      Key{"with"}, Key{"without"}};
constexpr std::array deliver_key_list{Key{"event", required}, Key{"to", required}, Key{"times"}};
constexpr std::array crash_key_list{Key{"party", required}, Key{"at", required}};
constexpr std::array faults_key_list{Key{"duplicates"},  Key{"reorder"},  Key{"crashes"}, Key{"lost_acks"},
                                     Key{"unavailable"}, Key{"overlaps"}, Key{"delays"}};
constexpr std::array then_key_list{Key{"rows"}, Key{"emitted"}, Key{"refused"}};
constexpr std::array rows_key_list{Key{"table", required}, Key{"tenant", required}, Key{"where"}, Key{"count"}, Key{"equal"}};
constexpr std::array emitted_key_list{Key{"event", required}, Key{"tenant"}, Key{"count"}};
constexpr std::array refused_key_list{Key{"event", required}, Key{"by"}, Key{"with"}};

}  // namespace

const KeyTable script_keys{.name = "script", .keys = script_key_list};
const KeyTable given_keys{.name = "given", .keys = given_key_list, .choice = true};
const KeyTable row_keys{.name = "row", .keys = row_key_list, .open = true};
const KeyTable when_keys{.name = "when", .keys = when_key_list, .choice = true};
const KeyTable command_keys{.name = "command", .keys = command_key_list, .open = true};
const KeyTable publish_keys{.name = "publish", .keys = publish_key_list};
const KeyTable deliver_keys{.name = "deliver", .keys = deliver_key_list};
const KeyTable crash_keys{.name = "crash", .keys = crash_key_list};
const KeyTable faults_keys{.name = "faults", .keys = faults_key_list};
const KeyTable then_keys{.name = "then", .keys = then_key_list, .choice = true};
const KeyTable rows_keys{.name = "rows", .keys = rows_key_list};
const KeyTable emitted_keys{.name = "emitted", .keys = emitted_key_list};
const KeyTable refused_keys{.name = "refused", .keys = refused_key_list};

bool KeyTable::knows(std::string_view key) const {
  return std::any_of(keys.begin(), keys.end(), [&](const Key& known) { return known.name == key; });
}

std::span<const KeyTable* const> all_key_tables() {
  static constexpr std::array tables{&script_keys,  &given_keys,   &row_keys,    &when_keys,   &command_keys,
                                     &publish_keys, &deliver_keys, &crash_keys,  &faults_keys, &then_keys,
                                     &rows_keys,    &emitted_keys, &refused_keys};
  return tables;
}

std::span<const std::string_view> crash_points() {
  static constexpr std::array<std::string_view, 5> points{"recv..begin", "begin..write", "write..commit", "commit..ack",
                                                          "send..mark"};
  return points;
}

}  // namespace assay::scenario::script
