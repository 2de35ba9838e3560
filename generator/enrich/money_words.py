"""Splits text about money into numbers, signs and phrases: from a line to items that know what they may be."""

from __future__ import annotations

import re
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from price_parser.parser import parse_number

from generator.enrich.currencies import WORDS
from generator.enrich.money_phrases import TOKEN, Kinds, phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

# Each sign has one stand-in, so that places in the text stay what they are.
_STAND_INS = str.maketrans({
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u3000\\*`", " "),
    **dict.fromkeys("–—−‒‑―ー", "-"),
    **dict.fromkeys("～〜∼", "~"),
    **dict.fromkeys("’´", "'"),
    **dict(zip("，．／：（）＋￥＄、。；｜", ",./:()+¥$,.;|", strict=True)),
})  # fmt: skip
_CHUNK = re.compile(r"\S+")
_ENTITY = re.compile(r"&(euro|pound|yen|ndash|mdash|minus|nbsp);")
_ENTITIES = {"euro": "€", "pound": "£", "yen": "¥", "ndash": "-", "mdash": "-", "minus": "-", "nbsp": " "}
_UNIT = re.compile(
    r"[ ]?(?:(?P<thousand>k(?![^\W\d_]|\()|k(?=(?:eur|usd|gbp|chf|sek|nok|dkk|pln|cad|aud|inr)\b)|tsd\b\.?|tys\b\.?"
    r"|t(?=€|eur\b|chf\b)|тыс\.?|千|mil\b|mila\b|thousand\b|tausend\b|mille\b|duizend\b)"
    r"|(?P<lpa>lpa\b|l\.p\.a\.?)|(?P<lakh>lakhs?\b|lacs?\b|(?<=\d)l\b)|(?P<crore>crores?\b|cr\b)|(?P<man>万|萬|만)"
    r"|(?P<wan>(?<=\d)w(?![^\W\d_]))"
    r"|(?P<million>mm?\b(?!/)|mn\b|triệu\b|(?<=\d)tr\b|juta\b|jt\b|mio\b\.?|million(?:s|en|es)?\b|millones\b|mln\b|milhões\b|milhão\b)"
    r"|(?P<billion>b\b|bn\b|billions?\b|mrd\b\.?|milliarden?\b|億|亿|억))"
)
_NO_CENTS = re.compile(r"[.,]\s?-{1,2}(?!\s*\d)")  # "2.500,--"
_ROUGHLY = re.compile(r"s(?![^\W\d_])")  # "low $100s", "the 90s"
LONGEST = 4000  # letters of a line that are looked at: beyond them nobody states pay
_NOTHING: Kinds = MappingProxyType({})
_PAY: Kinds = MappingProxyType({"pay": "gehalt"})
_NOT_PAY: Kinds = MappingProxyType({"not_pay": "zuschuss"})
# Of compound words, which no list holds.
_PAY_ENDINGS = ("gehalt", "gehalts", "lohn", "salaris")
_NOT_PAY_ENDINGS = (
    "kosten", "zuschuss", "pauschale", "prämie", "budget", "zulage", "zuschlag", "zuschläge", "versicherung", "ticket",
    "sgeld", "vergoeding", "toelage", "verzekering",
)  # fmt: skip
_LONGEST_NUMBER = 18  # digits and signs; what is longer counts no money
_TEN = Decimal(10)
_THOUSAND = Decimal(1000)
_TEN_THOUSAND = Decimal(10_000)
_SMALLEST_PAY = 100  # below it, a number behind "Band" or "Level" is no money
_PENSION = frozenset({"401", "403"})  # 401(k) and 403(b) are no amounts
_PAYMENTS = frozenset({12, 13, 14, 15})  # salaries a year


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
    """Return the items of a text from left to right; addresses hold none, nor what comes after the longest line."""
    plain = _plain(text[:LONGEST])
    low = plain.lower()
    if len(low) != len(plain):  # a few letters grow when they are made small
        low = plain
    tokens = list(TOKEN.finditer(low))
    words = [token[0] for token in tokens]
    longest = phrases().longest
    items: list[Item] = []
    index, count, last = 0, len(tokens), 0
    while index < count:
        token = tokens[index]
        start, end = token.span()
        if token.lastgroup == "number":
            item = _number(token, low, spaced=start > last)
            index += 1
            while index < count and tokens[index].start() < item.end:
                index += 1
            last = item.end
            if items and _continues(items[-1], item):
                _join(items[-1], item)
                continue
            if items and "grade" in items[-1].kinds and not item.unit and (item.value or 0) < _SMALLEST_PAY:
                item.value = None
        elif words[index] in longest:
            length, kinds = _longest_phrase(tokens, words, index, plain)
            end = tokens[index + length - 1].end()
            item = Item(start, end, kinds, start > last)
            index += length
            last = end
        else:
            item = Item(start, end, _of_compound(words[index]), start > last)
            index += 1
            last = end
        items.append(item)
    return _without_payments(items, low) if "x" in low or "×" in low else items


def _of_compound(word: str) -> Kinds:
    """Return what a word that stands in no list may be, by its ending."""
    if word.endswith(_PAY_ENDINGS):
        return _PAY
    return _NOT_PAY if word.endswith(_NOT_PAY_ENDINGS) else _NOTHING


def _plain(text: str) -> str:
    """Return a text of the same length with one form of each sign, and blanks for addresses."""
    plain = text.translate(_STAND_INS)
    if "&" in plain:
        plain = _ENTITY.sub(lambda match: _ENTITIES[match[1]].rjust(len(match[0])), plain)
    if "://" in plain or "@" in plain or "www." in plain:
        plain = _CHUNK.sub(_without_address, plain)
    return plain


def _without_address(chunk: re.Match[str]) -> str:
    """Blank an address out of a run of letters: a web one from its beginning, an e-mail one whole."""
    written = chunk[0]
    at = written.find("@")
    if at > 0 and "." in written[at:]:
        return " " * len(written)
    starts = [place for mark in ("http://", "https://", "www.") if (place := written.find(mark)) >= 0]
    return written[: min(starts)].ljust(len(written)) if starts else written


def _number(token: re.Match[str], low: str, *, spaced: bool) -> Item:
    start, end = token.span()
    digits = token[0].replace(" ", "").replace("'", "")
    value = None if len(digits) > _LONGEST_NUMBER else Decimal(digits) if digits.isdigit() else parse_number(digits)
    unit = _UNIT.match(low, end)
    whole = unit or _NO_CENTS.match(low, end)
    item = Item(start, whole.end() if whole else end, _NOTHING, spaced, value)
    if unit and unit.lastgroup:
        item.unit = unit.lastgroup
    if token[0] in _PENSION and (unit or low[end : end + 2] in {"(k", "(b", "b "}):
        item.value, item.kinds = None, {"not_pay": token[0]}
    elif low[end : end + 1] == "%" or low[end : end + 2] == " %" or _ROUGHLY.match(low, end):
        item.value = None
    return item


def _continues(item: Item, following: Item) -> bool:
    """Whether a number is the rest of the one before it: 22万5,000, 1万5千."""
    size = (following.value or 0) * (_THOUSAND if following.unit == "thousand" else 1)
    is_rest = following.unit in {"", "thousand"} and 0 < size < _TEN_THOUSAND
    return item.unit == "man" and item.value is not None and item.end == following.start and is_rest


def _join(item: Item, following: Item) -> None:
    size = following.value or Decimal(0)
    rest = size * (_THOUSAND if following.unit == "thousand" or size < _TEN else 1)  # "28万8" is 288,000
    item.value = (item.value or Decimal(0)) + rest / _TEN_THOUSAND
    item.end = following.end


def _longest_phrase(tokens: Sequence[re.Match[str]], words: Sequence[str], index: int, plain: str) -> tuple[int, Kinds]:
    """Return how many tokens the longest phrase at a place takes, and what it may be."""
    table = phrases()
    for length in range(min(table.longest[words[index]], len(words) - index), 0, -1):
        phrase = tuple(words[index : index + length])
        kinds = table.kinds.get(phrase)
        if kinds is None:
            continue
        if "sign" in kinds:
            end = tokens[index + length - 1].end()
            written = plain[tokens[index].start() : end]
            if phrase in table.close and " " in written and not (len(phrase[0]) > 1 and written.isupper()):
                continue  # "12.000 a $ 15.000" holds no Australian dollar; "US $95,000" an American one
            kinds = _in_capitals(kinds, written, plain[end : end + 1])
        return length, kinds
    return 1, _NOTHING


def _in_capitals(kinds: Kinds, written: str, following: str) -> Kinds:
    """Take codes that are words ("try", "pen") only in capitals, and "R850,000" as rand."""
    if kinds["sign"] == "r":
        return {"sign": "zar"} if written == "R" and following.isdigit() else _NOTHING
    if kinds["sign"] in WORDS and not written.isupper():
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
