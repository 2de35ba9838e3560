"""Searches for many expressions at a price of few: each is tried only where the letters it cannot do without stand."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_QUANTIFIERS = "?*{"  # after these, what stands before may be missing
_PLAIN_GROUP = re.compile(r"\((?:\?:|\?-i:|(?!\?))")


class Expressions:
    """A list of regular expressions, of which any may match, in capital or small letters.

    An alternation of a hundred words asks a hundred questions at each letter of a text. Nearly always some letters of
    an expression are missing altogether, and Python finds that out sixty times as fast.
    """

    def __init__(self, expressions: Iterable[str]) -> None:
        """Find the letters that each expression needs; it is compiled when they are first met."""
        self._rows = tuple((needed(one), one) for one in expressions)

    def holds(self, text: str) -> bool:
        """Whether any of the expressions is in a text."""
        low = text.lower()
        for letters, one in self._rows:  # noqa: SIM110 - twice as fast as a generator
            if letters in low and _compiled(one).search(text):
                return True
        return False

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in a text; of those at one place, that of the expression listed first."""
        return min(self._matches(text), key=re.Match[str].start, default=None)

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the beginning of a text."""
        low = text.lower()
        tried = (_compiled(one).match(text) for letters, one in self._rows if letters in low)
        return next(filter(None, tried), None)

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        low = text.lower()
        for letters, one in self._rows:
            if letters in low and (found := _compiled(one).search(text)):
                yield found


@functools.cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def needed(expression: str) -> str:
    """Return the longest run of small letters that every match of an expression holds; "" if that cannot be told."""
    runs, _ = _runs(expression, 0)
    return max(runs, key=len, default="")


def _runs(expression: str, at: int) -> tuple[list[str], int]:
    """Return the runs of letters outside of choices, from a place to the end of its group, and that end."""
    runs, run, choice = [], "", False
    while at < len(expression) and expression[at] != ")":
        sign = expression[at]
        step, inner = 1, list[str]()
        letters = sign if sign.isalnum() or sign in " -'@" else ""
        if sign == "\\":
            step = 2
            letters = expression[at + 1] if not expression[at + 1].isalnum() else ""
        elif sign == "[":
            step = _end_of_class(expression, at) - at
        elif sign == "(":
            opened = _PLAIN_GROUP.match(expression, at)
            inner, end = _runs(expression, opened.end() if opened else at + 1)
            inner = inner if opened else []
            step = end + 1 - at
        elif sign == "{":
            step = expression.index("}", at) + 1 - at
        elif sign == "|":
            choice = True
        optional = expression[at + step : at + step + 1] in tuple(_QUANTIFIERS)
        if letters and not optional:
            run += letters.lower()
        else:
            runs.append(run)
            runs.extend(inner if not optional else [])
            run = ""
        at += step
    return ([] if choice else [*runs, run]), at


def _end_of_class(expression: str, at: int) -> int:
    end = at + 1 + (expression[at + 1 : at + 2] == "^") + 1
    while expression[end - 1] != "]" or expression[end - 2] == "\\":
        end += 1
    return end
