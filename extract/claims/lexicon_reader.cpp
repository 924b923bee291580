#include "lexicon_reader.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include <claimgraph/graph/error.hpp>

namespace claimgraph {
namespace {

constexpr std::array<std::pair<std::string_view, SlotStep::Kind>, 16> step_names = {{
    {"subject", SlotStep::Kind::subject},
    {"object", SlotStep::Kind::object},
    {"recipient", SlotStep::Kind::recipient},
    {"owner", SlotStep::Kind::owner},
    {"receiver", SlotStep::Kind::receiver},
    {"modifier", SlotStep::Kind::modifier},
    {"ccomp", SlotStep::Kind::ccomp},
    {"xcomp", SlotStep::Kind::xcomp},
    {"advcl", SlotStep::Kind::advcl},
    {"complement", SlotStep::Kind::complement},
    {"self", SlotStep::Kind::self},
    {"head", SlotStep::Kind::head},
    {"speaker", SlotStep::Kind::speaker},
    {"answered", SlotStep::Kind::answered},
    {"auxiliary", SlotStep::Kind::auxiliary},
    {"mark", SlotStep::Kind::mark},
}};

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0;;) {
    const std::size_t next = text.find(separator, at);
    parts.push_back(trim(text.substr(at, next == text.npos ? next : next - at)));
    if (next == text.npos) return parts;
    at = next + 1;
  }
}

bool is_preposition(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

}  // namespace

void LexiconReader::refuse(const JsonNode& at, const std::string& problem, std::string_view advice) const {
  throw LexiconError("CG302", name_ + ":" + std::to_string(at.line), problem,
                     advice.empty() ? std::string_view("docs/lexicon.md shows the format") : advice);
}

const std::string& LexiconReader::text(const JsonNode& node, std::string_view what) const {
  if (node.kind != JsonNode::Kind::string || node.string.empty()) {
    refuse(node, std::string(what) + " must be a text that is not empty");
  }
  return node.string;
}

std::vector<std::string> LexiconReader::texts(const JsonNode& node, std::string_view what) const {
  if (node.kind == JsonNode::Kind::string) return {text(node, what)};
  if (node.kind != JsonNode::Kind::array)
    refuse(node, std::string(what) + " must be a text or a list of texts");
  std::vector<std::string> found;
  for (const JsonNode& item : node.items) found.push_back(text(item, what));
  return found;
}

void LexiconReader::read(const JsonNode& root) {
  if (root.kind != JsonNode::Kind::object) refuse(root, "a lexicon is an object with \"frames\"");
  // Lists and patterns first, wherever they stand: frames refer to them.
  for (const auto& [key, node] : root.members) {
    if (key == "frames" || key == "lists" || key == "patterns" || key == "operators" || key == "precision" ||
        key == "comment")
      continue;
    refuse(node, "unknown part \"" + key + "\"",
           "a lexicon has frames, patterns, lists, operators, precision and comment");
  }
  if (const JsonNode* lists = root.find("lists")) {
    for (const auto& [name, node] : lists->members) read_list(name, node);
  }
  if (const JsonNode* operators = root.find("operators")) read_operators(*operators);
  if (const JsonNode* patterns = root.find("patterns")) {
    for (const auto& [name, node] : patterns->members) read_pattern(name, node);
  }
  if (const JsonNode* frames = root.find("frames")) {
    if (frames->kind != JsonNode::Kind::array) refuse(*frames, "\"frames\" must be a list");
    for (const JsonNode& frame : frames->items) read_frame(frame);
  }
  if (const JsonNode* precision = root.find("precision")) {
    for (const auto& [id, node] : precision->members) read_precision(id, node);
  }
}

void LexiconReader::read_list(const std::string& name, const JsonNode& node) {
  auto& list = lexicon_.lists_[name];
  for (const std::string& line : texts(node, "a word list")) {
    std::istringstream words(line);
    for (std::string word; words >> word;) list.insert(word);
  }
}

void LexiconReader::read_operators(const JsonNode& node) {
  if (node.kind != JsonNode::Kind::array) refuse(node, "\"operators\" must be a list");
  for (const JsonNode& item : node.items) {
    Operator effect;
    const JsonNode* words = item.find("words");
    if (!words) refuse(item, "an operator needs \"words\"");
    if (const JsonNode* negates = item.find("negates")) effect.negates = negates->boolean;
    if (const JsonNode* given = item.find("modality")) effect.modality = modality(*given);
    if (const JsonNode* own = item.find("own")) effect.own_wish = own->boolean;
    for (const std::string& line : texts(*words, "\"words\"")) {
      std::istringstream lemmas(line);
      for (std::string lemma; lemmas >> lemma;) lexicon_.operators_[lemma] = effect;
    }
  }
}

void LexiconReader::read_pattern(const std::string& name, const JsonNode& node) {
  Lexicon::Pattern& pattern = lexicon_.patterns_[name];
  pattern = {};
  for (const auto& [key, value] : node.members) {
    if (key == "source")
      pattern.source = slot(value);
    else if (key == "target")
      pattern.target = slot(value);
    else if (key == "charge")
      pattern.charge = slot(value);
    else if (key == "negation")
      pattern.negation = negation(value);
    else if (key != "comment")
      refuse(value, "unknown field \"" + key + "\" of pattern " + name);
  }
  if (pattern.source.empty() || pattern.target.empty()) {
    refuse(node, "pattern " + name + " needs \"source\" and \"target\"");
  }
}

void LexiconReader::read_precision(const std::string& id, const JsonNode& node) {
  const auto at = lexicon_.by_id_.find(id);
  if (at == lexicon_.by_id_.end()) refuse(node, "precision of an unknown frame \"" + id + "\"");
  lexicon_.frames_[at->second].precision = share(node, id);
}

double LexiconReader::share(const JsonNode& node, const std::string& id) const {
  if (node.kind != JsonNode::Kind::number || node.number < 0 || node.number > 1) {
    refuse(node, "frame " + id + ": precision must be a number from 0 to 1");
  }
  return node.number;
}

void LexiconReader::read_frame(const JsonNode& node) {
  if (node.kind != JsonNode::Kind::object) refuse(node, "a frame is an object");
  Frame frame;
  const JsonNode* id = node.find("id");
  if (!id) refuse(node, "a frame needs \"id\"");
  frame.id = text(*id, "\"id\"");
  // The pattern gives what the frame itself does not, so it goes first.
  if (const JsonNode* name = node.find("pattern")) {
    const auto pattern = lexicon_.patterns_.find(text(*name, "\"pattern\""));
    if (pattern == lexicon_.patterns_.end()) {
      refuse(*name, "frame " + frame.id + ": unknown pattern \"" + name->string + "\"");
    }
    frame.source = pattern->second.source;
    frame.target = pattern->second.target;
    frame.charge = pattern->second.charge;
    frame.negation = pattern->second.negation;
  }
  for (const auto& [key, value] : node.members) {
    if (!read_frame_field(frame, key, value)) {
      refuse(value, "frame " + frame.id + ": unknown field \"" + key + "\"");
    }
  }
  if (frame.lemmas.empty()) refuse(node, "frame " + frame.id + " needs \"verb\", \"noun\" or \"adjective\"");
  if (frame.relation.empty()) refuse(node, "frame " + frame.id + " needs \"relation\"");
  if (frame.source.empty() || frame.target.empty()) {
    refuse(node, "frame " + frame.id + " needs \"pattern\", or \"source\" and \"target\"");
  }
  const auto asks = [](const SlotPath& way) { return way.front().kind == SlotStep::Kind::answered; };
  if (std::any_of(frame.target.begin(), frame.target.end(), asks) == frame.answers.empty()) {
    refuse(node, "frame " + frame.id + ": the place \"answered\" and \"answers\" go together");
  }
  const auto [at, added] =
      lexicon_.by_id_.try_emplace(frame.id, static_cast<std::uint32_t>(lexicon_.frames_.size()));
  if (added)
    lexicon_.frames_.push_back(std::move(frame));
  else
    lexicon_.frames_[at->second] = std::move(frame);
}

bool LexiconReader::read_frame_field(Frame& frame, const std::string& key, const JsonNode& node) {
  if (key == "id" || key == "pattern") return true;
  if (key == "verb")
    read_lemmas(frame, Upos::VERB, node);
  else if (key == "noun")
    read_lemmas(frame, Upos::NOUN, node);
  else if (key == "adjective")
    read_lemmas(frame, Upos::ADJ, node);
  else if (key == "source")
    frame.source = slot(node);
  else if (key == "target")
    frame.target = slot(node);
  else if (key == "charge")
    frame.charge = slot(node);
  else if (key == "when")
    read_conditions(frame, node, false);
  else if (key == "unless")
    read_conditions(frame, node, true);
  else if (key == "negation")
    frame.negation = negation(node);
  else if (key == "answers")
    frame.answers = word_set(node);
  else if (key == "relation")
    frame.relation = text(node, "\"relation\"");
  else if (key == "polarity")
    frame.polarity = static_cast<int>(node.number);
  else if (key == "negated")
    frame.negated = node.boolean;
  else if (key == "modality")
    frame.modality = modality(node);
  else if (key == "plover")
    frame.plover = text(node, "\"plover\"");
  else if (key == "cameo")
    frame.cameo = text(node, "\"cameo\"");
  else if (key == "precision")
    frame.precision = share(node, frame.id);
  else if (key == "examples")
    read_examples(frame, node);
  else if (key == "comment")
    frame.comment = text(node, "\"comment\"");
  else
    return false;
  return true;
}

void LexiconReader::read_lemmas(Frame& frame, Upos pos, const JsonNode& node) const {
  if (!frame.lemmas.empty()) refuse(node, "frame " + frame.id + " has words of two parts of speech");
  frame.pos = pos;
  for (const std::string& line : texts(node, "the words")) {
    if (line.front() == '@') {
      const auto& list = lexicon_.words(line.substr(1));
      if (list.empty()) refuse(node, "frame " + frame.id + ": unknown word list \"" + line + "\"");
      for (const std::string& word : list) {
        frame.lemmas.push_back(word);
        frame.companions.emplace_back();
      }
      continue;
    }
    for (const std::string_view entry : split(line, ',')) {
      std::istringstream words{std::string(entry)};
      std::string lemma;
      if (!(words >> lemma)) refuse(node, "frame " + frame.id + ": an empty word");
      frame.lemmas.push_back(lemma);
      auto& companions = frame.companions.emplace_back();
      for (std::string word; words >> word;) companions.push_back(word);
    }
  }
}

void LexiconReader::read_conditions(Frame& frame, const JsonNode& node, bool forbidden) const {
  if (node.kind != JsonNode::Kind::object) refuse(node, "conditions are an object: place to words");
  for (const auto& [place, value] : node.members) {
    FrameCondition condition{path(place, value), {}, forbidden};
    if (value.kind != JsonNode::Kind::boolean) condition.words = word_set(value);
    frame.conditions.push_back(std::move(condition));
  }
}

void LexiconReader::read_examples(Frame& frame, const JsonNode& node) const {
  if (node.kind != JsonNode::Kind::object)
    refuse(node, "\"examples\" is an object: sentence to list of edges");
  for (const auto& [sentence, edges] : node.members) {
    Frame::Example example{sentence, {}};
    for (const std::string& edge : texts(edges, "an example's edges")) {
      for (const std::string_view part : split(edge, ';')) {
        if (part.empty()) continue;
        if (part.find(" > ") == part.npos) refuse(edges, "an edge of an example reads \"A > B\"");
        example.edges.emplace_back(part);
      }
    }
    frame.examples.push_back(std::move(example));
  }
}

Slot LexiconReader::slot(const JsonNode& node) const {
  Slot found;
  for (const std::string_view way : split(text(node, "a place"), '|')) found.push_back(path(way, node));
  return found;
}

SlotPath LexiconReader::path(std::string_view text, const JsonNode& node) const {
  SlotPath found;
  for (std::string_view step : split(text, '.')) {
    const bool itself = step.ends_with('!');
    if (itself) step.remove_suffix(1);
    const auto named = std::find_if(step_names.begin(), step_names.end(),
                                    [&](const auto& entry) { return entry.first == step; });
    if (named != step_names.end())
      found.push_back({named->second, {}, itself});
    else if (is_preposition(step))
      found.push_back({SlotStep::Kind::preposition, std::string(step), itself});
    else
      refuse(node, "\"" + std::string(text) + "\" is no place",
             "a place is subject, object, … or a preposition in lower case");
  }
  return found;
}

std::set<std::string, std::less<>> LexiconReader::word_set(const JsonNode& node) const {
  std::set<std::string, std::less<>> found;
  for (const std::string& line : texts(node, "the words of a condition")) {
    std::istringstream words(line);
    for (std::string word; words >> word;) {
      if (word.front() != '@') {
        found.insert(word);
        continue;
      }
      const auto& list = lexicon_.words(std::string_view(word).substr(1));
      if (list.empty()) refuse(node, "unknown word list \"" + word + "\"");
      found.insert(list.begin(), list.end());
    }
  }
  return found;
}

NegationRule LexiconReader::negation(const JsonNode& node) const {
  const std::string& word = text(node, "\"negation\"");
  if (word == "mark") return NegationRule::mark;
  if (word == "ignore") return NegationRule::ignore;
  if (word == "require") return NegationRule::require;
  if (word == "forbid") return NegationRule::forbid;
  refuse(node, "unknown negation rule \"" + word + "\"", "mark, ignore, require or forbid");
}

Modality LexiconReader::modality(const JsonNode& node) const {
  constexpr std::array<std::pair<std::string_view, Modality>, 6> names = {
      {{"asserted", Modality::asserted},
       {"wished", Modality::wished},
       {"feared", Modality::feared},
       {"planned", Modality::planned},
       {"conditional", Modality::conditional},
       {"possible", Modality::possible}}};
  const std::string& word = text(node, "\"modality\"");
  for (const auto& [name, value] : names) {
    if (name == word) return value;
  }
  refuse(node, "unknown modality \"" + word + "\"",
         "asserted, wished, feared, planned, conditional or possible");
}

}  // namespace claimgraph
