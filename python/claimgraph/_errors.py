"""The errors of claimgraph; docs/errors.md lists their codes."""

from __future__ import annotations


class Error(Exception):
    """Base of all failures that claimgraph reports.

    Attributes
    ----------
    code : str
        Stable, "CG" and three digits.
    where : str
        Document, file, line or byte; may be empty.
    problem : str
        What was wrong.
    advice : str
        What to do; may be empty.
    """

    def __init__(self, code: str, where: str = "", problem: str = "", advice: str = "") -> None:
        super().__init__(code, where, problem, advice)
        self.code = code
        self.where = where
        self.problem = problem
        self.advice = advice

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f"; {self.advice}" if self.advice else ""
        return f"{self.code} {place}{self.problem}{advice}"


class InputError(Error):
    """CG1xx: a document or claims file that cannot be read or is not what it should be."""


class ModelError(Error):
    """CG2xx: the model file is missing, damaged or of another version."""


class LexiconError(Error):
    """CG3xx: a lexicon or actor table that a user wrote is wrong at some line."""


class OutputError(Error):
    """CG4xx: an output cannot be written or rendered."""


class UsageError(Error):
    """CG5xx: arguments that make no sense together."""


_CLASSES: dict[str, type[Error]] = {
    "CG1": InputError,
    "CG2": ModelError,
    "CG3": LexiconError,
    "CG4": OutputError,
    "CG5": UsageError,
}


def from_code(code: str, where: str, problem: str, advice: str) -> Error:
    """Return an instance of the class that `code` belongs to."""
    return _CLASSES.get(code[:3], Error)(code, where, problem, advice)
