"""Site -> /llms.txt (version 2): what programs that read in words find here, the newest postings first.

It covers all pages below its own path, so it serves a board in a folder of its host as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.model.page import Page
from generator.outputs.feed_views import address
from generator.outputs.postings import has_twin, is_listed
from generator.present.markdown_of import plain_markdown
from generator.present.routes import API_SCHEMA, CSV, FEED, LLMS, api_path, facet_path, posting_path, twin_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.present.display import Display

# A file that is to be read in one go; the lists lead to all others.
NEWEST = 200
# A heading with a meaning of its own: what stands under it may be left out where room is short.
LESS_NEEDED = "Optional"


class Link(msgspec.Struct, frozen=True, gc=False):
    """A line of a list: a name, an address, and a word on it."""

    label: str
    url: str
    about: str = ""


class LlmsView(msgspec.Struct, frozen=True):
    """The board's name, a sentence about it, and lists of links under their headings."""

    name: str
    description: str
    sections: tuple[tuple[str, tuple[Link, ...]], ...]


def plan(display: Display) -> Iterable[Page]:
    """One file; a posting is named by its Markdown twin where there is one."""
    words, frame = display.frame.words, display.frame
    sections = (
        (words.home, tuple(postings(display))),
        (LESS_NEEDED, tuple(others(display))),
    )
    view = LlmsView(frame.name, frame.description or words.home_lead, sections)
    yield Page(LLMS, view, encode=encode, indexed=False)


def postings(display: Display) -> Iterator[Link]:
    """Yield the newest postings, each with who, where and how much."""
    for posting in display.site.open[:NEWEST]:
        if is_listed(posting, display):
            card = display.cards[posting.slug]
            parts = (card.company.label if card.company else "", card.place, card.pay.phrase if card.pay else "")
            path = twin_path(posting.slug) if has_twin(posting, display) else posting_path(posting.slug)
            yield Link(posting.title, address(display, path), " · ".join(filter(None, parts)))


def others(display: Display) -> Iterator[Link]:
    """Yield the lists, the feed, and what else there is for programs."""
    words = display.frame.words
    for facet in display.site.facets:
        yield Link(words.facet_names[facet.key], address(display, facet_path(facet.key)), words.facet_leads[facet.key])
    yield Link("Atom", address(display, FEED))
    if display.has("api"):
        yield Link("JSON API", address(display, api_path(1)))
        yield Link("JSON Schema", address(display, API_SCHEMA))
    if display.has("csv"):
        yield Link("CSV", address(display, CSV))


def encode(view: LlmsView) -> bytes:
    """Write the file: a heading, a quotation, and lists of links."""
    lines = [f"# {plain_markdown(view.name)}", "", f"> {plain_markdown(view.description)}"]
    for heading, links in view.sections:
        lines += ["", f"## {plain_markdown(heading)}", ""]
        for link in links:
            about = f": {plain_markdown(link.about)}" if link.about else ""
            lines.append(f"- [{plain_markdown(link.label)}]({link.url}){about}")
    return "\n".join([*lines, ""]).encode()
