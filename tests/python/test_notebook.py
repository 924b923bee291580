"""The example notebook runs from top to bottom."""

from __future__ import annotations

import shutil

import nbformat
from conftest import ROOT
from nbclient import NotebookClient


def test_the_notebook_runs(tmp_path, monkeypatch):
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path / "matplotlib"))
    folder = shutil.copytree(ROOT / "python/examples", tmp_path / "examples")
    notebook = nbformat.read(folder / "who-accuses-whom.ipynb", as_version=4)
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    kinds = [kind for output in outputs for kind in output.get("data", {})]
    assert kinds.count("image/svg+xml") == 2
    assert kinds.count("image/png") == 2
