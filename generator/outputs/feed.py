"""Site -> Atom feeds: of the board, and of every term that has enough postings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.outputs.feed_views import feed_pages
from generator.present.xml_text import xml_attribute, xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.page import Page
    from generator.outputs.feed_views import EntryView, FeedView
    from generator.present.display import Display


def plan(display: Display) -> Iterable[Page]:
    """The feed of the board, then those of its terms."""
    return feed_pages(display, "atom", encode)


def encode(view: FeedView) -> bytes:
    """Write the feed."""
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={xml_attribute(view.language)}>',
        f"<title>{xml_text(view.title)}</title>",
        f"<id>{xml_text(view.id)}</id>",
        f"<updated>{view.updated}</updated>",
        f'<link rel="self" type="application/atom+xml" href={xml_attribute(view.url)}/>',
        f'<link rel="alternate" type="text/html" href={xml_attribute(view.page)}/>',
        f"<author><name>{xml_text(view.title)}</name></author>",
    ]
    return "\n".join([*head, *map(entry_xml, view.entries), "</feed>\n"]).encode()


def entry_xml(entry: EntryView) -> str:
    """Return one entry."""
    return (
        f"<entry>\n<title>{xml_text(entry.title)}</title>\n<id>{xml_text(entry.id)}</id>\n"
        f"<published>{entry.published}</published>\n<updated>{entry.updated}</updated>\n"
        f'<link rel="alternate" type="text/html" href={xml_attribute(entry.url)}/>\n'
        f"<author><name>{xml_text(entry.author)}</name></author>\n<summary>{xml_text(entry.summary)}</summary>\n</entry>"
    )
