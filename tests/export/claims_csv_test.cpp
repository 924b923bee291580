#include <algorithm>

#include <doctest/doctest.h>

#include <claimgraph/export/claims_csv.hpp>

using namespace claimgraph;

TEST_CASE("a claim is one row with as many cells as the header has names") {
  Claim claim;
  claim.id = "c1";
  claim.source.name = "Ruritania";
  claim.relation = "accuse";
  claim.target.name = "Freedonia";
  claim.confidence = 0.5;
  const std::string header = claims_csv_header(), row = claims_csv_row(claim);
  CHECK(header.starts_with("id,date,source,"));
  CHECK(row.starts_with("c1,,Ruritania,,,accuse,Freedonia,"));
  CHECK(row.ends_with("\r\n"));
  CHECK(std::count(header.begin(), header.end(), ',') == std::count(row.begin(), row.end(), ','));
}

TEST_CASE("cells with commas, quotes and line breaks are quoted") {
  Claim claim;
  claim.evidence.text = "\"No\", it said,\nand left";
  CHECK(claims_csv_row(claim).find("\"\"\"No\"\", it said,\nand left\"") != std::string::npos);
}

TEST_CASE("a relation of a user's own has no codes") {
  Claim claim;
  claim.relation = "tickle";
  CHECK(claims_csv_row(claim).find(",,,,0,") != std::string::npos);
}
