"""Puts numbers together to amounts and ranges: from items to amounts with their ends, not yet their neighbours."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.enrich.amount import SMALL, TIMES, Amount, Extent, period_of_unit
from generator.enrich.amount_neighbours import period_after
from generator.enrich.amount_points import Point, point_at
from generator.enrich.currencies import currencies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.enrich.money_words import Item

_MOST_BETWEEN = 4  # items between the ends of a range
_MOST_BEFORE = 3  # items that may stand before a range and open it: "tussen de €"


def extents_in(items: Sequence[Item]) -> Iterator[Extent]:
    """Go through the numbers, two at a time where they are the ends of a range."""
    points = [point_at(items, index) for index, item in enumerate(items) if item.value is not None]
    place = 0
    while place < len(points):
        first = points[place]
        second = points[place + 1] if place + 1 < len(points) else None
        if second is not None and _is_range(items, first, second):
            third = points[place + 2] if place + 2 < len(points) else None
            if third is not None and _is_third(items, first, second, third):
                second, place = third, place + 1
            extent = Extent(_range(items, first, second), first.first, second.last)
            place += 2
        else:
            extent = Extent(_single(items, first), first.first, first.last)
            place += 1
        if extent.amount.signs or extent.amount.unit or not _counts_else(items, extent.last + 1):
            yield extent


def _counts_else(items: Sequence[Item], after: int) -> bool:
    """Whether the word behind a bare number says that it counts hours, days, people."""
    return after < len(items) and "count" in items[after].kinds


def _is_range(items: Sequence[Item], first: Point, second: Point) -> bool:
    """Whether the words between two numbers make them the ends of one range."""
    between = items[first.last + 1 : second.first]
    if not between or len(between) > _MOST_BETWEEN or _is_step(items[first.at], between[0]):
        return False
    if first.signs and not second.signs and _counts_else(items, second.last + 1):
        return False  # "R$ 1.800 / 12h"
    joined, opened, base, period = False, _is_opened(items, first.first - 1), False, None
    for item in between:
        kinds = item.kinds
        period = kinds.get("period", period)
        base = base or "base" in kinds
        if "to" in kinds or ("up_to" in kinds and "filler" not in kinds) or ("and" in kinds and opened):
            joined = True
        elif kinds.keys() & {"period", "from"} or ("comma" in kinds and opened):
            continue
        elif "filler" not in kinds or kinds.keys() & {"comma", "open", "colon"}:
            return False
    return joined and not _differ(items, first, second, period) and not (base and _is_more_than_base(items, second))


def _is_third(items: Sequence[Item], first: Point, second: Point, third: Point) -> bool:
    """Whether a range goes on, with its middle in between: "$88,200 - $110,200 - $132,200"."""
    joints = (items[first.last + 1 : second.first], items[second.last + 1 : third.first])
    same = all(len(joint) == 1 and joint[0].kinds.get("to") == "-" for joint in joints)
    low, middle, high = (_value(items[point.at]) for point in (first, second, third))
    return same and bool(first.signs and second.signs and third.signs) and low < middle < high < 2 * middle


def _is_opened(items: Sequence[Item], index: int) -> bool:
    """Whether "between" or "from" stands before an amount, perhaps with a small word after it."""
    for place in range(index, max(-1, index - _MOST_BEFORE), -1):
        kinds = items[place].kinds
        if kinds.keys() & {"between", "from"} or any(str(word).endswith("range") for word in kinds.values()):
            return True
        if "filler" not in kinds or "comma" in kinds:
            return False
    return False


def _is_step(item: Item, following: Item) -> bool:
    """Whether the letter behind a number belongs to it, as in the pay scale "S 8a"."""
    word = following.kinds.get("to", "")
    return not following.spaced and not item.unit and len(word) == 1 and word.isalpha() and word.isascii()


def _differ(items: Sequence[Item], first: Point, second: Point, period: str | None) -> bool:
    """Whether two amounts are paid in different money, or for different periods: "$50 an hour / $400 a day"."""
    after = period_after(items, second.last + 1, len(items))
    if period and after is not None and items[after].kinds["period"] != period:
        return True
    table = currencies().signs
    one, two = ({code for sign in point.signs for code in table.get(sign, ())} for point in (first, second))
    return bool(one and two and not one & two)


def _is_more_than_base(items: Sequence[Item], point: Point) -> bool:
    """Whether an amount is said to be more than the base pay before it: "$90,000 base / $160,000 OTE"."""
    following = items[point.last + 1 : point.last + 1 + _MOST_BETWEEN]
    return any(item.kinds.keys() & {"not_pay", "total"} for item in following)


def _range(items: Sequence[Item], first: Point, second: Point) -> Amount:
    one, two = items[first.at], items[second.at]
    low, high = _value(one), _value(two)
    if not one.unit and two.unit and low < SMALL and low < high:
        low *= TIMES[two.unit]
    elif one.unit and not two.unit and high < SMALL:
        high *= TIMES[one.unit]
    elif not one.unit and not two.unit and 0 < low * SMALL < high:  # "35-42 000"
        low *= SMALL
    signs = tuple(dict.fromkeys(second.signs + first.signs))
    unit = two.unit or one.unit
    between = (item.kinds["period"] for item in items[first.last + 1 : second.first] if "period" in item.kinds)
    return Amount(
        min(low, high), max(low, high), one.start, two.end, signs, unit, next(between, period_of_unit(unit)),
        is_range=True, is_reversed=low > high,
    )  # fmt: skip


def _single(items: Sequence[Item], point: Point) -> Amount:
    item = items[point.at]
    low: Decimal | None = _value(item)
    high = low
    before = items[point.first - 1].kinds if point.first else {}
    if "filler" in before and point.first > 1 and not before.keys() & {"up_to", "from"}:  # "ab ca. 40.000"
        before = items[point.first - 2].kinds
    if "up_to" in before or (before.get("to") == "~" and {"man", "円"} & {*point.signs}):
        low = None
    elif "from" in before or _follows(items, point, "from_after"):
        high = None
    elif _follows(items, point, "up_to_after"):
        low = None
    signs = tuple(dict.fromkeys(point.signs))
    return Amount(low, high, item.start, item.end, signs, item.unit, period_of_unit(item.unit))


def _follows(items: Sequence[Item], point: Point, kind: str) -> bool:
    """Whether a word behind an amount opens one of its ends ("+", "or more", "以上")."""
    return any(
        kind in items[place].kinds and _opens(items, place)
        for place in (point.at + 1, point.last + 1)
        if place < len(items)
    )


def _opens(items: Sequence[Item], place: int) -> bool:
    """Whether a "+" or "~" opens the range: it stands close to the amount, and nothing is added by it."""
    kinds = items[place].kinds
    if "plus" not in kinds:
        return "to" not in kinds or not items[place].spaced
    after = items[place + 1] if place + 1 < len(items) else None
    if after is None or items[place].spaced:
        return after is None and not items[place].spaced
    is_name = not after.spaced and not after.kinds and after.value is None  # "+commission", "＋インセンティブ"
    return not is_name and not after.kinds.keys() & {"equity", "not_pay"}


def _value(item: Item) -> Decimal:
    return (item.value or Decimal(0)) * TIMES.get(item.unit, 1)
