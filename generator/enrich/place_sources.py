"""Gathers what a posting says about places and remote work, from an entry to statements, strongest origin first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate, of_labelled, written
from generator.enrich.label_lists import lists_below
from generator.enrich.outline import outline
from generator.enrich.place_labels import asks_remote, fields_of_label, is_mode
from generator.enrich.place_map import parts_of, understand_parts
from generator.enrich.place_perks import of_perks
from generator.enrich.place_reading import PlaceReading, understand_place
from generator.enrich.place_sentences import (
    in_seat,
    in_sentences,
    in_team,
    in_title,
    is_small,
    is_sure,
    where_to_live,
)
from generator.enrich.place_statement import (
    ALL,
    Statement,
    eligibility_statement,
    is_doubtful,
    is_nothing_else,
    mode_statement,
)
from generator.enrich.plain import plain
from generator.enrich.title import heading_of
from generator.enrich.wrapped_lines import goes_on_below
from generator.model.entry import LineKind, Many, Pairs, Scalar, ScalarKind
from generator.model.facts import Origin
from generator.model.location import WorkMode
from generator.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.entry import Entry, Line, Value, Written

_PIN = re.compile(r"`\s{0,3}[📍🌍🌎🌏🗺]\ufe0f?\s{0,3}(?P<place>[^`]{2,60}?)\s{0,3}`")
_LINES_BELOW, _LONGEST_BELOW = 3, 60  # of the lines under a title that may be a place's
_LONGEST_NICK = 3  # letters of "sf" and "nyc"
_CODE = 2  # letters; "PL" below a title may be Poland as well as a level
# "12 Mill Street #04-01 Leeds 12345": an address without a comma.
_ADDRESS = re.compile(
    r"\d[\w-]{0,5} (?:[\w.'-]{1,20} ){1,3}?(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Drive)\b\.?"
    r"(?: #[\w-]{1,9})? (?P<town>[A-ZÀ-Þ][^,;\n\d]{2,40}?)(?: \d{4,6})?$"
)
_PINNED = re.compile(r"\W{0,6}[📍🗺]\ufe0f?\s{0,3}(?P<place>\w.{1,60})$")
_FIRST_PARTS = 4  # of a posting, which tell its facts in headings


def statements_of(entry: Entry, default: str) -> list[Statement]:
    """Return all that an entry says about places, and the board's own place last."""
    found = [
        *_fields(entry),
        *_labels(entry),
        *_lists(entry),
        *_pinned(entry),
        *_under_title(entry),
        *in_sentences(entry),
        *in_team(entry),
        *in_title(entry),
    ]
    if not any(one.reading.work_mode and not one.reading.mode_implied for one in found):
        found += _tags(entry)
    if any(WorkMode.REMOTE in one.reading.work_mode for one in found):
        found += where_to_live(entry)
    if not any(one.reading.locations or WorkMode.REMOTE in one.reading.work_mode for one in found):
        found += in_seat(entry)
    if not any(one.reading.locations or one.reading.work_mode for one in found):
        found += of_perks(entry)
    if default:
        at = Candidate(default, Origin.BOARD_DEFAULT, Span(entry.path))
        found.append(Statement(("location",), understand_place(default), at))
    return found


def _fields(entry: Entry) -> Iterator[Statement]:
    for kind in written(entry, "employment_type"):  # other boards call that a type, too: `type: Remote`
        if is_mode(kind.text) and is_nothing_else(kind.text):
            yield Statement(("work_mode",), understand_place(kind.text), kind)
    for name in ALL:
        given = entry.field(name)
        if given is not None:
            yield from _offered_beside(name, given.value)
            for value in given.value.items if isinstance(given.value, Many) else (given.value,):
                yield from _of_value(name, given, value)


def _offered_beside(name: str, value: Value) -> Iterator[Statement]:
    """Read a list of places in which remote work stands for itself: `[Leeds, Remote]` offers both."""
    items = value.items if isinstance(value, Many) and name == "location" else ()
    texts = [item.text for item in items if isinstance(item, Scalar) and item.kind is not ScalarKind.NULL]
    if len(texts) > 1 and any(is_mode(text) and is_nothing_else(text) for text in texts):
        at = Candidate("; ".join(map(_spelt, texts)), Origin.FRONT_MATTER, value.span)
        reading = understand_place(at.text)
        reach = bool(reading.applicant_location) and not reading.locations  # `[Remote, North America]`
        yield Statement(("work_mode", "applicant_location") if reach else ("work_mode",), reading, at)


def _spelt(text: str) -> str:
    """Return a nickname of a place with its capitals: "sf", as the keys of other programs have it."""
    if len(text) > _LONGEST_NICK or not (text.isascii() and text.islower()) or not is_doubtful(understand_place(text)):
        return text
    capital = understand_place(text.upper())
    return text.upper() if capital.locations and is_sure(capital) else text


def _of_value(name: str, given: Written, value: Value) -> Iterator[Statement]:
    if isinstance(value, Pairs):
        yield from _of_map(name, value)
    elif isinstance(value, Scalar) and value.kind is not ScalarKind.NULL and value.text.strip():
        at = Candidate(value.text, Origin.FRONT_MATTER, value.span)
        if name == "location":
            yield Statement(ALL, understand_place(_spelt(value.text)), at)
        elif name == "work_mode":
            yield mode_statement(at, given.key)
        else:
            yield eligibility_statement(at)


def _of_map(name: str, value: Pairs) -> Iterator[Statement]:
    """Take a map apart: an address, and ``remote`` or ``countries`` beside it."""
    if name != "location":
        for key, item in value.items:
            for one in item.items if isinstance(item, Many) else (item,):
                if isinstance(one, Scalar) and one.kind is not ScalarKind.NULL:
                    at = Candidate(one.text, Origin.FRONT_MATTER, one.span)
                    yield mode_statement(at, key.text) if name == "work_mode" else eligibility_statement(at)
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
            yield mode_statement(Candidate(item.text, Origin.FRONT_MATTER, item.span), key.text)
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
        at = of_labelled(line)
        for name in fields_of_label(line.label) if at.text else ():
            if name == "work_mode":
                yield mode_statement(at, line.label)
            elif name == "applicant_location":
                yield eligibility_statement(at)
            elif name == "perhaps_mode":
                if is_mode(at.text):
                    yield Statement(("work_mode",), understand_place(at.text), at)
            elif name != "asks_remote":
                yield from _of_label(name, at)


def _of_label(name: str, at: Candidate) -> Iterator[Statement]:
    """Read what stands behind a label for places; behind one that may mean other things, only what is known."""
    reading = understand_place(at.text)
    if is_doubtful(reading) and (address := _ADDRESS.match(at.text)):
        reading = understand_place(address["town"])
    if ". " in at.text and is_sure(first := understand_place(at.text.split(". ")[0])):  # "Leeds. We meet on Mondays."
        better = first.applicant_location and not (reading.applicant_location or reading.locations)
        reading = first if better or (first.locations and is_doubtful(reading)) else reading
    if name == "location" or _is_known(at.text, reading):
        yield Statement(ALL, reading, at)
    elif not reading.locations and is_mode(at.text):
        yield Statement(("work_mode", "applicant_location"), reading, at)


def _lists(entry: Entry) -> Iterator[Statement]:
    """Read the items of a list under a heading for places: "Location", then "- Leeds" and "- York"."""
    for label, items in lists_below(entry):
        fields = fields_of_label(label)
        if "location" in fields or "perhaps" in fields:
            text = "; ".join(item.text.strip(" .;,") for item in items)
            reading = understand_place(text)
            if is_doubtful(reading) and not is_doubtful(bare := understand_place(re.sub(r"\([^()]{0,80}\)", "", text))):
                reading = bare
            if is_doubtful(reading) and not is_doubtful(first := understand_place(items[0].text)):
                reading, text = first, items[0].text
            sure = "location" in fields and not is_doubtful(reading)
            at = Candidate(text, Origin.LABELLED_LINE, items[0].span)
            yield Statement(ALL if sure or _is_known(text, reading) else ("work_mode",), reading, at)


def _under_title(entry: Entry) -> Iterator[Statement]:
    """Read the lines right under the title that name a place, or how one works, and nothing else: "**Leeds, UK**"."""
    block = next((one for one in entry.blocks if one.heading == heading_of(entry)), None)
    full = 0  # the row of a line that may go on in the next
    for line in block.lines[:_LINES_BELOW] if block is not None and block.heading is not None else ():
        goes_on = line.span.line == full + 1
        full = (line.span.line or 0) if goes_on_below(line.text) else 0
        text = plain(line.text)
        if goes_on or text.rstrip(".").endswith(": No"):
            continue
        if line.kind is not LineKind.TEXT or not _CODE < len(text) <= _LONGEST_BELOW or not is_nothing_else(text):
            continue
        reading = understand_place(text)
        if is_sure(reading) and not is_small(text, reading):
            yield Statement(ALL, reading, Candidate(line.text, Origin.LABELLED_LINE, line.span))


def _tags(entry: Entry) -> Iterator[Statement]:
    """Read the tags that say how one works and nothing else, where nothing else tells it."""
    for tag in written(entry, "skills"):
        if is_mode(tag.text) and is_nothing_else(tag.text):
            yield Statement(("work_mode",), understand_place(tag.text), tag)


def _pinned(entry: Entry) -> Iterator[Statement]:
    """Read what a sign of a place begins, in headings ("`💰 45k EUR` `🌎 Munich`") and lines ("- 📍 Leeds, UK")."""
    for part in entry.once(outline).parts[:_FIRST_PARTS]:
        match = _PIN.search(part.heading.text) if part.heading is not None else None
        reading = understand_place(match["place"]) if match else None
        if match and part.heading is not None and reading is not None and not is_doubtful(reading):
            yield Statement(ALL, reading, Candidate(match["place"], Origin.LABELLED_LINE, part.heading.span))
        for line in part.lines:
            yield from _on_pinned_line(line)


def _on_pinned_line(line: Line) -> Iterator[Statement]:
    match = None if line.text.isascii() else _PINNED.match(line.text)
    if match and is_nothing_else(match["place"]) and not is_doubtful(reading := understand_place(match["place"])):
        whole = Candidate(line.text, Origin.LABELLED_LINE, line.span)
        yield Statement(ALL, reading, Candidate(match["place"], whole.origin, whole.part(*match.span("place"))))


def _is_known(text: str, reading: PlaceReading) -> bool:
    """Whether a value names places; one with more words beside it, as in "Nice open-plan rooms", may be none."""
    if not reading.locations or reading.unknown or reading.ambiguous:
        return False
    return not reading.rest or any(sign in text[: text.find(reading.rest[0])] for sign in ",;(（、，")
