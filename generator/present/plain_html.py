"""A text's safe HTML -> the little HTML that job search engines read: paragraphs, lists and breaks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.html import Html

# A tag of sanitised HTML; a value in quotes may hold ">".
TAG = re.compile(r"<[^<>\"]*+(?:\"[^\"]*+\"[^<>\"]*+)*+>")
_TAGS = re.compile(f"({TAG.pattern})")
_NAME = re.compile(r"<(/?)([a-z][a-z0-9]*+)")
KEPT = frozenset({"p", "br", "ul", "ol", "li"})
# What begins and ends a paragraph of its own: Google's page says that it does not read headings as such.
PARAGRAPHS = frozenset({"h2", "h3", "h4", "h5", "h6", "dt", "dd", "summary", "caption", "figcaption", "pre", "tr"})
CELLS = frozenset({"td", "th"})
_EMPTY = re.compile(r"<p>\s*</p>\s*")


def pieces_of(html: Html) -> list[str]:
    """Take a text apart: words and tags in turn."""
    return _TAGS.split(html.text)


def words_of(pieces: Sequence[str]) -> str:
    """Return the words alone, single blanks between them; characters are written as in HTML."""
    return " ".join(" ".join(pieces[::2]).split())


def says_more_than(pieces: Sequence[str], words: str) -> bool:
    """Say whether there are words, and others than these (as `words_of` writes them; capitals aside).

    A text is read only as far as it takes to know.
    """
    known = words.casefold()
    said = ""
    for piece in pieces[::2]:
        said = " ".join(f"{said} {piece}".split())
        if len(said) > len(known):
            break
    return said.casefold() not in {"", known}


def plain_html(pieces: Sequence[str]) -> str:
    """Return a text in tags without attributes, as Google's page on JobPosting names them; no word of it is lost.

    Headings and rows of tables become paragraphs; emphasis, links and quotations keep their words, images none.
    """
    plain = [*pieces]
    plain[1::2] = map(_plain, pieces[1::2])
    return _EMPTY.sub("", "".join(plain)).strip()


@lru_cache(maxsize=1_000)
def _plain(tag: str) -> str:
    """Return what stands for a tag: most of a text's are the same few."""
    found = _NAME.match(tag)
    slash, name = found.groups() if found else ("", "")
    if name in KEPT:
        return f"<{slash}{name}>"
    if name in PARAGRAPHS:
        return f"<{slash}p>"
    return " " if name in CELLS and slash else ""
