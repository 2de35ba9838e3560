"""Understands pay: from what front matter, labels and sentences say of it to one salary."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from generator.enrich.amount import Amount
from generator.enrich.amounts import heading_of, money_in
from generator.enrich.candidates import Candidate, labelled, scalars, written
from generator.enrich.cues import EQUITY, PAY
from generator.enrich.currencies import is_possible, names_money
from generator.enrich.employment_words import types_alone
from generator.enrich.faults import REVERSED_RANGE, UNREAD_SALARY
from generator.enrich.pay import Place, base_of, envelope, is_pay, put_together, reads_backwards, salary_in
from generator.enrich.pay_agreement import gathered, has_amount, ranges_of, same_pay
from generator.enrich.plain import plain
from generator.enrich.rows_of_facts import pieces_beside
from generator.enrich.salary_map import names_pay, salary_of_map
from generator.enrich.settle import settle
from generator.enrich.title import beside_name
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.entry import LineKind, Many, Pairs
from generator.model.facts import Fact, Origin
from generator.model.posting import SectionKind
from generator.model.salary import Salary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.enrich.sections import Outline, Part
    from generator.model.config import Reading
    from generator.model.entry import Entry, Line, Value

_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"[\d.,' ]+[kK]?")
_DIVIDED = re.compile(r"[·|•]")
_NO = frozenset({"no", "none", "-", "n/a", "nein", "non"})
_LEAD = 80  # characters of the line above that may speak of an amount
_PAIR = 2
_NEAR, _FAR = Decimal("1.5"), 4  # how much larger another amount of pay in a sentence may be
_SHORT = 60  # letters beside an amount that stands alone in a line
_SMALLEST = 1000  # in a sentence, amounts below it need a period to be pay


def salary_of(entry: Entry, parts: Outline, countries: Sequence[str], reading: Reading) -> Outcome[Fact[Salary] | None]:
    """Return the pay a posting states; money that is not pay (budgets, bonuses, funding) is none."""
    place = Place(tuple(countries), reading.defaults.currency.upper())
    faults: list[Diagnostic] = []
    stated = [*written(entry, "salary"), *labelled(entry, "salary")]
    if any(money_in(candidate.text).is_unpaid for candidate in stated):
        return Outcome(None)
    facts = [*_of_front_matter(entry, place, faults), *_of_labels(entry, place, faults), *_of_prose(parts, place)]
    facts.extend(_of_title(entry, place))
    outcome = settle("salary", gathered(facts), told=lambda salary: salary.text, same=same_pay)
    fact = outcome.value
    if fact is not None and not fact.value.equity and _offers_equity(entry, parts):
        fact = msgspec.structs.replace(fact, value=msgspec.structs.replace(fact.value, equity=True))
    return Outcome(fact, (*faults, *outcome.diagnostics))


def _of_front_matter(entry: Entry, place: Place, faults: list[Diagnostic]) -> Iterator[Fact[Salary]]:
    given = entry.field("salary")
    if given is None:
        return
    maps = _maps(given.value)
    if maps:
        outcomes = [salary_of_map(one, place.countries, place.currency) for one in maps]
        faults.extend(fault for outcome in outcomes for fault in outcome.diagnostics)
        yield from _as_one([outcome.value for outcome in outcomes if outcome.value is not None])
        return
    texts = [one.text for one in scalars(given.value)]
    is_pair = isinstance(given.value, Many) and len(texts) == _PAIR and all(map(_NUMBER.fullmatch, texts))
    text = (" - " if is_pair else "; ").join(texts)
    candidate = Candidate(text, Origin.FRONT_MATTER, given.span, given.key)
    fact = salary_in(candidate, place)
    if fact is not None:
        faults.extend(_reversal(candidate))
        yield fact
    elif _DIGIT.search(text) and text.strip() != "0" and "none" not in money_in(text).kinds:
        faults.append(UNREAD_SALARY.at(
            candidate.span, f"no amount of pay can be read from `{candidate.text}`, so no salary is shown",
            "write it as `salary: 60,000 - 75,000 EUR a year`",
        ))  # fmt: skip


def _maps(value: Value) -> list[Pairs]:
    """Return the maps that pay is written in: one, or a list of them; none if a map names no part of pay."""
    items = [value] if isinstance(value, Pairs) else value.items if isinstance(value, Many) else ()
    maps = [item for item in items if isinstance(item, Pairs)]
    return maps if len(maps) == len(items) and any(map(names_pay, maps)) else []


def _as_one(facts: Sequence[Fact[Salary]]) -> Iterator[Fact[Salary]]:
    """Return the pay of several maps (levels, places) as one."""
    told = [fact for fact in facts if has_amount(fact.value)] or facts[:1]
    if len(told) > 1:
        ranges = [one for fact in told for one in ranges_of(fact.value)]
        yield msgspec.structs.replace(told[0], value=envelope(told[0].value, ranges))
    else:
        yield from told


def _of_labels(entry: Entry, place: Place, faults: list[Diagnostic]) -> Iterator[Fact[Salary]]:
    """Find pay behind labels; what a label calls total counts only where no base pay is told."""
    candidates = list(labelled(entry, "salary"))
    found = [(candidate, salary_in(candidate, place)) for candidate in candidates]
    base = [(one, fact) for one, fact in found if fact is not None and not heading_of(one.label).is_total]
    for candidate, fact in base or found:
        if fact is not None:
            faults.extend(_reversal(candidate))
            yield fact


def _of_title(entry: Entry, place: Place) -> Iterator[Fact[Salary]]:
    """Find pay in the name that the front matter gives: "Baker (£28,000 - £31,000)", or in a piece beside a name."""
    for candidate in beside_name(entry) or tuple(written(entry, "title")):
        if _DIGIT.search(candidate.text):
            money = money_in(candidate.text)
            amounts = [one for one in money.amounts if is_pay(one) and one.signs and (one.is_range or one.period)]
            if amounts:
                text = plain(candidate.text[amounts[0].start : amounts[-1].end])
                fact = put_together(amounts, candidate, place, Salary(text=text))
                if _is_likely(fact.value):
                    yield msgspec.structs.replace(fact, origin=Origin.TITLE)


def _of_prose(parts: Outline, place: Place) -> Iterator[Fact[Salary]]:
    """Find pay in sentences: money with its sign, beside a word for pay, of a possible size."""
    for part, line in (*parts.telling(PAY), *parts.headings):
        text = line.text
        if not (_DIGIT.search(text) and names_money(text)):
            continue
        money = money_in(text)
        amounts = [one for one in money.amounts if _may_be_pay(one)]
        speaks_of_pay = line is part.heading or _opens_with_pay(text)
        if amounts and (lead := _line_above(part, line)):
            amounts = [one for one in _shifted(lead + text, len(lead)) if _may_be_pay(one) and one.is_range] or amounts
        told = [
            one
            for one in amounts
            if _about_pay(one, part) or _alone(one, text) or (speaks_of_pay and one.is_range) or _in_row(one, text)
        ]
        if not told:
            continue
        amounts = base_of([one for one in amounts if one in told or _like(one, told[0])])
        start, end = amounts[0].start, amounts[-1].end
        candidate = Candidate(text, Origin.PROSE, line.span)
        beside = Salary(equity="equity" in money.kinds, text=plain(text[start:end]))
        fact = put_together(amounts, candidate, place, beside)
        if _is_likely(fact.value):
            yield msgspec.structs.replace(fact, span=candidate.part(start, end))


def _line_above(part: Part, line: Line) -> str:
    """Return the end of the line above, if a sentence goes on from it; "" if none does."""
    above = next((one for one in part.lines if (one.span.line or 0) == (line.span.line or 0) - 1), None)
    goes_on = above is not None and above.kind is line.kind is LineKind.TEXT and above.text[-1] not in ".!?:"
    return above.text[-_LEAD:] + " " if above is not None and goes_on else ""


def _shifted(text: str, by: int) -> list[Amount]:
    """Return the amounts of a text that stand behind its beginning, counted from there."""
    found = [one for one in money_in(text).amounts if one.start >= by]
    return [msgspec.structs.replace(one, start=one.start - by, end=one.end - by) for one in found]


def _may_be_pay(amount: Amount) -> bool:
    """Whether an amount in a sentence has a sign, and nothing beside it speaks against pay."""
    has_sign = bool(amount.signs) or amount.unit in {"thousand", "lpa"}
    return has_sign and is_pay(amount) and "stipend" not in amount.before + amount.after


def _about_pay(amount: Amount, part: Part) -> bool:
    """Whether the words beside an amount, or the heading above it, speak of pay."""
    told = amount.before + amount.after
    if "pay" in told:
        return True
    if not amount.signs or not (amount.is_range or amount.period):
        return False
    return ("perhaps_pay" in told and amount.period is not None) or _speaks_of_pay(part)


def _speaks_of_pay(part: Part) -> bool:
    if part.kind not in (SectionKind.BENEFITS, None) or not part.title:
        return False
    return "pay" in money_in(part.title).kinds or "pay" in part.title.lower().split()


def _opens_with_pay(text: str) -> bool:
    """Whether the first word of a line is one for pay: "Vergütung nach Tarif, je nach Stufe 3.300 bis 3.900 Euro"."""
    first = text.split(maxsplit=1)[:1]
    return bool(first) and "pay" in heading_of(first[0]).kinds


def _alone(amount: Amount, text: str) -> bool:
    """Whether a range is all that a line says, or one of several facts in it ("Berlin · €60k - €75k · Hybrid")."""
    if len(text) - (amount.end - amount.start) >= _SHORT:
        return False
    if not amount.is_range:  # "£12.40 per hour plus tips"
        rest = text[: amount.start] + (text[amount.end :] if amount.period != "HOUR" else "")
        return bool(amount.signs) and amount.period is not None and not any(map(str.isalnum, rest))
    before, after = _DIVIDED.split(text[: amount.start])[-1], _DIVIDED.split(text[amount.end :])[0]
    return not any(map(str.isalpha, before + after))


def _in_row(amount: Amount, text: str) -> bool:
    """Whether an amount is one of several facts, a kind of employment among them: "£14 an hour, full-time"."""
    if not amount.signs or amount.period is None:
        return False
    return any(map(types_alone, pieces_beside(text, amount.start, amount.end)))


def _like(amount: Amount, other: Amount) -> bool:
    """Whether two amounts are of one kind: the same signs, and of a size; a single amount must be near."""
    most = _FAR if amount.is_range else _NEAR
    return amount.signs == other.signs and other.largest / most <= amount.largest <= other.largest * most


def _is_likely(salary: Salary) -> bool:
    """Whether anybody is paid so much."""
    amount = salary.maximum if salary.maximum is not None else salary.minimum
    if amount is None:
        return False
    if salary.currency is None or salary.period is None:
        return amount >= _SMALLEST
    return is_possible(amount, salary.currency, salary.period)


def _offers_equity(entry: Entry, parts: Outline) -> bool:
    """Whether the company's shares are offered elsewhere: behind a label, or among the benefits."""
    if any(candidate.text.strip().lower() not in _NO for candidate in labelled(entry, "equity")):
        return True
    return any("equity" in money_in(line.text).kinds for _, line in parts.telling(EQUITY, SectionKind.BENEFITS))


def _reversal(candidate: Candidate) -> Iterator[Diagnostic]:
    if reads_backwards(money_in(candidate.text)):
        yield REVERSED_RANGE.at(
            candidate.span, f"the larger amount stands first in `{plain(candidate.text)}`; the two are read in order",
            "write the smaller amount first",
        )  # fmt: skip
