"""Ways to sort postings, and their values."""

import datetime as dt
import enum
from typing import NamedTuple

import msgspec

from generator.model.posting import Posting


class FacetKind(enum.Enum):
    """How the terms of a facet relate: side by side, as a tree, or as bands of a range."""

    TERMS = "terms"
    TREE = "tree"
    RANGE = "range"


class TermKey(NamedTuple):
    """A term before its postings are known; the fields are those of `Term`."""

    slug: str
    value: str
    label: str
    parent: str = ""


class Term(msgspec.Struct, frozen=True):
    """One value of a facet.

    ``slug`` is unique within the facet, and in a tree holds those above it (``germany/berlin``); ``parent`` is the
    slug above, "" at the top. ``value`` is what the slug stands for (``FULL_TIME``, ``US-CA``), for wordings;
    ``label`` is its name where a name is data (a city, a skill, a company). ``postings`` keep the board's order;
    ``left`` is the newest day on which one of them closed, None if that is not known of any.
    """

    slug: str
    value: str
    label: str
    parent: str
    postings: tuple[Posting, ...]
    left: dt.date | None = None


class Facet(msgspec.Struct, frozen=True):
    """A way to sort postings: ``key`` is the field it looks at. Terms stand in the order they are shown."""

    key: str
    kind: FacetKind
    terms: tuple[Term, ...]
