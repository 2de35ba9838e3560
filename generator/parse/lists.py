"""Read lists as GitHub does (CommonMark): lines -> items, each with its own lines."""

import re
from collections.abc import Iterable, Sequence

DEEPEST = 12  # lists in lists; what is nested deeper is read as standing at that depth
_CODE_INDENT = 4
_MARKER = re.compile(r" {0,3}(?:([-*+])|(\d{1,9})([.)]))(?:( +)|$)")
_BLOCK_START = re.compile(
    r" {0,3}(?:#{1,6}(?:[ \t]|$)|>|`{3}|~{3}|\x02|(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$)"
)
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
LIST_START = re.compile(r"^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)", re.MULTILINE)


class ItemList:
    """One list while its lines go by.

    ``kind`` is the bullet, or the sign after the number: a change of it begins another list. ``items`` hold the lines
    of each, as far to the left as the item's own words; a list is ``loose`` if blank lines part what it holds.
    """

    def __init__(self) -> None:
        self.kind = ""
        self.start = 1
        self.items: list[list[str]] = []
        self.loose = False
        self._content = 0  # the column in which the words of the item begin
        self._blank = False

    def take(self, line: str) -> bool:
        """Take a line; False if it is no part of the list."""
        line = spaced(line)
        bare = line.lstrip(" ")
        if not bare:
            if self.items:
                self.items[-1].append("")
            self._blank = True
            return bool(self.items)
        indent = len(line) - len(bare)
        if self.items and indent >= self._content and not (self._blank and not any(self.items[-1])):
            self.items[-1].append(line[self._content :])
            self._blank = False
            return True
        marker = _MARKER.match(line)
        if marker is not None and not _RULE.match(line):
            return self._begin(marker, line)
        if not self.items or self._blank or _BLOCK_START.match(line) or not self._continues():
            return False
        self.items[-1].append(_as_text(bare))
        return True

    def _begin(self, marker: re.Match[str], line: str) -> bool:
        kind = marker[1] or marker[3]
        if self.items and kind != self.kind:
            return False
        if not self.items:
            self.kind, self.start = kind, int(marker[2] or 1)
        self.loose = self.loose or (self._blank and bool(self.items))
        blanks = len(marker[4] or "")
        words = marker.end() - blanks
        self._content = words + (blanks if 1 <= blanks <= _CODE_INDENT and line[marker.end() :] else 1)
        self.items.append([line[self._content :]])
        self._blank = False
        return True

    def _continues(self) -> bool:
        """Say whether the line above is text, which a line further left may continue."""
        last = self.items[-1][-1]
        return bool(last.strip()) and not _BLOCK_START.match(last)


def _as_text(line: str) -> str:
    """Return a line that continues text so that it is read as nothing else."""
    marker = re.match(r"[-*+]|\d{1,9}(?=[.)])", line)
    at = marker.end() - (0 if line[0].isdigit() else 1) if marker else 0
    escaped = f"{line[:at]}\\{line[at:]}" if marker else line
    return escaped.replace("|", "&#124;")


def spaced(line: str) -> str:
    """Return a line with blanks for the tabs before and after its marker."""
    if "\t" not in line[:16]:
        return line
    bare = line.lstrip(" \t")
    line = line[: len(line) - len(bare)].expandtabs(_CODE_INDENT) + bare
    marker = re.match(r" *(?:[-*+]|\d{1,9}[.)])(\t[ \t]*)", line)
    if marker is None:
        return line
    return line[: marker.end()].expandtabs(_CODE_INDENT) + line[marker.end() :]


def starts_list(line: str, *, in_paragraph: bool) -> bool:
    """Say whether a line begins a list; within a paragraph only a bullet or a 1 with words after it does."""
    line = spaced(line)
    marker = _MARKER.match(line)
    if marker is None or _RULE.match(line):
        return False
    return not in_paragraph or (marker[2] in (None, "1") and bool(line[marker.end() :].strip()))


def is_loose(item: Sequence[str]) -> bool:
    """Say whether blank lines part what stands directly in an item, not in lists within it."""
    if len(item) == 1:
        return False
    inner: ItemList | None = None
    blank = words = False
    paragraph = False
    for line in item:
        if not line.strip():
            blank = True
            if inner is not None:
                inner.take(line)
            paragraph = False
            continue
        if inner is not None and inner.take(line):
            blank = False
            continue
        if blank and words:
            return True
        inner = ItemList() if starts_list(line, in_paragraph=paragraph) else None
        if inner is not None:
            inner.take(line)
        blank, words = False, True
        paragraph = inner is None and not _BLOCK_START.match(line)
    return False


def flattened(lines: Iterable[str]) -> list[str]:
    """Return lines without the indentation that would nest them deeper."""
    return [line.lstrip() for line in lines]
