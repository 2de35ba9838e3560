"""Site -> the countries whose people may work from home for somebody here."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from generator.model.countries import country_name
from generator.model.reach import Openness, reach_of
from generator.model.slug import slugify
from generator.present.names import country_label

if TYPE_CHECKING:
    from generator.present.display import Display


class ReachTerm(NamedTuple):
    """A country, with the postings that are open to its people: those that name it, are open to all or do not say."""

    slug: str
    code: str
    label: str
    postings: int


def reach_terms(display: Display) -> tuple[ReachTerm, ...]:
    """Return the countries that some posting names, itself or by a region, the most named first."""
    reaches = [reach_of(posting) for posting in display.site.open]
    named = Counter(code for reach in reaches for code in reach.countries)
    always = sum(reach.openness is not Openness.NAMED for reach in reaches)
    terms = [
        ReachTerm(slugify(country_name(code)), code, country_label(code, display.frame.words), count + always)
        for code, count in named.items()
    ]
    return tuple(sorted(terms, key=lambda term: (-term.postings, term.label.casefold(), term.slug)))
