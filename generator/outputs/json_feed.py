"""Site -> JSON feeds (version 1.1), beside the Atom feeds and with the same entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from generator.outputs.feed_views import feed_pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.page import Page
    from generator.outputs.feed_views import EntryView, FeedView
    from generator.present.display import Display

VERSION = "https://jsonfeed.org/version/1.1"


def plan(display: Display) -> Iterable[Page]:
    """The feed of the board, then those of its terms."""
    return feed_pages(display, "json", encode)


def encode(view: FeedView) -> bytes:
    """Write the feed."""
    feed: dict[str, Any] = {
        "version": VERSION,
        "title": view.title,
        "home_page_url": view.page,
        "feed_url": view.url,
        **({"description": view.description} if view.description else {}),
        "language": view.language,
        "items": [item(entry) for entry in view.entries],
    }
    return msgspec.json.format(msgspec.json.encode(feed), indent=1) + b"\n"


def item(entry: EntryView) -> dict[str, Any]:
    """Return one item."""
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.summary,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "authors": [{"name": entry.author}],
    }
