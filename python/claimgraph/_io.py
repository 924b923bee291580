"""Files of claims."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable, Iterator
from typing import IO, TypeAlias, cast

from ._core import ExtractedDocument
from ._errors import InputError

Path: TypeAlias = str | os.PathLike[str]


def _open(path: Path) -> IO[bytes]:
    try:
        if os.fspath(path).endswith(".gz"):
            return cast("IO[bytes]", gzip.open(path, "rb"))
        return open(path, "rb")
    except OSError as error:
        raise InputError("CG101", os.fspath(path), f"cannot be read: {error.strerror}", "check its name") from error


def read_claims(paths: Path | Iterable[Path]) -> Iterator[ExtractedDocument]:
    """Read what `claimgraph extract` wrote, line by line.

    Parameters
    ----------
    paths : path or iterable of path
        Files of JSON lines; those that end in .gz are unpacked.

    Yields
    ------
    ExtractedDocument
        Of each line.

    Raises
    ------
    InputError
        CG101 a file cannot be read; CG110, CG111, CG112 a line is wrong: it is named.
    """
    for path in [paths] if isinstance(paths, (str, os.PathLike)) else paths:
        with _open(path) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield ExtractedDocument.from_json(line, f"{os.fspath(path)}:{number}")


def write_claims(documents: Iterable[ExtractedDocument], path: Path, *, text: bool = True) -> int:
    """Write documents as the lines of `claimgraph extract`.

    The file gets its name when all is written: it is complete or absent.

    Parameters
    ----------
    documents : iterable of ExtractedDocument
        For example ``extractor.extract_all(texts)``.
    path : path
        Ends in .jsonl.
    text : bool
        Write the text of each document, too.

    Returns
    -------
    int
        How many lines.
    """
    partial = f"{os.fspath(path)}.{os.getpid()}.part"
    count = 0
    try:
        with open(partial, "w", encoding="utf-8", newline="\n") as lines:
            for document in documents:
                lines.write(document.to_json(text) + "\n")
                count += 1
        os.replace(partial, path)
    except BaseException:
        if os.path.exists(partial):
            os.remove(partial)
        raise
    return count
