"""What the tests share: the repository's samples, and one extractor for all of them."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import claimgraph

ROOT = Path(__file__).parents[2]
SAMPLES = {"istanbul-talks": "2025-10-29", "river-dam": "2024-08-12", "coalition": "2023-05-25"}


def blocks(page: str) -> list[str]:
    """The Python programs of a page."""
    return re.findall(r"^```python\n(.*?)^```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="session")
def extractor() -> claimgraph.Extractor:
    return claimgraph.Extractor()


@pytest.fixture(scope="session")
def articles() -> list[dict[str, str]]:
    """The samples as a reader of JSON lines would give them."""
    found = []
    for name, date in SAMPLES.items():
        title, text = (ROOT / "samples" / f"{name}.txt").read_text(encoding="utf-8").split("\n\n", 1)
        found.append({"id": name, "title": title, "text": text.rstrip("\n"), "date": date})
    return found


@pytest.fixture(scope="session")
def documents(extractor: claimgraph.Extractor, articles: list[dict[str, str]]) -> list[claimgraph.ExtractedDocument]:
    return list(extractor.extract_all(articles))


@pytest.fixture
def graph(documents: list[claimgraph.ExtractedDocument]) -> claimgraph.Graph:
    """The claims of the samples as they are."""
    return claimgraph.Graph(documents, merge="none")


@pytest.fixture(scope="session")
def command() -> Callable[..., str]:
    """Runs the command that was built with the package; CLAIMGRAPH_COMMAND names it."""
    program = os.environ.get("CLAIMGRAPH_COMMAND")
    if not program:
        pytest.skip("CLAIMGRAPH_COMMAND names no command to compare with")
    model = Path(claimgraph.__file__).with_name("claimgraph.cgm")

    def run(*arguments: str, stdin: str = "") -> str:
        environment = {"CLAIMGRAPH_MODEL": str(model), **os.environ}
        done = subprocess.run([program, *arguments], input=stdin, capture_output=True, text=True, check=True, env=environment)
        return done.stdout

    return run
