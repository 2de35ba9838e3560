"""Looks up places by any of their names, from a spelling to what it may mean."""

import functools
from collections.abc import Iterable
from math import cos, hypot, radians
from typing import Any

import msgspec

from generator.enrich.data import open_places, read_table
from generator.enrich.place_key import is_code, place_key
from generator.model.countries import REGIONS

MANY = 100_000  # inhabitants of a city that is meant even where its name is misspelt
KNOWN_ALONE = 10_000  # ... of a town that may stand without its country; smaller names are often firms
SHORTEST_TYPO = 5  # letters below which a near miss is another name
ALIAS_WEIGHT = 0.2  # what a city's second name counts beside another city's own
CLEARLY = 1.5  # times as large as the next namesake: then the larger one is meant
KILOMETRES = 111  # of a degree
METRO = 50  # kilometres from the middle of a metropolitan area to its towns
REGION_CLEARLY = 5  # times as many people as in a city elsewhere of the region's name
REGION_WEIGHT = 0.2  # what a region counts beside a city, if people do not use a code for it
_COUNTRIES_FIRST = {"DE", "IN"}  # also states of the US, but by themselves nearly always the countries

_QUERY = """
    SELECT place.id, coalesce(place.kind, 'city'), place.name, place.code, place.country,
           place.latitude, place.longitude, place.population, name.own, region.id, coalesce(region.code, region.name)
    FROM name JOIN place ON place.id = name.place LEFT JOIN place AS region ON region.id = place.region
    WHERE name.key = ? ORDER BY place.population DESC, place.id
"""
_LIKE = "SELECT key FROM famous WHERE key >= ? AND key < ?"


class Place(msgspec.Struct, frozen=True, gc=False):
    """One meaning of a name: ``kind`` is city, region, metro, country or group.

    ``code`` is a country's or group's, or a region's where people use postal codes; ``region`` is that a city,
    metropolitan area or county lies in, by its number and by its postal code or name. ``own`` is false for a second
    name. Degrees are WGS 84.
    """

    number: int
    kind: str
    name: str
    code: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    population: int
    own: bool
    region_number: int | None
    region: str | None

    @property
    def label(self) -> str:
        """A region by its postal code where people use one; anything else by name."""
        return self.code or self.name if self.kind == "region" else self.name

    def lies_in(self, container: "Place") -> bool:
        """Whether this place may be part of a region or country.

        A region whose bounds are unknown counts as its country, a county as the region around it, a metropolitan area
        as what is not far from its middle.
        """
        if container.kind == "country":
            return self.country == container.code
        if container.kind == "metro":
            return self.kind == "city" and self.distance(container) < METRO
        if container.kind != "region" or self.country != container.country:
            return False
        if container.is_county:
            return self.kind == "city" and self.region_number == container.region_number
        return self.region_number == container.number or (self.kind == "city" and not container.population)

    def distance(self, other: "Place") -> float:
        """Return about how many kilometres lie between two places; infinite if that is unknown."""
        if self.latitude is None or self.longitude is None or other.latitude is None or other.longitude is None:
            return float("inf")
        east = (self.longitude - other.longitude) * cos(radians(self.latitude))
        return KILOMETRES * hypot(self.latitude - other.latitude, east)

    @property
    def is_county(self) -> bool:
        """Whether this is a region within a region: a county, a département, a province."""
        return self.kind == "region" and self.region_number is not None


@functools.lru_cache(maxsize=8192)
def look_up(text: str) -> tuple[Place, ...]:
    """Return all that a name may mean, most people first; empty if nobody knows it."""
    found = open_places().execute(_QUERY, (text,)).fetchall() if is_code(text) else []
    found = found or open_places().execute(_QUERY, (place_key(text),)).fetchall()
    return tuple(_place(row) for row in found)


@functools.lru_cache(maxsize=1024)
def subdivision(code: str) -> tuple[Place, ...]:
    """Return the region of an ISO 3166-2 code ("US-CA", "DE-BY"); empty if it is none that we know."""
    country, _, part = code.replace("UK-", "GB-").partition("-")
    name = REGIONS.get(country, read_table("subdivisions.toml").get(country, {})).get(part)
    found = look_up(name) if name else ()
    return tuple(place for place in found if (place.kind, place.country) == ("region", country))


def _place(row: tuple[Any, ...]) -> Place:
    number, kind, name, code, country, *at, population, own, region, label = row
    north, east = (None if degrees is None else degrees / 1000 for degrees in at)
    return Place(number, kind, name, code, country, north, east, population, bool(own), region, label)


@functools.lru_cache(maxsize=1024)
def look_up_nearly(text: str) -> tuple[Place, ...]:
    """Return what a name with one typing error may mean; only large cities, regions and countries are guessed at."""
    key = place_key(text)
    if len(key) < SHORTEST_TYPO or not key.isascii() or any(letter.isdigit() for letter in key):
        return ()
    start = key[:2]
    keys = open_places().execute(_LIKE, (start, start[:-1] + chr(ord(start[-1]) + 1)))
    near = {other for (other,) in keys if _one_error_apart(key, other)}
    return tuple(place for other in sorted(near) for place in look_up(other) if place.population >= MANY)


def _one_error_apart(one: str, other: str) -> bool:
    """Whether a letter is missing, added, wrong or swapped with its neighbour."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return swapped or one[at + 1 :] == other[at + 1 :] or one[at:] == other[at + 1 :] or one[at + 1 :] == other[at:]


def alone(text: str, places: Iterable[Place], hint_country: str | None = None) -> Place | None:
    """Return what a name means that stands alone; None if several are as likely, or nobody knows it."""
    known = list(places)
    preferred = _namesakes().get(place_key(text))
    if preferred is not None:
        known = [one for one in known if preferred and preferred in {one.country, f"{one.country}/{one.region}"}]
    if is_code(text):
        cities = [one for one in known if one.kind in {"city", "metro"}]
        known = cities or [one for one in known if one.kind == "country" and one.code in _COUNTRIES_FIRST] or known
    if hint_country and any(place.country == hint_country for place in known):
        known = [place for place in known if place.country == hint_country]
    place = likeliest(known)
    small = place is not None and place.kind == "city" and place.population < KNOWN_ALONE and not hint_country
    return None if small else place


def likeliest(places: Iterable[Place]) -> Place | None:
    """Return what is meant of several places of one name; None if two are as likely.

    A country comes before a city; a state before a city elsewhere, unless that is a large one; a city comes before
    the region around it. Of several cities, the one that is clearly larger.
    """
    known = list(places)
    countries = [place for place in known if place.kind in {"country", "group"}]
    regions = [place for place in known if place.kind == "region"]
    cities = [place for place in known if place.kind in {"city", "metro"}]
    city = largest(cities)
    if countries:
        return None if any(region.code for region in regions) else _city_state(countries[0], cities)
    if not regions:
        return city
    region = max(regions, key=weight)
    if city is not None and (city.lies_in(region) or weight(city) >= CLEARLY * weight(region)):
        return city
    rivals = [place for place in (*regions, *cities) if place is not region and not place.lies_in(region)]
    most = max((weight(place) for place in rivals), default=0)
    return region if weight(region) >= REGION_CLEARLY * most else None


def largest(cities: Iterable[Place]) -> Place | None:
    """Return the city that is clearly larger than its namesakes, if one is."""
    ranked = sorted(cities, key=weight, reverse=True)
    if not ranked:
        return None
    rivals = [place for place in ranked[1:] if (place.country, place.region) != (ranked[0].country, ranked[0].region)]
    return ranked[0] if not rivals or weight(ranked[0]) >= CLEARLY * weight(rivals[0]) else None


def weight(place: Place) -> float:
    """Return how likely a place is meant beside its namesakes: its people, fewer for a second name and for regions."""
    known = 1 if place.own else ALIAS_WEIGHT
    return place.population * known * (REGION_WEIGHT if place.kind == "region" and not place.code else 1)


def _city_state(country: Place, cities: Iterable[Place]) -> Place:
    """Return the city where country and city are one and the same (Singapore), else the country."""
    same = (city for city in cities if city.country == country.code and city.name == country.name)
    return next((city for city in same if country.code in {"SG", "HK", "MC", "MO", "GI"}), country)


@functools.cache
def _namesakes() -> dict[str, str]:
    return {place_key(name): country for name, country in read_table("metros.toml")["namesakes"].items()}
