"""Finds what is known by its form: from a written place to its time zones, days a week, shares and postcodes."""

import re
from collections.abc import Iterator

from generator.enrich.time_zones import bands

_DAYS = re.compile(
    r"(?:(?:min(?:imum|\.)?|max(?:imum|\.)?|at least|up to|ca\.|etwa|bis zu)\s{0,9})?"
    r"(?P<days>\d|\b(?:one|two|three|four|five|eine?n?|zwei|drei|vier|fünf|une?|deux|trois|quatre|cinq|un[oa]?|dos|tres"
    r"|cuatro|cinco|uma?|dois|duas|três|quatro|due|tre|quattro|cinque|één|een|twee|drie|vijf)\b)"
    r"(?:\s{0,9}(?:-|–|to|bis|or|à|a)\s{0,9}\d)?\s{0,9}\+?\s{0,9}(?:x\s{0,9})?(?:full |whole |ganze[rn]? )?"
    r"(?P<remote>(?:remote|home[ -]?office|wfh)[ -])?"
    r"(?:(?:days?|tage?n?|jours?|días?|dias?|giorn[oi]|dag(?:en)?)\b|[dj](?=\s?/\s?[ws]))"
    r"(?:[\s-]{0,9}(?:/|per|a|each|pro|die|par|por|à la|a la|alla|in der|in the|of the|every|al|a)?"
    r"\s{0,9}(?:week|woche|semaine|semana|settimana|wk)\b)?",
    re.IGNORECASE,
)
_WEEKLY = re.compile(r"每?[週周](?P<days>\d)(?:[~〜-]\d)?(?:日|回|天)?|每?[週周](?P<word>[一二三四五两])(?:回|天)")
_SHARE = re.compile(
    r"(?P<most>\d{1,3})\s?(?:%|Prozent|percent)"
    r"(?=\s{0,9}-?\s{0,9}(?:remote|home|télétravail|on-?site|office|remoto|teletrabajo|teletrabalho|thuis|smart"
    r"|da remoto|vor ort|präsenz|sur site|sur place|présentiel|en présentiel|presencial|in presenza|in sede"
    r"|op kantoor|im büro))",
    re.IGNORECASE,
)
_AT_MOST = re.compile(  # "Homeoffice bis zu 50 %"
    r"(?:remote|home[ -]?office|télétravail|remoto|teletrabajo|teletrabalho|thuiswerken|smart working)\s{0,9}"
    r"(?:bis zu|bis|up to|max\.?|jusqu['’]à|à|hasta(?: un)?|até|fino al?|tot)"
    r"\s{0,9}(?P<most>\d{1,3})\s?(?:%|Prozent|percent)",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"(?<![\w-])(?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d|\d{4} [A-Z]{2}(?=[ ,]+[A-Z][a-z])"
    r"|(?:[A-Z]{1,2}-)?\d{4,6}(?:-\d{3,4})?|〒?\d{3}-\d{4}|[A-Z]{1,2}\d{1,2}[A-Z]?(?=$|[,;)]))(?![\w-])"
)
_CODE = re.compile(r"(?<![\w-])[A-Z]{2}-(?:[A-Z]{2,3}|\d)(?!\w)")

# Most places hold none of these, and asking for letters is cheap.
_DAY_LETTERS = ("day", "tag", "jour", "dí", "di", "giorn", "dag", "d/", "d /", "j/", "j /")
_HUNDRED = ("%", "prozent", "percent")
_DIGIT = re.compile(r"\d")


def forms(text: str) -> Iterator[tuple[str, int, int, str]]:
    """Give kind, start, end and value of each, kind by kind; they may overlap.

    Kinds are "band", "days", "remote_days" ("one remote day a week"), "share" (of a hundred), "postcode" and "code"
    (of a region: "US-CA").
    """
    for code, start, end in bands(text):
        yield "band", start, end, code
    for match in _CODE.finditer(text) if "-" in text else ():
        yield "code", *match.span(), match[0]
    low = text.lower()
    if any(letters in low for letters in _DAY_LETTERS):
        for match in _DAYS.finditer(text):
            yield "remote_days" if match["remote"] else "days", *match.span(), match["days"].lower()
    for match in _WEEKLY.finditer(text) if not text.isascii() else ():
        yield "days", *match.span(), match["days"] or match["word"]
    if any(letters in low for letters in _HUNDRED):
        yield from _shares(text)
    for match in _POSTCODE.finditer(text) if _DIGIT.search(text) else ():
        yield "postcode", *match.span(), match[0]


def _shares(text: str) -> Iterator[tuple[str, int, int, str]]:
    for match in _SHARE.finditer(text):
        yield "share", *match.span(), match["most"]
    for match in _AT_MOST.finditer(text):
        yield "share", match.start("most"), match.end(), match["most"]
