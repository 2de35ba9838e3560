"""Reads lists of skills: from "Python, AWS (ECS, S3), Bread scoring" to labels of the table and short names."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from generator.enrich.plain import plain
from generator.enrich.skill_sentences import skills_in_sentence, without_version
from generator.enrich.skill_table import skill_table

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEPARATOR = re.compile(r"\s{0,9}(?:[,;|•·、，；]|\s/\s|\n|\s[-–—]\s)\s{0,9}|\s{1,9}(?=#)")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_CODES = re.compile(r"`\s+`")
_VERSION = re.compile(r"\s{1,9}v?\d{1,9}(?:\.[\dx]{1,9}){0,9}\+?$", re.IGNORECASE)
_GROUP = re.compile(r"^\s{0,9}[^\W\d][\w-]{1,20}\s{0,3}:\s{1,3}")  # "Back: PHP"
_LEADING = re.compile(
    r"^(?:and|or|und|oder|et|ou|y|e|o|en|of|e\.g\.|z\.b\.|such as|including|like|strong|good|solid|basic|advanced"
    r"|expert|excellent|knowledge of|experience (?:with|in)|proficiency in|proficient in|familiarity with)\s+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s{1,9}(?:and|or|etc\.?|skills?|knowledge|experience|development|programming|preferred|required|\(?optional\)?"
    r"|a plus|kenntnisse)$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s{0,9}/\s{0,9}|\s{1,9}(?:and|or|und|oder|et|ou|y|e|en|of|&)\s{1,9}")
_NO_NAME = re.compile(
    r"\b(?:understanding|familiar\w*|interest(?:ed)?|level|knowledge|ability|able|years?|willing\w*|comfort\w*|skills?"
    r"|experience|thinking|fluent|proficien\w+|strong|good|excellent|passion\w*|you|your|we|our)\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 40
_MOST_WORDS = 4


def is_list(text: str) -> bool:
    """Whether a line names things rather than saying something."""
    pieces = [piece for piece in _SEPARATOR.split(plain(text)) if piece]
    return bool(pieces) and all(len(piece.split()) <= _MOST_WORDS + 1 for piece in pieces)


@functools.lru_cache(maxsize=4096)
def skills_in_list(text: str) -> tuple[str, ...]:
    """Return the skills of a list: labels of the table, else short names as written, but no levels or virtues."""
    words = plain(_CODES.sub(", ", text))
    known = skill_table().label_of(words)
    if known is not None:
        return (known,)
    pieces = _SEPARATOR.split(_BRACKETS.sub("\n", words) if "(" in words else words)
    skills = [skill for piece in pieces for skill in _of_piece(piece, as_written=True)]
    if "(" in words:
        inner = [piece for group in _BRACKETS.findall(words) for piece in _SEPARATOR.split(group)]
        skills.extend(skill for piece in inner for skill in _of_piece(piece, as_written=False))
    return tuple(skills)


@functools.lru_cache(maxsize=16384)
def _of_piece(piece: str, *, as_written: bool) -> tuple[str, ...]:
    """Return the skills in one item of a list."""
    return tuple(_named(piece, as_written=as_written))


def _named(piece: str, *, as_written: bool) -> Iterator[str]:
    skills = skill_table()
    name = _GROUP.sub("", piece).strip(" :-–—&").lstrip("#").rstrip(". ")
    for _ in range(2):
        name = _LEADING.sub("", name)
    known = (
        skills.label_of(name)
        or skills.label_of(_TRAILING.sub("", name))
        or skills.label_of(_VERSION.sub("", name))
        or skills.label_of(without_version(name))
    )
    if known is not None:
        yield known
        return
    if name.lower() in skills.no_skill or not name:
        return
    inside = [known for part in _JOINED.split(name) if (known := skills.label_of(_VERSION.sub("", part)))]
    if inside:
        yield from inside
    elif (
        as_written
        and not piece.lstrip().startswith("#")
        and len(name.split()) <= _MOST_WORDS
        and len(name) <= _LONGEST_NAME
        and any(map(str.isalpha, name))
        and not _NO_NAME.search(name)
    ):
        yield name
    else:
        yield from skills_in_sentence(piece)
