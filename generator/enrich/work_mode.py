"""Settles how a posting's work is done, from its entry to on site, hybrid, remote or a choice of them."""

from generator.enrich.location import places_of
from generator.model.config import Reading
from generator.model.diagnostic import Outcome
from generator.model.entry import Entry
from generator.model.facts import Fact
from generator.model.location import WorkMode


def work_mode_of(entry: Entry, reading: Reading) -> Outcome[Fact[tuple[WorkMode, ...]] | None]:
    """Return how the work is done; a place without a word about remote work means on site (origin "inferred")."""
    places = places_of(entry, reading)
    return Outcome(places.value.work_mode, places.diagnostics)
