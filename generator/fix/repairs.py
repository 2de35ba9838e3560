"""Repair what is mechanically wrong with front matter: text and diagnostics -> text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.fix.lines import Lines, lines_of
from generator.fix.values import quoted
from generator.model.diagnostic import Diagnostic, Severity
from generator.parse import faults
from generator.parse.diagnosis import FIELD_LINE, end_of_fields
from generator.parse.front_matter import is_of_dashes, read_front_matter
from generator.parse.names import NAMES, PAGE_NAMES, PROFILE_NAMES, folded, near
from generator.parse.toml_diagnosis import TOML_LINE, mended_toml
from generator.parse.written import name_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_MOST = 100  # repairs of one file
_COMMENT = re.compile(r"(.*?)([ \t]+#.*)?")
_KEPT_BY_YAML = "@`%*&!"
_TOO_MUCH = ("[", "{", "|", ">", "&", "*", "!")
_NAMES = {"content/companies/": PROFILE_NAMES, "content/pages/": PAGE_NAMES}


class Mended(msgspec.Struct, frozen=True):
    """A text as repaired, and what was wrong with it: places are those of the text at the time."""

    text: str
    repaired: tuple[Diagnostic, ...] = ()


def mended(text: str, path: str) -> Mended:
    """Repair all that is mechanical, each repair proved by reading the result: its fault must be gone.

    A text whose fields cannot be read afterwards is left as it was. A second time changes nothing.
    """
    repaired: list[Diagnostic] = []
    now, found = text, diagnose(text, path)
    while len(repaired) < _MOST:
        for one in found:
            trial = repair(now, (one,))
            if trial == now:
                continue
            after = diagnose(trial, path)
            if _cured(one, found, after):
                now, found = trial, after
                repaired.append(one)
                break
        else:
            break
    return Mended(now, tuple(repaired)) if _is_readable(now, path) else Mended(text)


def _is_readable(text: str, path: str) -> bool:
    matter = read_front_matter(lines_of(text).text, path).value
    return matter is not None and bool(matter.items)


def _cured(one: Diagnostic, before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> bool:
    """Whether a fault is gone, or one fewer is there of its kind; a mere doubt must not bring up others."""
    old = [(found.code, found.message) for found in before]
    new = [(found.code, found.message) for found in after]
    said = one.code, one.message
    here = any((found.code, found.message, found.span.line) == (*said, one.span.line) for found in after)
    if one.severity is not Severity.ERROR and not set(new) <= set(old):
        return False
    return not here or new.count(said) < old.count(said)


def diagnose(text: str, path: str) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the front matter of a file of the board."""
    read = read_front_matter(lines_of(text).text, path)
    if read.value is None:
        return read.diagnostics
    names = next((names for folder, names in _NAMES.items() if path.startswith(folder)), NAMES)
    return read.diagnostics + name_fields(read.value.items, names).diagnostics


def repair(text: str, diagnostics: Iterable[Diagnostic]) -> str:
    """Repair what these diagnostics of the text tell, as far as it is mechanical; the last line first."""
    lines = lines_of(text)
    told = [one for one in diagnostics if one.code in REPAIRABLE and one.span.line is not None]
    for one in sorted(told, key=lambda one: (one.span.line or 0, one.span.column or 0), reverse=True):
        row = (one.span.line or 1) - 1
        if row < len(lines.rows):
            lines = _REPAIRS[one.code](lines, row, one) or lines
    return str(lines)


def _close(lines: Lines, row: int, _one: Diagnostic) -> Lines | None:
    """Put a fence under the last field; ``row`` is that of the first fence."""
    fence = lines.rows[row][0].strip()[:3]
    last = end_of_fields([text for text, _ in lines.rows[row + 1 :]], TOML_LINE if fence == "+++" else FIELD_LINE)
    return lines.insert(row + 1 + last, fence) if last else None


def _open(lines: Lines, row: int, _one: Diagnostic) -> Lines:
    """Put a fence above the first field, and one under the last, if none is there either."""
    last = end_of_fields([text for text, _ in lines.rows[row:]])
    below = lines.rows[row + last][0].strip() if row + last < len(lines.rows) else ""
    closed = lines if below == "---" else lines.insert(row + last, "---")
    return closed.insert(row, "---")


def _unwrap(lines: Lines, row: int, _one: Diagnostic) -> Lines:
    """Take out the lines of backticks around the whole text; ``row`` is that of the first."""
    last = max(number for number, (text, _) in enumerate(lines.rows) if text.strip())
    return lines.without(last).without(row)


def _undash(lines: Lines, row: int, _one: Diagnostic) -> Lines:
    """Write plain fences in place of those of other dashes; ``row`` is that of the first."""
    last = next(at for at in range(row + 1, len(lines.rows)) if is_of_dashes(lines.rows[at][0]))
    return lines.replace(last, "---").replace(row, "---")


def _untab(lines: Lines, row: int, _one: Diagnostic) -> Lines:
    """Put blanks for the tab, none where a field stands under one that is complete: it can be no part of that."""
    line = lines.rows[row][0]
    words = line.lstrip()
    above = lines.rows[row - 1][0] if row else ""
    margin = above[: len(above) - len(above.lstrip())]
    field = FIELD_LINE.match(above, len(margin))
    if field is not None and above[field.end() :].strip()[:1] not in ("", "#", *_TOO_MUCH) and FIELD_LINE.match(words):
        return lines.replace(row, margin + words)
    return lines.replace(row, line[: len(line) - len(words)].replace("\t", "  ") + words)


def _quote(lines: Lines, row: int, one: Diagnostic) -> Lines | None:
    """Put the value of a field into quotation marks that match; its comment stays outside."""
    line = lines.rows[row][0]
    found = FIELD_LINE.match(line, len(line) - len(line.lstrip()))
    if found is None:
        return None
    parts = _COMMENT.fullmatch(line[found.end() :].strip())
    value, comment = (parts[1], parts[2] or "") if parts else ("", "")
    if one.code == faults.MARKS.id:
        value = _unmarked(value + comment)
        comment = ""
        if " #" in value:
            return None  # where the value ends, only its author knows
    if not value or (one.code == faults.UNREADABLE.id and value[0] not in _KEPT_BY_YAML):
        return None
    return lines.replace(row, f"{line[: found.end()]} {quoted(value)}{comment}")


def _unmarked(value: str) -> str:
    """Return what was meant by a value whose quotation marks do not match: a lone one was never meant."""
    mark = value[:1]
    if mark not in ('"', "'") or value.count(mark) > 1:
        return value
    return value[1:].strip()


def _respell(lines: Lines, row: int, one: Diagnostic) -> Lines | None:
    """Mend a line that is no field because of its colon, or a value that YAML keeps for itself."""
    line = lines.rows[row][0]
    found = re.match(r"([ \t]*\w[\w .\-]{0,40}?)[ \t]*(?:：[ \t]*|:)(?=\S)(?!//)(.*)", line)
    if found and FIELD_LINE.match(line.lstrip()) is None:
        return lines.replace(row, f"{found[1]}: {found[2]}")
    if "：" in line and found:
        return lines.replace(row, f"{found[1]}: {found[2]}")
    return _quote(lines, row, one)


def _retell(lines: Lines, row: int, _one: Diagnostic) -> Lines | None:
    """Write a field of TOML as TOML has it, that has a colon for its sign or a text without quotation marks."""
    mended = mended_toml(lines.rows[row][0])
    return lines.replace(row, mended) if mended else None


def _rename(lines: Lines, row: int, one: Diagnostic) -> Lines | None:
    """Write the name that was meant, unless there is a field of that name."""
    line = lines.rows[row][0]
    start, end = (one.span.column or 1) - 1, (one.span.end_column or 1) - 1
    name = near(line[start:end])
    rows = (text.lstrip() for text, _ in lines.rows)
    there = {folded(found[1] or "") for text in rows if (found := FIELD_LINE.match(text) or TOML_LINE.match(text))}
    return None if name is None or folded(name) in there else lines.replace(row, line[:start] + name + line[end:])


def _drop(lines: Lines, row: int, one: Diagnostic) -> Lines | None:
    """Take out a field that stands there twice, word for word."""
    first = (one.notes[0][1].line or 0) - 1 if one.notes else -1
    if not 0 <= first < row:
        return None
    again, before = (FIELD_LINE.match(lines.rows[place][0].lstrip()) for place in (row, first))
    if again is None or before is None or folded(again[1]) != folded(before[1]):
        return None
    values = [lines.rows[place][0].lstrip()[found.end() :].strip() for place, found in ((row, again), (first, before))]
    below = lines.rows[row + 1][0] if row + 1 < len(lines.rows) else ""
    goes_on = below.startswith((" ", "\t", "- ")) or values[0].startswith(_TOO_MUCH)
    return None if goes_on or values[0] != values[1] else lines.without(row)


_REPAIRS: dict[str, Callable[[Lines, int, Diagnostic], Lines | None]] = {
    faults.UNCLOSED.id: _close,
    faults.MISSING_FENCE.id: _open,
    faults.IN_CODE.id: _unwrap,
    faults.OTHER_DASHES.id: _undash,
    faults.TAB.id: _untab,
    faults.MARKS.id: _quote,
    faults.COLON.id: _quote,
    faults.UNREADABLE.id: _respell,
    faults.UNKNOWN_FIELD.id: _rename,
    faults.TWICE.id: _drop,
    faults.OTHER_FORMAT.id: _retell,
}
REPAIRABLE = frozenset(_REPAIRS)
