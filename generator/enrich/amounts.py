"""Reads amounts of money in running text: from words and numbers to ranges with their signs, period and neighbours."""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec
from price_parser.parser import parse_number

from generator.enrich.currencies import WORDS, currencies
from generator.enrich.data import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Each sign has one stand-in, so that places in the text stay what they are.
_STAND_INS = str.maketrans({
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u3000\\*`", " "),
    **dict.fromkeys("–—−‒‑―ー", "-"),
    **dict.fromkeys("～〜∼", "~"),
    "’": "'", "´": "'", "，": ",", "．": ".", "／": "/", "：": ":", "（": "(", "）": ")", "＋": "+", "￥": "¥", "＄": "$",
    "、": ",", "。": ".", "；": ";", "｜": "|",
})  # fmt: skip
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\S+")
_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:(?P<separator>[ ,.'])\d{3})(?:(?P=separator)\d{3})*(?:[.,]\d{1,2}(?!\d))?(?!\d)"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)|\d+(?:[.,]\d{1,2}(?!\d))?)"
    r"|(?P<word>[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)|\.\.\.?|->|[^\s]"
)
_UNIT = re.compile(
    r"[ ]?(?:(?P<thousand>k(?![^\W\d_]|\()|k(?=(?:eur|usd|gbp|chf|sek|nok|dkk|pln|cad|aud|inr)\b)|tsd\b\.?|tys\b\.?"
    r"|t(?=€|eur\b|chf\b)|тыс\.?|千|mil\b|thousand\b|tausend\b|mille\b|duizend\b)"
    r"|(?P<lpa>lpa\b|l\.p\.a\.?)|(?P<lakh>lakhs?\b|lacs?\b|(?<=\d)l\b)|(?P<crore>crores?\b|cr\b)|(?P<man>万|萬)"
    r"|(?P<million>mm?\b(?!/)|mn\b|mio\b\.?|million(?:s|en|es)?\b|millones\b|mln\b|milhões\b|milhão\b)"
    r"|(?P<billion>b\b|bn\b|billions?\b|mrd\b\.?|milliarden?\b|億|亿))"
)
_NO_CENTS = re.compile(r"[.,]\s?-{1,2}(?!\s*\d)")  # "2.500,--"
_TIMES = {
    "thousand": 1000, "lpa": 100_000, "lakh": 100_000, "crore": 10_000_000, "man": 10_000, "million": 1_000_000,
    "billion": 1_000_000_000,
}  # fmt: skip
_COUNTED = {"lpa": "lakh", "lakh": "lakh", "crore": "lakh", "man": "man"}
_PENSION = frozenset({"401", "403"})  # 401(k) and 403(b) are no amounts
_TOLD = ("pay", "perhaps_pay", "not_pay", "never")
Kinds = dict[str, Any]


class Amount(msgspec.Struct, frozen=True):
    """One amount or range: None is an open end. ``start`` and ``end`` are its place in the text.

    ``signs`` are the currency's as written, ``unit`` the word that multiplied ("thousand", "million" ...), ``period``
    the name of a pay period or "FORTNIGHT". ``before`` and ``after`` are the kinds of the words beside it, nearest
    first, up to the next amount or boundary. ``reversed`` says that the larger end was written first.
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

    @property
    def largest(self) -> Decimal:
        """Its upper end, or the only one."""
        return self.high if self.high is not None else self.low or Decimal(0)


class Item(msgspec.Struct, gc=False):
    """A word, phrase, sign or number of the text: ``kinds`` is what it may be; ``spaced`` if a space stands before it."""

    start: int
    end: int
    kinds: Kinds
    spaced: bool = False
    value: Decimal | None = None
    unit: str = ""


def amounts_in(text: str) -> tuple[Amount, ...]:
    """Return the amounts in a text from left to right."""
    items = _items(text)
    points = [index for index, item in enumerate(items) if item.value is not None]
    found: list[tuple[int, int, Amount]] = []
    skip = -1
    for place, index in enumerate(points):
        if index <= skip:
            continue
        first = _point(items, index)
        second = _partner(items, first, points[place + 1]) if place + 1 < len(points) else None
        amount = _range(items, first, second) if second else _single(items, first)
        last = second[1] if second else first[1]
        skip = points[place + 1] if second else index
        found.append((first[0], last, amount))
    return tuple(_with_neighbours(items, found))


def words_in(text: str) -> set[str]:
    """Return the kinds of all words in a text."""
    return {kind for item in _items(text) for kind in item.kinds}


def _items(text: str) -> list[Item]:
    plain = text.translate(_STAND_INS)
    if "://" in plain or "@" in plain or "www." in plain:
        plain = _ADDRESS.sub(lambda match: " " * len(match[0]), plain)
    low = plain.lower()
    if len(low) != len(plain):
        low = plain
    tokens = list(_TOKEN.finditer(low))
    words = [token[0] for token in tokens]
    phrases, longest = _phrases()
    items: list[Item] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        start, end = token.span()
        spaced = start > 0 and low[start - 1] == " "
        if token["number"]:
            value = parse_number(token["number"].replace(" ", "").replace("'", ""))
            unit = _UNIT.match(low, end)
            item = Item(start, end, {}, spaced, value, (unit.lastgroup or "") if unit else "")
            whole = unit or _NO_CENTS.match(low, end)
            if whole:
                item.end = whole.end()
            if token[0] in _PENSION and (unit or low[end : end + 2] in {"(k", "(b", "b "}):
                item.value, item.kinds = None, {"not_pay": True}
            items.append(item)
            index += 1
            while index < len(tokens) and tokens[index].start() < item.end:
                index += 1
            continue
        length, kinds = _longest_phrase(words, index, phrases, longest)
        end = tokens[index + length - 1].end()
        if "sign" in kinds and kinds["sign"] in WORDS and not plain[start:end].isupper():
            kinds = {kind: value for kind, value in kinds.items() if kind != "sign"}
        if words[index] == "r" and plain[start] == "R" and low[end : end + 1].isdigit():
            kinds = {"sign": "zar"}
        items.append(Item(start, end, kinds, spaced))
        index += length
    return _without_payments(items, low)


def _longest_phrase(
    words: Sequence[str], index: int, phrases: Mapping[tuple[str, ...], Kinds], longest: Mapping[str, int]
) -> tuple[int, Kinds]:
    for length in range(min(longest.get(words[index], 0), len(words) - index), 0, -1):
        kinds = phrases.get(tuple(words[index : index + length]))
        if kinds is not None:
            return length, kinds
    return 1, {"word": True}


def _without_payments(items: list[Item], low: str) -> list[Item]:
    """Read "x 13" behind an amount as "a month": it counts salaries a year."""
    kept: list[Item] = []
    for index, item in enumerate(items):
        after = items[index + 1] if index + 1 < len(items) else None
        if after and low[item.start : item.end] in {"x", "×"} and after.value in {12, 13, 14, 15} and kept:
            after.value = None
            after.kinds = {"period": "MONTH"}
        elif item.value is not None and not item.unit and low[item.end : item.end + 1] == "%":
            item.value, item.kinds = None, {"percent": True}
            kept.append(item)
        else:
            kept.append(item)
    return kept


Point = tuple[int, int, int, tuple[str, ...]]  # first item, last item, the number's item, signs


def _point(items: list[Item], index: int) -> Point:
    """Return the extent of a number with its signs."""
    first = last = index
    signs: list[str] = []
    if index and "sign" in items[index - 1].kinds:
        signs.append(items[index - 1].kinds["sign"])
        first = index - 1
        if first and "sign" in items[first - 1].kinds and not items[first].spaced:  # "USD$100,000"
            first -= 1
            signs.append(items[first].kinds["sign"])
    after = index + 1
    if after < len(items) and "plus" in items[after].kinds and not items[after].spaced:
        after += 1
    if after < len(items) and "sign" in items[after].kinds:
        follower = items[after + 1] if after + 1 < len(items) else None
        if not signs or follower is None or follower.value is None or not items[after].spaced:
            signs.append(items[after].kinds["sign"])
            last = after
    if items[index].unit in _COUNTED:
        signs.append(_COUNTED[items[index].unit])
    return first, last, index, tuple(signs)


def _partner(items: list[Item], first: Point, index: int) -> Point | None:
    """Return the number at ``index`` as the other end of a range, if words between them say so."""
    second = _point(items, index)
    between = items[first[1] + 1 : second[0]]
    if len(between) > 4:  # noqa: PLR2004 - a period, a comma and a word are the most that stand between
        return None
    joined = False
    opened = first[0] > 0 and bool(items[first[0] - 1].kinds.keys() & {"between", "from"})
    for item in between:
        kinds = item.kinds
        if "to" in kinds or ("up_to" in kinds and not ("filler" in kinds)) or ("and" in kinds and opened):
            joined = True
        elif "period" in kinds or "dash" in kinds or "from" in kinds:
            continue
        elif "comma" in kinds and opened:
            continue
        elif "filler" not in kinds or kinds.keys() & {"comma", "open"}:
            return None
    return second if joined else None


def _range(items: list[Item], first: Point, second: Point) -> Amount:
    one, two = items[first[2]], items[second[2]]
    low, high = _value(one), _value(two)
    if not one.unit and two.unit and low < 1000 and low < high:  # noqa: PLR2004 - "80-100k"
        low *= _TIMES[two.unit]
    elif one.unit and not two.unit and high < 1000:  # noqa: PLR2004 - "$80k-100"
        high *= _TIMES[one.unit]
    signs = tuple(dict.fromkeys(second[3] + first[3]))
    unit = two.unit or one.unit
    return Amount(
        min(low, high), max(low, high), one.start, two.end, signs, unit, "YEAR" if unit == "lpa" else None,
        is_range=True, is_reversed=low > high,
    )  # fmt: skip


def _single(items: list[Item], point: Point) -> Amount:
    item = items[point[2]]
    low: Decimal | None = _value(item)
    high = low
    before = items[point[0] - 1].kinds if point[0] else {}
    if "filler" in before and point[0] > 1 and "up_to" not in before and "from" not in before:
        before = items[point[0] - 2].kinds
    after = items[point[1] + 1] if point[1] + 1 < len(items) else None
    inner = items[point[2] + 1] if point[2] + 1 < len(items) else None
    if "up_to" in before and not ("to" in before and "from" in before):
        low = None
    elif "from" in before:
        high = None
    elif "to" in before and "~" in before.get("to", "") and ("man" in point[3] or "jpy" in point[3]):
        low = None
    for follower in (inner, after):
        if follower is None or low is None or high is None:
            continue
        if "from_after" in follower.kinds and _opens(items, follower):
            high = None
        elif "up_to_after" in follower.kinds:
            low = None
    unit = item.unit
    return Amount(low, high, item.start, item.end, tuple(dict.fromkeys(point[3])), unit, "YEAR" if unit == "lpa" else None)


def _opens(items: list[Item], follower: Item) -> bool:
    """Whether a "+" or "~" opens the range: it stands close to the amount, and nothing is added by it."""
    if "plus" not in follower.kinds:
        return "to" not in follower.kinds or not follower.spaced
    place = items.index(follower)
    after = items[place + 1].kinds if place + 1 < len(items) else {}
    return not follower.spaced and not after.keys() & {"equity", "not_pay"}


def _value(item: Item) -> Decimal:
    return (item.value or Decimal(0)) * _TIMES.get(item.unit, 1)


def _with_neighbours(items: list[Item], found: list[tuple[int, int, Amount]]) -> list[Amount]:
    amounts: list[Amount] = []
    previous = -1
    for place, (first, last, amount) in enumerate(found):
        following = found[place + 1][0] if place + 1 < len(found) else len(items)
        period, end = _period_after(items, last + 1, following)
        before = _before(items, first - 1, previous)
        after = _after(items, (end or last) + 1, following)
        if amount.period or period is None:
            period = amount.period
        if period is None:
            period = _period_before(items, first - 1, previous)
        start = items[first].start
        stop = items[end].end if end is not None else max(items[last].end, amount.end)
        amounts.append(msgspec.structs.replace(
            amount, start=start, end=stop, period=period, before=before, after=after,
        ))  # fmt: skip
        if amount.signs or amount.unit:  # a bare number ("4x the base salary") divides nothing
            previous = end if end is not None else last
    return amounts


def _period_after(items: list[Item], index: int, following: int) -> tuple[str | None, int | None]:
    for place in range(index, min(following, index + 6)):
        kinds = items[place].kinds
        if "period" in kinds:
            return kinds["period"], place
        if not kinds.keys() & {"filler", "sign", "from_after", "up_to_after", "pay"} or "stop" in kinds or "comma" in kinds:
            break
    return None, None


def _period_before(items: list[Item], index: int, previous: int) -> str | None:
    for place in range(index, max(previous, index - 8), -1):
        kinds = items[place].kinds
        if "period" in kinds:
            return str(kinds["period"])
        if "stop" in kinds or "hard" in kinds:
            break
    return None


def _before(items: list[Item], index: int, previous: int) -> tuple[str, ...]:
    told: list[str] = []
    for place in range(index, previous, -1):
        kinds = items[place].kinds
        if "stop" in kinds or "comma" in kinds or ("hard" in kinds and "open" not in kinds):
            break
        told.extend(kind for kind in _TOLD if kind in kinds)
    return tuple(told)


def _after(items: list[Item], index: int, following: int) -> tuple[str, ...]:
    told: list[str] = []
    for place in range(index, min(following, index + 7)):
        kinds = items[place].kinds
        if place + 1 == following < len(items):  # "£45,000 OTE £60,000": the word belongs to what follows
            break
        if kinds.keys() & {"stop", "comma", "hard", "bound", "close"}:
            break
        told.extend(kind for kind in _TOLD if kind in kinds)
    return tuple(told)


@functools.cache
def _phrases() -> tuple[dict[tuple[str, ...], Kinds], dict[str, int]]:
    table = read_table("pay.toml")
    phrases: dict[tuple[str, ...], Kinds] = {}

    def add(phrase: str, kind: str, value: object) -> None:
        phrases.setdefault(tuple(token[0] for token in _TOKEN.finditer(phrase.strip())), {})[kind] = value

    for period, words in table["periods"].items():
        for word in words:
            add(word, "period", period)
    for kind, words in (table["signs"] | table["words"]).items():
        for word in words:
            add(word, {"bounds": "bound", "hard_bounds": "hard"}.get(kind, kind), word)
    for sign in currencies().signs:
        if sign not in {"lakh", "man"}:
            add(sign, "sign", sign)
    for sign, kind in ((".", "stop"), (",", "comma"), ("(", "open"), (")", "close"), ("+", "plus"), ("%", "percent"), (":", "filler")):
        add(sign, kind, sign)
    longest: dict[str, int] = {}
    for phrase in phrases:
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return phrases, longest
