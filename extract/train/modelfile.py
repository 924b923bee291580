"""The model file (claimgraph.cgm): written from a network, and read back. FORMAT.md is its description."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from . import encoder as enc
from .documents import MAX_PIECES, WINDOW_PIECES
from .network import HEAD_LABELS, Labels, Network
from .quant import Embedding, Linear, row_scale
from .shapes import NAMES as SHAPE_NAMES
from .wordpiece import MAX_CHARS, MAX_WORD_PIECES

MAGIC = b"CGMODEL1"
VERSION = 1
ALIGN = 64
_DTYPES = {"i8": np.int8, "f32": np.float32, "u8": np.uint8}


def _int8(rows: torch.Tensor) -> tuple[np.ndarray, np.ndarray]:
    """Rows on their int8 grid, and one scale a row."""
    s = row_scale(rows)
    return torch.round(rows / s).to(torch.int8).numpy(), s[:, 0].numpy()


def _tensors(network: Network) -> dict[str, np.ndarray]:
    """Every tensor of the file by name. Matrices are stored [in, out]."""
    out: dict[str, np.ndarray] = {}
    taken: set[str] = set()
    for name, m in network.named_modules():
        key = name if name.startswith("encoder") else f"head.{name}"
        own = {n: p.detach().float().cpu() for n, p in m.named_parameters(recurse=False)}
        if isinstance(m, Linear):
            q, s = _int8(own["weight"])
            out[f"{key}.weight"], out[f"{key}.scale"] = np.ascontiguousarray(q.T), s
        elif isinstance(m, Embedding):
            out[f"{key}.weight"], out[f"{key}.scale"] = _int8(own["weight"])
        elif isinstance(m, nn.Linear):
            out[f"{key}.weight"] = np.ascontiguousarray(own["weight"].numpy().T)
        elif "weight" in own:
            out[f"{key}.weight"] = own["weight"].numpy()
        for n, p in own.items():
            if n != "weight":
                out[f"{key}.{n}"] = p.numpy()
            taken.add(f"{name}.{n}" if name else n)
    assert taken == {n for n, _ in network.named_parameters()}
    return out


def write_model(
    path: Path,
    network: Network,
    labels: Labels,
    vocabulary: list[str],
    about: dict[str, Any] | None = None,
    lemmas: list[tuple[str, str, str]] | None = None,
) -> None:
    """Write a model file.

    Parameters
    ----------
    path : Path
        Replaced if it exists, under a temporary name first.
    network : Network
        What to store.
    labels : Labels
        Its label sets.
    vocabulary : list of str
        The word pieces.
    about : dict, optional
        Further keys of the header: training data, seeds, figures.
    lemmas : list of (form, part of speech, lemma), optional
        See `train.lemma_table`.
    """
    tensors = _tensors(network)
    tensors["vocabulary"] = _text(vocabulary)
    if lemmas:
        tensors["lemmas"] = _text("\t".join(row) for row in lemmas)
    header = {
        "name": "claimgraph",
        "version": VERSION,
        "encoder": {
            "layers": enc.LAYERS,
            "hidden": enc.HIDDEN,
            "heads": enc.HEADS,
            "ffn": enc.FFN,
            "vocabulary": len(vocabulary),
            "positions": enc.POSITIONS,
            "norm_epsilon": enc.EPS,
        },
        "window": {
            "pieces": WINDOW_PIECES,
            "longest": MAX_PIECES,
            "word_pieces": MAX_WORD_PIECES,
            "word_chars": MAX_CHARS,
        },
        "labels": {
            "upos": labels.upos,
            "deprel": labels.deprel,
            "entity": labels.entity,
            "lemma_rules": [list(r) for r in labels.lemma_rules],
            **HEAD_LABELS,
        },
        "shapes": list(SHAPE_NAMES),
        **(about or {}),
    }
    write_file(path, header, tensors)


def _text(lines: Iterable[str]) -> np.ndarray:
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


def write_file(path: Path, header: dict[str, Any], tensors: dict[str, np.ndarray]) -> None:
    """Write header and tensors; the header's list of tensors is made here."""
    names = {v: k for k, v in _DTYPES.items()}
    table, offset, blobs = [], 0, []
    for name, a in tensors.items():
        data = np.ascontiguousarray(a).tobytes()
        table.append({"name": name, "dtype": names[a.dtype.type], "shape": list(a.shape), "offset": offset, "bytes": len(data)})
        blobs.append(data + bytes(-len(data) % ALIGN))
        offset += len(blobs[-1])
    head = json.dumps({**header, "tensors": table}, ensure_ascii=False, separators=(",", ":")).encode()
    head += b" " * (-len(head) % ALIGN)
    body = head + b"".join(blobs)
    preamble = MAGIC + struct.pack("<IIQI", VERSION, len(head), ALIGN + len(body), zlib.crc32(body))
    partial = path.with_name(path.name + ".part")
    partial.write_bytes(preamble.ljust(ALIGN, b"\0") + body)
    partial.replace(path)


def read_model(path: Path) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    """Header and tensors of a model file.

    Raises
    ------
    ValueError
        Where magic, version, size or checksum are wrong.
    """
    data = path.read_bytes()
    if data[:8] != MAGIC:
        raise ValueError(f"{path}: not a claimgraph model")
    version, head, size, crc = struct.unpack_from("<IIQI", data, 8)
    if version != VERSION or size != len(data) or crc != zlib.crc32(data[ALIGN:]):
        raise ValueError(f"{path}: version {version}, {len(data)} of {size} bytes, or a wrong checksum")
    header = json.loads(data[ALIGN : ALIGN + head])
    start, out = ALIGN + head, {}
    for t in header["tensors"]:
        a = np.frombuffer(data, _DTYPES[t["dtype"]], t["bytes"] // np.dtype(_DTYPES[t["dtype"]]).itemsize, start + t["offset"])
        out[t["name"]] = a.reshape(t["shape"])
    return header, out


BIASES = {
    "entity": "head.entity.bias",
    "attribution": "head.attribution.tags.bias",
    **{t: f"head.pairs.out.{t}.bias" for t in ("stance", "plover", "relation")},
}
"""Heads whose biases `adjust` can change; their label sets have the same names in the header."""


def adjust(path: Path, out: Path, changes: Iterable[str]) -> None:
    """Copy a model file, adding to biases: each change is ``head:label=x``; the header lists them under "adjusted".

    Raises
    ------
    ValueError
        Where a change names no head or no label.
    """
    header, tensors = read_model(path)
    for change in changes:
        place, _, x = change.partition("=")
        head, _, label = place.partition(":")
        if head not in BIASES or label not in header["labels"][head]:
            raise ValueError(f"{change}: no such head or label; heads: {', '.join(BIASES)}")
        bias = np.array(tensors[BIASES[head]])
        bias[header["labels"][head].index(label)] += float(x)
        tensors[BIASES[head]] = bias
        header.setdefault("adjusted", []).append(change)
    write_file(out, {k: v for k, v in header.items() if k != "tensors"}, tensors)


def mix(parts: Iterable[tuple[Path, float]], out: Path) -> None:
    """Write the mean of several trainings' averaged weights: folders of ``fit`` and their shares. Labels and lemmas are those of the first.

    Trainings that began at one state can be mixed (Wortsman et al. 2022, "Model soups").
    """
    parts = list(parts)
    first = parts[0][0] / "model.cgm"
    network, labels, vocabulary = load_network(first)
    whole = sum(share for _, share in parts)
    mean: dict[str, torch.Tensor] = {}
    for folder, share in parts:
        weights = torch.load(folder / "last.pt", map_location="cpu", weights_only=True)["average"]
        for name, w in weights.items():
            mean[name] = mean.get(name, 0) + w * (share / whole)
    network.load_state_dict(mean)
    lemmas = read_model(first)[1].get("lemmas")
    rows = [tuple(line.split("\t")) for line in lemmas.tobytes().decode().split("\n")] if lemmas is not None else None
    write_model(out, network, labels, vocabulary, {"mixed": {str(folder): share for folder, share in parts}}, rows)


def load_network(path: Path) -> tuple[Network, Labels, list[str]]:
    """A network with the (rounded) weights of a model file: a starting point for further training."""
    header, tensors = read_model(path)
    lab = header["labels"]
    labels = Labels(lab["upos"], lab["deprel"], lab["entity"], [tuple(r) for r in lab["lemma_rules"]])
    vocabulary = tensors["vocabulary"].tobytes().decode().split("\n")
    network = Network(len(vocabulary), labels)
    fill(network, tensors)
    return network, labels, vocabulary


def fill(network: Network, tensors: dict[str, np.ndarray]) -> list[str]:
    """Copy a file's tensors into a network where names and shapes agree; returns the names left as they were."""
    missing = []
    modules = dict(network.named_modules())
    with torch.no_grad():
        for name, p in network.named_parameters():
            owner, _, last = name.rpartition(".")
            key = name if name.startswith("encoder") else f"head.{name}"
            a = tensors.get(key)
            if a is None:
                missing.append(name)
                continue
            t = torch.from_numpy(np.array(a)).float()
            if isinstance(modules[owner], nn.Linear) and last == "weight":
                t = t.T
            if a.dtype == np.int8:
                t = t * torch.from_numpy(np.array(tensors[key.removesuffix("weight") + "scale"]))[:, None]
            if t.shape != p.shape:
                missing.append(name)
                continue
            p.copy_(t)
    return missing
