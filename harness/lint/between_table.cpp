#include "harness/lint/between_rules.hpp"

#include <array>

namespace assay::lint {
namespace {

using BetweenRule = void (*)(const Statements&, Report&);

constexpr std::array between_rules{
    BetweenRule{publishers_agree},      BetweenRule{publisher_is_one},         BetweenRule{subscribers_list_the_event}, BetweenRule{publisher_lists_the_subscribers},
    BetweenRule{consumed_events_are_produced}, BetweenRule{names_keep_their_prefix}, BetweenRule{names_are_spelled_alike},    BetweenRule{wildcards_match},
    BetweenRule{table_names_are_alike}, BetweenRule{facts_agree},              BetweenRule{retention_classes_agree},    BetweenRule{members_agree},
    BetweenRule{forms_agree},           BetweenRule{identifiers_only_is_kept}, BetweenRule{key_members_have_one_form},  BetweenRule{owners_agree},
    BetweenRule{append_only_tables_stay}, BetweenRule{streams_are_in_the_map}, BetweenRule{tenants_are_placed_alike},       BetweenRule{event_name_has_one_member},
    BetweenRule{publish_calls_have_one_form}};

}  // namespace

void compare_documents(const Statements& all, Report& report) {
  for (const BetweenRule rule : between_rules) rule(all, report);
}

}  // namespace assay::lint
