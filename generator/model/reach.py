"""Posting -> the countries whose people may do it from home."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, NamedTuple

from generator.model.countries import WORLDWIDE, countries_of
from generator.model.location import WorkMode

if TYPE_CHECKING:
    from generator.model.posting import Posting


class Openness(enum.IntEnum):
    """Whether a posting is open to people of the named countries, of every country, or does not say."""

    NAMED = 0
    EVERYWHERE = 1
    UNSAID = 2


class Reach(NamedTuple):
    """From where a posting's work may be done: ``countries`` are codes, each once; regions stand for their members."""

    countries: tuple[str, ...]
    openness: Openness


def reach_of(posting: Posting) -> Reach:
    """Return from where the work may be done; from nowhere but its place if it is not remote.

    A state or province reaches into its country. Bands of time zones name no country, so they do not say.
    """
    if WorkMode.REMOTE not in posting.work_mode:
        return Reach((), Openness.NAMED)
    if WORLDWIDE in posting.applicant_location:
        return Reach((), Openness.EVERYWHERE)
    countries = tuple(dict.fromkeys(c for code in posting.applicant_location for c in countries_of(code)))
    return Reach(countries, Openness.NAMED if countries else Openness.UNSAID)
