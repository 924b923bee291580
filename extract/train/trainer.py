"""The training loop: optimiser, schedule, averaged weights, checkpoints, progress."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from . import encoder as enc
from .batches import collate, length_of
from .documents import Window
from .encoder import DropoutPool
from .losses import total
from .network import Network
from .quant import set_int8


@dataclass
class Settings:
    """What a run is made of.

    Attributes
    ----------
    epochs : int
        Passes over the training sets.
    minutes : float
        Where positive: the schedule follows the clock, and training ends by then even if epochs are left.
    pieces : int
        Word pieces of a batch, padding included.
    rate, head_rate : float
        Peak learning rates of the encoder's top layer and of the heads.
    decay : float
        Each layer below learns this much slower than the one above.
    dropout, head_dropout : float
        Of the encoder's hidden states and of the word vectors.
    average : float
        Decay of the averaged weights for each step.
    int8 : float
        Share of the run, at its end, that is trained with the engine's rounding of weights and activations.
    """

    epochs: int = 12
    minutes: float = 0.0
    pieces: int = 2048
    rate: float = 2e-4
    head_rate: float = 1e-3
    decay: float = 0.87
    dropout: float = 0.1
    head_dropout: float = 0.2
    average: float = 0.998
    seed: int = 1
    compile: bool = True
    int8: float = 0.0


class Average:
    """Exponential moving average of a network's weights."""

    every = 8

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.decay = decay
        self.steps = 0
        self.shadow = {k: v.detach().clone() for k, v in network.state_dict().items()}

    @torch.no_grad()
    def update(self, network: nn.Module) -> None:
        """Follow the network; cheap because it looks only at every eighth step."""
        self.steps += 1
        if self.steps % self.every:
            return
        keep = min(self.decay**self.every, (1 + self.steps) / (10 * self.every + self.steps))
        for k, v in network.state_dict().items():
            self.shadow[k].lerp_(v, 1 - keep)


def parameter_groups(network: Network, s: Settings) -> tuple[list[dict[str, Any]], list[nn.Parameter]]:
    """Groups for AdamW with rates that fall layer by layer, and the word embedding, which learns sparsely."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    sparse = []
    for name, p in network.named_parameters():
        if not p.requires_grad:
            continue
        if name == "encoder.words.weight":
            sparse.append(p)
            continue
        if name.startswith("encoder.layers."):
            rate = s.rate * s.decay ** (enc.LAYERS - 1 - int(name.split(".")[2]))
        elif name == "encoder.shapes.weight":
            rate = s.head_rate
        elif name.startswith("encoder."):
            rate = s.rate * s.decay**enc.LAYERS
        else:
            rate = s.head_rate
        groups.setdefault((rate, 0.01 if p.dim() > 1 else 0.0), []).append(p)
    return [{"params": ps, "lr": r, "weight_decay": w} for (r, w), ps in groups.items()], sparse


class Trainer:
    """Trains a network on batches of windows.

    Parameters
    ----------
    network : Network
        Trained in place.
    settings : Settings
        See there.
    folder : Path
        For ``last.pt``, from which an interrupted run goes on.
    """

    def __init__(self, network: Network, settings: Settings, folder: Path) -> None:
        self.network, self.settings, self.folder = network, settings, folder
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        network.to(self.device)
        network.encoder.drop = DropoutPool(settings.dropout, seed=settings.seed)
        network.drop = DropoutPool(settings.head_dropout, seed=settings.seed + 1, dtype=torch.float32, size=1 << 23)
        if settings.compile:
            network.encoder.compile()
        groups, sparse = parameter_groups(network, settings)
        self.dense = torch.optim.AdamW(groups, fused=True, betas=(0.9, 0.98))
        self.sparse = torch.optim.SparseAdam(sparse or [torch.nn.Parameter(torch.zeros(1))], lr=settings.rate * settings.decay**enc.LAYERS)
        self.rates = [[g["lr"] for g in o.param_groups] for o in (self.dense, self.sparse)]
        self.average = Average(network, settings.average)
        self.epoch = self.step = 0
        self.spent = 0.0
        if self.device.type == "cpu":
            torch.backends.mkldnn.matmul.fp32_precision = "bf16"

    def save(self) -> None:
        """Write the checkpoint."""
        state = {
            "network": self.network.state_dict(),
            "average": self.average.shadow,
            "average_steps": self.average.steps,
            "dense": self.dense.state_dict(),
            "sparse": self.sparse.state_dict(),
            "at": (self.epoch, self.step, self.spent),
        }
        partial = self.folder / "last.pt.part"
        torch.save(state, partial)
        partial.replace(self.folder / "last.pt")

    def resume(self) -> bool:
        """Go on from the checkpoint if there is one."""
        path = self.folder / "last.pt"
        if not path.exists():
            return False
        state = torch.load(path, map_location=self.device, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.average.shadow = state["average"]
        self.average.steps = state["average_steps"]
        self.dense.load_state_dict(state["dense"])
        self.sparse.load_state_dict(state["sparse"])
        self.epoch, self.step, self.spent = state["at"]
        return True

    def _set_rates(self, progress: float) -> None:
        warm = 0.06
        factor = progress / warm if progress < warm else max(0.01, (1 - progress) / (1 - warm))
        for o, rates in zip((self.dense, self.sparse), self.rates, strict=True):
            for g, r in zip(o.param_groups, rates, strict=True):
                g["lr"] = r * max(factor, 0.003)

    def train_step(self, windows: list[Window]) -> dict[str, float]:
        """One update."""
        s, length = self.settings, length_of(windows[0])
        length = max(length_of(w) for w in windows) if len(windows) > 1 else length
        batch = collate(windows, length, max(1, s.pieces // length), windows[0].task).to(self.device)
        self.network.train()
        with torch.autocast(self.device.type, torch.bfloat16):
            losses = total(self.network, batch)
        loss = sum(losses.values())
        if loss.requires_grad:
            loss.backward()
        dense = [p for g in self.dense.param_groups for p in g["params"]]
        nn.utils.clip_grad_norm_(dense, 2.0)
        self.dense.step()
        self.sparse.step()
        self.dense.zero_grad(set_to_none=True)
        self.sparse.zero_grad(set_to_none=True)
        self.average.update(self.network)
        return {k: v.item() for k, v in losses.items()}

    def run(self, epoch_batches: Callable[[int], list[list[Window]]], after: Callable[[int], None], log=sys.stderr) -> None:
        """Train until the epochs or the minutes are over.

        Parameters
        ----------
        epoch_batches : callable
            The batches of an epoch, already shuffled. Seeded by the epoch, so that a resumed run repeats it.
        after : callable
            Called after each epoch, with the averaged weights in place.
        log : text file
            Where progress goes.
        """
        s = self.settings
        while self.epoch < s.epochs and not (s.minutes and self.spent >= 60 * s.minutes):
            batches = epoch_batches(self.epoch)
            mean: dict[str, float] = {}
            for k, windows in enumerate(batches):
                by_steps = (self.epoch + k / len(batches)) / s.epochs
                progress = min(1.0, self.spent / (60 * s.minutes)) if s.minutes else by_steps
                if progress >= 1:
                    break
                self._set_rates(progress)
                set_int8(self.network, progress >= 1 - s.int8)
                t = time.perf_counter()
                for name, v in self.train_step(windows).items():
                    mean[name] = 0.98 * mean.get(name, v) + 0.02 * v
                self.spent += time.perf_counter() - t
                self.step += 1
                if self.step % 50 == 0:
                    left = self.spent * (1 / max(progress, 1e-6) - 1)
                    print(
                        f"epoch {self.epoch + 1} {100 * progress:.1f}% step {self.step} {self.spent:.0f}s, {left:.0f}s left  "
                        + " ".join(f"{n} {v:.3f}" for n, v in mean.items()),
                        file=log,
                        flush=True,
                    )
            self.epoch += 1
            t = time.perf_counter()
            set_int8(self.network, False)
            with averaged(self):
                after(self.epoch)
            self.spent += time.perf_counter() - t
            self.save()


class averaged:  # noqa: N801
    """Context in which a trainer's network holds its averaged weights."""

    def __init__(self, trainer: Trainer) -> None:
        self.trainer = trainer

    def __enter__(self) -> Network:
        net = self.trainer.network
        self.own = {k: v.clone() for k, v in net.state_dict().items()}
        net.load_state_dict(self.trainer.average.shadow)
        return net

    def __exit__(self, *_: object) -> None:
        self.trainer.network.load_state_dict(self.own)


def shuffled(parts: Iterable[list[list[Window]]], seed: int) -> list[list[Window]]:
    """Batches of several sources in one random order."""
    out = [b for p in parts for b in p]
    random.Random(seed).shuffle(out)
    return out
