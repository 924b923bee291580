#pragma once
// Who is who outside the text: states, territories, organisations, armed groups, parties, media and companies with the
// names by which news call them, and whom each stands for. The built-in rows are the files extract/data/actors_*.csv;
// rows that a user adds override those with the same id.
//
// A CSV file has the header id,name,type,side,parent,aliases,from,to,wikidata,note and one actor a row:
//   id        stable slug, unique ("united-states")
//   name      the name shown where the text gives only an adjective
//   type      person, state, organisation, armed_group, party, company, media, court, group
//   side      id of the actor whom it stands for (the Pentagon: united-states); empty for none or itself
//   parent    id of the body that it belongs to without speaking for it (the Senate: united-states)
//   aliases   other names, separated by '|'. A mark says how a form is used:
//               adj:Israeli      as a modifier it stands for the actor
//               people:Israelis  its people or members: a group of their own on the actor's side
//               seat:Jerusalem   a place that stands for the actor where it acts ("Jerusalem rejected"), not after "in"
//               tag:R            party letter in "Sen. Doe (R-Ohio)"
//   from, to  ISO dates, possibly partial, between which the row holds; empty: open
//   wikidata  "Q843" or empty
//   note      free text
// Lines that begin with '#' are comments.
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <claimgraph/graph/records.hpp>

namespace claimgraph {

/// How a form of a name is used.
enum class NameUse : std::uint8_t { name, adjective, people, seat, tag };

struct ActorName {
  std::string form;  ///< as written in the table
  NameUse use = NameUse::name;
};

/// One row of an actor table.
struct ActorEntry {
  std::string id, name;
  ActorType type = ActorType::group;
  std::string side, parent;      ///< ids of other entries, or empty
  std::vector<ActorName> names;  ///< the name first, then the aliases
  std::string from, to, wikidata, note;
};

struct ActorMatch {
  const ActorEntry* entry = nullptr;
  NameUse use = NameUse::name;
};

/// The rows, found by name. Cheap to look up, a few milliseconds to build; immutable once it is shared: load everything
/// first, then any number of threads may read.
class ActorTable {
 public:
  ActorTable();  ///< no rows
  ~ActorTable();
  ActorTable(ActorTable&&) noexcept;
  ActorTable& operator=(ActorTable&&) noexcept;

  /// The rows compiled into the library.
  static ActorTable built_in();

  /// Adds the rows of a file; a row with a known id replaces the earlier one. Throws LexiconError: CG310 the file cannot
  /// be read, CG311 wrong header, CG312 malformed row, CG313 unknown type, CG314 bad or missing id or name, CG315 id
  /// twice in the file, CG316 side or parent is no known id, CG317 bad date. On an error the table is as before.
  void load(const std::filesystem::path& file);
  /// The same for CSV text; `where` names it in errors.
  void load_text(std::string_view csv, std::string_view where);

  /// Rows with this name, in table order. Case, accents, dots, hyphens and a leading "the" do not matter, except that an
  /// acronym is only found in capitals ("WHO" is not "who").
  std::vector<ActorMatch> find(std::string_view words) const;
  /// The most words that a name beginning with this word has; 0: no name begins so.
  std::size_t longest_name_from(std::string_view first_word) const;
  /// nullptr if there is no such id.
  const ActorEntry* by_id(std::string_view id) const;
  const std::vector<std::unique_ptr<const ActorEntry>>& entries() const;

 private:
  struct Index;
  std::unique_ptr<Index> index_;
};

}  // namespace claimgraph
