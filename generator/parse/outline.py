"""See the shape of a Markdown body in one pass, each line with its place: text -> Blocks.

This is no second Markdown parser: it tells headings, items, rows, quotes, code and text apart, as facts are looked for
in them; what readers see is made by `markdown`.
"""

import re
from collections.abc import Callable

import msgspec

from generator.model.entry import Block, Line, LineKind
from generator.model.source import Span
from generator.parse.plain import plain_text

_BULLETS = "-*+•◦▪▫‣⁃–·●○"
_NUMBER = re.compile(r"(\d{1,9})[.)](?=[ \t])")
_TASK = re.compile(r"\[(?P<mark>[ xX])\][ \t]+")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_ADDRESS = re.compile(r"<(?:https?:|mailto:|[^<>\s@]{1,64}@)[^<>\s]{1,300}>")
_TAGS = re.compile(r"<[^<>]*>")
_DEFINITION = re.compile(r"\[[^\[\]]{1,80}\]:(?=\s|$)")
_HTML_HEADING = re.compile(r"<h([1-6])(?: [^<>]{0,200})?>(.{1,1000})</h\1>$", re.IGNORECASE)
_HTML_ITEM = re.compile(r"<li(?: [^<>]{0,200})?>[ \t]*(?=\w)", re.IGNORECASE)
_HTML_BLOCK = re.compile(r"<(p|div|span|dd|dt)(?: [^<>]{0,200})?>((?:(?!</?\1\b).){1,2000})</\1>$", re.IGNORECASE)
_HTML_ENDS = re.compile(r"</(?:div|p|li|ul|h[1-6])>(?=[ \t]{0,9}<(?:div|p|li|ul|h[1-6])[ >]|$)", re.IGNORECASE)
_HTML_MARKER = re.compile(r"<li(?: [^<>]{0,200})?>$", re.IGNORECASE)
_BREAKS = ("<br>", "<br/>", "<br />")
_DELIMITER_ROW = frozenset("|:- \t")
_SHORTEST_RULE = 3
_CODE_INDENT = 4


class Outline(msgspec.Struct, frozen=True):
    """A body's lines, under their headings.

    ``title`` is the first heading of the first level, else the first of any; ``title_rows`` are the lines it takes.
    """

    blocks: tuple[Block, ...]
    title: Line | None = None
    title_rows: int = 1


def outline(body: str, path: str, first_line: int) -> Outline:
    """Return the headings of a body and the lines under each; the body begins in ``first_line`` of its file.

    A rule ends what stands under a heading: lines after it form a block without one.
    """
    scan = _Scan(path)
    for number, raw in enumerate(body.split("\n"), first_line):
        scan.take(number, raw)
    return scan.outline()


class _Scan:
    """Where the pass through the lines stands."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.blocks: list[Block] = []
        self.heading: Line | None = None
        self.lines: list[Line] = []
        self.fence = ""  # the marker that closes the code we are in
        self.comment = False
        self.table = False
        self.ticked = False  # whether a box is ticked, so that the open ones say "no"
        self.open: list[Line] = []  # items with an open box
        self.paragraph = 0  # lines of text since the last blank line
        self.items: list[int] = []  # columns of the markers of the items we are in
        self.marked = False  # whether a tag that begins an item stands alone in the line above
        self.blank = True
        self.title: Line | None = None
        self.title_rows = 1

    def outline(self) -> Outline:
        self.end_block(None)
        blocks = self.without_open_boxes() if self.ticked and self.open else self.blocks
        return Outline(tuple(blocks), self.title, self.title_rows)

    def without_open_boxes(self) -> list[Block]:
        """Leave out what a form offers and nobody ticked."""
        places = {line.span.line for line in self.open}
        return [
            Block(block.heading, tuple(line for line in block.lines if line.span.line not in places))
            for block in self.blocks
        ]

    def take(self, number: int, raw: str) -> None:
        """Take the next line."""
        text = raw.strip()
        if self.fence:
            self.take_code(number, raw, text)
        elif self.comment:
            self.comment = "-->" not in text
        elif not text:
            self.blank, self.table, self.paragraph = True, False, 0
        else:
            column = raw.index(text[0])
            self.take_text(number, raw, text, column)
            self.blank = False

    def take_code(self, number: int, raw: str, text: str) -> None:
        if text.startswith(self.fence) and not text.strip(self.fence[0]):
            self.fence = ""
        elif text:
            self.add(LineKind.CODE, text, number, raw.index(text[0]))

    def take_text(self, number: int, raw: str, text: str, column: int) -> None:
        """Take a line with words by what it begins with."""
        indent = len(raw[:column].expandtabs(4)) if column else 0
        if indent >= _CODE_INDENT and self.blank and not self.items:
            self.add(LineKind.CODE, text, number, column)
            return
        if text[0] == "<" and self.take_markup_apart(number, raw, text, column):
            return
        if not text[0].isalpha():
            for take in _TAKERS.get(text[0], ()):
                if take(self, number, text, column):
                    return
            if self.take_item(number, text, column, indent):
                return
        self.take_plain(number, text, column, indent)

    def take_markup_apart(self, number: int, raw: str, text: str, column: int) -> bool:
        """Take a line that holds several paragraphs in tags one by one; an empty one ends what is above."""
        ends = [found.end() for found in _HTML_ENDS.finditer(text)][:-1]
        if not ends:
            return False
        for start, end in zip((0, *ends), (*ends, len(text)), strict=True):
            piece = text[start:end]
            if piece.strip():
                self.take_text(number, raw, piece.strip(), column + start + len(piece) - len(piece.lstrip()))
        return True

    def take_fence(self, _number: int, text: str, _column: int) -> bool:
        """Take the line above code."""
        fence = _FENCE.match(text)
        if fence is None or (text[0] == "`" and "`" in text[fence.end() :]):
            return False
        self.fence, self.paragraph = fence[1], 0
        return True

    def take_quote(self, number: int, text: str, column: int) -> bool:
        """Take what is quoted, however deeply, without its markers."""
        inner = text.lstrip("> \t")
        if inner:
            self.add(LineKind.QUOTE, inner, number, column + len(text) - len(inner))
        return True

    def take_definition(self, _number: int, text: str, _column: int) -> bool:
        """Pass over the address of a link that is used elsewhere."""
        return _DEFINITION.match(text) is not None

    def take_rule(self, _number: int, text: str, _column: int) -> bool:
        """Take a line across the page."""
        if text.strip(f"{text[0]} \t") or text.count(text[0]) < _SHORTEST_RULE:
            return False
        self.items.clear()
        self.end_block(None)
        return True

    def take_heading(self, number: int, text: str, column: int) -> bool:
        words = text.lstrip("#")
        level = len(text) - len(words)
        if level > 6:  # noqa: PLR2004 - Markdown has six levels
            return False
        if words and words[0] not in " \t" and not self.is_title_without_blank(words, level):
            return False
        start = column + len(text) - len(words.lstrip())
        words = words.strip()
        bare = words.rstrip("#")
        if bare != words and (not bare or bare[-1] in " \t"):
            words = bare.rstrip()
        self.begin(Line(LineKind.HEADING, words, self.span(number, start, words), level), rows=1)
        return True

    def is_title_without_blank(self, words: str, level: int) -> bool:
        """Say whether `#Night nurse` names the posting: the first line of all, and no tag as `#hiring #nurses` are."""
        first = self.title is None and not self.blocks and not self.lines
        return first and level == 1 and words[0].isupper() and "#" not in words

    def take_html_heading(self, number: int, text: str, column: int) -> bool:
        found = _HTML_HEADING.match(text)
        if found is None:
            return False
        words = found[2].strip()
        start = column + text.index(words, found.start(2))
        self.begin(Line(LineKind.HEADING, words, self.span(number, start, words), int(found[1])), rows=1)
        return True

    def take_underline(self, _number: int, text: str, _column: int) -> bool:
        """Take a line of dashes or equals signs under a line of text, which makes that a heading."""
        first = text[0]
        if len(text) < 2 or text.strip(first) or self.paragraph != 1 or self.blank:  # noqa: PLR2004
            return False
        above = self.lines.pop()
        self.begin(Line(LineKind.HEADING, above.text, above.span, 1 if first == "=" else 2), rows=2)
        return True

    def take_item(self, number: int, text: str, column: int, indent: int) -> bool:
        """Take an item of a list: a bullet or a number, a blank, and words."""
        if text[0] in _BULLETS:
            if len(text) < 2 or text[1] not in " \t\xa0":  # noqa: PLR2004
                return False
            after = text[1:].lstrip()
        else:
            found = _NUMBER.match(text)
            if found is None or (self.paragraph and not self.blank and found[1] != "1" and not self.items):
                return False
            after = text[found.end() :].lstrip()
        task = _TASK.match(after)
        if task:
            after = after[task.end() :]
            self.ticked = self.ticked or task["mark"] != " "
        while self.items and indent < self.items[-1] + 2:
            self.items.pop()
        self.items.append(indent)
        self.paragraph = 0
        if after:
            self.add(LineKind.ITEM, after, number, column + len(text) - len(after), len(self.items))
            if task and task["mark"] == " ":
                self.open.append(self.lines[-1])
        return True

    def take_plain(self, number: int, text: str, column: int, indent: int) -> None:
        if self.blank and not indent:
            self.items.clear()
        if "|" in text:
            if not set(text) - _DELIMITER_ROW and "-" in text:
                self.begin_table()
                return
            if self.table or (text[0] == "|" and text[-1] == "|" and len(text) > 1):
                self.add(LineKind.ROW, text, number, column)
                return
        self.table = False
        self.paragraph += 0 if self.items else 1
        self.add(LineKind.ITEM if self.marked else LineKind.TEXT, text, number, column, int(self.marked))
        self.marked = False

    def begin_table(self) -> None:
        """The line above is a table's head."""
        self.table = True
        if self.lines and self.lines[-1].kind is LineKind.TEXT and "|" in self.lines[-1].text:
            self.lines[-1] = msgspec.structs.replace(self.lines[-1], kind=LineKind.ROW)
        self.paragraph = 0

    def take_markup(self, number: int, text: str, column: int) -> bool:
        """Pass over comments, and over tags that have a line to themselves."""
        if text.startswith("<!--"):
            _, closed, after = text.partition("-->")
            self.comment = not closed
            return not after.strip()
        item = _HTML_ITEM.match(text)
        if item is not None:
            inner = text[item.end() :].removesuffix("</li>")
            self.add(LineKind.ITEM, inner, number, column + item.end(), 1)
            return True
        while (block := _HTML_BLOCK.match(text)) is not None:
            words = block[2].strip()
            column, text = column + block.start(2) + len(block[2]) - len(block[2].lstrip()), words
            if not words:
                return True
        if block is None and text[0] != "<":
            self.take_plain(number, text, column, 0)
            return True
        self.marked = _HTML_MARKER.match(text) is not None
        return text[-1] == ">" and not _TAGS.sub("", text).strip() and not _ADDRESS.match(text)

    def add(self, kind: LineKind, text: str, number: int, column: int, level: int = 0) -> None:
        if kind is not LineKind.CODE:
            if text[-1] == "\\" and text[-2:] != "\\\\":
                text = text[:-1].rstrip()
            elif text[-1] == ">" and (tail := next((end for end in _BREAKS if text[-6:].lower().endswith(end)), "")):
                text = text[: -len(tail)].rstrip()
        if text:
            self.lines.append(Line(kind, text, self.span(number, column, text), level))

    def span(self, number: int, column: int, text: str) -> Span:
        return Span(self.path, number, column + 1, column + 1 + len(text))

    def begin(self, heading: Line, rows: int) -> None:
        self.end_block(heading)
        self.items.clear()
        first = self.title is None or self.title.level > 1 == heading.level
        if first and plain_text(heading.text):
            self.title, self.title_rows = heading, rows

    def end_block(self, heading: Line | None) -> None:
        """Close what stands under the last heading, and begin what stands under the next."""
        if self.heading is not None or self.lines:
            self.blocks.append(Block(self.heading, tuple(self.lines)))
        self.heading, self.lines = heading, []
        self.paragraph, self.table = 0, False


_TAKERS: dict[str, tuple[Callable[[_Scan, int, str, int], bool], ...]] = {
    "#": (_Scan.take_heading,),
    ">": (_Scan.take_quote,),
    "<": (_Scan.take_html_heading, _Scan.take_markup),
    "[": (_Scan.take_definition,),
    "`": (_Scan.take_fence,),
    "~": (_Scan.take_fence,),
    "=": (_Scan.take_underline,),
    "-": (_Scan.take_underline, _Scan.take_rule),
    "*": (_Scan.take_rule,),
    "_": (_Scan.take_rule,),
}
