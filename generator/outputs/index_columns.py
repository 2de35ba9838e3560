"""Numbers -> text: how the columns of the filter's index are written, so that they weigh little and are read at once.

A number n from 0 is one character, that of the code point n + 35; from 0xD800 on, where code points are no characters,
that of n + 35 + 0x800. So a list of many numbers is one string for a JSON parser, and one character each instead of
figures and a comma for compression. A list of ascending numbers tells each by what it is more than the one before:
"&'" stands for 3 and 7. Behind each list stands a blank.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

# The first character that needs no escape in JSON and is no blank.
FIRST = 35
NO_CHARACTERS, AS_MANY = 0xD800, 0x800


def numbers_text(numbers: Iterable[int]) -> str:
    """Return numbers from 0 as text."""
    codes = [number + FIRST for number in numbers]
    if max(codes, default=0) >= NO_CHARACTERS:
        codes = [code if code < NO_CHARACTERS else code + AS_MANY for code in codes]
    return "".join(map(chr, codes))


def places_text(values: Iterable[int], vocabulary: Sequence[int]) -> str:
    """Return values as text by their places in a vocabulary of all of them."""
    places = {value: place for place, value in enumerate(vocabulary)}
    return numbers_text(places[value] for value in values)


def lists_text(lists: Iterable[Sequence[int]]) -> str:
    """Return lists of ascending numbers as text."""
    return "".join(f"{numbers_text(after - before for before, after in pairwise((0, *one)))} " for one in lists)


def packed(lists: Sequence[tuple[int, ...]]) -> dict[str, str]:
    """Return a column of ascending lists, equal ones told once if that is shorter."""
    places: dict[tuple[int, ...], int] = {}
    of = [places.setdefault(one, len(places)) for one in lists]
    if _length(places) + len(of) < _length(lists):
        return {"sets": lists_text(places), "of": numbers_text(of)}
    return {"of": lists_text(lists)}


def _length(lists: Collection[Sequence[int]]) -> int:
    """Return how many characters lists take: one for each number, and a blank behind each list."""
    return sum(map(len, lists)) + len(lists)
