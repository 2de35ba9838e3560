"""A job as somebody else tells of it, and its texts made harmless: what a file of ours may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from generator.fix.values import listed, scalar
from generator.model.fields import FIELDS, FieldKind

if TYPE_CHECKING:
    from collections.abc import Iterator

Value = str | tuple[str, ...]

LONGEST_VALUE = 2_000  # characters of a field; the longest are addresses
MOST_VALUES = 50
LONGEST_TEXT = 200_000  # characters; the longest postings have some 20,000

# What is seen by nobody but acts: control characters, and marks that turn the order of letters round.
_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_ENDS = re.compile("\r\n|[\r\u2028\u2029\x0b\x0c\x85]")
_ORDER = {field.name: place for place, field in enumerate(FIELDS)}
_BARE = {field.name for field in FIELDS if field.kind in (FieldKind.TRUTH, FieldKind.NUMBER, FieldKind.CLOSED)}
_BARE_VALUE = re.compile(r"true|false|\d{1,9}")


class Opening(msgspec.Struct, frozen=True):
    """A job as another place tells of it: ``key`` is its name there, ``fields`` are ours, ``text`` is Markdown."""

    key: str
    fields: Mapping[str, Value]
    text: str = ""

    @property
    def title(self) -> str:
        """The title; "" if there is none."""
        return one_line(str(self.fields.get("title", "")))

    @property
    def company(self) -> str:
        """Who hires; "" if nobody says."""
        return one_line(str(self.fields.get("company", "")))


class Listing(msgspec.Struct, frozen=True):
    """What a source lists at the moment; how many entries have no title, and how many came a second time."""

    openings: tuple[Opening, ...]
    untitled: int = 0
    doubled: int = 0

    @property
    def count(self) -> int:
        """How many entries there were in all."""
        return len(self.openings) + self.untitled + self.doubled


def one_line(text: str) -> str:
    """Return a text of one line, without what acts unseen, and not beyond all measure."""
    line = " ".join(_ACTING.sub("", _ENDS.sub(" ", text)).split())
    return line if len(line) <= LONGEST_VALUE else f"{line[: LONGEST_VALUE - 1].rstrip()}…"


def plain_text(text: str) -> str:
    """Return a text of many lines without what acts unseen; its end is marked where it was cut off."""
    clean = _ACTING.sub("", _ENDS.sub("\n", text)).strip("\n").rstrip()
    return clean if len(clean) <= LONGEST_TEXT else f"{clean[:LONGEST_TEXT].rstrip()} …"


def field_lines(fields: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """Go through the fields in their usual order, each with its line; empty ones are none."""
    for name, value in sorted(fields.items(), key=lambda item: _ORDER.get(item[0], len(_ORDER))):
        texts = [one_line(text) for text in ((value,) if isinstance(value, str) else value[:MOST_VALUES])]
        kept = [text for text in texts if text]
        if kept:
            yield name, f"{name}: {_written(name, kept)}"


def _written(name: str, texts: list[str]) -> str:
    if name in _BARE and len(texts) == 1 and _BARE_VALUE.fullmatch(texts[0]):
        return texts[0]
    return scalar(texts[0]) if len(texts) == 1 else listed(texts)
