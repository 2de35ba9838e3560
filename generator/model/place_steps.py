"""A place -> the places it lies in, from its country inwards, with the slugs they are known by."""

from functools import lru_cache

from generator.model.countries import REGIONS, country_name, region_name
from generator.model.facet import TermKey
from generator.model.location import Location
from generator.model.slug import slugify


def place_steps(place: Location) -> tuple[TermKey, ...]:
    """Return country, region and city of a place, outermost first; nothing if its country is unknown.

    The slug of each holds those above it (``germany/berlin``). Its value is a country's code, ``US-CA`` or
    ``FR-Bretagne`` for a region, the name of a city.
    """
    return _steps(place.country, place.area or place.region, place.locality) if place.country else ()


@lru_cache(maxsize=20_000)
def _steps(country: str, region: str | None, locality: str | None) -> tuple[TermKey, ...]:
    parts = [(country_name(country), country)]
    if region:
        parts.append((region_name(country, region), f"{country}-{region}"))
    # A city that is its own region or country (Berlin, Singapore) is one place; New York in New York is two.
    coded = region in REGIONS.get(country, {})
    if locality and (coded or slugify(locality) != slugify(parts[-1][0])):
        parts.append((locality, locality))
    steps: list[TermKey] = []
    for label, value in parts:
        above = steps[-1].slug if steps else ""
        steps.append(TermKey(f"{above}/{slugify(label)}".removeprefix("/"), value, label, above))
    return tuple(steps)
