"""Codes and English names of places -> what they are called in the board's language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.model.countries import ALPHA_3, COUNTRIES, REGIONS, WORLDWIDE, country_name, region_name
from generator.model.slug import slugify
from generator.present.words.languages import TABLES

if TYPE_CHECKING:
    from generator.model.facet import Term, TermKey
    from generator.model.location import Location
    from generator.present.words import Words

BY_SLUG = {slugify(name): code for code, name in COUNTRIES.items()}


def country_label(code: str, words: Words) -> str:
    """Return the name of a country."""
    return words.country_names.get(code) or country_name(code)


def place_label(country: str | None, name: str, words: Words) -> str:
    """Return the name of a region (by its postal code or name) or of a city."""
    name = region_name(country, name)
    return words.place_names.get(f"{country}/{name}", name)


def step_label(step: Term | TermKey, words: Words) -> str:
    """Return the name of a term of the facet of places."""
    country = BY_SLUG.get(step.slug.partition("/")[0], "")
    if "/" not in step.slug:
        return country_label(country, words) if country else step.label
    return words.place_names.get(f"{country}/{step.label}", step.label)


def in_place(step: Term | TermKey, words: Words) -> str:
    """Return that something is there: "in Berlin", "in the Netherlands"."""
    return words.in_places.get(step.value) or words.in_place.format(place=step_label(step, words))


# -- from where one may work -----------------------------------------------------------------------------------------


def scope_name(code: str, words: Words) -> str:
    """Return the short name of where one may work from: "United States", "EU", "worldwide"."""
    if code == WORLDWIDE:
        return words.worldwide
    name = words.short_regions.get(code) or words.regions.get(code)
    if name:
        return name
    if code.startswith("UTC"):
        first, _, last = code.partition("..")
        return words.time_zones.format(first=_offset(first), last=_offset(last or first))
    country, _, region = code.partition("-")
    if region and country in COUNTRIES:
        return f"{place_label(country, region, words)}, {country_label(country, words)}"
    return country_label(code, words)


def scope_label(code: str, words: Words) -> str:
    """Return the full name of where one may work from: "European Union"."""
    name = words.regions.get(code) or scope_name(code, words)
    return name[:1].upper() + name[1:]


def _offset(zone: str) -> str:
    """Shorten "UTC-08:00" to "UTC−8"."""
    sign, hours = zone[3:4], zone[4:].removesuffix(":00").lstrip("0") or "0"
    return f"UTC{'−' if sign == '-' else '+'}{hours}"


# -- places as they were written -------------------------------------------------------------------------------------


def location_phrase(place: Location, words: Words) -> str:
    """Return one place as "San Francisco, CA, United States"; an area without a city as it was written."""
    country = country_label(place.country, words) if place.country else ""
    if place.locality:
        region = place.region if place.region in REGIONS.get(place.country or "", {}) else ""
        parts = [place_label(place.country, place.locality, words), region or "", country]
    elif area := _area(place):
        parts = [area, "" if country.casefold() in area.casefold() else country]
    else:
        parts = [place_label(place.country, place.region or "", words), country]
    return ", ".join(dict.fromkeys(part for part in parts if part)) or place.text


def _area(place: Location) -> str:
    """Return what was written beside the names of the country and region themselves: "Rhein-Main"."""
    known = _called(place.country or "", place.region or "")
    return ", ".join(part for part in map(str.strip, place.text.split(",")) if part and part.casefold() not in known)


@lru_cache(maxsize=5_000)
def _called(country: str, region: str) -> frozenset[str]:
    """Return what a country and its region are called, in all our languages and by their codes."""
    names = {country, ALPHA_3.get(country, ""), country_name(country), region, region_name(country, region)}
    for words in TABLES.values():
        names |= {country_label(country, words), place_label(country, region, words)}
    return frozenset(name.casefold() for name in names)
