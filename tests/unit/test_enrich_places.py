"""Places hold for any text: reading never raises, quotes are exact slices, labels of nine languages are understood."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.enrich.location import places_of
from generator.enrich.place_reading import PlaceReading, understand_place
from generator.enrich.time_zones import bands
from generator.model.config import Reading
from generator.model.countries import GROUPS
from generator.model.entry import Scalar
from generator.model.location import WorkMode
from generator.model.place_steps import place_steps
from generator.model.source import Span
from generator.present.wording import MOST_PLACES, MOST_SCOPES, place_phrase
from generator.present.words.en import ENGLISH
from tests.factories import make_posting
from tests.unit.entries import make_entry
from tests.unit.test_enrich_location import rows as places

LABELS = Path(__file__).parents[1] / "cases" / "facts" / "place_labels.tsv"
ENOUGH = 0.95
PIECES = st.sampled_from([
    "Berlin", "London", "(Hackney)", "Shrewsbury", "Shropshire", "Porto", "Lavapiés", "東京都", "台東区", "Remote",
    "hybrid", "on site", "CA", "IN", "DE", "EMEA", "UTC-03:00..UTC+03:00", "CET ±2h", "UTC", "2 days a week", "50 %",
    "no", "not possible", "or", "oder", "except", "near", "bei", "in", "d'Italia", "Acme GmbH", "10115", "12",
    "İ", "ß", "'", "’", "half an hour from", "im Allgäu", "、", ",", ", ", ";", " / ", "/", "|", " - ", "(", ")", "[",
    "](x)", "**", "\n", "<br>", "📍", "\u200b",
])  # fmt: skip
LISTS = st.lists(PIECES, max_size=12)
TEXTS = st.one_of(st.text(max_size=60), LISTS.map(" ".join), LISTS.map("".join))


def slices(reading: PlaceReading) -> list[tuple[int, int]]:
    """Return all the slices that a reading names."""
    return [span for span in (reading.location_at, reading.mode_at, reading.applicant_at) if span]


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example("London (Hackney), hybrid, 2 days")
@example("d’")
def test_any_text_is_read_and_quoted_exactly(text: str):
    """Reading never raises; what it quotes lies within the text, and each place's text is a slice of it."""
    reading = understand_place(text)

    assert all(0 <= start <= end <= len(text) for start, end in slices(reading))
    assert all(place.text in text for place in reading.locations)


@settings(max_examples=150, deadline=None)
@given(TEXTS.filter(lambda text: "\n" not in text and text.strip()))
def test_facts_are_quoted_from_their_own_line(text: str):
    """The span of each fact of a field lies within the value that was written."""
    entry = make_entry(location=text)
    facts = places_of(entry, Reading()).value
    value = entry.fields[0].value

    assert isinstance(value, Scalar)
    for fact in (facts.location, facts.work_mode, facts.applicant_location):
        assert fact is None or within(fact.span, value.span)


def within(span: Span | None, other: Span) -> bool:
    """Whether a span lies within another, in the same line."""
    if span is None or span.column is None or span.end_column is None:
        return span is not None
    assert other.column is not None
    assert other.end_column is not None
    return span.line == other.line and other.column <= span.column <= span.end_column <= other.end_column


@given(st.integers(-12, 14), st.integers(-12, 14))
def test_a_band_is_its_own_code(one: int, other: int):
    """The code of a band of time zones is read as that band, as are hours written in short."""
    low, high = sorted((one, other))
    code = f"UTC{low:+03}:00..UTC{high:+03}:00"

    assert [band for band, _, _ in bands(code)] == [code]
    assert [band for band, _, _ in bands(f"UTC{one:+} to UTC{other:+}")] == [code]


def rows() -> list[list[str]]:
    """Return the labelled lines: label, value, places, modes, eligibility."""
    lines = LABELS.read_text(encoding="utf-8").splitlines()
    return [(line + "\t\t\t").split("\t")[:5] for line in lines if line and not line.startswith("#")]


def test_labels_of_nine_languages_are_understood():
    """At least 95 of 100 labelled lines are read exactly right."""
    misses = []
    for label, text, *right in rows():
        facts = places_of(make_entry(labels={label: text}), Reading()).value
        places = facts.location.value if facts.location else ()
        found = [
            "; ".join("/".join(part or "-" for part in (one.locality, one.region, one.country)) for one in places)
            or "*",
            " ".join(mode.value for mode in facts.work_mode.value) if facts.work_mode else "",
            " ".join(facts.applicant_location.value) if facts.applicant_location else "",
        ]
        misses += [] if found == right else [f"{label}: {text}: {found}"]

    assert len(misses) <= (1 - ENOUGH) * len(rows()), "\n".join(misses)


def test_a_place_survives_its_phrase():
    """What the site says of towns, of remote work and its scope is read back as the same towns, modes and countries."""
    changed = []
    for text, *_ in places():
        reading = understand_place(text)
        if not says_all(reading):
            continue
        posting = make_posting(
            location=reading.locations, work_mode=reading.work_mode, applicant_location=reading.applicant_location
        )
        phrase = place_phrase(posting, ENGLISH)
        if meant(understand_place(phrase)) != meant(reading):
            changed.append(f"{text}: {phrase}")

    assert changed == []


def says_all(reading: PlaceReading) -> bool:
    """Whether the phrase of a reading tells all of it: a few towns with their countries, and a scope in few words."""
    towns = all(place.locality and place.country for place in reading.locations)
    remote_only = reading.work_mode == (WorkMode.REMOTE,)
    shown = not reading.locations if remote_only else bool(reading.locations)
    short = len(reading.locations) < MOST_PLACES and len(reading.applicant_location) <= MOST_SCOPES
    return towns and shown and short and "GB-SCT" not in reading.applicant_location


def meant(reading: PlaceReading) -> tuple[object, ...]:
    """Return what counts of a reading, groups of countries as their members."""
    towns = [(place.locality, place.country) for place in reading.locations]
    reach = {one for code in reading.applicant_location for one in (GROUPS.get(code) or (code,))}
    return towns, set(reading.work_mode), reach


SAME = [
    ("Shrewsbury, Shropshire", "Shrewsbury, England"), ("Köln", "Cologne, Germany"), ("NYC", "New York, NY"),
    ("Freiburg im Breisgau, Deutschland", "Freiburg"), ("Annecy, Haute-Savoie", "Annecy, Auvergne-Rhône-Alpes"),
    ("London (Hackney)", "London, UK"), ("京都市", "Kyoto, Japan"),
    ("hybrid, Leeds", "Leeds, England, 2 days from home"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_place_in_other_words_is_no_contradiction(one: str, other: str):
    """What is compared is what was understood, not how it was written."""
    assert places_of(make_entry(location=one, labels={"Location": other}), Reading()).diagnostics == ()


def test_a_town_stands_under_its_region_whatever_is_written_beside_it():
    """ "Shrewsbury, Shropshire" and "Shrewsbury, UK" are one place in the lists."""
    slugs = {place_steps(understand_place(f"Shrewsbury, {beside}").locations[0])[-1].slug
             for beside in ("Shropshire", "England", "UK")}  # fmt: skip

    assert slugs == {"united-kingdom/england/shrewsbury"}
