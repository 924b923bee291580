#include <doctest/doctest.h>

#include <set>
#include <string>

#include <claimgraph/extract/actors/actor_table.hpp>
#include <claimgraph/graph/error.hpp>

using namespace claimgraph;

namespace {

const std::string header = "id,name,type,side,parent,aliases,from,to,wikidata,note\n";

const ActorTable& built_in() {
  static const ActorTable table = ActorTable::built_in();
  return table;
}

std::string ids_of(std::string_view name) {
  std::string ids;
  for (const ActorMatch& match : built_in().find(name)) ids += (ids.empty() ? "" : " ") + match.entry->id;
  return ids;
}

std::string code_of(const std::string& csv) {
  ActorTable table;
  try {
    table.load_text(csv, "mine.csv");
  } catch (const LexiconError& error) {
    return error.code() + " " + error.where();
  }
  return "";
}

}  // namespace

TEST_CASE("names are found whatever their case, accents, dots and articles") {
  struct Case {
    const char *name, *ids;
  };
  for (const Case& c : {Case{"Qatar", "qatar"}, {"the United States", "united-states"}, {"U.S.", "united-states"}, {"US", "united-states"},
                        {"Türkiye", "turkey"}, {"Turkiye", "turkey"}, {"Islamabad", "pakistan"}, {"Israeli", "israel"},
                        {"Israelis", "israel"}, {"Côte d’Ivoire", "ivory-coast"}, {"al-Qaeda", "al-qaeda"}, {"The Hague", "netherlands"},
                        {"WHO", "world-health-organization"}, {"Pyongyang", "north-korea"}, {"nowhere at all", ""}}) {
    CAPTURE(c.name);
    CHECK(ids_of(c.name) == c.ids);
  }
}

TEST_CASE("an acronym is found only in capitals") {
  CHECK(ids_of("us").empty());
  CHECK(ids_of("who").empty());
  CHECK(ids_of("Who").empty());
}

TEST_CASE("a shared name gives all its rows in table order") {
  CHECK(ids_of("Congo") == "democratic-republic-of-the-congo republic-of-the-congo");
  CHECK(ids_of("RSF") == "reporters-without-borders rapid-support-forces");
}

TEST_CASE("every side and parent of the built-in rows exists, ids are unique") {
  std::set<std::string> ids;
  CHECK(built_in().entries().size() > 900);
  for (const auto& entry : built_in().entries()) {
    CAPTURE(entry->id);
    CHECK(ids.insert(entry->id).second);
    CHECK((entry->side.empty() || built_in().by_id(entry->side)));
    CHECK((entry->parent.empty() || built_in().by_id(entry->parent)));
    CHECK(entry->side != entry->id);
  }
}

TEST_CASE("a user's row replaces the one with its id and adds its names") {
  ActorTable table = ActorTable::built_in();
  const std::size_t before = table.entries().size();
  table.load_text(header + "qatar,State of Qatar,state,,,Qatar,,,,\nriver-council,River Council,organisation,qatar,,RC|tag:Z,2020-01,,,\n", "mine.csv");
  CHECK(table.entries().size() == before + 1);
  CHECK(table.by_id("qatar")->name == "State of Qatar");
  CHECK(table.find("Doha").empty());
  REQUIRE(table.find("river council").size() == 1);
  CHECK(table.find("river council").front().entry->side == "qatar");
}

TEST_CASE("a bad row is refused with its code, file and line, and changes nothing") {
  struct Case {
    const char *row, *error;
  };
  for (const Case& c : {Case{"a,A,state,,,,,,\n", "CG312 mine.csv:2"}, {"a,\"A,state\n", "CG312 mine.csv:2"}, {"a,A,planet,,,,,,,\n", "CG313 mine.csv:2"},
                        {"A b,A,state,,,,,,,\n", "CG314 mine.csv:2"}, {"a,,state,,,,,,,\n", "CG314 mine.csv:2"},
                        {"a,A,state,,,,,,,\n#comment\n\na,B,state,,,,,,,\n", "CG315 mine.csv:5"}, {"a,A,state,nobody,,,,,,\n", "CG316 mine.csv:2"},
                        {"a,A,state,,,,last year,,,\n", "CG317 mine.csv:2"}}) {
    CAPTURE(c.row);
    CHECK(code_of(header + c.row) == c.error);
  }
  CHECK(code_of("id;name\n") == "CG311 mine.csv");
  CHECK(code_of("") == "CG311 mine.csv");
  CHECK(code_of(header) == "");
  ActorTable table = ActorTable::built_in();
  CHECK_THROWS_AS(table.load_text(header + "qatar,X,state,,,,,,,\nb,,state,,,,,,,\n", "mine.csv"), LexiconError);
  CHECK(table.by_id("qatar")->name == "Qatar");
  CHECK_THROWS_WITH_AS(table.load("no/such/file.csv"), doctest::Contains("CG310"), LexiconError);
}

TEST_CASE("the built-in table knows who led a state at what time") {
  struct Case {
    const char *side, *office, *date, *id;
  };
  for (const Case& c : {Case{"united-states", "president", "2016-03-01", "barack-obama"}, {"united-states", "president", "2025-06-01", "donald-trump"},
                        {"united-states", "president", "2022", "joe-biden"}, {"united-states", "secretary of state", "2004-10", "colin-powell"},
                        {"united-kingdom", "prime minister", "2018", "theresa-may"}, {"france", "president", "2010", "nicolas-sarkozy"},
                        {"germany", "chancellor", "2012-05", "angela-merkel"}, {"russia", "foreign minister", "2015", "sergei-lavrov"},
                        {"turkey", "president", "2019", "recep-tayyip-erdogan"}, {"united-nations", "secretary-general", "2004", "kofi-annan"}}) {
    CAPTURE(c.side);
    CAPTURE(c.date);
    const auto holders = built_in().holders(c.side, c.office, c.date);
    REQUIRE(holders.size() == 1);
    CHECK(holders.front()->id == c.id);
  }
}

TEST_CASE("of one office of one side there is never more than one holder on a day") {
  for (const auto& entry : built_in().entries()) {
    for (const ActorOffice& office : entry->offices) {
      CAPTURE(entry->id);
      CAPTURE(office.title);
      CHECK(!office.from.empty());
      CHECK((office.to.empty() || office.from < office.to));
      CHECK(built_in().holders(entry->side, office.title, office.from).size() == 1);
    }
  }
}

TEST_CASE("offices are held from their first day to the day before their last") {
  ActorTable table;
  table.load_text(header + "karsovia,Karsovia,state,,,,,,,\n"
                           "a-one,A One,person,karsovia,,office:foreign minister@2009-01-20/2017-01-20,,,,\n"
                           "b-two,B Two,person,karsovia,,office:foreign minister@2017-01-20/,,,,\n", "mine.csv");
  const auto holders = [&](std::string_view date) {
    std::string ids;
    for (const ActorEntry* row : table.holders("karsovia", "Foreign Minister", date)) ids += (ids.empty() ? "" : " ") + row->id;
    return ids;
  };
  CHECK(holders("2009-01-19") == "");
  CHECK(holders("2009-01-20") == "a-one");
  CHECK(holders("2016") == "a-one");
  CHECK(holders("2017-01-19") == "a-one");
  CHECK(holders("2017-01-20") == "b-two");
  CHECK(holders("2017-01") == "a-one b-two");
  CHECK(holders("2030") == "b-two");
  CHECK(holders("") == "");
  CHECK(code_of(header + "a,A,person,,,office:king@soon,,,,\n") == "CG317 mine.csv:2");
}

TEST_CASE("a row that is written reads back as it was") {
  ActorTable table;
  table.load_text(header + "a-b,\"A, \"\"the\"\" B\",person,,,A. B.|adj:Bish|people:Bs|seat:Beeton|tag:Z|office:king@2001/2002-03|office:duke,1999,2002-03-04,Q1,\"note, too\"\n", "mine.csv");
  const std::string row = to_csv_row(*table.by_id("a-b"));
  ActorTable again;
  again.load_text(std::string(actor_table_header()) + '\n' + row + '\n', "again.csv");
  CHECK(to_csv_row(*again.by_id("a-b")) == row);
  CHECK(row.ends_with("A. B.|adj:Bish|people:Bs|seat:Beeton|tag:Z|office:king@2001/2002-03|office:duke@/,1999,2002-03-04,Q1,\"note, too\"") == false);
  CHECK(row.ends_with("office:king@2001/2002-03|office:duke,1999,2002-03-04,Q1,\"note, too\""));
}
