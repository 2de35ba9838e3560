"""Tells what lies in what: from a name and those behind it to a place in its region or country."""

from collections.abc import Sequence

from generator.enrich.gazetteer import Place, alone, likeliest, weight
from generator.enrich.place_atoms import Atom
from generator.enrich.place_key import is_code

FAR_LARGER = 10  # times as many people: then a name beside another is the well-known place, not its small namesake


def contained(atom: Atom, outer: Atom, *, lists: bool) -> tuple[Place, Place, bool] | None:
    """Return the place that lies in the region or country behind it, that, and whether its region stays unknown.

    A state comes before a country of the same code ("Wilmington, DE"), unless the city there is far larger
    ("Hyderabad, IN").
    """
    options: list[tuple[bool, float, Place, Place, bool]] = []
    for container in outer.places:
        if container.kind not in {"country", "region", "metro"} or _of_a_list(atom, outer, container):
            continue
        if container.kind == "region" and any(place.code == container.country for place in outer.places):
            continue  # "Taipei, Taiwan" is in the country of that name, whatever else it names there
        inside = [place for place in atom.places if place.number != container.number and place.lies_in(container)]
        towns = [place for place in inside if place.kind in {"city", "metro"}]
        place = max(towns, key=weight, default=None) if container.kind == "region" else likeliest(inside)
        ambiguous = place is None and bool(towns)
        place = place or max(towns or inside, key=weight, default=None)
        if place is not None:
            first = FAR_LARGER if container.kind == "region" else 1
            options.append((place.kind != "region", weight(place) * first, place, container, ambiguous))
    if not options:
        return None
    *_, place, container, ambiguous = max(options, key=lambda option: option[:2])
    return None if _side_by_side(atom, outer, place, container, lists=lists) else (place, container, ambiguous)


def may_be_skipped(between: Atom, outer: Atom) -> bool:
    """Whether a name between a town and its country is nobody's, or a region or code: "Bucharest, Ilfov, Romania"."""
    if between.gap == "or" or not between.places:
        return between.gap != "or"
    if any(place.kind == "country" for place in between.places) and not is_code(between.text):
        return False  # "Paris, Germany, France"
    is_town = any(place.kind in {"city", "metro"} for place in between.places)
    is_country = any(place.kind == "country" for place in outer.places)
    return (not is_town or is_code(between.text)) and is_country and between.gap == outer.gap == ","


def around_region(region: Place, behind: Sequence[Atom]) -> tuple[int, Place | None]:
    """Return how many names behind a region are what it lies in ("Brittany, France"), and its country among them."""
    for size, atom in enumerate(behind, 1):
        if atom.gap == "or" or not any(region.lies_in(place) for place in atom.places):
            return size - 1, None
        country = next((one for one in atom.places if one.kind == "country" and one.code == region.country), None)
        if country is not None:
            return size, country
    return len(behind), None


def _of_a_list(atom: Atom, outer: Atom, container: Place) -> bool:
    """Whether two provinces are rather their capitals ("Sevilla, Málaga") than a town in a province."""
    namesake = any(place.kind == "city" for place in outer.places)
    return container.is_county and namesake and any(place.is_county for place in atom.places)


def _side_by_side(atom: Atom, outer: Atom, place: Place, container: Place, *, lists: bool) -> bool:
    """Whether two names are rather a list ("London, New York") than a small town in a region of that name."""
    if container.kind == "country" or is_code(outer.text) or outer.gap == " ":
        return False
    one, other = alone(atom.text, atom.places), alone(outer.text, outer.places)
    if one is None or one is place or other is None or one.population < FAR_LARGER * place.population:
        return False
    return other.kind == "city" or (lists and one.kind == "region")
