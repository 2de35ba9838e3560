"""Site -> the owner's own pages: about, privacy, imprint ..."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.page import Page
from generator.present.routes import HOME, own_page_path
from generator.present.views import Anchor, ProseView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.present.display import Display


def plan(display: Display) -> Iterable[Page]:
    """One page a file of ``content/pages``."""
    for page in display.site.pages:
        path = own_page_path(page.slug)
        view = ProseView(
            meta=display.meta(path, page.title, page.description),
            heading=page.title,
            body=page.body,
            crumbs=(Anchor(display.frame.words.home, display.href(HOME)), Anchor(page.title, display.href(path))),
        )
        yield Page(path, view, template="pages/prose.html", source=page.path)
