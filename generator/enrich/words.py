"""Looks words up in small tables of phrases: from a text to the meanings it holds, with their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

T = TypeVar("T")
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*|[^\s\w]")
# Scripts that write words without spaces between them are searched, not split.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Hit(msgspec.Struct, Generic[T], frozen=True, gc=False):
    """A phrase found: its meaning and place in the text."""

    value: T
    start: int
    end: int


class Phrases(Generic[T]):
    """A table of phrases; the longest one at a place counts. Hyphens and spaces are alike."""

    def __init__(self, table: Mapping[T, Iterable[str]]) -> None:
        """Index the phrases by their first word."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._unspaced: list[tuple[str, T]] = []
        for value, phrases in table.items():
            for phrase in phrases:
                if _UNSPACED.search(phrase):
                    self._unspaced.append((phrase, value))
                else:
                    words = tuple(word for word in _WORD.findall(phrase) if word != "-")
                    self._by_first.setdefault(words[0], []).append((words, value))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))
        self._unspaced.sort(key=lambda row: -len(row[0]))

    def hits(self, text: str) -> Iterator[Hit[T]]:
        """Go through the phrases in a text, from left to right; those of unspaced scripts last."""
        tokens = [match for match in _WORD.finditer(text.lower().replace("’", "'")) if match[0] != "-"]
        words = [match[0] for match in tokens]
        index = 0
        while index < len(words):
            length = 1
            for phrase, value in self._by_first.get(words[index], ()):
                if tuple(words[index : index + len(phrase)]) == phrase:
                    length = len(phrase)
                    yield Hit(value, tokens[index].start(), tokens[index + length - 1].end())
                    break
            index += length
        if self._unspaced and _UNSPACED.search(text):
            yield from self._in_unspaced(text)

    def _in_unspaced(self, text: str) -> Iterator[Hit[T]]:
        taken: list[tuple[int, int]] = []
        for phrase, value in self._unspaced:
            start = text.find(phrase)
            if start >= 0 and not any(start < end and begin < start + len(phrase) for begin, end in taken):
                taken.append((start, start + len(phrase)))
                yield Hit(value, start, start + len(phrase))
