"""Site -> the former addresses of postings, each leading to the present one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.page import Page
from generator.present.routes import alias_path, posting_path
from generator.present.views import Meta, RedirectView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.present.display import Display


def plan(display: Display) -> Iterable[Page]:
    """One page an alias."""
    for posting in (*display.site.open, *display.site.closed):
        target = posting_path(posting.slug)
        for path in dict.fromkeys(alias_path(alias) for alias in posting.aliases if alias.strip("/ ")):
            meta = Meta(posting.title, path=path, canonical=display.permalink(target), indexed=False)
            view = RedirectView(meta, display.href(target))
            yield Page(path, view, template="pages/redirect.html", indexed=False, source=posting.path)
