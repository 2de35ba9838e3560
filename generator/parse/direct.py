"""Write the HTML of plain Markdown straight down: text -> HTML, the same as the library's, in a fraction of the time.

Most blocks of a posting are headings, paragraphs, tables and lists of single lines. The library is asked for the rest,
and for a whole text if its blocks may concern one another. A test holds the outcome to the library's, byte for byte.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# What concerns more than its own block: raw HTML, fences, definitions of references; and what the library changes
# before it reads: tabs and controls.
_FAR = ("<", "```", "~~~", "]:", "\t", "\r", "\x02", "\x03")
_BLANK_LINES = re.compile(r"(?<=\n) +\n")
_GAPS = re.compile(r"(\n{2,})")
_SIGN_BY_NAME = re.compile(r"&[^\s&;]+;")

# Words, by what they begin with: before a letter or a number marks of emphasis or quotation may stand. A number with a
# dot or a bracket may begin a list.
_WORDS = r"(?=[*_`\"'(]{0,2}(?:[^\W\d_]|\d+[^\d.)\n]))"
_TEXT = re.compile(_WORDS)
_HEADING = re.compile(rf"(#{{1,6}}) {_WORDS}")
_BULLETS = re.compile(rf"([-*+]) {_WORDS}.*(?:\n\1 {_WORDS}.*)*")
_NUMBER = re.compile(rf"(\d{{1,9}})([.)]) {_WORDS}")
_QUOTE = re.compile(rf"> {_WORDS}")
_ROW = re.compile(r"\|(?: [^|\n]+ \|)+")
_DELIMITERS = re.compile(r"\|(?: -{3,} \|)+")
_RULES = ("---", "***", "___")
_MAY_BE_LIST = re.compile(r"[-*+ \d\u2022\u25e6\u25aa\u25ab\u2023\u2043\u2013]")

# Marks with which something may begin within a line, and the plainest of what they stand for.
_MARKS = ("*", "_", "`", "\\", "[", "]", "~", "@", "://")
_FREE = r"((?:(?!://|[wW]{3}\.)[^*_`\\\[\]~@\n])+)"
_ADDRESS = r"https?://(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.)+[a-z]{2,20}(?:/[A-Za-z0-9./-]*)?"  # of a host that can be
_SPAN = re.compile(
    rf"(?<![*_`\\\[\]!~@\w])(?:\*\*(?=\S){_FREE}(?<=\S)\*\*|\*(?=\S){_FREE}(?<=\S)\*|`(?=\S){_FREE}(?<=\S)`"
    rf"|\[{_FREE}\]\(({_ADDRESS})\))(?![*_`\\\[\]~@(\w])"
)


class Direct(NamedTuple):
    """HTML; ``own`` says that we wrote all of it, so that it holds no tag and no address but those of this file."""

    html: str
    own: bool


class _Written(NamedTuple):
    """The HTML of a block, None if the library is to be asked, and whether it may touch a list before or after it."""

    html: str | None
    begins_list: bool = False
    ends_list: bool = False


class _AskError(Exception):
    """A block holds more than can be written straight down."""


def direct_html_of(text: str, convert: Callable[[str], str]) -> Direct:
    """Return what ``convert`` makes of a text, and ask it only for what is not plain."""
    if any(sign in text for sign in _FAR):
        return Direct(convert(text), own=False)
    blocks, gaps = _parted((_BLANK_LINES.sub("\n", text) if "\n " in text else text).strip("\n"))
    written = [_written(block) for block in blocks]
    for at in range(1, len(blocks)):
        before, after = written[at - 1], written[at]
        if after.begins_list and (before.ends_list or before.html is None):
            written[at - 1 : at + 1] = _ask(blocks[at - 1]), _ask(blocks[at])  # they may be one list
    if all(block.html is not None for block in written):
        return Direct("\n".join([block.html for block in written if block.html]), own=True)
    out: list[str] = []
    for plain, run in groupby(range(len(blocks)), lambda at: written[at].html is not None):
        numbers = list(run)
        if plain:
            out += [written[at].html or "" for at in numbers]
        else:
            first, last = numbers[0], numbers[-1]
            asked = [blocks[first], *(gaps[at - 1] + blocks[at] for at in range(first + 1, last + 1))]
            out.append(convert("".join(asked)))
    return Direct("\n".join(filter(None, out)), own=False)


def _parted(text: str) -> tuple[list[str], list[str]]:
    """Return the blocks of a text, and the gaps between them."""
    if "\n\n\n" not in text:
        blocks = text.split("\n\n")
        return blocks, ["\n\n"] * (len(blocks) - 1)
    pieces = _GAPS.split(text)
    return pieces[::2], pieces[1::2]


def _ask(block: str) -> _Written:
    return _Written(None, _MAY_BE_LIST.match(block) is not None, ends_list=True)


def _written(block: str) -> _Written:
    if " \n" in block or block.endswith(" "):  # the end of a line may be a break
        return _ask(block)
    try:
        if block[:1] == "|":
            return _Written(_table(block.split("\n")))
        return _block(block.split("\n")) if block not in _RULES else _Written("<hr>")
    except _AskError:
        return _ask(block)


def _block(lines: Sequence[str]) -> _Written:
    """Write headings, then a paragraph, then a list or a quote, each if it is there."""
    out: list[str] = []
    at, end = 0, len(lines)
    in_paragraph = begins_list = ends_list = False
    while at < end:
        line, first = lines[at], at
        if heading := _HEADING.match(line):
            if line.endswith("#"):
                raise _AskError
            level = heading.end(1)
            out.append(f"<h{level}>{_inline(line[heading.end() :].strip())}</h{level}>")
            at, in_paragraph = at + 1, False
        elif _TEXT.match(line):
            while at < end and _TEXT.match(lines[at]):
                at += 1
            words = "\n".join(lines[first:at])
            out.append(f"<p>{_inline(words)}</p>")
            in_paragraph = True
        elif _QUOTE.match(line) and not first:
            words = "\n".join(_all(_QUOTE, lines))
            out.append(f"<blockquote>\n<p>{_inline(words)}</p>\n</blockquote>")
            at = end
        else:
            out.append(_list(lines[at:], in_paragraph=in_paragraph))
            at, ends_list = end, True
            begins_list = not first
    return _Written("\n".join(out), begins_list, ends_list)


def _list(lines: Sequence[str], *, in_paragraph: bool) -> str:
    """Write a list of single lines."""
    text = "\n".join(lines)
    if bullets := _BULLETS.fullmatch(text):
        opening, tag, words = "<ul>", "ul", text[2:].replace(f"\n{bullets[1]} ", "\n")
    elif (number := _NUMBER.match(text)) and not (in_paragraph and number[1] != "1"):
        start = int(number[1])
        opening, tag = f'<ol start="{start}">' if start != 1 else "<ol>", "ol"
        words = "\n".join(_all(_NUMBER, lines, number[2]))
    else:
        raise _AskError
    items = _inline(words).replace("\n", "</li>\n<li>")
    return f"{opening}\n<li>{items}</li>\n</{tag}>"


def _table(lines: Sequence[str]) -> str:
    """Write a table that has a line at each side, the same number of cells in each row and nothing about alignment."""
    if len(lines) < 3 or not _DELIMITERS.fullmatch(lines[1]):  # noqa: PLR2004 - names of columns, a line, a row
        raise _AskError
    count = lines[1].count("|")
    written: list[str] = []
    for line in (lines[0], *lines[2:]):
        if line.count("|") != count or not _ROW.fullmatch(line):
            raise _AskError
        written.append("\n".join([cell.strip(" ") for cell in line[1:-1].split("|")]))
    cells, width = _inline("\n".join(written)).split("\n"), count - 1
    rows: list[str] = []
    for at in range(0, len(cells), width):
        tag = "td" if at else "th"
        rows.append("\n".join(["<tr>", *[f"<{tag}>{cell}</{tag}>" for cell in cells[at : at + width]], "</tr>"]))
    body = "\n".join(rows[1:])
    return f"<table>\n<thead>\n{rows[0]}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _all(pattern: re.Pattern[str], lines: Sequence[str], sign: str = "") -> list[str]:
    """Return the words of lines that all begin as the pattern says, with the same sign."""
    words = []
    for line in lines:
        found = pattern.match(line)
        if found is None or (sign and found[pattern.groups] != sign):
            raise _AskError
        words.append(line[found.end() :])
    return words


def _inline(text: str) -> str:
    """Write a text with what its marks stand for, which never reach beyond a line."""
    if "&" in text:
        if _SIGN_BY_NAME.search(text):
            raise _AskError
        text = text.replace("&", "&amp;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if not _is_marked(text):
        return text
    out: list[str] = []
    at = 0
    for found in _SPAN.finditer(text):
        out += (_unmarked(text[at : found.start()]), _span(found))
        at = found.end()
    return "".join((*out, _unmarked(text[at:])))


def _unmarked(text: str) -> str:
    if _is_marked(text):
        raise _AskError
    return text


def _is_marked(text: str) -> bool:
    return any(mark in text for mark in _MARKS) or "www." in text.lower()


def _span(found: re.Match[str]) -> str:
    strong, emphasis, code, words, address = found.groups()
    if strong:
        return f"<strong>{strong}</strong>"
    if emphasis:
        return f"<em>{emphasis}</em>"
    return f"<code>{code}</code>" if code else f'<a href="{address}">{words}</a>'
