"""Splits text about money into numbers, signs and phrases: from a line to items that know what they may be."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

import msgspec
from price_parser.parser import parse_number

from generator.enrich.currencies import COUNTED, WORDS, currencies
from generator.enrich.data import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

# What an item may be ("sign" of a currency, "period", "to", "from", "pay", "not_pay" ...), and what it stands for.
Kinds = dict[str, Any]

# Each sign has one stand-in, so that places in the text stay what they are.
_STAND_INS = str.maketrans({
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u3000\\*`", " "),
    **dict.fromkeys("–—−‒‑―ー", "-"),
    **dict.fromkeys("～〜∼", "~"),
    **dict.fromkeys("’´", "'"),
    **dict(zip("，．／：（）＋￥＄、。；｜", ",./:()+¥$,.;|", strict=True)),
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
_PENSION = frozenset({"401", "403"})  # 401(k) and 403(b) are no amounts
_PAYMENTS = frozenset({12, 13, 14, 15})  # salaries a year
_NAMES = {"bounds": "bound", "hard_bounds": "hard"}
_STOPS = {".": "stop", ",": "comma", "(": "open", ")": "close", "+": "plus", "%": "percent"}


class Item(msgspec.Struct, gc=False):
    """A number, sign, word or phrase at a place of the text: ``kinds`` is what it may be.

    ``value`` is a number's, before the ``unit`` behind it ("thousand", "lakh") is counted. ``spaced`` says that a space
    stands before the item.
    """

    start: int
    end: int
    kinds: Kinds
    spaced: bool = False
    value: Decimal | None = None
    unit: str = ""


def items_in(text: str) -> list[Item]:
    """Return the items of a text from left to right; addresses of the web and of e-mail hold none."""
    plain = text.translate(_STAND_INS)
    if "://" in plain or "@" in plain or "www." in plain:
        plain = _ADDRESS.sub(lambda match: " " * len(match[0]), plain)
    low = plain.lower()
    if len(low) != len(plain):  # a few letters grow when they are made small
        low = plain
    tokens = list(_TOKEN.finditer(low))
    words = [token[0] for token in tokens]
    items: list[Item] = []
    index = 0
    while index < len(tokens):
        if tokens[index]["number"]:
            item, length = _number(tokens[index], low), 1
            while index + length < len(tokens) and tokens[index + length].start() < item.end:
                length += 1
        else:
            length, kinds = _longest_phrase(words, index)
            start, end = tokens[index].start(), tokens[index + length - 1].end()
            if "sign" in kinds or words[index] == "r":
                kinds = _in_capitals(kinds, plain[start:end], plain[end : end + 1])
            item = Item(start, end, kinds, start > 0 and low[start - 1] == " ")
        items.append(item)
        index += length
    return _without_payments(items, low)


def _number(token: re.Match[str], low: str) -> Item:
    start, end = token.span()
    value = parse_number(token["number"].replace(" ", "").replace("'", ""))
    unit = _UNIT.match(low, end)
    whole = unit or _NO_CENTS.match(low, end)
    item = Item(start, whole.end() if whole else end, {}, start > 0 and low[start - 1] == " ", value)
    if unit and unit.lastgroup:
        item.unit = unit.lastgroup
    if token[0] in _PENSION and (unit or low[end : end + 2] in {"(k", "(b", "b "}):
        item.value, item.kinds = None, {"not_pay": token[0]}
    elif low[end : end + 1] == "%" or low[end : end + 2] == " %":
        item.value = None
    return item


def _longest_phrase(words: Sequence[str], index: int) -> tuple[int, Kinds]:
    phrases, longest = _phrases()
    for length in range(min(longest.get(words[index], 0), len(words) - index), 0, -1):
        kinds = phrases.get(tuple(words[index : index + length]))
        if kinds is not None:
            return length, kinds
    return 1, {}


def _in_capitals(kinds: Kinds, written: str, following: str) -> Kinds:
    """Take codes that are words ("try", "pen") only in capitals, and "R850,000" as rand."""
    if written == "R" and following.isdigit():
        return {"sign": "zar"}
    if kinds.get("sign") in WORDS and not written.isupper():
        return {kind: value for kind, value in kinds.items() if kind != "sign"}
    return kinds


def _without_payments(items: list[Item], low: str) -> list[Item]:
    """Read "x 13" behind an amount as "a month": it counts the salaries of a year."""
    kept: list[Item] = []
    for item in items:
        if kept and item.value in _PAYMENTS and low[kept[-1].start : kept[-1].end] in {"x", "×"} and len(kept) > 1:
            item.value, item.kinds = None, {"period": "MONTH"}
            kept.pop()
        kept.append(item)
    return kept


@functools.cache
def _phrases() -> tuple[Mapping[tuple[str, ...], Kinds], Mapping[str, int]]:
    """Return what each phrase may be, and the length of the longest that begins with a word."""
    table = read_table("pay.toml")
    phrases: dict[tuple[str, ...], Kinds] = {}

    def add(phrase: str, kind: str, value: str) -> None:
        phrases.setdefault(tuple(token[0] for token in _TOKEN.finditer(phrase.strip())), {})[kind] = value

    for period, words in table["periods"].items():
        for word in words:
            add(word, "period", period)
    for kind, words in (table["signs"] | table["words"]).items():
        for word in words:
            add(word, _NAMES.get(kind, kind), word)
    for sign in currencies().signs.keys() - COUNTED.keys():
        add(sign, "sign", sign)
    for sign, kind in _STOPS.items():
        add(sign, kind, sign)
    longest: dict[str, int] = {}
    for phrase in phrases:
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return phrases, longest
