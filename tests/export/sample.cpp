#include "sample.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace claimgraph::test {
namespace {

std::uint32_t code_points(std::string_view text) {
  std::uint32_t points = 0;
  for (const char c : text) points += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return points;
}

const Actor& actor_of(const ExtractedDocument& document, std::string_view id) {
  for (const Actor& actor : document.actors) {
    if (actor.id == id) return actor;
  }
  throw std::logic_error("no actor " + std::string(id));
}

ClaimEnd end_of(const ExtractedDocument& document, std::string_view id) {
  const Actor& actor = actor_of(document, id);
  const std::string_view mention = actor.aliases.empty() ? actor.name : actor.aliases.front();
  const bool there = document.text.find(mention) != std::string::npos;
  ClaimEnd end{actor.id, actor.name, "", {}, actor.side};
  if (there) {
    const TextSpan place = piece(document, mention);
    end.mention = place.text;
    end.span = place.span;
  }
  return end;
}

Claim numbered_claim(std::size_t i, const Actor& source, const RelationInfo& relation, const Actor& target) {
  Claim claim;
  claim.id = std::to_string(i);
  claim.source = {source.id, source.name, "", {}, source.side};
  claim.target = {target.id, target.name, "", {}, target.side};
  claim.relation = relation.name;
  claim.polarity = relation.polarity;
  claim.negated = i % 11 == 5;
  claim.hypothetical = i % 7 == 3;
  claim.charge.text = i % 3 ? "breaking the border accord of last spring" : "";
  claim.evidence.text = source.name + " spoke of " + target.name + " at noon.";
  claim.document = "doc-" + std::to_string(i / 3);
  claim.date = "2025-0" + std::to_string(1 + i % 9) + "-11";
  claim.outlet = i % 2 ? "Morning Sample" : "Evening Sample";
  claim.confidence = 0.5 + static_cast<double>(i % 50) / 100;
  return claim;
}

}  // namespace

TextSpan piece(const ExtractedDocument& document, std::string_view words) {
  if (words.empty()) return {};
  const std::size_t at = document.text.find(words);
  if (at == std::string::npos) throw std::logic_error("not in the text: " + std::string(words));
  const std::uint32_t begin = code_points(std::string_view(document.text).substr(0, at));
  return {std::string(words), {begin, begin + code_points(words)}};
}

Claim& add_claim(ExtractedDocument& document, std::string_view source, std::string_view relation, std::string_view target,
                 std::string_view sentence, std::string_view cue, std::string_view charge, double confidence) {
  Claim claim;
  claim.source = end_of(document, source);
  claim.target = end_of(document, target);
  claim.relation = relation;
  const RelationInfo* info = find_relation(relation);
  claim.polarity = info ? info->polarity : 0;
  claim.tense = Tense::past;
  claim.evidence = piece(document, sentence);
  claim.sentence = claim.evidence.span;
  claim.cue = piece(document, cue);
  claim.charge = piece(document, charge);
  claim.document = document.id;
  claim.title = document.title;
  claim.date = document.date;
  claim.outlet = document.outlet;
  claim.extractor = "lexicon:" + std::string(relation);
  claim.confidence = confidence;
  const std::string number = std::to_string(document.claims.size());
  claim.id = std::string(16 - number.size(), '0') + number;
  document.claims.push_back(claim);
  return document.claims.back();
}

ExtractedDocument istanbul_talks() {
  ExtractedDocument document;
  document.id = "istanbul-talks";
  document.title = "Talks in Istanbul end without a deal";
  document.date = "2025-10-29";
  document.outlet = "Sample Post";
  document.text =
      "Talks in Istanbul end without a deal\n\n"
      "Pakistan and the Afghan Taliban ended four days of talks in Istanbul without an agreement. "
      "Türkiye hosted the delegations. "
      "Information minister Attaullah Tarar accused the Taliban regime of supporting anti-Pakistan terrorists. "
      "The regime bears no responsibility toward the people of Afghanistan, he wrote. "
      "He urged the Taliban to honour the commitments of the Doha Agreement. "
      "Tarar thanked Qatar for its sincere efforts and thanked Türkiye for its patience. "
      "Defence minister Khawaja Asif blamed India for the failure. "
      "Asif called Kabul a tool for Delhi and mocked its negotiators. "
      "He said the Taliban negotiators had agreed with Pakistan before orders came from Kabul. "
      "Asif may threaten the Taliban with a wider operation. "
      "A Taliban spokesman denied the charge of Pakistan that fighters cross the border. "
      "The spokesman stopped short of blaming Qatar.";
  document.actors = {
      {"attaullah-tarar", "Attaullah Tarar", ActorType::person, {"Tarar"}, "information minister", "Pakistan", ""},
      {"khawaja-asif", "Khawaja Asif", ActorType::person, {"Asif"}, "defence minister", "Pakistan", ""},
      {"pakistan", "Pakistan", ActorType::state, {}, "", "", "Q843"},
      {"afghan-taliban", "Afghan Taliban", ActorType::armed_group, {"Taliban", "the regime"}, "", "Afghanistan", "Q42418"},
      {"taliban-spokesman", "Taliban spokesman", ActorType::person, {}, "spokesman", "Afghanistan", ""},
      {"india", "India", ActorType::state, {"Delhi"}, "", "", "Q668"},
      {"qatar", "Qatar", ActorType::state, {}, "", "", "Q846"},
      {"turkiye", "Türkiye", ActorType::state, {}, "", "", "Q43"}};

  const auto add = [&](auto&&... arguments) -> Claim& { return add_claim(document, arguments...); };
  add("pakistan", "consult", "afghan-taliban",
      "Pakistan and the Afghan Taliban ended four days of talks in Istanbul without an agreement.", "talks", "", 0.95);
  add("turkiye", "mediate", "pakistan", "Türkiye hosted the delegations.", "hosted", "", 0.8);
  add("turkiye", "mediate", "afghan-taliban", "Türkiye hosted the delegations.", "hosted", "", 0.8);
  add("attaullah-tarar", "accuse", "afghan-taliban",
      "Information minister Attaullah Tarar accused the Taliban regime of supporting anti-Pakistan terrorists.", "accused",
      "supporting anti-Pakistan terrorists", 0.97);
  Claim& quote = add("attaullah-tarar", "accuse", "afghan-taliban",
                     "The regime bears no responsibility toward the people of Afghanistan, he wrote.", "",
                     "bears no responsibility toward the people of Afghanistan", 0.81);
  quote.quote = QuoteType::indirect;
  quote.tense = Tense::present;
  add("attaullah-tarar", "demand", "afghan-taliban", "He urged the Taliban to honour the commitments of the Doha Agreement.",
      "urged", "honour the commitments of the Doha Agreement", 0.93);
  const std::string_view thanks = "Tarar thanked Qatar for its sincere efforts and thanked Türkiye for its patience.";
  add("attaullah-tarar", "thank", "qatar", thanks, "thanked", "its sincere efforts", 0.96);
  add("attaullah-tarar", "thank", "turkiye", thanks, "thanked", "its patience", 0.96);
  add("khawaja-asif", "blame", "india", "Defence minister Khawaja Asif blamed India for the failure.", "blamed", "the failure",
      0.98);
  add("khawaja-asif", "criticize", "afghan-taliban", "Asif called Kabul a tool for Delhi and mocked its negotiators.", "mocked",
      "a tool for Delhi", 0.88);
  add("afghan-taliban", "agree", "pakistan",
      "He said the Taliban negotiators had agreed with Pakistan before orders came from Kabul.", "agreed", "", 0.7)
      .reporters = {{"khawaja-asif", "Khawaja Asif"}};
  Claim& threat = add("khawaja-asif", "threaten", "afghan-taliban", "Asif may threaten the Taliban with a wider operation.",
                      "threaten", "a wider operation", 0.62);
  threat.hypothetical = true;
  threat.modality = Modality::possible;
  threat.tense = Tense::future;
  add("taliban-spokesman", "deny", "pakistan",
      "A Taliban spokesman denied the charge of Pakistan that fighters cross the border.", "denied",
      "fighters cross the border", 0.9);
  add("taliban-spokesman", "blame", "qatar", "The spokesman stopped short of blaming Qatar.", "blaming", "", 0.75).negated =
      true;
  return document;
}

ExtractedDocument adversarial() {
  ExtractedDocument document;
  document.id = "hostile & <odd> \"document\"";
  document.title = "A ]]> title\twith a tab";
  document.text =
      "INFORMATION about Zoë. B & Co <b>bold</b> said ]]> \"done\". Line one\nline two\tafter a tab. \xF0\x9F\x95\x8A flew. "
      "A bell \x01 rang. <script>alert(1)</script> \\N \\l stays text. \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 and \xE5\x92\x8C\xE5\xB9\xB3.";
  document.actors = {{"zoe", "Zoë", ActorType::person, {}, "", "", ""},
                     {"b-co", "B & Co <b>", ActorType::company, {"]]>", "the \"big\\new\" one"}, "\\the\\\"role\\", "", ""},
                     {"zoe-2", "Zoë", ActorType::person, {}, "", "\\N \"side\"", ""},
                     {"dove", "\xF0\x9F\x95\x8A", ActorType::group, {}, "", "", ""},
                     {"salam", "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 \xE5\x92\x8C\xE5\xB9\xB3", ActorType::party, {}, "", "", ""},
                     {"script", "<script>alert(1)</script> \\N", ActorType::media, {}, "", "", ""}};
  const auto add = [&](auto&&... arguments) -> Claim& { return add_claim(document, arguments...); };
  add("zoe", "accuse", "b-co", "INFORMATION about Zoë.", "about", "INFORMATION").reasons = {{"frame", "a \"]]> & <frame>", 0.5, 1.25},
                                                                                         {"cue", "INFORM", 1, -0.5}};
  add("zoe", "accuse", "b-co", "B & Co <b>bold</b> said ]]> \"done\".", "said", "]]>").date = "2024-02";
  add("zoe", "accuse", "b-co", "Line one\nline two\tafter a tab.", "line", "one\nline two").date = "-0044-03-15";
  add("zoe", "blame", "zoe", "A bell \x01 rang.", "rang", "bell \x01").date = "2024";
  add("zoe-2", "praise", "dove", "\xF0\x9F\x95\x8A flew.", "flew", "\xF0\x9F\x95\x8A").date = "2024-02-29T10:00:00Z";
  add("script", "threaten", "salam", "<script>alert(1)</script> \\N \\l stays text.", "alert", "<script>alert(1)</script>");
  add("salam", "own-relation", "script", "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 and \xE5\x92\x8C\xE5\xB9\xB3.", "and", "");
  document.claims.back().date = "not a date";
  return document;
}

ClaimGraph lookalikes() {
  ClaimGraph graph;
  const auto is_whole = [](const RelationInfo& info) { return info.score == std::floor(info.score); };
  const RelationInfo& whole = *std::ranges::find_if(relations(), is_whole);
  const RelationInfo& fraction = *std::ranges::find_if_not(relations(), is_whole);
  for (std::size_t i = 0; i < 40; ++i) {
    const bool alike = i < 30;
    Actor actor;
    actor.name = "Actor " + std::to_string(i);
    actor.id = alike ? std::to_string(1000 + i) : slug(actor.name);
    actor.role = alike ? "7" : "envoy";
    actor.aliases = {alike ? "1984" : "the envoy"};
    actor.side = alike ? "NaN" : "Arvenia";
    graph.add_actor(actor);
    Claim claim = numbered_claim(i, actor, alike ? whole : fraction, graph.actor(i / 2));
    claim.charge.text = alike ? "3.5" : "3.5 per cent of the levy";
    claim.evidence.text = alike ? "<[2024, 2025]>" : "He spoke.";
    claim.cue.text = alike ? "[1, 2]" : "spoke";
    claim.title = alike ? "1984" : "A year";
    claim.outlet = alike ? "true" : "Morning Sample";
    claim.date = alike ? "20240229" : "2024-02-29";
    claim.extractor = alike ? "1d" : "model";
    claim.reporters = {{alike ? "5" : "b", alike ? "6" : "B"}};
    claim.confidence = alike ? 1 : 0.75;
    graph.add_claim(claim);
  }
  return graph;
}

ClaimGraph synthetic(std::size_t actors, std::size_t claims) {
  static constexpr std::array names{"Arvenia", "Belmark", "Corrand", "Dorvale", "Estmere", "Falken", "Gostria", "Halden"};
  static constexpr std::array roles{"foreign minister", "envoy", "opposition leader", "spokeswoman"};
  ClaimGraph graph;
  std::vector<Actor> all;
  for (std::size_t i = 0; i < actors; ++i) {
    const std::string side = names[i % 5];
    Actor actor;
    actor.name = i < 5 ? side : std::string(names[(i * 3) % names.size()]) + (i % 2 ? " Party " : " Group ") + std::to_string(i);
    actor.id = slug(actor.name);
    actor.type = i < 5 ? ActorType::state : static_cast<ActorType>(i % 9);
    if (i >= 5) {
      actor.side = side;
      actor.role = roles[i % roles.size()];
    }
    graph.add_actor(actor);
    all.push_back(actor);
  }
  for (std::size_t i = 0; i < claims; ++i) {
    const RelationInfo& relation = relations()[(i * 5 + i / 7) % relations().size()];
    graph.add_claim(numbered_claim(i, all[(i * i + 3 * i + 1) % actors], relation, all[(i * 7 + 2) % actors]));
  }
  return graph;
}

ClaimGraph skewed(std::size_t actors, std::size_t claims) {
  ClaimGraph graph = synthetic(actors, 0);
  std::uint64_t state = 7;
  // Most numbers are small: a few pairs have most of the claims.
  const auto below = [&](std::size_t limit) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    const double part = static_cast<double>(state >> 11) / 9007199254740992.0;
    return static_cast<std::size_t>(part * part * part * part * part * part * static_cast<double>(limit));
  };
  for (std::size_t i = 0; i < claims; ++i) {
    const std::size_t source = below(actors), target = below(actors);
    graph.add_claim(numbered_claim(i, graph.actor(source), relations()[below(relations().size())], graph.actor(target)));
  }
  return graph;
}

}  // namespace claimgraph::test
