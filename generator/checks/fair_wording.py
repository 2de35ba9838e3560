"""Rules over whom a posting speaks to: neither one sex nor one age alone.

What they look for stands in data/wording.toml, by language.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from generator.checks.data import Cued, any_of, cued, read_rules
from generator.checks.posting_faults import AGE, GENDERED
from generator.checks.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from generator.checks.prose import Prose
    from generator.model.diagnostic import Code, Diagnostic
    from generator.model.source import Span

GENDERED_HINT = "readers of all sexes should feel meant"
AGE_HINT = "say what is meant without an age; readers of all ages should feel meant"


# A word beside a stroke or "or" is one of a pair, such as "waiter/waitress", and the pair means all.
_AND_ANOTHER = r"\s?[/·]|\s(?:or|oder|ou|o)\b"
_ONE_AND = re.compile(r"(?:[/·]|\b(?:or|oder|ou|o)(?:\s(?:an?|une?|una|eine))?)\s?$", re.IGNORECASE)


class Wording(NamedTuple):
    """What to look for in one language, and what may be written instead of a word."""

    rows: tuple[Cued, ...]
    instead: dict[str, str]


class TitleWords(NamedTuple):
    """Nouns of one sex in titles, and the marks with which a title means all."""

    nouns: re.Pattern[str]
    marks: re.Pattern[str]


def speaks_to_all_sexes(prose: Prose) -> Iterator[Diagnostic]:
    """A posting speaks to people of all sexes."""
    yield from _told(prose, "gendered", GENDERED, GENDERED_HINT)
    words = title_words(prose.language)
    title = prose.posting.title
    if words is None or words.marks.search(title):
        return
    nouns = [match[0] for match in words.nouns.finditer(title)]
    if nouns and not _names_both(nouns):
        message = f"the title says `{nouns[0]}`, which is one sex alone"
        hint = f"write `{title} (m/w/d)`, or a form that means all"
        yield GENDERED.at(prose.posting.span("title"), message, hint)


def speaks_to_all_ages(prose: Prose) -> Iterator[Diagnostic]:
    """A posting speaks to people of all ages."""
    yield from _told(prose, "age", AGE, AGE_HINT)


@functools.cache
def wording(table: str, language: str) -> Wording | None:
    """Return what a table looks for in a language; None if it has nothing for it."""
    rows = read_rules("wording")[table].get(language)
    if rows is None:
        return None
    instead: dict[str, str] = rows.get("words", {})
    words = sorted(instead, key=len, reverse=True)
    cues = frozenset(word for phrase in words for word in words_of(phrase))
    alone = [Cued(cues, any_of([rf"\b(?:{'|'.join(words)})\b(?!{_AND_ANOTHER})"]))] if words else []
    return Wording((*alone, *cued(rows["patterns"])), instead)


@functools.cache
def title_words(language: str) -> TitleWords | None:
    """Return the nouns and marks of a language's titles; None if it has none."""
    rows = read_rules("wording")["gendered"].get(language, {})
    if "titles" not in rows:
        return None
    nouns = rf"\b\w*(?:{'|'.join(rows['titles'])})(?:in)?\b"
    return TitleWords(any_of([nouns]), any_of(rows["marks"], re.NOFLAG))


def _told(prose: Prose, table: str, code: Code, hint: str) -> Iterator[Diagnostic]:
    """Tell of each passage once, the title first."""
    known = wording(table, prose.language)
    if known is None:
        return
    told: set[str] = set()
    for passage, span in _passages(prose, known):
        words = " ".join(passage.split())
        key = words.casefold()
        if key not in told:
            told.add(key)
            instead = known.instead.get(key)
            better = f"write `{instead}`: {hint}" if instead else hint
            yield code.at(span, f"`{words}` {'names one sex alone' if code is GENDERED else 'asks for an age'}", better)


def _passages(prose: Prose, known: Wording) -> Iterator[tuple[str, Span]]:
    """Go through what was found in the title and in the text, but for words that are one of a pair."""
    title = prose.posting.title
    for match in _single(known, title, frozenset(words_of(title))):
        yield match[0], prose.posting.span("title")
    for match in _single(known, prose.text, prose.vocabulary):
        yield match[0], prose.span(match.start(), match.end())


def _single(known: Wording, text: str, words: AbstractSet[bytes]) -> Iterator[re.Match[str]]:
    found = [match for row in known.rows for match in row.hits(text, words)]
    for match in sorted(found, key=lambda match: match.start()):
        before = text[max(0, match.start() - 10) : match.start()]
        if match[0].casefold() not in known.instead or not _ONE_AND.search(before):
            yield match


def _names_both(nouns: list[str]) -> bool:
    """Say whether a title has a noun in both forms: Tischlerin / Tischler, Kauffrau / Kaufmann."""
    folded = {noun.casefold() for noun in nouns}
    pairs = ((one, f"{one}in") for one in folded)
    changed = ((one, one.replace("frau", "mann")) for one in folded if one.endswith("frau"))
    umlauts = {"ärztin": "arzt", "köchin": "koch"}
    return any(other in folded for _, other in (*pairs, *changed)) or any(
        one.endswith(female) and one.removesuffix(female) + male in folded
        for one in folded
        for female, male in umlauts.items()
    )
