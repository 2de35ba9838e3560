"""Write lists the way Python-Markdown reads them, so that they come out as on GitHub: lines -> lines."""

import re
from collections.abc import Sequence

import msgspec

STEP = 4  # blanks that Python-Markdown wants for each level
DEEPEST = 12
_ITEM = re.compile(r"([-*+•◦▪▫‣⁃–]|\d{1,9}[.)])([ \t\xa0]+|$)")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_RULE = re.compile(r"(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$")
_ODD_BULLETS = "•◦▪▫‣⁃–"
_QUOTE_LIMIT = 20
_LEVELS = 6  # of headings


class _Item(msgspec.Struct):
    """A list item we are in: the columns of its marker and of its words, and what kind its marker is."""

    column: int
    content: int
    ordered: bool


def tidy_lists(lines: Sequence[str], nest: int | None = STEP) -> list[str]:
    """Return the lines with items nested by ``nest`` blanks a level, and a blank line where a list begins.

    None as ``nest`` leaves places alone and only makes plain bullets of odd ones (``•``).
    """
    if nest is None:
        return [_plain_bullet(line) for line in lines]
    return _Tidying(nest).tidy(lines)


def _plain_bullet(line: str) -> str:
    bare = line.lstrip(" \t")
    if bare[:1] in _ODD_BULLETS and bare[1:2] in (" ", "\t", "\xa0"):
        return f"{line[: len(line) - len(bare)]}- {bare[1:].lstrip()}"
    return line


class _Tidying:
    """Where we are among lists while lines go by."""

    def __init__(self, nest: int) -> None:
        self.nest = nest
        self.items: list[_Item] = []
        self.out: list[str] = []
        self.fence = ""
        self.fence_column = 0
        self.blank = True
        self.text = False  # the line above is text that a line may continue

    def tidy(self, lines: Sequence[str]) -> list[str]:
        for line in lines:
            self.take(line)
        return self.out

    def take(self, line: str) -> None:
        bare = line.lstrip(" \t")
        indent = len(line) - len(bare) if "\t" not in line else len(line.expandtabs(4)) - len(bare.expandtabs(4))
        if "\t" in line[: len(line) - len(bare)]:
            indent = len(line[: len(line) - len(bare)].expandtabs(4))
        if self.fence:
            self.take_code(bare, indent)
        elif not bare:
            self.out.append("")
            self.blank, self.text = True, False
        elif self.is_item(bare, indent):
            self.take_item(bare, indent)
        else:
            self.take_other(line, bare, indent)

    def take_code(self, bare: str, indent: int) -> None:
        """Code goes with its fence."""
        margin = " " * (self.nest * len(self.items))
        self.out.append(margin + " " * max(0, indent - self.fence_column) + bare if bare else "")
        if bare.startswith(self.fence) and not bare.strip().strip(self.fence[0]):
            self.fence = ""
            self.blank, self.text = False, False

    def is_item(self, bare: str, indent: int) -> bool:
        found = _ITEM.match(bare)
        if found is None or _RULE.match(bare.rstrip()):
            return False
        if not self.items and indent >= STEP:
            return False
        number = found[1][:-1]
        interrupts = self.text and not self.blank and not self.items
        return not (interrupts and ((number and number != "1") or not bare[found.end() :].strip()))

    def take_item(self, bare: str, indent: int) -> None:
        found = _ITEM.match(bare)
        if found is None:
            return
        ordered = found[1][0].isdigit()
        while self.items and indent < self.items[-1].content:
            last = self.items.pop()
            if not self.items or indent >= self.items[-1].content:
                if last.ordered != ordered and not self.blank:
                    self.out.append("")
                break
        else:
            if not self.items and not self.blank:
                self.out.append("")
        blanks = found[2].expandtabs(4)
        width = len(found[1]) + (len(blanks) if 1 <= len(blanks) <= STEP else 1)
        depth = min(len(self.items), DEEPEST)
        marker = "-" if found[1] in _ODD_BULLETS else found[1].replace(")", ".")
        self.out.append(f"{' ' * (self.nest * depth)}{marker} {bare[found.end() :].rstrip(chr(10))}")
        self.items.append(_Item(indent, indent + width, ordered))
        self.blank, self.text = False, True

    def take_other(self, line: str, bare: str, indent: int) -> None:
        opens = _FENCE.match(bare)
        starts_block = bare[0] in "#>|" or opens is not None or _RULE.match(bare.rstrip()) is not None
        lazy = self.text and not self.blank and not starts_block
        if self.items and not lazy:
            left = False
            while self.items and indent < self.items[-1].content:
                self.items.pop()
                left = True
            if left and not self.items and not self.blank:
                self.out.append("")
        signs = len(bare) - len(bare.lstrip("#"))
        if signs and (signs > _LEVELS or bare[signs : signs + 1] not in ("", " ", "\t")):
            bare = "\\" + bare
            line = "\\" + line if line[0] == "#" else line
        if bare[0] == ">":
            quoted = bare.lstrip("> ")
            if bare.count(">", 0, len(bare) - len(quoted)) > _QUOTE_LIMIT:
                bare = line = ">" * _QUOTE_LIMIT + " " + quoted
        if opens is not None and not (bare[0] == "`" and "`" in bare[opens.end() :]):
            self.fence, self.fence_column = opens[1], self.items[-1].content if self.items else 0
            if not self.items:
                self.fence_column = indent
        if not self.items:
            self.out.append(line)
        else:
            inner = max(0, indent - self.items[-1].content) if not lazy else 0
            self.out.append(" " * (self.nest * min(len(self.items), DEEPEST)) + " " * inner + bare)
        self.text = not starts_block
        self.blank = False
