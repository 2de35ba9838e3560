"""Site -> /404.html: what a host shows for an address that leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.html import Html
from generator.model.page import Page
from generator.present.routes import HOME, NOT_FOUND
from generator.present.views import Anchor, Meta, ProseView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.present.display import Display


def plan(display: Display) -> Iterable[Page]:
    """One page that says so, and leads on; where the home page can be searched, it takes the word along."""
    site, words, frame = display.site, display.frame.words, display.frame
    title = words.page_title.format(title=words.not_found, board=frame.name)
    view = ProseView(
        meta=Meta(title, path=NOT_FOUND, indexed=False),
        heading=words.not_found,
        lead=words.not_found_text,
        body=Html(""),
        ways=(Anchor(words.home, display.href(HOME)), *frame.navigation),
        search=display.href(HOME) if len(site.open) >= site.board.facets.panel_from else "",
    )
    yield Page(NOT_FOUND, view, template="pages/not_found.html", indexed=False)
