"""Understands a posting's days: when it was published and changed, until when one may apply, and switches."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate, labelled, written
from generator.enrich.cues import EXPIRES, POSTED
from generator.enrich.days import DATED, NUMBERS, Unreadable, day_of
from generator.enrich.faults import AMBIGUOUS_DATE, ENDS_BEFORE_START, IMPOSSIBLE_DATE, NOT_A_TRUTH
from generator.enrich.outline import Outline, outline
from generator.enrich.patterns import any_of, words
from generator.enrich.plain import plain
from generator.enrich.settle import settle
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.entry import Scalar
from generator.model.facts import Fact, Origin
from generator.model.posting import SectionKind
from generator.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.entry import Entry

_ENDS = re.compile(r"[;!?]|[a-z]{3}\. ")
_PREFIX = re.compile(r"(\d{4})-(\d{2})-(\d{2})-")
_LONGEST_DATED = 60  # characters of a line that tells a day and no more


def date_of(entry: Entry, countries: Sequence[str]) -> Outcome[Fact[dt.date] | None]:
    """Return the day of posting: front matter, a label, else the date in front of the file's name."""
    facts, faults = _stated(entry, "date", countries)
    facts = facts or list(_posted(entry.once(outline), countries))
    match = _PREFIX.match(entry.stem)
    if match:
        try:
            day = dt.date(int(match[1]), int(match[2]), int(match[3]))
            facts.append(Fact(day, Origin.FILE_NAME, Span(entry.path)))
        except ValueError:
            faults.append(IMPOSSIBLE_DATE.at(
                Span(entry.path), f"the file's name begins with {match[0].rstrip('-')}, which is no date",
                "rename the file",
            ))  # fmt: skip
    outcome = settle("date", facts, told=str)
    return Outcome(outcome.value, (*faults, *outcome.diagnostics))


def _posted(parts: Outline, countries: Sequence[str]) -> Iterator[Fact[dt.date]]:
    """Find a short line that says when a posting was published, and no more: "Posted on 14 February 2026"."""
    for _, line in parts.telling(POSTED):
        if len(line.text) > _LONGEST_DATED:
            continue
        said = plain(line.text).strip("_* ")
        match = any_of("dates", "posted").match(said)
        with contextlib.suppress(Unreadable):
            if match:
                yield Fact(day_of(said[match.end() :], month_first=_month_first(countries)), Origin.PROSE, line.span)
                return


def expires_of(
    entry: Entry, parts: Outline, countries: Sequence[str], posted: dt.date | None
) -> Outcome[Fact[dt.date] | None]:
    """Return the last day to apply, inclusive, as the author gave it."""
    facts, faults = _stated(entry, "expires", countries)
    if not facts:
        facts.extend(_in_prose(parts, countries))
    outcome = settle("expires", facts, told=str)
    fact = outcome.value
    faults.extend(outcome.diagnostics)
    if fact is not None and fact.span is not None and posted is not None and fact.value < posted:
        faults.append(ENDS_BEFORE_START.at(
            fact.span, f"the last day to apply, {fact.value}, is before the day of posting, {posted}",
            "correct `date` or `expires`",
        ))  # fmt: skip
    return Outcome(fact, tuple(faults))


def updated_of(entry: Entry) -> Outcome[Fact[dt.date] | None]:
    """Return the day of the last change, if the front matter tells it."""
    facts, faults = _stated(entry, "updated", ())
    return Outcome(facts[0] if facts else None, tuple(faults))


def _stated(entry: Entry, field: str, countries: Sequence[str]) -> tuple[list[Fact[dt.date]], list[Diagnostic]]:
    facts: list[Fact[dt.date]] = []
    faults: list[Diagnostic] = []
    for candidate in (*written(entry, field), *labelled(entry, field)):
        text = plain(candidate.text)
        try:
            facts.append(Fact(day_of(text, month_first=_month_first(countries)), candidate.origin, candidate.span))
        except Unreadable as problem:
            if _is_told(candidate, text):
                faults.append(_fault(problem, field, candidate.span, text))
    return facts, faults


def _is_told(candidate: Candidate, text: str) -> bool:
    """Whether a text that is no date should have been one: "open until filled" need not, nor a label's other words."""
    if any_of("dates", "undated").holds(text):
        return False
    return candidate.origin is Origin.FRONT_MATTER or bool(DATED.search(text))


def _month_first(countries: Sequence[str]) -> bool:
    return bool(countries) and all(country == "US" for country in countries)


def _fault(problem: Unreadable, field: str, span: Span, text: str) -> Diagnostic:
    if problem.code is IMPOSSIBLE_DATE:
        return problem.code.at(
            span, f"`{field}` is {text}, a day that does not exist", "write a day of the calendar, such as `2026-11-30`"
        )
    if problem.code is AMBIGUOUS_DATE:
        days = (f"`{year}-{int(two):0>2}-{int(one):0>2}`" for one, _, two, year in _both_ways(text))
        hint = f"write the year first: {' or '.join(days)}"
        return problem.code.at(span, f"`{field}` is {text}, which may be either of two days", hint)
    return problem.code.at(span, f"`{field}` is `{text}`, which is not a date we can read", "write it as `2026-11-30`")


def _both_ways(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the parts of a date of numbers, as day and month, and as month and day."""
    for first, sign, second, year in NUMBERS.findall(text)[:1]:
        yield from ((first, sign, second, year), (second, sign, first, year))


def _in_prose(parts: Outline, countries: Sequence[str]) -> Iterator[Fact[dt.date]]:
    """Find "Applications close on 30 November 2026" outside of the description of the work."""
    for part, line in parts.telling(EXPIRES):
        if part.kind is SectionKind.RESPONSIBILITIES or not any(sign.isdigit() for sign in line.text):
            continue
        cue = any_of("dates", "closes").search(line.text)
        if cue is None:
            continue
        tail = cue[0] + _ENDS.split(line.text[cue.end() : cue.end() + 60])[0]
        try:
            day = day_of(plain(tail), month_first=_month_first(countries))
        except Unreadable:
            continue
        yield Fact(day, Origin.PROSE, line.span)


def closed_of(entry: Entry) -> Outcome[dt.date | bool]:
    """Return the day the author closed the posting, or whether it is closed at all."""
    given = entry.field("closed")
    if given is None or not isinstance(given.value, Scalar):
        return Outcome(value=False)
    word = given.value.text.strip().lower()
    if word in words("dates", "no"):
        return Outcome(value=False)
    if word in words("dates", "yes") or word in words("dates", "filled"):
        return Outcome(value=True)
    try:
        return Outcome(day_of(word))
    except Unreadable as problem:
        return Outcome(False, (_fault(problem, "closed", given.span, given.value.text),))  # noqa: FBT003 - the value


def truth_of(entry: Entry, field: str) -> Outcome[bool | None]:
    """Return a field that is either true or false; a `draft` that cannot be read holds the posting back."""
    given = entry.field(field)
    if given is None or not isinstance(given.value, Scalar):
        return Outcome(None)
    word = given.value.text.strip().lower()
    if word in words("dates", "yes") or word in words("dates", "no"):
        return Outcome(word in words("dates", "yes"))
    held = field == "draft"  # what was published by a slip of the keyboard cannot be taken back
    fault = NOT_A_TRUTH.at(
        given.span,
        f"`{field}` is `{given.value.text}`, which is neither true nor false"
        + (", so the posting is kept back" if held else ""),
        f"write `{field}: true` or `{field}: false`",
    )
    return Outcome(held or None, (fault,))
