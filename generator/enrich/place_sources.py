"""Gathers what a posting says about places and remote work, from an entry to statements, strongest origin first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.enrich.candidates import Candidate, of_labelled
from generator.enrich.cues import PLACES
from generator.enrich.gazetteer import alone, look_up
from generator.enrich.outline import outline
from generator.enrich.place_key import place_key
from generator.enrich.place_labels import asks_remote, fields_of_label, is_mode
from generator.enrich.place_map import parts_of, understand_parts
from generator.enrich.place_reading import PlaceReading, understand_place
from generator.enrich.place_tokens import tokens_of, words_for
from generator.enrich.plain import plain
from generator.enrich.title import beside_name, naming
from generator.model.countries import COUNTRIES, GROUPS, REGIONS, WORLDWIDE
from generator.model.entry import LineKind, Many, Pairs, Scalar, ScalarKind
from generator.model.facts import Origin
from generator.model.location import WorkMode
from generator.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.entry import Entry, Value, Written

ALL = ("location", "work_mode", "applicant_location")
_REMOTE = "Remote: "  # put in front of an answer to "Remote?", so that it is read as one
_ANSWERS = {"yes": "remote", "no": "no remote", "partly": "hybrid", "optional": "remote possible"}
_TITLE_PARTS = re.compile(
    r"[(\[（【]([^()\[\]（）【】]+)[)\]）】]"
    r"|(?:\s[-–—|@/•·]\s|,\s)((?:(?!\s[-–—|@•·]\s|[()\[\]]).)+)"
)
_LEADING_REMOTE = re.compile(
    r"^(?:100% |Fully )?Remote\s*"
    r"(?:[-–—:|/]|(?=(?:Senior|Junior|Lead|Staff|Principal|Software|Full|Front|Back|Python|Java|Part)\b))",
    re.IGNORECASE,
)
_SUBJECT = (
    r"\b(?:this|the|our)\s{1,9}"
    r"(?:is\s{1,9}an?\s{1,9}"
    r"|(?:position|role|job|vacancy|opportunity|opening)\s{1,9}(?:is|will be)\s{1,9}(?:an?\s{1,9})?)"
)
_OFFICE = r"(?:office|headquarters|HQ)\b"
_PROSE = re.compile(
    rf"{_SUBJECT}(?P<mode>(?:100\s?%|fully|completely|entirely)?\s{{0,9}}(?:remote|hybrid|on-?site|in-office))"
    r"(?![\w-]|\s{1,9}(?:friendly|first|possible|option|team|cloud|sensing|work))"
    rf"|{_SUBJECT}(?:based|located)\s{{1,9}}(?:in|at|out of)\s{{1,9}}(?:our\s{{1,9}})?"
    rf"(?P<place>(?-i:[A-ZÀ-Þ])[^.;:()\n]{{1,60}}?)"
    rf"(?:\s{{1,9}}{_OFFICE}|[.;(]|$|\s{{1,9}}(?:and|with|but)\s)"
    r"|\b(?:you will|you'll|you’ll)\s{1,9}(?:be based|work)\s{1,9}(?:in|at|from)\s{1,9}our\s{1,9}"
    rf"(?P<office>(?-i:[A-ZÀ-Þ])[^.;:()\n]{{1,40}}?)\s{{1,9}}{_OFFICE}"
    rf"|\b(?:based|work)\s{{1,9}}in\s{{1,9}}our\s{{1,9}}(?P<our>(?-i:[A-ZÀ-Þ])[^.;:()\n]{{1,40}}?)\s{{1,9}}{_OFFICE}",
    re.IGNORECASE,
)
WELL_KNOWN = 100_000  # inhabitants of a town that a title may name without its country


class Statement(msgspec.Struct, frozen=True):
    """One thing that is said.

    ``fields`` are the facts that it may settle, ``at`` is its passage, ``shift`` by how many characters the reading's
    slices are off. Weak ones count only if no other statement speaks of the mode.
    """

    fields: tuple[str, ...]
    reading: PlaceReading
    at: Candidate
    shift: int = 0
    weak: bool = False

    def span(self, part: tuple[int, int] | None) -> Span | None:
        """Return where a slice of the passage stands in the file; None for what stands in no file."""
        if self.at.origin is Origin.BOARD_DEFAULT:
            return None
        if part is None or part[0] < self.shift:
            return self.at.span
        return self.at.part(part[0] - self.shift, part[1] - self.shift)


def statements_of(entry: Entry, default: str) -> list[Statement]:
    """Return all that an entry says about places, and the board's own place last."""
    found = [*_fields(entry), *_labels(entry), *_prose(entry), *_title(entry)]
    if default:
        at = Candidate(default, Origin.BOARD_DEFAULT, Span(entry.path))
        found.append(Statement(("location",), understand_place(default), at))
    return found


def _fields(entry: Entry) -> Iterator[Statement]:
    for name in ALL:
        given = entry.field(name)
        if given is not None:
            for value in given.value.items if isinstance(given.value, Many) else (given.value,):
                yield from _of_value(name, given, value)


def _of_value(name: str, given: Written, value: Value) -> Iterator[Statement]:
    if isinstance(value, Pairs):
        yield from _of_map(name, value)
    elif isinstance(value, Scalar) and value.kind is not ScalarKind.NULL and value.text.strip():
        at = Candidate(value.text, Origin.FRONT_MATTER, value.span)
        if name == "location":
            yield Statement(ALL, understand_place(value.text), at)
        elif name == "work_mode":
            yield _mode_statement(at, given.key)
        else:
            yield _eligibility_statement(at)


def _of_map(name: str, value: Pairs) -> Iterator[Statement]:
    """Take a map apart: an address, and ``remote`` or ``countries`` beside it."""
    if name != "location":
        for key, item in value.items:
            for one in item.items if isinstance(item, Many) else (item,):
                if isinstance(one, Scalar) and one.kind is not ScalarKind.NULL:
                    at = Candidate(one.text, Origin.FRONT_MATTER, one.span)
                    yield _mode_statement(at, key.text) if name == "work_mode" else _eligibility_statement(at)
        return
    for one in _one_by_one(value):
        yield from _of_place(one)


def _one_by_one(value: Pairs) -> Iterator[Pairs]:
    """Go through the places of a map that lists some: `cities: [Leeds, York]` beside `country: GB`."""
    several = next(((key, item) for key, item in value.items if isinstance(item, Many)), None)
    if several is None:
        yield value
        return
    for one in several[1].items:
        yield from _one_by_one(Pairs(tuple((k, one if k is several[0] else item) for k, item in value.items), one.span))


def _of_place(value: Pairs) -> Iterator[Statement]:
    """Read a map of one place; a name beside its country or region is read as if written in one."""
    single = ((key.text, item) for key, item in value.items if isinstance(item, Scalar))
    parts = parts_of({key: item.text for key, item in single if item.kind is not ScalarKind.NULL})
    at = Candidate(", ".join(parts.values()), Origin.FRONT_MATTER, value.span)
    for key, item in value.items:
        if asks_remote(key.text) and isinstance(item, Scalar):
            yield _mode_statement(Candidate(item.text, Origin.FRONT_MATTER, item.span), key.text)
    in_words = "name" in parts and parts.keys() <= {"name", "region", "country"}
    if in_words or parts.keys() == {"city"} or (len(parts) == 1 and _is_reach(at.text)):
        yield Statement(ALL, understand_place(at.text), at)
    elif parts:
        yield Statement(("location", "work_mode"), understand_parts(parts), at)


def _is_reach(text: str) -> bool:
    """Whether what is called a region is from where one may work: "Worldwide", "EMEA"."""
    reading = understand_place(text)
    return bool(reading.applicant_location) and not reading.locations


def _labels(entry: Entry) -> Iterator[Statement]:
    for line in entry.labelled:
        for name in fields_of_label(line.label):
            at = of_labelled(line)
            if not at.text:
                continue
            if name == "work_mode":
                yield _mode_statement(at, line.label)
            elif name == "perhaps_mode":
                if is_mode(at.text):
                    yield Statement(("work_mode",), understand_place(at.text), at)
            elif name == "applicant_location":
                yield _eligibility_statement(at)
            elif name != "asks_remote":
                reading = understand_place(at.text)
                if name == "location" or _is_known(at.text, reading):
                    yield Statement(ALL, reading, at)


def _is_known(text: str, reading: PlaceReading) -> bool:
    """Whether a value names places; one with more words beside it, as in "Nice open-plan rooms", may be none."""
    if not reading.locations or reading.unknown or reading.ambiguous:
        return False
    return not reading.rest or any(sign in text[: text.find(reading.rest[0])] for sign in ",;(（、，")


def _mode_statement(at: Candidate, key: str) -> Statement:
    """Read an answer to how one works: "hybrid", or, behind "Remote:", also "yes", "2 days" and "US only"."""
    at = msgspec.structs.replace(at, text=at.text.replace("_", " "))  # `on_site`
    answer = next((said for kind, said in _ANSWERS.items() if place_key(at.text) in words_for(kind)), "")
    if place_key(key) in {"on site", "onsite", "hybrid"} and answer:
        other = {"remote": "hybrid" if place_key(key) == "hybrid" else "on-site"}.get(answer, "")
        return Statement(("work_mode",), understand_place(other) if other else PlaceReading(), at, len(other) + 1)
    if answer:
        return Statement(("work_mode",), understand_place(answer), at, len(answer) + 1, weak=answer == "no remote")
    shift = len(_REMOTE) if asks_remote(key) else 0
    reading = understand_place(_REMOTE[:shift] + at.text)
    said = reading.applicant_location or WorkMode.HYBRID in reading.work_mode or understand_place(at.text).work_mode
    if shift and not said:
        reading = PlaceReading()  # "Remote: talk to us" is no yes
    return Statement(("work_mode", "applicant_location"), reading, at, shift)


def _eligibility_statement(at: Candidate) -> Statement:
    """Read from where one may apply; here a code alone is a country's before a state's."""
    words = [word for word in re.split(r"[\s,;/|]+", at.text.strip()) if word]
    if words and all(_is_applicant_code(word) for word in words):
        reading = PlaceReading(applicant_location=tuple(dict.fromkeys(words)), applicant_at=(0, len(at.text)))
        return Statement(("applicant_location",), reading, at)
    return Statement(("applicant_location",), understand_place(_REMOTE + at.text), at, len(_REMOTE))


def _title(entry: Entry) -> Iterator[Statement]:
    """Read the ends of the title: "(Remote)", " - Berlin", "| London, UK"; only what nobody can mistake."""
    whole = naming(entry)
    if whole is None:
        return
    beside = beside_name(entry)
    for at in beside:
        reading = understand_place(at.text)
        if _is_sure(reading) and _is_nothing_else(at.text) and not _is_small(at.text, reading):
            yield Statement(ALL, reading, at)
    if beside:
        return
    text = whole.text
    leading = _LEADING_REMOTE.match(plain(text))
    if leading:
        yield Statement(("work_mode",), understand_place("Remote"), whole, len(text))
    for found in _TITLE_PARTS.finditer(text):
        group = 1 if found[1] else 2
        reading = understand_place(found[group])
        if not _is_sure(reading) or not _is_nothing_else(found[group]) or _is_small(found[group], reading):
            continue
        yield Statement(ALL, reading, Candidate(found[group], Origin.TITLE, whole.part(*found.span(group))))


def _is_nothing_else(text: str) -> bool:
    """Whether all words of a part are of places and ways of working: not "Paris Hilton Account"."""
    return all(token.kind != "word" for token in tokens_of(text))


def _is_sure(reading: PlaceReading) -> bool:
    """Whether all places of a reading are known beyond doubt."""
    known = all(
        place.country and (place.latitude is not None or "country" not in reading.inferred)
        for place in reading.locations
    )
    return known and not _is_doubtful(reading)


def _is_doubtful(reading: PlaceReading) -> bool:
    return bool(reading.unknown or reading.ambiguous or reading.guessed or reading.rest)


def _is_small(text: str, reading: PlaceReading) -> bool:
    """Whether a part of a title names a single town that is not widely known."""
    if not reading.locations or "country" not in reading.inferred or "," in text:
        return False
    place = alone(reading.locations[0].text, look_up(reading.locations[0].text))
    return place is None or place.population < WELL_KNOWN


def _prose(entry: Entry) -> Iterator[Statement]:
    """Read the few sentences that state place or mode beyond doubt."""
    for _, line in entry.once(outline).telling(PLACES):
        if line.kind not in {LineKind.TEXT, LineKind.ITEM}:
            continue
        for found in _PROSE.finditer(line.text):
            name = found.lastgroup or ""
            start, end = found.span(name)
            reading = understand_place(found[name])
            line_at = Candidate(line.text, Origin.PROSE, line.span)
            at = Candidate(found[name], Origin.PROSE, line_at.part(start, end))
            if name == "mode":
                yield Statement(("work_mode",), reading, at)
            elif reading.locations and not _is_doubtful(reading):
                yield Statement(("location",), reading, at)


def _is_applicant_code(word: str) -> bool:
    country, _, region = word.partition("-")
    if region:
        return region in REGIONS.get(country, {})
    return word in COUNTRIES or word in GROUPS or word == WORLDWIDE
