"""Word pieces, shapes, lemma rules, segmentation, windows."""

import pytest
from train.documents import Sentence, build_window, pack, plan
from train.lemmas import apply_rule, collect_rules, find_rule
from train.segment import sentences
from train.shapes import BASE, NAMES, base_shape, shape_row
from train.wordpiece import MAX_WORD_PIECES, basic_tokens

SHAPES = {
    "lower": ("talks", "é"),
    "title": ("Venn", "Al-zar"),
    "upper": ("U.N.", "NATO"),
    "initial": ("A", "J.", "É"),
    "mixed": ("iPad", "McVale"),
    "digits": ("2019", "5.2"),
    "alnum": ("5.2m", "G20"),
    "other": (",", "$"),
}


@pytest.mark.parametrize(("shape", "word"), [(k, w) for k, ws in SHAPES.items() for w in ws])
def test_shape_of_a_word(shape, word):
    assert BASE[base_shape(word)] == shape


def test_first_word_of_a_sentence_has_a_row_of_its_own():
    assert NAMES[shape_row("Venn", False)] == "title"
    assert NAMES[shape_row("Venn", True)] == "title^"


def test_basic_tokens_are_lower_case_without_accents_and_split_at_punctuation():
    assert basic_tokens("Élan-Vital's") == ["elan", "-", "vital", "'", "s"]


def test_pieces_take_the_longest_match_first(tokenizer):
    assert [tokenizer.vocabulary[i] for i in tokenizer.pieces("Thanked")] == ["thank", "##ed"]


def test_unknown_and_empty_words_become_one_unknown_piece(tokenizer):
    assert tokenizer.pieces("語") == (tokenizer.unk,)
    assert tokenizer.pieces("\u200b") == (tokenizer.unk,)


def test_a_long_word_keeps_only_its_first_pieces(tokenizer):
    assert len(tokenizer.pieces("xq" * 40)) == MAX_WORD_PIECES


def test_marks_are_single_pieces(tokenizer):
    assert len(tokenizer.pieces("[unused1]")) == 1


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("Ports", "port"),
        ("was", "be"),
        ("Venn", "Venn"),
        ("VENN", "Venn"),
        ("n't", "not"),
        ("cities", "city"),
        ("I", "I"),
        ("better", "good"),
    ],
)
def test_a_rule_makes_the_lemma_it_was_found_for(form, lemma):
    assert apply_rule(find_rule(form, lemma), form) == lemma


def test_a_rule_carries_over_to_other_words():
    assert apply_rule(find_rule("cities", "city"), "Armies") == "army"


def test_a_rule_longer_than_the_word_gives_the_word_in_lower_case():
    assert apply_rule(("lower", 2, "", 3, "x"), "Abc") == "abc"


def test_rules_are_ranked_by_frequency_and_rare_ones_dropped():
    rules = collect_rules([("Ports", "port")] * 3 + [("port", "port")] * 5 + [("was", "be")])
    assert rules == [("lower", 0, "", 0, ""), ("lower", 0, "", 1, "")]


def test_sentences_end_at_stops_but_not_after_titles():
    got = [s.words for s in sentences("Mr. Tarrek didn't agree. She left.\n\nA new line")]
    assert got == [["Mr.", "Tarrek", "did", "n't", "agree", "."], ["She", "left", "."], ["A", "new", "line"]]


def test_spans_give_the_words_back():
    text = "“No,” said Orla Venn’s aide — at 5:30 p.m."
    for s in sentences(text):
        assert [text[b:e] for b, e in s.spans] == s.words


def test_sentences_share_a_window_while_there_is_room(tokenizer):
    parts = [Sentence(["the"] * 10) for _ in range(5)]
    assert [len(w) for w in plan(parts, tokenizer, 34)] == [3, 2]


def test_a_sentence_that_is_too_long_is_cut_between_words(tokenizer):
    windows = pack([Sentence(["abc"] * 100)], tokenizer, 128, 64)
    assert all(len(w.ids) <= 64 for w in windows)
    assert sum(len(w.first) for w in windows) == 100


def test_heads_count_from_the_start_of_the_window(tokenizer):
    a = Sentence(["the", "port"], {"head": [2, 0]})
    b = Sentence(["the", "port"], {"head": [2, 0]})
    w = build_window([a, b], [(0, 0, 2), (1, 0, 2)], tokenizer)
    assert w.labels["head"].tolist() == [2, 0, 4, 0]
    assert w.sentence.tolist() == [0, 0, 1, 1]
    assert w.ids[w.first[1]] == tokenizer.ids["port"]
