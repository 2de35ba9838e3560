"""Reads where the team or the office is that one joins, in several languages: "Join our team in Leeds"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate
from generator.enrich.patterns import words
from generator.enrich.place_phrases import SMALL
from generator.enrich.place_reading import understand_place
from generator.enrich.place_statement import Statement, is_doubtful, is_nothing_else
from generator.enrich.skill_table import skill_table
from generator.model.facts import Origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.entry import Line

# The small word in front of a place; what stands before it tells whose place it is.
_LEADS = re.compile(r" (?:in|à|de|en|em|di|a|te|ist|[Ss]tandort|Büro|d['’]) ?(?:the )?(?=[A-ZÀ-Þ])")
_WHOSE = re.compile(
    r"(?:[Jj]oin us|\b[Bb]ei uns|\b[Cc]hez nous"
    r"|(?<!of )\bour (?:[\w-]{1,20} (?:& )?){0,3}?(?:team|office|offices|studio|headquarters|HQ|location|site|clinic"
    r"|hospital|school|shop|store|lab|practice|bakery|restaurant|hotel|warehouse|nursery|workshop|premises)"
    r"|(?:position|role|job|opportunity)(?: is)?(?: based| located)?"
    r"|^(?:\W*(?:[Yy]ou are |[Mm]ust be )?[Bb]|.{0,60}[Mm]ust be b)ased"
    r"|(?:[Ff]ür|[Ii]n|[Aa]n|[Bb]ei) unsere?[mnr]? (?:[\w-]{1,20} ){0,2}?(?:Team|Standort|Büro|Praxis|Kita|Hauptsitz"
    r"|Filiale|Werkstatt|Klinik|Kindertagesstätte|Schule|Restaurant|Hotel|Bäckerei|Niederlassung)"
    r"|^(?:Arbeits|Einsatz|Dienst)(?:ort|sitz)|(?:[Aa]m|(?:unsere[mn]|de[mn]|[Dd]ein|[Dd]er) (?:Standort|(?:Arbeits"
    r"|Einsatz|Dienst)ort))"
    r"|[Pp]uesto(?: (?:está|es))?(?: ubicado| basado)?"
    r"|(?:[Pp]oste|[Ss]tage|[Mm]ission|[Aa]lternance)(?: (?:est|se déroulera|se deroulera|aura lieu|se situe))?"
    r"(?: à pourvoir| basée?| située?| localisée?)?|[Vv]ous serez (?:basée?|rattachée?|affectée?)"
    r"|(?:nos|notre) (?:bureaux?|locaux|agence|siège)|[Nn]uestras? (?:oficinas?|sede)|nosso escritório"
    r"|(?:presencial|presencialmente|híbrid[oa]|atuar|trabalhar|[Ff]icamos|[Ee]stamos)|(?:nostra sede|nostri uffici)"
    r"|(?:ons kantoor|onze vestiging)(?: aan (?:de|het) [A-Z][\w-]{1,20})?"
    r"|(?:full|part)[- ]time (?:employment|work|position|job|role)"
    r"|\d{1,2} ?(?:h|hrs?|hours|Stunden|Std\.?)(?: ?/ ?| per | a | pro )(?:week|[Ww]oche)"
    r"|will be (?:\w{3,12}ly )?(?:based|located))$"
)
# A room to work in, offered to the reader: "you'll find a bright office in Leeds".
_ROOM = re.compile(
    r"(?:\b(?:an?|the|ein|das|dein|and|und|een|gezellige) |^)(?:[\w-]{1,20} ){0,3}?"
    r"(?:office|workplace|workspace|werkplek|kantoor|Büro(?:atmosphäre)?)"
    r"(?: (?:an|am|im) (?:der )?[A-ZÄÖÜ][\wäöüß]{1,20})?$",
    re.IGNORECASE,
)
_OFFERED = re.compile(r"\b(?:you|you['’]ll|du|dich|dir|sie|je|we offer|wir bieten)\b", re.IGNORECASE)
# "our Leeds team"
_BESIDE = re.compile(
    r"\b(?:our|unser(?:em|e|en)?) (?:(?:new|growing|small|friendly|expanding) )?"
    r"(?P<town>[A-ZÀ-Þ][\w.'’-]{2,20}(?: [A-ZÀ-Þ][\w.'’-]{2,20})?)"
    r"[ -](?:team|office|studio|hub|headquarters|HQ|Team|Büro|Standort)\b"
)
# ... where one goes now and then: "visit our Leeds office".
_AWAY = re.compile(
    r"\b(?:visit|visits|visiting|travel|travelling|traveling|trips?|weeks?|retreats?|meet|meetings?)(?: \w{1,9}){0,3} $"
)
# Where a company says it sits: the place of the work only if the text names the town once more.
_SEAT = re.compile(
    r"(?:(?:,|\)|\b(?:company|agency|consultancy|studio|charity|start-?up|team|we are|are))"
    r" (?:based|located)|mit Sitz) in (?=[A-ZÀ-Þ])"
)
# "We are located in Leeds": where nothing else is said, that is where one works.
_SELVES = re.compile(
    r"\b(?:we are|we['’]re|our (?:team|office|lab|group)s? (?:is|are)) (?:based|located|headquartered|situated) in $",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][^.;:!?\n]{1,50}?)"
    r"(?=[.;:!?]|$|\s\((?![A-Za-z.]{2,4}\))|,? (?:(?:or|oder|ou)(?! [A-ZÀ-Þ])|and|und|et|y|e|sur|an)\b"
    rf"|,?\s(?!(?:{SMALL}|a|i|or)\b)(?=[a-zà-ÿ]))"
)
_LONGEST_BEFORE = 70


def of_team(line: Line, *, perk: bool) -> Iterator[Statement]:
    """Go through the places a line gives the team one joins; only towns that are known, with nothing beside.

    ``perk`` says that the line is one of what is offered.
    """
    text = line.text
    for beside in _BESIDE.finditer(text):
        town = beside["town"]
        if _AWAY.search(text[: beside.start()]):
            continue
        if town.lower() not in words("company", "fields") and skill_table().label_of(town) is None:
            yield from _towns(line, *beside.span("town"))
    for lead in _LEADS.finditer(text):
        before = text[max(0, lead.start() - _LONGEST_BEFORE) : lead.start()]
        if not (_WHOSE.search(before) or ((perk or _OFFERED.search(text, 0, lead.start())) and _ROOM.search(before))):
            continue
        found = _PLACE.match(text, lead.end())
        if found:
            yield from _towns(line, *found.span("place"))


def of_seat(line: Line, other: Iterable[Line]) -> Iterator[Statement]:
    """Go through the towns where a line says that the company sits, and other lines name, too."""
    for lead in _SEAT.finditer(line.text):
        found = _PLACE.match(line.text, lead.end())
        for one in _towns(line, *found.span("place")) if found else ():
            named = re.compile(rf"\b{re.escape(found['place'] if found else '')}\b")
            if _SELVES.search(line.text, 0, lead.end()) or any(named.search(one.text) for one in other if one != line):
                yield one


def _towns(line: Line, start: int, end: int) -> Iterator[Statement]:
    """Read a part of a line as towns, if they are known and stand alone."""
    said = line.text[start:end]
    reading = understand_place(said)
    towns = bool(reading.locations) and all(place.locality or place.latitude for place in reading.locations)
    if towns and not is_doubtful(reading) and is_nothing_else(said):
        at = Candidate(line.text, Origin.PROSE, line.span).part(start, end)
        yield Statement(("location",), reading, Candidate(said, Origin.PROSE, at))
