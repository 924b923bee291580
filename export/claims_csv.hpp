#pragma once
// Claims as a flat table: one row per claim, for spreadsheets and data frames (RFC 4180: quoted where needed,
// CRLF).
#include <string>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/records.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// The column names, with line break.
std::string claims_csv_header();
/// One claim, with line break. Lists are joined by "; ", truth values are 0 or 1. Thread-safe.
std::string claims_csv_row(const Claim& claim);

}  // namespace claimgraph
