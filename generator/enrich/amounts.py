"""Reads amounts of money in running text: from items to ranges with their signs, period and neighbours."""

from __future__ import annotations

import functools
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from generator.enrich.currencies import currencies
from generator.enrich.money_words import Item, items_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TIMES = {
    "thousand": 1000, "lpa": 100_000, "lakh": 100_000, "crore": 10_000_000, "man": 10_000, "wan": 10_000,
    "million": 1_000_000, "billion": 1_000_000_000,
}  # fmt: skip
# Units that only some currencies are counted in stand for a sign.
_SIGN_OF_UNIT = {"lpa": "lakh", "lakh": "lakh", "crore": "lakh", "man": "man", "wan": "wan"}
_TOLD = ("pay", "perhaps_pay", "not_pay", "never", "total", "stipend", "equity")
_SMALL = 1000  # below it, a number beside one with a unit is meant in that unit: "80-100k"
_SMALLEST_PAY = 100  # below it, a number in front of "£29,970" names a band
_MOST_BETWEEN = 4  # items between the ends of a range
_MOST_BEFORE = 3  # items that may stand before a range and open it: "tussen de €"
_NEAR = 7  # items that are asked for a period or a meaning


class Amount(msgspec.Struct, frozen=True):
    """One amount or range: None is an open end. ``start`` and ``end`` are its place in the text.

    ``signs`` are the currency's as written, ``unit`` the word that multiplied ("thousand", "million" ...), ``period``
    the name of a pay period or "FORTNIGHT". ``before`` and ``after`` are the kinds of the words beside it, nearest
    first, up to the next amount or boundary. ``is_reversed`` says that the larger end was written first, ``is_added``
    that it comes on top of an amount before it ("$17 an hour + $2 at night").
    """

    low: Decimal | None
    high: Decimal | None
    start: int
    end: int
    signs: tuple[str, ...] = ()
    unit: str = ""
    period: str | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    is_range: bool = False
    is_reversed: bool = False
    is_added: bool = False

    @property
    def largest(self) -> Decimal:
        """Its upper end, or the only one."""
        return self.high if self.high is not None else self.low or Decimal(0)


class Money(msgspec.Struct, frozen=True):
    """The amounts of a text from left to right, and the kinds of all its words and phrases.

    ``loose`` are the signs of currencies that stand beside no amount ("$5,000 a month (USD)"). ``is_unpaid`` says that
    the text begins with work for nothing.
    """

    amounts: tuple[Amount, ...]
    kinds: frozenset[str]
    loose: tuple[str, ...] = ()
    is_unpaid: bool = False


class _Point(msgspec.Struct, frozen=True, gc=False):
    """A number with its signs: the first and last item of it, and the number's own."""

    first: int
    last: int
    at: int
    signs: tuple[str, ...]


class _Extent(msgspec.Struct, frozen=True, gc=False):
    """An amount and the items it covers."""

    amount: Amount
    first: int
    last: int


@functools.lru_cache(maxsize=4096)
def money_in(text: str) -> Money:
    """Return what a text says about money."""
    items = items_in(text)
    extents = list(_extents(items))
    kinds: set[str] = set()
    signs: list[int] = []
    for place, item in enumerate(items):
        if item.kinds:
            kinds.update(item.kinds)
            if "sign" in item.kinds:
                signs.append(place)
    beside = {place for one in extents for place in range(one.first, one.last + 1)} if signs else set()
    loose = tuple(items[place].kinds["sign"] for place in signs if place not in beside)
    opening = items[: extents[0].first] if extents else items
    is_unpaid = "unpaid" in kinds and any("unpaid" in item.kinds for item in opening)
    return Money(tuple(_with_neighbours(items, extents)), frozenset(kinds), loose, is_unpaid)


def amounts_in(text: str) -> tuple[Amount, ...]:
    """Return the amounts in a text from left to right."""
    return money_in(text).amounts


class Heading(msgspec.Struct, frozen=True):
    """What a label says of the amounts behind it: their signs, period and unit ("Hourly rate (USD)", "in lakhs").

    ``is_total`` says that they hold more than base pay ("Total compensation").
    """

    signs: tuple[str, ...] = ()
    period: str | None = None
    unit: str = ""
    is_total: bool = False


@functools.lru_cache(maxsize=4096)
def heading_of(label: str) -> Heading:
    """Return what a label says of the amounts behind it."""
    items = items_in(label.replace("_", " "))
    return Heading(
        tuple(item.kinds["sign"] for item in items if "sign" in item.kinds),
        next((str(item.kinds["period"]) for item in items if "period" in item.kinds), None),
        next((str(item.kinds["unit"]) for item in items if "unit" in item.kinds), "")
        or ("thousand" if any("kilo" in item.kinds for item in items) else ""),
        is_total=any("total" in item.kinds for item in items),
    )


def period_in(text: str) -> str | None:
    """Return the name of the pay period that a text speaks of ("Monatsgehalt", "per hour")."""
    return heading_of(text).period


def under(heading: Heading, amount: Amount) -> Amount:
    """Return a bare amount counted in the unit of its label, if that has one."""
    if not heading.unit or amount.unit or amount.largest >= _SMALL:
        return amount
    times = _TIMES[heading.unit]
    low, high = (end and end * times for end in (amount.low, amount.high))
    signs = amount.signs or ((_SIGN_OF_UNIT[heading.unit],) if heading.unit in _SIGN_OF_UNIT else ())
    return msgspec.structs.replace(
        amount, low=low, high=high, unit=heading.unit, signs=signs, period=amount.period or _period_of(heading.unit)
    )


def _extents(items: Sequence[Item]) -> Iterator[_Extent]:
    """Go through the numbers, two at a time where they are the ends of a range."""
    points = [_point(items, index) for index, item in enumerate(items) if item.value is not None]
    place = 0
    while place < len(points):
        first = points[place]
        second = points[place + 1] if place + 1 < len(points) else None
        if second is not None and _is_range(items, first, second):
            extent = _Extent(_range(items, first, second), first.first, second.last)
            place += 2
        else:
            extent = _Extent(_single(items, first), first.first, first.last)
            place += 1
        if extent.amount.signs or extent.amount.unit or not _counts_else(items, extent.last + 1):
            yield extent


def _counts_else(items: Sequence[Item], after: int) -> bool:
    """Whether the word behind a bare number says that it counts hours, days, people."""
    return after < len(items) and "count" in items[after].kinds


def _point(items: Sequence[Item], index: int) -> _Point:
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
    if after < len(items) and "sign" in items[after].kinds:
        if not _belongs_to_next(items, index, after, bool(signs)):
            signs.append(items[after].kinds["sign"])
            last = after
    if items[index].unit in _SIGN_OF_UNIT:
        signs.append(_SIGN_OF_UNIT[items[index].unit])
    return _Point(first, last, index, tuple(signs))


def _belongs_to_next(items: Sequence[Item], index: int, sign: int, has_sign: bool) -> bool:  # noqa: FBT001 - told
    """Whether a sign between two numbers is the second one's: "£30,000 £35,000", "Band 5 £29,970"."""
    if sign + 1 >= len(items) or items[sign + 1].value is None or not items[sign].spaced:
        return False
    size, following = items[index].value or 0, items[sign + 1].value or 0
    is_number_of_band = size < _SMALLEST_PAY and not items[index].unit and following >= _SMALL
    return has_sign or is_number_of_band or not items[sign + 1].spaced


def _is_range(items: Sequence[Item], first: _Point, second: _Point) -> bool:
    """Whether the words between two numbers make them the ends of one range."""
    between = items[first.last + 1 : second.first]
    if not between or len(between) > _MOST_BETWEEN or _is_step(items[first.at], between[0]):
        return False
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


def _is_opened(items: Sequence[Item], index: int) -> bool:
    """Whether "between" or "from" stands before an amount, perhaps with a small word after it."""
    for place in range(index, max(-1, index - _MOST_BEFORE), -1):
        kinds = items[place].kinds
        if kinds.keys() & {"between", "from"}:
            return True
        if "filler" not in kinds or "comma" in kinds:
            return False
    return False


def _is_step(item: Item, following: Item) -> bool:
    """Whether the letter behind a number belongs to it, as in the pay scale "S 8a"."""
    word = following.kinds.get("to", "")
    return not following.spaced and not item.unit and len(word) == 1 and word.isalpha() and word.isascii()


def _differ(items: Sequence[Item], first: _Point, second: _Point, period: str | None) -> bool:
    """Whether two amounts are paid in different money, or for different periods: "$50 an hour / $400 a day"."""
    after = _period_after(items, second.last + 1, len(items))
    if period and after is not None and items[after].kinds["period"] != period:
        return True
    table = currencies().signs
    one, two = ({code for sign in point.signs for code in table.get(sign, ())} for point in (first, second))
    return bool(one and two and not one & two)


def _is_more_than_base(items: Sequence[Item], point: _Point) -> bool:
    """Whether an amount is said to be more than the base pay before it: "$90,000 base / $160,000 OTE"."""
    following = items[point.last + 1 : point.last + 1 + _MOST_BETWEEN]
    return any(item.kinds.keys() & {"not_pay", "total"} for item in following)


def _range(items: Sequence[Item], first: _Point, second: _Point) -> Amount:
    one, two = items[first.at], items[second.at]
    low, high = _value(one), _value(two)
    if not one.unit and two.unit and low < _SMALL and low < high:
        low *= _TIMES[two.unit]
    elif one.unit and not two.unit and high < _SMALL:
        high *= _TIMES[one.unit]
    elif not one.unit and not two.unit and 0 < low * _SMALL < high:  # "35-42 000"
        low *= _SMALL
    signs = tuple(dict.fromkeys(second.signs + first.signs))
    unit = two.unit or one.unit
    between = (item.kinds["period"] for item in items[first.last + 1 : second.first] if "period" in item.kinds)
    return Amount(
        min(low, high), max(low, high), one.start, two.end, signs, unit, next(between, _period_of(unit)),
        is_range=True, is_reversed=low > high,
    )  # fmt: skip


def _single(items: Sequence[Item], point: _Point) -> Amount:
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
    return Amount(low, high, item.start, item.end, signs, item.unit, _period_of(item.unit))


def _period_of(unit: str) -> str | None:
    return "YEAR" if unit == "lpa" else None


def _follows(items: Sequence[Item], point: _Point, kind: str) -> bool:
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
    after = items[place + 1].kinds if place + 1 < len(items) else {}
    return not items[place].spaced and not after.keys() & {"equity", "not_pay"}


def _value(item: Item) -> Decimal:
    return (item.value or Decimal(0)) * _TIMES.get(item.unit, 1)


def _with_neighbours(items: Sequence[Item], extents: Sequence[_Extent]) -> Iterator[Amount]:
    """Add to each amount its period and what the words beside it mean."""
    previous = -1
    for place, one in enumerate(extents):
        following = extents[place + 1].first if place + 1 < len(extents) else len(items)
        at = _period_after(items, one.last + 1, following)
        last = one.last if at is None else at
        amount = one.amount
        yield msgspec.structs.replace(
            amount,
            start=items[one.first].start,
            end=max(items[last].end, amount.end),
            period=amount.period
            or (items[at].kinds["period"] if at is not None else _period_before(items, one.first - 1, previous)),
            before=tuple(_before(items, one.first - 1, previous)),
            after=tuple(_after(items, last + 1, following)),
            is_added=place > 0 and one.first > 0 and "added" in items[one.first - 1].kinds,
        )
        if amount.signs or amount.unit:  # a bare number ("4x the base salary") divides nothing
            previous = last


def _period_after(items: Sequence[Item], index: int, following: int) -> int | None:
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
            return str(kinds["period"])
        if kinds.keys() & {"stop", "hard"}:
            return None
    return None


def _before(items: Sequence[Item], index: int, previous: int) -> Iterator[str]:
    for place in range(index, previous, -1):
        kinds = items[place].kinds
        if kinds.keys() & {"stop", "comma", "slash"} or ("hard" in kinds and "open" not in kinds):
            return
        yield from _told(kinds)


def _after(items: Sequence[Item], index: int, following: int) -> Iterator[str]:
    for place in range(index, min(following, index + _NEAR)):
        if place + 1 == following < len(items):  # "£45,000 OTE £60,000": the word belongs to what follows
            return
        kinds = items[place].kinds
        if kinds.keys() & {"stop", "comma", "hard", "bound", "close", "slash"}:
            return
        yield from _told(kinds)


def _told(kinds: Iterable[str]) -> Iterator[str]:
    return (kind for kind in _TOLD if kind in kinds)
