"""Settles from where one may work for a posting, from its entry to codes of countries, states and time zones."""

from generator.enrich.location import places_of
from generator.model.config import Reading
from generator.model.diagnostic import Outcome
from generator.model.entry import Entry
from generator.model.facts import Fact


def applicant_location_of(entry: Entry, reading: Reading) -> Outcome[Fact[tuple[str, ...]] | None]:
    """Return from where one may work remotely, as written; nothing is concluded from the place of the office."""
    places = places_of(entry, reading)
    return Outcome(places.value.applicant_location, places.diagnostics)
