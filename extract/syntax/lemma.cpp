#include <algorithm>
#include <utility>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <claimgraph/extract/syntax/lemma.hpp>
#include <claimgraph/extract/text/chars.hpp>

namespace claimgraph {
namespace {

using Case = LemmaRule::Case;

// How far a rule may score behind the best one and still be taken for the known lemma that it leads to
// (ewt-dev).
constexpr float most_behind = 3;

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}

// Nearly all words: one byte a code point, no tables.
std::string ascii_with_case(Case change, std::string_view form) {
  const bool lowered = change == Case::lower || change == Case::title;
  std::string changed = lowered ? text::ascii_lower(form) : std::string(form);
  if (change == Case::upper) std::ranges::transform(changed, changed.begin(), upper);
  if (change == Case::title && !changed.empty()) changed[0] = upper(changed[0]);
  return changed;
}

icu::UnicodeString unicode_with_case(Case change, const icu::UnicodeString& form) {
  const icu::Locale& root = icu::Locale::getRoot();
  icu::UnicodeString text = form;
  if (change == Case::lower) text.toLower(root);
  if (change == Case::upper) text.toUpper(root);
  if (change == Case::title) {
    const std::int32_t first = form.moveIndex32(0, 1);
    text = form.tempSubString(0, first);
    text.toUpper(root).append(icu::UnicodeString(form, first).toLower(root));
  }
  return text;
}

std::string from_unicode(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

}  // namespace

std::string apply_lemma_rule(const LemmaRule& rule, std::string_view form) {
  if (rule.change == Case::word) return rule.prefix;
  const std::size_t dropped = std::size_t{rule.front} + rule.back;
  if (std::ranges::all_of(form, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    if (dropped > form.size()) return ascii_with_case(Case::lower, form);
    const std::string lemma = rule.prefix +
                              ascii_with_case(rule.change, form).substr(rule.front, form.size() - dropped) +
                              rule.suffix;
    return lemma.empty() ? ascii_with_case(Case::lower, form) : lemma;
  }
  const auto text = icu::UnicodeString::fromUTF8({form.data(), static_cast<std::int32_t>(form.size())});
  if (dropped <= static_cast<std::size_t>(text.countChar32())) {
    const icu::UnicodeString base = unicode_with_case(rule.change, text);
    const std::int32_t begin = base.moveIndex32(0, static_cast<std::int32_t>(rule.front));
    const std::int32_t end = base.moveIndex32(base.length(), -static_cast<std::int32_t>(rule.back));
    const std::string kept =
        end > begin ? from_unicode(base.tempSubStringBetween(begin, end)) : std::string();
    if (const std::string lemma = rule.prefix + kept + rule.suffix; !lemma.empty()) return lemma;
  }
  return from_unicode(unicode_with_case(Case::lower, text));
}

std::string choose_lemma(std::string_view form, Upos tag, const LemmaTable& table,
                         const std::vector<LemmaRule>& rules, std::span<const float> scores) {
  static const LemmaRule lower_case;
  if (const std::string_view known = table.find(apply_lemma_rule(lower_case, form), tag); !known.empty())
    return std::string(known);
  const auto top = static_cast<std::size_t>(std::ranges::max_element(scores) - scores.begin());
  std::string best = apply_lemma_rule(rules[top], form);
  if (tag == Upos::PROPN || table.has_lemma(best, tag)) return best;
  float reached = scores[top] - most_behind;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (i == top || rules[i].change == Case::word || !(scores[i] > reached)) continue;
    std::string lemma = apply_lemma_rule(rules[i], form);
    if (!table.has_lemma(lemma, tag)) continue;
    reached = scores[i];
    best = std::move(lemma);
  }
  return best;
}

}  // namespace claimgraph
