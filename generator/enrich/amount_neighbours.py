"""Tells what stands beside amounts: their period, and whether the words around them speak of pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.enrich.amount import Amount, Extent
    from generator.enrich.money_words import Item

_TOLD = ("pay", "perhaps_pay", "not_pay", "never", "total", "stipend", "equity")
_CLAUSE = 30  # items in front of an amount that may tell its meaning
_BETWEEN = frozenset({"filler", "from", "up_to", "between"})  # what may stand between "paying" and its object
_NEAR = 7  # items that are asked for a period or a meaning


def with_neighbours(items: Sequence[Item], extents: Sequence[Extent]) -> Iterator[Amount]:
    """Add to each amount its period and what the words beside it mean."""
    previous = -1
    for place, one in enumerate(extents):
        following = extents[place + 1].first if place + 1 < len(extents) else len(items)
        at = period_after(items, one.last + 1, following)
        last = one.last if at is None else at
        amount = one.amount
        yield msgspec.structs.replace(
            amount,
            start=items[one.first].start,
            end=max(items[last].end, amount.end),
            period=amount.period
            or (items[at].kinds["period"] if at is not None else _period_before(items, one.first - 1, previous)),
            is_behind=amount.period is None and at is None,
            before=tuple(_before(items, one.first - 1, previous)),
            after=tuple(_after(items, last + 1, following)),
            is_added=place > 0 and one.first > 0 and "added" in items[one.first - 1].kinds,
        )
        if amount.signs or amount.unit:  # a bare number ("4x the base salary") divides nothing
            previous = last


def period_after(items: Sequence[Item], index: int, following: int) -> int | None:
    """Return the place of the period said behind an amount, before the item ``following``."""
    for place in range(index, min(following, index + _NEAR - 1)):
        kinds = items[place].kinds
        if "period" in kinds:
            return place
        told = kinds.keys() & {"filler", "sign", "from_after", "up_to_after", "pay"}
        if not told or kinds.keys() & {"stop", "comma"}:
            return None
    return None


def _period_before(items: Sequence[Item], index: int, previous: int) -> str | None:
    for place in range(index, max(previous, index - _NEAR - 1), -1):
        kinds = items[place].kinds
        if "period" in kinds:
            hours = place > 0 and "count" in items[place - 1].kinds  # "18 hours a week, salary $25,000"
            return None if hours else str(kinds["period"])
        if kinds.keys() & {"stop", "hard"}:
            return None
    return None


def _before(items: Sequence[Item], index: int, previous: int) -> Iterator[str]:
    for place in range(index, max(previous, index - _CLAUSE), -1):
        kinds = items[place].kinds
        if kinds.keys() & {"stop", "comma", "slash"} or ("hard" in kinds and "open" not in kinds):
            return
        yield from _told(kinds)
        if "paying" in kinds and all(_BETWEEN & item.kinds.keys() for item in items[place + 1 : index + 1]):
            yield "paying"


def _after(items: Sequence[Item], index: int, following: int) -> Iterator[str]:
    last = _end_of_words(items, index, following)
    for place in range(index, min(following, index + _NEAR)):
        if (
            place + 1 >= last
        ):  # "£45,000 OTE £60,000", "£45,000, bonus of up to £5,000": the word belongs to what follows
            return
        kinds = items[place].kinds
        if kinds.keys() & {"stop", "comma", "hard", "bound", "added", "close", "slash"}:
            return
        yield from _told(kinds)


def _end_of_words(items: Sequence[Item], index: int, following: int) -> int:
    """Return where the words end that may belong to an amount: small words lead to the one behind it."""
    if following == len(items):
        return following + 1
    while following > index:
        kinds = items[following - 1].kinds.keys()
        if not _BETWEEN & kinds or kinds & {"open", "close", "comma", "stop"}:
            break
        following -= 1
    return following


def _told(kinds: Iterable[str]) -> Iterator[str]:
    return (kind for kind in _TOLD if kind in kinds)
