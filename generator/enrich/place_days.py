"""Reads on how many days a week one works elsewhere: from "2 days a week in our Leeds office" to hybrid work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate
from generator.enrich.place_reading import understand_place
from generator.enrich.place_statement import Statement
from generator.model.facts import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.entry import Line

_IN_OFFICE = re.compile(r"office|site|HQ|headquarters")
_COUNT = r"(?:[1-5]|one|two|three|four|five)(?:\s?(?:-|–|to|or)\s?(?:[2-5]|two|three|four|five))?"
_WEEK = r"(?:/\s?|a |per |each |every )week"
_DAYS = re.compile(
    rf"\b(?P<days>{_COUNT}) days? {_WEEK} (?:in|at|from|on) "
    r"(?:(?:our|the) (?:[\w,'’ -]{1,40}? )?(?:office|HQ|headquarters)|site)\b"
    rf"|\b(?:offices?|headquarters|HQ|site) (?:for )?(?:(?P<behind>{_COUNT}) days?|once|twice) {_WEEK}\b"
    rf"|\b{_COUNT} (?:remote|WFH|home[- ]office|(?P<there>in-office|office)) days? {_WEEK}\b"
    rf"|\b{_COUNT} days? [^.;:\n]{{0,30}}?\b(?:(?P<here>office|on-?site)|(?:remote|home|WFH))\b[^.;:\n]{{0,20}}?"
    rf"\b{_COUNT} days? [^.;:\n]{{0,30}}?\b(?(here)(?:remote|home|WFH)|(?:office|on-?site))\b",
    re.IGNORECASE,
)
# The same in other languages, in either order: "deux jours de télétravail", "Homeoffice an 2 Tagen".
_ABROAD = (
    "élétravail", "istanciel", "omeoffice", "ome-office", "ome office", "eletrab", "smart work", "thuis", "kantoor",
    "remoto", "remota", "oficina", "escritório", "ufficio", "présentiel", "bureau", "im Büro", "vor Ort", "obil",
)  # fmt: skip
_NUMBER = (
    r"(?:[1-5]|eine[nm]?|zwei|drei|vier|une?|deux|trois|quatre|una?|dos|tres|cuatro|uma?|dois|duas|três|quatro|due|tre"
    r"|quattro|één|twee|drie|vier)(?:\s?(?:-|–|à|bis|a|o|ou|oder|of|tot)\s?[2-5])?"
)
_DAY = r"(?:Tage?n?|jours?|d[ií]as?|giorn[oi]|dag(?:en)?)"
_HOME = (
    r"(?:télétravail\w*|distanciel|remote|remot[oa]|home[- ]?office|teletraba\w+|smart working|thuis\w*|kantoor|oficina"
    r"|casa|escritório|ufficio|présentiel|(?:sur|au) (?:site|bureau)|im Büro|vor Ort|mobile\w* Arbeiten?)"
)
_ELSEWHERE = re.compile(
    rf"\b{_NUMBER}\s?{_DAY}\b[^.;:\n]{{0,25}}?\b{_HOME}\b|\b{_HOME}\b[^.;:\n]{{0,25}}?\b{_NUMBER}\s?{_DAY}\b",
    re.IGNORECASE,
)
_SELDOM = re.compile(r"[^.;\n]{0,20}\b(?:par an|par mois|im (?:Jahr|Monat)|al (?:mes|año)|por (?:mês|ano)|all['’]anno"
                     r"|al mese|per (?:jaar|maand))\b", re.IGNORECASE)  # fmt: skip


def of_days(line: Line) -> Iterator[Statement]:
    """Read on how many days a week one is in the office; on all five, the work is on site."""
    text = line.text
    found = _DAYS.search(text) if (" day" in text or "ce a week" in text) and _IN_OFFICE.search(text) else None
    whole = found is not None and (found["days"] or found["behind"] or "").lower() in {"5", "five"}
    if found is None and any(word in text for word in _ABROAD):
        found = _ELSEWHERE.search(text)
        found = None if found is None or _SELDOM.match(text, found.end()) else found
    if found is not None:
        at = Candidate(found[0], Origin.PROSE, Candidate(text, Origin.PROSE, line.span).part(*found.span()))
        yield Statement(("work_mode",), understand_place("on-site" if whole else "hybrid"), at)
