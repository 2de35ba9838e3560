"""Site -> RSS 2.0 feeds, beside the Atom feeds and with the same entries."""

from __future__ import annotations

import datetime as dt
from email.utils import format_datetime
from typing import TYPE_CHECKING

from generator.outputs.feed_views import NEVER, feed_pages, instant
from generator.present.xml_text import xml_attribute, xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.page import Page
    from generator.outputs.feed_views import EntryView, FeedView
    from generator.present.display import Display

NAMESPACES = 'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def plan(display: Display) -> Iterable[Page]:
    """The feed of the board, then those of its terms."""
    return feed_pages(display, "rss", encode)


def encode(view: FeedView) -> bytes:
    """Write the feed; a channel must describe itself, be it by its title."""
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<rss version="2.0" {NAMESPACES}>\n<channel>',
        f"<title>{xml_text(view.title)}</title>",
        f"<link>{xml_text(view.page)}</link>",
        f"<description>{xml_text(view.description or view.title)}</description>",
        f"<language>{xml_text(view.language)}</language>",
        f'<atom:link rel="self" type="application/rss+xml" href={xml_attribute(view.url)}/>',
    ]
    if view.updated != instant(NEVER):
        head.append(f"<lastBuildDate>{mail_date(view.updated)}</lastBuildDate>")
    return "\n".join([*head, *map(item_xml, view.entries), "</channel>\n</rss>\n"]).encode()


def item_xml(entry: EntryView) -> str:
    """Return one item; its guid is its address where that is known."""
    permanent = "true" if entry.id == entry.url else "false"
    return (
        f"<item>\n<title>{xml_text(entry.title)}</title>\n<link>{xml_text(entry.url)}</link>\n"
        f'<guid isPermaLink="{permanent}">{xml_text(entry.id)}</guid>\n'
        f"<pubDate>{mail_date(entry.published)}</pubDate>\n<dc:creator>{xml_text(entry.author)}</dc:creator>\n"
        f"<description>{xml_text(entry.summary)}</description>\n</item>"
    )


def mail_date(instant: str) -> str:
    """Return an instant as RSS and mails write it: "Sun, 22 Nov 2026 00:00:00 GMT"."""
    return format_datetime(dt.datetime.fromisoformat(instant), usegmt=True)
