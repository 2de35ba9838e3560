"""Site -> feeds before they are written in a format: of the board, and of every term that has enough postings."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from generator.model.page import Page
from generator.outputs.terms import term_heading
from generator.present.routes import HOME, feed_path, posting_path, term_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.model.posting import Posting
    from generator.present.display import Display

FEED_SIZE = 50
# Formats want a day for every feed; one without entries has none of its own.
NEVER = dt.date(1970, 1, 1)


class EntryView(msgspec.Struct, frozen=True, gc=False):
    """A posting in a feed; days are written as `instant` does."""

    id: str
    url: str
    title: str
    author: str
    summary: str
    published: str
    updated: str


class FeedView(msgspec.Struct, frozen=True):
    """A feed; addresses are whole where the base URL is known."""

    id: str
    url: str
    page: str
    title: str
    updated: str
    language: str
    entries: tuple[EntryView, ...]
    description: str = ""


class Feed(msgspec.Struct, frozen=True):
    """A feed, where it stands, the day its newest entry last changed, and why postings cannot stand in it."""

    path: str
    view: FeedView
    updated: dt.date | None
    left_out: tuple[tuple[str, int], ...] = ()


def feed_pages(display: Display, ending: str, encode: Callable[[FeedView], bytes]) -> Iterator[Page]:
    """Yield the files of a format: the feed of the board, then those of its terms."""
    for feed in feeds(display, ending):
        yield Page(
            feed.path, feed.view, encode=encode, last_modified=feed.updated, indexed=False, left_out=feed.left_out
        )


def feeds(display: Display, ending: str) -> Iterator[Feed]:
    """Yield the feed of the board, then those of its terms, for files with this ending ("atom")."""
    site, words = display.site, display.frame.words
    made: dict[str, EntryView] = {}
    about = site.board.description
    undated = sum(posting.date is None for posting in site.open)
    whole = feed_of(display, (HOME, ending), site.board.name, site.open, made, about=about)
    yield msgspec.structs.replace(whole, left_out=(("without a date", undated),) if undated else ())
    for facet in site.facets:
        for term in facet.terms:
            if len(term.postings) >= site.board.outputs.feed_terms_from:
                heading = term_heading(facet.key, term, words)
                title = words.page_title.format(title=heading, board=site.board.name)
                yield feed_of(display, (term_path(facet.key, term.slug), ending), title, term.postings, made)


def feed_of(
    display: Display,
    place: tuple[str, str],
    title: str,
    postings: Sequence[Posting],
    made: dict[str, EntryView],
    *,
    about: str = "",
) -> Feed:
    """Return the feed of a list: its newest postings. One without a date cannot stand in a feed, and is left out.

    ``place`` is the path of the list's page, and the ending of the feed's file. ``made`` holds the entries that other
    feeds of the board have, too, by slug.
    """
    page, own = place[0], feed_path(*place)
    newest = [posting for posting in postings if posting.date is not None][:FEED_SIZE]
    updated = max((day for posting in newest if (day := display.changed[posting.slug])), default=None)
    view = FeedView(
        id=identity(display, own),
        url=address(display, own),
        page=address(display, page),
        title=title,
        updated=instant(updated or NEVER),
        language=display.frame.language,
        entries=tuple(entries_of(newest, display, made)),
        description=about,
    )
    return Feed(own, view, updated)


def entries_of(postings: Iterable[Posting], display: Display, made: dict[str, EntryView]) -> Iterator[EntryView]:
    """Yield the entry of each posting, one and the same for all feeds."""
    for posting in postings:
        if posting.slug not in made and posting.date is not None:
            made[posting.slug] = entry_of(posting, posting.date, display)
        yield made[posting.slug]


def entry_of(posting: Posting, date: dt.date, display: Display) -> EntryView:
    """Return a posting as a feed shows it: who, where, how much, then its summary."""
    card, path = display.cards[posting.slug], posting_path(posting.slug)
    facts = " · ".join(filter(None, (card.company.label if card.company else "", card.place, card.kind)))
    pay = card.pay.phrase if card.pay else ""
    return EntryView(
        id=identity(display, path),
        url=address(display, path),
        title=posting.title,
        author=card.company.label if card.company else display.site.board.name,
        summary="\n".join(filter(None, (facts, pay, posting.summary))),
        published=instant(date),
        updated=instant(display.changed[posting.slug] or date),
    )


def address(display: Display, path: str) -> str:
    """Return the whole address of a path, or as much of it as is known."""
    return display.permalink(path) or display.href(path)


def identity(display: Display, path: str) -> str:
    """Return what names an entry for ever; an Atom id may not be relative."""
    return display.permalink(path) or f"urn:x-jobboard:{path.strip('/').replace('/', ':')}"


def instant(day: dt.date) -> str:
    """Return the beginning of a day as Atom and JSON Feed write it."""
    return f"{day.isoformat()}T00:00:00Z"
