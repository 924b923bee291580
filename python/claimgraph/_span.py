"""Places in a text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of Unicode code points: ``text[begin:end]`` are the words.

    Equal to the pair ``(begin, end)`` of the JSON lines.
    """

    begin: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of `text` in this range."""
        return text[self.begin : self.end]
