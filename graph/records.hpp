#pragma once
// The records of claimgraph: what a document says, as plain values. extract/ makes them, the graph holds them, export/
// writes them, and their field names are those of the JSON lines and of the Python package.
//
// Spans count Unicode code points of the document's string (title, "\n\n", text), from 0, end excluded, everywhere: in
// C++, in JSON and in Python. One unit, because records outlive their text and could not be converted later;
// `slice` gives the words of a span where the text is at hand.
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <claimgraph/graph/api.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// Half-open range of code points.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool empty() const noexcept { return begin >= end; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// The bytes of `text` (valid UTF-8) that `span` covers; clipped to the text. Linear in span.end.
std::string_view slice(std::string_view text, Span span);

/// A piece of the document with its place.
struct TextSpan {
  std::string text;
  Span span;
  friend bool operator==(const TextSpan&, const TextSpan&) = default;
};

enum class ActorType { person, state, organisation, armed_group, party, company, media, court, group };

/// Somebody who says things or of whom things are said.
struct Actor {
  std::string id;                    ///< stable slug, e.g. "attaullah-tarar"; unique in a document and in a graph
  std::string name;                  ///< the fullest form that the document gives
  ActorType type = ActorType::group;
  std::vector<std::string> aliases;  ///< other forms in the document, in order of appearance
  std::string role;                  ///< "defence minister"; empty where unknown
  std::string side;                  ///< *name* of the state, party or organisation stood for; empty where none or itself
  std::string wikidata;              ///< "Q843" where the actor table has one
  friend bool operator==(const Actor&, const Actor&) = default;
};

/// One end of a claim.
struct ClaimEnd {
  std::string actor;    ///< Actor::id
  std::string name;     ///< Actor::name
  std::string mention;  ///< the words that stand for the actor at the place of the act; "" where they are not there
  Span span;            ///< of the mention
  std::string side;     ///< name of the side; empty where the actor stands for itself
  friend bool operator==(const ClaimEnd&, const ClaimEnd&) = default;
};

struct ActorRef {
  std::string actor;  ///< Actor::id
  std::string name;
  friend bool operator==(const ActorRef&, const ActorRef&) = default;
};

enum class Modality { asserted, wished, feared, planned, conditional, possible };
enum class Tense { none, past, present, future };
enum class QuoteType { none, direct, indirect, mixed };

/// One step of how a claim came about, for people who ask why.
struct Reason {
  std::string step;    ///< "frame", "arc", "cue", "confidence" …: docs/claims.md lists them
  std::string detail;  ///< what it was: a frame's id, a word, a property
  double value = 0;    ///< how much of it: a probability, a count
  double share = 0;    ///< what it adds to the confidence, in logits
  friend bool operator==(const Reason&, const Reason&) = default;
};

/// One attributed speech act or stated attitude of an actor toward an actor: an edge of the graph.
struct Claim {
  std::string id;        ///< content hash over document id, spans, relation and ends: 16 hex digits
  ClaimEnd source;
  std::string relation;  ///< one of relations() or a user's own
  ClaimEnd target;
  std::vector<ActorRef> reporters;  ///< who reports the act, innermost first; empty: the article itself
  bool negated = false;
  bool hypothetical = false;  ///< wished, feared, planned or conditional
  Modality modality = Modality::asserted;
  Tense tense = Tense::none;
  int polarity = 0;  ///< -1 hostile, 0, +1 friendly
  QuoteType quote = QuoteType::none;
  TextSpan cue;       ///< the words that state the act; empty where only a quotation's content does
  TextSpan charge;    ///< what it is about; may be empty
  TextSpan evidence;  ///< the words that prove it
  Span sentence;
  std::string document, title, date, outlet;  ///< date: ISO 8601, possibly partial ("2024-02")
  std::string extractor;                      ///< "model" or "lexicon:<frame>"
  double confidence = 0;                      ///< probability that the claim is right
  std::vector<Reason> reasons;                ///< filled where they are asked for (ExtractorOptions::explain)
  friend bool operator==(const Claim&, const Claim&) = default;
};

/// Who is quoted saying what.
struct Attribution {
  std::vector<Span> source, cue, content;  ///< each may be discontinuous
  QuoteType type = QuoteType::indirect;
  std::string speaker;  ///< Actor::id; empty where unresolved
  int parent = -1;      ///< index of the attribution in whose content this one stands; -1: none
  friend bool operator==(const Attribution&, const Attribution&) = default;
};

/// Everything found in one document: one line of `claimgraph extract`.
struct ExtractedDocument {
  std::string id, title, date, outlet, url;
  std::string text;  ///< the string that spans count in: title, "\n\n", body; may have been left out (--no-text)
  std::vector<Actor> actors;
  std::vector<Attribution> attributions;
  std::vector<Claim> claims;
  friend bool operator==(const ExtractedDocument&, const ExtractedDocument&) = default;
};

/// Names as they stand in JSON ("armed_group"); from_string functions throw InputError CG109 on an unknown word.
std::string_view to_string(ActorType);
std::string_view to_string(Modality);
std::string_view to_string(Tense);
std::string_view to_string(QuoteType);
ActorType actor_type_from_string(std::string_view);
Modality modality_from_string(std::string_view);
Tense tense_from_string(std::string_view);
QuoteType quote_type_from_string(std::string_view);

/// Lower-case ASCII slug of a name: letters and digits, words joined by '-'; other scripts keep their letters
/// ("Türkiye" -> "turkiye", "Zoë & Co." -> "zoe-co"). Never empty ("x" where nothing is left).
std::string slug(std::string_view name);

}  // namespace claimgraph
