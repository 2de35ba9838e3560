"""Postings -> facets: the ways to sort them, and the terms of each, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.model.facet import Facet, FacetKind, Term, TermKey
from generator.model.location import WorkMode
from generator.model.pay_scale import pay_units
from generator.model.place_steps import place_steps
from generator.model.posting import EmploymentType, Seniority
from generator.model.slug import slugify

if TYPE_CHECKING:
    import datetime as dt

    from generator.model.posting import Posting

# A pay range that is wider than so many bands says too little to stand in all of them.
MOST_BANDS = 12


class Row(NamedTuple):
    """A facet: the field it looks at, how its terms relate, how a posting's terms are found, in which order they go.

    ``terms_of`` is given a posting and the width of a pay band; ``order`` a term, and returns what to sort by.
    """

    key: str
    kind: FacetKind
    terms_of: Callable[[Posting, int], Iterable[TermKey]]
    order: Callable[[Term], object]


# -- the terms of one posting ----------------------------------------------------------------------------------------


def location_terms(posting: Posting, _step: int) -> list[TermKey]:
    """Country, region and city of each place; none for a place without a country, or if the work is remote alone."""
    if posting.work_mode == (WorkMode.REMOTE,):
        return []
    return [step for place in posting.location for step in place_steps(place)]


def work_mode_terms(posting: Posting, _step: int) -> list[TermKey]:
    """The ways of working it offers."""
    return [_enum_term(mode.value) for mode in posting.work_mode]


def employment_terms(posting: Posting, _step: int) -> list[TermKey]:
    """Its employment types."""
    return [_enum_term(kind.value) for kind in posting.employment_type]


def level_terms(posting: Posting, _step: int) -> list[TermKey]:
    """Its level."""
    return [_enum_term(posting.seniority.value)] if posting.seniority else []


def skill_terms(posting: Posting, _step: int) -> list[TermKey]:
    """Its skills."""
    return [_named_term(skill) for skill in posting.skills]


def company_terms(posting: Posting, _step: int) -> list[TermKey]:
    """Who hires."""
    return [_named_term(posting.company.name)] if posting.company else []


def salary_terms(posting: Posting, step: int) -> list[TermKey]:
    """Every band its pay in a year of full-time work touches, lowest first; an open end reaches no further."""
    pay = posting.salary
    if pay is None or not pay.has_amount or pay.currency is None:
        return []
    ends = [amount for amount in (pay.annual_minimum, pay.annual_maximum) if amount is not None]
    width = step * pay_units(pay.currency)
    low, high = int(min(ends) // width), int(max(ends) // width)
    if high > low and max(ends) == high * width:
        high -= 1
    return [_band_term(pay.currency, band * width, width) for band in range(low, min(high + 1, low + MOST_BANDS))]


@lru_cache(maxsize=1_000)
def _enum_term(value: str) -> TermKey:
    return TermKey(slugify(value), value, value)


@lru_cache(maxsize=50_000)
def _named_term(name: str) -> TermKey:
    return TermKey(slugify(name), name, name)


@lru_cache(maxsize=5_000)
def _band_term(currency: str, start: int, width: int) -> TermKey:
    value = f"{currency}-{start}-{start + width}"
    return TermKey(value.lower(), value, value)


# -- the facets ------------------------------------------------------------------------------------------------------


def by_count(term: Term) -> object:
    """Sort by postings, most first, then by name."""
    return -len(term.postings), term.label.casefold(), term.slug


def by_band(term: Term) -> object:
    """Sort by currency, then by amount."""
    currency, start, _end = term.value.split("-")
    return currency, int(start)


def by_rank(*values: str) -> Callable[[Term], object]:
    """Sort in the order of an enumeration."""
    return lambda term: values.index(term.value)


FACETS = (
    Row("location", FacetKind.TREE, location_terms, by_count),
    Row("work_mode", FacetKind.TERMS, work_mode_terms, by_rank(*(mode.value for mode in WorkMode))),
    Row("salary", FacetKind.RANGE, salary_terms, by_band),
    Row("employment_type", FacetKind.TERMS, employment_terms, by_rank(*(kind.value for kind in EmploymentType))),
    Row("seniority", FacetKind.TERMS, level_terms, by_rank(*(level.value for level in Seniority))),
    Row("skills", FacetKind.TERMS, skill_terms, by_count),
    Row("company", FacetKind.TERMS, company_terms, by_count),
)


def facets_of(
    postings: Sequence[Posting], show: Sequence[str], step: int, left: Iterable[tuple[Posting, dt.date]] = ()
) -> tuple[Facet, ...]:
    """Return the facets named in ``show``, in its order.

    Names whose terms only script can find (`date`) are passed over. A term without postings is not made. Of several
    spellings of a name with one slug the most common is its label. ``left`` are postings that closed, each with
    the day.
    """
    rows = {row.key: row for row in FACETS}
    gone = tuple(left)
    return tuple(_facet(rows[key], postings, step, gone) for key in dict.fromkeys(show) if key in rows)


def _facet(row: Row, postings: Sequence[Posting], step: int, left: Iterable[tuple[Posting, dt.date]]) -> Facet:
    members: dict[TermKey, list[Posting]] = {}
    for posting in postings:
        for key in row.terms_of(posting, step):
            of_term = members.setdefault(key, [])
            if not of_term or of_term[-1] is not posting:
                of_term.append(posting)
    spellings: dict[str, list[TermKey]] = {}
    for key in members:
        spellings.setdefault(key.slug, []).append(key)
    days: dict[str, dt.date] = {}
    for posting, day in left:
        for key in row.terms_of(posting, step):
            days[key.slug] = max(day, days.get(key.slug, day))
    terms = [_term(keys, members, postings, days.get(slug)) for slug, keys in spellings.items()]
    terms.sort(key=row.order)  # type: ignore[arg-type]
    return Facet(row.key, row.kind, tuple(_depth_first(terms) if row.kind is FacetKind.TREE else terms))


def _term(
    spellings: list[TermKey],
    members: dict[TermKey, list[Posting]],
    postings: Sequence[Posting],
    left: dt.date | None,
) -> Term:
    key = min(spellings, key=lambda spelling: (-len(members[spelling]), spelling))
    of_term = members[key]
    if len(spellings) > 1:
        slugs = {posting.slug for spelling in spellings for posting in members[spelling]}
        of_term = [posting for posting in postings if posting.slug in slugs]
    return Term(*key, tuple(of_term), left)


def _depth_first(terms: Iterable[Term]) -> list[Term]:
    """Put each term behind the one above it; siblings keep their order."""
    below: dict[str, list[Term]] = {}
    for term in terms:
        below.setdefault(term.parent, []).append(term)
    ordered: list[Term] = []
    waiting = below.get("", [])[::-1]
    while waiting:
        term = waiting.pop()
        ordered.append(term)
        waiting.extend(below.get(term.slug, [])[::-1])
    return ordered
