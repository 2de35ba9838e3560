"""What people write as a place is read as they mean it; what cannot be known is not invented."""

from pathlib import Path

import pytest

from generator.enrich.place_reading import PlaceReading, understand_place

CASES = Path(__file__).parents[1] / "cases" / "facts" / "places.tsv"
ENOUGH = 0.95


def rows() -> list[list[str]]:
    """Return the labelled places: text, places, modes, eligibility, and "trap" or nothing."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [(line + "\t\t\t\t").split("\t")[:5] for line in lines if line and not line.startswith("#")]


def told(reading: PlaceReading) -> list[str]:
    """Return a reading in the form of the table."""
    places = [
        "/".join(part or "-" for part in (place.locality, place.region, place.country)) for place in reading.locations
    ]
    return [
        "; ".join(places) or "*",
        " ".join(mode.value for mode in reading.work_mode),
        " ".join(reading.applicant_location),
    ]


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
