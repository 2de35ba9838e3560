"""Reads bands of time zones: from "UTC-8 to UTC-3" or "CET ± 2 hours" to the code of such a band."""

import re
from collections.abc import Iterator

# Standard time in minutes from UTC; where two zones share a letter word, the one that job postings mean.
_ZONES = {
    "UTC": 0, "GMT": 0, "WET": 0, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "MSK": 180,
    "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
    "AST": -240, "BRT": -180, "ART": -180, "JST": 540, "KST": 540, "SGT": 480, "HKT": 480, "AEST": 600, "AEDT": 660,
    "NZST": 720, "IST": 330, "ET": -300, "CT": -360, "MT": -420, "PT": -480,
    "Central European Time": 60, "Eastern European Time": 120, "Greenwich Mean Time": 0, "Indian Standard Time": 330,
    "Eastern Time": -300, "Central Time": -360, "Mountain Time": -420, "Pacific Time": -480,
    "Eastern Standard Time": -300, "Central Standard Time": -360, "Pacific Standard Time": -480,
}  # fmt: skip
EARLIEST, LATEST = -12 * 60, 14 * 60  # minutes from UTC
# Also states and countries, or said of a working day: they count only beside another zone or "time zone".
_AMBIGUOUS = {"ET", "CT", "MT", "PT", "Eastern Time", "Central Time", "Mountain Time", "Pacific Time"}
_HOURS = r"\d{1,2}(?::?[0-5]\d)?"
_NAME = "|".join(sorted(_ZONES, key=len, reverse=True))
_ZONE = rf"(?:(?:{_NAME})\b(?:\s?[+\-−–]\s?{_HOURS}(?!\d|\.\d))?)"
_TAIL = r"(?:\s*(?:hours?|hrs?|h|Stunden|heures|horas)\b)?(?:\s*\(?(?:time\s?zones?|time)\b\)?)?"
_TO = r"(?:to|and|through|until|bis|und|et|y|e|à|a|até|en|tot|〜|～|~|から|至|到|\.\.|-|–|—|/)"
_BAND = re.compile(
    rf"(?P<low>{_ZONE})\s*{_TO}\s*(?P<high>{_ZONE}|[+\-−–]\s?{_HOURS}){_TAIL}"
    rf"|(?P<middle>{_ZONE})(?:\s*time\s?zones?)?\s*\(?(?:±|\+/-|-/\+|\+-|\+/−)\s*(?P<wide>{_HOURS}){_TAIL}"
    rf"|(?:within|±|\+/-|max\.?|up to)\s*(?P<within>{_HOURS})\s*(?:hours?|hrs?|h|time\s?zones?)"
    rf"\s*(?:of|from|around)\s*(?P<around>{_ZONE}){_TAIL}"
    rf"|(?P<first>[+\-−–]\s?{_HOURS})\s*{_TO}\s*(?P<last>[+\-−–]?\s?{_HOURS})\s*(?:UTC|GMT)\b{_TAIL}"
    rf"|(?P<only>{_ZONE})(?P<said>{_TAIL})"
)


def bands(text: str) -> Iterator[tuple[str, int, int]]:
    """Give each band in a text as its code (``UTC-08:00..UTC-03:00``) with its start and end."""
    for match in _BAND.finditer(text) if "T" in text or "MSK" in text else ():  # every zone has a T, but Moscow's
        part = match.groupdict()
        if part["low"] or part["first"]:
            low, high = _minutes(part["low"] or part["first"]), _minutes(part["high"] or part["last"])
        elif part["middle"] or part["around"]:
            middle, wide = _minutes(part["middle"] or part["around"]), _duration(part["wide"] or part["within"])
            low, high = middle - wide, middle + wide
        elif part["only"] in _AMBIGUOUS and not part["said"].strip():
            continue
        else:
            low = high = _minutes(part["only"])
        if min(low, high) >= EARLIEST and max(low, high) <= LATEST:
            yield f"{_code(min(low, high))}..{_code(max(low, high))}", match.start(), match.end()


def _minutes(zone: str) -> int:
    """Return how far a zone is from UTC; "UTC-8", "CET", "-3"."""
    match = re.fullmatch(rf"([A-Za-z ]*?)\s?([+\-−–]?)\s?({_HOURS})?", zone)
    if match is None:
        return 0
    name, sign, hours = match.groups()
    offset = _duration(hours) if hours else 0
    return _ZONES.get(name, 0) + (offset if sign == "+" else -offset)


def _duration(hours: str) -> int:
    whole, _, minutes = hours.partition(":")
    return int(whole) * 60 + int(minutes or 0) if len(whole) <= 2 else int(whole[:-2]) * 60 + int(whole[-2:])  # noqa: PLR2004


def _code(minutes: int) -> str:
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
