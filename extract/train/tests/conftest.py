"""The trainer's tests need PyTorch, which building and testing the library does not: without it they are skipped."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
collect_ignore_glob: list[str] = []
try:
    import torch  # noqa: F401
except ImportError:
    collect_ignore_glob.append("test_*.py")


@pytest.fixture(scope="session")
def tokenizer():
    """A small vocabulary: letters, some words, punctuation."""
    from train.wordpiece import WordPiece

    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    words = ["the", "minister", "thank", "##ed", "port", ".", ",", "'", "-", "!"]
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "[unused1]", "[unused2]", "[unused3]", "[unused4]"]
    return WordPiece([*special, *letters, *(f"##{c}" for c in letters), *words])
