"""A posting -> its card: one row of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.posting import EmploymentType
from generator.present.pay_bar import pay_bar
from generator.present.routes import href, posting_path
from generator.present.views import Anchor, Card, Frame, Pay
from generator.present.wording import (
    day_of,
    employment_phrase,
    inferred_phrase,
    level_phrase,
    place_phrase,
    salary_phrase,
)

if TYPE_CHECKING:
    from generator.model.posting import Posting
    from generator.present.words import Words

# A row has room for so many skills; the posting's page shows all.
MOST_SKILLS = 6


def card_of(posting: Posting, *, frame: Frame, company: Anchor | None, skills: tuple[Anchor, ...]) -> Card:
    """Return the card of an open posting; ``company`` and ``skills`` bring their links.

    It closes on the day its author gave; when the board's rule ends its listing is said on its own page alone.
    """
    words = frame.words
    return Card(
        slug=posting.slug,
        href=href(frame.base_path, posting_path(posting.slug)),
        title=posting.title,
        company=company,
        place=place_phrase(posting, words),
        pay=pay_of(posting, words),
        posted=day_of(posting.date, words),
        closes=day_of(posting.expires, words),
        kind=employment_phrase(posting, words),
        level=level_phrase(posting, words),
        skills=skills[:MOST_SKILLS],
        language=foreign(posting, frame),
    )


def pay_of(posting: Posting, words: Words) -> Pay | None:
    """Return pay in words and as a bar; None if the posting does not state it, though it may be paid."""
    phrase = salary_phrase(posting.salary, words) if posting.salary else ""
    if posting.salary is None or not phrase:
        return Pay(words.unpaid) if posting.employment_type == (EmploymentType.VOLUNTEER,) else None
    return Pay(phrase, pay_bar(posting.salary), inferred_phrase(posting.inferred, "salary", words))


def foreign(posting: Posting, frame: Frame) -> str:
    """Return a posting's language where it is not the board's."""
    return "" if posting.language.split("-")[0] == frame.language.split("-")[0] else posting.language
