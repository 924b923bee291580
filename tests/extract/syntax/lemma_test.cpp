#include <doctest/doctest.h>

#include <claimgraph/extract/syntax/lemma.hpp>

using namespace claimgraph;
using Case = LemmaRule::Case;

TEST_CASE("Lemma rules change case, drop code points and add letters") {
  const struct {
    LemmaRule rule;
    const char *form, *lemma;
  } cases[] = {
      {{Case::lower, 0, 0, "", ""}, "Ministers", "ministers"},
      {{Case::lower, 0, 1, "", ""}, "Ministers", "minister"},
      {{Case::lower, 0, 3, "", "y"}, "countries", "country"},
      {{Case::keep, 0, 1, "", ""}, "Kurds", "Kurd"},
      {{Case::title, 0, 0, "", ""}, "ISTANBUL", "Istanbul"},
      {{Case::upper, 0, 0, "", ""}, "un", "UN"},
      {{Case::lower, 1, 0, "wi", ""}, "'ll", "will"},
      {{Case::word, 0, 0, "be", ""}, "are", "be"},
      {{Case::lower, 0, 5, "", ""}, "Yes", "yes"},  // nothing to drop from
      {{Case::lower, 1, 1, "", ""}, "No", "no"},    // nothing left
      {{Case::keep, 2, 0, "", ""}, "Ğül", "l"},     // code points, not bytes
      {{Case::lower, 0, 0, "", ""}, "ÉMIRATS", "émirats"},
      {{Case::title, 0, 0, "", ""}, "ÉMIRATS", "Émirats"},
      {{Case::upper, 0, 1, "", "s"}, "élys", "ÉLYs"},
      {{Case::lower, 0, 2, "", "x"}, "é", "é"},
      {{Case::lower, 0, 1, "", ""}, "\U0001F642s", "\U0001F642"},
      {{Case::lower, 4000000000u, 4000000000u, "", ""}, "Word", "word"},
  };
  for (const auto& c : cases) CHECK(apply_lemma_rule(c.rule, c.form) == c.lemma);
}
