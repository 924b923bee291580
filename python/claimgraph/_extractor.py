"""Text in, claims out."""

from __future__ import annotations

import datetime
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Literal, TypeAlias, overload

from . import _core
from ._core import Document, ExtractedDocument
from ._errors import Error, InputError, UsageError

#: What can be extracted from: a text, a `Document`, or a mapping with the keys "text" and perhaps "id", "title", "date",
#: "outlet" and "url", such as a row of a .jsonl or .csv file.
DocumentLike: TypeAlias = str | bytes | Document | Mapping[str, Any]
Path: TypeAlias = str | os.PathLike[str]

# The unit of work, as in the command: documents of a block are computed together, which is faster. Results do not depend on it.
_BLOCK_DOCUMENTS = 64
_BLOCK_BYTES = 64 * 1024


def _field(document: Mapping[str, Any], name: str, identity: str = "") -> str:
    value = document.get(name)
    if value is None or type(value).__name__ == "NAType" or value != value:  # NA, NaN, NaT: what tables have for nothing
        return ""
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, str) or (name in ("id", "date") and not isinstance(value, (bytes, Mapping))):
        return str(value)
    raise InputError("CG113", identity, f"field '{name}' is no string", "see claimgraph.DocumentLike")


def _document(text: str | bytes, identity: str, title: str = "", date: str = "", outlet: str = "", url: str = "") -> Document:
    """Make a document, whose id goes into its errors."""
    try:
        return Document(text, id=identity, title=title, date=date, outlet=outlet, url=url)
    except InputError as error:
        place = f"{identity}, {error.where}" if identity and error.where else identity or error.where
        raise InputError(error.code, place, error.problem, error.advice) from None


def as_document(item: DocumentLike, default_id: str = "") -> Document:
    """Return `item` as a `Document`; `default_id` is the id of one that has none.

    Raises
    ------
    InputError
        CG102, CG103, CG104 for its text, CG113 for its fields.
    """
    if isinstance(item, Document):
        return item
    if isinstance(item, (str, bytes)):
        return _document(item, default_id)
    if not isinstance(item, Mapping):
        raise TypeError(f"a document must be str, bytes, Document or a mapping, not {type(item).__name__}")
    identity = _field(item, "id", default_id) or default_id
    text = item.get("text")
    if not isinstance(text, (str, bytes)):
        raise InputError("CG113", identity, "there is no field 'text' that is a string", "see claimgraph.DocumentLike")
    return _document(
        text,
        identity,
        title=_field(item, "title", identity),
        date=_field(item, "date", identity),
        outlet=_field(item, "outlet", identity),
        url=_field(item, "url", identity),
    )


def _blocks(documents: Iterable[DocumentLike]) -> Iterator[list[Document | Exception]]:
    """Documents in blocks; one that cannot be read is its error. What `documents` raises comes after what it gave."""
    block: list[Document | Exception] = []
    size = 0
    source = enumerate(documents)
    while True:
        try:
            position, item = next(source)
        except StopIteration:
            break
        except Exception:
            if block:
                yield block
            raise
        try:
            document = as_document(item, str(position))
        except Error as error:
            block.append(error)
        else:
            block.append(document)
            size += document.size
        if len(block) == _BLOCK_DOCUMENTS or size >= _BLOCK_BYTES:
            yield block
            block, size = [], 0
    if block:
        yield block


class Extractor:
    """Finds who says what against, for and to whom. Loading takes a fraction of a second.

    One object serves any number of threads, and can be pickled (the other process loads the model again).

    Parameters
    ----------
    model : path, optional
        Model file; else ``$CLAIMGRAPH_MODEL``, else the one that comes with the package.
    lexicons : iterable of path
        Files of claim frames that add to or override the built-in ones (docs/lexicon.md).
    actors : iterable of path
        Tables of actors that add to or override the built-in ones (docs/actors.md).
    min_confidence : float
        Leave out claims that are less probable; the default balances precision and recall (docs/claims.md).
    method : {"both", "lexicon", "model"}
        What claims come from: frames of the lexicon, the model's arcs, or both.

    Raises
    ------
    ModelError
        CG2xx.
    LexiconError
        CG3xx: a lexicon or actor table is wrong.

    Examples
    --------
    >>> extractor = claimgraph.Extractor()
    >>> document = extractor.extract("Ruritania accused Freedonia of breaking the truce.")
    >>> [(c.source.name, c.relation, c.target.name) for c in document.claims]
    [('Ruritania', 'accuse', 'Freedonia')]
    """

    def __init__(
        self,
        model: Path | None = None,
        *,
        lexicons: Iterable[Path] = (),
        actors: Iterable[Path] = (),
        min_confidence: float = 0.25,
        method: Literal["both", "lexicon", "model"] = "both",
    ) -> None:
        self._arguments = (
            "" if model is None else os.fspath(model),
            [os.fspath(path) for path in lexicons],
            [os.fspath(path) for path in actors],
            min_confidence,
            method,
        )
        self._extractor = _core.Extractor(*self._arguments)

    def __getstate__(self) -> tuple[Any, ...]:
        return self._arguments

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        model, lexicons, actors, min_confidence, method = state
        self._arguments = (model, lexicons, actors, min_confidence, method)
        self._extractor = _core.Extractor(*self._arguments)

    def extract(self, document: DocumentLike) -> ExtractedDocument:
        """Extract from one document.

        Parameters
        ----------
        document : str, bytes, Document or mapping
            See `DocumentLike`.

        Returns
        -------
        ExtractedDocument
            Its claims, actors and attributions.

        Raises
        ------
        InputError
            CG102 invalid text, CG103 too large, CG104 binary data, CG113 a wrong field.
        """
        return self._extractor.extract(as_document(document))

    @overload
    def extract_all(
        self, documents: Iterable[DocumentLike], *, n_jobs: int = 1, errors: Literal["raise"] = "raise"
    ) -> Iterator[ExtractedDocument]: ...
    @overload
    def extract_all(
        self, documents: Iterable[DocumentLike], *, n_jobs: int = 1, errors: Literal["return"]
    ) -> Iterator[ExtractedDocument | Error]: ...
    def extract_all(
        self, documents: Iterable[DocumentLike], *, n_jobs: int = 1, errors: Literal["raise", "return"] = "raise"
    ) -> Iterator[ExtractedDocument | Error]:
        """Extract from many documents, faster than one by one.

        Results come in the order of the documents, one for each, and are the same for any `n_jobs`. Memory stays bounded:
        documents are taken as results are, a few blocks (64 documents or 64 KiB) ahead. `documents` is read in the calling
        thread only. Ctrl-C and leaving the loop end the work.

        Parameters
        ----------
        documents : iterable of str, bytes, Document or mapping
            See `DocumentLike`. The id of one without is its place, from 0.
        n_jobs : int
            Threads; -1: one per core that this process may use.
        errors : {"raise", "return"}
            A document that fails raises its error when its turn comes, or the error stands in its place.

        Yields
        ------
        ExtractedDocument or Error
            Of each document.

        Examples
        --------
        >>> for document in tqdm(extractor.extract_all(texts, n_jobs=-1), total=len(texts)):
        ...     print(document.id, len(document.claims))
        """
        if errors not in ("raise", "return"):
            raise UsageError("CG500", "", f"errors={errors!r} is unknown", "use 'raise' or 'return'")
        if n_jobs == -1:
            n_jobs = len(os.sched_getaffinity(0))
        if n_jobs < 1:
            raise UsageError("CG500", "", f"n_jobs={n_jobs} makes no sense", "use a positive number, or -1 for all cores")
        return self._results(documents, n_jobs, errors == "raise")

    def _results(self, documents: Iterable[DocumentLike], n_jobs: int, raising: bool) -> Iterator[ExtractedDocument | Error]:
        pool = ThreadPoolExecutor(n_jobs, thread_name_prefix="claimgraph")
        pending: deque[Future[list[ExtractedDocument | Exception]]] = deque()
        failure: Exception | None = None
        blocks = _blocks(documents)
        try:
            while True:
                while failure is None and len(pending) < 2 * n_jobs:
                    try:
                        block = next(blocks)
                    except StopIteration:
                        break
                    except Exception as error:
                        failure = error  # of the iterable: raised after the results of what it gave before
                        break
                    pending.append(pool.submit(self._extractor.extract_block, block))
                if not pending:
                    break
                for result in pending.popleft().result():
                    if isinstance(result, Error):
                        if raising:
                            raise result
                        yield result
                    elif isinstance(result, Exception):
                        raise result
                    else:
                        yield result
            if failure is not None:
                raise failure
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
