"""Site -> Pages: one file per thing we publish.

An output is a function of a `Display` that describes pages. To add one, write a file with ``plan`` and name it in
`OUTPUTS`; one that lists all other pages goes into `LISTINGS`, one that is off by default into `EXTRAS`.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from generator.model.diagnostic import Outcome
from generator.model.source import Span
from generator.outputs import (
    accent,
    aggregators,
    api,
    changes,
    csv_table,
    embed,
    feed,
    full_text,
    home,
    host_files,
    images,
    insights,
    json_feed,
    llms,
    not_found,
    own_pages,
    post,
    postings,
    redirects,
    robots,
    rss,
    saved,
    sitemap,
    terms,
    twins,
)
from generator.outputs.aggregator_table import AGGREGATORS
from generator.outputs.faults import NOT_MADE, TAKEN
from generator.outputs.index_weight import too_heavy
from generator.present.display import display_of
from generator.present.picture import can_draw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.model.diagnostic import Diagnostic
    from generator.model.page import Page
    from generator.model.site import Site
    from generator.present.display import Display
    from generator.present.views import Frame

    Plan = Callable[[Display], Iterable[Page]]
    Hear = Callable[[Page], None]
    Listing = Callable[[Display, Iterable[Page]], Iterable[Page]]

SETTINGS = Span("board.toml")
# The board's own pages first: of two for one address the first is kept. Those of postings before all others: while they
# are made, the others are planned.
OUTPUTS: tuple[Plan, ...] = (
    postings.plan, home.plan, terms.plan, insights.plan, post.plan, saved.plan, not_found.plan, feed.plan, accent.plan,
    robots.plan, own_pages.plan, redirects.plan,
)  # fmt: skip
LISTINGS: tuple[Listing, ...] = (sitemap.plan,)
# What `[outputs] without` may name, beside the structured data within pages.
COMMON: dict[str, Plan | Listing] = {"atom": feed.plan, "robots": robots.plan, "sitemap": sitemap.plan}
# What `[outputs] extra` may name. A plan that stands here several times makes those of its outputs that are wanted.
EXTRAS: dict[str, Plan] = {
    "rss": rss.plan,
    "json-feed": json_feed.plan,
    "indeed": aggregators.plan,
    "jooble": aggregators.plan,
    "adzuna": aggregators.plan,
    "careerjet": aggregators.plan,
    "api": api.plan,
    "csv": csv_table.plan,
    "markdown": twins.plan,
    "llms": llms.plan,
    "indexnow": changes.plan,
    "embed": embed.plan,
    "images": images.plan,
    full_text.NAME: full_text.plan,
    host_files.NAME: host_files.plan,
}
# Those that are nothing without whole addresses.
WHOLE = frozenset({*AGGREGATORS, "indexnow", "images"})
# What is made because the command asked for changes.
SINCE = "since"


def nobody(_page: Page) -> None:
    """Hear of a page, and leave it until all are planned."""


def plan_pages(
    site: Site, frame: Frame, published: Mapping[str, str] | None = None, *, hear: Hear = nobody
) -> Outcome[tuple[Page, ...]]:
    """Describe every file that we publish, each with an address of its own.

    ``published`` says what each posting meant when the board was published last, if changes are to be told. ``hear`` is
    told of each page as soon as it is certain, so that it can be made while others are planned.
    """
    display = display_of(site, frame, published)
    extra = extras(display)
    unwanted = {plan for name, plan in COMMON.items() if display.lacks(name)}
    common = (page for plan in OUTPUTS if plan not in unwanted for page in plan(display))
    pages, faults = one_each(chain(common, extra), hear)
    listings = [page for plan in LISTINGS if plan not in unwanted for page in plan(display, pages)]
    for page in listings:
        hear(page)
    faults += not_made(display)
    faults += too_heavy(len(site.open), pages)
    faults += accent.too_faint(site.board.look.accent)
    return Outcome((*pages, *listings), tuple(faults))


def extras(display: Display) -> Iterator[Page]:
    """Yield the pages of the extra outputs that the owner wants, each with the name of its output."""
    plans: dict[Plan, str] = {}
    for name in display.site.board.outputs.extra:
        if name in EXTRAS:
            plans.setdefault(EXTRAS[name], name)
    if display.published is not None:
        plans.setdefault(changes.plan, SINCE)
    for plan, name in plans.items():
        for page in plan(display):
            yield page if page.output else msgspec.structs.replace(page, output=name)


def not_made(display: Display) -> Iterator[Diagnostic]:
    """Tell of extra outputs that are wanted and cannot be."""
    for name in display.site.board.outputs.extra:
        if name == "images" and not can_draw():
            message = "the output `images` is not made, because what draws is not installed"
            yield NOT_MADE.at(SETTINGS, message, 'install it: `pip install "jobboard-generator[images]"`')
        elif name in WHOLE and not display.frame.base_url:
            message = f"the output `{name}` is not made, because the board's address is not known"
            yield NOT_MADE.at(SETTINGS, message, "write `base_url` into `[board]`, or build with `--base-url`")


def one_each(pages: Iterable[Page], hear: Hear) -> tuple[list[Page], list[Diagnostic]]:
    """Keep the first page of each address, of which ``hear`` is told; find fault with the others."""
    first: dict[str, Page] = {}
    faults = []
    for page in pages:
        kept = first.setdefault(page.path.casefold(), page)
        if kept is page:
            hear(page)
        else:
            other = f", made of {kept.source}" if kept.source else ""
            faults.append(
                TAKEN.at(
                    Span(page.source) if page.source else SETTINGS,
                    f"{page.path} is already the address of another page{other}",
                    "give this page another name, or take the address out of `aliases`",
                )
            )
    return list(first.values()), faults
