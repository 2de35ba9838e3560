"""The whole board: its postings in order, its facets, companies and own pages."""

import datetime as dt
import enum

import msgspec

from generator.model.config import Board
from generator.model.facet import Facet
from generator.model.html import Html
from generator.model.posting import Employer, Posting


class Company(msgspec.Struct, frozen=True):
    """A company with its open postings; ``body`` is its profile, empty if it has none."""

    slug: str
    employer: Employer
    postings: tuple[Posting, ...]
    body: Html = Html("")


class Profile(msgspec.Struct, frozen=True):
    """A company's own file in ``content/companies``; ``slug`` is the file's stem."""

    slug: str
    path: str
    employer: Employer
    body: Html


class OwnPage(msgspec.Struct, frozen=True):
    """A page of the owner's from ``content/pages``."""

    slug: str
    path: str
    title: str
    description: str
    body: Html


class Content(msgspec.Struct, frozen=True):
    """What was read: postings, profiles and own pages, before it is put in order.

    ``as_listed`` says that no file changed between the moment in which it was listed and that in which it was read.
    """

    postings: tuple[Posting, ...]
    profiles: tuple[Profile, ...] = ()
    pages: tuple[OwnPage, ...] = ()
    as_listed: bool = True


class State(enum.Enum):
    """Where a posting is in its life: one that is closing is open, too, and one that is gone has no page any more."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"
    GONE = "gone"


class Standing(msgspec.Struct, frozen=True, gc=False):
    """How a posting stands at an instant: ``last_day`` is the last day it is listed, inclusive; None if none is set."""

    posting: Posting
    state: State
    last_day: dt.date | None

    def left(self, today: dt.date) -> dt.date | None:
        """Return the day on which it was no longer listed; None if that is still to come, or nobody said when."""
        if self.last_day is None or self.last_day >= today or self.posting.closed is True:
            return None
        return self.last_day + dt.timedelta(1)


class Change(msgspec.Struct, frozen=True, gc=False):
    """What the clock alone does to a posting: the state it comes into when a day begins."""

    day: dt.date
    posting: Posting
    state: State


class Site(msgspec.Struct, frozen=True):
    """The board at one instant.

    ``open`` is newest first, then by slug; ``closed`` those that keep a page; ``scheduled`` are dated ahead of
    ``today`` and ``drafts`` marked so: neither is published. ``ends`` maps a slug to the last day a posting is listed
    (its own or the board's rule), where there is one; ``left`` is the newest day on which a posting closed, None if
    that is not known of any. ``standings`` has every posting, published or not, newest first.
    """

    board: Board
    today: dt.date
    open: tuple[Posting, ...]
    closed: tuple[Posting, ...] = ()
    scheduled: tuple[Posting, ...] = ()
    drafts: tuple[Posting, ...] = ()
    facets: tuple[Facet, ...] = ()
    companies: tuple[Company, ...] = ()
    pages: tuple[OwnPage, ...] = ()
    ends: dict[str, dt.date] = {}
    left: dt.date | None = None
    standings: tuple[Standing, ...] = ()
