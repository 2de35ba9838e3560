"""Understands the skills a posting asks for: from lists and sentences to labels of the skills table."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import msgspec

from generator.enrich.candidates import Candidate, fields_of, of_labelled, written
from generator.enrich.data import read_table
from generator.enrich.plain import plain
from generator.enrich.sections import kind_of
from generator.model.facts import Fact, Origin
from generator.model.posting import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.enrich.sections import Outline
    from generator.model.entry import Entry

_TOKEN = re.compile(r"[^\s,;:()\[\]\"“”„•|*`…·、，]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9+#.]*")
_SEPARATOR = re.compile(r"\s*(?:[,;|•·、，]|\s/\s|\n|\s[-–—]\s)\s*")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_LEADING = re.compile(
    r"^(?:and|or|und|oder|et|ou|y|e|o|en|of|e\.g\.|z\.b\.|such as|including|like|strong|good|solid|basic|advanced"
    r"|expert|excellent|knowledge of|experience (?:with|in)|proficiency in|proficient in|familiarity with)\s+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s+(?:and|or|etc\.?|skills?|knowledge|experience|development|programming|preferred|required|\(?optional\)?"
    r"|a plus|kenntnisse)$",
    re.IGNORECASE,
)
_LONGEST_NAME = 40
_MOST_WORDS = 4
_MOST = 60
_ASKING = (SectionKind.QUALIFICATIONS, SectionKind.PREFERRED, SectionKind.SKILLS, SectionKind.KEYWORDS)


class Table(msgspec.Struct, frozen=True):
    """The skills by spelling, the longest phrase (in words) that begins with a word, and what needs care."""

    labels: Mapping[str, str]
    longest: Mapping[str, int]
    everyday: frozenset[str]
    capital: frozenset[str]
    no_skill: frozenset[str]


@functools.cache
def table() -> Table:
    """Return the table of skills."""
    groups = dict(read_table("skills.toml"))
    notes = groups.pop("notes")
    labels: dict[str, str] = {}
    for skills in groups.values():
        for label, spellings in skills.items():
            for spelling in (label.lower(), *spellings):
                labels.setdefault(spelling, label)
    longest: dict[str, int] = {}
    for spelling in labels:
        words = spelling.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return Table(
        labels, longest, frozenset(notes["words"]), frozenset(notes["capital"]), frozenset(notes["no_skill"]),
    )  # fmt: skip


def skills_of(entry: Entry, parts: Outline) -> Fact[tuple[str, ...]] | None:
    """Return the skills, in the order they are named: those of the front matter, else of lists, else of sentences."""
    sources = (
        (candidate for candidate in written(entry, "skills")),
        _lists(entry, parts),
    )
    for candidates in sources:
        found: dict[str, Candidate] = {}
        for candidate in candidates:
            for skill in skills_in_list(candidate.text):
                found.setdefault(skill, candidate)
        if found:
            first = next(iter(found.values()))
            strongest = min(found.values(), key=lambda candidate: list(Origin).index(candidate.origin))
            return Fact(
                _unique(found), strongest.origin, strongest.span if strongest.origin != first.origin else first.span
            )
    return _of_sentences(parts)


def _unique(skills: Iterable[str]) -> tuple[str, ...]:
    """Keep the first of spellings that differ by case alone."""
    kept: dict[str, str] = {}
    for skill in skills:
        kept.setdefault(skill.lower(), skill)
    return tuple(kept.values())[:_MOST]


def _lists(entry: Entry, parts: Outline) -> Iterator[Candidate]:
    """Go through the lists of skills: behind labels, and under headings such as "Tech stack" and "Keywords"."""
    candidates = [
        of_labelled(line)
        for line in entry.labelled
        if "skills" in fields_of(line.label)
        or (not fields_of(line.label) and line.section and kind_of(line.section) is SectionKind.SKILLS)
    ]
    lines = {candidate.span.line for candidate in candidates}
    for part, line, _ in parts.prose:
        if (
            part.kind in (SectionKind.SKILLS, SectionKind.KEYWORDS)
            and line.span.line not in lines
            and _is_list(line.text)
        ):
            candidates.append(Candidate(line.text, Origin.SECTION, line.span))
    yield from sorted(candidates, key=lambda candidate: candidate.span.line or 0)


def _is_list(text: str) -> bool:
    """Whether a line names things rather than saying something."""
    pieces = [piece for piece in _SEPARATOR.split(plain(text)) if piece]
    return bool(pieces) and all(len(piece.split()) <= _MOST_WORDS + 1 for piece in pieces)


def skills_in_list(text: str) -> Iterator[str]:
    """Go through the skills of a list: labels of the table, else short names as written, but no levels or virtues."""
    skills = table()
    words = plain(text)
    known = _known(words, skills)
    if known is not None:
        yield known
        return
    inner = [piece for group in _BRACKETS.findall(words) for piece in _SEPARATOR.split(group)]
    for piece in _SEPARATOR.split(_BRACKETS.sub("\n", words)):
        yield from _of_piece(piece, as_written=True)
    for piece in inner:
        yield from _of_piece(piece, as_written=False)


@functools.lru_cache(maxsize=16384)
def _of_piece(piece: str, *, as_written: bool) -> tuple[str, ...]:
    """Return the skills in one item of a list."""
    return tuple(_named(piece, table(), as_written=as_written))


def _named(piece: str, skills: Table, *, as_written: bool) -> Iterator[str]:
    name = piece.strip(" .:-–—&#").removeprefix("#")
    for _ in range(2):
        name = _LEADING.sub("", name)
    known = _known(name, skills) or _known(_TRAILING.sub("", name), skills)
    if known is not None:
        yield known
        return
    low = name.lower()
    if low in skills.no_skill or not name:
        return
    inside = [
        known
        for part in re.split(r"\s*/\s*|\s+(?:and|or|und|oder|et|ou|y|e|&)\s+", name)
        if (known := _known(part, skills))
    ]
    if inside:
        yield from inside
    elif as_written and len(name.split()) <= _MOST_WORDS and len(name) <= _LONGEST_NAME and any(map(str.isalpha, name)):
        yield name
    else:
        yield from skills_in_sentence(piece)


def _known(name: str, skills: Table) -> str | None:
    return skills.labels.get(" ".join(name.lower().split()))


def skills_in_sentence(text: str) -> Iterator[str]:
    """Go through the skills of the table that a sentence names; everyday words only with the capital of the label."""
    for skill, _ in _spotted(text, table()):
        yield skill


def _spotted(text: str, skills: Table) -> Iterator[tuple[str, bool]]:
    """Go through skills in a sentence, and whether each is an everyday word besides."""
    unspaced = not text.isascii() and _UNSPACED.search(text)
    tokens = _LATIN.findall(text) if unspaced else _TOKEN.findall(text)
    tokens = [token.rstrip(".!?'’").lstrip("'‘") or token for token in tokens]
    words = [token.lower() for token in tokens]
    index = 0
    while index < len(words):
        longest = skills.longest.get(words[index], 0)
        for length in range(min(longest, len(words) - index), 0, -1):
            phrase = words[index] if length == 1 else " ".join(words[index : index + length])
            label = skills.labels.get(phrase)
            if label is not None:
                everyday = phrase in skills.everyday
                if not everyday or (
                    " ".join(tokens[index : index + length]) in skills.capital
                    and (unspaced or _is_inside(text, tokens[index]))
                ):
                    yield label, everyday
                index += length - 1
                break
        else:
            if "/" in words[index] and not longest:
                for piece in tokens[index].split("/"):
                    low = piece.lower()
                    if low in skills.labels and (low not in skills.everyday or piece in skills.capital):
                        yield skills.labels[low], low in skills.everyday
        index += 1


def _is_inside(text: str, token: str) -> bool:
    """Whether a capital says anything: not at the beginning of a sentence."""
    return not text.lstrip(" *-•").startswith(token)


def _of_sentences(parts: Outline) -> Fact[tuple[str, ...]] | None:
    """Find the skills in sentences about what is asked for; everyday words count only beside surer ones."""
    found: dict[str, bool] = {}
    first: Candidate | None = None
    for part, line, _ in parts.prose:
        if part.kind not in _ASKING:
            continue
        for skill, everyday in _spotted(line.text, table()):
            found[skill] = found.get(skill, True) and everyday
            first = first or Candidate(line.text, Origin.SECTION, line.span)
    sure = any(not everyday for everyday in found.values())
    spoken = read_table("skills.toml")["spoken languages"]  # what a team speaks is often only told
    kept = [skill for skill in found if sure and skill not in spoken]
    if not kept or first is None:
        return None
    return Fact(_unique(kept), Origin.SECTION, first.span)
