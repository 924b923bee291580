"""Symmetric int8 in PyTorch: the same arithmetic as the C++ engine's, for measuring and for training with it."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class _Round(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x: Tensor) -> Tensor:  # noqa: D102
        return torch.round(x)

    @staticmethod
    def backward(ctx, grad: Tensor) -> Tensor:  # noqa: D102
        return grad


def row_scale(x: Tensor) -> Tensor:
    """Scale of each row (last dimension): its largest magnitude over 127; 1 for a row of zeros."""
    top = x.detach().abs().amax(-1, keepdim=True)
    return torch.where(top > 0, top / 127.0, torch.ones_like(top))


def fake_quantise(x: Tensor) -> Tensor:
    """Round every row to its int8 grid and back; gradients pass straight through."""
    s = row_scale(x)
    return _Round.apply(x / s) * s


class Linear(nn.Linear):
    """A linear layer that can run as the int8 engine would.

    ``int8`` on: weights symmetric per output channel, activations dynamic per row; the bias stays in float.
    """

    int8 = False

    def forward(self, x: Tensor) -> Tensor:
        """Apply the layer to ``x`` [..., in]."""
        if self.int8:
            return F.linear(fake_quantise(x.float()), fake_quantise(self.weight), self.bias)
        return F.linear(x, self.weight, self.bias)


class Embedding(nn.Embedding):
    """An embedding whose rows can be rounded to int8 like the model file's."""

    int8 = False

    def forward(self, ids: Tensor) -> Tensor:
        """Rows of ``ids``."""
        out = super().forward(ids)
        return fake_quantise(out) if self.int8 else out


def set_int8(model: nn.Module, on: bool) -> None:
    """Switch every layer that the model file stores in int8."""
    for m in model.modules():
        if isinstance(m, (Linear, Embedding)):
            m.int8 = on
