"""Read the fields between two lines of ``+++``, each with its place in the file: TOML -> values."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

import msgspec

from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.entry import Many, Pairs, Scalar, ScalarKind, Value
from generator.model.source import Span
from generator.model.toml_marks import Marks, Path, Unreadable, read_toml
from generator.parse.faults import OTHER_FORMAT, TWICE
from generator.parse.names import folded
from generator.parse.toml_diagnosis import fault_of_toml
from generator.parse.yaml_fields import DEEPEST, LONGEST, MOST, Items

_QUOTES = ('"""', "'''", '"', "'")


def read_toml_fields(block: str, path: str, first_line: int) -> Outcome[Items | None]:
    """Read the fields between the fences, of which the first stands in ``first_line`` of the file."""
    read = read_toml(block) if len(block) <= LONGEST else {}
    if isinstance(read, Unreadable):
        return Outcome(None, (fault_of_toml(read, block.split("\n"), path, first_line),))
    refused = _excess(read) if len(block) <= LONGEST else "the fields on top of the file are too long"
    if refused:
        hint = "write plain `name = value` lines, and the text of the posting under the second line of `+++`"
        return Outcome(None, (OTHER_FORMAT.at(Span(path, first_line), refused, hint),))
    values = _Values(Marks(path, block, first_line))
    return Outcome(tuple(values.pairs(read, ())), tuple(values.found))


def _excess(fields: Mapping[str, Any]) -> str:
    """Say in what the fields are more than any posting's; "" if they are not."""
    waiting: list[tuple[Any, int]] = [(fields, 0)]
    for count, (value, depth) in enumerate(waiting):
        if depth > DEEPEST:
            return "lists and tables are nested too deeply"
        if count > MOST:
            return "the front matter holds too many values"
        if isinstance(value, (dict, list)):
            waiting += ((one, depth + 1) for one in (value.values() if isinstance(value, dict) else value))
    return ""


class _Values:
    """Builds values with places from what Python's reader returned."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.found: list[Diagnostic] = []

    def pairs(self, table: Mapping[str, Any], above: Path) -> Iterator[tuple[Scalar, Value]]:
        """Build the pairs of a table; of keys that differ only in how they are spelt the first counts."""
        seen: dict[str, Scalar] = {}
        for name, value in table.items():
            path = (*above, name)
            key = Scalar(name, ScalarKind.TEXT, *self.unquoted(self.marks.key(*path)))
            first = seen.setdefault(folded(name), key)
            if first is key:
                yield key, self.value(value, path)
            else:
                self.found.append(TWICE.at(
                    key.span, f"`{name}` is given twice; the first is used", "keep the one that is right",
                    [("first given here", first.span)],
                ))  # fmt: skip

    def value(self, value: object, path: Path) -> Value:
        if isinstance(value, dict):
            return Pairs(tuple(self.pairs(value, path)), self.marks.table(*path))
        if isinstance(value, list):
            items = tuple(self.value(one, (*path, number)) for number, one in enumerate(value))
            return Many(items, self.marks.table(*path))
        span = self.marks.value(*path)
        if isinstance(value, str):
            return Scalar(value.rstrip("\n"), ScalarKind.TEXT, self.unquoted(span)[0], quoted=True)
        written = self.marks.written(span)
        if isinstance(value, bool):
            return Scalar(written, ScalarKind.TRUTH, span)
        if isinstance(value, (int, float)):
            plain = written if written.isdecimal() or isinstance(value, float) else str(value)
            kind = ScalarKind.INTEGER if isinstance(value, int) else ScalarKind.NUMBER
            return Scalar(plain.replace("_", ""), kind, span)
        if isinstance(value, date):  # or a day with a time
            return Scalar(written, ScalarKind.DATE, span)
        return Scalar(value.isoformat() if isinstance(value, time) else written, ScalarKind.TEXT, span)

    def unquoted(self, span: Span) -> tuple[Span, bool]:
        """Return the place of a text within its quotation marks, of one over several lines its first with words."""
        written = self.marks.written(span)
        quotes = next((quotes for quotes in _QUOTES if written.startswith(quotes)), "")
        if not quotes:
            return span, False
        long = len(quotes) > 1
        below, start = 0, (span.column or 1) - 1 + len(quotes)
        line = self.marks.line(span)
        if long and not line[start:].strip():
            while not line[start:].strip():
                below += 1
                line = self.marks.line(span, below)
                start = len(line) - len(line.lstrip())
        end = (span.end_column or 1) - 1 - len(quotes)
        if long:
            stop = line.find(quotes, start)
            end = stop if stop >= 0 else len(line.rstrip())
        row = (span.line or 1) + below
        return msgspec.structs.replace(span, line=row, column=start + 1, end_column=end + 1), True
