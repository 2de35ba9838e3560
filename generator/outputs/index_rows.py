"""Cards -> the rows of the filter's list, and where the files that hold them begin and end (told in index.py)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from generator.model.digest import digest_bytes
from generator.outputs.index_weight import FIRST_ROWS, MOST_ROWS, compressed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.posting import Posting
    from generator.present.views import Card, Day, Pay

# A shard weighs so many bytes at most, compressed: so twenty of them, one for each row that is shown at first where a
# list is scattered over all of the board, keep within their budget. Where it ends is decided by so many postings on
# either side.
HEAVIEST_SHARD, BESIDE = MOST_ROWS // FIRST_ROWS, 5
NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def cuts(postings: Sequence[Posting], rows: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Yield where each shard begins and ends: behind the least digest of those around it, or earlier if too heavy."""
    digests = [digest_bytes(posting.slug.encode()) for posting in postings]
    ends = [n + 1 for n, one in enumerate(digests) if one == min(digests[max(0, n - BESIDE) : n + BESIDE + 1])]
    for start, end in pairwise(dict.fromkeys([0, *ends, len(postings)])):
        yield from light_pieces(rows, start, end)


def light_pieces(rows: Sequence[object], start: int, end: int) -> list[tuple[int, int]]:
    """Return a stretch of rows in as few even pieces as are light enough; a row alone is, whatever it weighs."""
    pieces = [(start, end)]
    while len(pieces) < end - start and any(map(is_heavy, (rows[first:last] for first, last in pieces))):
        many = len(pieces) + 1
        pieces = list(pairwise(start + (end - start) * piece // many for piece in range(many + 1)))
    return pieces


def is_heavy(rows: Sequence[object]) -> bool:
    """Say whether rows weigh too much for one shard."""
    return compressed(msgspec.json.encode(rows)) > HEAVIEST_SHARD


def row_of(card: Card) -> tuple[object, ...]:
    """Return what a row of the list shows of a posting."""
    company = card.company.label if card.company else ""
    skills = [skill.label for skill in card.skills]
    return (
        slug_cell(card.slug, card.title, company), card.title, company, card.place, pay_cell(card.pay),
        day_cell(card.posted), day_cell(card.closes), card.kind, card.level, card.language, skills,
    )  # fmt: skip


def slug_cell(slug: str, title: str, company: str) -> str:
    """Return a slug with what is plain to see in it left out: "~" stands for the title, "^" for the company."""
    short = slug
    for mark, name in (("~", plain(title)), ("^", plain(company))):
        short = short.replace(name, mark, 1) if name else short
    return short


def plain(label: str) -> str:
    """Return a label in small letters, with "-" for all but letters and figures."""
    return NOT_PLAIN.sub("-", label.lower())


def day_cell(day: Day | None) -> tuple[str, str] | None:
    """Return a day for machines and for people."""
    return (day.iso, day.phrase) if day else None


def pay_cell(pay: Pay | None) -> tuple[str, float | None, float | None, int, int, str] | None:
    """Return pay as a row shows it."""
    if pay is None:
        return None
    bar = pay.bar
    if bar is None:
        return pay.phrase, None, None, 0, 0, pay.inferred
    return pay.phrase, bar.start, bar.end, int(bar.open_start), int(bar.open_end), pay.inferred
