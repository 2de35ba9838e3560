"""Reads kinds of employment from words in several languages, from hours a week and from shares of full time."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from generator.enrich.data import read_table
from generator.enrich.experience import NUMBERS
from generator.enrich.patterns import words
from generator.enrich.plain import plain
from generator.enrich.words import Phrases
from generator.model.posting import EmploymentType

if TYPE_CHECKING:
    from collections.abc import Iterator

Types = tuple[EmploymentType, ...]
PERMANENT = "PERMANENT"
_FULL_TIME_HOURS = 35
_FULL_TIME_DAYS = 5
_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
_BLANKS = r"\s{0,9}"
_RANGE = (
    rf"(?P<low>{_NUMBER}){_BLANKS}%?{_BLANKS}(?:(?:[-–—~]|to|bis|à|a|tot|up to){_BLANKS}(?P<high>{_NUMBER}){_BLANKS})?"
)
_HOURS = re.compile(
    rf"(?<![\d€$£.,])(?<!\d-){_RANGE}\s?(?:h\b|hours?|hrs?\b|std\b|stunden|uur|heures|horas|ore\b|時間)", re.IGNORECASE
)
_WEEK = re.compile(r"week|wk|woche|semaine|semana|settimana|週|\bp\.?w", re.IGNORECASE)
_SHARE = re.compile(rf"(?<![\d.,]){_RANGE}%")
_FTE = re.compile(rf"(?<![\d.,]){_RANGE}fte\b|\bfte:?\s*(?P<fte>\d(?:[.,]\d+)?)", re.IGNORECASE)
_DAYS = re.compile(r"\b(?P<days>two|three|four|five|[2-5]) days (?:a|per) week", re.IGNORECASE)
_HOURS_ALONE = re.compile(
    rf"{_RANGE}(?:h|hours?|hrs?|std\.?|stunden)\s*(?:per|a|/|pro)\s*(?:week|woche)", re.IGNORECASE
)
_AT_OFFICE = re.compile(r"office|remote|home|site|hybrid|büro", re.IGNORECASE)
_FOR_A_TIME = re.compile(
    r"\d{1,3}[- ]?(?:months?|mths?|years?|weeks?|monate?|mois)[- ](?:\w{1,40} )?contract\b", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"\b(?:or|and|oder|und|ou|et|o|y|e|of|en|position|job|contract|vertrag|contrat|contrato)\b", re.IGNORECASE
)
_ANY_CONTRACT = re.compile(r"\b(?:working|employment|labou?r) contract\b|\bcontract of employment\b", re.IGNORECASE)
_EITHER_TIME = re.compile(
    r"\b(?:part[- ]{0,2}(?:or|and|to|/)[- ]?full|full[- ]{0,2}(?:or|and|to|/)[- ]?part)[- ]?time", re.IGNORECASE
)
_SETTLED = frozenset(("FULL_TIME", "PART_TIME", "INTERN", "VOLUNTEER", "PER_DIEM"))
_EITHER = re.compile(r"\b(?:or|oder|ou|of|o)\b", re.IGNORECASE)  # "CDI ou alternance"
_UNMEASURED = frozenset(("INTERN", "VOLUNTEER", "PER_DIEM"))
_LONGEST_ALONE = 50
_SHORTEST_CLEAR = 8  # letters of a phrase that is a kind of employment and nothing else


@functools.cache
def phrases(table: str) -> Phrases[str]:
    """Return a table of words for kinds of employment."""
    return Phrases(read_table("levels.toml")[table])


def types_in(text: str) -> Types:
    """Return the kinds of employment that a value names ("Voll- oder Teilzeit", "FULL_TIME", "CDI", "32-40 hours")."""
    text = _ANY_CONTRACT.sub(" ", text)
    hits = sorted(phrases("employment").hits(text.replace("_", " ")), key=lambda hit: hit.start)
    named = dict.fromkeys(hit.value for hit in hits)
    if named.keys() & {"FULL_TIME", "PART_TIME"} and _EITHER_TIME.search(text):  # "part or full time"
        named = {"FULL_TIME": None, "PART_TIME": None} | named
    if "CONTRACTOR" in named and _FOR_A_TIME.search(text):
        named = {("TEMPORARY" if kind == "CONTRACTOR" else kind): None for kind in named}
    measured = dict.fromkeys(_measured(text)) if not named.keys() & _UNMEASURED else {}
    if not named.keys() & {"FULL_TIME", "PART_TIME"} or ("PART_TIME" in measured and _DAYS.search(text)):
        named |= measured
    if PERMANENT in named:
        rest = [kind for kind in named if kind != PERMANENT]
        times = {"FULL_TIME", "PART_TIME"} if _EITHER.search(text) else _SETTLED
        settled = set(rest) & times
        named = dict.fromkeys(rest if settled else [kind.replace(PERMANENT, "FULL_TIME") for kind in named])
    return tuple(EmploymentType(value) for value in named)


def _measured(text: str) -> Iterator[str]:
    """Tell full from part time by hours or days a week, or by a share of full time."""
    if not any(sign.isdigit() for sign in text) and "days" not in text:
        return
    if match := _FTE.search(text):
        low = _number(match["fte"] or match["low"])
        yield from _kinds(low, _number(match["high"]) or low, 1)
    elif (match := _SHARE.search(text)) and 10 <= _number(match["low"]) <= 100:  # noqa: PLR2004 - percent
        low = _number(match["low"])
        yield from _kinds(low, _number(match["high"]) or low, 100)
    elif (match := _HOURS.search(text)) and (_WEEK.search(text) or 16 <= _number(match["low"]) <= 45):  # noqa: PLR2004
        low = _number(match["low"])
        yield from _kinds(low, _number(match["high"]) or low, _FULL_TIME_HOURS)
    elif (match := _DAYS.search(text)) and not _AT_OFFICE.search(text):
        days = NUMBERS.get(match["days"].lower()) or int(match["days"])
        yield from _kinds(days, days, _FULL_TIME_DAYS)


def _kinds(low: float, high: float, full: float) -> Iterator[str]:
    if high >= full:
        yield "FULL_TIME"
    if low < full:
        yield "PART_TIME"


def _number(text: str | None) -> float:
    return float(text.replace(",", ".")) if text else 0


def whole_types(text: str) -> Types:
    """Return the kinds of employment of a text that is one phrase for them, however short ("FT", "Stage")."""
    said = plain(text).strip(" .,;")
    hits = list(phrases("employment").hits(said))
    return types_in(said) if any(hit.start == 0 and hit.end == len(said) for hit in hits) else ()


def types_alone(text: str) -> Types:
    """Return the kinds of employment of a line that says nothing else ("Full-time", "Vollzeit, unbefristet")."""
    if len(text) > _LONGEST_ALONE:
        return ()
    said = plain(text)
    hits = list(phrases("employment").hits(said))
    rest = said
    for hit in sorted(hits, key=lambda hit: -hit.start):
        rest = rest[: hit.start] + rest[hit.end :]
    if hits and re.search(r"\w", rest) and not re.search(r"\w", _HOURS.sub("", rest)):  # "CDI 35 h"
        return types_in(said)
    clear = any(len(said[hit.start : hit.end]) >= _SHORTEST_CLEAR for hit in hits) or (
        said.strip().lower() in words("employment", "codes")
    )
    if not hits and _HOURS_ALONE.fullmatch(said.strip(" .")):
        return types_in(said)
    return types_in(said) if clear and not re.search(r"\w", _BETWEEN.sub("", rest)) else ()
