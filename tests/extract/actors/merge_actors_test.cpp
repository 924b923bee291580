// Actors across documents: what becomes one node, what stays apart, and what a user's table does to it.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include <claimgraph/extract/actors/merge_actors.hpp>

using namespace claimgraph;

namespace {

const std::string header = "id,name,type,side,parent,aliases,from,to,wikidata,note\n";

/// Invented people in the offices of an invented state.
const std::string cast = header + R"(karsovia,Karsovia,state,,,adj:Karsovian|people:Karsovians|seat:Maren,,,,
mira-tolve,Mira Tolve,person,karsovia,,office:president@2009-01-20/2017-01-20,,,,
osk-brandal,Osk Brandal,person,karsovia,,office:president@2017-01-20/2021-01-20|office:president@2025-01-20/,,,,
per-brandal,Per Brandal,person,karsovia,,office:president@1989-01-20/1993-01-20,,,,
)";

Actor actor(const std::string& name, ActorType type, const std::string& role = {}, const std::string& side = {},
            std::vector<std::string> aliases = {}) {
  Actor made;
  made.id = slug(name);
  made.name = name;
  made.type = type;
  made.role = role;
  made.side = side;
  made.aliases = std::move(aliases);
  return made;
}

ExtractedDocument document(const std::string& id, const std::string& date, std::vector<Actor> actors) {
  ExtractedDocument made;
  made.id = id;
  made.date = date;
  made.actors = std::move(actors);
  return made;
}

constexpr ActorType person = ActorType::person, state = ActorType::state, organisation = ActorType::organisation, group = ActorType::group;

/// The ids of all actors after merging, document by document, joined by blanks.
std::string ids(std::vector<ExtractedDocument> documents, MergeLevel level, const std::string& table_rows = header) {
  ActorTable table = ActorTable::built_in();
  table.load_text(table_rows, "mine.csv");
  ActorMerger merger(table, level);
  for (const ExtractedDocument& d : documents) merger.look_at(d);
  std::string all;
  for (ExtractedDocument& d : documents) {
    merger.apply(d);
    for (const Actor& a : d.actors) all += (all.empty() ? "" : " ") + a.id;
  }
  return all;
}

}  // namespace

TEST_CASE("full names are one actor in every document, surnames and descriptions stay in theirs") {
  const std::vector<ExtractedDocument> archive = {
      document("d1", "", {actor("Anna Weil", person), actor("Arkwell", person), actor("protesters", group), actor("Velda", state)}),
      document("d2", "", {actor("Anna Weil", person), actor("Arkwell", person), actor("protesters", group), actor("Velda", state)})};
  CHECK(ids(archive, MergeLevel::exact) == "anna-weil arkwell~d1 protesters~d1 velda anna-weil arkwell~d2 protesters~d2 velda");
  CHECK(ids(archive, MergeLevel::none) == "anna-weil arkwell protesters velda anna-weil arkwell protesters velda");
}

TEST_CASE("a body that every state has is one only on one side") {
  CHECK(ids({document("d1", "", {actor("Foreign Ministry", organisation, "", "Iran")}), document("d2", "", {actor("Foreign Ministry", organisation, "", "Israel")}),
             document("d3", "", {actor("Foreign Ministry", organisation, "", "Iran")}), document("d4", "", {actor("Foreign Ministry", organisation)})},
            MergeLevel::exact) == "iran-foreign-ministry israel-foreign-ministry iran-foreign-ministry foreign-ministry~d4");
}

TEST_CASE("groups described by a name of the table are one, others are not") {
  CHECK(ids({document("d1", "", {actor("Iraqi officials", group, "", "Iraq"), actor("senior officials", group, "", "Iraq")}),
             document("d2", "", {actor("Iraqi officials", group, "", "Iraq"), actor("senior officials", group, "", "Iraq")})},
            MergeLevel::exact) == "iraqi-officials senior-officials~d1 iraqi-officials senior-officials~d2");
}

TEST_CASE("a people is one however it is spelled") {
  CHECK(ids({document("d1", "", {actor("Uyghurs", group), actor("Kurds", group), actor("refugees", group)}), document("d2", "", {actor("Uighurs", group), actor("Kurds", organisation)})},
            MergeLevel::exact) == "uyghurs kurds refugees~d1 uyghurs kurds");
}

TEST_CASE("a surname with an office, and an office alone, are who held it on the document's date") {
  const auto told = [](const std::string& date) {
    return ids({document("d", date, {actor("Brandal", person, "president"), actor("Karsovian president", person, "president", "Karsovia")})}, MergeLevel::exact, cast);
  };
  CHECK(told("2016-03-01") == "brandal~d mira-tolve");
  CHECK(told("2018") == "osk-brandal");
  CHECK(told("2025-06") == "osk-brandal");
  CHECK(told("2017") == "osk-brandal karsovian-president~d");  // two held it in that year, one of them a Brandal
  CHECK(told("1990-07-01") == "per-brandal");
  CHECK(told("") == "brandal~d karsovian-president~d");
  CHECK(ids({document("d", "2018", {actor("Tolve", person, "former president")})}, MergeLevel::exact, cast) == "tolve~d");
}

TEST_CASE("middle names, acronyms and offices join names that the archive introduces") {
  struct Case {
    const char* what;
    std::vector<ExtractedDocument> archive;
    const char* ids;
  };
  const std::vector<Case> cases = {
      {"a middle name", {document("d1", "", {actor("Anna Weil", person)}), document("d2", "", {actor("Anna K. Weil", person)})}, "anna-k-weil anna-k-weil"},
      {"two middle names",
       {document("d1", "", {actor("Anna Weil", person)}), document("d2", "", {actor("Anna K. Weil", person)}), document("d3", "", {actor("Anna M. Weil", person)})},
       "anna-weil anna-k-weil anna-m-weil"},
      {"an initial spelled out", {document("d1", "", {actor("Anna K. Weil", person)}), document("d2", "", {actor("Anna Karin Weil", person)})}, "anna-k-weil anna-karin-weil"},
      {"an acronym",
       {document("d1", "", {actor("Velda River Commission", organisation, "", "", {"VRCX"})}), document("d2", "", {actor("VRCX", organisation)})},
       "velda-river-commission velda-river-commission"},
      {"an acronym of two",
       {document("d1", "", {actor("Velda River Commission", organisation, "", "", {"VRCX"})}), document("d2", "", {actor("VRCX", organisation)}),
        document("d3", "", {actor("Volcano Rescue Corps", organisation, "", "", {"VRCX"})})},
       "velda-river-commission vrcx volcano-rescue-corps"},
      {"a surname with its office",
       {document("d1", "", {actor("Arkwell", person, "finance minister")}), document("d2", "", {actor("Tom Arkwell", person, "finance minister")})},
       "tom-arkwell tom-arkwell"},
      {"a surname with another office",
       {document("d1", "", {actor("Arkwell", person, "prime minister")}), document("d2", "", {actor("Tom Arkwell", person, "finance minister")})},
       "arkwell~d1 tom-arkwell"},
      {"a surname alone", {document("d1", "", {actor("Arkwell", person)}), document("d2", "", {actor("Tom Arkwell", person, "minister")})}, "arkwell~d1 tom-arkwell"},
      {"an office that two have",
       {document("d1", "", {actor("Arkwell", person, "minister")}), document("d2", "", {actor("Tom Arkwell", person, "minister")}),
        document("d3", "", {actor("Ida Arkwell", person, "minister")})},
       "arkwell~d1 tom-arkwell ida-arkwell"},
      {"of two the one on that side",
       {document("d1", "", {actor("Arkwell", person, "minister", "Norway")}), document("d2", "", {actor("Tom Arkwell", person, "minister", "Norway")}),
        document("d3", "", {actor("Ida Arkwell", person, "minister", "Chile")})},
       "tom-arkwell tom-arkwell ida-arkwell"},
  };
  const std::vector<Case> mistaken = {
      {"a lone name that is a body's elsewhere", {document("d1", "", {actor("Borduria", person)}), document("d2", "", {actor("Borduria", state)})}, "borduria borduria"},
      {"a lone name with a title", {document("d1", "", {actor("Borduria", person, "minister")}), document("d2", "", {actor("Borduria", state)})}, "borduria~d1 borduria"},
      {"a lone name that is somebody's surname",
       {document("d1", "", {actor("Lincoln", person)}), document("d2", "", {actor("Lincoln", state), actor("Ida Lincoln", person)})},
       "lincoln~d1 lincoln ida-lincoln"},
  };
  for (const Case& c : mistaken) {
    CAPTURE(c.what);
    CHECK(ids(c.archive, MergeLevel::names) == c.ids);
  }
  for (const Case& c : cases) {
    CAPTURE(c.what);
    CHECK(ids(c.archive, MergeLevel::names) == c.ids);
  }
}

TEST_CASE("a person with the name of a state is not the state") {
  CHECK(ids({document("d1", "", {actor("Jordan", person, "coach"), actor("Jordan", state)})}, MergeLevel::exact) == "jordan~d1 jordan");
  CHECK(ids({document("d1", "", {actor("Ida Jordan", person), actor("Jordan", state)})}, MergeLevel::exact) == "ida-jordan jordan");
  CHECK(ids({document("d1", "", {actor("Jordan", person)}), document("d2", "", {actor("Jordan", state)})}, MergeLevel::exact) == "jordan~d1 jordan");
  // Without a title, and beside the state, it is a mistake of the tagger.
  CHECK(ids({document("d1", "", {actor("Jordan", state), actor("Jordan", person)})}, MergeLevel::exact) == "jordan");
  CHECK(ids({document("d1", "", {actor("South Ossetian", person)})}, MergeLevel::exact) == "south-ossetian~d1");
}

TEST_CASE("the government of somebody's state is that state") {
  CHECK(ids({document("d1", "", {actor("Weil regime", state, "", "Norway"), actor("military regime", state, "", "Norway"), actor("Weil regime", state)})}, MergeLevel::exact) ==
        "norway military-regime~d1 weil-regime~d1");
}

TEST_CASE("a seat is its state where the document says so, and a place elsewhere") {
  CHECK(ids({document("d1", "", {actor("Washington", state, "", "United States"), actor("Washington", person, "coach")}), document("d2", "", {actor("Washington", state)})},
            MergeLevel::exact) == "united-states washington~d1 washington");
}

TEST_CASE("a user's rows come first: names, types and sides are theirs") {
  const std::string rows = header + "tom-arkwell,Thomas Arkwell,person,chile,,Tom Arkwell|T. Arkwell|Arkwell,,,,\n";
  std::vector<ExtractedDocument> documents = {document("d1", "", {actor("Arkwell", organisation), actor("Tom Arkwell", person, "", "Norway")})};
  ActorTable table = ActorTable::built_in();
  table.load_text(rows, "mine.csv");
  ActorMerger merger(table, MergeLevel::names);
  merger.look_at(documents[0]);
  Claim claim;
  claim.source = {"arkwell", "Arkwell", "Arkwell", {0, 7}, ""};
  claim.target = {"tom-arkwell", "Tom Arkwell", "", {}, "Norway"};
  claim.reporters = {{"stranger", "A Stranger"}};
  documents[0].claims = {claim};
  merger.apply(documents[0]);
  REQUIRE(documents[0].actors.size() == 2);
  const Actor& one = documents[0].actors[0];
  CHECK(one.id == "tom-arkwell");
  CHECK(one.name == "Thomas Arkwell");
  CHECK(one.type == person);
  CHECK(one.side == "Chile");
  CHECK(one.aliases == std::vector<std::string>{"Arkwell", "Tom Arkwell"});
  const Claim& changed = documents[0].claims[0];
  CHECK(changed.source.actor == "tom-arkwell");
  CHECK(changed.source.name == "Thomas Arkwell");
  CHECK(changed.source.mention == "Arkwell");
  CHECK(changed.target.side == "Chile");
  CHECK(changed.reporters[0].actor == "stranger~d1");
}

TEST_CASE("sides are called as the nodes that they are") {
  std::vector<ExtractedDocument> documents = {document("d1", "", {actor("U.S.", state), actor("Ann Lee Pruitt", person, "envoy", "U.S.")}),
                                              document("d2", "", {actor("United States", state), actor("Bo Kerrigan", person, "envoy", "America")})};
  documents[0].actors[0].id = documents[1].actors[0].id = "united-states";
  const ActorTable table = ActorTable::built_in();
  ActorMerger merger(table, MergeLevel::names);
  for (const ExtractedDocument& d : documents) merger.look_at(d);
  for (ExtractedDocument& d : documents) {
    merger.apply(d);
    CHECK(d.actors[0].name == "United States");
    CHECK(d.actors[1].side == "United States");
  }
}

TEST_CASE("the report names every decision once, with its reason and documents") {
  std::vector<ExtractedDocument> documents = {document("d1", "", {actor("Arkwell", person)}), document("d2", "", {actor("Tom Arkwell", person)}),
                                              document("d3", "", {actor("Tom Arkwell", person)})};
  const ActorTable table = ActorTable::built_in();
  ActorMerger merger(table, MergeLevel::names);
  for (const ExtractedDocument& d : documents) merger.look_at(d);
  for (ExtractedDocument& d : documents) merger.apply(d);
  CHECK(to_csv(merger.report()) ==
        "id,name,form,reason,documents,first_document\n"
        "arkwell~d1,Arkwell,Arkwell,not merged: may be tom-arkwell,1,d1\n"
        "tom-arkwell,Tom Arkwell,Tom Arkwell,full name,2,d2\n");
}
