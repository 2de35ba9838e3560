"""What a finished build says of the board, so that one that finds nothing changed can say the same."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from generator.collect.lifecycle import next_changes
from generator.model.page import Slot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model.page import Addressed, Page
    from generator.model.site import Site
    from generator.model.source import Asset


# What pages are for people, by their template or the module that encodes them.
_KINDS = {
    "pages/posting.html": "pages of postings",
    "pages/home.html": "lists",
    "pages/term.html": "lists",
    "pages/facet.html": "lists",
    "generator.outputs.index": "the filter's data",
    "generator.outputs.feed": "feeds",
}
ASSETS = "/assets/"


class Weight(msgspec.Struct, frozen=True):
    """How large an extra output is, in bytes, and how many postings it leaves out, by reason."""

    name: str
    size: int
    left_out: tuple[tuple[str, int], ...] = ()


class Account(msgspec.Struct, frozen=True):
    """The size of a board, and the day on which the clock alone changes it next: how many postings, by their state.

    ``sizes`` are the bytes of all published files, by what they are; the largest first.
    """

    listed: int = 0
    closed: int = 0
    pages: int = 0
    weights: tuple[Weight, ...] = ()
    sizes: dict[str, int] = {}
    next_day: dt.date | None = None
    next_states: tuple[tuple[str, int], ...] = ()


def account_of(site: Site, pages: Iterable[Addressed]) -> Account:
    """Count what is on a board; nothing is said of the weight of its files."""
    changes = next_changes(site)
    return Account(
        listed=len(site.open),
        closed=len(site.closed),
        pages=sum(page.file.endswith(".html") for page in pages),
        next_day=changes[0].day if changes else None,
        next_states=tuple(Counter(change.state.value for change in changes).items()),
    )


def slots_of(pages: Iterable[Page]) -> tuple[Slot, ...]:
    """Return the places of pages, each with what it is for people."""
    return tuple(Slot(page.path, page.source, page.output or _KINDS.get(_maker(page), "other pages")) for page in pages)


def sizes_of(slots: Iterable[Slot], assets: Iterable[Asset], bytes_of: Mapping[str, int]) -> dict[str, int]:
    """Add up the bytes of each file by what it is for people; the largest sum first."""
    sizes: Counter[str] = Counter()
    for slot in slots:
        sizes[slot.kind] += bytes_of[slot.file]
    for asset in assets:
        kind = "styles and scripts" if asset.path.startswith(ASSETS) else "pictures and files"
        sizes[kind] += bytes_of[asset.path.removeprefix("/")]
    return dict(sizes.most_common())


def _maker(page: Page) -> str:
    """Name the template of a page, or the module whose function encodes it."""
    function = page.encode or page.stream
    return page.template or (function.__module__ if function else "")


def weights_of(pages: Iterable[Page], bytes_of: Mapping[str, int]) -> tuple[Weight, ...]:
    """Weigh the extra outputs by the bytes of each file."""
    sizes: dict[str, int] = {}
    left_out: dict[str, tuple[tuple[str, int], ...]] = {}
    for page in pages:
        if page.output:
            sizes[page.output] = sizes.get(page.output, 0) + bytes_of[page.file]
            left_out[page.output] = page.left_out or left_out.get(page.output, ())
    return tuple(Weight(name, size, left_out[name]) for name, size in sizes.items())
