"""Finds what is said beside an amount of pay: from a passage to its bonus, and to what the amount is counted for."""

import functools
import re

from generator.enrich.data import read_table
from generator.enrich.patterns import whole_word_of

_CLAUSE = re.compile(r"[;|()]|, | \+ | plus | and | zzgl\.? ", re.IGNORECASE)
_ADDED = re.compile(r"^(?:plus|and|zzgl\.?|mais|más|più|\+) ", re.IGNORECASE)
_LONGEST = 60


def bonus_in(text: str) -> str:
    """Return what plain words say of a bonus, as written; "" if nothing."""
    bonus = whole_word_of("salary", "bonus")
    if not bonus.search(text):
        return ""
    clauses = (_ADDED.sub("", clause.strip(" +&-.")) for clause in _CLAUSE.split(text) if bonus.search(clause))
    return next((clause for clause in clauses if len(clause) <= _LONGEST), "")


def basis_in(text: str) -> str:
    """Return what plain words say an amount is for, as written ("pro rata", "14x", "bei 100 %"); "" if nothing."""
    if not _cues().search(text):
        return ""
    told = list(dict.fromkeys(match[0] for match in _terms("basis").finditer(text)))
    while len(", ".join(told)) > _LONGEST:
        told.pop()
    return ", ".join(told)


def is_of_part_time(basis: str) -> bool:
    """Whether amounts are counted for full time, so that what is paid may be less."""
    return bool(basis) and _terms("full_time").search(basis) is not None


@functools.cache
def _cues() -> re.Pattern[str]:
    return re.compile("|".join(read_table("pay.toml")["terms"]["cues"]), re.IGNORECASE)


@functools.cache
def _terms(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(read_table('pay.toml')['terms'][name])})(?!\w)", re.IGNORECASE)
