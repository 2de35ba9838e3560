"""Understands one written place, from a value such as "Remote (US) or Berlin" to places, modes and who may apply."""

import functools
import re
from collections.abc import Collection, Iterable, Sequence

import msgspec

from generator.enrich.gazetteer import Place
from generator.enrich.place_choices import Choice, choices_of
from generator.enrich.place_codes import settled
from generator.enrich.place_districts import is_aside
from generator.enrich.place_groups import Group, groups_of
from generator.enrich.place_key import place_key
from generator.enrich.place_tokens import words_for
from generator.model.countries import GROUPS, REGIONS, WORLDWIDE
from generator.model.location import Location, WorkMode

_PAIR = 2
_OPENING = re.compile(r"[(（\[]")
LONGEST_VALUE = 2_000  # characters; what is longer is no place
_UK_PARTS = {"England": "GB-ENG", "Scotland": "GB-SCT", "Wales": "GB-WLS", "Northern Ireland": "GB-NIR"}


class PlaceReading(msgspec.Struct, frozen=True):
    """What one value says.

    ``inferred`` names the parts of its places that were not written, ``mode_implied`` says that being on site is only
    implied by a place. The pairs are the slice of the value that a fact stands in. ``unknown`` are names that nobody
    knows, ``ambiguous`` those that several places share, ``guessed`` misspelt ones with what they were read as,
    ``rest`` words that are about something else.
    """

    locations: tuple[Location, ...] = ()
    work_mode: tuple[WorkMode, ...] = ()
    applicant_location: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()
    mode_implied: bool = False
    location_at: tuple[int, int] | None = None
    mode_at: tuple[int, int] | None = None
    applicant_at: tuple[int, int] | None = None
    unknown: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    guessed: tuple[tuple[str, str], ...] = ()
    rest: tuple[str, ...] = ()
    soft: bool = False
    unknown_country: str = ""


# A wish within the scope of remote work is no place of it: "Remote, India (Bengaluru preferred)".
_PREFERRED = re.compile(
    r"\([^(),]{1,40} [Pp]referred\)|,\s{0,3}[^(),]{1,40} preferred(?=\))|\(prefer(?:red|ably) [^()]{1,80}\)"
)
_DEPARTMENT = re.compile(r"[A-Za-zÀ-ÿ] \((?:\d\d|2[AB])\)")  # "Saint-Denis (93)"
_BRITISH = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}")  # a postcode of no other country


@functools.lru_cache(maxsize=4096)
def understand_place(text: str, *, hint_country: str | None = None) -> PlaceReading:
    """Return what a written place says; a country given as hint settles names that several countries have."""
    if len(text) > LONGEST_VALUE or place_key(text) in words_for("nothing"):
        return PlaceReading()
    if "refer" in text and "emote" in text.lower():
        text = _PREFERRED.sub(lambda found: " " * len(found[0]), text)
    choices = choices_of(text)
    if hint_country is None and "(" in text and _DEPARTMENT.search(text):
        hint_country = "FR"
    hint_country = hint_country or next(filter(None, (_country_of_address(text, one) for one in choices)), None)
    towns: list[tuple[Choice, Group]] = []
    reach: list[tuple[Choice, Group]] = []
    rest: list[str] = []
    remote = any(WorkMode.REMOTE in choice.modes for choice in choices)
    for choice, atoms in zip(choices, settled(choices), strict=True):
        groups = _of_address(choice, groups_of(atoms, hint_country, lists=WorkMode.REMOTE in choice.modes))
        rest += [atom.text for atom in choice.atoms if is_aside(atom)]
        for group in groups:
            (reach if remote and _is_reach(choice, group, choices) else towns).append((choice, group))
    if any(group.place for _, group in (*towns, *reach)) or any(choice.modes for choice in choices):
        towns = [(one, group) for one, group in towns if group.place or group.country or not group.name[:1].islower()]
    reading = msgspec.structs.replace(_reading(text, choices, towns, reach), rest=tuple(rest))
    named = {place.country for place in reading.locations if place.country}
    if reading.ambiguous and hint_country is None and len(named) == 1:  # "Cambridge or Brighton, England"
        return understand_place(text, hint_country=named.pop())
    return reading


def _of_address(choice: Choice, groups: Sequence[Group]) -> list[Group]:
    """Leave out what a street or a house shares its name with abroad: "Walker, Leeds, LS1 4AB"."""
    towns = [group.place for group in groups if group.place is not None and group.place.kind == "city"]
    if choice.postcode is None or len(towns) < _PAIR:
        return list(groups)
    return [
        group
        for group in groups
        if group.place not in towns or group.country or group.place.country == towns[-1].country
    ]


def _country_of_address(text: str, choice: Choice) -> str | None:
    """Return the country of a postcode: by its form, or that of the only towns of the name right behind it."""
    if choice.postcode is None:
        return None
    if _BRITISH.fullmatch(choice.postcode):
        return "GB"
    for atom in choice.atoms:
        countries = {place.country for place in atom.places}
        if not text[: atom.start].endswith(f"{choice.postcode} "):
            continue
        if len(countries) == 1 and all(place.kind == "city" for place in atom.places):
            return countries.pop()
    return None


def _is_reach(choice: Choice, group: Group, choices: Sequence[Choice]) -> bool:
    """Whether a place, in a value that speaks of remote work, is where one may work from, and no place of work."""
    if group.is_town or (group.place is None):
        return group.place is None and WorkMode.REMOTE in choice.modes and not choice.apart
    if choice.modes:
        return WorkMode.REMOTE in choice.modes
    at = choices.index(choice)
    before = next((one for one in reversed(choices[:at]) if WorkMode.REMOTE in one.modes), None)
    return before is None or not before.closed


def _reading(text: str, choices: Sequence[Choice], towns: Sequence[tuple[Choice, Group]],
             reach: Sequence[tuple[Choice, Group]]) -> PlaceReading:  # fmt: skip
    groups = [group for _, group in towns if _says_something(group)]
    located = _unlike([_location(text, choice, group) for choice, group in towns if group in groups])
    modes, implied = _modes(choices, towns)
    codes, codes_at = _eligibility(choices, reach)
    unknown = [group.name for group in groups if group.place is None and not group.ambiguous]
    doubtful = [group.name for group in groups if group.ambiguous]
    mode_spans = [span for choice in choices for span in choice.mode_spans]
    return PlaceReading(
        _once(location for location, _ in located),
        modes,
        codes,
        tuple(dict.fromkeys(part for _, parts in located for part in parts)),
        mode_implied=implied and not mode_spans,
        location_at=_closed(text, _around([(group.start, group.end) for group in groups])),
        mode_at=(0, len(text)) if implied or not mode_spans else _closed(text, _around(mode_spans)),
        applicant_at=_closed(text, _around(codes_at)),
        unknown=tuple(unknown),
        ambiguous=tuple(doubtful),
        guessed=tuple((group.name, group.place.name) for group in groups if group.guessed and group.place),
        soft=any(choice.soft for choice in choices),
    )


def _unlike(located: Sequence[tuple[Location, list[str]]]) -> list[tuple[Location, list[str]]]:
    """Leave out areas of which another one says as much: "SF Bay Area (South Bay)"."""
    kept: dict[object, tuple[Location, list[str]]] = {}
    for place, inferred in located:
        is_area = place.locality is None and place.latitude is not None
        kept.setdefault((place.country, place.region) if is_area else place, (place, inferred))
    return list(kept.values())


def _once(locations: Iterable[Location]) -> tuple[Location, ...]:
    """Return each town once, as it is named first: "Acme Tower Leeds, 7 Mill Street, Leeds"."""
    kept: dict[object, Location] = {}
    for place in locations:
        kept.setdefault((place.locality, place.region, place.country) if place.locality else place, place)
    countries = {place.country for place in kept.values() if place.locality}
    return tuple(place for place in kept.values() if place.locality or not _is_only(place, countries))


def _is_only(place: Location, countries: Collection[str | None]) -> bool:
    """Whether a place is no more than the country of a town beside it: "Leeds/UK"."""
    bare = place.region is None and place.latitude is None and place.street is None and place.postcode is None
    return bare and place.country is not None and place.country in countries


def _says_something(group: Group) -> bool:
    return group.place is not None or any(letter.isalpha() for letter in group.name)


def _around(spans: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    found = list(spans)
    return (min(start for start, _ in found), max(end for _, end in found)) if found else None


def _closed(text: str, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return a slice with the closing bracket behind it, if it holds the opening one."""
    if span is None:
        return None
    start, end = span
    if not _OPENING.search(text, start, end):
        return span
    opened = sum(text.count(sign, start, end) for sign in "(（[") - sum(text.count(sign, start, end) for sign in ")）]")
    return (start, end + 1) if opened > 0 and text[end : end + 1] in {")", "）", "]"} else span


def _location(text: str, choice: Choice, group: Group) -> tuple[Location, list[str]]:
    """Return a place as a fact, and the names of its parts that were not written."""
    place = group.place
    start, end = _closed(text, (group.start, group.end)) or (0, 0)
    written = text[start:end]
    region = group.region or (place if place is not None and place.kind == "region" else None)
    code = next((one.country for one in (group.country, region, place) if one is not None), None)
    if place is None or place.kind == "group":
        return Location(written, None, region.label if region else None, code), []
    town = place.kind == "city" and not group.around
    region_label = region.label if region else None
    inferred = [] if group.country or place.kind == "country" or not code else ["country"]
    if region is None and place.kind in {"city", "metro"} and code in REGIONS and not group.ambiguous:
        region_label = place.region
        inferred = ["region", *inferred] if region_label else inferred
    if group.guessed:
        inferred = ["locality", *inferred]
    exact = place.kind in {"city", "metro"} and not group.ambiguous
    return Location(
        written, place.name if town else None, region_label, code, choice.street(group.start), choice.postcode,
        place.latitude if exact else None, place.longitude if exact else None, place.region if town else None,
    ), inferred  # fmt: skip


def _modes(choices: Sequence[Choice], towns: Sequence[tuple[Choice, Group]]) -> tuple[tuple[WorkMode, ...], bool]:
    """Return the work modes in the order they are said, and whether being on site is only implied."""
    found: list[WorkMode] = []
    implied = False
    said = [mode for choice in choices for mode in choice.modes]
    for choice in choices:
        real = [group for one, group in towns if one is choice and _is_somewhere(group)]
        on_site = bool(real) and (not choice.modes or (choice.apart and choice.modes == (WorkMode.REMOTE,)))
        alone = not choice.modes or choice.apart
        if on_site and alone and WorkMode.HYBRID not in said and WorkMode.ON_SITE not in said:
            first = choice.mode_spans and min(choice.mode_spans)[0] < real[0].start
            found += [*choice.modes, WorkMode.ON_SITE] if first else [WorkMode.ON_SITE, *choice.modes]
            implied = True
        else:
            found += choice.modes
    return tuple(dict.fromkeys(found)), implied


def _is_somewhere(group: Group) -> bool:
    return bool(group.region or group.country or (group.place and group.place.kind != "group"))


def _eligibility(
    choices: Sequence[Choice], reach: Sequence[tuple[Choice, Group]]
) -> tuple[tuple[str, ...], list[tuple[int, int]]]:
    """Return from where one may work, as codes, and where that is written; nothing if some places are left out."""
    codes: list[str] = []
    spans: list[tuple[int, int]] = []
    for _, group in reach:
        code = _code(group)
        if code:
            codes.append(code)
            spans.append((group.start, group.end))
    for choice in choices:
        codes += [code for code, _, _ in choice.bands]
        spans += [(start, end) for _, start, end in choice.bands]
    everywhere = [choice.anywhere for choice in choices if choice.anywhere]
    if everywhere and not reach and not any(choice.bands for choice in choices):
        codes, spans = [WORLDWIDE], [span for span in everywhere if span]
    without = [atom for choice in choices for atom in choice.excluded]
    if without:
        codes = _without(codes, [place for atom in without for place in atom.places[:1]])
    return tuple(dict.fromkeys(codes)), spans if codes else []


def _code(group: Group) -> str | None:
    """Return the code of a country, state or group of countries; None where there is none or two."""
    place = group.place
    if place is None or place.kind in {"city", "metro"}:
        return None
    if place.kind == "region":
        return f"{place.country}-{place.code}" if place.code else _UK_PARTS.get(place.name)
    return place.code


def _without(codes: Sequence[str], places: Sequence[Place]) -> list[str]:
    """Return the countries that are left of groups of countries; nothing where that cannot be said in codes."""
    excluded = {code for place in places for code in GROUPS.get(place.code or "", (place.code,))}
    if not places or not all(place.kind in {"country", "group"} for place in places):
        return []
    left: list[str] = []
    for code in codes:
        if code not in GROUPS and (code == WORLDWIDE or code.startswith("UTC") or code[:2] in excluded):
            return []
        members = GROUPS.get(code, (code,))
        left += [one for one in members if one not in excluded] if excluded & set(members) else [code]
    return left
