"""Finds the numbers of a text with their signs: from items to points, the ends of amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.enrich.amount import SIGN_OF_UNIT, SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.enrich.money_words import Item

_SMALLEST_PAY = 100  # below it, a number in front of "£29,970" names a band


class Point(msgspec.Struct, frozen=True, gc=False):
    """A number with its signs: the first and last item of it, and the number's own."""

    first: int
    last: int
    at: int
    signs: tuple[str, ...]


def point_at(items: Sequence[Item], index: int) -> Point:
    """Return a number with the signs before and behind it."""
    first = last = index
    signs: list[str] = []
    if index and "sign" in items[index - 1].kinds:
        first = index - 1
        signs.append(items[first].kinds["sign"])
        if "kilo" in items[first].kinds and not items[index].unit:
            items[index].unit = "thousand"
        if first and "sign" in items[first - 1].kinds and not items[first].spaced:  # "USD$100,000"
            first -= 1
            signs.append(items[first].kinds["sign"])
    after = index + 1
    if after < len(items) and "plus" in items[after].kinds and not items[after].spaced:  # "200k+ USD"
        after += 1
    follows = after < len(items) and "sign" in items[after].kinds
    if follows and not _belongs_to_next(items, index, after, bool(signs)):
        signs.append(items[after].kinds["sign"])
        last = after
    if items[index].unit in SIGN_OF_UNIT:
        signs.append(SIGN_OF_UNIT[items[index].unit])
    return Point(first, last, index, tuple(signs))


def _belongs_to_next(items: Sequence[Item], index: int, sign: int, has_sign: bool) -> bool:  # noqa: FBT001 - told
    """Whether a sign between two numbers is the second one's: "£30,000 £35,000", "Band 5 £29,970"."""
    if sign + 1 >= len(items) or items[sign + 1].value is None or not items[sign].spaced:
        return False
    size, following = items[index].value or 0, items[sign + 1].value or 0
    is_number_of_band = size < _SMALLEST_PAY and not items[index].unit and following >= SMALL
    return has_sign or is_number_of_band or not items[sign + 1].spaced
