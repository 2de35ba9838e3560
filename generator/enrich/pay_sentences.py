"""Understands pay in sentences and lines without a label: from a posting's body to the pay that each states."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from generator.enrich.amounts import heading_of, money_in
from generator.enrich.candidates import Candidate
from generator.enrich.cues import PAY
from generator.enrich.currencies import is_possible, names_money
from generator.enrich.employment_words import types_alone
from generator.enrich.pay import Place, base_of, is_pay, put_together
from generator.enrich.place_reading import understand_place
from generator.enrich.place_statement import is_doubtful, is_nothing_else
from generator.enrich.plain import plain
from generator.enrich.rows_of_facts import pieces_beside
from generator.model.entry import LineKind
from generator.model.facts import Fact, Origin
from generator.model.posting import SectionKind
from generator.model.salary import Salary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.enrich.amount import Amount
    from generator.enrich.sections import Outline, Part
    from generator.model.entry import Line

_DIGIT = re.compile(r"\d")
_DIVIDED = re.compile(r"[·|•]")
_OPENING = re.compile(r"\b(?:between|from|zwischen|entre|von)\b", re.IGNORECASE)
_ABROAD = re.compile(r"^\W*(?:de|desde|da|van|tussen|tra|od)\W*$", re.IGNORECASE)
_GROSS = re.compile(r"\b(?:brutt?[aeio]s?|brut|brutto|gross|lord[aeio])\b", re.IGNORECASE)
_FROM = re.compile(
    r"\W*(?:from|up to|starting (?:at|from)|ab|bis zu|desde|hasta|a partir de|à partir de|jusqu['’]à|vanaf|tot"
    r"|fino a|até)\W*",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:$|[,;.(]|selon|según|afhankelijk|conforme|in base)")
# The pay range as the subject of a sentence, whatever is put in between: "The pay range (without bonus) is ".
_RANGE_IS = re.compile(
    r"(?<!bonus )(?<!incentive )(?<!variable )(?<!commission )\b(?:salary|pay|compensation|wage) (?:range|band|scale)\b"
    r"(?:[^.!?;:\n]|\.(?=[A-Z]\.| (?:is|are)\b)){0,90}(?:\b(?:is|are)|:)(?: between| from)?(?: [A-Z]{3})?\s?$"
    r"|\b(?:salary|pay|compensation)\b[^.!?;:\n]{0,60}\b(?:lies|falls|ranges)(?: between| from)?\s?$",
    re.IGNORECASE,
)
_SUBJECT = 140  # characters in front of an amount that may hold such a subject
_DEPENDS = re.compile(r"\b(?:experience|DOE|Erfahrung|expérience|experiencia|negotiable)\b")
_BESIDE = re.compile(r"\b(?:bonus|benefits|pension|pro rata|commission|super|equity|experience|DOE)\b")
_LEAD = 80  # characters of the line above that may speak of an amount
_NEAR, _FAR = Decimal("1.5"), 4  # how much larger another amount of pay in a sentence may be
_SHORT = 60  # letters beside an amount that stands alone in a line
_SMALLEST = 1000  # in a sentence, amounts below it need a period to be pay
_YEARLY = 15_000  # of any currency: what "paying" has for its object is a year's pay from there


def pay_in_sentences(parts: Outline, place: Place) -> Iterator[Fact[Salary]]:
    """Find pay in sentences: money with its sign, beside a word for pay, of a possible size."""
    for part, line in (*parts.telling(PAY), *parts.headings):
        text = line.text
        if not (_DIGIT.search(text) and names_money(text)):
            continue
        money = money_in(text)
        amounts = [one for one in money.amounts if _may_be_pay(one) or _is_pay_range(one, text)]
        speaks_of_pay = line is part.heading or _opens_with_pay(text)
        if amounts and (lead := _line_above(part, line)):
            amounts = [one for one in _shifted(lead + text, len(lead)) if _may_be_pay(one) and one.is_range] or amounts
        told = [
            one
            for one in amounts
            if _about_pay(one, part)
            or _alone(one, text)
            or (speaks_of_pay and one.is_range)
            or _is_pay_range(one, text)
            or _in_row(one, text)
            or ((one.is_range or len(amounts) == 1) and _is_gross(one, text))
        ]
        if not told:
            continue
        amounts = base_of([one for one in amounts if one in told or _like(one, told[0])])
        start, end = amounts[0].start, amounts[-1].end
        candidate = Candidate(text, Origin.PROSE, line.span)
        beside = Salary(equity="equity" in money.kinds, text=plain(text[start:end]))
        fact = put_together(amounts, candidate, place, beside)
        if is_likely(fact.value):
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
    if "pay" in told or amount.unit == "lpa":
        return True
    is_open = amount.low is None or amount.high is None
    if not amount.signs or not (amount.is_range or amount.period or is_open):
        return False
    is_year = amount.largest >= _YEARLY and (amount.period or "YEAR") == "YEAR"
    if "paying" in told and is_year:  # "paying £45k - £55k"
        return True
    if amount.is_range and "perhaps_pay" in amount.after and amount.largest >= _SMALLEST:  # "4k - 6k PLN gross"
        return True
    return ("perhaps_pay" in told and amount.period is not None) or "total" in told or _speaks_of_pay(part)


def _speaks_of_pay(part: Part) -> bool:
    if part.kind not in (SectionKind.BENEFITS, None) or not part.title:
        return False
    return "pay" in money_in(part.title).kinds or "pay" in part.title.lower().split()


def _opens_with_pay(text: str) -> bool:
    """Whether the first word of a line is one for pay: "Vergütung nach Tarif, je nach Stufe 3.300 bis 3.900 Euro"."""
    first = text.split(maxsplit=1)[:1]
    return bool(first) and "pay" in heading_of(first[0]).kinds


def _is_pay_range(amount: Amount, text: str) -> bool:
    """Whether a sentence says that this is the pay range."""
    if not (amount.is_range and amount.signs) or {"not_pay", "never"} & {*amount.after}:
        return False
    return _RANGE_IS.search(text[max(0, amount.start - _SUBJECT) : amount.start]) is not None


def _alone(amount: Amount, text: str) -> bool:
    """Whether a range is all that a line says, or one of several facts in it ("Berlin · €60k - €75k · Hybrid")."""
    if _opens(amount, text):
        return True
    if len(text) - (amount.end - amount.start) >= _SHORT:
        return False
    if not amount.is_range:  # "£12.40 per hour plus tips"
        rest = text[: amount.start] + (text[amount.end :] if amount.period != "HOUR" else "")
        return bool(amount.signs) and amount.period is not None and not any(map(str.isalnum, rest))
    before, after = _DIVIDED.split(text[: amount.start])[-1], _DIVIDED.split(text[amount.end :])[0]
    if any(map(str.isalpha, after)):
        return False
    return not any(map(str.isalpha, before)) or (bool(amount.signs and amount.period) and _is_place(before))


def _is_place(text: str) -> bool:
    """Whether a text is the name of a place and nothing else, a line of pay for each place: "USA, WA, Seattle - "."""
    name = text.strip(" -–—:")
    reading = understand_place(name)
    return bool(reading.locations) and not is_doubtful(reading) and is_nothing_else(name)


def _opens(amount: Amount, text: str) -> bool:
    """Whether a line begins with what can only be pay: "£28,000 - £31,000 a year, and a pension to match"."""
    if not amount.signs:
        return False
    if not amount.is_range and _FROM.fullmatch(text[: amount.start]):  # "Desde 24.000 € brutos anuales"
        is_open = amount.low is None or amount.high is None
        return is_open and amount.period == "YEAR" and amount.largest >= _YEARLY and _stops(amount, text)
    if _ABROAD.match(text[: amount.start]):  # "De 29 000 € à 33 000 € par an"
        return amount.is_range and amount.period is not None and _stops(amount, text)
    if any(map(str.isalnum, _OPENING.sub("", text[: amount.start]))):
        return False
    if not amount.is_range:
        return amount.period == "YEAR" and amount.largest >= _YEARLY and _BESIDE.search(text, amount.end) is not None
    return amount.period is not None or _DEPENDS.search(text, amount.end) is not None


def _is_gross(amount: Amount, text: str) -> bool:
    """Whether an amount is told with its period and as one before taxes: only pay is."""
    return amount.period is not None and _GROSS.search(text, amount.start, amount.end) is not None


def _stops(amount: Amount, text: str) -> bool:
    """Whether nothing comes behind an amount but on what it depends."""
    return _ENDS.match(text, amount.end) is not None


def _in_row(amount: Amount, text: str) -> bool:
    """Whether an amount is one of several facts, a kind of employment among them: "£14 an hour, full-time"."""
    if not amount.signs or amount.period is None:
        return False
    return any(map(types_alone, pieces_beside(text, amount.start, amount.end)))


def _like(amount: Amount, other: Amount) -> bool:
    """Whether two amounts are of one kind: the same signs, and of a size; a single amount must be near."""
    most = _FAR if amount.is_range else _NEAR
    return amount.signs == other.signs and other.largest / most <= amount.largest <= other.largest * most


def is_likely(salary: Salary) -> bool:
    """Whether anybody is paid so much."""
    amount = salary.maximum if salary.maximum is not None else salary.minimum
    if amount is None:
        return False
    if salary.period is None:
        return amount >= _SMALLEST
    if salary.currency is None and amount >= _SMALLEST:
        return True
    return is_possible(amount, salary.currency or "USD", salary.period)  # "$40 an hour", of whatever dollars
