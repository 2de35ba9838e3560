"""Finds skills in sentences: words of the table, those of everyday language only where they can mean nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.enrich.skill_table import skill_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOKEN = re.compile(r"[^\s,;:()\[\]\"“”„•|*`…·、，<>]+|[,、，]")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LATIN = re.compile(r"\.?[A-Za-z][A-Za-z0-9+#.]*|[、，,]")
_ASKED = re.compile(
    r"\b(?:knowledge|experience|expertise|proficien(?:t|cy)|fluen(?:t|cy)|skills|background|familiar(?:ity)?"
    r"|kenntnisse|erfahrung|maîtrise|experiencia|experiência|conhecimentos?|esperienza|ervaring)"
    r" (?:\w+ )?(?:of|with|in|mit|de|con|com|em|di|met)$",
    re.IGNORECASE,
)
_APOSTROPHES = ("'", "’")
_VERSIONED = re.compile(r"([A-Za-z][A-Za-z.#+]{2,20}?)\d{1,2}(?:\.[\dx]{1,3}){0,3}$")  # "PHP7", "Angular17"
_LEVEL = re.compile(r"[ABC][12]\b|native$|fluent$")  # of a language that people speak
_KNOWN = re.compile(
    r"-(?:kenntnisse[n.]?|systeme?n?s?|erfahrung(?:en)?|entwickl\w{1,6}|programmierung|know|based)?[.,]?$",
    re.IGNORECASE,
)  # "PHP-Kenntnisse"
_SHORT = 2  # letters of a word that may mean anything ("PR")
_BETWEEN = frozenset({",", "、", "，", "and", "or", "und", "oder", "et", "ou", "y", "e", "o", "en", "of", "&", "+"})


class Spotted(msgspec.Struct, frozen=True, gc=False):
    """A skill in a sentence: its first token and the one after its last; ``everyday`` if it is a common word, too."""

    label: str
    first: int
    after: int
    everyday: bool
    capital: bool


def begins_skill(word: str) -> bool:
    """Whether the name of a skill may begin in a word; where none does, a sentence names no skill."""
    tokens = [_bare(token) for token in (*_TOKEN.findall(word), *_LATIN.findall(word))]
    return any(
        piece in skill_table().longest for token in tokens for piece in (token, *map(_bare, re.split(r"[/+]", token)))
    )


def _bare(token: str) -> str:
    if "-" in token:
        token = _KNOWN.sub("", token)
    if token[1:2] in _APOSTROPHES and token[0] in "dlDL":  # "d'API"
        token = token[2:]
    token = token.rstrip(".!?'’").lstrip("'‘") or token
    return without_version(token) if token[-1:].isdigit() else token


def _apart(token: str) -> Sequence[str]:
    """Return the skills that a slash or a plus joins, with the sign between: "Java/Kotlin", "Elixir+GKE"."""
    for sign in "/+":
        if sign in token and token.lower().rstrip(".!?") not in skill_table().longest:
            pieces = token.split(sign)
            if all(pieces) and any(_bare(piece).lower() in skill_table().longest for piece in pieces):
                return [one for piece in pieces for one in (",", piece)][1:]
    return (token,)


def without_version(word: str) -> str:
    """Return a skill without the number of its version: "PHP" of "PHP7"; another word as it is."""
    versioned = _VERSIONED.match(word) if word.lower() not in skill_table().longest else None
    return versioned[1] if versioned and versioned[1].lower() in skill_table().labels else word


def skills_in_sentence(text: str) -> Iterator[str]:
    """Go through the skills of the table that a sentence names."""
    for skill, _ in sure_and_everyday(text):
        yield skill


def sure_and_everyday(text: str) -> Iterator[tuple[str, bool]]:
    """Go through the skills a sentence names, and whether each is an everyday word besides.

    Such a word counts where it is written with its capital inside the sentence ("in Go"), or stands beside a surer one
    ("Rust or Python", "react, redux").
    """
    unspaced = not text.isascii() and _UNSPACED.search(text) is not None
    pattern = _LATIN if unspaced else _TOKEN
    tokens = [_bare(piece) for token in pattern.findall(text) for piece in _apart(token)]
    spotted = list(_spotted(tokens))
    sure = {place for one in spotted if not one.everyday for place in (one.first, one.after - 1)}
    for one in spotted:
        if len(one.label) == 1 and one.first and tokens[one.first - 1].lower() in skill_table().lettered:
            continue
        if one.capital and _ASKED.search(" ".join(tokens[max(0, one.first - 4) : one.first])):
            yield one.label, False
            continue
        inside = one.capital and (
            unspaced or one.first > 0 or one.after >= len(tokens) or _LEVEL.match(tokens[one.after])
        )
        if unspaced and len(tokens[one.first]) > _SHORT:  # Latin letters among others are a name
            yield one.label, False
            continue
        if not one.everyday or inside or _is_beside(one, tokens, sure, spotted):
            sure.update((one.first, one.after - 1))  # and so is what follows it: "Java, React, Angular"
            yield one.label, one.everyday


def _is_beside(one: Spotted, tokens: Sequence[str], sure: set[int], spotted: Sequence[Spotted]) -> bool:
    """Whether a skill is named in one breath with a sure one, or with its capital before another with its own."""
    after, before = one.after, one.first - 1
    while after < len(tokens) and tokens[after].lower() in _BETWEEN:
        after += 1
    while before >= 0 and tokens[before].lower() in _BETWEEN:
        before -= 1
    if (after > one.after and after in sure) or (before < one.first - 1 and before in sure):
        return True
    return one.capital and after > one.after and any(other.first == after and other.capital for other in spotted)


def _spotted(tokens: Sequence[str]) -> Iterator[Spotted]:
    skills = skill_table()
    words = [token.lower() for token in tokens]
    index = 0
    while index < len(words):
        longest = skills.longest.get(words[index], 0)
        for length in range(min(longest, len(words) - index), 0, -1):
            phrase = words[index] if length == 1 else " ".join(words[index : index + length])
            label = skills.labels.get(phrase)
            if label is not None:
                everyday = phrase in skills.everyday
                capital = everyday and " ".join(tokens[index : index + length]) in skills.capital
                yield Spotted(label, index, index + length, everyday, capital)
                index += length - 1
                break
        index += 1
