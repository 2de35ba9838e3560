"""Reads what a title and the sentences of a posting say about places and remote work; only what nobody can mistake."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate
from generator.enrich.cues import LIVING, PLACES, TEAM
from generator.enrich.employment_words import types_alone
from generator.enrich.gazetteer import alone, look_up
from generator.enrich.outline import outline
from generator.enrich.place_anchors import at_anchors
from generator.enrich.place_days import of_days
from generator.enrich.place_labels import is_mode
from generator.enrich.place_of_team import of_seat, of_team
from generator.enrich.place_phrases import (
    AT_TIMES,
    BASED,
    DENIED,
    LEADS,
    LIVE,
    NEARBY,
    NOT,
    NOT_BEHIND,
    ONLY_IF,
    PROSE,
    SAID,
    ZONES,
)
from generator.enrich.place_reading import PlaceReading, understand_place
from generator.enrich.place_statement import ALL, REMOTE, Statement, is_doubtful, is_nothing_else
from generator.enrich.plain import plain
from generator.enrich.seniority import level_of_title
from generator.enrich.title import beside_name, naming
from generator.model.countries import WORLDWIDE
from generator.model.entry import LineKind
from generator.model.facts import Origin
from generator.model.posting import SectionKind, Seniority

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.entry import Entry, Line

_TITLE_PARTS = re.compile(
    r"\((?:[mfwdhxi]\s?[/|*]\s?){1,4}[mfwdhxi]\)\s{1,3}(?:in\s)?(?P<last>[^()\[\]|,–—-]{2,40})$"
    r"|^\[([^\[\]]+)\](?!\()|[(\[（【]([^()\[\]（）【】]+)[)\]）】]"
    r"|(?:\s[-–—|@/•·]\s|,\s|\sin\s(?=[A-ZÀ-Þ]))((?:(?!\s[-–—|@•·]\s|[()\[\]]).)+)"
)
_LEADING_REMOTE = re.compile(
    r"^(?:100% |Fully )?Remote\s*"
    r"(?:[-–—:|/]|(?=(?:Senior|Junior|Lead|Staff|Principal|Software|Full|Front|Back|Python|Java|Part)\b))",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:poste|puesto|vaga|trabajo|trabalho|modalidad|modalidade|modalité|stelle|position|role|job)\b[\s:]{1,3}",
    re.IGNORECASE,
)
_OR = re.compile(r",? (?:or|and) ")
_BEFORE, _BEHIND = 24, 44  # characters beside such a word that may belong to what is said
_LEVELS = {"PL": Seniority.MID, "SR": Seniority.SENIOR, "JR": Seniority.ENTRY}  # countries, too
_WORDS_OF_MODE = (
    "remot", "hybrid", "from anywhere", "of your", "week", "site ", "in-office ", "in-person ", "presencial",
    "présentiel", "vor ort", "híbrid", "telework", "vzdál", "#li-on",
)  # fmt: skip
_MEANS = {"week": "hybrid", "choice": "remote"}
_WHOLLY = re.compile(r"100\s?%|full|complete|entire|total|\bdays?\b", re.IGNORECASE)
_LONGEST_DOTTED = 100  # characters of a line of very short sentences, with tags
LONGEST_MODE = 40  # characters of a line that says no more than "Hybrid, two days at home"
WELL_KNOWN = 100_000  # inhabitants of a town that a title may name without its country


def in_title(entry: Entry) -> Iterator[Statement]:
    """Read the ends of the title: "(Remote)", " - Berlin", "| London, UK"; only what nobody can mistake."""
    whole = naming(entry)
    if whole is None:
        return
    said = False
    for at in beside_name(entry):
        reading = understand_place(at.text)
        if is_sure(reading) and is_nothing_else(at.text) and not is_small(at.text, reading):
            yield Statement(ALL, reading, at)
            said = True
    if said:
        return
    text = whole.text
    leading = _LEADING_REMOTE.match(plain(text))
    if leading:
        yield Statement(("work_mode",), understand_place("Remote"), whole, len(text))
    for found, group in _parts_of(text):
        reading = understand_place(found[group])
        at = Candidate(found[group], Origin.TITLE, whole.part(*found.span(group)))
        if not is_sure(reading) or not is_nothing_else(found[group]):
            mode = found[group].partition(",")[0]  # "(onsite, senior)"
            if is_mode(mode) and is_nothing_else(mode):
                yield Statement(("work_mode",), understand_place(mode), at)
        elif not is_small(found[group], reading) or _is_told(entry, found[group]):
            yield Statement(ALL, reading, at)


def _parts_of(title: str) -> Iterator[tuple[re.Match[str], int]]:
    """Go through the ends of a title; a level that is a country's code, too, is no place: "Padeiro - PL"."""
    for found in _TITLE_PARTS.finditer(title):
        group = next(number for number in (1, 2, 3, 4) if found[number])
        level = _LEVELS.get(found[group])
        if level is None or level_of_title(title) is not level:
            yield found, group


def _is_told(entry: Entry, town: str) -> bool:
    """Whether the text tells of a town, too, after a small word: "in Eibergen"."""
    told = re.compile(rf"\b(?:in|à|en|em|te|a) {re.escape(town)}\b")
    return any(told.search(line.text) for _, line in entry.once(outline).prose)


def is_sure(reading: PlaceReading) -> bool:
    """Whether all places of a reading are known beyond doubt."""
    known = all(
        place.country and (place.latitude is not None or "country" not in reading.inferred)
        for place in reading.locations
    )
    return known and not is_doubtful(reading)


def is_small(text: str, reading: PlaceReading) -> bool:
    """Whether a part of a title names a single town that is not widely known."""
    if not reading.locations or "country" not in reading.inferred or "," in text:
        return False
    name = reading.locations[0].locality or reading.locations[0].text
    place = alone(name, look_up(name))
    return place is None or place.population < WELL_KNOWN


def in_sentences(entry: Entry) -> Iterator[Statement]:
    """Read the few sentences that state place or mode beyond doubt."""
    for part, line in entry.once(outline).telling(PLACES):
        if line.kind not in {LineKind.TEXT, LineKind.ITEM}:
            continue
        if part.kind is SectionKind.BENEFITS and line.kind is LineKind.ITEM and not _WHOLLY.search(line.text):
            if "ybrid" in line.text:
                yield from _of_mode(line)
            continue  # "Home office" among the perks is allowed at times
        at = _whole(line) if len(line.text) <= LONGEST_MODE else None
        if at is not None and is_mode(at.text) and is_nothing_else(at.text):
            reading = understand_place(at.text)
            told = ("work_mode",) if WORLDWIDE in reading.applicant_location else ("work_mode", "applicant_location")
            yield Statement(told, reading, at)
            continue
        if len(line.text) <= _LONGEST_DOTTED and ". " in line.text:
            yield from _of_short(line)
        yield from _of_mode(line)
        yield from of_days(line)
        for found in PROSE.finditer(line.text):
            name = found.lastgroup or ""
            start, end = found.span(name)
            reading = understand_place(found[name])
            line_at = Candidate(line.text, Origin.PROSE, line.span)
            at = Candidate(found[name], Origin.PROSE, line_at.part(start, end))
            if name == "mode":
                sure = reading.locations and not is_doubtful(reading)  # "onsite in Leeds"
                yield Statement(("location", "work_mode") if sure else ("work_mode",), reading, at)
            elif reading.locations and not is_doubtful(reading):
                explicit = reading.work_mode and not reading.mode_implied  # "based in Leeds, hybrid"
                yield Statement(("location", "work_mode") if explicit else ("location",), reading, at)
        yield from at_anchors(line)


def _of_short(line: Line) -> Iterator[Statement]:
    """Read a line of very short sentences, one of them a way of working: "Full time. Remote. EU only."."""
    pieces = [piece for piece in plain(line.text).rstrip(".").split(". ") if not types_alone(piece)]
    if all(map(is_nothing_else, pieces)) and any(map(is_mode, pieces)):
        reading = understand_place("; ".join(pieces))
        at = Candidate(line.text, Origin.PROSE, line.span)
        yield Statement(("work_mode", "applicant_location"), reading, at, len(line.text))


def _whole(line: Line) -> Candidate:
    """Return a line without the word that names its subject and without its full stop: "Poste en présentiel."."""
    text = line.text.rstrip(" .!")
    start = found.end() if (found := _LEAD.match(text)) else 0
    return Candidate(text[start:], Origin.PROSE, Candidate(line.text, Origin.PROSE, line.span).part(start, len(text)))


def in_team(entry: Entry) -> Iterator[Statement]:
    """Read where the team is that one joins."""
    for part, line in entry.once(outline).telling(TEAM):
        yield from of_team(line, perk=part.kind is SectionKind.BENEFITS and line.kind is LineKind.ITEM)


def in_seat(entry: Entry) -> Iterator[Statement]:
    """Read where the company sits, if the text names the town once more."""
    parts = entry.once(outline)
    for _, line in parts.telling(PLACES | TEAM):
        yield from of_seat(line, (other for _, other in parts.prose))


def _of_mode(line: Line) -> Iterator[Statement]:
    """Read what is said around "remote" and "hybrid": "a fully remote role", "we're all remote"."""
    text = plain(line.text) if "](" in line.text else line.text
    low = text.lower()
    denied = DENIED.search(text) if "remot" in low else None
    if denied is not None:
        where = Candidate(line.text, Origin.PROSE, line.span).where(denied["denied"])
        yield Statement(
            ("work_mode",), understand_place("on-site"), Candidate(denied["denied"], Origin.PROSE, where), weak=True
        )
    for word in _WORDS_OF_MODE:
        at = low.find(word)
        found = SAID.search(text, max(0, at - _BEFORE), at + _BEHIND) if at >= 0 else None
        if found is not None and not _is_denied(text, found):
            name = "any" if found["any"] else found.lastgroup or ""
            if name == "any" and AT_TIMES.match(text, found.end()):
                return
            here = Candidate(line.text, Origin.PROSE, line.span)
            where = here.part(*found.span(name)) if text == line.text else here.where(found[name])
            said = understand_place(_MEANS.get(name, found[name]))
            whole = found["world"] and not ONLY_IF.match(text, found.end())
            told = ("work_mode", "applicant_location") if whole else ("work_mode",)
            yield Statement(told, said, Candidate(found[name], Origin.PROSE, where))
            return


def _is_denied(text: str, found: re.Match[str]) -> bool:
    if NOT.search(text, 0, found.start()) or NEARBY.search(text, 0, found.start()):
        return True
    return NOT_BEHIND.match(text, found.end()) is not None


def _scopes(text: str) -> Iterator[re.Match[str]]:
    if LEADS.search(text):
        yield from LIVE.finditer(text)
    if "based " in text or "mote (" in text:
        yield from BASED.finditer(text)
    if "UTC" in text or "GMT" in text or " hours" in text:
        yield from ZONES.finditer(text)


def where_to_live(entry: Entry) -> Iterator[Statement]:
    """Read the sentences that say where one must live, of work that may be done from home."""
    for _, line in entry.once(outline).telling(PLACES | LIVING):
        for found in _scopes(
            line.text.replace("U.S.", "US  ").replace("U.K.", "UK  ") if "U." in line.text else line.text
        ):
            name = found.lastgroup or ""
            where = found[name] if found.re is ZONES else _OR.sub(lambda word: ",".ljust(len(word[0])), found[name])
            reading = understand_place(REMOTE + where)
            if reading.applicant_location and not is_doubtful(reading):
                at = Candidate(line.text, Origin.PROSE, line.span)
                yield Statement(
                    ("applicant_location",),
                    reading,
                    Candidate(found[name], Origin.PROSE, at.part(*found.span(name))),
                    len(REMOTE),
                )
