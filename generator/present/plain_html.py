"""A text's safe HTML -> the little HTML that job search engines read: paragraphs, lists and breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model.html import Html

# A tag of sanitised HTML; a value in quotes may hold ">".
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*+)((?:[^<>\"]|\"[^\"]*\")*+)>")
KEPT = frozenset({"p", "br", "ul", "ol", "li"})
# What begins and ends a paragraph of its own: Google's page says that it does not read headings as such.
PARAGRAPHS = frozenset({"h2", "h3", "h4", "h5", "h6", "dt", "dd", "summary", "caption", "figcaption", "pre", "tr"})
CELLS = frozenset({"td", "th"})
_EMPTY = re.compile(r"<p>\s*</p>\s*")


def plain_html(html: Html) -> str:
    """Return a text in tags without attributes, as Google's page on JobPosting names them; no word of it is lost.

    Headings and rows of tables become paragraphs; emphasis, links and quotations keep their words, images none.
    """
    return _EMPTY.sub("", TAG.sub(_plain, html.text)).strip()


def _plain(tag: re.Match[str]) -> str:
    slash, name = tag[1], tag[2]
    if name in KEPT:
        return f"<{slash}{name}>"
    if name in PARAGRAPHS:
        return f"<{slash}p>"
    return " " if name in CELLS and slash else ""
