"""Understands the level of a position: from words behind labels and in titles to one of ten."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate, fields_of, labelled, written
from generator.enrich.cues import SENIORITY
from generator.enrich.data import read_table
from generator.enrich.employment_words import types_in
from generator.enrich.expressions import Expressions
from generator.enrich.faults import UNKNOWN_VALUE
from generator.enrich.label_lists import lists_below
from generator.enrich.patterns import any_of, section
from generator.enrich.plain import plain
from generator.enrich.settle import settle
from generator.enrich.words import Phrases
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.facts import Fact, Origin
from generator.model.posting import EmploymentType, SectionKind, Seniority

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.enrich.outline import Outline
    from generator.model.entry import Entry

_LONGEST_LEVEL = 40  # characters of a level behind a label that asks for experience
_ALL_LEVELS = 3  # of a form's list of four or more
_LONGEST_TITLE = 200  # characters; more is no title
_ORDER = {level: place for place, level in enumerate(Seniority)}


@functools.cache
def _titles() -> tuple[tuple[Seniority, Expressions], ...]:
    """Return what titles say of levels; the first that fits is the level."""
    table = section("seniority")
    lists = {f"<{name}>": "|".join(table[name]) for name in ("fields", "leads", "head_crafts")}
    titles = []
    for row in table["titles"]:
        says = list(row["says"])
        for name, fields in lists.items():
            says = [one.replace(name, fields) for one in says]
        titles.append((Seniority(row["level"]), Expressions(says)))
    return tuple(titles)


@functools.cache
def _offered() -> tuple[re.Pattern[str], tuple[tuple[Seniority, re.Pattern[str]], ...]]:
    """Return the pattern of levels side by side, and that of each level."""
    table = section("seniority")["offered"]
    each = tuple((Seniority(level), re.compile(rf"\b(?:{'|'.join(says)})\b")) for level, says in table.items())
    one = "|".join(says for row in table.values() for says in row)
    between = r"\s*(?:[/|,&+]|\bor\b|\band\b|\bto\b|\boder\b|\bbis\b|\bou\b|\be\b|\by\b|\bo\b)\s*"
    return re.compile(rf"\b(?:{one})\b(?:{between}(?:{one})\b)+"), each


@functools.cache
def _phrases() -> Phrases[Seniority]:
    return Phrases({Seniority(level): words for level, words in read_table("levels.toml")["seniority_words"].items()})


def seniority_of(entry: Entry, parts: Outline, title: Fact[str]) -> Outcome[Fact[Seniority] | None]:
    """Return the level of a position; of several that are named, the lowest that is asked for."""
    faults: list[Diagnostic] = []
    facts: list[Fact[Seniority]] = []
    for candidate in written(entry, "seniority"):
        level = level_in(candidate.text)
        if level is not None:
            facts.append(Fact(level, candidate.origin, candidate.span))
        elif not any(letter.isdigit() for letter in candidate.text):
            faults.append(UNKNOWN_VALUE.at(
                candidate.span, f"`{candidate.text}` is not a level we know, so it is left out",
                f"write one of: {', '.join(known.value for known in Seniority)}",
            ))  # fmt: skip
    facts = [min(facts, key=lambda fact: _ORDER[fact.value])] if facts else list(_of_experience(entry))
    for candidate in labelled(entry, "seniority"):
        told = len(candidate.text) <= _LONGEST_LEVEL or "experience" not in fields_of(candidate.label)
        level = level_in(candidate.text) if told else None  # "Experience: 1+ years in a professional kitchen"
        if level is not None:
            facts.append(Fact(level, candidate.origin, candidate.span))
    facts = facts or list(_of_lists(entry, level_of_title(title.value))) or list(_of_contract(entry))
    outcome = settle("seniority", facts, told=lambda level: level.value)
    if outcome.value is None:
        level = level_of_title(title.value)
        fact = Fact(level, Origin.TITLE, title.span) if level else _in_prose(parts)
        return Outcome(fact, tuple(faults))
    return Outcome(outcome.value, (*faults, *outcome.diagnostics))


def _of_experience(entry: Entry) -> Iterator[Fact[Seniority]]:
    """Find a level in `experience_level: Senior (6+ years)`."""
    for candidate in written(entry, "experience"):
        level = level_in(candidate.text)
        if level is not None:
            yield Fact(level, candidate.origin, candidate.span)
            return


def _of_contract(entry: Entry) -> Iterator[Fact[Seniority]]:
    """Read a contract for an internship, and for nothing else, as the level it is: "Contrat : stage"."""
    for candidate in (*written(entry, "employment_type"), *labelled(entry, "employment_type")):
        if types_in(candidate.text) == (EmploymentType.INTERN,):
            yield Fact(Seniority.INTERN, candidate.origin, candidate.span)
            return


def _of_lists(entry: Entry, named: Seniority | None) -> Iterator[Fact[Seniority]]:
    """Find the lowest of the levels in a list under a label: "Level", then "- Mid" and "- Senior".

    A list that holds the title's own level, ``named``, besides others is a form that nobody filled in.
    """
    for label, items in lists_below(entry):
        if "seniority" in fields_of(label):
            told = [(level, item) for item in items if (level := _level_alone(item.text)) is not None]
            if len(items) > _ALL_LEVELS and len({level for level, _ in told}) >= _ALL_LEVELS:
                continue  # all that there are to choose from
            if told and (len(told) == 1 or named not in {level for level, _ in told}):
                level, item = min(told, key=lambda one: _ORDER[one[0]])
                yield Fact(level, Origin.LABELLED_LINE, item.span)


def _level_alone(text: str) -> Seniority | None:
    """Return the level of a text that is the word for it, and nothing else."""
    said = plain(text).strip(" .,;")
    return next((hit.value for hit in _phrases().hits(said) if hit.start == 0 and hit.end == len(said)), None)


def _in_prose(parts: Outline) -> Fact[Seniority] | None:
    """Find "We are looking for a senior baker": a level said of the position itself."""
    for _, line in parts.telling(SENIORITY, None, SectionKind.SUMMARY, SectionKind.COMPANY):
        match = any_of("seniority", "told").search(line.text)
        if match is None:
            continue
        start, end = match.span(match.lastindex or 0)
        ends = re.search(section("seniority")["who_ends"], line.text[start:end])
        end = start + ends.start() if ends else end
        level = level_of_title(line.text[start:end].replace("-", " "))
        if level is not None:
            end = start + len(line.text[start:end].rstrip())
            return Fact(level, Origin.PROSE, Candidate(line.text, Origin.PROSE, line.span).part(start, end))
    return None


def level_in(text: str) -> Seniority | None:
    """Return the level that a value names; the lowest of several, as it is the one that is asked for."""
    hits = list(_phrases().hits(text))
    return min((hit.value for hit in hits), key=_ORDER.__getitem__, default=None)


def level_of_title(title: str) -> Seniority | None:
    """Return the level in a title; "Executive Assistant", "Account Manager" and "Lead Generation" name none."""
    low = " ".join(
        title[:_LONGEST_TITLE].replace("İ", "I").lower().replace(".", " ").replace("(", " ").replace(")", " ").split()
    )
    while match := any_of("seniority", "no_level").search(low):
        low = low[: match.start()] + low[match.end() :]
    offered, each = _offered()
    choice = offered.search(low)
    if choice is not None:
        return next(level for level, pattern in each if pattern.search(choice[0]))
    return next((level for level, says in _titles() if says.holds(low)), None)
