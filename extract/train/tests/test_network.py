"""Trees, int8, the model file, and that training learns."""

import itertools
import random

import numpy as np
import pytest
import torch
from train import modelfile
from train.batches import collate, hide, recase, training_batches
from train.documents import Document, Sentence, pack
from train.evaluate import best_bio, parse
from train.losses import names
from train.modelfile import load_network, write_model
from train.network import Labels, Network
from train.quant import fake_quantise
from train.shapes import NAMES
from train.sources import SOME_NAME
from train.trainer import Settings, Trainer
from train.trees import decode


@pytest.fixture
def labels():
    return Labels(["NOUN", "VERB"], ["nsubj", "obj", "root"], ["O", "B-PERSON", "I-PERSON"], [("lower", 0, "", 0, ""), ("word", "be")])


@pytest.fixture
def network(tokenizer, labels):
    torch.manual_seed(0)
    return Network(len(tokenizer.vocabulary), labels)


def best_by_trying(scores):
    n = len(scores)

    def ok(heads):
        for i in range(n):
            v, steps = i + 1, 0
            while v and steps <= n:
                v, steps = heads[v - 1], steps + 1
            if v:
                return False
        return sum(h == 0 for h in heads) == 1

    trees = (h for h in itertools.product(range(n + 1), repeat=n) if ok(h))
    return max(trees, key=lambda h: sum(scores[i, x] for i, x in enumerate(h)))


@pytest.mark.parametrize("seed", range(30))
def test_the_tree_is_the_best_of_all_with_one_root(seed):
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(n := int(rng.integers(1, 6)), n + 1))
    assert tuple(decode(scores)) == best_by_trying(scores)


def test_an_entity_never_begins_with_inside():
    scores = np.array([[0.0, 1.0, 5.0], [0.0, 0.0, 1.0]])
    assert best_bio(scores, ["O", "B-X", "I-X"]) == [1, 2]


def test_rounding_to_int8_is_within_half_a_step_and_passes_gradients():
    x = torch.randn(5, 40, requires_grad=True)
    y = fake_quantise(x)
    assert (y - x).abs().max() <= x.abs().max() / 127 / 2 + 1e-6
    y.sum().backward()
    assert torch.equal(x.grad, torch.ones_like(x))


def test_some_name_is_any_label_but_o():
    scores = torch.tensor([[[9.0, 0.0, 0.0], [0.0, 9.0, 0.0]]])
    gold = torch.tensor([[0, SOME_NAME]])
    good, bad = names(scores, gold), names(scores.flip(1), gold)
    assert good < bad


def test_recasing_changes_shapes_alone(tokenizer):
    w = pack([Sentence(["Port", "Elmira", "2019"], {"lemma": [0, 0, 0]})], tokenizer)[0]
    before = w.ids.copy()
    got = recase(w, "lower")
    assert [NAMES[i] for i in sorted(set(got.shapes))] == ["none", "lower", "digits", "lower^"]
    assert (got.ids == before).all()
    assert "lemma" not in got.labels


def test_a_model_file_gives_back_what_was_written(tmp_path, network, labels, tokenizer):
    write_model(tmp_path / "m.cgm", network, labels, tokenizer.vocabulary)
    again, labels2, vocabulary = load_network(tmp_path / "m.cgm")
    assert labels2 == labels
    assert vocabulary == tokenizer.vocabulary
    write_model(tmp_path / "n.cgm", again, labels2, vocabulary)
    assert (tmp_path / "m.cgm").read_bytes() == (tmp_path / "n.cgm").read_bytes()


def test_a_damaged_model_file_is_refused(tmp_path, network, labels, tokenizer):
    write_model(tmp_path / "m.cgm", network, labels, tokenizer.vocabulary)
    data = bytearray((tmp_path / "m.cgm").read_bytes())
    data[-70] ^= 1
    (tmp_path / "m.cgm").write_bytes(data)
    with pytest.raises(ValueError, match="checksum"):
        modelfile.read_model(tmp_path / "m.cgm")


def test_padding_does_not_change_a_words_vector(network, tokenizer):
    network.eval()
    short = pack([Sentence(["the", "port", "."])], tokenizer)[0]
    long = pack([Sentence(["minister"] * 30)], tokenizer)[0]
    with torch.no_grad():
        alone = network.word_vectors(collate([short], 5, 1))
        beside = network.word_vectors(collate([short, long], 48, 3))
    assert torch.allclose(alone[0], beside[0, :3], atol=1e-4)


def training_set():
    sentence = Sentence(
        ["The", "minister", "thanked", "Port"],
        {"upos": [0, 0, 1, 0], "lemma": [0, 0, 0, 0], "head": [2, 3, 0, 3], "deprel": [0, 0, 2, 1], "entity": [0, 0, 0, 1]},
    )
    return [Document("d", [sentence])] * 16


def trainer(network, folder):
    return Trainer(network, Settings(epochs=30, pieces=96, compile=False, average=0.5), folder)


def batches(tokenizer):
    return lambda epoch: training_batches(training_set(), tokenizer, 96, random.Random(epoch), "tree")


def test_training_learns_a_sentence_by_heart(tmp_path, network, labels, tokenizer):
    t = trainer(network, tmp_path)
    t.run(batches(tokenizer), lambda epoch: None)
    with torch.no_grad():
        network.load_state_dict(t.average.shadow)
    document = training_set()[0]
    parse(network, labels, tokenizer, [document])
    rows = document.sentences[0].meta["predicted"]
    assert [r[6] for r in rows] == ["2", "3", "0", "3"]
    assert [r[3] for r in rows] == ["NOUN", "NOUN", "VERB", "NOUN"]
    assert rows[3][9] == "NER=B-PERSON"


def test_an_interrupted_training_goes_on_where_it_was(tmp_path, network, labels, tokenizer):
    t = trainer(network, tmp_path)
    t.settings.epochs = 2
    t.run(batches(tokenizer), lambda epoch: None)
    fresh = trainer(Network(len(tokenizer.vocabulary), labels), tmp_path)
    assert fresh.resume()
    assert fresh.epoch == 2
    for a, b in zip(t.network.parameters(), fresh.network.parameters(), strict=True):
        assert torch.equal(a, b)


def test_a_training_can_end_with_the_engines_rounding(tmp_path, network, labels, tokenizer):
    rounded = []
    t = trainer(network, tmp_path)
    t.settings.epochs, t.settings.int8 = 4, 0.5
    step = t.train_step
    t.train_step = lambda windows: (rounded.append(network.parser.mlp.int8), step(windows))[1]
    measured = []
    t.run(batches(tokenizer), lambda epoch: measured.append(network.parser.mlp.int8))
    assert rounded == sorted(rounded)
    assert sum(rounded) == len(rounded) / 2
    assert not any(measured)


def test_hidden_pieces_are_words_only(tokenizer):
    sentence = Sentence("[unused1] the minister [unused2] thank port .".split())
    window = pack([sentence], tokenizer)[0]
    before = window.ids.copy()
    hide(window, 1.0, tokenizer.mask, np.random.default_rng(1))
    assert [i for i in before if i <= tokenizer.mask] == [i for i in window.ids if i != tokenizer.mask]
    assert (window.ids <= tokenizer.mask).all()
    window.ids = before
    hide(window, 0.0, tokenizer.mask, np.random.default_rng(1))
    assert (window.ids == before).all()


def test_adjusting_adds_to_one_bias(tmp_path, network, labels, tokenizer):
    write_model(tmp_path / "a.cgm", network, labels, tokenizer.vocabulary)
    modelfile.adjust(tmp_path / "a.cgm", tmp_path / "b.cgm", ["entity:O=0.5"])
    changed = load_network(tmp_path / "b.cgm")[0].entity.bias - load_network(tmp_path / "a.cgm")[0].entity.bias
    assert changed.tolist() == pytest.approx([0.5, 0, 0])
    assert modelfile.read_model(tmp_path / "b.cgm")[0]["adjusted"] == ["entity:O=0.5"]
    with pytest.raises(ValueError, match="entity:X"):
        modelfile.adjust(tmp_path / "a.cgm", tmp_path / "c.cgm", ["entity:X=1"])


def test_mixing_takes_the_mean_of_weights(tmp_path, network, labels, tokenizer):
    for name, bias in (("a", 1.0), ("b", 3.0)):
        folder = tmp_path / name
        folder.mkdir()
        network.entity.bias.data[:] = bias
        write_model(folder / "model.cgm", network, labels, tokenizer.vocabulary, None, [("ports", "NOUN", "port")])
        torch.save({"average": network.state_dict()}, folder / "last.pt")
    modelfile.mix([(tmp_path / "a", 0.5), (tmp_path / "b", 1.5)], tmp_path / "m.cgm")
    assert load_network(tmp_path / "m.cgm")[0].entity.bias.tolist() == pytest.approx([2.5] * 3)
    assert modelfile.read_model(tmp_path / "m.cgm")[1]["lemmas"].tobytes() == b"ports\tNOUN\tport"
