"""Settles codes that stand side by side: from "CA" to California in "CA, NY, TX", and to Canada in "US, CA"."""

import itertools
from collections.abc import Sequence

import msgspec

from generator.enrich.gazetteer import Place
from generator.enrich.place_atoms import Atom
from generator.enrich.place_choices import Choice
from generator.enrich.place_key import is_code
from generator.model.location import WorkMode


def settled(choices: Sequence[Choice]) -> list[list[Atom]]:
    """Return the names of each choice: codes by all others, if nothing else is written, or by those of their choice."""
    every = [atom for choice in choices for atom in choice.atoms]
    if all(is_code(atom.text) for atom in every):
        atoms = iter(_settled(every))
        return [list(itertools.islice(atoms, len(choice.atoms))) for choice in choices]
    return [_settled(one.atoms) if WorkMode.REMOTE in one.modes else list(one.atoms) for one in choices]


def _settled(atoms: Sequence[Atom]) -> list[Atom]:
    """Return a list of codes with each a state ("CA, NY, TX") or each a country ("US, CA"), where that can be told."""
    lone = [atom for atom in atoms if len({place.kind for place in atom.places}) == 1]
    wanted = {"region"} if any(atom.places[0].kind == "region" for atom in lone if is_code(atom.text)) else set()
    if any(atom.places[0].kind == "country" for atom in lone):
        wanted = wanted or {"country"}
    states = [atom for atom in atoms if not any(place.kind == "country" for place in atom.places[:1])]
    if len(states) > 1 and all(_states(atom) for atom in states) and not any(is_code(atom.text) for atom in states):
        return [_as_state(atom) if atom in states else atom for atom in atoms]
    if any(place.kind in {"city", "metro"} for atom in atoms for place in atom.places[:1]):
        return list(atoms)
    countries = {atom.places[0].country for atom in atoms if len(atom.places) == 1}
    kept = []
    for atom in atoms:
        places = tuple(place for place in atom.places if place.kind in wanted) if is_code(atom.text) else ()
        places = tuple(place for place in places if place.country in countries) or places
        kept.append(msgspec.structs.replace(atom, places=places or atom.places))
    return kept


def _states(atom: Atom) -> tuple[Place, ...]:
    return tuple(place for place in atom.places if place.kind == "region" and place.code)


def _as_state(atom: Atom) -> Atom:
    """Return a name that is a state's beside other states: "Texas, Florida, Georgia"."""
    states = _states(atom)
    return msgspec.structs.replace(atom, places=states, text=states[0].label)
