"""Settles which places are meant: from names beside one another to cities in their regions and countries."""

from collections.abc import Sequence

import msgspec

from generator.enrich.gazetteer import CLEARLY, KNOWN_ALONE, Place, alone, largest, likeliest, look_up_nearly, weight
from generator.enrich.place_atoms import Atom
from generator.enrich.place_containers import FAR_LARGER, around_region, contained, may_be_skipped
from generator.enrich.place_districts import CLOSE, without_districts
from generator.enrich.place_key import is_code, place_key
from generator.enrich.place_tokens import words_for

LONGEST_TYPO = 3  # words
WELL_KNOWN = 100_000  # inhabitants of a town that is meant even where another name stands right behind it
_BESIDE = frozenset({",", "-", "(", " "})
FARTHEST = 4  # names between a street or company and its town, at most


class Group(msgspec.Struct, frozen=True, gc=False):
    """One place, with the region and country that were written beside it.

    ``place`` is None where only the name is known; ``ambiguous`` says that the country is known and the region not.
    """

    start: int
    end: int
    name: str
    place: Place | None = None
    region: Place | None = None
    country: Place | None = None
    around: bool = False
    guessed: bool = False
    ambiguous: bool = False

    @property
    def is_town(self) -> bool:
        """Whether one can go there: not a whole country, state or group of countries."""
        return self.place is None or self.place.kind in {"city", "metro"}


def groups_of(atoms: Sequence[Atom], hint_country: str | None = None, *, lists: bool = False) -> list[Group]:
    """Return the places that are named, in order; ``lists``: states beside one another are likelier than cities."""
    found: list[Group] = []
    container: Group | None = None
    atoms = without_districts(atoms)
    at = 0
    while at < len(atoms):
        atom = atoms[at]
        if container and atom.places and (inside := _inside(atom, container)):
            if found and found[-1] is container:
                found.pop()
            found.append(inside)
            if atom.gap in {"-", " "} and _is_container(inside):  # "US - CA - San Francisco", "US-Oregon-Hillsboro"
                container = inside
            at += 1
            continue
        size, group = _chain(atoms, at, hint_country, lists=lists)
        if group is not None and found and (whole := _town_and_part(found[-1], group, atom.gap)):
            found[-1] = whole
        elif group is not None and found and atom.gap in _BESIDE and _repeats_country(found[-1], group):
            found[-1] = msgspec.structs.replace(found[-1], end=group.end, country=group.place)
        elif group is not None and found and atom.gap == " " and _begins_name(found[-1], group):
            name = f"{found[-1].name} {group.name}"
            found[-1] = msgspec.structs.replace(group, start=found[-1].start, name=name)
        elif group is not None:
            found.append(group)
            container = group if _is_container(group) else None
        at += size
    return found


def _town_and_part(one: Group, other: Group, gap: str) -> Group | None:
    """Return the larger of two towns of one region: "Berlin Kreuzberg", "東京都渋谷区", "Croydon (London)"."""
    if one.place is None or other.place is None or not (one.place.kind == other.place.kind == "city"):
        return None
    if (one.place.country, one.place.region) != (other.place.country, other.place.region):
        return None
    around = gap == "(" and other.place.population >= FAR_LARGER * one.place.population
    if gap != " " and not (around and one.place.distance(other.place) < CLOSE):
        return None
    larger = max((one, other), key=lambda group: group.place.population if group.place else 0)
    return msgspec.structs.replace(larger, start=one.start, end=other.end)


def _repeats_country(one: Group, other: Group) -> bool:
    """Whether a country is that of the town or state in front of it: "IN - Pune, India"."""
    if one.place is None or one.place.kind == "country" or other.place is None or other.place.kind != "country":
        return False
    return one.place.country == other.place.code


def _begins_name(one: Group, other: Group) -> bool:
    """Whether a little known town abroad is rather the beginning of a longer name: "Riviera Maya, Mexico"."""
    if one.place is None or one.place.kind != "city" or (one.place.own and one.place.population >= WELL_KNOWN):
        return False
    country = next((place.country for place in (other.place, other.region, other.country) if place), None)
    return country != one.place.country


def _is_container(group: Group) -> bool:
    return group.place is not None and group.place.kind in {"country", "region"} and not group.around


def _inside(atom: Atom, container: Group) -> Group | None:
    """Return the city of a country or region that was written in front of it ("Germany: Berlin, Munich")."""
    outer = container.place
    cities = [place for place in atom.places if outer and place.kind != "country" and place.lies_in(outer)]
    place = likeliest(cities)
    beside = alone(atom.text, atom.places)
    if place is None or outer is None or (beside and beside.country != place.country and not is_code(atom.text)):
        return None
    region = outer if outer.kind == "region" else None
    country = container.country or (outer if outer.kind == "country" else None)
    start = min(container.start, atom.start) if atom.start - container.end < 4 else atom.start  # noqa: PLR2004
    return Group(start, atom.end, atom.text, place, region, country, atom.around)


def _chain(atoms: Sequence[Atom], at: int, hint: str | None, *, lists: bool) -> tuple[int, Group | None]:
    """Return how many names make one place, and that place."""
    atom = atoms[at]
    behind = atoms[at + 1 :]
    if not atom.places:
        atom = _corrected(atom, behind[:1])
    if not atom.places:
        return _unknown(atom, behind, hint)
    for skipped, outer in enumerate(behind[:2]):
        if outer.gap == "or" or (skipped and not may_be_skipped(*behind[:2])):
            break
        found = contained(atom, outer, lists=lists)
        if found is not None:
            place, container, ambiguous = found
            size = 2 + skipped
            region = container if container.kind == "region" else None
            country = container if container.kind == "country" else None
            if region is not None:
                more, country = around_region(region, atoms[at + size : at + size + 2])
                size += more
            end = atoms[at + size - 1].end
            return size, Group(atom.start, end, atom.text, place, region, country, atom.around, atom.guessed, ambiguous)
    if (state := _other_state(atom, behind[:1])) is not None:
        return 2, Group(atom.start, behind[0].end, atom.text, None, state)
    if at == 0 and not lists and (state := _elsewhere(atom, behind)) is not None:
        return len(atoms), Group(atom.start, behind[-1].end, atom.text, None, state)
    group = _by_itself(atom, behind, hint)
    if group.place is None and all(place.population < KNOWN_ALONE for place in atom.places):
        return _unknown(atom, behind, hint)
    return 1, group


def _by_itself(atom: Atom, behind: Sequence[Atom], hint: str | None) -> Group:
    """Return what a name means without its region beside it, perhaps with one at the end of its list."""
    place = _region_in_front(atom, behind[:1]) or alone(atom.text, atom.places, hint)
    region = country = None
    if place is None:
        for outer in behind:
            if outer.gap == "or" or not outer.places:
                break
            found = contained(atom, outer, lists=False)
            if found is not None:
                place = found[0]
                break
    ambiguous = False
    if place is None:
        place, ambiguous = _of_one_country(atom), True
    return Group(atom.start, atom.end, atom.text, place, region, country, atom.around, atom.guessed, ambiguous)


def _other_state(atom: Atom, behind: Sequence[Atom]) -> Place | None:
    """Return the state whose code stands behind a town that we know in others only: "Moab, NJ"."""
    if not behind or behind[0].gap != "," or not is_code(behind[0].text) or is_code(atom.text):
        return None
    if any(place.kind != "city" for place in atom.places):
        return None
    states = [place for place in behind[0].places if place.kind == "region" and place.code]
    return next((one for one in states if any(town.country == one.country for town in atom.places)), None)


def _elsewhere(atom: Atom, behind: Sequence[Atom]) -> Place | None:
    """Return the state that alone stands behind a town that we know elsewhere only: "Sydney, Ontario, Canada"."""
    regions = [place for place in behind[0].places if place.kind == "region"] if behind else []
    if len(regions) != 1 or behind[0].gap != "," or any(place.kind != "city" for place in atom.places):
        return None
    state, town = regions[0], alone(atom.text, atom.places)
    if town is None or (town.country == state.country and town.population >= WELL_KNOWN):
        return None  # two of a list, or a mistake: "Boston, Ohio"
    if not all(
        ("country", state.country) in {(place.kind, place.country) for place in one.places} for one in behind[1:]
    ):
        return None
    namesakes = (place for place in behind[0].places if place.kind != "region")
    return None if any(one.country in {town.country, state.country} for one in namesakes) else state


def _region_in_front(atom: Atom, behind: Sequence[Atom]) -> Place | None:
    """Return the region whose town stands right behind it: "Québec (Montréal)", "CA-San Francisco"."""
    beside = {"(", ":", "-", " "} if is_code(atom.text) else {"(", ":"}
    if not behind or behind[0].gap not in beside:
        return None
    regions = (place for place in atom.places if place.kind == "region")
    return next((one for one in regions if any(town.lies_in(one) for town in behind[0].places)), None)


def _of_one_country(atom: Atom) -> Place | None:
    """Return the largest of several towns that all lie in one country; its region is not meant."""
    if any(place.kind not in {"city", "metro"} for place in atom.places):
        return None
    ranked = sorted((place for place in atom.places), key=weight, reverse=True)
    near = [place for place in ranked if weight(place) * CLEARLY * 2 >= weight(ranked[0])]
    same = len({place.country for place in near}) == 1 and largest(ranked) is None
    return ranked[0] if same and alone(atom.text, near[:1]) else None


def _unknown(atom: Atom, behind: Sequence[Atom], hint: str | None) -> tuple[int, Group | None]:
    """Return what follows a name nobody knows: a street or company before a city is dropped, a town is not invented."""
    if behind and behind[0].gap != "or":
        size, group = _chain(behind[:FARTHEST], 0, hint, lists=False)
        if group is None:
            return 1, None
        if group.is_town and group.place is not None:
            county = next((place for place in behind[0].places if place.is_county), None)
            if size > 1 and county is not None and not _is_address(atom):
                return 1 + size, Group(atom.start, group.end, atom.text, None, county, group.country)
            return 1, None
        if group.place is not None and group.place.kind != "group":
            place = group.place
            region = place if place.kind == "region" else None
            country = group.country or (place if place.kind == "country" else None)
            return 1 + size, Group(atom.start, group.end, atom.text, None, region, country)
    return 1, Group(atom.start, atom.end, atom.text)


def _is_address(atom: Atom) -> bool:
    """Whether a name is that of a street, a house or a company, not of a small town ("Cortona, Arezzo, Toscana")."""
    return any(sign.isdigit() for sign in atom.text) or bool(
        words_for("organisation") & set(place_key(atom.text).split())
    )


def _corrected(atom: Atom, behind: Sequence[Atom]) -> Atom:
    """Return the atom with what its name, misspelt by a letter, may mean."""
    words = place_key(atom.text).split()
    if len(words) > LONGEST_TYPO or not atom.text[:1].isupper() or words_for("organisation") & set(words):
        return atom
    near = look_up_nearly(atom.text)
    if behind and behind[0].places:
        outer = [place for place in behind[0].places if place.kind in {"country", "region"}]
        near = tuple(place for place in near if not outer or any(place.lies_in(one) for one in outer))
    place = likeliest(near)
    return msgspec.structs.replace(atom, places=(place,), guessed=True) if place is not None else atom
