"""Site -> /embed/: the newest postings as a page for frames on other sites, without script, and what to paste there."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import msgspec

from generator.model.page import Page
from generator.outputs.feed_views import address
from generator.present.routes import EMBED, HOME, SNIPPET
from generator.present.views import Anchor, ListView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.present.display import Display

NEWEST = 20
HEIGHT = 640


class SnippetView(msgspec.Struct, frozen=True):
    """A frame: the address of its page, and what it is called for those who cannot see it."""

    url: str
    title: str


def plan(display: Display) -> Iterable[Page]:
    """The page, and the line of HTML that shows it."""
    frame = display.frame
    cards = tuple(display.cards[posting.slug] for posting in display.site.open[:NEWEST])
    view = ListView(
        meta=display.meta(EMBED, frame.name, indexed=False),
        heading=frame.name,
        crumbs=(Anchor(frame.words.home, display.href(HOME)),),
        cards=cards,
        total=len(display.site.open),
    )
    yield Page(EMBED, view, template="pages/embed.html", indexed=False)
    yield Page(SNIPPET, SnippetView(address(display, EMBED), frame.name), encode=encode, indexed=False)


def encode(view: SnippetView) -> bytes:
    """Write what another site pastes."""
    url, title = html.escape(view.url), html.escape(view.title)
    frame = f'<iframe src="{url}" title="{title}" width="100%" height="{HEIGHT}" loading="lazy"></iframe>\n'
    return frame.encode()
