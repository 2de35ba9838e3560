"""Reads the place behind words that lead to one, if it is that of the work: "someone based in Leeds"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate
from generator.enrich.place_phrases import SMALL
from generator.enrich.place_reading import PlaceReading, understand_place
from generator.enrich.place_statement import Statement, is_doubtful, is_nothing_else
from generator.model.facts import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.entry import Line

_MODE = r"on-?site|in[- ](?:person|office)|(?:100% |fully )?office[- ]based|hybrid"
_LEAD = re.compile(
    rf"\b(?:(?:based|located|situated|stationed|(?P<mode>{_MODE})(?: work| role| position)?)"
    r"(?: (?:(?:remotely )?in|at|near|from|out of)(?: or (?:near|around))?| \(|: | - | – )"
    r"|(?P<commute>commut(?:e|ing|able)\s(?:\w{2,9}\s)?(?:distance\s)?(?:of|to|from|into))"
    r"|work(?:ing)? (?:out of|from|at|in)|local to|com(?:e|ing) in ?to(?= the| our)"
    r"|(?:office|site|location|campus|facility) in|(?P<ours>(?:in|at|from) our)) ?"
    r"(?:(?:our|the|either|downtown|central|beautiful|one of our) )?(?:[a-z][\w-]{2,20} ){0,2}?(?=[A-ZÀ-Þ])",
)
# Who is told of in front of it: the nearest one counts.
_WHO = re.compile(
    r"\b(?:(?P<work>roles?|positions?|jobs?|vacancy|vacancies|opportunity|post|internships?|placements?|contract|seat"
    r"|you(?:['’]ll)?|candidates?|applicants?|someone|intern|hire|hiring|(?:looking|searching) (?:for|to)|seeking"
    r"|recruiting|this is|will be|must be|able|willing|we need|work|working|[Yy]our (?:new )?(?:desk|office|workplace))"
    r"|(?P<others>clients?|customers?|companies|company|partners?|teams?|team ?mates|colleagues|employees|users"
    r"|start-?ups?|business(?:es)?|agency|firm|studios?|founders?|investors?|students|schools|people|families|members"
    r"|labs?|groups?|organi[sz]ation|institute|charity|platform|events?|conferences?|retreats?|meet(?:ing|up)?s?"
    r"|manager"
    r"|visit(?:s|ing)?|travel(?:s|ling|ing)?|trips?|when|wherever|we(?:['’]re| are)|product|server|data"
    r"|headquarter(?:s|ed)|and is|which is|remotely|remote))\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?P<place>[A-ZÀ-Þ](?:[^.;:!?()\n]|\.(?=\w|,)|(?<=St)\.| \([^().;:\n]{2,40}\)"
    r"|; (?:or |and )?(?=[A-ZÀ-Þ][\w. ]{1,20}, [A-Z]{2}\b)){1,90}?)"
    r"(?=(?<!St)[.:!?)]|;(?! (?:or |and )?[A-ZÀ-Þ][\w. ]{1,20}, [A-Z]{2}\b)|$|\s\(|\s[-–—]\s|,?\s(?:(?:[Oo]ffices?|HQ"
    r"|[Cc]ampus|[Ss]ites?|[Hh]eadquarters|[Ss]tudio|[Hh]ub|[Cc]ent(?:re|er))\b"
    rf"|\d|(?:and|or) (?![A-ZÀ-Þ])|and (?:The|You|We|I)\b|(?!(?:{SMALL}|and|or)\b)[a-zà-ÿ]))"
)
# ... where nothing is settled: "you may work from our Leeds office", "no need to be based in Leeds".
_OPEN = re.compile(
    r"\b(?:not|no|never|don['’]t|doesn['’]t|needn['’]t|without|welcome|free to|may|might|could|if|whether|unless"
    r"|option(?:al)?|sometimes|occasionally|visit|meet|gather|travel|relocate)\b",
    re.IGNORECASE,
)
_ON_SITE = re.compile(r"\bon[- ]?site\b")
_FARTHEST = 120  # characters in front of a place that may tell whose it is
_NEAR = 40  # characters between "you" and "in our ..."
_PIECES = 3  # of a place between commas, at most


def at_anchors(line: Line) -> Iterator[Statement]:
    """Go through the places of a line that words like "based in" lead to; only what is known, with nothing beside."""
    text = line.text
    for lead in _LEAD.finditer(text):
        if not _is_of_work(text[max(0, lead.start() - _FARTHEST) : lead.start()], lead):
            continue
        found = _PLACE.match(text, lead.end())
        said, reading = _known(found["place"]) if found else ("", None)
        if reading is not None:
            whole = Candidate(line.text, Origin.PROSE, line.span)
            at = Candidate(said, Origin.PROSE, whole.part(lead.end(), lead.end() + len(said)))
            yield Statement(("location",), reading, at)


def _is_of_work(before: str, lead: re.Match[str]) -> bool:
    """Whether the nearest word for somebody in front of a lead tells of the job or its reader, not of others."""
    before = re.split(r"[.;:!?]\s", before)[-1]
    told = list(_WHO.finditer(before))
    if _OPEN.search(before):
        return False
    if not told:
        return bool(lead["mode"]) or (not before.strip(" *•-–") and lead["ours"] is None)
    if _ON_SITE.search(before):
        return True  # "on site at our customer's location in Leeds"
    return told[-1]["work"] is not None and (lead["ours"] is None or told[-1].end() + _NEAR >= len(before))


def _known(place: str) -> tuple[str, PlaceReading | None]:
    """Return as much of a passage as names known places and nothing else."""
    pieces = re.split(r"(, )", place)
    for size in range(min(len(pieces), 2 * _PIECES - 1), 0, -2):
        said = "".join(pieces[:size])
        reading = understand_place(said)
        sure = reading.locations and all(one.locality or one.latitude for one in reading.locations)
        inner = "".join(pieces[2:size]) if size > 1 else said  # "Mill Park, Leeds"
        if sure and not is_doubtful(reading) and (is_nothing_else(said) or is_nothing_else(inner)):
            return said, reading
        if size > 1 and any(one.country and not one.locality for one in understand_place(pieces[size - 1]).locations):
            break  # not another town of that name than that of "Titusville, NJ"
    return "", None
