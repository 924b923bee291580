#include "ends.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

constexpr int max_depth = 3;  // "the spokesman of the office of the president": deeper owners are not meant

}  // namespace

std::vector<End> EndFinder::find(std::uint32_t argument) const {
  std::vector<End> found;
  for (const std::uint32_t member : tree_.members(argument)) {
    add(member, 0, found);
    // "allies, including A and B": the group and those who are named
    for (const std::uint32_t child : tree_.children(member)) {
      if (!tree_.introduced_by(child, "including") && !tree_.introduced_by(child, "such-as")) continue;
      for (const std::uint32_t named : tree_.members(child)) add(named, 0, found);
    }
  }
  return found;
}

std::vector<End> EndFinder::find_at(std::uint32_t token) const {
  std::vector<End> found;
  add(token, 0, found);
  return found;
}

End EndFinder::named(std::uint32_t token) const {
  std::int32_t mention = actors_.by_head[token];
  if (mention < 0) {
    // A name whose head the parser chose otherwise; but not a name that stands inside a longer phrase of
    // others.
    const std::int32_t around = actors_.covering[token];
    if (around >= 0 && tree_.nominal(token) &&
        actors_.mentions[static_cast<std::size_t>(around)].kind == MentionKind::name) {
      mention = around;
    }
  }
  if (mention < 0) return {};
  return {actors_.mentions[static_cast<std::size_t>(mention)].actor, mention, 0};
}

void EndFinder::add(std::uint32_t token, int depth, std::vector<End>& found) const {
  End end = named(token);
  end.depth = depth;
  if (end.actor >= 0) {
    const bool known =
        std::any_of(found.begin(), found.end(), [&](const End& e) { return e.actor == end.actor; });
    if (!known) found.push_back(end);
    return;
  }
  const std::uint32_t noun = tree_.antecedent(token);
  if (noun != token) return add(noun, depth, found);
  // A pronoun that nobody resolved hides its actor.
  if (tree_[token].upos != Upos::PRON && depth < max_depth) inside(token, depth + 1, found);
}

void EndFinder::inside(std::uint32_t token, int depth, std::vector<End>& found) const {
  const std::size_t before = found.size();
  const auto try_all = [&](auto&& wanted) {
    if (found.size() > before) return;
    for (const std::uint32_t child : tree_.children(token)) {
      if (!wanted(child)) continue;
      for (const std::uint32_t member : tree_.members(child)) add(member, depth, found);
      if (found.size() > before) return;
    }
  };
  const auto relation = [&](std::uint32_t child) { return tree_[child].deprel; };
  const auto is_phrase = [&](std::uint32_t child) {
    const Deprel plain = universal(relation(child));
    return plain == Deprel::nmod || plain == Deprel::obl;
  };
  if (tree_[token].upos == Upos::VERB) {
    // "condemned what A said", "praised how A acted"
    try_all([&](std::uint32_t c) { return relation(c) == Deprel::nsubj; });
    return;
  }
  // Nouns like "killing" or "death" name in their possessor and "of" phrase the one who suffers: no target.
  const bool suffered = tree_.in_list(token, "patient-nouns");
  if (!suffered) try_all([&](std::uint32_t c) { return relation(c) == Deprel::nmod_poss; });
  try_all([&](std::uint32_t c) { return is_phrase(c) && tree_.introduced_by(c, "by"); });
  try_all([&](std::uint32_t c) {
    return relation(c) == Deprel::amod || relation(c) == Deprel::compound || relation(c) == Deprel::nmod_desc;
  });
  if (!suffered) try_all([&](std::uint32_t c) { return is_phrase(c) && tree_.introduced_by(c, "of"); });
  try_all([&](std::uint32_t c) { return is_phrase(c) && tree_.introduced_by(c, "from"); });
  try_all([&](std::uint32_t c) { return relation(c) == Deprel::appos; });
  if (tree_.in_list(token, "agent-clause-nouns")) {
    try_all([&](std::uint32_t c) { return relation(c) == Deprel::acl && tree_.passive(c); });
  }
}

}  // namespace claimgraph
