#include <algorithm>
#include <array>

#include <claimgraph/extract/attribution/ranges.hpp>
#include <claimgraph/extract/attribution/reported_speech.hpp>

namespace claimgraph {
namespace {

using Kind = ContentPart::Kind;
constexpr int max_climb = 16;  ///< steps upward for a subject or clause; bounds damaged trees

bool has_marker(const Tree& tree, std::uint32_t token, const std::string& marker, Deprel relation) {
  if (marker.empty()) return true;
  return std::ranges::any_of(tree.children(token), [&](std::uint32_t c) {
    return universal(tree[c].deprel) == relation && tree[c].lemma == marker;
  });
}

bool is_subject(Deprel relation) {
  return relation == Deprel::nsubj || relation == Deprel::nsubj_outer || relation == Deprel::csubj;
}

/// The subject; of two ("candidate" and "Vela" in "candidate Vela said") the one closest to the verb.
std::int32_t subject(const Tree& tree, std::uint32_t token) {
  std::int32_t found = -1;
  for (std::uint32_t c : tree.children(token))
    if (is_subject(tree[c].deprel) && (found < 0 || c < token)) found = static_cast<std::int32_t>(c);
  return found;
}

/// Subject of a clause that has none of its own: that of the clause it is joined or subordinate to.
std::int32_t inherited_subject(const Tree& tree, std::uint32_t cue) {
  std::uint32_t at = cue;
  for (int step = 0; step < max_climb && tree[at].head >= 0; ++step) {
    const Deprel relation = tree[at].deprel;
    const auto head = static_cast<std::uint32_t>(tree[at].head);
    if (relation == Deprel::acl) return tree[head].upos == Upos::VERB ? -1 : tree[at].head;
    if (relation == Deprel::acl_relcl) return -1;
    if (relation != Deprel::conj && relation != Deprel::xcomp && relation != Deprel::advcl) return -1;
    if (relation == Deprel::xcomp)
      if (const auto object = tree.child(head, Deprel::obj); object >= 0) return object;
    for (Deprel subject_relation : {Deprel::nsubj, Deprel::nsubj_pass, Deprel::nsubj_outer})
      if (const auto found = tree.child(head, subject_relation); found >= 0) return found;
    at = head;
  }
  return -1;
}

std::int32_t agent(const Tree& tree, std::uint32_t cue) {
  for (std::uint32_t c : tree.children(cue))
    if (tree[c].deprel == Deprel::obl_agent ||
        (tree[c].deprel == Deprel::obl && has_marker(tree, c, "by", Deprel::case_)))
      return static_cast<std::int32_t>(c);
  return -1;
}

/// Whose claim, plan or support it is.
std::int32_t owner(const Tree& tree, std::uint32_t noun) {
  if (const auto possessor = tree.child(noun, Deprel::nmod_poss); possessor >= 0) return possessor;
  for (std::uint32_t c : tree.children(noun))
    if (universal(tree[c].deprel) == Deprel::nmod &&
        (has_marker(tree, c, "by", Deprel::case_) || has_marker(tree, c, "from", Deprel::case_)))
      return static_cast<std::int32_t>(c);
  if (const auto own = subject(tree, noun); own >= 0) return own;
  const Deprel relation = tree[noun].deprel;
  if ((relation == Deprel::obj || relation == Deprel::obl) && tree[noun].head >= 0) {
    const auto verb = static_cast<std::uint32_t>(tree[noun].head);
    if (is_passive(tree, verb)) return -1;
    if (const auto own = subject(tree, verb); own >= 0) return own;
    return inherited_subject(tree, verb);
  }
  return -1;
}

/// The clause that a cue is put into: head of that clause and the part of it that belongs to the cue.
struct Host {
  std::uint32_t head = 0;
  TokenRange inset;
};

std::optional<Host> host(const Tree& tree, std::uint32_t cue) {
  const Token& token = tree[cue];
  if (token.head < 0) return std::nullopt;
  std::uint32_t inset = cue;
  if (token.deprel == Deprel::case_ || token.deprel == Deprel::mark) {
    inset = static_cast<std::uint32_t>(token.head);
  } else if (token.deprel == Deprel::advcl) {
    if (!has_marker(tree, cue, "as", Deprel::mark) && token.lemma != "accord") return std::nullopt;
  } else if (token.deprel != Deprel::parataxis && token.deprel != Deprel::advmod &&
             token.deprel != Deprel::obl) {
    return std::nullopt;
  }
  if (tree[inset].head < 0) return std::nullopt;
  auto head = static_cast<std::uint32_t>(tree[inset].head);
  // A phrase ("according to him") speaks for the whole sentence or reported clause, wherever it hangs in it.
  const bool phrase = token.deprel == Deprel::case_ || token.lemma == "accord";
  for (int step = 0; step < max_climb && phrase && tree[head].head >= 0; ++step) {
    const Deprel up = universal(tree[head].deprel);
    if (up == Deprel::ccomp || up == Deprel::parataxis) break;
    head = static_cast<std::uint32_t>(tree[head].head);
  }
  return Host{head, below(tree, inset)};
}

/// First child that can be this part; -1: none.
std::int32_t part_head(const Tree& tree, std::uint32_t cue, const ContentPart& part) {
  switch (part.kind) {
    case Kind::ccomp:
      return tree.child(cue, Deprel::ccomp);
    case Kind::xcomp:
      return tree.child(cue, Deprel::xcomp);
    case Kind::obj:
      if (const auto object = tree.child(cue, Deprel::obj); object >= 0) return object;
      [[fallthrough]];  // "urged them to …": treebanks differ
    case Kind::iobj:
      return tree.child(cue, Deprel::iobj);
    case Kind::subject:
      if (const auto passive = tree.child(cue, Deprel::nsubj_pass); passive >= 0) return passive;
      if (const auto active = subject(tree, cue); active >= 0) return active;
      return tree[cue].deprel == Deprel::acl ? tree[cue].head : -1;
    case Kind::obl:
      for (std::uint32_t c : tree.children(cue))
        if (universal(tree[c].deprel) == Deprel::obl && has_marker(tree, c, part.marker, Deprel::case_))
          return static_cast<std::int32_t>(c);
      return -1;
    case Kind::nmod:
      for (std::uint32_t c : tree.children(cue))
        if (universal(tree[c].deprel) == Deprel::nmod && tree[c].deprel != Deprel::nmod_poss &&
            has_marker(tree, c, part.marker, Deprel::case_))
          return static_cast<std::int32_t>(c);
      return -1;
    case Kind::advcl:
      for (std::uint32_t c : tree.children(cue))
        if (tree[c].deprel == Deprel::advcl && has_marker(tree, c, part.marker, Deprel::mark))
          return static_cast<std::int32_t>(c);
      return -1;
    case Kind::acl:
      for (std::uint32_t c : tree.children(cue))
        if (tree[c].deprel == Deprel::acl && has_marker(tree, c, part.marker, Deprel::mark))
          return static_cast<std::int32_t>(c);
      return -1;
    case Kind::clause:
    case Kind::quote:
      return -1;  // not below the cue
  }
  return -1;
}

/// `range` without commas, stops and dashes at both ends.
TokenRange trimmed(const Tree& tree, TokenRange range) {
  constexpr std::array<std::string_view, 8> loose{",", ".", ":", ";", "—", "–", "--", "-"};
  const auto droppable = [&](std::uint32_t i) {
    return std::ranges::find(loose, tree.word(i)) != loose.end();
  };
  while (range.first < range.last && droppable(range.first)) ++range.first;
  while (range.first < range.last && droppable(range.last - 1)) --range.last;
  return range;
}

/// Tokens below `head`, on its side of the cue.
TokenRange phrase(const Tree& tree, std::uint32_t head, std::uint32_t cue) {
  TokenRange range = below(tree, head);
  if (contains(range, cue))
    range = head < cue ? TokenRange{range.first, cue} : TokenRange{cue + 1, range.last};
  return trimmed(tree, range);
}

}  // namespace

bool is_passive(const Tree& tree, std::uint32_t cue) {
  if (tree.child(cue, Deprel::aux_pass) >= 0 || tree.child(cue, Deprel::nsubj_pass) >= 0) return true;
  if (tree[cue].deprel != Deprel::acl || tree[cue].upos != Upos::VERB) return false;
  return !tree.word(cue).ends_with("ing") && tree.word(cue) != tree[cue].lemma;  // "a plan proposed by them"
}

std::int32_t find_source(const Tree& tree, std::uint32_t cue, bool passive) {
  if (tree[cue].deprel == Deprel::case_ || (tree[cue].deprel == Deprel::mark && tree[cue].head >= 0))
    return tree[cue].head;
  if (tree[cue].upos == Upos::ADV) return -1;
  if (passive) return agent(tree, cue);
  if (tree[cue].upos == Upos::NOUN && tree.child(cue, Deprel::cop) < 0) return owner(tree, cue);
  if (const auto own = subject(tree, cue); own >= 0) return own;
  return inherited_subject(tree, cue);
}

std::vector<TokenRange> source_phrase(const Tree& tree, std::uint32_t head, std::uint32_t cue) {
  TokenRange range = phrase(tree, head, cue);
  for (std::uint32_t c : tree.children(head)) {
    const TokenRange part = below(tree, c);
    if (tree[c].deprel == Deprel::case_ && c < head && part.last > range.first)
      range.first = part.last;  // "by"
    const bool aside = tree[c].deprel == Deprel::acl_relcl || tree[c].deprel == Deprel::acl;
    if (aside && c > head && part.first > 0 && tree.word(part.first - 1) == ",")  // ", who …"
      range.last = std::min(range.last, part.first);
  }
  range = trimmed(tree, range);
  if (range.first > 0 && range.first < cue) {  // "candidate" before "Vela", each a subject of its own
    const std::int32_t before = static_cast<std::int32_t>(range.first) - 1;
    const Token& title = tree[static_cast<std::uint32_t>(before)];
    if (is_subject(title.deprel) && title.head == tree[head].head)
      range.first = below(tree, static_cast<std::uint32_t>(before)).first;
  }
  while (range.last > range.first + 1 && tree[range.last - 1].deprel == Deprel::mark)
    --range.last;  // "the first to"
  const auto nominal = [&](std::uint32_t i) {
    return tree[i].upos == Upos::PROPN || tree[i].upos == Upos::NOUN || tree[i].upos == Upos::ADJ;
  };
  if (range.last <= cue) {  // a title that the tree left apart from its name
    std::uint32_t last = range.last;
    while (last < cue && nominal(last)) ++last;
    if (last > range.last && tree[last].head == static_cast<std::int32_t>(cue)) range.last = last;
    if (last == cue) range.last = last;
  } else if (range.last < tree.document().tokens.size() && tree.word(range.last) == "of") {  // "said A of B"
    const std::int32_t phrase_head = tree[range.last].head;
    if (phrase_head >= 0 &&
        tree[static_cast<std::uint32_t>(phrase_head)].head == static_cast<std::int32_t>(cue))
      range.last = below(tree, static_cast<std::uint32_t>(phrase_head)).last;
  }
  return {range};
}

std::vector<TokenRange> cue_phrase(const Tree& tree, std::uint32_t cue) {
  std::vector<TokenRange> tokens{{cue, cue + 1}};
  for (std::uint32_t c : tree.children(cue)) {
    const Deprel relation = universal(tree[c].deprel);
    const bool after = tree[c].deprel == Deprel::compound_prt || relation == Deprel::fixed;
    if (after || relation == Deprel::cop) tokens.push_back({c, c + 1});
  }
  for (std::uint32_t before = cue; before-- > 0;) {  // "has repeatedly said"
    const Token& token = tree[before];
    if (token.head != static_cast<std::int32_t>(cue)) break;
    const Deprel relation = universal(token.deprel);
    const bool adverb = relation == Deprel::advmod && (token.upos == Upos::ADV || token.upos == Upos::PART);
    if (relation != Deprel::aux && relation != Deprel::cop && !adverb) break;
    tokens.push_back({before, before + 1});
  }
  normalize(tokens);
  return tokens;
}

std::optional<Report> match(const Tree& tree, std::uint32_t cue, const CuePattern& pattern) {
  if (pattern.passive != is_passive(tree, cue)) return std::nullopt;
  Report report;
  report.cue = cue;
  report.share = pattern.share;
  report.clause = std::ranges::any_of(pattern.parts, [](const ContentPart& part) {
    const bool gerund =
        part.kind == Kind::advcl && (part.marker == "of" || part.marker == "as");  // "accused him of"
    return part.kind == Kind::ccomp || part.kind == Kind::clause || part.kind == Kind::acl || gerund;
  });
  report.cue_tokens = cue_phrase(tree, cue);
  bool subject_is_content = false;
  for (const ContentPart& part : pattern.parts) {
    if (part.kind == Kind::clause) {
      const auto found = host(tree, cue);
      if (!found) return std::nullopt;
      std::vector<TokenRange> around{below(tree, found->head)};
      subtract(around, found->inset);
      report.content.insert(report.content.end(), around.begin(), around.end());
      continue;
    }
    const std::int32_t head = part_head(tree, cue, part);
    if (head < 0) return std::nullopt;
    TokenRange range = phrase(tree, static_cast<std::uint32_t>(head), cue);
    if (part.kind == Kind::subject) subject_is_content = true;
    if (&part == &pattern.parts.front() &&
        (part.kind == Kind::obl || part.kind == Kind::nmod || part.kind == Kind::advcl)) {
      for (std::uint32_t c :
           tree.children(static_cast<std::uint32_t>(head)))  // "called for": the preposition is the cue's
        if ((tree[c].deprel == Deprel::case_ || tree[c].deprel == Deprel::mark) && c == range.first &&
            !part.marker.empty()) {
          report.cue_tokens.push_back(below(tree, c));
          range.first = below(tree, c).last;
        }
    }
    report.content.push_back(range);
  }
  for (TokenRange& range : report.content) range = trimmed(tree, range);
  normalize(report.content);
  normalize(report.cue_tokens);

  if (!subject_is_content || pattern.passive) report.source = find_source(tree, cue, pattern.passive);
  if (report.source >= 0) {
    const auto source = static_cast<std::uint32_t>(report.source);
    report.source_tokens = source_phrase(tree, source, cue);
    for (const TokenRange range : report.content)  // a clause split around its reporter
      if (contains(range, source)) {
        for (const TokenRange inset : report.source_tokens) subtract(report.content, inset);
        break;
      }
    if (contains(report.content, source)) return std::nullopt;
  }
  if (!(report.source >= 0 ? pattern.with_source : pattern.without_source)) return std::nullopt;
  for (const TokenRange own : report.cue_tokens) subtract(report.content, own);
  if (report.content.empty()) return std::nullopt;
  return report;
}

std::optional<Report> match(const Tree& tree, std::uint32_t cue, const CueTable& table) {
  for (const CuePattern& pattern : table.patterns(tree[cue].lemma, tree[cue].upos))
    if (auto report = match(tree, cue, pattern)) return report;
  return std::nullopt;
}

}  // namespace claimgraph
