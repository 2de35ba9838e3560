"""Site -> Atom feeds: of the board, and of every term that has enough postings."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

import msgspec

from generator.model.page import Page
from generator.outputs.lists import changed
from generator.outputs.terms import term_heading
from generator.present.routes import HOME, feed_path, posting_path, term_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.model.posting import Posting
    from generator.present.display import Display

FEED_SIZE = 50
# All that XML 1.0 does not allow, not even as a reference.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Atom wants a day for every feed; one without entries has none of its own.
NEVER = dt.date(1970, 1, 1)


class EntryView(msgspec.Struct, frozen=True):
    """A posting in a feed."""

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


def plan(display: Display) -> Iterable[Page]:
    """The feed of the board, then those of its terms."""
    site, words = display.site, display.frame.words
    entries = {
        posting.slug: entry_of(posting, posting.date, display) for posting in site.open if posting.date is not None
    }
    yield feed_page(display, HOME, site.board.name, site.open, entries)
    for facet in site.facets:
        for term in facet.terms:
            if len(term.postings) >= site.board.outputs.feed_terms_from:
                heading = term_heading(facet.key, term, words)
                title = words.page_title.format(title=heading, board=site.board.name)
                yield feed_page(display, term_path(facet.key, term.slug), title, term.postings, entries)


def feed_page(
    display: Display, path: str, title: str, postings: Sequence[Posting], entries: dict[str, EntryView]
) -> Page:
    """Return the feed of a list: its newest postings. One without a date cannot stand in a feed, and is left out."""
    newest = [posting for posting in postings if posting.slug in entries][:FEED_SIZE]
    updated = max((day for posting in newest if (day := changed(posting))), default=None)
    own = feed_path(path)
    view = FeedView(
        id=identity(display, own),
        url=address(display, own),
        page=address(display, path),
        title=title,
        updated=instant(updated or NEVER),
        language=display.frame.language,
        entries=tuple(entries[posting.slug] for posting in newest),
    )
    return Page(own, view, encode=encode, last_modified=updated, indexed=False)


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
        updated=instant(max(date, posting.updated or date)),
    )


def address(display: Display, path: str) -> str:
    """Return the whole address of a path, or as much of it as is known."""
    return display.permalink(path) or display.href(path)


def identity(display: Display, path: str) -> str:
    """Return what names an entry for ever; an Atom id may not be relative."""
    return display.permalink(path) or f"urn:x-jobboard:{path.strip('/').replace('/', ':')}"


def instant(day: dt.date) -> str:
    """Return the beginning of a day as Atom writes it."""
    return f"{day.isoformat()}T00:00:00Z"


def encode(view: FeedView) -> bytes:
    """Write the feed."""
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={attribute(view.language)}>',
        f"<title>{text(view.title)}</title>",
        f"<id>{text(view.id)}</id>",
        f"<updated>{view.updated}</updated>",
        f'<link rel="self" type="application/atom+xml" href={attribute(view.url)}/>',
        f'<link rel="alternate" type="text/html" href={attribute(view.page)}/>',
        f"<author><name>{text(view.title)}</name></author>",
    ]
    return "\n".join([*head, *map(entry_xml, view.entries), "</feed>\n"]).encode()


def entry_xml(entry: EntryView) -> str:
    """Return one entry."""
    return (
        f"<entry>\n<title>{text(entry.title)}</title>\n<id>{text(entry.id)}</id>\n"
        f"<published>{entry.published}</published>\n<updated>{entry.updated}</updated>\n"
        f'<link rel="alternate" type="text/html" href={attribute(entry.url)}/>\n'
        f"<author><name>{text(entry.author)}</name></author>\n<summary>{text(entry.summary)}</summary>\n</entry>"
    )


def text(value: str) -> str:
    """Return any text so that XML can hold it."""
    return escape(FORBIDDEN.sub("", value))


def attribute(value: str) -> str:
    """Return any text in quotes so that an XML attribute can hold it."""
    return quoteattr(FORBIDDEN.sub("", value))
