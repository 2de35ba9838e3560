"""How single facts are put into words: pay, days, places, labels. Everything that people read comes from Words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.model.location import Location, WorkMode
from generator.model.salary import Salary
from generator.present.names import location_phrase, scope_label, scope_name, step_label
from generator.present.views import Day

if TYPE_CHECKING:
    from generator.model.facet import Term
    from generator.model.posting import Posting
    from generator.present.words import Words

MOST_PLACES = 3
MOST_SCOPES = 3

# -- numbers and days ------------------------------------------------------------------------------------------------


def number_phrase(amount: Decimal | int, words: Words) -> str:
    """Return a number as people write it: groups of three, two decimals if it has any (160,000; 17.50)."""
    whole = amount == int(amount)
    plain = f"{amount:,.0f}" if whole else f"{amount:,.2f}"
    return plain.translate({ord(","): words.thousands, ord("."): words.decimal})


def count_phrase(n: int, one: str, other: str, words: Words) -> str:
    """Return words with a number in them, for one or for several."""
    return (one if n == 1 else other).format(n=number_phrase(n, words))


def day_phrase(day: dt.date, words: Words) -> str:
    """Return a day as "22 November 2026"."""
    return _day(day, words.day, words.months).phrase


def day_of(day: dt.date | None, words: Words) -> Day | None:
    """Return a day for machines and for people."""
    return _day(day, words.day, words.months) if day else None


@lru_cache(maxsize=5_000)
def _day(day: dt.date, phrase: str, months: tuple[str, ...]) -> Day:
    return Day(day.isoformat(), phrase.format(day=day.day, month=months[day.month - 1], year=day.year))


# -- pay -------------------------------------------------------------------------------------------------------------


def salary_phrase(salary: Salary, words: Words) -> str:
    """Return pay as "160,000–240,000 USD a year plus equity"; "" if it says nothing."""
    pay = amounts_phrase(salary, words)
    if not salary.equity:
        return pay
    if not pay:
        return capitalised(words.equity)
    return words.pay_plus.format(pay=pay, extra=words.equity)


def amounts_phrase(salary: Salary, words: Words) -> str:
    """Return the amounts alone; an end that is open is said to be so."""
    low, high = salary.minimum, salary.maximum
    period = words.periods[salary.period.value] if salary.period else ""
    unit = " ".join(filter(None, [salary.currency, period]))
    if low is not None and high is not None:
        if low == high:
            phrase = words.pay_one.format(amount=number_phrase(low, words), unit=unit)
        else:
            phrase = words.pay_range.format(low=number_phrase(low, words), high=number_phrase(high, words), unit=unit)
    elif low is not None:
        phrase = words.pay_open_top.format(amount=number_phrase(low, words), unit=unit)
    elif high is not None:
        phrase = words.pay_open_bottom.format(amount=number_phrase(high, words), unit=unit)
    else:
        return ""
    return phrase.strip()


# -- places ----------------------------------------------------------------------------------------------------------


def place_phrase(posting: Posting, words: Words) -> str:
    """Return where the work is done, and from where: "Berlin, Germany or remote (European Union)"; "" if unknown."""
    remote = WorkMode.REMOTE in posting.work_mode
    scope = scope_phrase(posting.applicant_location, words) if remote else ""
    places = "" if posting.work_mode == (WorkMode.REMOTE,) else locations_phrase(posting.location, words)
    if places and WorkMode.HYBRID in posting.work_mode and WorkMode.ON_SITE not in posting.work_mode:
        places = words.hybrid_in.format(place=places)
    if not remote:
        return places or (words.work_modes["HYBRID"] if WorkMode.HYBRID in posting.work_mode else "")
    if places:
        return (words.or_remote_from if scope else words.or_remote).format(place=places, scope=scope)
    return words.remote_from.format(scope=scope) if scope else words.remote


def locations_phrase(places: Sequence[Location], words: Words) -> str:
    """Return several places as a list; those beyond the first few as their number."""
    names = list(dict.fromkeys(filter(None, (location_phrase(place, words) for place in places))))
    if len(names) > MOST_PLACES:
        shown = ", ".join(names[: MOST_PLACES - 1])
        return words.more_places.format(places=shown, n=len(names) - MOST_PLACES + 1)
    return joined(names, words.or_last)


def scope_phrase(codes: Sequence[str], words: Words) -> str:
    """Return from where one may work, briefly: names of countries, and regions by their short names."""
    names = [scope_name(code, words) for code in codes]
    if len(names) > MOST_SCOPES:
        return words.more_places.format(places=", ".join(names[: MOST_SCOPES - 1]), n=len(names) - MOST_SCOPES + 1)
    return ", ".join(names)


def country_list(codes: Sequence[str], words: Words) -> str:
    """Return from where one may work, in full."""
    return joined([scope_label(code, words) for code in codes], words.or_last)


# -- labels ----------------------------------------------------------------------------------------------------------


def employment_phrase(posting: Posting, words: Words) -> str:
    """Return the employment types as a list."""
    return capitalised(joined([words.employment_types[kind.value] for kind in posting.employment_type], words.or_last))


def level_phrase(posting: Posting, words: Words) -> str:
    """Return the level."""
    return words.levels[posting.seniority.value] if posting.seniority else ""


def experience_phrase(months: int, words: Words) -> str:
    """Return months of experience as years where they are whole years."""
    if months and months % 12 == 0:
        return count_phrase(months // 12, words.experience_years_one, words.experience_years_other, words)
    return count_phrase(months, words.experience_months_one, words.experience_months_other, words)


def education_phrase(posting: Posting, words: Words) -> str:
    """Return the education that is asked for, and whether experience stands in for it."""
    names = [words.educations[education.value] for education in posting.education]
    education = capitalised(joined(names, words.or_last))
    return words.or_experience.format(education=education) if posting.experience_in_place else education


def term_label(key: str, term: Term, words: Words) -> str:
    """Return the name of a term in the board's language."""
    if key == "location":
        return step_label(term, words)
    return term_name(key, term.value, term.label, words)


@lru_cache(maxsize=10_000)
def _band_label(value: str, thousands: str) -> str:
    currency, low, high = value.split("-")
    return f"{int(low):,}–{int(high):,} {currency}".replace(",", thousands)


def term_name(key: str, value: str, label: str, words: Words) -> str:
    """Return the name of a value of a facet: ours for what we name ourselves, else its label."""
    match key:
        case "salary":
            return _band_label(value, words.thousands)
        case "work_mode":
            return words.work_modes.get(value, label)
        case "employment_type":
            return capitalised(words.employment_types.get(value, label))
        case "seniority":
            return words.levels.get(value, label)
        case _:
            return label


def joined(parts: Sequence[str], last: str) -> str:
    """Join names with commas, the last two by a word of their own ("{first} or {last}")."""
    if len(parts) < 2:  # noqa: PLR2004 - one name needs no comma
        return "".join(parts)
    return last.format(first=", ".join(parts[:-1]), last=parts[-1])


def capitalised(text: str) -> str:
    """Return a phrase as it stands alone, its first letter a capital."""
    return text[:1].upper() + text[1:]


def inferred_phrase(inferred: Sequence[str], field: str, words: Words) -> str:
    """Return in words what the board worked out of a field itself: "inferred: period from the amount"; "" if nothing.

    ``inferred`` holds fields (``seniority``) and parts of fields (``salary.period``).
    """
    mine = [part for part in inferred if part == field or part.startswith(f"{field}.")]
    if not mine:
        return ""
    parts = [words.inferred_parts[part] for part in mine if part in words.inferred_parts]
    return words.inferred.format(parts=", ".join(parts)) if len(parts) == len(mine) else words.inferred_field


def filled(text: str, **values: object) -> str:
    """Fill the named fields of a text of the words table."""
    return text.format(**values)


FILTERS = {"filled": filled}
