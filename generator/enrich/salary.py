"""Understands pay: from what front matter, labels and sentences say of it to one salary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.enrich.amounts import heading_of, money_in
from generator.enrich.candidates import Candidate, labelled, scalars, written
from generator.enrich.cues import EQUITY
from generator.enrich.faults import REVERSED_RANGE, UNREAD_SALARY
from generator.enrich.pay import Place, envelope, is_pay, put_together, reads_backwards, salary_in
from generator.enrich.pay_agreement import gathered, has_amount, ranges_of, same_pay
from generator.enrich.pay_sentences import is_likely, pay_in_sentences
from generator.enrich.plain import plain
from generator.enrich.salary_map import names_pay, salary_of_map
from generator.enrich.settle import settle
from generator.enrich.title import beside_name
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.entry import Many, Pairs
from generator.model.facts import Fact, Origin
from generator.model.posting import SectionKind
from generator.model.salary import Salary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.enrich.sections import Outline
    from generator.model.config import Reading
    from generator.model.entry import Entry, Value

_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"[\d.,' ]+[kK]?")
_NO = frozenset({"no", "none", "-", "n/a", "nein", "non"})
_PAIR = 2


def salary_of(entry: Entry, parts: Outline, countries: Sequence[str], reading: Reading) -> Outcome[Fact[Salary] | None]:
    """Return the pay a posting states; money that is not pay (budgets, bonuses, funding) is none."""
    place = Place(tuple(countries), reading.defaults.currency.upper())
    faults: list[Diagnostic] = []
    stated = [*written(entry, "salary"), *labelled(entry, "salary")]
    if any(money_in(candidate.text).is_unpaid for candidate in stated):
        return Outcome(None)
    facts = [
        *_of_front_matter(entry, place, faults),
        *_of_labels(entry, place, faults),
        *pay_in_sentences(parts, place),
    ]
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
                if is_likely(fact.value):
                    yield msgspec.structs.replace(fact, origin=Origin.TITLE)


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
