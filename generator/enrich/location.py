"""Settles where a posting's work is done, from what its entry says to one fact of place, mode and applicants each."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import msgspec

from generator.enrich.place_faults import (
    AMBIGUOUS_PLACE,
    CONTRADICTING_MODES,
    CONTRADICTING_PLACES,
    MISSPELT_PLACE,
    UNKNOWN_APPLICANTS,
    UNKNOWN_COUNTRY,
    UNKNOWN_MODE,
    UNKNOWN_PLACE,
)
from generator.enrich.place_key import place_key
from generator.enrich.place_reading import PlaceReading, understand_place
from generator.enrich.place_sources import statements_of
from generator.enrich.place_statement import Statement
from generator.enrich.place_tokens import words_for
from generator.enrich.settle import settle
from generator.model.config import Reading
from generator.model.countries import WORLDWIDE, countries_of, country_name, region_name
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.entry import Entry
from generator.model.facts import Fact, Origin
from generator.model.location import Location, WorkMode

__all__ = ["PlaceReading", "Places", "location_of", "places_of", "understand_place"]

T = TypeVar("T")
ORDER = list(Origin)


class Places(msgspec.Struct, frozen=True):
    """The three facts that are read from the same words."""

    location: Fact[tuple[Location, ...]] | None = None
    work_mode: Fact[tuple[WorkMode, ...]] | None = None
    applicant_location: Fact[tuple[str, ...]] | None = None


def places_of(entry: Entry, reading: Reading) -> Outcome[Places]:
    """Return place, work mode and who may apply, each from the strongest origin that speaks of it."""
    said = statements_of(entry, reading.defaults.location)
    modes = [one for one in said if "work_mode" in one.fields and _explicit(one) and not one.weak]
    work_mode = _fact(modes, lambda one: one.reading.work_mode, lambda one: one.reading.mode_at)
    places = [one for one in said if "location" in one.fields and one.reading.locations]
    if work_mode is not None and work_mode.value == (WorkMode.REMOTE,):
        places = [one for one in places if one.at.origin is not Origin.BOARD_DEFAULT]
    location = _fact(places, lambda one: one.reading.locations, lambda one: one.reading.location_at)
    reach = [one for one in said if "applicant_location" in one.fields and one.reading.applicant_location]
    own = [one for one in reach if one.fields == ("applicant_location",) and one.at.origin is Origin.FRONT_MATTER]
    applicants = _fact(own or reach, lambda one: one.reading.applicant_location, lambda one: one.reading.applicant_at)
    if applicants is None and work_mode is not None and work_mode.value == (WorkMode.REMOTE,):
        location, applicants = _as_reach(location)
    implied = None if _is_seat(places, location) else _implied_mode(said, location)
    facts = Places(location, work_mode or implied, applicants)
    faults = [
        *_unclear(said, location),
        *_against(places, modes, location, work_mode),
        *_other_reach(reach, applicants),
    ]
    return Outcome(facts, tuple(faults))


def _as_reach(
    location: Fact[tuple[Location, ...]] | None,
) -> tuple[Fact[tuple[Location, ...]] | None, Fact[tuple[str, ...]] | None]:
    """Return countries of work that is wholly remote as where one may work from; a town stays the place."""
    if location is None or location.origin is not Origin.TITLE:
        return location, None
    codes = [place.country for place in location.value if place.country and not place.locality and not place.region]
    if len(codes) != len(location.value):
        return location, None
    return None, Fact(tuple(dict.fromkeys(codes)), location.origin, location.span)


def location_of(entry: Entry, reading: Reading) -> Outcome[Fact[tuple[Location, ...]] | None]:
    """Return where the work is done."""
    places = places_of(entry, reading)
    return Outcome(places.value.location, places.diagnostics)


def _explicit(statement: Statement) -> bool:
    return bool(statement.reading.work_mode) and not statement.reading.mode_implied


def _fact(statements: Sequence[Statement], value: Callable[[Statement], tuple[T, ...]],
          part: Callable[[Statement], tuple[int, int] | None]) -> Fact[tuple[T, ...]] | None:  # fmt: skip
    """Return what the strongest origin says; a field's list adds up, of several lines in the text the first counts."""
    if not statements:
        return None
    first = min(statements, key=lambda one: ORDER.index(one.at.origin))
    same = [one for one in statements if one.at.origin is first.at.origin]
    if first.at.origin is not Origin.FRONT_MATTER:
        same = [first]
    values = tuple(dict.fromkeys(item for one in same for item in value(one)))
    is_place = value(first) is first.reading.locations
    inferred = tuple(dict.fromkeys(name for one in same for name in one.reading.inferred)) if is_place else ()
    return Fact(values, first.at.origin, first.span(part(first)), inferred)


def _implied_mode(
    said: Iterable[Statement], location: Fact[tuple[Location, ...]] | None
) -> Fact[tuple[WorkMode, ...]] | None:
    """Return "no" to remote work, or else what a place without a word about remote work means: on site."""
    for one in said:
        if one.weak and one.reading.work_mode:
            return Fact(one.reading.work_mode, one.at.origin, one.span(one.reading.mode_at))
    if location is None or not any(place.country for place in location.value):
        return None
    return Fact((WorkMode.ON_SITE,), Origin.INFERRED, location.span)


def _is_seat(places: Iterable[Statement], location: Fact[tuple[Location, ...]] | None) -> bool:
    """Whether a place is told as where the employer sits, which leaves open where the work is done."""
    seats = (one for one in places if place_key(one.at.label) in words_for("seats"))
    return location is not None and any(one.span(one.reading.location_at) == location.span for one in seats)


def _unclear(said: Iterable[Statement], location: Fact[tuple[Location, ...]] | None) -> Iterable[Diagnostic]:
    """Tell of names that could not be read as what their field or label says they are."""
    for one in said:
        at, reading = one.at.span, one.reading
        written = one.at.origin is Origin.FRONT_MATTER
        if "location" in one.fields and location is not None and one.at.origin is location.origin:
            yield from _unclear_place(one)
        elif one.fields == ("applicant_location",) and not reading.applicant_location and written:
            yield UNKNOWN_APPLICANTS.at(at, f"`{one.at.text}` is no country, state or time zone that we know",
                                        "write codes or names, e.g. `applicant_location: [US, CA]`")  # fmt: skip
        elif one.fields[0] == "work_mode" and not reading.work_mode and not reading.soft and written:
            yield UNKNOWN_MODE.at(at, f"`{one.at.text}` says neither on site nor hybrid nor remote",
                                  "write `work_mode: on-site`, `hybrid` or `remote`")  # fmt: skip


def _unclear_place(one: Statement) -> Iterable[Diagnostic]:
    at, reading = one.at.span, one.reading
    if reading.unknown_country:
        yield UNKNOWN_COUNTRY.at(at, f"`{reading.unknown_country}` is no country that we know",
                                 "write its name or code: `country: DE`")  # fmt: skip
    at = one.span(reading.location_at) or at
    for name in reading.unknown:
        hint = "write the town with its country, or `location: { city: ..., country: ... }`"
        yield UNKNOWN_PLACE.at(at, f"we do not know a place called `{name}`", hint)
    for name in reading.ambiguous:
        yield AMBIGUOUS_PLACE.at(at, f"there are several places called `{name}`",
                                 f"add the region or country: `{name}, ...`")  # fmt: skip
    for name, meant in reading.guessed:
        yield MISSPELT_PLACE.at(at, f"`{name}` was read as {meant}",
                                "correct the spelling, or add the country")  # fmt: skip


def _against(
    places: Iterable[Statement],
    modes: Iterable[Statement],
    location: Fact[tuple[Location, ...]] | None,
    mode: Fact[tuple[WorkMode, ...]] | None,
) -> Iterable[Diagnostic]:
    """Tell of the first statement of a weaker origin that contradicts what is shown."""
    for one in places:
        if location and location.span and one.at.origin not in {location.origin, Origin.BOARD_DEFAULT} and not any(
            _may_be_same(a, b) for a in location.value for b in one.reading.locations
        ):  # fmt: skip
            shown, other = (
                ", ".join(_name(place) for place in some) for some in (location.value, one.reading.locations)
            )
            yield CONTRADICTING_PLACES.at(
                one.span(one.reading.location_at) or one.at.span,
                f"the work is in {other} here, but in {shown} elsewhere",
                "correct one of the two", notes=((f"{shown} is what is shown", location.span),))  # fmt: skip
            break
    for one in modes:
        if mode and mode.span and one.at.origin is not mode.origin and not _agree(mode.value, one.reading.work_mode):
            shown, other = (" or ".join(_word(some) for some in both) for both in (mode.value, one.reading.work_mode))
            yield CONTRADICTING_MODES.at(
                one.span(one.reading.mode_at) or one.at.span, f"the work is {other} here, but {shown} elsewhere",
                "correct one of the two", notes=((f"{shown} is what is shown", mode.span),))  # fmt: skip
            break


def _other_reach(reach: Iterable[Statement], shown: Fact[tuple[str, ...]] | None) -> Iterable[Diagnostic]:
    """Tell of a statement of a weaker origin that lets others apply."""
    if shown is None:
        return ()
    others = [
        Fact(one.reading.applicant_location, one.at.origin, one.span(one.reading.applicant_at))
        for one in reach if one.at.origin is not shown.origin
    ]  # fmt: skip
    return settle("applicant_location", [shown, *others], told=", ".join, same=_may_reach).diagnostics


def _may_reach(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two statements of who may apply can both be true: the one in more detail; time zones are not compared."""
    if (WORLDWIDE in one) != (WORLDWIDE in other):
        return not all(map(countries_of, (*(set(one) | set(other)) - {WORLDWIDE},)))
    reached, too = ({country for code in codes for country in countries_of(code)} for codes in (one, other))
    return not reached or not too or bool(reached & too)


def _may_be_same(one: Location, other: Location) -> bool:
    """Whether two places can be one, perhaps told in more detail; a town may be told with its county or its region."""
    pairs = [(one.country, other.country), (one.locality, other.locality)]
    pairs.append((one.area, other.area) if one.area and other.area else (one.region, other.region))
    return all(a is None or b is None or a == b for a, b in pairs)


def _agree(one: Sequence[WorkMode], other: Sequence[WorkMode]) -> bool:
    """Whether two sets of modes can be one; hybrid is some of each."""
    both = {WorkMode.ON_SITE, WorkMode.REMOTE}
    return bool(set(one) & set(other)) or any(
        WorkMode.HYBRID in some and both <= set(others) for some, others in ((one, other), (other, one))
    )


def _name(place: Location) -> str:
    region = region_name(place.country, place.region) if place.region else ""
    return place.locality or region or (country_name(place.country) if place.country else place.text)


def _word(mode: WorkMode) -> str:
    return mode.value.lower().replace("_", " ")
