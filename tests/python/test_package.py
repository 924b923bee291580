"""The package as its users meet it: stubs, the README's lines in a fresh environment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, blocks


def test_the_stub_says_what_the_module_has():
    program = [sys.executable, str(ROOT / "tests/python/make_stub.py"), "--check"]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def fresh_python(tmp_path_factory) -> Path:
    """A new virtual environment that holds the wheel alone."""
    wheel = os.environ.get("CLAIMGRAPH_WHEEL")
    if not wheel:
        pytest.skip("CLAIMGRAPH_WHEEL names no wheel")
    folder = tmp_path_factory.mktemp("fresh")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = folder / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-index", wheel], check=True)
    return python


def test_the_lines_of_the_readme_run_in_a_fresh_environment(fresh_python, tmp_path):
    (program,) = blocks("README.md")
    assert len([line for line in program.splitlines() if line.strip()]) <= 10
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("CLAIMGRAPH", "PYTHON"))}
    done = subprocess.run(
        [fresh_python, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Veldania accuse Karsovia" in done.stdout
    assert "<svg" in (tmp_path / "dam.svg").read_text(encoding="utf-8")


def test_the_programs_of_the_manual_run(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for number, program in enumerate(blocks("docs/python.md"), 1):
        exec(compile(program, f"docs/python.md, program {number}", "exec"), names)
