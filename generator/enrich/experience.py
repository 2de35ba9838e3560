"""Understands the experience a posting asks for: from "6+ years" and "mindestens zwei Jahre" to months."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate, labelled, written
from generator.enrich.faults import NOT_A_NUMBER
from generator.enrich.patterns import any_of, section, words
from generator.enrich.settle import settle
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.facts import Fact, Origin
from generator.model.posting import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.enrich.sections import Outline
    from generator.model.entry import Entry

NUMBERS = {
    word: number
    for number, words in enumerate((
        "no zero null", "one a an ein eine einem einer un une uno una um uma een één",
        "two zwei zwo deux dos dois duas due twee", "three drei trois tres três tre drie",
        "four vier quatre cuatro quatro quattro", "five fünf cinq cinco cinque vijf", "six sechs seis sei zes",
        "seven sieben sept siete sete sette zeven",
        "eight acht huit ocho oito otto", "nine neun neuf nueve nove negen", "ten zehn dix diez dez dieci tien",
    ))
    for word in words.split()
}  # fmt: skip
_DEGREE_YEARS = re.compile(r"(?:\d|three|four|two)[- ]year (?:degree|college|university|course|program)", re.IGNORECASE)
_AS_EXPERIENCE = re.compile(
    r"[\s'’]*(?:of|as|in|with|behind|at|als|in der|im|de|dans|en|como|come|di|als)\b", re.IGNORECASE
)
_LONGEST = 40


@functools.cache
def _span_of_time() -> re.Pattern[str]:
    """Return the pattern of "3-5 years" and its like: ``low`` is the first number, ``months`` the word for months."""
    table = section("experience")
    number = "|".join(sorted((word for word in NUMBERS if word not in {"a", "an", "no"}), key=len, reverse=True))
    return re.compile(
        rf"(?<![A-Za-zÀ-ÿ0-9_$€£.,])(?P<low>\d{{1,2}}(?:[.,]5)?|(?:{number})(?!\w))\s*(?:\(\d+\))?\s*\+?\s*(?:full\s+)?"
        r"(?:(?:[-–—~〜～]|to|bis|à|a|até|or|oder|ou|o|tot|und|and)\s*"
        rf"(?:\d{{1,2}}|(?:{number})(?!\w))\s*\+?\s*)?"
        r"[-\s]*(?:or more |plus |oder mehr |volle |full )?"
        rf"(?:(?P<years>{'|'.join(table['years'])})|(?P<months>{'|'.join(table['months'])}))"
        r"(?![^\W\u3040-\u9fff])(?:'|’|\s*\(s\))?\s*\+?",
        re.IGNORECASE,
    )


def experience_of(entry: Entry, parts: Outline) -> Outcome[Fact[int] | None]:
    """Return the months of experience that are asked for at least; the lowest where several are named."""
    faults: list[Diagnostic] = []
    facts: list[Fact[int]] = []
    for candidate in (*written(entry, "experience"), *written(entry, "seniority")):
        found = _of_front_matter(candidate, counted=candidate.span == _span(entry))
        if found is not None:
            facts.append(Fact(found, candidate.origin, candidate.span))
            break
        if candidate.span == _span(entry) and not _has_level(candidate.text):
            faults.append(NOT_A_NUMBER.at(
                candidate.span, f"`{candidate.text}` names no years of experience, so it is left out",
                "write the years, such as `experience: 3 years`",
            ))  # fmt: skip
    for candidate in labelled(entry, "experience"):
        spans = list(_asked(candidate.text))
        if spans:
            months, start, end = min(spans)
            facts.append(Fact(months, candidate.origin, candidate.part(start, end)))
    outcome = settle("experience", facts, told=lambda months: f"{months} months")
    if outcome.value is None:
        found_in_text = list(_of_sections(parts))
        return Outcome(min(found_in_text, key=lambda fact: fact.value, default=None), tuple(faults))
    return Outcome(outcome.value, (*faults, *outcome.diagnostics))


def _span(entry: Entry) -> object:
    given = entry.field("experience")
    return given.span if given else None


def _has_level(text: str) -> bool:
    return not any(letter.isdigit() for letter in text)


def _of_front_matter(candidate: Candidate, *, counted: bool) -> int | None:
    text = candidate.text.strip()
    if counted and re.fullmatch(r"\d{1,2}(?:\.\d)?\s*\+?", text):
        return int(float(text.rstrip("+ ")) * 12)
    if counted and (match := re.fullmatch(r"(\d{1,2})\s*[-–]\s*\d{1,2}", text)):
        return int(match[1]) * 12
    if counted and any_of("experience", "none").search(text):
        return 0
    return min((months for months, _, _ in _asked(text)), default=None)


def _asked(text: str) -> Iterator[tuple[int, int, int]]:
    """Go through the spans of time in a text: months at least, and the place."""
    for match in _span_of_time().finditer(text):
        number = _number(match["low"])
        if number is None or number > _LONGEST * (12 if match["months"] else 1):
            continue
        yield int(number * (1 if match["months"] else 12)), match.start(), match.start() + len(match[0].rstrip())


def _number(word: str) -> float | None:
    known = NUMBERS.get(word.lower())
    return float(word.replace(",", ".")) if known is None else known


def _of_sections(parts: Outline) -> Iterator[Fact[int]]:
    """Find what the qualifications ask for; years of vesting, history or age are no experience."""
    asked = (SectionKind.QUALIFICATIONS, SectionKind.EDUCATION, SectionKind.SKILLS)
    told = (SectionKind.SUMMARY, SectionKind.RESPONSIBILITIES, None)
    for part, line in parts.about(words("experience", "cues")):
        wanted = part.kind in asked
        if not wanted and part.kind not in told:
            continue
        text = line.text
        if _DEGREE_YEARS.search(text):
            continue
        for months, start, end in _asked(text):
            around = text[max(0, start - 60) : end + 70]
            said = any_of("experience", "said").search(text) is not None or (
                wanted and _AS_EXPERIENCE.match(text[end:]) is not None
            )
            said = said or (wanted and any_of("experience", "at_least").search(around) is not None)
            if not said or any_of("experience", "not").search(around) or months == 0:
                continue
            if not wanted and not re.search(
                r"experience|erfahrung|expérience|experiencia|experiência|esperienza|ervaring|経験|经验",
                around,
                re.IGNORECASE,
            ):
                continue
            origin = Origin.SECTION if wanted else Origin.PROSE
            yield Fact(months, origin, Candidate(text, origin, line.span).part(start, end))
