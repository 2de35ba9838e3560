"""Leaves out what only tells a town more closely: from "London", "(Hackney)" to London alone."""

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from generator.enrich.data import read_table
from generator.enrich.gazetteer import Place, alone, subdivision
from generator.enrich.place_atoms import Atom
from generator.enrich.place_key import is_code, place_key
from generator.enrich.place_tokens import words_for

CLOSE, BESIDE = (
    40,
    10,
)  # kilometres within which a smaller place in brackets or behind a dash, or behind a comma, is part
FAR_LARGER = 10  # times as many people as a place elsewhere that happens to have a district's name
_PAIR = 2
_MUCH_LARGER = 500  # times as many people as a quarter that is named in front of its town
_FAR_SMALLER = 100  # times as many people as such a quarter's namesake, if the town's region stands behind the town
_CITY = 400_000  # inhabitants of a city beside another ("Niterói, Rio de Janeiro"); districts of Hanoi have 370,000
_LONGEST_CODE = 3  # letters of a region's code: "RJ"
_WELL_KNOWN = 100_000  # inhabitants of a town that is named beside towns of other countries
_WARDS = frozenset(("JP",))  # where parts of towns are towns of their own
_WARD = ("区", "區", "町")


def without_districts(atoms: Sequence[Atom]) -> list[Atom]:
    """Return the names without districts, nicknames of regions and asides; what is left out is in its town's slice.

    An aside is a phrase in small letters among names ("half an hour from Lancaster"); with it goes what it leads to.
    """
    if len(atoms) == 1:
        return list(atoms)
    atoms = _without_leading(list(_without_parts(_without_firms(atoms))))
    kept: list[Atom] = []
    towns = [atom for atom in atoms if _town(atom) is not None]
    named = any(atom.places for atom in atoms)
    aside = closely = False
    for atom in atoms:
        last = kept[-1] if kept else None
        atom = _as_region(last, atom)  # noqa: PLW2901
        aside = named and (is_aside(atom) or (aside and last is not None and atom.gap in {"in", " "}))
        closely = atom.gap in {"(", "in"} or (closely and atom.gap == " ")
        if aside:
            continue
        town = next((one for one in reversed(kept) if one in towns), None)
        if last is not None and (italian := _of_province(last, atom)):
            kept[-1] = msgspec.structs.replace(last, end=atom.end, places=italian)
        elif last is not None and (
            _is_part_of_england(last, atom)
            or _is_quarter(last, atom)
            or (town is not None
                and _is_part(last, town if closely else last, atom, closely=closely, is_list=len(towns) > 1))
        ):  # fmt: skip
            kept[-1] = msgspec.structs.replace(last, end=atom.end)
        else:
            kept.append(atom)
    return kept


def _without_firms(atoms: Sequence[Atom]) -> Sequence[Atom]:
    """Leave out a town that a hospital or a firm beside another town has in its name: "Leeds, George Mill Hospital"."""
    for one, other in itertools.pairwise(atoms):
        named = one.places and not other.places and other.gap == " "
        if named and words_for("organisation") & set(place_key(other.text).split()):
            rest = [atom for atom in atoms if atom is not one and atom is not other]
            return rest if any(_town(atom) is not None for atom in rest) else atoms
    return atoms


def _without_leading(atoms: Sequence[Atom]) -> Sequence[Atom]:
    """Leave out a quarter in front of its town: "Vauxhall, London", "Santa Mônica, Florianópolis"."""
    if len(atoms) < _PAIR:
        return atoms
    if len(atoms) > _PAIR and atoms[1].gap == "," and _is_elsewhere(*atoms[:3]):
        return [msgspec.structs.replace(atoms[1], start=atoms[0].start, gap=atoms[0].gap), *atoms[2:]]
    if _contains([place for place in atoms[1].places if place.is_county], atoms[0].places):
        return atoms  # "Truro, Cornwall"
    first, second = (alone(atom.text, atom.places) or _town(atom) for atom in atoms[:2])
    if first is None or second is None or atoms[1].gap != "," or first.kind != "city" or second.kind != "city":
        return atoms
    near = [one for one in atoms[0].places if one.kind == "city" and one.country == second.country]
    largest = max((one.population for one in atoms[0].places), default=0)
    abroad = first.country != second.country and first.population < min(_WELL_KNOWN, second.population)
    within = _contains([place for place in atoms[1].places if place.kind == "region"], near)  # "Holambra, São Paulo"
    if not near or within or (second.population < _MUCH_LARGER * largest and not abroad):
        return atoms
    return [msgspec.structs.replace(atoms[1], start=atoms[0].start, gap=atoms[0].gap), *atoms[2:]]


def _is_elsewhere(part: Atom, town: Atom, behind: Atom) -> bool:
    """Whether all towns of a quarter's name lie in other regions than the far larger one: "Conceição, São Paulo/SP"."""
    regions = [place for place in behind.places if place.kind == "region"]
    large = next((place for place in town.places if place.kind == "city"), None)
    if not part.places or not regions or large is None or not any(large.lies_in(region) for region in regions):
        return False
    return all(
        place.kind == "city"
        and large.population >= _FAR_SMALLER * place.population
        and not any(place.lies_in(region) for region in regions)
        for place in part.places
    )


def _without_parts(atoms: Sequence[Atom]) -> Iterator[Atom]:
    """Leave out each name in front of the town that it is a part of."""
    part: Atom | None = None
    for atom in atoms:
        town = _town_around(part, atom) if part is not None else None
        if part is not None and town is not None:
            atom = msgspec.structs.replace(atom, start=part.start, gap=part.gap, places=(town,))  # noqa: PLW2901
        elif part is not None:
            yield part
        part = atom
    if part is not None:
        yield part


def _town_around(part: Atom, whole: Atom) -> Place | None:
    """Return the town that shares its region's name, if what stands in front is its part: "Tay Ho, Ha Noi"."""
    if (
        whole.gap != ","
        or len(whole.text) <= _LONGEST_CODE
        or not any(place.kind == "region" and place.country not in _WARDS for place in whole.places)
    ):
        return None
    towns = [place for place in whole.places if place.kind == "city" and place.region in {place.name, place.code}]
    for town in towns or [place for place in whole.places if place.kind == "city"][:1]:
        same = any(place.kind == "region" and place.number == town.region_number for place in whole.places)
        parts = [
            place
            for place in part.places
            if place.kind == "city" and place.distance(town) < BESIDE and place.population < _CITY
        ]
        if same and any(town.population > FAR_LARGER * place.population for place in parts):
            return town
    return None


def is_aside(atom: Atom) -> bool:
    """Whether words that are no name of a place begin in small letters, as names do not."""
    return not atom.places and atom.text[:1].islower()


def _town(atom: Atom) -> Place | None:
    """Return the town that a name may mean; the largest, if it could be several."""
    meant = alone(atom.text, atom.places)
    if meant is not None:
        return meant if meant.kind == "city" else None
    return next((place for place in atom.places if place.kind == "city"), None)


def _is_part(last: Atom, inside: Atom, atom: Atom, *, closely: bool, is_list: bool) -> bool:
    """Whether a name is that of a district, or of a region that nobody knows, of the town in front of it."""
    town = _town(inside)
    if town is None or atom.gap == "or" or _contains(atom.places, (*inside.places, *last.places)):
        return False
    if not atom.places:
        return closely or not is_list
    if atom.start - last.end <= 1 and atom.text.rstrip("0123456789").endswith(_WARD):
        return True
    if atom.start == last.end and any(sign in atom.text for sign in _WARD):
        return True
    part = alone(atom.text, atom.places)
    if part is not None and part.country != town.country and (atom.gap == "-" or atom.start == last.end):
        return True  # "Belo Horizonte - Santa Lúcia", "台北松山"
    if part is None:
        return closely and town.population >= FAR_LARGER * max(place.population for place in atom.places)
    if part.kind == "region":
        return closely and part.country != town.country
    if part.kind != "city" or part.population >= town.population:
        return closely and part.kind == "metro"
    far_larger = town.population >= FAR_LARGER * part.population
    if closely:
        return far_larger or town.distance(part) < CLOSE
    return far_larger and town.distance(part) < (CLOSE if atom.gap == "-" else BESIDE)


def _is_quarter(last: Atom, atom: Atom) -> bool:
    """Whether a place abroad that shares a quarter's name stands behind a town and its region: "Vitória - ES - Suá"."""
    part = alone(atom.text, atom.places)
    if part is None or part.kind != "city" or last.gap != "-" or atom.gap != "-":
        return False
    regions = {place.country for place in last.places if place.kind == "region"}
    return bool(regions) and part.country not in regions


def _is_part_of_england(last: Atom, atom: Atom) -> bool:
    """Whether a name tells in which part of England the town in front of it lies."""
    if atom.gap not in {",", "(", "-"} or place_key(atom.text) not in words_for("english"):
        return False
    town = _town(last)
    return town is not None and town.country == "GB"


def _contains(outer: Iterable[Place], inner: Sequence[Place]) -> bool:
    return any(
        place.kind in {"country", "region"} and one.number != place.number and one.lies_in(place)
        for place in outer for one in inner
    )  # fmt: skip


def _as_region(last: Atom | None, atom: Atom) -> Atom:
    """Return a code as the region that it names in the country of the town in front of it: "Mumbai, MH"."""
    if (
        last is None
        or atom.gap not in {",", "(", " ", "-"}
        or not is_code(atom.text)
        or _contains(atom.places, last.places)
    ):
        return atom
    town = _town(last)
    regions = subdivision(f"{town.country}-{atom.text}") if town is not None else ()
    return msgspec.structs.replace(atom, places=regions) if regions else atom


def _of_province(last: Atom, atom: Atom) -> tuple[Place, ...]:
    """Return the Italian towns that a province's code can stand behind: "Torino (TO)", "Alba (CN)"."""
    region = _plates().get(atom.text)
    if region is None or atom.gap not in {"(", ",", " "} or _contains(atom.places, last.places):
        return ()
    return tuple(place for place in last.places if (place.kind, place.country, place.region) == ("city", "IT", region))


@functools.cache
def _plates() -> dict[str, str]:
    return {code: region for region, codes in read_table("metros.toml")["plates"].items() for code in codes}
