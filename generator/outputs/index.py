"""Site -> /data/index.json: the columns that script filters, searches and shows the open postings by.

One JSON object. Postings have numbers 0 .. count-1, newest first, as on the home page; every column has one value for
each. -1 stands for "none" wherever a value is a number into a table.

    {
      "build":  "3f2a91c0...",            digest of everything below
      "count":  412,
      "roots":  {"posting": "/repo/jobs/", "location": "/repo/places/", "skills": "/repo/skills/", ...},
                                          href of a posting: roots.posting + slug + "/"
                                          href of a term:    roots[facet key] + slug + "/"
      "tables": {                         values that many rows share
        "company":  [["Acme Robotics", "acme-robotics"], ...],   label, slug of its page ("" = has no page)
        "place":    ["Berlin, Germany or remote (EU)", ...],
        "pay":      [["85,000–105,000 EUR a year", start, end, open_start, open_end, inferred], ...],
                                          phrase; bar in percent of its track (both null: no bar); 0 or 1 for an open
                                          end; inferred in words, "" if all was written
        "day":      [["2026-11-22", "22 November 2026"], ...],
        "kind":     ["Full time", ...],   employment types as a phrase
        "level":    ["Senior", ...],
        "skill":    [["Python", "python"], ...],                  as "company"
        "language": ["de", ...]           only where it is not the board's
      },
      "rows": {                           what a row of the list shows, one column a field
        "slug": ["acme-sre", ...], "title": ["Site reliability engineer", ...],
        "company": [0, -1, ...], "place": [...], "pay": [...], "posted": [...], "closes": [...],   posted, closes: day
        "kind": [...], "level": [...], "language": [...],
        "skills": [[0, 4], [], ...]       the first few, as a row shows them; facets.skills has all
      },
      "facets": {                         in the order they are shown; only those with at least one term
        "location": {
          "label": "Place", "kind": "tree",                       "terms", "tree" or "range"
          "terms": [["germany", "Germany", -1, 41], ["germany/berlin", "Berlin", 0, 27], ...],
                                          slug, label, number of the term above, open postings; a tree depth first
          "of": [[0, 1], [], ...]         a posting's terms, in a tree also those above it
        }, ...
      },
      "pay": {                            in a year of full-time work, to compare by; never shown
        "currencies": ["EUR", "USD"],
        "currency": [0, -1, ...],         -1 = pay not stated, or without currency or period
        "min": [85000, null, ...], "max": [105000, null, ...]     null = open end
      }
    }

A posting matches a choice if it stands in at least one chosen term of every facet with a choice. It reaches a wanted
pay if ``max`` (where that is null: ``min``) is at least as much, in the same currency. Text search looks at title,
company, place and skills. In the address a choice stands as ``?location=germany/berlin&location=spain&skills=python``:
facet keys, slugs, one pair a term.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from generator.model.digest import digest_bytes
from generator.model.page import Page
from generator.present.routes import FACETS, INDEX, POSTINGS, facet_path
from generator.present.wording import term_label

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence
    from decimal import Decimal

    from generator.model.facet import Facet
    from generator.model.posting import Posting
    from generator.model.salary import Salary
    from generator.present.display import Display
    from generator.present.views import Anchor, Card, Pay


class IndexView(msgspec.Struct, frozen=True):
    """The data, encoded once; ``build`` is its digest."""

    build: str
    data: bytes


def plan(display: Display) -> Iterable[Page]:
    """One file."""
    data = msgspec.json.encode(columns(display))
    yield Page(INDEX, IndexView(digest_bytes(data), data), encode=encode, indexed=False)


def encode(view: IndexView) -> bytes:
    """Put the digest in front of the data."""
    return b'{"build":"' + view.build.encode() + b'",' + view.data[1:]


class Table:
    """Gives equal values one number, in the order they are first met; nothing is -1."""

    def __init__(self) -> None:
        """Start empty."""
        self._numbers: dict[Hashable, int] = {}

    def number(self, value: Hashable) -> int:
        """Return the number of a value."""
        return self._numbers.setdefault(value, len(self._numbers)) if value else -1

    @property
    def values(self) -> list[Any]:
        """Return all values by number."""
        return list(self._numbers)


def columns(display: Display) -> dict[str, Any]:
    """Return all of the index but its digest."""
    postings = display.site.open
    cards = [display.cards[posting.slug] for posting in postings]
    facets = [facet for facet in display.site.facets if facet.terms]
    roots = {facet.key: display.href(facet_path(facet.key)) for facet in facets if facet.key in FACETS}
    numbers = {posting.slug: number for number, posting in enumerate(postings)}
    tables, rows = rows_of(cards, roots)
    return {
        "count": len(postings),
        "roots": {"posting": display.href(POSTINGS), **roots},
        "tables": tables,
        "rows": rows,
        "facets": {facet.key: facet_columns(facet, numbers, display) for facet in facets},
        "pay": pay_columns(postings),
    }


def rows_of(cards: Sequence[Card], roots: dict[str, str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return tables and rows: what cards show, values that many share replaced by their numbers."""
    names = ("company", "place", "pay", "day", "kind", "level", "skill", "language")
    tables = {name: Table() for name in names}

    def slug(anchor: Anchor, key: str) -> str:
        return anchor.href.removeprefix(roots.get(key, "")).strip("/") if anchor.href else ""

    def day(value: Any) -> int:  # noqa: ANN401 - a Day or none
        return tables["day"].number((value.iso, value.phrase) if value else None)

    rows: dict[str, Any] = {
        "slug": [card.slug for card in cards],
        "title": [card.title for card in cards],
        "company": [
            tables["company"].number((card.company.label, slug(card.company, "company")) if card.company else None)
            for card in cards
        ],
        "place": [tables["place"].number(card.place) for card in cards],
        "pay": [tables["pay"].number(pay_cell(card.pay) if card.pay else None) for card in cards],
        "posted": [day(card.posted) for card in cards],
        "closes": [day(card.closes) for card in cards],
        "kind": [tables["kind"].number(card.kind) for card in cards],
        "level": [tables["level"].number(card.level) for card in cards],
        "language": [tables["language"].number(card.language) for card in cards],
        "skills": [[tables["skill"].number((one.label, slug(one, "skills"))) for one in card.skills] for card in cards],
    }
    return {name: table.values for name, table in tables.items()}, rows


def pay_cell(pay: Pay) -> tuple[str, float | None, float | None, int, int, str]:
    """Return pay as a row shows it."""
    bar = pay.bar
    if bar is None:
        return pay.phrase, None, None, 0, 0, pay.inferred
    return pay.phrase, bar.start, bar.end, int(bar.open_start), int(bar.open_end), pay.inferred


def facet_columns(facet: Facet, rows: dict[str, int], display: Display) -> dict[str, Any]:
    """Return a facet's terms, and the numbers of the terms of each posting; ``rows`` has the postings' numbers."""
    words = display.frame.words
    numbers = {term.slug: number for number, term in enumerate(facet.terms)}
    of: list[list[int]] = [[] for _ in rows]
    for number, term in enumerate(facet.terms):
        for posting in term.postings:
            of[rows[posting.slug]].append(number)
    return {
        "label": words.facet_labels[facet.key],
        "kind": facet.kind.value,
        "terms": [
            [term.slug, term_label(facet.key, term, words), numbers.get(term.parent, -1), len(term.postings)]
            for term in facet.terms
        ],
        "of": of,
    }


def pay_columns(postings: Sequence[Posting]) -> dict[str, Any]:
    """Return what pay comes to in a year, to compare by."""
    stated = [posting.salary if posting.salary and posting.salary.has_amount else None for posting in postings]
    currencies = sorted({pay.currency for pay in stated if pay and pay.currency})
    numbers = {currency: number for number, currency in enumerate(currencies)}

    def amount(pay: Salary | None, end: str) -> int | None:
        value: Decimal | None = getattr(pay, end) if pay else None
        return None if value is None else round(value)

    return {
        "currencies": currencies,
        "currency": [numbers[pay.currency] if pay and pay.currency else -1 for pay in stated],
        "min": [amount(pay, "annual_minimum") for pay in stated],
        "max": [amount(pay, "annual_maximum") for pay in stated],
    }
