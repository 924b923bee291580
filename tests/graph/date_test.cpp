#include <doctest/doctest.h>

#include <claimgraph/graph/date.hpp>

using claimgraph::day_range;
using claimgraph::DayRange;

TEST_CASE("a partial date covers its days") {
  CHECK(*day_range("2024-02-29") == DayRange{"2024-02-29", "2024-02-29"});
  CHECK(*day_range("2024-02") == DayRange{"2024-02-01", "2024-02-29"});
  CHECK(*day_range("1900-02") == DayRange{"1900-02-01", "1900-02-28"});
  CHECK(*day_range("2023") == DayRange{"2023-01-01", "2023-12-31"});
  CHECK(*day_range("2024-03-01T10:00:00Z") == DayRange{"2024-03-01", "2024-03-01"});
}

TEST_CASE("what is no date covers none") {
  for (const char* text : {"", "no date", "-0044-03-15", "0000", "2023-02-29", "2024-13", "2024-1", "2024-02-3", "20240229",
                           "2024-02-29x", "2024/02", "+024"}) {
    CAPTURE(text);
    CHECK_FALSE(day_range(text));
  }
}
