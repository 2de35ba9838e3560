"""Tells of what a line may speak: from its words to a set of facts, so that each is looked for only where it may be."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from generator.enrich.currencies import names_money
from generator.enrich.patterns import section
from generator.enrich.skill_sentences import begins_skill
from generator.model.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# One bit a fact, to be joined with `|`.
EDUCATION, INSTEAD, EXPERIENCE = 1, 2, 4
EMPLOYMENT, SENIORITY, EXPIRES, APPLY, HIRES, VISA = 8, 16, 32, 64, 128, 256
PLACES, PAY, EQUITY, SKILLS, TEAM, POSTED, LIVING = 512, 1024, 2048, 4096, 8192, 16384, 32768
ANYWHERE = APPLY | PLACES | PAY | SKILLS | TEAM | POSTED | LIVING  # facts that are told in every kind of section
_NAMES = {
    "education": EDUCATION, "instead": INSTEAD, "experience": EXPERIENCE, "employment": EMPLOYMENT,
    "seniority": SENIORITY, "expires": EXPIRES, "apply": APPLY, "hires": HIRES, "visa": VISA, "places": PLACES,
    "equity": EQUITY, "team": TEAM, "posted": POSTED,
    "living": LIVING,
}  # fmt: skip
_MOST = 50_000  # words, some 5 MB
_SIGNS = ".,;:!?()[]{}<>\"'*_`~“”„‘’«»、。，；：！？（）【】「」|"


@functools.cache
def _table() -> Sequence[tuple[int, frozenset[str], tuple[str, ...]]]:
    cues: Mapping[str, Mapping[str, list[str]]] = section("cues")
    return tuple((_NAMES[fact], frozenset(row["words"]), tuple(row["stems"])) for fact, row in cues.items())


def cues_of(line: str) -> int:
    """Return the facts that a line in small letters may speak of."""
    found = 0
    for cues in set(map(_memo().__getitem__, line.split())):
        found |= cues
    return found


@functools.cache
def _memo() -> Memo[str, int]:
    """Return of which facts each word may speak; postings share most of their words."""
    return Memo(_cues_of_word, _MOST)


def _cues_of_word(written: str) -> int:
    word = written.strip(_SIGNS)
    # Codes of currencies that are words, too ("TRY"), count in capitals; whether they had them, the line will tell.
    found = PAY * names_money(written.upper()) | SKILLS * begins_skill(written)
    for bit, words, stems in _table():
        if word in words or any(stem in written for stem in stems):
            found |= bit
    return found
