"""HTML of other people -> Markdown that reads the same here; and what a page holds for search engines.

It needs the extra ``import``.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from markdownify import MarkdownConverter

from generator.intake.opening import plain_text
from generator.parse.sanitize import sanitized

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

LONGEST = 200_000  # characters of HTML
DEEPEST = 60  # elements in one another; beyond, a parser takes the square of their number
_TAG = re.compile(r"</?(?:p|br|div|ul|ol|li|h[1-6]|strong|b|em|i|a|span|table|section)\b[^<>]{0,500}>", re.IGNORECASE)
_TOP_HEADING = re.compile(r"(</?h)1\b", re.IGNORECASE)
# An address stays as it is: parsers make a link of it before they look for marks.
_MARKS = re.compile(r"(?P<address>https?://[^\s<>]*[\w/])|[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<=~)~")
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
# What makes a block of a line that begins with it.
_OPENING = re.compile(r"^( *)(?:([#>+-])|(\d{1,9})([.)])(?=\s|$)|(=))")
# What ends a heading and is not shown.
_CLOSING = re.compile(r"#(?=#{0,20} {0,20}$)")
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_ELEMENT = re.compile(r"<(/?)([a-z][a-z0-9]{0,20})")
_WITHOUT_END = frozenset({"br", "col", "hr", "img", "input", "wbr"})
_SCRIPT = re.compile(r"<(?P<end>/?)script\b(?P<attributes>[^<>]{0,2000})>", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")


class _Writer(MarkdownConverter):
    """Writes Markdown in which every letter of a text stands for itself."""

    def escape(self, text: str, parent_tags: Collection[str]) -> str:
        """Return a text of one line that no parser takes for anything but text."""
        flat = _MARKS.sub(_quoted, text.replace("\n", " ").replace("\xa0", " "))
        flat = _ENTITY.sub("&amp;", flat).replace("<", "&lt;")
        if not _HEADINGS.isdisjoint(parent_tags):
            flat = _CLOSING.sub(r"\\\g<0>", flat)
        return _OPENING.sub(_disarmed, flat)


def markdown_of(text: str) -> str:
    """Return HTML as Markdown, without scripts, styles, pictures and forms; a text without tags is left as it is.

    HTML that was escaped once more, or twice, as some feeds do, is read as what it was.
    """
    ways = (text, html.unescape(text), html.unescape(html.unescape(text)))
    text = next((way for way in ways if is_html(way)), text)
    if not is_html(text):
        return plain_text(html.unescape(text))
    safe = sanitized(_TOP_HEADING.sub(r"\g<1>2", text[:LONGEST]), _followed)
    if _depth(safe.text) > DEEPEST:  # no description that anybody wrote: its words will do
        return plain_text(safe.plain)
    soup = BeautifulSoup(safe.text, "html.parser")
    for picture in soup.find_all(["img", "input"]):
        picture.decompose()
    written = str(_Writer(heading_style="ATX", bullets="-").convert_soup(soup))
    return plain_text(_BLANK_LINES.sub("\n\n", written))


def is_html(text: str) -> bool:
    """Whether a text holds tags."""
    return _TAG.search(text) is not None


def structured_data(page: str) -> Iterator[str]:
    """Go through the JSON-LD of a page."""
    opened = None  # where the content of such a script begins; whatever stands in it, it ends with the next end tag
    for tag in _SCRIPT.finditer(page):
        if opened is None and not tag["end"] and "application/ld+json" in tag["attributes"].lower():
            opened = tag.end()
        elif opened is not None and tag["end"]:
            yield page[opened : tag.start()]
            opened = None


def _depth(safe: str) -> int:
    """Return how many elements lie in one another, at most; in HTML that is closed properly."""
    depth = deepest = 0
    for end, name in _ELEMENT.findall(safe):
        if name not in _WITHOUT_END:
            depth += -1 if end else 1
            deepest = max(deepest, depth)
    return deepest


def _followed(_tag: str, attribute: str, url: str) -> str | None:
    return url if attribute == "href" and urlsplit(url.strip()).scheme in ("http", "https", "mailto") else None


def _quoted(found: re.Match[str]) -> str:
    return found[0] if found["address"] else f"\\{found[0]}"


def _disarmed(found: re.Match[str]) -> str:
    blank, mark, number, stop, equals = found.groups()
    if equals:
        return f"{blank}&#61;"
    return f"{blank}\\{mark}" if mark else f"{blank}{number}\\{stop}"
