"""An opening -> the file of a posting, which remembers what was written into it; and that file brought up to date.

The memory stands in the file's own front matter, as the field ``source``: where it came from, by which name, and a
digest of each line that we wrote and of the text. So it is there in every checkout, and what a person changed is known
by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from generator.fix.lines import Lines, lines_of
from generator.fix.values import mapped, quoted
from generator.intake.opening import Opening, field_lines, plain_text
from generator.model.digest import digest_bytes
from generator.model.entry import Pairs, Scalar
from generator.model.notation import Notation
from generator.parse.front_matter import Matter, read_front_matter
from generator.parse.written import name_fields

if TYPE_CHECKING:
    from collections.abc import Iterable

SOURCE, TEXT, CLOSED = "source", "text", "closed"
# What the source did not tell was told by whoever imported it, or is the day on which they did: it stays.
_STAYING = ("company", "date")
_WRITTEN = re.compile(r"\b(\w{1,40})=([0-9a-f]{8})\b")


class Memory(msgspec.Struct, frozen=True):
    """What a file remembers: its source, its name there, and a digest of each part that was written into it."""

    source: str
    key: str
    written: Mapping[str, str]

    def line(self) -> str:
        """Return the field that keeps it."""
        parts = " ".join(f"{name}={mark}" for name, mark in self.written.items())
        return f"{SOURCE}: " + mapped({"from": quoted(self.source), "id": quoted(self.key), "written": quoted(parts)})


class Renewed(msgspec.Struct, frozen=True):
    """A file brought up to date: which parts changed, and which a person had changed before, so that they stay."""

    text: str
    changed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def new_file(opening: Opening, source: str, day: str) -> str:
    """Return the file of a posting; one that tells no date is dated to ``day``."""
    lines = dict(field_lines({"date": day} | dict(opening.fields)))
    text = plain_text(opening.text)
    marks = {name: mark_of(line) for name, line in lines.items()} | {TEXT: mark_of(text)}
    return "\n".join(("---", *lines.values(), Memory(source, opening.key, marks).line(), "---", "", text, ""))


def memory_of(text: str, path: str = "") -> Memory | None:
    """Return what a file remembers of its source; None if it was written by a person, or cannot be read."""
    matter = read_front_matter(text, path).value
    return _memory(matter) if matter else None


def renewed(text: str, opening: Opening) -> Renewed | None:
    """Bring a file up to date with its opening; None if its front matter cannot be read.

    A line is changed only while it is as we wrote it. One that a person changed, removed or added stays so.
    """
    return _Revision(text).renew(dict(field_lines(opening.fields)), plain_text(opening.text))


def closed(text: str, day: str) -> Renewed | None:
    """Mark a posting as closed on a day, unless it says something of that already."""
    return _Revision(text).close(f"{CLOSED}: {day}")


def mark_of(text: str) -> str:
    """Return eight digits that stand for a part of a file, however its lines end."""
    lines = (line.rstrip() for line in text.strip().split("\n"))
    return digest_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))[:8]


class _Revision:
    """A file while it is brought up to date."""

    def __init__(self, text: str) -> None:
        self.lines = lines_of(text)
        matter = read_front_matter(self.lines.text, "").value
        memory = _memory(matter) if matter else None
        self.matter = matter if memory else None
        self.memory = memory
        self.marks = dict(memory.written) if memory else {}
        self.changed: list[str] = []
        self.kept: list[str] = []

    def renew(self, wanted: dict[str, str], body: str) -> Renewed | None:
        if self.matter is None:
            return None
        told = self._told()
        for name in [*wanted, *(name for name in self.marks if name not in (*wanted, TEXT, *_STAYING))]:
            self._renew_line(name, wanted.get(name), told)
        self._renew_text(body)
        return self._result()

    def close(self, line: str) -> Renewed | None:
        if self.matter is None:
            return None
        if CLOSED not in self._told():
            self._insert(CLOSED, line)
        return self._result()

    def _told(self) -> set[str]:
        """Return the fields that say something, by our names."""
        return {field.name for field in name_fields(self.matter.items).value} if self.matter else set()

    def _renew_line(self, name: str, line: str | None, told: Iterable[str]) -> None:
        row = self._row_of(name)
        was = self.marks.get(name)
        if was is None:
            if line and name not in told:
                self._insert(name, line)
            return
        ours = row is not None and mark_of(self.lines.rows[row][0]) == was
        if not ours:
            if line is None or mark_of(line) != was:
                self.kept.append(name)
        elif row is not None and line is None:
            self.lines = self.lines.without(row)
            del self.marks[name]
            self.changed.append(name)
        elif row is not None and line is not None and mark_of(line) != was:
            self.lines = self.lines.replace(row, line)
            self.marks[name] = mark_of(line)
            self.changed.append(name)

    def _renew_text(self, body: str) -> None:
        start = self._end() + 1
        mark = mark_of(body)
        if mark == self.marks.get(TEXT):
            return
        if mark_of("\n".join(text for text, _ in self.lines.rows[start:])) != self.marks.get(TEXT):
            self.kept.append(TEXT)
            return
        end = self.lines.end
        rows = tuple((text, end) for text in ("", *body.split("\n")))
        self.lines = Lines(self.lines.mark, (*self.lines.rows[:start], *rows, ("", "")))
        self.marks[TEXT] = mark
        self.changed.append(TEXT)

    def _insert(self, name: str, line: str) -> None:
        self.lines = self.lines.insert(self._row_of(SOURCE) or self._end(), line)
        self.marks[name] = mark_of(line)
        self.changed.append(name)

    def _result(self) -> Renewed | None:
        """Write the memory anew; None if what came out cannot be read: somebody's front matter may be strange."""
        if self.memory is None or not self.changed:
            return Renewed(str(self.lines), (), tuple(self.kept)) if self.memory else None
        memory = msgspec.structs.replace(self.memory, written=self.marks)
        row = self._row_of(SOURCE)
        if row is None:
            return None
        lines = self.lines.replace(row, memory.line())
        while lines.rows[row + 1][0].startswith((" ", "\t")):  # a person wrote the map on several lines
            lines = lines.without(row + 1)
        return Renewed(str(lines), tuple(self.changed), tuple(self.kept)) if memory_of(lines.text) == memory else None

    def _row_of(self, name: str) -> int | None:
        start = re.compile(rf"{name}[ \t]*:(?:\s|$)")
        return next((row for row in range(self._end()) if start.match(self.lines.rows[row][0])), None)

    def _end(self) -> int:
        """Return the row of the fence under the fields."""
        rows = self.lines.rows
        fences = (row for row, (text, _) in enumerate(rows) if re.fullmatch(r"(?:-{3,}|\.\.\.)[ \t]*", text))
        return [*fences][1]


def _memory(matter: Matter) -> Memory | None:
    for key, value in matter.items if matter.notation is Notation.YAML else ():  # a person wrote another
        if key.text == SOURCE and isinstance(value, Pairs):
            known = {name.text: one.text for name, one in value.items if isinstance(one, Scalar)}
            if {"from", "id", "written"} <= known.keys():
                return Memory(known["from"], known["id"], dict(_WRITTEN.findall(known["written"])))
    return None
