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
//               office:president@2009-01-20/2017-01-20
//                                an office that the person holds for its side, with its first and last day (both may be
//                                partial; no end: still held); one mark for each term
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

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/records.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// How a form of a name is used.
enum class NameUse : std::uint8_t { name, adjective, people, seat, tag };

struct ActorName {
  std::string form;  ///< as written in the table
  NameUse use = NameUse::name;
};

/// A term of office: a person's row may have several.
struct ActorOffice {
  std::string title;     ///< "foreign minister"
  std::string from, to;  ///< ISO dates, possibly partial; empty: open
};

/// One row of an actor table.
struct ActorEntry {
  std::string id, name;
  ActorType type = ActorType::group;
  std::string side, parent;      ///< ids of other entries, or empty
  std::vector<ActorName> names;  ///< the name first, then the aliases
  std::vector<ActorOffice> offices;
  std::string from, to, wikidata, note;
};

/// The entry as a row of a table, without line break; load_text() reads it back.
std::string to_csv_row(const ActorEntry& entry);
/// "id,name,type,…": the line that a table begins with, without line break.
std::string_view actor_table_header();

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
  /// Who held an office for a side on a day of `date` (ISO, possibly partial): holders("united-states", "president", "2016").
  /// In table order; more than one where the date spans a change. Nobody where the date is empty.
  std::vector<const ActorEntry*> holders(std::string_view side, std::string_view office, std::string_view date) const;
  /// Persons whose name ends in this surname ("Bush", "al-Assad"), in table order.
  std::vector<const ActorEntry*> with_surname(std::string_view surname) const;
  /// The row that the name of a side means ("Pakistan", "Pentagon"), bodies before persons; nullptr where no row has it.
  const ActorEntry* side(std::string_view name) const;
  /// nullptr if there is no such id.
  const ActorEntry* by_id(std::string_view id) const;
  const std::vector<std::unique_ptr<const ActorEntry>>& entries() const;
  /// The rows that came after built_in(): a user's own, in the order of the table.
  std::vector<const ActorEntry*> added() const;

 private:
  struct Index;
  std::unique_ptr<Index> index_;
};

}  // namespace claimgraph
