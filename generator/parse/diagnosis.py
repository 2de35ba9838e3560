"""Say in plain words what is wrong with front matter that cannot be read: the parser's error -> Diagnostic."""

import re
import unicodedata
from collections.abc import Callable, Sequence

import msgspec
import yaml

from generator.model.diagnostic import Diagnostic
from generator.model.source import Span
from generator.parse.faults import COLON, MARKS, TAB, UNCLOSED, UNREADABLE
from generator.parse.names import is_known

FIELD_LINE = re.compile(r"""["']?(\w[\w .\-]{0,40}?)["']?[ \t]*[:：](?=[ \t\n]|$)""")

_NO_COLON = "this line is no field: it has no colon"
_MAKE_FIELD = "write `name: value`, join it to the line above if it goes on from there, or move it into the text"
_SPECIAL = "@`%*&!|>[]{},?#"


class _Trouble(msgspec.Struct, frozen=True):
    """Where the parser gave up.

    Rows count from 0 in ``lines``; what it could not end it had begun in row ``begun``.
    """

    lines: Sequence[str]
    row: int
    begun: int
    problem: str
    path: str
    first_line: int
    column: int

    def place(self, row: int, start: int = 0, end: int | None = None) -> Span:
        """Return the place in the file of a part of a row, by default all of it but the blanks around it."""
        line = self.text(row)
        if end is None:
            start, end = max(start, len(line) - len(line.lstrip())), len(line.rstrip())
        return Span(self.path, self.first_line + row, start + 1, max(start, end) + 1)

    def text(self, row: int) -> str:
        return self.lines[row] if 0 <= row < len(self.lines) else ""

    def parts(self, row: int) -> tuple[str, str, int] | None:
        """Return name, value and the value's column of a row that looks like a field."""
        line = self.text(row)
        indent = len(line) - len(line.lstrip(" -"))
        found = FIELD_LINE.match(line, indent)
        if found is None:
            return None
        value = line[found.end() :]
        return found[1], value.strip(), found.end() + len(value) - len(value.lstrip())


def fault_of_yaml(error: yaml.MarkedYAMLError, lines: Sequence[str], row: int, begun: int, span: Span) -> Diagnostic:
    """Explain an error of the parser, which it met in ``row`` of the block at ``span`` of the file."""
    trouble = _Trouble(
        lines, row, begun, f"{error.context or ''}: {error.problem or ''}", span.path, (span.line or 1) - row,
        (span.column or 1) - 1,
    )  # fmt: skip
    for explain in _EXPLANATIONS:
        found = explain(trouble)
        if found:
            return found
    hint = "write one field a line, `name: value`; put values with special characters in quotation marks"
    place = trouble.place(row if trouble.text(row).strip() else begun)
    return UNREADABLE.at(place, "the fields cannot be read from here on", hint)


def fault_of_character(character: str, span: Span) -> Diagnostic:
    """Explain a character that YAML does not allow."""
    name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
    message = f"here stands a character that cannot be seen ({name})"
    return UNREADABLE.at(span, message, "delete it; it most often comes from copying out of another program")


def unclosed_fault(lines: Sequence[str], path: str, fence_line: int, field: re.Pattern[str] = FIELD_LINE) -> Diagnostic:
    """Say where a second fence is missing; ``lines`` begin with the first fence, in ``fence_line`` of the file.

    ``field`` matches the lines that begin a field.
    """
    fence = lines[0].strip()[:3]
    of = "dashes" if fence == "---" else f"`{fence}`"
    last = end_of_fields(lines[1:], field)
    under = f" under `{lines[last].strip()[:60]}` (line {fence_line + last})" if last else " under the last field"
    span = Span(path, fence_line, 1, len(lines[0].rstrip()) + 1)
    return UNCLOSED.at(
        span, f"the fields begin below this line of {of}, but no second one ends them", f"put a line `{fence}`{under}"
    )


def end_of_fields(lines: Sequence[str], field: re.Pattern[str] = FIELD_LINE) -> int:
    """Count the lines on top that are fields, their lists and maps; blank lines after them do not count."""
    last = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        blank_above = number > last + 1
        inside = line.startswith((" ", "-", "]", "}")) and not blank_above and not _is_rule(line)
        if field.match(line) is None and not inside and not (line.startswith("#") and not blank_above):
            break
        last = number
    return last


def _is_rule(line: str) -> bool:
    return set(line.strip()) == {"-"}


def _quoted(name: str, value: str) -> str:
    """Return a field as it can be read."""
    value = value.strip().strip("\"'") if value[:1] in "\"'" and value.count(value[:1]) == 1 else value.strip()
    return f"`{name}: '{value}'`" if '"' in value else f'`{name}: "{value}"`'


def _tab(trouble: _Trouble) -> Diagnostic | None:
    for row in (trouble.row, trouble.row - 1):
        line = trouble.text(row)
        column = line.find("\t", 0, len(line) - len(line.lstrip()))
        if column >= 0:
            message = "this line is indented with a tab"
            return TAB.at(trouble.place(row, column, column + 1), message, "put two blanks in place of the tab")
    return None


def _marks(trouble: _Trouble) -> Diagnostic | None:
    """Find the first value up to the error that opens a quotation mark and does not close it, or goes on after it."""
    for row in range(min(trouble.row + 1, len(trouble.lines))):
        parts = trouble.parts(row)
        line = trouble.text(row).strip()
        if parts is None and line[:1] in ('"', "'") and line.count(line[0]) == 1 and row == trouble.begun:
            hint = f"write `{line[1:]}`, or close the quotation mark"
            return MARKS.at(trouble.place(row), "the quotation mark on this line is never closed", hint)
        if parts is None or parts[1][:1] not in ('"', "'"):
            continue
        name, value, column = parts
        mark = value[0]
        inner = value[1:].replace("\\\\", "").replace('\\"', "") if mark == '"' else value[1:].replace("''", "")
        before, closing, after = inner.partition(mark)
        span = trouble.place(row, column)
        if not closing:
            goes_on = trouble.text(row + 1).startswith((" ", "\t")) and trouble.row > row + 1
            if goes_on and FIELD_LINE.match(trouble.text(row + 1).lstrip()) is None:
                continue
            message = f"the quotation mark before the value of `{name}` is never closed"
            return MARKS.at(span, message, f"write {_quoted(name, value)}")
        if after.strip() and not after.lstrip().startswith("#"):
            message = f"the value of `{name}` goes on after its closing quotation mark"
            other = "'" if mark == '"' else '"'
            free = value.replace(other, "")
            return MARKS.at(span, message, f"put all of it in the other kind: `{name}: {other}{free}{other}`")
        if "\\" in before and "escape" in trouble.problem and row == trouble.row:
            break
    return None


def _unclosed(trouble: _Trouble) -> Diagnostic | None:
    """The text of the posting has been read as fields, up to a rule further below."""
    last = end_of_fields(trouble.lines)
    text = next((row for row in range(last, len(trouble.lines)) if trouble.text(row).strip()), None)
    if not last or text is None or text == last or trouble.row < text - 1:
        return None
    return unclosed_fault(["---", *trouble.lines], trouble.path, trouble.first_line - 1)


def _colon(trouble: _Trouble) -> Diagnostic | None:
    if "mapping values" not in trouble.problem:
        return None
    row = trouble.row
    parts = trouble.parts(row)
    if parts is None:
        return None
    name, value, column = parts
    if trouble.column > column:
        span = trouble.place(row, trouble.column, trouble.column + 1)
        return COLON.at(
            span, f"a colon in the value of `{name}` makes it look like two fields", f"write {_quoted(name, value)}"
        )
    above = trouble.parts(row - 1)
    if above and trouble.text(row).startswith(" "):
        message = f"`{name}` is indented, as if it belonged to `{above[0]}`, which has a value already"
        return UNREADABLE.at(trouble.place(row), message, f"take out the blanks in front of `{name}`")
    return _no_colon(trouble, row - 1)


def _missing_colon(trouble: _Trouble) -> Diagnostic | None:
    return _no_colon(trouble, trouble.begun) if "expected ':'" in trouble.problem else None


def _no_colon(trouble: _Trouble, row: int) -> Diagnostic | None:
    line = trouble.text(row).strip()
    if not line or (trouble.parts(row) and "：" not in line):
        return None
    if "：" in line:
        name, _, value = line.partition("：")
        return UNREADABLE.at(
            trouble.place(row), f"the colon after `{name.strip()}` is a full-width one",
            f"write `{name.strip()}: {value.strip()}`",
        )  # fmt: skip
    if ":" in line:
        name, _, value = line.partition(":")
        what = "an unusual blank" if value[:1].isspace() else "no blank"
        return UNREADABLE.at(
            trouble.place(row), f"there is {what} after the colon of `{name}`", f"write `{name}: {value.strip()}`"
        )
    return UNREADABLE.at(trouble.place(row), _NO_COLON, _as_field(line))


def _as_field(line: str) -> str:
    """Say what a line without a colon may have been meant to be."""
    name, _, value = line.strip().partition(" ")
    return f"write `{name}: {value.strip()}`" if value and is_known(name) and name.islower() else _MAKE_FIELD


def _special(trouble: _Trouble) -> Diagnostic | None:
    row = trouble.row if trouble.parts(trouble.row) else trouble.begun
    parts = trouble.parts(row)
    if parts is None or not parts[1]:
        return None
    name, value, column = parts
    span = trouble.place(row, column)
    if value.startswith("- "):
        hint = f"begin the list on a line of its own, or write `{name}: [{value[2:]}]`"
        return UNREADABLE.at(span, f"the list of `{name}` begins on the line of its name", hint)
    if value[0] in "[{" and "expected ','" in trouble.problem and "]" not in value and "}" not in value:
        closed = value + ("]" if value[0] == "[" else "}")
        return UNREADABLE.at(span, f"the bracket after `{name}` is never closed", f"write `{name}: {closed}`")
    if value[0] in _SPECIAL:
        first = "a backtick" if value[0] == "`" else f"`{value[0]}`"
        message = f"the value of `{name}` begins with {first}, which means something else here"
        return UNREADABLE.at(span, message, f"write {_quoted(name, value)}")
    if value[0] == '"' and "\\" in value:
        message = f"the value of `{name}` has a backslash in double quotation marks"
        return UNREADABLE.at(span, message, f"use single ones: `{name}: '{value.strip(chr(34))}'`")
    return None


def _indent(trouble: _Trouble) -> Diagnostic | None:
    line = trouble.text(trouble.row)
    if not line.strip() or not any(
        words in trouble.problem for words in ("expected key", "document start", "block end", "'-' indicator")
    ):
        return None
    if line.lstrip().startswith("- "):
        message, hint = "this list item belongs to no field", "put the name of the field above it, with a colon"
    elif trouble.parts(trouble.row) is None:
        message, hint = _NO_COLON, _as_field(line)
    else:
        message, hint = "this line begins further left or right than the fields around it", "let all begin at the left"
    return UNREADABLE.at(trouble.place(trouble.row), message, hint)


_EXPLANATIONS: tuple[Callable[[_Trouble], Diagnostic | None], ...] = (
    _tab, _marks, _unclosed, _colon, _missing_colon, _special, _indent,
)  # fmt: skip
