"""Postings -> Site: their order, who is open and who is closed, facets and companies."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from generator.collect.companies import companies_of
from generator.collect.facets import facets_of
from generator.collect.faults import SAME_ADDRESS
from generator.collect.lifecycle import standing_of
from generator.model.diagnostic import Outcome
from generator.model.site import Content, Site, State
from generator.model.timezone import timezone_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from generator.model.config import Board
    from generator.model.diagnostic import Diagnostic
    from generator.model.posting import Posting


LISTED = (State.OPEN, State.CLOSING)


def collect_site(content: Content, board: Board, now: dt.datetime, *, drafts: bool) -> Outcome[Site]:
    """Put the board in order as it is at an instant.

    With ``drafts``, as the preview wants it, drafts and scheduled postings stand among the open ones. Of two postings
    with one address the first by path is kept, and both are named in an error.
    """
    today = now.astimezone(timezone_of(board.timezone)).date()
    by_state: dict[State, list[Posting]] = defaultdict(list)
    ordered = sorted(content.postings, key=newest_first)
    standings = tuple(standing_of(posting, board.lifecycle, today) for posting in ordered)
    for standing in standings:
        by_state[standing.state].append(standing.posting)

    states = (*LISTED, State.DRAFT, State.SCHEDULED) if drafts else LISTED
    shown = [standing.posting for standing in standings if standing.state in states]
    kept, faults = one_each([*shown, *by_state[State.CLOSED]])
    listed = tuple(posting for posting in shown if posting.path in kept)
    closed = tuple(posting for posting in by_state[State.CLOSED] if posting.path in kept)
    ends = {one.posting.slug: one.last_day for one in standings if one.last_day and one.posting.path in kept}
    left = [(one.posting, day) for one in standings if (day := one.left(today))]
    return Outcome(
        Site(
            board=board,
            today=today,
            open=listed,
            closed=closed,
            scheduled=tuple(by_state[State.SCHEDULED]),
            drafts=tuple(by_state[State.DRAFT]),
            facets=facets_of(listed, board.facets.show, board.facets.salary_step, left),
            companies=companies_of(listed, content.profiles),
            pages=tuple(sorted(content.pages, key=lambda page: page.slug)),
            ends=ends,
            left=max((day for _, day in left), default=None),
            standings=standings,
        ),
        tuple(faults),
    )


def newest_first(posting: Posting) -> tuple[int, str, str]:
    """Sort by date, newest first and unknown last, then by slug."""
    return -(posting.date.toordinal() if posting.date else 0), posting.slug, posting.path


def one_each(postings: Iterable[Posting]) -> tuple[frozenset[str], list[Diagnostic]]:
    """Return the paths of the postings that get their address, and the faults of those that do not."""
    first: dict[str, Posting] = {}
    faults = []
    for posting in sorted(postings, key=lambda posting: posting.path):
        name = unicodedata.normalize("NFC", posting.slug).casefold()
        other = first.setdefault(name, posting)
        if other is not posting:
            faults.append(
                SAME_ADDRESS.at(
                    posting.span(),
                    f"{posting.path} and {other.path} have the same address, /jobs/{name}/",
                    "rename one of the two files; folders, capitals and a date in front do not make a difference",
                    [("the other file", other.span())],
                )
            )
    return frozenset(posting.path for posting in first.values()), faults
