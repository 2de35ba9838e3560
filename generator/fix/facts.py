"""Write what was understood of a posting into its front matter: text -> text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from generator.fix.lines import Lines, lines_of
from generator.fix.notations import field_in, value_in
from generator.fix.spellings import Spelling, spellings
from generator.model.entry import Many, Pairs, Scalar, ScalarKind
from generator.model.facts import Origin
from generator.model.fields import FIELDS
from generator.model.notation import Notation
from generator.model.source import quote
from generator.parse.front_matter import Matter, read_front_matter
from generator.parse.names import meant
from generator.parse.written import name_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.model.diagnostic import Outcome
    from generator.model.entry import Value
    from generator.model.posting import Posting, Understood

    Read = Callable[[str], Outcome[Understood | None]]

# What the author said in some other place. What the board adds or concludes is not written in the author's name.
SAID = frozenset(Origin) - {Origin.FRONT_MATTER, Origin.BOARD_DEFAULT, Origin.FIRST_COMMIT, Origin.INFERRED}
_ORDER = {field.name: place for place, field in enumerate(FIELDS)}
_EMPTY_VALUES = {
    Notation.YAML: r"""(["']?[ \t]{0,40}:)[ \t]{0,40}?(?:[ \t](?:~|null|""|''|\[\]|\{\}))?([ \t]{1,40}#.*)?[ \t]*""",
    Notation.TOML: r"""(["']?[ \t]{0,40}=)[ \t]{0,40}(?:""|''|\[\]|\{\})([ \t]{0,40}#.*)?[ \t]*""",
    Notation.JSON: r"""("[ \t]{0,40}:)[ \t]{0,40}(?:null|""|\[\]|\{\})(,?)[ \t]*""",
}
_NO_FACTS = ("marks", "notation", "text", "links", "inferred", "salary")


class Rewritten(msgspec.Struct, frozen=True):
    """A text with the fields that were written into it, and those for which no way to write them was found."""

    text: str
    written: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def write_facts(text: str, path: str, read: Read) -> Rewritten:
    """Write the facts that the author stated elsewhere into the front matter; a block is made if there is none.

    ``text`` is the file's, with its own line ends; ``read`` understands a text as that of this file. A fact is written
    only in a way that is read back as the same fact, beside facts that are all the same as before, so what cannot be
    written so is left out. A second time changes nothing.
    """
    whole = _Whole(lines_of(text), path, read)
    if whole.understood is None:
        return Rewritten(text)
    written: list[str] = []
    while True:
        waiting = [field for field in whole.waiting() if field not in written]
        steps = [waiting, *([field] for field in waiting)] if len(waiting) > 1 else [waiting]
        done = next((fields for fields in steps if fields and whole.write(fields)), None)
        if done is None:
            return Rewritten(str(whole.lines), tuple(sorted(written, key=_ORDER.__getitem__)), tuple(waiting))
        written.extend(done)


class _Whole:
    """A text while facts are written into it; they stay what they are."""

    def __init__(self, lines: Lines, path: str, read: Read) -> None:
        self.lines, self.path, self.read = lines, path, read
        self.text = lines.text
        before = read(self.text)
        self.codes = {found.code for found in before.diagnostics}
        self.understood = before.value

    def waiting(self) -> list[str]:
        """Return the fields of facts that the author stated, but not in the front matter."""
        matter = read_front_matter(self.lines.text, self.path).value
        if self.understood is None or matter is None:
            return []
        taken = {field.name for field in name_fields(matter.items).value}
        stated = {one.field for one in self.understood.text.found if one.origin in SAID}
        return sorted(stated - taken, key=_ORDER.__getitem__)

    def write(self, fields: list[str]) -> bool:
        """Write all of these fields, each in its simplest way, or one field in any way; say whether it was done."""
        if self.understood is None:
            return False
        ways = [list(self.spellings(field)) for field in fields]
        if not all(ways):
            return False
        trials = [[pair for way in ways for pair in way[0]]] if len(fields) > 1 else ways[0]
        for pairs in trials:
            lines = insert(self.lines, self.path, pairs)
            if lines is not None and self.is_faithful(lines, fields):
                self.lines = lines
                return True
        return False

    def spellings(self, field: str) -> Iterable[Spelling]:
        if self.understood is None:
            return ()
        span = next((one.span for one in self.understood.text.found if one.field == field), None)
        return spellings(field, self.understood.posting, quote(self.text, span))

    def is_faithful(self, lines: Lines, fields: Iterable[str]) -> bool:
        """Whether this text says what it said, these fields in front matter, and no new fault is in it."""
        after = self.read(lines.text)
        if after.value is None or self.understood is None or not {one.code for one in after.diagnostics} <= self.codes:
            return False
        taken = {one.field for one in after.value.text.found if one.origin is Origin.FRONT_MATTER}
        return taken.issuperset(fields) and facts_of(after.value.posting) == facts_of(self.understood.posting)


def facts_of(posting: Posting) -> dict[str, Any]:
    """Return what a posting says, without where and in which words it says it."""
    facts = {name: value for name, value in msgspec.structs.asdict(posting).items() if name not in _NO_FACTS}
    pay = posting.salary
    if pay is not None:
        ranges = tuple(msgspec.structs.replace(one, text="") for one in pay.ranges)
        facts["salary"] = msgspec.structs.replace(pay, text="", ranges=ranges)
    return facts | {"links": [link.target for link in posting.links], "inferred": frozenset(posting.inferred)}


def insert(lines: Lines, path: str, pairs: Iterable[tuple[str, str]]) -> Lines | None:
    """Write fields into the front matter: into an empty field of that meaning, else under the last one.

    None if the front matter cannot be read. A field that has a value keeps it.
    """
    matter = read_front_matter(lines.text, path).value
    if matter is None:
        return None
    taken = {field.name for field in name_fields(matter.items).value}
    new: list[str] = []
    for name, value in pairs:
        if name in taken:
            continue
        filled = _fill(lines, matter, name, value)
        if filled is None:
            new.append(field_in(matter.notation, name, value))
        else:
            lines = filled
    if not new:
        return lines
    if matter.body_line == 1:  # there is no front matter
        apart = [""] if lines.rows[0][0].strip() else []
        return lines.insert(0, "---", *new, "---", *apart)
    return _add(lines, matter, new)


def _add(lines: Lines, matter: Matter, new: Iterable[str]) -> Lines:
    """Write fields under those that there are; in TOML above its tables, in JSON under the brace that opens it."""
    margin = _indent(matter)
    last = matter.body_line - 2
    if matter.notation is Notation.JSON:
        row = next(row for row, (text, _) in enumerate(lines.rows) if text.strip())
        after = lines.rows[row][0].removeprefix("{")
        if after.strip():
            return lines.replace(row, f"{{{', '.join(new)}, {after.lstrip()}")
        return lines.insert(row + 1, *(f"{margin}{field}," for field in new))
    if matter.notation is Notation.TOML:
        headers = [row for key, _ in matter.items if lines.rows[row := (key.span.line or 1) - 1][0].lstrip()[:1] == "["]
        row = min(headers, default=last)
        while headers and lines.rows[row - 1][0].lstrip()[:1] in ("", "#"):  # what is said of the table stays with it
            row -= 1
        return lines.insert(row, *new)
    return lines.insert(last, *(f"{margin}{field}" for field in new))


def _fill(lines: Lines, matter: Matter, name: str, value: str) -> Lines | None:
    """Write a value into the field that waits for it."""
    for key, old in matter.items:
        known = meant(key.text)
        if known is None or known.field.name != name or known.part or not _is_empty(old):
            continue
        row, column = (key.span.line or 1) - 1, (key.span.end_column or 1) - 1
        line = lines.rows[row][0]
        found = re.compile(_EMPTY_VALUES[matter.notation]).fullmatch(line, column)
        if found:
            return lines.replace(row, f"{line[:column]}{found[1]} {value_in(matter.notation, value)}{found[2] or ''}")
    return None


def _is_empty(value: Value) -> bool:
    if isinstance(value, Scalar):
        return value.kind is ScalarKind.NULL or not value.text.strip()
    return isinstance(value, (Many, Pairs)) and not value.items


def _indent(matter: Matter) -> str:
    """Return the blanks in front of the fields that there are."""
    if not matter.items:
        return ""
    key = matter.items[0][0]
    return " " * ((key.span.column or 1) - 1 - key.quoted)
