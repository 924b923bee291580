"""What a network teaches, and learning from that."""

import random

import pytest
import torch
from train import codebook, pairs, teach
from train.batches import collate, training_batches
from train.documents import Document, Sentence, pack
from train.links import to_window
from train.losses import taught_claims, total
from train.network import PLOVER, RELATIONS, Labels, Network


@pytest.fixture
def labels():
    return Labels(["NOUN"], ["root"], ["O", "B-PERSON", "I-PERSON"], [("lower", 0, "", 0, "")])


@pytest.fixture
def teacher(tokenizer, labels):
    torch.manual_seed(3)
    network = Network(len(tokenizer.vocabulary), labels)
    network.claims.relation.bias.data[0] = 0.5
    return network


def told(teacher, tokenizer):
    document = Document("d", [Sentence("the minister thanked port .".split()), Sentence("port thanked the minister .".split())])
    teach.teach_claims(teacher, tokenizer, [document])
    return document


def test_a_teacher_says_a_relation_and_weights_of_ends_for_every_doubtful_word(teacher, tokenizer):
    document = told(teacher, tokenizer)
    assert {x["anchor"] for x in document.links} == {(k, i) for k in (0, 1) for i in range(5)}
    for link in document.links:
        assert sum(link["values"]["relation"]) == pytest.approx(1, abs=1e-4)
        assert len(link["values"]["relation"]) == 1 + len(RELATIONS)
        for role in ("source", "target"):
            assert len(link["words"][role]) == len(link["weights"][role])


def test_weights_follow_their_words_into_a_window(teacher, tokenizer):
    document = told(teacher, tokenizer)
    narrow = pack(document.sentences, tokenizer, 10)
    assert len(narrow) == 2
    for window in narrow:
        for link in to_window(document, window):
            assert len(link["source"]) == len(link["source weights"])


def test_who_says_the_same_as_the_teacher_has_the_smaller_loss(teacher, labels, tokenizer):
    document = told(teacher, tokenizer)
    window = pack(document.sentences, tokenizer)[0]
    window.links = to_window(document, window)
    batch = collate([window], 64, 1, "taught")
    other = Network(len(tokenizer.vocabulary), labels)
    losses = []
    with torch.no_grad():
        for network in (teacher.eval(), other.eval()):
            losses.append(taught_claims(network, network.word_vectors(batch), batch))
    assert losses[0] < losses[1]


def test_exchanged_marks_have_what_the_teacher_says_of_them(tokenizer, teacher):
    row = pairs.pair_document("[unused1] port [unused2] thanked [unused3] minister [unused4] .", "stance", 1)
    taught = teach.Taught([], [({"plover": [1.0] + [0.0] * 14}, {"plover": [0.0] * 14 + [1.0]})])
    taught.add_to([row])
    assert pairs.swapped(row).links[0]["values"]["taught"][0]["plover"][14] == 1
    (windows,) = training_batches([row], tokenizer, 64, random.Random(1), "pairs")
    teacher.eval()
    assert total(teacher, collate(windows, 48, 1, "pairs"))["pairs"] > 0


def test_the_code_book_has_every_root_and_both_marks():
    rows = codebook.codebook(random.Random(1))
    assert {PLOVER[d.links[0]["values"]["label"]] for d in rows} == set(PLOVER)
    for d in rows:
        assert all(d.sentences[0].words.count(f"[unused{n}]") == 1 for n in (1, 2, 3, 4))
