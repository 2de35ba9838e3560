"""Opens the phrases that stand around money: from lists of words to a table by their tokens, made once a process."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from generator.enrich.currencies import COUNTED, currencies
from generator.enrich.data import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

# What an item may be ("sign" of a currency, "period", "to", "from", "pay", "not_pay" ...), and what it stands for.
Kinds = Mapping[str, Any]

# All repetitions are bounded: how long a token takes must not depend on the line.
TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:(?P<separator>[ ,.'])\d{3})(?:(?P=separator)\d{3}){0,4}(?:[.,]\d{1,2}(?!\d))?(?!\d)"
    r"|\d{1,2}(?:,\d{2}){1,5},\d{3}(?:\.\d{1,2})?(?!\d)|(?<![\d.])\.\d{1,2}(?!\d)|\d+(?:[.,]\d{1,2}(?!\d))?)"
    r"|(?P<word>[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)|\.\.\.?|->|[^\s]"
)
_NAMES = {"bounds": "bound", "hard_bounds": "hard"}
_STOPS = (
    (".", "stop"), (",", "comma"), ("(", "open"), (")", "close"), ("+", "plus"), ("+", "added"), ("%", "percent"),
    (":", "colon"), ("/", "slash"),
)  # fmt: skip


class Phrases(msgspec.Struct, frozen=True):
    """What phrases may be, by their tokens; ``longest`` is the most tokens of one that begins with a word.

    ``close`` are the signs of several tokens that are written without a blank: "a$".
    """

    kinds: Mapping[tuple[str, ...], Kinds]
    longest: Mapping[str, int]
    close: frozenset[tuple[str, ...]]


@functools.cache
def phrases() -> Phrases:
    """Return the table of phrases."""
    kinds: dict[tuple[str, ...], dict[str, Any]] = {}
    longest: dict[str, int] = {}
    close: set[tuple[str, ...]] = set()
    for phrase, kind, value in _rows(read_table("pay.toml")):
        key = tuple(token[0] for token in TOKEN.finditer(phrase.strip()))
        kinds.setdefault(key, {})[kind] = value
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
        if kind == "sign" and len(key) > 1 and " " not in phrase:
            close.add(key)
    return Phrases(kinds, longest, frozenset(close))


def _rows(table: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Go through the phrases, each with a kind and what it stands for."""
    for name in ("periods", "units"):
        for value, words in table[name].items():
            yield from ((word, name[:-1], value) for word in words)
    yield from ((word, "perhaps_pay", word) for word in table["words"]["paying"])
    for kind, words in (table["signs"] | table["words"]).items():
        yield from ((word, _NAMES.get(kind, kind), word) for word in words)
    yield from ((sign, "sign", sign) for sign in currencies().signs.keys() - COUNTED.keys())
    yield "r", "sign", "r"  # rand, where a digit follows the capital
    for prefixed, sign in table["thousands"].items():
        yield prefixed, "sign", sign
        yield prefixed, "kilo", prefixed
    yield from ((sign, kind, sign) for sign, kind in _STOPS)
