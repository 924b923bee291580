#include "actors.hpp"

#include "actor_words.hpp"
#include "found.hpp"

namespace claimgraph {

DocumentActors find_actors(const ParsedDocument& document, const ActorTable& table) {
  using namespace actors;
  const ActorWords& words = ActorWords::built_in();
  const Tree tree(document);
  const std::vector<Name> names = find_names(tree, table, words);
  const std::vector<Found> found = find_mentions(tree, table, words, names);
  Links links(tree, table, words, found);
  link_names(links);
  link_appositions(links);
  link_descriptions(links);
  link_pronouns(links);
  return make_actors(links);
}

}  // namespace claimgraph
