#include <algorithm>
#include <array>

#include <claimgraph/extract/attribution/speakers.hpp>

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, 5> first_person{"I", "my", "mine", "myself", "me"};
// "we" is the speaker too: readers name the person who says it, and that actor carries the side it speaks
// for.
constexpr std::array<std::string_view, 5> first_person_plural{"we", "us", "our", "ours", "ourselves"};
constexpr std::array<std::string_view, 4> second_person{"you", "your", "yours", "yourself"};

bool equal_but_for_first_letter(std::string_view word, std::string_view pronoun) {
  if (word.size() != pronoun.size()) return false;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return lower(word[0]) == lower(pronoun[0]) && word.substr(1) == pronoun.substr(1);  // "Us", never "US"
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& pronouns) {
  return std::ranges::any_of(pronouns,
                             [&](std::string_view p) { return equal_but_for_first_letter(word, p); });
}

}  // namespace

std::int32_t speaker_mention(const Tree& tree, const DocumentActors& actors, std::uint32_t source) {
  const auto mention_of = [&](std::uint32_t token) {
    return token < actors.by_head.size() ? actors.by_head[token] : -1;
  };
  const auto resolved = [&](std::int32_t mention) {
    return mention >= 0 && actors.mentions[mention].actor >= 0;
  };
  std::int32_t mention = mention_of(source);
  if (resolved(mention)) return mention;
  const std::int32_t verb = tree[source].head;
  if (verb >= 0 && tree[verb].deprel == Deprel::acl_relcl && tree[verb].head >= 0)
    if (const auto antecedent = mention_of(static_cast<std::uint32_t>(tree[verb].head)); resolved(antecedent))
      return antecedent;
  if (mention < 0 && source < actors.covering.size()) mention = actors.covering[source];
  return mention;
}

void resolve_persons(const Tree& tree, const Quotations& quotations, std::span<const Voices> voices,
                     DocumentActors& actors) {
  for (Mention& mention : actors.mentions) {
    if (mention.kind != MentionKind::pronoun) continue;
    const std::int32_t piece = quotations.innermost[mention.head];
    if (piece < 0) continue;
    const std::string_view word = tree.word(mention.head);
    Voices voice = voices[piece];
    if (voice.speaker < 0 &&
        quotations.outermost[mention.head] >= 0)  // a title or scare quote in a quotation
      voice = voices[quotations.outermost[mention.head]];
    if (is_one_of(word, first_person) || is_one_of(word, first_person_plural)) {
      if (voice.speaker >= 0) mention.actor = voice.speaker;
    } else if (is_one_of(word, second_person) && voice.addressee >= 0) {
      mention.actor = voice.addressee;
    }
  }
}

}  // namespace claimgraph
