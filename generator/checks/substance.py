"""Rules over how much a posting says: its title no more than the job's name, its text more than the title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.checks.posting_faults import THIN_TEXT, TITLE_AGAIN, TITLE_SAYS_MORE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checks.prose import Prose
    from generator.model.config import Config
    from generator.model.diagnostic import Diagnostic
    from generator.model.posting import Posting

SHORTEST = 100  # characters: what Adzuna and LinkedIn ask for
_MONEY = re.compile(
    r"[$€£¥₹]\s?\d[\d.,]*+(?!\s?(?:m|mn|b|bn|million|billion)\b)|\d[\d.,]{0,20}\s?[kK]?\s?(?:[€£$]|EUR|USD|GBP|CHF|CAD|AUD|INR|SEK|NOK|DKK|PLN|BRL)(?!\w)"
    r"|(?:EUR|USD|GBP|CHF|CAD|AUD|INR)\s?\d[\d.,]{0,20}|\b\d{2,3}k\s?[-–]\s?\d{2,3}k\b"
    r"|\d[\d.,]{0,20}\s?(?:/|per |an |pro )(?:hour|hr|h|day|year|month|stunde|monat|jahr)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}\.\d{1,2}\.20\d\d\b|\b\d{1,2}/\d{1,2}/\d{4}\b")
# What stands between the name of a job and something that is no part of it.
_BEFORE = r"(?:^|[(\[,|@/:;]\s*|\s[–—-]+\s+|\s(?:in|at|bei|à|chez|en)\s+)"
_AFTER = r"(?=\s*(?:$|[)\],|/:;]|\s[–—-]+\s))"


def text_says_more_than_title(prose: Prose) -> Iterator[Diagnostic]:
    """The text says something that the title does not: without that there is nothing to tell search engines."""
    if prose.plain.casefold() in {"", prose.posting.title.casefold()}:
        what = "repeats the title" if prose.plain else "is empty"
        message = f"the text {what}, so search engines are not told of this job"
        hint = "below the fields write what there is to do, what one should bring and what one gets"
        yield TITLE_AGAIN.at(prose.posting.span(), message, hint)


def text_is_long_enough(prose: Prose) -> Iterator[Diagnostic]:
    """The text is long enough to tell what the job is."""
    if prose.plain.casefold() not in {"", prose.posting.title.casefold()} and prose.length < SHORTEST:
        message = f"the text has {prose.length} characters; most job sites want at least {SHORTEST}"
        hint = "write what there is to do, what one should bring and what one gets"
        yield THIN_TEXT.at(prose.posting.span(), message, hint)


def title_is_a_title(posting: Posting, _config: Config) -> Iterator[Diagnostic]:
    """The title names the job, and neither pay, place, company, date nor number."""
    for what, field, passage in _more(posting):
        message = f"the title holds {what}, `{passage}`"
        yield TITLE_SAYS_MORE.at(posting.span("title"), message, f"take it out of the title; it belongs to `{field}:`")
        return


def _more(posting: Posting) -> Iterator[tuple[str, str, str]]:
    """Go through what a title holds beside the job's name: what, the field it belongs to, the passage."""
    title = posting.title
    money, day = _MONEY.search(title), _DAY.search(title)
    if money:
        yield "pay", "salary", money[0].strip()
    if day:
        yield "a date", "date", day[0]
    company = posting.company.name if posting.company else ""
    if company and _stands_apart(title, company):
        yield "the company", "company", company
    for place in posting.location:
        for name in (place.locality, place.text):
            if name and _stands_apart(title, name):
                yield "a place", "location", name
    number = posting.identifier
    if len(number) > 2 and any(sign.isdigit() for sign in number) and number in title:  # noqa: PLR2004
        yield "a number of the employer's", "identifier", number


def _stands_apart(title: str, name: str) -> bool:
    """Say whether a title holds a name as a part of its own, as in "Baker, Leeds" but not in "Leeds Bread Baker"."""
    if name not in title or name == title:
        return False
    return re.search(_BEFORE + re.escape(name) + _AFTER, title) is not None
