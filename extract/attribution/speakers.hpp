#pragma once
// From the words of a source to the actor who speaks, and from "I" and "you" in a quotation to speaker and
// addressee.
#include <claimgraph/extract/attribution/quotations.hpp>
#include <claimgraph/extract/syntax/tree.hpp>

namespace claimgraph {

/// Mention that a source phrase with this head stands for (the antecedent for "who"); -1: none.
std::int32_t speaker_mention(const Tree& tree, const DocumentActors& actors, std::uint32_t source);

/// Who speaks in a quoted piece, to whom: indices into DocumentActors::actors, or -1.
struct Voices {
  std::int32_t speaker = -1, addressee = -1;
};

/// Gives the first- and second-person pronouns of each quoted piece their actor. `voices`: one for each
/// piece.
void resolve_persons(const Tree& tree, const Quotations& quotations, std::span<const Voices> voices,
                     DocumentActors& actors);

}  // namespace claimgraph
