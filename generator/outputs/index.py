"""Site -> /data/: the columns that script filters, searches and shows open postings by, in files that come as needed.

Postings have numbers 0 .. count-1, newest first, as on the home page; every column has one value for each. TEXT is
numbers or lists of them as index_columns.py writes them. A *packed* column of lists of ascending numbers is
``{"sets": TEXT, "of": TEXT}``, different lists and for each posting the number of its own; or, where few are equal,
``{"of": TEXT}`` with all lists.

/data/index.json, the manifest, has what the groups of the filter that stand open need::

    {
      "build":  "3f2a91c0...",       digest of everything below; the page names the build it was made with
      "count":  412,
      "root":   "/repo/jobs/",       href of a posting: root + slug + "/"
      "feeds_from": 5,               a term of so many postings has a feed
      "full":   {"root": "/repo/data/full-3f2a91c0-", "files": 64}     what full_text.py makes; null if that is off
      "files":  {"skills": "/repo/data/skills-91c03f2a.json", ...},    what is not in here, named by its content
      "shards": {"root": "/repo/data/rows-", "starts": [0, 14, ...], "names": ["3f2a91c0", ...]},
                                     rows of the list: from posting starts[n] on at root + names[n] + ".json"
      "facets": {"location": FACET, "work_mode": FACET},
      "pay": {                       in a year of full-time work, to compare by; never shown
        "currencies": ["EUR", "USD"],           the commonest first
        "currency": TEXT,            number of the currency + 1; 0 = pay not stated, or without currency or period
        "amounts": [0, 105000, ...],            what is paid, each once, the least first
        "top": TEXT,                 number of the amount that is the upper end, where that is open the lower
        "rates": {"day": "1 November 2026", "per_unit": {"EUR": 1.0, "USD": 1.09}}     null unless board.toml has them
      }
    }

A FACET is ``{"kind": "tree", "terms": ["Germany", ["germany/berlin", "Berlin"], ...], "sets": TEXT, "of": TEXT}``:
slug and label of its terms (a tree depth first), and packed the numbers of each posting's terms, in a tree also of
those above. A label alone has itself as its slug, in small letters and with "-" for all but letters and figures. That
of `applicant_location` has the column "every" (TEXT) besides: 1 for a posting that is open to everywhere, 2 for one
that does not say. The other files:

    a facet's own (`skills`, ...)    FACET
    `days`     {"days": [-1, 20779, ...], "posted": TEXT, "closes": TEXT}
               days since 1970-01-01, each once, -1 = none; the numbers of those on which postings were posted and close
    `text`     {"titles": ["Baker", ...], "names": ["Acme", "Berlin", "Go", ...], "sets": TEXT, "of": TEXT}
               what search looks at: packed the numbers of a posting's company, place and skills
    a shard    [[slug, title, company, place, PAY, DAY, DAY, type, level, language, [skill, ...]], ...]
               what a row shows, posted and closing day; "" or null for none. In the slug "~" stands for the
               title and "^" for the company, both as a label alone has its slug
               PAY: [phrase, start, end, open start, open end, inferred], the bar in percent (null: no bar), 0 or 1
               for an open end, "" if all was written;   DAY: ["2026-11-22", "22 November 2026"]

Where a shard ends is decided by the few postings around: a new posting changes few of them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec

from generator.model.digest import digest_bytes
from generator.model.page import Page
from generator.model.reach import reach_of
from generator.outputs import full_text
from generator.outputs.index_columns import numbers_text, packed, places_text
from generator.outputs.index_rows import cuts, plain, row_of
from generator.outputs.reach import reach_terms
from generator.present.routes import DATA, INDEX, POSTINGS
from generator.present.wording import day_phrase, term_label

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from generator.model.config import Rates
    from generator.model.facet import Facet
    from generator.model.posting import Posting
    from generator.model.salary import Salary
    from generator.present.display import Display
    from generator.present.views import Card

# The facets whose groups stand open when the page is opened; pay is another.
AT_ONCE = ("location", "work_mode")


class DataView(msgspec.Struct, frozen=True):
    """A file of data, already encoded."""

    data: bytes


class Index(msgspec.Struct, frozen=True):
    """All files of the index; ``address`` is the manifest's, with the build it belongs to."""

    address: str
    pages: tuple[Page, ...]


def index_of(display: Display) -> Index:
    """Return the files that the filter works with."""
    postings = display.site.open
    columns = {facet.key: facet_columns(facet, postings, display) for facet in display.site.facets if facet.terms}
    columns |= reach_columns(postings, display)
    columns["days"] = days_columns(postings)
    cards = [display.cards[posting.slug] for posting in postings]
    columns["text"] = text_columns(cards)
    apart = {key: data_page(key, column) for key, column in columns.items() if key not in AT_ONCE and key != "salary"}
    rows = [row_of(card) for card in cards]
    shards = [(start, data_page("rows", rows[start:end])) for start, end in cuts(postings, rows)]
    manifest = {
        "count": len(postings),
        "root": display.href(POSTINGS),
        "feeds_from": display.feeds_from,
        "full": full(display),
        "files": {key: display.href(page.path) for key, page in apart.items()},
        "shards": {
            "root": display.href(f"{DATA}rows-"),
            "starts": [start for start, _ in shards],
            "names": [page.path.removeprefix(f"{DATA}rows-").removesuffix(".json") for _, page in shards],
        },
        "facets": {key: columns[key] for key in AT_ONCE if key in columns},
        "pay": pay_columns(postings, display),
    }
    data = msgspec.json.encode(manifest)
    build = digest_bytes(data)[:12]
    first = Page(INDEX, DataView(b'{"build":"%b",%b' % (build.encode(), data[1:])), encode=encode, indexed=False)
    same = {page.path: page for page in (*apart.values(), *(page for _, page in shards))}
    return Index(f"{display.href(INDEX)}?build={build}", (first, *same.values()))


def full(display: Display) -> dict[str, Any] | None:
    """Return where the words of all texts stand, if the owner wants them to be searched."""
    if not display.has(full_text.NAME):
        return None
    return {"root": display.href(full_text.root(display)), "files": full_text.file_count(display)}


def data_page(name: str, value: object) -> Page:
    """Return a file named by what is in it."""
    data = msgspec.json.encode(value)
    return Page(f"{DATA}{name}-{digest_bytes(data)[:10]}.json", DataView(data), encode=encode, indexed=False)


def encode(view: DataView) -> bytes:
    """Return the file's bytes."""
    return view.data


def term_cell(slug: str, label: str) -> str | tuple[str, str]:
    """Return a term, without its slug where that is plain to see."""
    return label if plain(label) == slug else (slug, label)


# -- what one filters by ---------------------------------------------------------------------------------------------


def facet_columns(facet: Facet, postings: Sequence[Posting], display: Display) -> dict[str, Any]:
    """Return a facet's terms, and which of them each posting has."""
    rows = {posting.slug: number for number, posting in enumerate(postings)}
    of: list[list[int]] = [[] for _ in rows]
    for number, term in enumerate(facet.terms):
        for posting in term.postings:
            of[rows[posting.slug]].append(number)
    words = display.frame.words
    terms = [term_cell(term.slug, term_label(facet.key, term, words)) for term in facet.terms]
    return {"kind": facet.kind.value, "terms": terms, **packed([tuple(numbers) for numbers in of])}


def reach_columns(postings: Sequence[Posting], display: Display) -> dict[str, Any]:
    """Return from where one may work as a facet; nothing if no posting says so."""
    terms = reach_terms(display)
    if not terms:
        return {}
    numbers = {term.code: number for number, term in enumerate(terms)}
    reaches = [reach_of(posting) for posting in postings]
    of = [() if one.openness else tuple(sorted(numbers[code] for code in one.countries)) for one in reaches]
    every = numbers_text(int(one.openness) for one in reaches)
    named = [term_cell(term.slug, term.label) for term in terms]
    return {"applicant_location": {"kind": "reach", "terms": named, **packed(of), "every": every}}


def days_columns(postings: Sequence[Posting]) -> dict[str, Any]:
    """Return on which days postings were posted and close."""
    posted, closes = [day_number(one.date) for one in postings], [day_number(one.expires) for one in postings]
    days = sorted({*posted, *closes})
    return {"days": days, "posted": places_text(posted, days), "closes": places_text(closes, days)}


def day_number(day: dt.date | None) -> int:
    """Return a day as days since 1970, -1 for none."""
    return day.toordinal() - 719_163 if day else -1


def text_columns(cards: Sequence[Card]) -> dict[str, Any]:
    """Return what search looks at."""
    names: dict[str, int] = {}

    def number(name: str) -> int:
        return names.setdefault(name, len(names))

    lists = []
    for card in cards:
        said = [card.company.label if card.company else "", card.place, *(skill.label for skill in card.skills)]
        lists.append(tuple(sorted({number(name) for name in said if name})))
    return {"titles": [card.title for card in cards], "names": list(names), **packed(lists)}


def pay_columns(postings: Sequence[Posting], display: Display) -> dict[str, Any]:
    """Return what pay comes to in a year, to compare by."""
    stated = [posting.salary if posting.salary and posting.salary.has_amount else None for posting in postings]
    currencies = pay_currencies(postings)
    numbers = {currency: number for number, currency in enumerate(currencies)}

    def top(pay: Salary | None) -> int:
        amount = (pay.annual_minimum if pay.annual_maximum is None else pay.annual_maximum) if pay else None
        return round(amount or 0)

    tops = [top(pay) for pay in stated]
    amounts = sorted(set(tops))
    rates: Rates | None = display.site.board.facets.rates
    return {
        "currencies": currencies,
        "currency": numbers_text(numbers[pay.currency] + 1 if pay and pay.currency else 0 for pay in stated),
        "amounts": amounts,
        "top": places_text(tops, amounts),
        "rates": {"day": day_phrase(rates.as_of, display.frame.words), "per_unit": rates.per_unit} if rates else None,
    }


def pay_currencies(postings: Iterable[Posting]) -> tuple[str, ...]:
    """Return the currencies in which comparable pay is stated, the commonest first."""
    counts = Counter(one.salary.currency for one in postings if one.salary and one.salary.has_amount)
    return tuple(sorted(filter(None, counts), key=lambda currency: (-counts[currency], currency)))
