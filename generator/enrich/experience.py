"""Understands the experience a posting asks for: from "6+ years" and "mindestens zwei Jahre" to months."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate, labelled, written
from generator.enrich.cues import EXPERIENCE
from generator.enrich.faults import NOT_A_NUMBER
from generator.enrich.patterns import any_of, section
from generator.enrich.settle import settle
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.facts import Fact, Origin
from generator.model.posting import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.enrich.outline import Outline
    from generator.model.entry import Entry

NUMBERS = {
    word: number
    for number, words in enumerate((
        "no zero null 零", "one a an ein eine einem einer un une uno una um uma een één 一",
        "two zwei zwo deux dos dois duas due twee 两 二 兩", "three drei trois tres três tre drie 三",
        "four vier quatre cuatro quatro quattro 四", "five fünf cinq cinco cinque vijf 五",
        "six sechs seis sei zes 六",
        "seven sieben sept siete sete sette zeven 七",
        "eight acht huit ocho oito otto 八", "nine neun neuf nueve nove negen 九",
        "ten zehn dix diez dez dieci tien 十",
    ))
    for word in words.split()
}  # fmt: skip
_TRAINING = re.compile(
    r"(?:\d|two|three|four)[- ]years? (?:\w+ )?(?:degree|college|university|course|program|apprentice|training|dipl)",
    re.IGNORECASE,
)
_AS_EXPERIENCE = re.compile(
    r"[\s'’]{0,9}(?:of|as|in|on|with|behind|at|als|in der|im|de|dans|devant|derrière|en|como|come|di|com|con|avec"
    r"|mit|met)\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"[^.;!?]{0,200}?\b(?:may|can|could) (?:be )?substituted?\b")  # four more, for a degree
_SENTENCE = re.compile(r"[.;!?。；]\s|。")
_FOR = re.compile(r"\b(?:for|seit|depuis)\s+(?:(?:at least|a minimum of|over|more than|about)\s+)?$", re.IGNORECASE)
_EXPERIENCED = re.compile(r"\bexperience (?:the|a|our|your|how|what)\b", re.IGNORECASE)
_LONGEST = 40


@functools.cache
def _span_of_time() -> re.Pattern[str]:
    """Return the pattern of "3-5 years" and its like: ``low`` is the first number, ``months`` the word for months."""
    table = section("experience")
    number = "|".join(sorted((word for word in NUMBERS if word not in {"a", "an", "no"}), key=len, reverse=True))
    number = rf"an?(?=\s+year\b)|{number}"
    return re.compile(
        rf"(?<![A-Za-zÀ-ÿ0-9_$€£.,])(?P<low>\d{{1,2}}(?:[.,]5)?|(?:{number})(?![A-Za-zÀ-ÿ0-9_]))\s{{0,9}}(?:\(\d{{1,9}}\))?\s{{0,9}}\+?\s{{0,9}}(?:full\s{{1,9}})?"
        r"(?:(?:[-–—~〜～]|to|bis|à|a|até|or|oder|ou|o|tot|und|and)\s{0,9}"
        rf"(?:\d{{1,2}}|(?:{number})(?!\w))\s{{0,9}}\+?\s{{0,9}})?"
        r"[-\s]{0,9}(?:or more |plus |oder mehr |volle |full )?"
        rf"(?:(?P<years>{'|'.join(table['years'])})|(?P<months>{'|'.join(table['months'])}))"
        r"(?![^\W\u3040-\u9fff\uac00-\ud7a3])(?:'|’|\s{0,9}\(s\))?\s{0,9}\+?",
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
        elif any_of("experience", "named").holds(candidate.label) and any_of("experience", "none").holds(
            candidate.text
        ):
            facts.append(Fact(0, candidate.origin, candidate.span))
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
    if counted and any_of("experience", "none").holds(text):
        return 0
    return min((months for months, _, _ in _asked(text)), default=None)


def _asked(text: str) -> Iterator[tuple[int, int, int]]:
    """Go through the spans of time in a text: months at least, and the place; "up to two years" asks for none."""
    for match in _span_of_time().finditer(text):
        number = _number(match["low"])
        if number is None or number > _LONGEST * (12 if match["months"] else 1):
            continue
        most = _most().search(text, 0, match.start())
        months = 0 if most else int(number * (1 if match["months"] else 12))
        yield months, match.start(), match.start() + len(match[0].rstrip())


@functools.cache
def _most() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(section('experience')['most'])})\s*$", re.IGNORECASE)


def _number(word: str) -> float | None:
    known = NUMBERS.get(word.lower())
    return float(word.replace(",", ".")) if known is None else known


def _of_sections(parts: Outline) -> Iterator[Fact[int]]:
    """Find what the qualifications ask for; years of vesting, history or age are no experience."""
    asked = (SectionKind.QUALIFICATIONS, SectionKind.EDUCATION, SectionKind.SKILLS)
    told = (SectionKind.SUMMARY, None)
    for part, line in parts.telling(EXPERIENCE, *asked, *told):
        text = line.text
        if _TRAINING.search(text):
            continue
        for months, start, end in _asked(text):
            wanted = part.kind in asked
            if months and _is_experience(text, start, end, wanted=wanted):
                origin = Origin.SECTION if wanted else Origin.PROSE
                yield Fact(months, origin, Candidate(text, origin, line.span).part(start, end))


def _is_experience(text: str, start: int, end: int, *, wanted: bool) -> bool:
    """Whether a span of time in a line is experience that is asked for; ``wanted`` where the line is a demand."""
    before = _SENTENCE.split(text[max(0, start - 80) : start])[-1]
    after = _SENTENCE.split(text[end : end + 80])[0]
    if any_of("experience", "not").holds(before + text[start:end] + after):
        return False
    if "substitut" in text and _INSTEAD.match(text, end):
        return False
    named = any_of("experience", "named")
    if _FOR.search(before):
        return any_of("experience", "done").holds(before) or (
            wanted and named.holds(before) and _EXPERIENCED.search(before) is None
        )
    if not wanted:
        return named.holds(after) or (named.holds(before[-30:]) and _EXPERIENCED.search(before) is None)
    return (
        any_of("experience", "said").holds(before + after)
        or _AS_EXPERIENCE.match(text[end:]) is not None
        or any_of("experience", "at_least").holds(before + after)
    )
