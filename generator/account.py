"""What a finished build says of the board, so that one that finds nothing changed can say the same."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from generator.collect.lifecycle import next_changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model.page import Page
    from generator.model.site import Site


class Weight(msgspec.Struct, frozen=True):
    """How large an extra output is, in bytes, and how many postings it leaves out, by reason."""

    name: str
    size: int
    left_out: tuple[tuple[str, int], ...] = ()


class Account(msgspec.Struct, frozen=True):
    """The size of a board, and the day on which the clock alone changes it next: how many postings, by their state."""

    listed: int = 0
    closed: int = 0
    pages: int = 0
    weights: tuple[Weight, ...] = ()
    next_day: dt.date | None = None
    next_states: tuple[tuple[str, int], ...] = ()


def account_of(site: Site, pages: Iterable[Page]) -> Account:
    """Count what is on a board; nothing is said of the weight of its files."""
    changes = next_changes(site)
    return Account(
        listed=len(site.open),
        closed=len(site.closed),
        pages=sum(page.file.endswith(".html") for page in pages),
        next_day=changes[0].day if changes else None,
        next_states=tuple(Counter(change.state.value for change in changes).items()),
    )


def weights_of(pages: Iterable[Page], bytes_of: Mapping[str, int]) -> tuple[Weight, ...]:
    """Weigh the extra outputs by the bytes of each file."""
    sizes: dict[str, int] = {}
    left_out: dict[str, tuple[tuple[str, int], ...]] = {}
    for page in pages:
        if page.output:
            sizes[page.output] = sizes.get(page.output, 0) + bytes_of[page.file]
            left_out[page.output] = page.left_out or left_out.get(page.output, ())
    return tuple(Weight(name, size, left_out[name]) for name, size in sizes.items())
