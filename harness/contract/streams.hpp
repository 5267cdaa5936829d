#pragma once

#include "harness/contract/draft.hpp"
#include "harness/contract/model.hpp"
#include "harness/document/document.hpp"

namespace assay::contract {

/// Streams with their subjects and retention: transport tables, tables with a row per stream, "REGISTRATION → registration.>" lists,
/// "Stream: X, subjects y.>" sentences; and pg_notify channels that a bullet names. Each name once, as first printed.
void read_streams(const document::Document& document, const Draft& draft, Model& model);

}  // namespace assay::contract
