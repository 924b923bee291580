"""Links between words, marked pairs, the lemma table and partial names."""

import pytest
from train import links, pairs
from train.documents import Document, Sentence, build_window, plan
from train.lemma_table import lemma_table
from train.segment import sentences
from train.sources import SOME_NAME, partial_entities


def row(i, form, upos, head, deprel, xpos="_", misc="_"):
    return [str(i), form, form.lower(), upos, xpos, "_", str(head), deprel, "_", misc]


@pytest.fixture
def accusation():
    """Orla Venn strongly accused Port Elmira, with its tree."""
    text = "Orla Venn strongly accused Port Elmira."
    rows = [
        row(1, "Orla", "PROPN", 4, "nsubj", "NNP", "NER=B-PERSON"),
        row(2, "Venn", "PROPN", 1, "flat", "NNP", "NER=I-PERSON"),
        row(3, "strongly", "ADV", 4, "advmod"),
        row(4, "accused", "VERB", 0, "root"),
        row(5, "Port", "PROPN", 6, "compound", "NNP", "NER=B-LOCATION"),
        row(6, "Elmira", "PROPN", 4, "obj", "NNP", "NER=I-LOCATION"),
        row(7, ".", "PUNCT", 4, "punct"),
    ]
    (sentence,) = sentences(text)
    sentence.meta = {"predicted": rows, "rows": rows}
    return Document("d", [sentence], text)


def test_words_of_a_span_of_text(accusation):
    assert links.words_in(accusation, 5, 18) == [(0, 1), (0, 2)]


def test_the_head_of_a_mention_hangs_outside_of_it(accusation):
    assert links.head_of(accusation, [(0, 0), (0, 1)]) == (0, 0)
    assert links.head_of(accusation, [(0, 4), (0, 5)]) == (0, 5)


def test_a_cue_is_stood_for_by_its_verb(accusation):
    assert links.cue_anchor(accusation, [(0, 2), (0, 3)]) == (0, 3)


def test_heads_of_names(accusation):
    assert links.entity_heads(accusation.sentences[0].meta["predicted"]) == [0, 5]


def test_spans_are_found_whatever_the_white_space():
    assert links.find_spans("Port Elmira", "in Port\n  Elmira") == [(3, 16)]


def test_links_move_into_the_window_and_those_elsewhere_are_dropped(tokenizer):
    parts = [Sentence(["the", "port"]), Sentence(["the", "minister"])]
    inside = {"kind": "claim", "anchor": (1, 1), "words": {"source": [(1, 0), (0, 0)]}, "values": {"relation": 3}}
    outside = {"kind": "claim", "anchor": (0, 1), "words": {"source": []}, "values": {"relation": 1}}
    d = Document("d", parts, "", [inside, outside])
    window = build_window(parts, [(1, 0, 2)], tokenizer)
    assert links.to_window(d, window) == [{"kind": "claim", "relation": 3, "anchor": 1, "source": [0]}]
    assert plan(parts, tokenizer) == [[(0, 0, 2), (1, 0, 2)]]


def test_exchanging_the_marks_exchanges_the_stance():
    d = pairs.pair_document("[unused1] Venn [unused2] praised [unused3] Tarrek [unused4] .", "stance", 3)
    s = pairs.swapped(d)
    assert s.links[0]["values"]["label"] == 4
    assert s.sentences[0].words == "[unused3] Venn [unused4] praised [unused1] Tarrek [unused2] .".split()
    assert pairs.swapped(s) == d


def test_marks_stand_around_their_words():
    got = pairs.mark(["a", "b", "c"], (2, 3), (0, 1))
    assert got == ["[unused3]", "a", "[unused4]", "b", "[unused1]", "c", "[unused2]"]


def test_the_lemma_table_leaves_out_what_is_ambiguous():
    def word(form, lemma):
        r = row(1, form, "VERB", 0, "root")
        r[2] = lemma
        return Sentence([form], {}, None, {"rows": [r]})

    d = Document("d", [word("Accused", "accuse"), word("found", "find"), word("found", "found")])
    assert lemma_table([d]) == [("accused", "VERB", "accuse")]


def test_a_treebank_tells_where_names_cannot_be(accusation):
    assert partial_entities(accusation.sentences[0].meta["rows"]) == [SOME_NAME, SOME_NAME, 0, 0, SOME_NAME, SOME_NAME, 0]
