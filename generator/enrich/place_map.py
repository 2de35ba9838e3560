"""Understands a place that is written in parts, from a map of city, region and country to a location."""

from collections.abc import Mapping

from generator.enrich.gazetteer import Place, likeliest, look_up
from generator.enrich.place_reading import PlaceReading
from generator.model.countries import COUNTRIES, REGIONS
from generator.model.location import Location

_KEYS = {
    "city": "city", "town": "city", "locality": "city", "addresslocality": "city", "place": "city", "ort": "city",
    "stadt": "city", "ville": "city", "ciudad": "city", "region": "region", "state": "region", "province": "region",
    "addressregion": "region", "bundesland": "region", "county": "region", "country": "country", "land": "country",
    "countrycode": "country", "addresscountry": "country", "pays": "country", "país": "country", "pais": "country",
    "street": "street", "streetaddress": "street", "address": "street", "postcode": "postcode",
    "postalcode": "postcode", "zip": "postcode", "zipcode": "postcode", "plz": "postcode", "name": "name",
    "text": "name", "label": "name", "cidade": "city", "città": "city", "plaats": "city", "gemeente": "city",
    "comune": "city",
    "departement": "region", "département": "region", "provincia": "region", "provincie": "region", "provinz": "region",
    "kanton": "region", "canton": "region", "estado": "region", "distrito": "region", "região": "region",
    "postleitzahl": "postcode", "codepostal": "postcode", "cap": "postcode", "straße": "street", "strasse": "street",
    "rue": "street", "calle": "street", "rua": "street", "via": "street", "市": "city", "都市": "city", "国": "country",
}  # fmt: skip

_NO_PLACE = frozenset(("", "anywhere", "remote", "n/a", "na", "tbd", "-", "any", "various"))


def parts_of(written: Mapping[str, str]) -> dict[str, str]:
    """Return the parts of an address by our names for them; keys that are no part are left out."""
    folded = ((key.lower().replace("_", "").replace("-", "").replace(" ", ""), text) for key, text in written.items())
    return {_KEYS[key]: text.strip() for key, text in folded if key in _KEYS and text.strip().lower() not in _NO_PLACE}


def understand_parts(parts: Mapping[str, str]) -> PlaceReading:
    """Return the place that its parts name. A city nobody knows is believed: it is said to be one."""
    city, region, country = parts.get("city", ""), parts.get("region", ""), parts.get("country", "")
    nation = _first(country, "country", upper=True)
    states = [place for place in _of(region, "region") if nation is None or place.country == nation.code]
    state = max(states, key=lambda place: place.population) if len({place.country for place in states}) == 1 else None
    towns = [
        place for place in _of(city, "city", "metro")
        if (nation is None or place.country == nation.code) and (state is None or place.lies_in(state))
    ]  # fmt: skip
    town = max(towns, key=lambda place: place.population, default=None) if state else likeliest(towns)
    code = next((place.country for place in (nation, state, town) if place is not None), None)
    label = state.label if state else region or None
    inferred = [] if nation or not code else ["country"]
    if not region and town is not None and code in REGIONS:
        label = town.region
        inferred = ["region", *inferred] if label else inferred
    is_metro = town is not None and town.kind == "metro"
    location = Location(
        parts.get("name") or ", ".join(text for text in (city, region, country) if text) or parts.get("street", ""),
        None if is_metro else town.name if town else city or None,
        label, code, parts.get("street"), parts.get("postcode"),
        town.latitude if town else None, town.longitude if town else None,
        town.region if town and not is_metro else None,
    )  # fmt: skip
    return PlaceReading((location,), inferred=tuple(inferred), unknown_country="" if nation else country)


def _of(name: str, *kinds: str) -> list[Place]:
    return [place for place in look_up(name) if place.kind in kinds] if name else []


def _first(name: str, kind: str, *, upper: bool) -> Place | None:
    if upper and name.upper() in COUNTRIES:
        name = name.upper()
    return next(iter(_of(name, kind)), None)
