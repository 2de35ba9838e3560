"""Spell facts as an editor would write them in front matter: a fact -> the ways to write it, the simplest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import msgspec

from generator.fix.values import inner, listed, mapped, scalar
from generator.model.posting import Posting
from generator.model.salary import PayPeriod, Salary

Spelling = tuple[tuple[str, str], ...]
"""Names of fields with their values in YAML, all of which are needed for one fact."""


def spellings(field: str, posting: Posting, passage: str | None) -> Iterator[Spelling]:
    """Go through the ways to write a fact of a posting; ``passage`` is what it was read from, the last resort.

    What was only inferred is not written as if it had been said.
    """
    for value in _WAYS.get(field, _as_it_is)(posting, field):
        yield value if isinstance(value, tuple) else ((field, value),)
    words = " ".join((passage or "").split())
    if words:
        yield ((field, scalar(words)),)


def _as_it_is(posting: Posting, field: str) -> Iterator[str]:
    """Write texts, days and numbers as they are."""
    yield scalar(str(getattr(posting, field)))


def _count(posting: Posting, field: str) -> Iterator[str]:
    yield str(getattr(posting, field))


def _words(posting: Posting, field: str) -> Iterator[str]:
    """Write the values of closed lists as the documents spell them: FULL_TIME as full-time."""
    value = getattr(posting, field)
    many = value if isinstance(value, tuple) else (value,)
    yield listed(one.value if one.value.islower() else one.value.lower().replace("_", "-") for one in many)


def _texts(posting: Posting, field: str) -> Iterator[str]:
    yield listed(getattr(posting, field))


def _company(posting: Posting, _field: str) -> Iterator[Spelling]:
    company = posting.company
    if company is not None:
        named = {"company": company.name, "company_url": company.url, "company_logo": company.logo}
        yield tuple((name, scalar(text)) for name, text in named.items() if text)


def _location(posting: Posting, _field: str) -> Iterator[str]:
    """Write places as they were written; where that is read otherwise here, in parts."""
    yield listed(place.text for place in posting.location)
    for left_out in ((), tuple(part.removeprefix("location.") for part in posting.inferred)):
        maps = []
        for place in posting.location:
            parts = {
                "city": place.locality, "region": place.region, "country": place.country, "street": place.street,
                "postcode": place.postcode, "text": place.text,
            }  # fmt: skip
            maps.append(mapped({key: inner(text) for key, text in parts.items() if text and key not in left_out}))
        yield maps[0] if len(maps) == 1 else f"[{', '.join(maps)}]"


def _salary(posting: Posting, _field: str) -> Iterator[str]:
    pay = posting.salary
    if pay is None:
        return
    guessed = [part.removeprefix("salary.") for part in posting.inferred if part.startswith("salary.")]
    if guessed and pay.text:
        yield scalar(pay.text)
    known = msgspec.structs.replace(
        pay,
        currency=None if "currency" in guessed else pay.currency,
        period=None if "period" in guessed else pay.period,
    )
    if not guessed and not pay.ranges:
        yield scalar(pay_phrase(known))
    if pay.text:
        yield scalar(pay.text)
        yield scalar(" ".join(filter(None, (pay.text, _each(known)))))
    yield mapped(_parts_of(known))


def pay_phrase(pay: Salary) -> str:
    """Return pay in words that are read back as the same: "38,000 - 42,000 GBP a year"."""
    low, high = pay.minimum, pay.maximum
    if low is None or high is None:
        amount = f"from {low:,}" if low is not None else f"up to {high:,}" if high is not None else ""
    else:
        amount = f"{low:,}" if low == high else f"{low:,} - {high:,}"
    said = " ".join(filter(None, (amount, pay.currency, _each(pay)))) if amount else ""
    return " + ".join(filter(None, (said, "equity" if pay.equity else "")))


def _each(pay: Salary) -> str:
    if pay.period is None:
        return ""
    return f"a{'n' if pay.period is PayPeriod.HOUR else ''} {pay.period.value.lower()}"


def _parts_of(pay: Salary) -> dict[str, str]:
    parts = {
        "min": _plain(pay.minimum), "max": _plain(pay.maximum), "currency": pay.currency or "",
        "period": pay.period.value.lower() if pay.period else "", "equity": "true" if pay.equity else "",
        "bonus": inner(pay.bonus) if pay.bonus else "",
    }  # fmt: skip
    return {key: text for key, text in parts.items() if text}


def _plain(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:f}"


def _experience(posting: Posting, _field: str) -> Iterator[str]:
    months = posting.experience or 0
    if months % 12 == 0:
        yield scalar(f"{months // 12} year{'' if months == 12 else 's'}")  # noqa: PLR2004 - months of a year
    yield scalar(f"{months} month{'' if months == 1 else 's'}")


_WAYS: dict[str, Callable[[Posting, str], Iterator[str | Spelling]]] = {
    "company": _company,
    "location": _location,
    "work_mode": _words,
    "applicant_location": _texts,
    "salary": _salary,
    "employment_type": _words,
    "seniority": _words,
    "experience": _experience,
    "education": _words,
    "skills": _texts,
    "openings": _count,
}
