"""Pages of a list: what the home page and the pages of terms have in common."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from generator.model.page import Page
from generator.present.routes import facet_path, list_page_path, term_path
from generator.present.views import Anchor, Card, Choice, Group, ListView, Pager
from generator.present.wording import day_of, number_phrase, term_label

if TYPE_CHECKING:
    from generator.model.facet import Facet, Term
    from generator.model.posting import Posting
    from generator.present.display import Display

LIST_SIZE = 50
# How many pages beside the first, the last and the present one a pager names.
BESIDE = 2


def list_pages(
    display: Display,
    path: str,
    postings: Sequence[Posting],
    first: ListView,
    *,
    template: str,
    in_sitemap: bool,
    left: dt.date | None,
) -> Iterator[Page]:
    """Yield the pages of a list; ``first`` is its first page without cards, and lends the others heading and crumbs.

    ``left`` is the day on which a posting closed that stood in it, the newest; closing moves those behind it along.
    Sums, sub-terms and the filter stand on the first page only, so that a new posting changes few pages.
    """
    total = max(1, -(-len(postings) // LIST_SIZE))
    updated = newest(postings, display, left)
    for number in range(1, total + 1):
        of_page = postings[(number - 1) * LIST_SIZE : number * LIST_SIZE]
        cards = tuple(display.cards[posting.slug] for posting in of_page)
        pager = pager_of(display, path, number, total)
        if number == 1:
            view = msgspec.structs.replace(
                first, cards=cards, pager=pager, updated=day_of(updated, display.frame.words)
            )
        else:
            view = later_page(display, list_page_path(path, number), first, cards, pager)
        yield Page(
            list_page_path(path, number),
            view,
            template=template,
            last_modified=newest(of_page, display, left) if total > 1 else updated,
            indexed=in_sitemap and number == 1,
        )


def later_page(display: Display, path: str, first: ListView, cards: tuple[Card, ...], pager: Pager) -> ListView:
    """Return page 2 or a later one of a list."""
    title = display.frame.words.numbered_title.format(title=first.heading, number=pager.number)
    meta = display.meta(path, title, indexed=first.meta.indexed, feed=first.meta.feed)
    return ListView(meta, first.heading, crumbs=first.crumbs, cards=cards, pager=pager)


def pager_of(display: Display, path: str, number: int, total: int) -> Pager:
    """Return the way through the pages of a list: the first, the last, those beside this one, "…" between."""

    def address(other: int) -> str:
        return display.href(list_page_path(path, other)) if 1 <= other <= total else ""

    beside = range(max(1, number - BESIDE), min(total, number + BESIDE) + 1)
    shown = sorted({1, total, *beside})
    pages: list[Anchor] = []
    for before, n in zip([0, *shown], shown, strict=False):
        if n > before + 1:
            pages.append(Anchor("…"))
        pages.append(Anchor(str(n), address(n)))
    return Pager(number, total, address(number - 1), address(number + 1), tuple(pages) if total > 1 else ())


def newest(postings: Sequence[Posting], display: Display, left: dt.date | None = None) -> dt.date | None:
    """Return the day a list last changed: the newest of its postings', or of the day on which another left it."""
    days = [day for posting in postings if (day := display.changed[posting.slug])]
    return max([*days, left] if left else days, default=None)


# -- terms as links --------------------------------------------------------------------------------------------------


def choice(display: Display, facet: Facet, term: Term) -> Choice:
    """Return a term as a link with its count."""
    return Choice(
        facet=facet.key,
        slug=term.slug,
        label=term_label(facet.key, term, display.frame.words),
        href=display.href(term_path(facet.key, term.slug)),
        count=len(term.postings),
        parent=term.parent,
        depth=term.slug.count("/"),
    )


def group(display: Display, facet: Facet, most: int) -> Group:
    """Return a facet with those of its terms that have most postings, in the facet's order."""
    words = display.frame.words
    ranked = sorted(range(len(facet.terms)), key=lambda i: (-len(facet.terms[i].postings), i))[:most]
    return Group(
        key=facet.key,
        label=words.facet_names[facet.key],
        kind=facet.kind.value,
        choices=tuple(choice(display, facet, facet.terms[i]) for i in sorted(ranked)),
        all=Anchor(words.all_of.format(n=number_phrase(len(facet.terms), words)), display.href(facet_path(facet.key))),
        total=len(facet.terms),
    )
