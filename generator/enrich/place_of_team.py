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

# The small word in front of a place; what stands before it tells whose place it is.
_LEADS = re.compile(r" (?:in|à|de|en|em|di|a|te|ist|[Ss]tandort|Büro|d['’]) ?(?=[A-ZÀ-Þ])")
_WHOSE = re.compile(
    r"(?:[Jj]oin us"
    r"|(?<!of )\bour (?:[\w-]{1,20} ){0,3}?(?:team|office|offices|studio|headquarters|HQ|location|site|clinic|hospital"
    r"|school|shop|store|lab|practice|bakery|restaurant|hotel|warehouse|nursery)"
    r"|(?:position|role|job|opportunity)(?: is)?(?: based| located)?"
    r"|^(?:\W*(?:[Yy]ou are |[Mm]ust be )?[Bb]|.{0,60}[Mm]ust be b)ased"
    r"|(?:[Ff]ür|[Ii]n|[Aa]n|[Bb]ei) unsere?[mnr]? (?:[\w-]{1,20} ){0,2}?(?:Team|Standort|Büro|Praxis|Kita|Hauptsitz"
    r"|Filiale|Werkstatt|Klinik|Kindertagesstätte|Schule|Restaurant|Hotel|Bäckerei|Niederlassung)"
    r"|(?:[Aa]m|(?:unsere[mn]|de[mn]|[Dd]ein|[Dd]er) (?:Standort|Arbeitsort))"
    r"|[Pp]oste(?: est)?(?: à pourvoir| basé| situé| localisé)?"
    r"|(?:nos|notre) (?:bureaux?|locaux|agence|siège)|[Nn]uestras? (?:oficinas?|sede)|nosso escritório"
    r"|(?:presencial|presencialmente|atuar|trabalhar)|(?:nostra sede|nostri uffici)|(?:ons kantoor|onze vestiging))$"
)
_PLACE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][^.;:!?\n]{1,50}?)(?=[.;:!?]|,? (?:or|and|to|as|with|who|in|where|but|is|are|you|we|our|suchen"
    r"|sucht|und|ab|als|zum|mit|zu|auf|eine?n?s?|nous|pour|et|avec|une?|en|buscamos|para|con|y|e|com|uma?|cerchiamo|per|zoeken"
    r"|voor|een|met)\b|$)"
)
_LONGEST_BEFORE = 70


def of_team(line: Line) -> Iterator[Statement]:
    """Go through the places a line gives the team one joins; only towns that are known, with nothing beside."""
    text = line.text
    for lead in _LEADS.finditer(text):
        if not _WHOSE.search(text[max(0, lead.start() - _LONGEST_BEFORE) : lead.start()]):
            continue
        found = _PLACE.match(text, lead.end())
        reading = understand_place(found["place"]) if found else None
        if found and reading and reading.locations and all(place.locality for place in reading.locations):
            if is_doubtful(reading) or not is_nothing_else(found["place"]):
                continue
            at = Candidate(text, Origin.PROSE, line.span).part(*found.span("place"))
            yield Statement(("location",), reading, Candidate(found["place"], Origin.PROSE, at))
