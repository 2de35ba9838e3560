"""Takes titles apart that say more than what the work is called: "Acme | Senior Engineer | Remote | €80k"."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import msgspec

from generator.enrich.employer_names import (
    SQUARE,
    bare_name,
    is_coined,
    is_firm,
    is_house,
    looks_like_name,
    may_be_small,
    may_hire,
    names_role,
    title_extras,
    without_aside,
)
from generator.enrich.patterns import section
from generator.enrich.skill_table import skill_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BAR = re.compile(r"\s{0,9}[|｜]\s{0,9}|\s{1,9}[•·]\s{1,9}")
_DASH = re.compile(r"\s{1,9}(?:--?|–|—)\s{1,9}|\s{0,9}[:：]\s{1,9}")
_DASHES = re.compile(r"(?:\s{1,9}|(?<=\w\w))(?:--?|–|—)\s{1,9}(?!(?:und|and|or|oder|e|y|et|u\.)\s)")
_HIRES = re.compile(
    r"^(?P<name>.{2,40}?)\s+(?:is|are)\s+(?:now\s+|currently\s+)?"
    r"(?:hiring|looking for|seeking|recruiting)(?:\s+for)?:?\s+"
    r"(?:an?\s+|the\s+|our\s+(?:next\s+|first\s+)?)?(?P<role>.{3,80}?)[!. ]*$",
    re.IGNORECASE,
)
_SOUGHT = re.compile(
    r"(?:[\[【][^\[\]【】]{1,40}[\]】]\s{0,3})?(?P<name>[^\[\]【】]{2,40}?)\s{0,3}(?:公司)?\s{0,3}(?:诚聘|招聘|急聘|高薪聘请|誠徵|徵求|招募|急徵)"
)
_HOST = re.compile(r"\s{1,3}\([\w.-]{2,60}\.[a-z]{2,10}\)$")  # "(acme.example)", as link lists put it
_ARTICLE = r"(?:an?|eine?n?|une?|una|uma?|een)\s+"
_BRACKETED = re.compile(r"^\[(?P<name>[^\[\]]{2,40})\]\s*(?P<role>.{3,100})$")
_LED = re.compile(r"^\[[^\[\]]{2,40}\]\s{1,3}(?=[^-–—:：\s])")  # "[Leeds] Acme - Baker"
_LEVELLED = re.compile(r"(?:Senior|Junior|Sr\.?|Jr\.?|Mid-?level|Principal)\s+\w", re.IGNORECASE)
_LONGEST_TITLE = 200  # characters; more is no title
_FEWEST_BARS = 3  # pieces of a title that names who hires first


class Pieces(msgspec.Struct, frozen=True):
    """A title taken apart: the work's name and its place in the title, and the employer's, "" if there is none.

    ``sure`` says that the title alone makes it clear that the name is an employer's, ``apart`` that what stands beside
    the work's name is no part of it. ``others`` are the places of the pieces that are neither.
    """

    role: str
    start: int
    end: int
    name: str = ""
    sure: bool = False
    apart: bool = False
    others: tuple[tuple[int, int], ...] = ()


@functools.cache
def _call() -> re.Pattern[str]:
    """Return the pattern of "We're hiring: Baker"."""
    calls = "|".join(section("title")["calls"])
    between = rf"(?:\s*[:：–—-]\s*(?:{_ARTICLE})?|\s+{_ARTICLE})"
    return re.compile(rf"^(?:{calls}){between}(?P<role>.{{3,100}}?)[!. ]*$", re.IGNORECASE)


@functools.lru_cache(maxsize=1024)
def pieces_of(title: str) -> Pieces | None:
    """Return the parts of a title that says who hires, where or for how much besides; None if it is a name alone."""
    if len(title) > _LONGEST_TITLE:
        return None
    if "|" in title or "｜" in title or " • " in title or " · " in title:
        return _divided(title, list(_spans(title, _BAR)))
    dashed = list(_spans(title, _DASHES))
    if len(dashed) >= _FEWEST_BARS:
        pieces = _divided(title, dashed)
        if pieces is None or _holds_extra(title, pieces.others):
            return pieces
        # Nothing else tells that dashes divide the title: its name stays whole, and who hires must be told elsewhere.
        coined = is_coined(pieces.name)
        return Pieces(title, 0, len(title), pieces.name, sure=coined) if pieces.name else None
    match = _call().match(title)
    if match and names_role(match["role"]):
        return Pieces(match["role"], *match.span("role"), apart=True)
    match = _HIRES.match(title)
    if match and names_role(match["role"]) and not names_role(match["name"]) and looks_like_name(match["name"]):
        role = _HOST.sub("", match["role"])
        start = match.start("role")
        return Pieces(role, start, start + len(role), without_aside(match["name"]), sure=True, apart=True)
    match = _SOUGHT.match(title) if any(sign in title for sign in "聘徵募") else None
    if match:
        written = may_hire(match["name"]) or may_be_small(match["name"])
        named = written and match["name"].strip("Xx×某 ")
        return Pieces(title, 0, len(title), match["name"], sure=True) if named else None
    return _of_two(title)


def _of_two(title: str) -> Pieces | None:
    """Return the parts of "[Acme] Baker", "Acme: Baker" and "Baker - Acme"; None of any other title."""
    led = _LED.match(title)
    parts = _DASH.split(title[led.end() :] if led else title)
    if len(parts) == 2 and all(parts):  # noqa: PLR2004 - a name and a role
        may_lead = led is not None and may_hire(led[0].strip("[] "))
        for name, role in (parts,) if may_lead else (parts, parts[::-1]):
            coined = name.partition(",")[0]  # "Acme.io, Leeds"
            bare = without_aside(coined if is_coined(coined) else name)
            if names_role(role) and (may_hire(bare) or is_house(bare)):
                start = title.index(role)
                firm = is_firm(bare) or is_house(bare)
                return Pieces(role, start, start + len(role), bare, sure=firm, apart=firm)
    match = _BRACKETED.match(title)
    name = re.split(r"\s[-–|]\s", match["name"])[0] if match else ""
    if match and names_role(match["role"]) and may_hire(name):
        return Pieces(match["role"], *match.span("role"), name)
    return None


def _names_work(piece: str) -> bool:
    return names_role(piece) or _LEVELLED.match(piece) is not None


def _divided(title: str, spans: list[tuple[int, int]]) -> Pieces | None:
    """Tell the pieces of a title apart; bars part them always, dots where who hires comes first, or how one works."""
    roles = [(start, end) for start, end in spans if _names_work(title[start:end]) and not _is_extra(title[start:end])]
    if (
        not roles and len(spans) >= _FEWEST_BARS and _holds_extra(title, spans[2:])
    ):  # "Acme - Ruby on Rails - Leeds - FT"
        roles = [span for span in spans[1:2] if skill_table().label_of(title[slice(*span)])]
    if len(spans) < 2 or not roles:  # noqa: PLR2004 - a title without bars
        return None
    start, end = roles[0]
    names = [(left, right) for left, right in spans if (left, right) not in roles and may_hire(title[left:right])]
    beside = next((span for span in (spans[0], *_after(spans, roles[0])) if span in names), None)
    name = bare_name(title[beside[0] : beside[1]]) if beside else ""
    sure = (beside == spans[0] and len(spans) >= _FEWEST_BARS) or is_house(name)
    if beside is None and _leads_small(title, spans, roles[0]):
        beside, name, sure = spans[0], title[slice(*spans[0])], True
    inner = _BRACKETED.match(title[start:end]) if "|" not in title and not sure else None
    if inner and names_role(inner["role"]) and may_hire(inner["name"]):  # "[Acme] Baker - Leeds - Remote"
        name, beside = inner["name"], None
        start += inner.start("role")
    elif not sure and (two := _of_two(title[start:end])) is not None and two.sure:  # "Acme Ltd - Baker | Leeds"
        name, sure, beside, start, end = two.name, True, None, start + two.start, start + two.end
    elif (square := SQUARE.match(title[start:end])) is not None:
        start, end = start + square.start(1), start + square.end(1)
    others = tuple(span for span in spans if span not in (roles[0], beside))
    apart = sure or "|" in title or "｜" in title or _holds_extra(title, others)
    return Pieces(title[start:end], start, end, name, sure=sure, apart=apart, others=others)


def _leads_small(title: str, spans: list[tuple[int, int]], role: tuple[int, int]) -> bool:
    """Whether a title begins with a name in small letters and all else in it has capitals: "acme - Baker - Leeds"."""
    first, *others = (title[start:end] for start, end in spans)
    return (
        len(spans) > _FEWEST_BARS
        and spans[1] == role
        and may_be_small(first)
        and all(piece[0].isupper() for piece in others)
        and _holds_extra(title, spans[2:])
    )


def facts_in(line: str) -> tuple[tuple[str, ...], str]:
    """Return the pieces of a line under a title, and the name of who hires if it comes first; none if it is prose."""
    spans = list(_spans(line, _BAR)) if len(line) <= _LONGEST_TITLE else []
    if (
        len(spans) < _FEWEST_BARS
        or not _holds_extra(line, spans)
        or any(names_role(line[slice(*one)]) for one in spans)
    ):
        return (), ""
    first = line[slice(*spans[0])]
    hires = may_hire(first) and not title_extras().holds(first)
    return tuple(line[start:end] for start, end in spans[hires:]), without_aside(first) if hires else ""


def _after(spans: list[tuple[int, int]], role: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the piece after the role, where the role comes first."""
    return spans[1:2] if spans[0] == role else []


def _spans(title: str, between: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for bar in between.finditer(title):
        if bar.start() > start:
            yield start, bar.start()
        start = bar.end()
    if start < len(title.rstrip()):
        yield start, len(title.rstrip())


def _is_extra(piece: str) -> bool:
    """Whether nothing but a way of working, a kind of employment or pay stands in a piece."""
    bare = piece.strip("*_ ()")
    found = title_extras().match(bare)
    return found is not None and found.end() == len(bare)


def _holds_extra(title: str, spans: Iterable[tuple[int, int]]) -> bool:
    return any(title_extras().holds(title[start:end]) for start, end in spans)
