#pragma once

#include "harness/contract/model.hpp"
#include "harness/diff/change.hpp"

#include <vector>

/// What has changed beside the events. Facts are paired by their names; the order and number of documents that state them do not count.
namespace assay::diff {

/// A duty that is added to a party breaks its certificate; a duty of a publisher that goes takes something from subscribers. Duties
/// that only repeat an event's rows are left to the comparison of events.
void compare_obligations(const contract::Model& before, const contract::Model& after, std::vector<Change>& changes);

/// A table's owner writes it ("publisher"), others read it ("subscriber").
void compare_tables(const contract::Model& before, const contract::Model& after, std::vector<Change>& changes);

/// APIs, permissions, thresholds, streams, mappings. Who calls or asks is the subscriber.
void compare_small_facts(const contract::Model& before, const contract::Model& after, std::vector<Change>& changes);

}  // namespace assay::diff
