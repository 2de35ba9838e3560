"""The filter's data -> a warning where a visitor would have to fetch too much of it."""

from __future__ import annotations

import gzip
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from generator.model.source import Span
from generator.outputs.faults import HEAVY_INDEX
from generator.present.routes import INDEX

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.diagnostic import Diagnostic
    from generator.model.page import Page

# Bytes, compressed: what may come before the first filtered list, by a board's postings; between them in proportion.
AT_FIRST = ((0, 5_000), (1_000, 15_000), (10_000, 60_000), (100_000, 450_000))
# So many rows are shown at first; what their shards and, at 10,000 postings, all columns together may weigh.
FIRST_ROWS, MOST_ROWS, MOST_COLUMNS = 20, 20_000, 110_000
# What is fetched for a search or for the rows of a list, and not for the filter's groups.
NO_COLUMNS = ("/data/rows-", "/data/text-", "/data/full-")


def most_at_first(count: int) -> int:
    """Return how many bytes may come before the first filtered list of a board of so many postings."""
    for (few, least), (many, most) in pairwise(AT_FIRST):
        if count <= many:
            return least + (most - least) * (count - few) // (many - few)
    return AT_FIRST[-1][1] * count // AT_FIRST[-1][0]


def too_heavy(count: int, pages: Sequence[Page]) -> Iterator[Diagnostic]:
    """Tell of data that is heavier than a visitor on a slow line should wait for."""
    data = [page for page in pages if page.path.startswith(INDEX.removesuffix("index.json"))]
    first, most = sum(weight(page) for page in data if page.path == INDEX), most_at_first(count)
    if first > most:
        yield _said("what comes before the first filtered list", first, most)
    heaviest = sorted((page for page in data if "/rows-" in page.path), key=raw, reverse=True)[:FIRST_ROWS]
    if (rows := sum(map(weight, heaviest))) > MOST_ROWS:
        yield _said(f"what comes with the first {FIRST_ROWS} rows", rows, MOST_ROWS)
    columns = sum(weight(page) for page in data if not page.path.startswith(NO_COLUMNS)) - table_weight(data)
    if columns > (most := max(MOST_COLUMNS, MOST_COLUMNS * count // 10_000)):
        yield _said("what all groups of the filter need", columns, most)


def raw(page: Page) -> int:
    """Return how many bytes a file of data has."""
    return len(page.encode(page.view)) if page.encode else 0


def weight(page: Page) -> int:
    """Return how many bytes a file of data has when a host compresses it."""
    return compressed(page.encode(page.view)) if page.encode else 0


def compressed(data: bytes) -> int:
    """Return how many bytes some are when a host compresses them."""
    return len(gzip.compress(data, 6))


def table_weight(data: Sequence[Page]) -> int:
    """Return how much of the manifest, compressed, says where the rows of the list are."""
    first = [page.encode(page.view) for page in data if page.path == INDEX and page.encode]
    return sum(compressed(msgspec.json.encode(msgspec.json.decode(one).get("shards"))) for one in first)


def _said(what: str, size: int, most: int) -> Diagnostic:
    message = f"{what} weighs {size // 1000} KB compressed, and should weigh at most {most // 1000} KB"
    return HEAVY_INDEX.at(Span("board.toml"), message, "take a facet with many terms out of `show` in `[facets]`")
