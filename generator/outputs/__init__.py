"""Site -> Pages: one file per thing we publish.

An output is a function of a `Display` that describes pages. To add one, write a file with ``plan`` and name it in
`OUTPUTS`; one that lists all other pages goes into `LISTINGS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.diagnostic import Outcome
from generator.model.source import Span
from generator.outputs import (
    accent,
    feed,
    home,
    index,
    not_found,
    own_pages,
    postings,
    redirects,
    robots,
    sitemap,
    terms,
)
from generator.outputs.faults import TAKEN
from generator.present.display import display_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.model.diagnostic import Diagnostic
    from generator.model.page import Page
    from generator.model.site import Site
    from generator.present.display import Display
    from generator.present.views import Frame

    Plan = Callable[[Display], Iterable[Page]]
    Listing = Callable[[Display, Iterable[Page]], Iterable[Page]]

# The board's own pages first: of two for one address the first is kept.
OUTPUTS: tuple[Plan, ...] = (
    home.plan, postings.plan, terms.plan, not_found.plan, feed.plan, index.plan, accent.plan, robots.plan,
    own_pages.plan, redirects.plan,
)  # fmt: skip
LISTINGS: tuple[Listing, ...] = (sitemap.plan,)


def plan_pages(site: Site, frame: Frame) -> Outcome[tuple[Page, ...]]:
    """Describe every file that we publish, each with an address of its own."""
    display = display_of(site, frame)
    pages, faults = one_each(page for plan in OUTPUTS for page in plan(display))
    listings = [page for plan in LISTINGS for page in plan(display, pages)]
    return Outcome((*pages, *listings), tuple(faults))


def one_each(pages: Iterable[Page]) -> tuple[list[Page], list[Diagnostic]]:
    """Keep the first page of each address; tell of the others."""
    first: dict[str, Page] = {}
    faults = []
    for page in pages:
        kept = first.setdefault(page.path.casefold(), page)
        if kept is not page:
            other = f", made of {kept.source}" if kept.source else ""
            faults.append(
                TAKEN.at(
                    Span(page.source or "board.toml"),
                    f"{page.path} is already the address of another page{other}",
                    "give this page another name, or take the address out of `aliases`",
                )
            )
    return list(first.values()), faults
