"""Times as a posting writes them -> as schema.org writes them: how long a job lasts, and whether it begins at once."""

from __future__ import annotations

import datetime as dt
import re

# Words for units of time, by what ISO 8601 calls them.
UNITS = {
    "D": "day days tag tage tagen jour jours día días dia dias giorno giorni",
    "W": "week weeks woche wochen semaine semaines semana semanas settimana settimane",
    "M": "month months mth mths monat monate monaten mois mes meses mês mese mesi",
    "Y": "year years yr yrs jahr jahre jahren an ans année années año años ano anos anno anni",
}
LETTERS = {word: letter for letter, words in UNITS.items() for word in words.split()}
NUMBERS = {word: number for number, words in enumerate((
    "one a an ein eine einen un une una um uma", "two zwei deux dos dois duas due", "three drei trois tres três tre",
    "four vier quatre cuatro quatro quattro", "five fünf cinq cinco cinque", "six sechs seis sei",
), 1) for word in words.split()}  # fmt: skip
AT_ONCE = re.compile(
    r"immediate(ly)?( start)?|a\.?s\.?a\.?p\.?|as soon as possible|right away|at once|now|straight away"
    r"|(ab )?sofort|so bald wie möglich|baldmöglichst|schnellstmöglich|zum nächstmöglichen (zeitpunkt|termin)"
    r"|imm[ée]diat(ement)?|tout de suite|dès que possible|dès maintenant|au plus vite"
    r"|inmediat[oa]|inmediatamente|de inmediato|incorporación inmediata|cuanto antes|imediat[oa]|subito",
    re.IGNORECASE,
)
# A length that is sure: with a word such as "up to" or a second number before the unit it is another one.
_LENGTH = re.compile(r"(?:for |für |pour |por )?([^\W\d]+|\d{1,3})[ -]+([^\W\d]+)\.?")

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def duration_of(text: str) -> str:
    """Return a length of time in the form of ISO 8601 ("6 months" is ``P6M``); "" if it is not a single sure one."""
    match = _LENGTH.fullmatch(text.strip().lower())
    if match is None:
        return ""
    number = int(match[1]) if match[1].isdecimal() else NUMBERS.get(match[1], 0)
    unit = LETTERS.get(match[2], "")
    return f"P{number}{unit}" if number and unit else ""


def day_of_start(text: str) -> str:
    """Return the day on which a job begins, "" where the words name no day of the calendar."""
    try:
        return dt.date.fromisoformat(text).isoformat() if _DAY.fullmatch(text) else ""
    except ValueError:
        return ""


def starts_at_once(text: str) -> bool:
    """Say whether words about the start of a job mean that it begins as soon as someone is found."""
    return AT_ONCE.fullmatch(text.strip(" .!")) is not None
