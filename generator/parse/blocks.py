"""Make Python-Markdown read blocks as GitHub does: lists, headings, tables and code where it would read otherwise."""

import re
import xml.etree.ElementTree as ET  # the library builds its tree of these; nothing is parsed by them

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor, BlockQuoteProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from generator.parse.lists import DEEPEST, LIST_START, ItemList, flattened, is_loose, starts_list

ODD_BULLETS = "•◦▪▫‣⁃–"
_LEVELS = 6  # of headings
_DEEPEST_QUOTE = 20
_BEGINNINGS = frozenset(f"`~>#{ODD_BULLETS}")  # of lines that may need other marks
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_HTML = re.compile(
    r"[ \t]*<(?:(!--)|(script|pre|style|textarea)(?=[\s>]|$)"
    r"|/?(?:address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form"
    r"|h[1-6]|head|header|hr|html|iframe|legend|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)"
    r"(?=[\s/>]|$))",
    re.IGNORECASE,
)
_STASHED = re.compile(r"^[ ]*\x02wzxhzdk:\d+\x03[ ]*$", re.MULTILINE)
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-+) *$", re.MULTILINE)
_DELIMITERS = re.compile(r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:\-|]*)?$", re.MULTILINE)


class AsOnGitHub(Extension):
    """Takes the place of the library's own readers of lists."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Register what reads as GitHub does."""
        md.preprocessors.register(_PlainMarks(md), "plain_marks", 27)
        md.preprocessors.register(_RawHtml(md), "html_block", 20)
        for name in ("olist", "ulist", "indent"):
            md.parser.blockprocessors.deregister(name)
        md.parser.blockprocessors.register(_Parted(md.parser), "parted", 88)
        md.parser.blockprocessors.register(Lists(md.parser), "lists", 86)
        md.parser.blockprocessors.register(_LongHeadings(md.parser), "long_headings", 55)
        md.parser.blockprocessors.register(_Quotes(md.parser), "quote", 20)


class _PlainMarks(Preprocessor):
    """Writes what only GitHub or no Markdown knows in the library's way."""

    def run(self, lines: list[str]) -> list[str]:
        return plain_marks(lines)


def plain_marks(lines: list[str]) -> list[str]:
    """Return lines in marks that all parsers know, but for those of code.

    Odd bullets become ``-``, a backslash at the end two blanks; a number sign without a blank after it begins no
    heading, and quotes end twenty deep.
    """
    out: list[str] = []
    fence = ""
    for line in lines:
        bare = line.lstrip(" \t")
        if fence or bare[:1] in _BEGINNINGS:
            found = _FENCE.match(line)
            if fence:
                if found and found[1].startswith(fence) and not line[found.end() :].strip():
                    fence = ""
            elif found and not (found[1][0] == "`" and "`" in line[found.end() :]):
                fence = found[1]
            elif bare[0] not in "`~":
                line = line[: len(line) - len(bare)] + _plain_mark(bare)  # noqa: PLW2901
        if line[-1:] == "\\" and line[-2:] != "\\\\" and not fence:
            line = f"{line[:-1]}  "  # noqa: PLW2901
        out.append(line)
    return out


def _plain_mark(bare: str) -> str:
    """Return a line that begins with a mark, its mark as the library knows it."""
    if bare[:1] == "#":
        signs = len(bare) - len(bare.lstrip("#"))
        return bare if signs <= _LEVELS and bare[signs : signs + 1] in ("", " ", "\t") else f"\\{bare}"
    if bare[:1] == ">":
        words = bare.lstrip("> ")
        deep = bare.count(">", 0, len(bare) - len(words)) > _DEEPEST_QUOTE
        return f"{'>' * _DEEPEST_QUOTE} {words}" if deep else bare
    return "-" + bare[1:].replace("\xa0", " ", 1) if bare[1:2] in (" ", "\t", "\xa0") else bare


class _RawHtml(Preprocessor):
    """Sets HTML aside as far as the next blank line; what stands between its tags after one is Markdown."""

    def run(self, lines: list[str]) -> list[str]:
        out: list[str] = []
        number = 0
        while number < len(lines):
            end = _end_of_html(lines, number) if "<" in lines[number] else number
            if end == number:
                out.append(lines[number])
                number += 1
                continue
            line = lines[number]
            margin = line[: len(line) - len(line.lstrip())]
            out.append(margin + self.md.htmlStash.store("\n".join(lines[number:end]).strip()))
            number = end
        return out


def _end_of_html(lines: list[str], start: int) -> int:
    """Return the line after a block of HTML that begins in line ``start``; ``start`` itself if none does."""
    found = _HTML.match(lines[start])
    if found is None:
        return start
    closing = "-->" if found[1] else f"</{found[2].lower()}" if found[2] else ""
    end = start
    while end < len(lines):
        line = lines[end]
        if not closing and not line.strip():
            return end
        end += 1
        if closing and closing in line.lower():
            return end
    return end


class _Parted(BlockProcessor):
    """Parts a paragraph before a list, around code, and before a table, which need no blank line on GitHub."""

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002
        return "\n" in block and _cut(block) > 0

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        at = _cut(block)
        self.parser.parseBlocks(parent, [block[: at - 1]])
        blocks.insert(0, block[at:])


def _cut(block: str) -> int:
    """Return where the second of two blocks begins that no blank line parts; 0 if there is one block."""
    if starts_list(block[: block.find("\n")], in_paragraph=False):
        return 0  # what is in a list is parted when its items are read
    cuts = [_before_list(block), _around_code(block), _before_table(block)]
    return min((cut for cut in cuts if cut > 0), default=0)


def _before_list(block: str) -> int:
    for found in LIST_START.finditer(block):
        end = block.find("\n", found.start())
        line = block[found.start() : end if end >= 0 else None]
        if starts_list(line, in_paragraph=True):
            return found.start()
    return 0


def _around_code(block: str) -> int:
    if "\x02wzxhzdk:" not in block:
        return 0
    found = _STASHED.search(block)
    if found is None:
        return 0
    return found.start() or (found.end() + 1 if found.end() < len(block) else 0)


def _before_table(block: str) -> int:
    """A table's head is the line above its delimiters, with as many cells."""
    if "-" not in block or "|" not in block:
        return 0
    found = _DELIMITERS.search(block)
    if found is None or found.start() < 2:  # noqa: PLR2004 - a line and its end
        return 0
    head = block.rfind("\n", 0, found.start() - 1) + 1
    cells = block[head : found.start() - 1].strip().strip("|").count("|")
    return head if cells == found[0].strip().strip("|").count("|") and "|" in found[0] else 0


class Lists(BlockProcessor):
    """Reads a list with all that its items hold."""

    def __init__(self, parser: object) -> None:
        super().__init__(parser)  # type: ignore[arg-type]
        self.depth = 0

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002
        """Say whether a block begins with an item."""
        first = block[: block.find("\n")] if "\n" in block else block
        return LIST_START.match(block) is not None and starts_list(first, in_paragraph=False)

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Take the blocks of a list, and make its elements."""
        found = ItemList()
        while blocks:
            lines = blocks[0].split("\n")
            taken = 0
            while taken < len(lines) and found.take(lines[taken]):
                taken += 1
            if taken < len(lines):
                if taken:
                    blocks[0] = "\n".join(lines[taken:])
                break
            blocks.pop(0)
            found.take("")
        self.build(parent, found)

    def build(self, parent: ET.Element, found: ItemList) -> None:
        """Make the elements of a list."""
        element = ET.SubElement(parent, "ul" if found.kind in "-*+" else "ol")
        if found.start != 1:
            element.set("start", str(found.start))
        loose = found.loose or any(map(is_loose, found.items))
        self.depth += 1
        self.parser.state.set("looselist" if loose else "list")
        for lines in found.items:
            inner = flattened(lines) if self.depth > DEEPEST else lines
            item = ET.SubElement(element, "li")
            self.fill(item, inner)
        self.parser.state.reset()
        self.depth -= 1

    def fill(self, item: ET.Element, lines: list[str]) -> None:
        """Put what the lines of an item hold into its element."""
        self.parser.parseBlocks(item, "\n".join(lines).strip("\n").split("\n\n"))


class _LongHeadings(BlockProcessor):
    """Reads several lines of text over a line of ``=`` or ``-`` as one heading."""

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002
        found = _UNDERLINE.search(block) if "\n" in block else None
        return found is not None and found.start() > 0 and not block.lstrip().startswith(">")

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        found = _UNDERLINE.search(block)
        if found is None:
            return
        heading = ET.SubElement(parent, "h1" if "=" in found[0] else "h2")
        heading.text = " ".join(block[: found.start()].split())
        rest = block[found.end() + 1 :]
        if rest:
            blocks.insert(0, rest)


class _Quotes(BlockQuoteProcessor):
    """Begins a new quote after a blank line."""

    def lastChild(self, parent: ET.Element) -> ET.Element | None:  # noqa: ARG002, N802 - the library's name
        return None
