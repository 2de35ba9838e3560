"""Site -> /saved/: where a visitor's own browser shows what it keeps for them: saved postings, hidden companies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.html import Html
from generator.model.page import Page
from generator.present.routes import HOME, SAVED
from generator.present.views import Anchor, ProseView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.present.display import Display


def plan(display: Display) -> Iterable[Page]:
    """One page, the same for everybody as it is made; search engines have no use for it."""
    words = display.frame.words
    view = ProseView(
        meta=display.meta(SAVED, words.saved, words.saved_lead, indexed=False),
        heading=words.saved,
        lead=words.saved_lead,
        body=Html(""),
        crumbs=(Anchor(words.home, display.href(HOME)), Anchor(words.saved, display.href(SAVED))),
    )
    yield Page(SAVED, view, template="pages/saved.html", indexed=False)
