"""A posting -> the rows of its facts, in the order people look for them."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.model.location import WorkMode
from generator.present.cards import pay_of
from generator.present.views import Anchor, Bar, Day, FactRow
from generator.present.wording import (
    country_list,
    day_of,
    day_phrase,
    education_phrase,
    experience_phrase,
    inferred_phrase,
    number_phrase,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.posting import Posting
    from generator.present.links import Links
    from generator.present.words import Words

LONGEST = 200


def fact_rows(posting: Posting, links: Links, ends: dt.date | None) -> tuple[FactRow, ...]:
    """Return pay, place, type and so on; a fact that is not known has no row, but pay says that it is not stated.

    ``ends`` is the last day of its listing.
    """
    words = links.frame.words
    rows = [_pay_row(posting, words), *_linked_rows(posting, links), *_plain_rows(posting, words)]
    rows += [_closing_row(posting, words, ends), _row("identifier", posting, words, posting.identifier)]
    return tuple(row for row in rows if row)


def _row(
    key: str, posting: Posting, words: Words, *values: Anchor | str, day: Day | None = None, bar: Bar | None = None
) -> FactRow | None:
    if not any(values):
        return None
    anchors = tuple(value if isinstance(value, Anchor) else Anchor(value[:LONGEST]) for value in values if value)
    return _shared(
        key, words.fact_labels[key], anchors, inferred_phrase(posting.inferred, key, words), day=day, bar=bar
    )


@lru_cache(maxsize=20_000)
def _shared(
    key: str, label: str, values: tuple[Anchor, ...], inferred: str, *, day: Day | None, bar: Bar | None = None
) -> FactRow:
    """Return a row, one and the same value for all postings of which it is true."""
    return FactRow(key, label, values, inferred, day, bar)


def _pay_row(posting: Posting, words: Words) -> FactRow | None:
    pay = pay_of(posting, words)
    if pay is None:
        return _row("salary", posting, words, words.pay_unknown)
    beside = (posting.salary.basis, posting.salary.bonus) if posting.salary else ()
    return _row("salary", posting, words, pay.phrase, *beside, bar=pay.bar)


def _linked_rows(posting: Posting, links: Links) -> Iterator[FactRow | None]:
    """Yield the facts whose values lead to others like it."""
    words = links.frame.words
    if posting.work_mode != (WorkMode.REMOTE,):
        places = dict.fromkeys(links.place(place) for place in posting.location)
        yield _row("location", posting, words, *places)
    modes = [links.term("work_mode", mode.value, mode.value) for mode in posting.work_mode]
    yield _row("work_mode", posting, words, *modes)
    yield _row("applicant_location", posting, words, country_list(posting.applicant_location, words))
    types = [links.term("employment_type", kind.value, kind.value) for kind in posting.employment_type]
    yield _row("employment_type", posting, words, *types)
    level = posting.seniority.value if posting.seniority else ""
    yield _row("seniority", posting, words, links.term("seniority", level, level) if level else "")


def _plain_rows(posting: Posting, words: Words) -> Iterator[FactRow | None]:
    """Yield the facts that lead nowhere."""
    yield _row("experience", posting, words, experience_phrase(posting.experience, words) if posting.experience else "")
    yield _row("education", posting, words, education_phrase(posting, words))
    yield _row("hours", posting, words, _hours(posting.hours, words))
    yield _row("start", posting, words, _start(posting.start, words))
    yield _row("duration", posting, words, posting.duration)
    yield _row("openings", posting, words, number_phrase(posting.openings, words) if posting.openings else "")
    yield _row("visa", posting, words, posting.visa)
    yield _row("industry", posting, words, posting.industry)
    posted = day_of(posting.date, words)
    yield _row("date", posting, words, posted.phrase if posted else "", day=posted)


def _closing_row(posting: Posting, words: Words, ends: dt.date | None) -> FactRow | None:
    """Return the last day; where it is the board's rule, not the employer's word, the row says so."""
    last = day_of(ends, words)
    if last is None:
        return None
    ruled = posting.expires is None and not isinstance(posting.closed, dt.date)
    note = words.board_rule if ruled else ""
    return _shared("expires", words.fact_labels["expires"], (Anchor(last.phrase),), note, day=last)


def _hours(hours: str, words: Words) -> str:
    """Say what a bare number means; leave what the employer put in words as it is."""
    if not re.fullmatch(r"[\d.,–-]+", hours):
        return hours
    return words.hours_a_week.format(hours=re.sub("[.,]", words.decimal, hours))


def _start(start: str, words: Words) -> str:
    try:
        return day_phrase(dt.date.fromisoformat(start), words)
    except ValueError:
        return start
