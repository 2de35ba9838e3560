"""Understands pay: from amounts in front matter, behind labels and in sentences to one salary with its ranges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.enrich.amounts import Amount, amounts_in, words_in
from generator.enrich.candidates import Candidate, labelled, scalars
from generator.enrich.currencies import currency_of, is_possible, likely_period
from generator.enrich.faults import REVERSED_RANGE, UNREAD_SALARY
from generator.enrich.plain import plain
from generator.enrich.salary_map import salary_of_map
from generator.enrich.settle import settle
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.entry import Many, Pairs, Scalar
from generator.model.facts import Fact, Origin
from generator.model.posting import SectionKind
from generator.model.salary import PayPeriod, PayRange, Salary, normal_amount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from generator.enrich.sections import Outline, Part
    from generator.model.config import Reading
    from generator.model.entry import Entry
    from generator.model.source import Span

_MONEY = re.compile(
    r"[$€£¥₹₩₪₺₽₴₱₫฿₦円元원万]|\d\s?(?:k\b|lpa|lakh|crore|t€|zł|kč)|\d.*?\b(?:usd|eur|euros?|gbp|chf|cad|aud|nzd|sgd|inr|jpy|cny|rmb|sek|nok|dkk|pln|czk|huf|ron|kr|aed|sar|zar|brl|mxn|pounds|dollars|tsd)\b|"
    r"\b(?:usd|eur|gbp|chf|cad|aud|nzd|sgd|inr|jpy|cny|rmb|sek|nok|dkk|pln|aed|sar|zar|brl|mxn|rs\.?|rm|r\$?|php|myr|idr|vnd|thb|ngn|kes)\s?\d"
)
_DIGIT = re.compile(r"\d")
_EQUITY_CUES = ("equity", "stock option", "rsu", "esop", "vsop", "bspce", "share option", "aktienoptionen", "beteiligung", "ストックオプション", "期权")
_BONUS = re.compile(r"\b(?:bonus|ote|commission|on-target|13th|prämie|provision|variable|prime|bono)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\s*(?:[;|()]|,\s|\s\+\s|\splus\s|\sand\s|\szzgl\.?\s)\s*", re.IGNORECASE)
_NO_EQUITY = re.compile(r"(?:private|pay|brand|health|home|racial|gender|social)\s+equity|equity\s*(?:,|and|&)\s*(?:inclusion|diversity)|"
                        r"diversity[^.;]*equity", re.IGNORECASE)  # fmt: skip
_YEARS = range(1900, 2101)
_SMALLEST = 2
_LONGEST_BONUS = 60


class Place(msgspec.Struct, frozen=True):
    """What settles the signs of an amount: the countries of the job, and the board's own currency."""

    countries: tuple[str, ...] = ()
    currency: str = ""


def salary_of(entry: Entry, parts: Outline, countries: Sequence[str], reading: Reading) -> Outcome[Fact[Salary] | None]:
    """Return the pay a posting states; money that is not pay (budgets, bonuses, funding) is none."""
    place = Place(tuple(countries), reading.defaults.currency.upper())
    faults: list[Diagnostic] = []
    facts: list[Fact[Salary]] = []
    facts.extend(_of_front_matter(entry, place, faults))
    for candidate in labelled(entry, "salary"):
        fact = salary_in(candidate, place)
        if fact is not None:
            faults.extend(_reversal(candidate, fact))
            facts.append(fact)
    facts.extend(_of_prose(parts, place))
    outcome = settle("salary", facts, told=_told, same=_agree)
    fact = outcome.value
    if fact is not None and not fact.value.equity and _offers_equity(entry, parts):
        fact = msgspec.structs.replace(fact, value=msgspec.structs.replace(fact.value, equity=True))
    return Outcome(fact, (*faults, *outcome.diagnostics))


def _of_front_matter(entry: Entry, place: Place, faults: list[Diagnostic]) -> Iterator[Fact[Salary]]:
    written = entry.field("salary")
    if written is None:
        return
    if isinstance(written.value, Pairs):
        outcome = salary_of_map(written.value, place.countries, place.currency)
        faults.extend(outcome.diagnostics)
        if outcome.value is not None:
            yield outcome.value
        return
    texts = list(scalars(written.value))
    if not texts:
        return
    joint = " - " if isinstance(written.value, Many) and all(_is_number(one.text) for one in texts) else "; "
    candidate = Candidate(joint.join(one.text for one in texts), Origin.FRONT_MATTER, written.span)
    fact = salary_in(candidate, place)
    if fact is None:
        if any(letter.isdigit() for letter in candidate.text) and not _says_none(candidate.text):
            faults.append(UNREAD_SALARY.at(
                candidate.span, f"no amount of pay can be read from `{candidate.text}`, so no salary is shown",
                "write it as `salary: 60,000 - 75,000 EUR a year`",
            ))  # fmt: skip
        return
    faults.extend(_reversal(candidate, fact))
    yield fact


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[\d.,' ]+[kK]?", text))


def _says_none(text: str) -> bool:
    return "none" in words_in(text)


def salary_in(candidate: Candidate, place: Place) -> Fact[Salary] | None:
    """Return the pay in a passage that was written to state it, or None."""
    amounts = [amount for amount in amounts_in(candidate.text) if _is_pay(amount)]
    amounts = _priced(amounts)
    equity = has_equity(candidate.text)
    period = next((amount.period for amount in amounts_in(f"{candidate.label}: 1000") if amount.period), None)
    text = plain(candidate.text)
    if not amounts:
        if equity and not _says_none(candidate.text):
            return Fact(Salary(equity=True, text=text), candidate.origin, candidate.span)
        return None
    label = _currency_of_label(candidate.label)
    if all(amount.largest < _SMALLEST for amount in amounts):
        return None
    return _salary(amounts, candidate, candidate.span, place, Salary(equity=equity, text=text), period, label)


def _currency_of_label(label: str) -> tuple[str, ...]:
    return tuple(sign for amount in amounts_in(f"1000 {label.replace('(', ' ').split(' ')[-1].strip(')')}") for sign in amount.signs) if label else ()


def _is_pay(amount: Amount) -> bool:
    if amount.unit == "billion" or "not_pay" in amount.after or "never" in amount.before + amount.after:
        return False
    if amount.unit == "million" and set(amount.signs) & {"$", "€", "£", "usd", "eur", "gbp", "us$"}:
        return False
    for kind in amount.before:
        if kind == "pay":
            break
        if kind == "not_pay":
            return False
    return amount.largest > 0


def _priced(amounts: Sequence[Amount]) -> list[Amount]:
    """Keep the amounts that look like money; numbers without any sign only where none has one."""
    priced = [amount for amount in amounts if amount.signs or amount.unit]
    return priced or [amount for amount in amounts if _like_pay(amount)]


def _like_pay(amount: Amount) -> bool:
    """Whether a number without a currency may be pay: large, or close to a period, and not the year."""
    smallest = {"HOUR": 5, "DAY": 40, "WEEK": 150, "FORTNIGHT": 300, "MONTH": 300, "YEAR": 1000, None: 1000}[amount.period]
    is_year = not amount.is_range and amount.period is None and amount.largest in _YEARS
    return amount.largest >= smallest and not is_year


def _salary(
    amounts: Sequence[Amount],
    candidate: Candidate,
    passage: Span,
    place: Place,
    beside: Salary,
    period: str | None = None,
    label_signs: tuple[str, ...] = (),
) -> Fact[Salary] | None:
    """Put the amounts of one passage together: the first one's currency and period, the envelope of those that share it."""
    common = next((amount.period for amount in amounts if amount.period), None) or period
    signs = next((amount.signs for amount in amounts if amount.signs), ()) or label_signs
    ranges, inferred = [], []
    for amount in amounts:
        one, parts = _pay_range(amount, place, signs, common)
        words = plain(candidate.text[amount.start : amount.end])
        ranges.append(msgspec.structs.replace(one, text=words))
        inferred.append(parts)
    first = ranges[0]
    alike = [one for one in ranges if (one.currency, one.period) == (first.currency, first.period)]
    lows, highs = [one.minimum for one in alike], [one.maximum for one in alike]
    salary = msgspec.structs.replace(
        beside,
        currency=first.currency,
        minimum=None if None in lows else min(low for low in lows if low is not None),
        maximum=None if None in highs else max(high for high in highs if high is not None),
        period=first.period,
        bonus=_bonus_in(candidate.text),
        ranges=tuple(ranges) if len(ranges) > 1 else (),
    )
    return Fact(salary, candidate.origin, passage, inferred[0])


def _bonus_in(text: str) -> str:
    """Return what is said of a bonus, as written; "" if nothing is."""
    if not _BONUS.search(text):
        return ""
    clauses = (plain(clause).strip(" +&-.") for clause in _CLAUSE.split(text) if _BONUS.search(clause))
    return next((clause for clause in clauses if len(clause) <= _LONGEST_BONUS), "")


def _pay_range(amount: Amount, place: Place, signs: tuple[str, ...], common: str | None) -> tuple[PayRange, tuple[str, ...]]:
    currency, guessed = currency_of(amount.signs or signs, place.countries, place.currency)
    inferred = ["currency"] if currency and guessed else []
    low, high, period, name = amount.low, amount.high, None, amount.period
    if name is None and common is not None and _fits(amount, currency, common):
        name = common
    if name == "FORTNIGHT":
        low, high, name = low and low / 2, high and high / 2, "WEEK"
    if name:
        period = PayPeriod[name]
    elif currency:
        period = likely_period(amount.largest, currency)
        inferred.extend(["period"] if period else [])
    normal = [None if end is None else normal_amount(end) for end in (low, high)]
    return PayRange(currency, normal[0], normal[1], period), tuple(inferred)


def _fits(amount: Amount, currency: str | None, period: str) -> bool:
    """Whether the period said of another amount may be meant for this one, too: 52,000 is not paid an hour."""
    return currency is None or period == "FORTNIGHT" or is_possible(amount.largest, currency, PayPeriod[period])


def _of_prose(parts: Outline, place: Place) -> Iterator[Fact[Salary]]:
    """Find pay in sentences: money with its sign, beside a word for pay, of a possible size."""
    for part, line, low in (*parts.prose, *parts.headings):
        if not (_DIGIT.search(low) and _MONEY.search(low)):
            continue
        text = line.text
        amounts = [amount for amount in amounts_in(text) if _is_pay(amount) and _is_money(amount)]
        told = [amount for amount in amounts if _about_pay(amount, _speaks_of_pay(part)) or _alone(amount, text)]
        if not told:
            continue
        amounts = [amount for amount in amounts if amount in told or (amount.is_range and _like(amount, told[0]))]
        candidate = Candidate(text, Origin.PROSE, line.span)
        passage = candidate.part(amounts[0].start, amounts[-1].end)
        beside = Salary(equity=has_equity(text), text=plain(text[amounts[0].start : amounts[-1].end]))
        fact = _salary(amounts, candidate, passage, place, beside)
        if fact is not None and _is_likely(fact.value):
            yield fact


def _speaks_of_pay(part: Part) -> bool:
    """Whether the heading above a line is about pay."""
    return part.kind in (SectionKind.BENEFITS, None) and bool(part.title) and "pay" in words_in(part.title)


def _alone(amount: Amount, text: str) -> bool:
    """Whether a range is all that a line says, but for a list of other facts ("Berlin · €60k - €75k · Hybrid")."""
    around = text[: amount.start] + text[amount.end :]
    said = sum(map(str.isalpha, re.split(r"[·|•]", text[: amount.start])[-1] + re.split(r"[·|•]", text[amount.end :])[0]))
    return amount.is_range and said == 0 and len(around) < _LONGEST_BONUS


def _like(amount: Amount, other: Amount) -> bool:
    """Whether two amounts are of one kind: the same signs, and of a size."""
    return amount.signs == other.signs and other.largest / 4 <= amount.largest <= other.largest * 4


def _is_money(amount: Amount) -> bool:
    return bool(amount.signs) or amount.unit in {"thousand", "lpa"}


def _about_pay(amount: Amount, heading: bool) -> bool:  # noqa: FBT001 - the heading above speaks of pay or not
    told = amount.before + amount.after
    if "pay" in told:
        return True
    large = amount.is_range or amount.period is not None
    return bool(amount.signs) and ((heading and large) or ("perhaps_pay" in told and amount.period is not None))


def _is_likely(salary: Salary) -> bool:
    amount = salary.maximum if salary.maximum is not None else salary.minimum
    if amount is None:
        return False
    if salary.currency is None or salary.period is None:
        return amount >= 1000  # noqa: PLR2004 - smaller amounts without a period are rarely pay
    return is_possible(amount, salary.currency, salary.period)


def has_equity(text: str) -> bool:
    """Whether a passage offers shares of the company."""
    return "equity" in words_in(_NO_EQUITY.sub(" ", text))


def _offers_equity(entry: Entry, parts: Outline) -> bool:
    if any(candidate.text.strip().lower() not in {"no", "none", "-", "n/a"} for candidate in labelled(entry, "equity")):
        return True
    return any(has_equity(line.text) for _, line in parts.about(_EQUITY_CUES, SectionKind.BENEFITS))


def _reversal(candidate: Candidate, fact: Fact[Salary]) -> Iterator[Diagnostic]:
    if any(amount.is_reversed and _is_pay(amount) for amount in amounts_in(candidate.text)):
        yield REVERSED_RANGE.at(
            candidate.span, f"the larger amount stands first in `{fact.value.text}`; it is read as a range from the smaller",
            "write the smaller amount first",
        )  # fmt: skip


def _agree(one: Salary, other: Salary) -> bool:
    """Whether two statements of pay can both be true: nothing known of the one is otherwise in the other."""
    if other.minimum is None and other.maximum is None:
        return True
    if None not in (one.currency, other.currency) and one.currency != other.currency:
        return any(same.currency == other.currency for same in one.ranges)
    if None not in (one.period, other.period) and one.period is not other.period:
        return True
    ends = {(one.minimum, one.maximum), *((same.minimum, same.maximum) for same in one.ranges)}
    return (other.minimum, other.maximum) in ends or _within(one, other)


def _within(one: Salary, other: Salary) -> bool:
    return (one.minimum is None or other.minimum is None or one.minimum == other.minimum) and (
        one.maximum is None or other.maximum is None or one.maximum == other.maximum
    )


def _told(salary: Salary) -> str:
    return salary.text
