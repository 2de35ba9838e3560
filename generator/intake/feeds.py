"""What an address or a file holds, whoever wrote it -> what it lists; and where the feed of a public job page lies."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import msgspec

from generator.intake import greenhouse, json_ld, lever, rows
from generator.intake.html_text import structured_data
from generator.intake.opening import Listing, Opening
from generator.intake.told import text

LEVER_PAGE = 100  # postings of one answer
# Pages for people, and the feeds behind them: what the address begins with, its feed, and what the feed is asked for.
_FEEDS = (
    (r"https://(?:job-)?boards\.greenhouse\.io/(?:embed/job_board\?for=)?([\w-]+)/?", "https://boards-api.greenhouse.io/v1/boards/{}/jobs"),
    (r"https://jobs\.lever\.co/([\w.-]+)/?", "https://api.lever.co/v0/postings/{}"),
    (r"https://jobs\.eu\.lever\.co/([\w.-]+)/?", "https://api.eu.lever.co/v0/postings/{}"),
)  # fmt: skip
_GREENHOUSE, _LEVER = re.compile(r"/v1/boards/[\w-]+/jobs/?"), re.compile(r"/v0/postings/[\w.-]+/?")


def feed_of(address: str) -> str:
    """Return the address of the feed behind a page of Greenhouse or Lever; any other address is its own."""
    for page, feed in _FEEDS:
        found = re.fullmatch(page, address.strip())
        if found:
            return feed.format(found[1])
    return address.strip()


def request_of(feed: str, skip: int = 0) -> str:
    """Return the address to ask: that of the feed with all that makes it tell everything."""
    parts = urlsplit(feed)
    asked: dict[str, str] = {}
    if _GREENHOUSE.fullmatch(parts.path):
        asked = {"content": "true", "pay_transparency": "true"}
    elif _LEVER.fullmatch(parts.path):
        asked = {"mode": "json", "limit": str(LEVER_PAGE), "skip": str(skip)}
    return urlunsplit(parts._replace(query=urlencode(dict(parse_qsl(parts.query)) | asked))) if asked else feed


def is_paged(feed: str) -> bool:
    """Whether a feed is answered in pages."""
    return _LEVER.fullmatch(urlsplit(feed).path) is not None


def read_listing(data: str, address: str = "") -> Listing | None:
    """Read a feed, a page or a table; None if it is nothing that is known.

    A page counts by its JSON-LD, a document by its shape, and all else that has a title among its columns is a table.
    """
    start = data.lstrip("\ufeff \t\r\n")[:1]
    found: Iterable[Opening] | None
    if start in ("{", "["):
        found = _document(_json(data.lstrip("\ufeff")), address)
    elif start == "<":
        found = _page(data, address)
    else:
        found = _table(data.lstrip("\ufeff"))
    return None if found is None else _listing(found)


def _table(data: str) -> Iterable[Opening] | None:
    try:
        found = [*rows.openings(data)]
    except csv.Error:  # no table, but something else without an end
        return None
    return found if any(one.title for one in found) else None


def _document(data: Any, address: str) -> Iterable[Opening] | None:  # noqa: ANN401 - whatever JSON holds
    if isinstance(data, Mapping) and isinstance(data.get("jobs"), list):
        return greenhouse.openings(data)
    if isinstance(data, list) and all(isinstance(one, Mapping) and {"id", "text"} <= one.keys() for one in data):
        return lever.openings(data)
    found = [*json_ld.postings_in(data)]
    return (json_ld.opening(one, address) for one in found) if found else None


def _page(page: str, address: str) -> Iterable[Opening] | None:
    postings = [one for script in structured_data(page) for one in json_ld.postings_in(_json(script))]
    return (json_ld.opening(one, address) for one in postings) if postings else None


def _json(data: str) -> Any:  # noqa: ANN401
    """Read JSON as leniently as search engines do: with line ends in texts; None if it cannot be."""
    try:
        return json.loads(data, strict=False)
    except (ValueError, RecursionError):
        return None


def _listing(found: Iterable[Opening]) -> Listing:
    """Keep each opening once, and count those without a title."""
    openings = [*found]
    first: dict[str, Opening] = {}
    for one in openings:
        if one.title:
            first.setdefault(one.key, one)
    untitled = sum(not one.title for one in openings)
    return Listing((*first.values(),), untitled, len(openings) - untitled - len(first))


def joined(pages: Iterable[Listing]) -> Listing:
    """Return what several pages list together; an opening may have moved to the next page meanwhile."""
    every = [*pages]
    whole = _listing(one for page in every for one in page.openings)
    untitled, doubled = (sum(getattr(page, name) for page in every) for name in ("untitled", "doubled"))
    return Listing(whole.openings, untitled, whole.doubled + doubled)


def with_company(opening: Opening, company: str) -> Opening:
    """Name who hires, where the source does not."""
    if opening.company or not company:
        return opening
    return msgspec.structs.replace(opening, fields=dict(opening.fields) | {"company": text(company)})
