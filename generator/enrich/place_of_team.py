"""Reads where the team or the office is that one joins, in several languages: "Join our team in Leeds"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate
from generator.enrich.place_reading import understand_place
from generator.enrich.place_statement import Statement, is_doubtful, is_nothing_else
from generator.model.facts import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.entry import Line

_BEFORE = (
    r"[Jj]oin (?:us|our (?:[\w-]{1,20} ){0,3}?(?:team|office)) in ",
    r"(?:at|from|in|for) our (?:[\w-]{1,20} ){0,2}?(?:office|studio|headquarters|HQ|location|site) in ",
    r"(?:position|role|job|opportunity) (?:is )?(?:based |located )?in ",
    r"(?:^(?:[Yy]ou are |[Mm]ust be )?[Bb]|[Mm]ust be b)ased in ",
    r"(?:unsere[mn]|de[mn]|am|[Dd]ein|[Dd]er) (?:Hauptsitz|Standort|Sitz|Büro|Office|Arbeitsort)(?: ist)?(?: in)? ",
    r"[Pp]oste (?:est )?(?:à pourvoir |basé |situé |localisé )?à ",
    r"(?:nos|notre) (?:bureaux?|locaux|agence|siège)(?: (?:à|de) | d['’])",
    r"[Nn]uestras? (?:oficinas?|sede) (?:de|en) ",
    r"nosso escritório (?:em|de|no|na) ",
    r"(?:presencial|presencialmente|atuar|trabalhar) em ",
    r"(?:nostra sede|nostri uffici) (?:di|a) ",
    r"(?:ons kantoor|onze vestiging) (?:in|te) ",
)
_BEHIND = (
    "or and to as with who where but is are you we our suchen sucht und ab als zum mit zu auf ein eine einen eines nous "
    "pour et avec un une en buscamos para con y e com uma um cerchiamo per zoeken voor een met"
)
_OF_TEAM = re.compile(
    rf"(?<!\w)(?:{'|'.join(_BEFORE)})(?P<place>[A-ZÀ-Þ][^.;:!?\n]{{1,50}}?)"
    rf"(?=[.;:!?]|,? (?:{_BEHIND.replace(' ', '|')})\b|$)"
)


def of_team(line: Line) -> Iterator[Statement]:
    """Go through the places a line gives the team one joins; only towns that are known, with nothing beside."""
    for found in _OF_TEAM.finditer(line.text):
        reading = understand_place(found["place"])
        towns = reading.locations and all(place.locality for place in reading.locations)
        if towns and not is_doubtful(reading) and is_nothing_else(found["place"]):
            at = Candidate(line.text, Origin.PROSE, line.span).part(*found.span("place"))
            yield Statement(("location",), reading, Candidate(found["place"], Origin.PROSE, at))
