"""Let Python-Markdown do only what a text asks for: a converter -> one that gives the same HTML in less time."""

import re
import xml.etree.ElementTree as ET  # the library builds its tree of these; nothing is parsed by them
from collections.abc import Callable

import msgspec
from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import Pattern
from markdown.preprocessors import NormalizeWhitespace
from markdown.treeprocessors import InlineProcessor, PrettifyTreeprocessor, UnescapeTreeprocessor
from markdown.util import AtomicString

from generator.parse.blocks import Lists

# What a text must hold, in lower case, for a pattern of the library to match in it. One that is not told here is tried
# on every text.
_MARKS = {
    "backtick": ("`",), "escape": ("\\",), "linebreak": ("  \n",), "entity": ("&",), "delimiter": ("~",),
    "reference": ("[",), "link": ("[",), "short_reference": ("[",),
    "image_link": ("![",), "image_reference": ("![",), "short_image_ref": ("![",),
    "autolink": ("<",), "automail": ("<",), "html": ("<",), "magic-link": ("://", "www."), "magic-mail": ("@",),
    "em_strong": ("*", "_"), "em_strong2": ("_",), "not_strong": ("*", "_"), "not_tilde": ("~",), "sub_del": ("~",),
}  # fmt: skip
_ALL_MARKS = tuple(dict.fromkeys(mark for marks in _MARKS.values() for mark in marks))

# Lines that each begin as nothing but text can: with a word, before which marks of emphasis or the like may stand. A
# number with a dot or a bracket may begin a list.
_TEXT = re.compile(r"(?:[*_`\"'(]{0,2}(?:[^\W\d_]|\d{1,20}[^\d.)\n])[^\n]*(?:\n|\Z))+")
_UNEVEN = ("\t", "\r", "\x02", "\x03", "\n ")


class Quick(Extension):
    """Passes over what a text has no marks for; comes after all other extensions."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Put what is quicker in the place of the library's own."""
        md.preprocessors.register(_Whitespace(md), "normalize_whitespace", 30)
        md.parser.blockprocessors.register(_Text(md.parser), "text", 101)
        md.parser.blockprocessors.register(_QuickLists(md.parser), "lists", 86)
        marked = _Marked(md)
        md.treeprocessors.register(marked, "inline", 20)
        md.treeprocessors.register(_Prettified(md), "prettify", 10)
        md.treeprocessors.register(_Unescaped(md, marked), "unescape", 0)


class _Whitespace(NormalizeWhitespace):
    """Leaves lines alone that hold neither tabs nor controls nor blanks at their beginning."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return super().run(lines) if any(sign in text for sign in _UNEVEN) else [*lines, "", ""]


class _Text(ParagraphProcessor):
    """Reads a paragraph that can be nothing else, before all else is tried."""

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002
        return _TEXT.fullmatch(block) is not None


class _QuickLists(Lists):
    """Reads an item that is a line of text at once."""

    def fill(self, item: ET.Element, lines: list[str]) -> None:
        if len(lines) == 1 and self.parser.state.isstate("list") and _TEXT.fullmatch(lines[0]):
            item.text = lines[0]
        else:
            super().fill(item, lines)


class _Tried(msgspec.Struct, frozen=True):
    """The patterns to try on a document, and what tells whether any can match in a text of it."""

    patterns: list[Pattern]
    may_match: Callable[[str], object]


class _Marked(InlineProcessor):
    """Tries a pattern only if its marks are in the document, and none on a text that holds no mark at all."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.marks: tuple[str, ...] = ()  # those of the document that was read last
        self.tried: dict[tuple[str, ...], _Tried] = {}

    def run(self, tree: ET.Element, ancestors: list[str] | None = None) -> ET.Element:
        elements = list(tree.iter())
        whole = "\n".join([text for element in elements for text in (element.text, element.tail) if text]).lower()
        self.marks = tuple([mark for mark in _ALL_MARKS if mark in whole])
        if self.marks not in self.tried:
            self.tried[self.marks] = self._tried_for(self.marks)
        tried = self.tried[self.marks]
        for element in elements:  # the library passes over this kind of text
            if element.text and not tried.may_match(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not tried.may_match(element.tail):
                element.tail = AtomicString(element.tail)
        self.inlinePatterns = tried.patterns  # type: ignore[assignment]  # read as a list is, which is faster
        return super().run(tree, ancestors)

    def _tried_for(self, marks: tuple[str, ...]) -> _Tried:
        patterns = self.md.inlinePatterns
        needs = {patterns[name]: needed for name, needed in _MARKS.items() if name in patterns}
        tried = [pattern for pattern in patterns if pattern not in needs or not set(marks).isdisjoint(needs[pattern])]
        if any(pattern not in needs for pattern in tried):
            return _Tried(tried, bool)
        either = "|".join(map(re.escape, marks)) or "(?!)"
        return _Tried(tried, re.compile(either, re.IGNORECASE if "www." in marks else 0).search)


class _Prettified(PrettifyTreeprocessor):
    """Begins a new line at each block, without asking for one tag many times whether it is a block."""

    def _prettifyETree(self, elem: ET.Element) -> None:  # noqa: N802 - the library's name
        blocks = frozenset(self.md.block_level_elements)
        found = [elem]
        for element in found:
            inner = [child for child in element if child.tag in blocks]
            if element.tag not in ("code", "pre"):
                found.extend(inner)
                if inner and inner[0] is element[0] and not (element.text and element.text.strip()):
                    element.text = "\n"
            if not (element.tail and element.tail.strip()):
                element.tail = "\n"


class _Unescaped(UnescapeTreeprocessor):
    """Looks for what was escaped only if something was."""

    def __init__(self, md: Markdown, marked: _Marked) -> None:
        super().__init__(md)
        self.marked = marked

    def run(self, root: ET.Element) -> None:
        if "\\" in self.marked.marks:
            super().run(root)
