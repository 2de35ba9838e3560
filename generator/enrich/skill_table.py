"""Opens the table of skills: from labels and their spellings to what a phrase is called, and what needs care."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import msgspec

from generator.enrich.data import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping


class SkillTable(msgspec.Struct, frozen=True):
    """The skills by spelling, and the longest phrase, in words, that begins with a word.

    ``everyday`` are spellings that are words of everyday language, too; of these, ``capital`` count in a sentence when
    they are written just so. ``no_skill`` is what lists hold beside skills. ``spoken`` are languages that people speak.
    After a word that is ``lettered`` a single letter is no skill ("category C").
    """

    labels: Mapping[str, str]
    longest: Mapping[str, int]
    everyday: frozenset[str]
    capital: frozenset[str]
    no_skill: frozenset[str]
    spoken: frozenset[str]
    lettered: frozenset[str]

    def label_of(self, name: str) -> str | None:
        """Return what a skill is called, by one of its spellings."""
        return self.labels.get(" ".join(name.lower().split()))


@functools.cache
def skill_table() -> SkillTable:
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
    return SkillTable(
        labels, longest, frozenset(notes["words"]), frozenset(notes["capital"]), frozenset(notes["no_skill"]),
        frozenset(groups["spoken languages"]), frozenset(notes["lettered"]),
    )  # fmt: skip
