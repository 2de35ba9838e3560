"""What people write as a place is read as they mean it; what cannot be known is not invented."""

from pathlib import Path

import pytest

from generator.enrich.place_reading import PlaceReading, understand_place
from generator.model.location import Location
from tests.labelled import understand

CASES = Path(__file__).parents[1] / "cases" / "facts" / "places.tsv"
SENTENCES = CASES.with_name("place_sentences.tsv")
ENOUGH = 0.95


def rows(table: Path = CASES) -> list[list[str]]:
    """Return the labelled places: text, places, modes, eligibility, and "trap" or nothing."""
    lines = table.read_text(encoding="utf-8").splitlines()
    return [(line + "\t\t\t\t").split("\t")[:5] for line in lines if line and not line.startswith("#")]


def told(reading: PlaceReading) -> list[str]:
    """Return a reading in the form of the table."""
    return [
        named(reading.locations),
        " ".join(mode.value for mode in reading.work_mode),
        " ".join(reading.applicant_location),
    ]


def named(places: tuple[Location, ...]) -> str:
    """Return places in the form of the table."""
    parts = ("/".join(part or "-" for part in (place.locality, place.region, place.country)) for place in places)
    return "; ".join(parts) or "*"


def told_of_sentence(sentence: str) -> list[str]:
    """Return what a posting that holds this sentence alone says, in the form of the table."""
    understood = understand(f"# Baker\n\n{sentence}\n").value
    assert understood is not None
    posting = understood.posting
    modes = " ".join(mode.value for mode in posting.work_mode)
    return [named(posting.location), modes, " ".join(posting.applicant_location)]


def test_labelled_places_are_read_right():
    """At least 95 of 100 labelled values are read exactly right in every part."""
    misses = [
        f"{text}: {found} for {right}" for text, *right, _ in rows() if (found := told(understand_place(text))) != right
    ]

    assert len(misses) <= (1 - ENOUGH) * len(rows()), "\n".join(misses)


@pytest.mark.parametrize(("text", "right"), [(text, right) for text, *right, trap in rows() if trap == "trap"])
def test_no_trap_makes_a_wrong_fact(text: str, right: list[str]):
    """Where a quick reading would state something wrong, nothing wrong is stated."""
    assert told(understand_place(text)) == right


@pytest.mark.parametrize(("sentence", "right"), [(text, right) for text, *right, _ in rows(SENTENCES)])
def test_sentences_say_where_and_how_one_works(sentence: str, right: list[str]):
    """A sentence about the work tells its place, mode and reach; one about customers, teams or tools tells nothing."""
    assert told_of_sentence(sentence) == right
