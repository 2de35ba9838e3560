"""Understands the kind of employment: from words in several languages to Google's closed list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.enrich.amounts import money_in
from generator.enrich.candidates import Candidate, fields_of, labelled, written
from generator.enrich.cues import EMPLOYMENT
from generator.enrich.employer_names import names_role
from generator.enrich.employment_words import Types, phrases, types_alone, types_in, whole_types
from generator.enrich.faults import UNKNOWN_VALUE
from generator.enrich.label_lists import lists_below
from generator.enrich.patterns import any_of, words
from generator.enrich.pay import is_pay
from generator.enrich.plain import plain
from generator.enrich.rows_of_facts import pieces_beside
from generator.enrich.seniority import level_of_title
from generator.enrich.settle import settle
from generator.enrich.title import beside_name, naming
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.entry import LineKind
from generator.model.facts import Fact, Origin
from generator.model.posting import EmploymentType, SectionKind, Seniority

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.enrich.outline import Outline
    from generator.model.config import Reading
    from generator.model.entry import Entry
    from generator.model.source import Span

_WEEKLY = re.compile(
    r"(\d{2})\s*(?=(?:per|a|an|/|pro|par|por|alla)\s*(?:week|wk|woche|semaine|semana|settimana))", re.IGNORECASE
)
_LONGEST_SHARE = 12  # characters of "80 - 100 %"
_PENSUM = re.compile(r"\d{2,3}\s?%?(?:\s?(?:[-–]|bis)\s?\d{2,3})?\s?%")  # "80-100%", as Swiss titles say
_ASIDE = re.compile(r"[(\[（【]\s{0,3}([^()\[\]（）【】]{2,30}?)\s{0,3}[)\]）】]")  # "Baker (Stage)", "[FT] Baker"
_MODE = re.compile(
    r"(?<=time)[ ,/-]{1,3}remote$|^remote[ ,/-]{1,3}(?=full|part)", re.IGNORECASE
)  # "(Full-time remote)"
_TIMES = frozenset((EmploymentType.FULL_TIME, EmploymentType.PART_TIME))
_LONGEST_DOTTED, _FEW = 100, 4  # characters of such a line, with tags; words of one of its sentences
_LONGEST_TITLE = 200  # characters; more is no title
_TOLD_IN = (None, SectionKind.SUMMARY, SectionKind.BENEFITS, SectionKind.COMPANY, SectionKind.APPLY)


def employment_type_of(entry: Entry, parts: Outline, title: Fact[str], reading: Reading) -> Outcome[Fact[Types] | None]:
    """Return the kinds of employment a posting offers, in the order it names them."""
    faults: list[Diagnostic] = []
    facts: list[Fact[Types]] = []
    stated = list(written(entry, "employment_type"))
    facts.extend(_of_fields(entry, stated))
    faults.extend(
        _unknown(candidate) for candidate in stated if not types_in(candidate.text) and not _about_place(candidate.text)
    )
    facts.extend(_of_labels(entry))
    if not facts:
        facts.extend(_of_lists(entry))
    if not facts:
        facts.extend(_in_prose(parts))
    if not facts:
        facts.extend(_beside_title(entry))
    if not facts:
        whole = naming(entry)
        facts.extend(_in_title(plain(whole.text), whole.span) if whole else _in_title(title.value, title.span))
    if not facts:
        facts.extend(_of_tags(entry))
    if not facts and reading.defaults.employment_type:
        values = types_in(reading.defaults.employment_type)
        facts.extend([Fact(values, Origin.BOARD_DEFAULT, None)] if values else [])
    if facts and facts[0].origin is Origin.PROSE and not set(facts[0].value) & _TIMES:
        times = (one.value for one in _in_title(title.value, title.span) if set(one.value) <= _TIMES)
        facts = [msgspec.structs.replace(facts[0], value=(*next(times, ()), *facts[0].value))]
    if facts and set(facts[0].value) == {EmploymentType.FULL_TIME} and facts[0].origin is Origin.PROSE:
        facts = [msgspec.structs.replace(facts[0], value=(*facts[0].value, *_also(parts)))]
    outcome = settle("employment_type", facts, told=_told, same=lambda one, other: bool(set(one) & set(other)))
    return Outcome(outcome.value, (*faults, *outcome.diagnostics))


def _of_fields(entry: Entry, stated: Sequence[Candidate]) -> Iterator[Fact[Types]]:
    """Take what the front matter says; of "permanent" and "part time" in the field of the hours, both count."""
    values = tuple(dict.fromkeys(value for candidate in stated for value in types_in(candidate.text)))
    hours = [(one, said) for one in written(entry, "hours") if (said := types_alone(one.text) or whole_types(one.text))]
    if hours and not any(_names_time(candidate.text) for candidate in stated):
        values = (*hours[0][1], *(value for value in values if value not in _TIMES))
    if values:
        yield Fact(values, Origin.FRONT_MATTER, (stated or [hours[0][0]])[0].span)


def _names_time(text: str) -> bool:
    """Whether a value says itself that the work is full or part time."""
    return any(hit.value in {"FULL_TIME", "PART_TIME"} for hit in phrases("employment").hits(text.replace("_", " ")))


def _of_labels(entry: Entry) -> Iterator[Fact[Types]]:
    """Find what labels say; one of the contract and one of the hours make one fact."""
    facts = [
        Fact(found, candidate.origin, candidate.span)
        for candidate in (*labelled(entry, "employment_type"), *labelled(entry, "title"))
        if "title" not in fields_of(candidate.label) or candidate.text.strip().lower() in words("employment", "codes")
        if (found := _answered(candidate) or types_in(_WEEKLY.sub(r"\1 hours ", candidate.text)))
    ]
    times = next((fact.value for fact in facts if set(fact.value) <= _TIMES), ())
    for fact in facts:
        if facts[0] is fact and not set(fact.value) & _TIMES:
            yield Fact((*fact.value, *times), fact.origin, fact.span)
        elif set(fact.value) & set(facts[0].value) or not set(fact.value) <= _TIMES or set(facts[0].value) & _TIMES:
            yield fact


def _of_lists(entry: Entry) -> Iterator[Fact[Types]]:
    """Read the items of a list under a label that say nothing else: "Regime", then "- CLT" and "- PJ"."""
    for label, items in lists_below(entry):
        if "employment_type" in fields_of(label):
            told = [(item, kinds) for item in items if (kinds := types_alone(item.text) or whole_types(item.text))]
            if told:
                yield Fact(_joined(kinds for _, kinds in told), Origin.LABELLED_LINE, told[0][0].span)


def _of_tags(entry: Entry) -> Iterator[Fact[Types]]:
    """Read the tags that are a kind of employment and nothing else, where nothing else tells it."""
    told = [(tag, kinds) for tag in written(entry, "skills") if (kinds := types_alone(tag.text))]
    if told:
        yield Fact(_joined(kinds for _, kinds in told), Origin.FRONT_MATTER, told[0][0].span)


def _joined(several: Iterable[Types]) -> Types:
    return tuple(dict.fromkeys(kind for kinds in several for kind in kinds))


def _answered(candidate: Candidate) -> Types:
    """Return the kind of employment that a label asks for and its value affirms ("是否全职：是")."""
    affirmed = candidate.text.strip().lower() in words("employment", "affirmed")
    return types_in(candidate.label) if affirmed else ()


def _beside_title(entry: Entry) -> Iterator[Fact[Types]]:
    """Find the piece of a title that says nothing else: "Acme | Baker | Part-time"."""
    for candidate in beside_name(entry):
        hits = phrases("employment").hits(candidate.text)
        alone = types_alone(candidate.text.strip("[]() "))
        kinds = alone or (types_in(candidate.text) if any(hit.start == 0 for hit in hits) else ())
        if kinds:
            yield Fact(kinds, Origin.TITLE, candidate.span)


def _in_title(title: str, span: Span | None) -> Iterator[Fact[Types]]:
    title = title[:_LONGEST_TITLE]
    hits = {hit.value for hit in phrases("employment_in_title").hits(title) if not _is_matter(title[hit.end :])}
    if not hits and level_of_title(title) is Seniority.INTERN:
        hits = {"INTERN"}
    share = _PENSUM.search(title[-_LONGEST_SHARE:])
    kinds = tuple(kind for kind in EmploymentType if kind.value in hits) or _joined(
        types_in(aside[1]) if _PENSUM.fullmatch(aside[1]) else whole_types(_MODE.sub("", aside[1]))
        for aside in _ASIDE.finditer(title)
        if aside[1].lower() not in words("employment", "places")
    )
    before = title[: -len(share[0])].split() if share and title.endswith(share[0]) else []
    if share and before and not kinds and names_role(before[-1]):
        kinds = types_in(share[0])  # "Baker 80-100%", but not "sales that grew by 40%"
    if kinds:
        yield Fact(kinds, Origin.TITLE, span)


def _is_matter(after: str) -> bool:
    """Whether a kind of employment is what the work is about ("Volunteer Coordinator")."""
    following = after.split()[:1]
    return bool(following) and following[0].strip(",:()").lower() in words("employment", "matter")


def _in_prose(parts: Outline) -> Iterator[Fact[Types]]:
    """Find "this is a full-time position": a kind of employment said of the position itself."""
    told: Fact[Types] | None = None
    for part, line in parts.telling(EMPLOYMENT, *_TOLD_IN, SectionKind.QUALIFICATIONS):
        if part.kind is SectionKind.QUALIFICATIONS and line.kind is not LineKind.TEXT:
            continue  # only a note below what is asked for may tell it
        match = any_of("employment", "told").search(line.text)
        kinds = types_in(match[match.lastindex or 0]) if match else ()
        if match and kinds and told is None:
            candidate = Candidate(line.text, Origin.PROSE, line.span)
            told = Fact(kinds, Origin.PROSE, candidate.part(*match.span(match.lastindex or 0)))
        elif match and told and set(kinds) <= _TIMES and kinds and not set(told.value) & _TIMES:
            told = msgspec.structs.replace(told, value=(*kinds, *told.value))
        if told is not None:
            continue
        if kinds := types_alone(line.text) or _first_of_short(line.text):
            yield Fact(kinds, Origin.PROSE, line.span)
            return
        for hit in phrases("employment").hits(line.text):
            if kinds := _in_row(line.text, hit.start, hit.end):
                yield Fact(kinds, Origin.PROSE, Candidate(line.text, Origin.PROSE, line.span).part(hit.start, hit.end))
                return
    if told is not None:
        yield told


def _first_of_short(text: str) -> Types:
    """Return the kind of employment that a line of very short sentences begins with: "Full time. Remote. EU only."."""
    pieces = plain(text).rstrip(".").split(". ") if len(text) <= _LONGEST_DOTTED and ". " in text else []
    return types_alone(pieces[0]) if len(pieces) > 1 and all(len(piece.split()) < _FEW for piece in pieces) else ()


def _in_row(text: str, start: int, end: int) -> Types:
    """Return a kind of employment that is one of several facts, pay for a time among them: "£14 an hour, full-time"."""
    told = types_alone(text[start:end])
    beside = pieces_beside(text, start, end) if told else []
    pays = any(one.signs and one.period and is_pay(one) for piece in beside for one in money_in(piece).amounts)
    return told if pays else ()


def _also(parts: Outline) -> Types:
    """Return part time, if a line says that it is possible, too: "Temps partiel accepté"."""
    told = any(any_of("employment", "also").holds(line.text) for _, line in parts.telling(EMPLOYMENT, *_TOLD_IN))
    return (EmploymentType.PART_TIME,) if told else ()


def _unknown(candidate: Candidate) -> Diagnostic:
    return UNKNOWN_VALUE.at(
        candidate.span, f"`{candidate.text}` is not a kind of employment we know, so it is left out",
        "write one of: full-time, part-time, contractor, temporary, intern, volunteer, per diem, other",
    )  # fmt: skip


def _about_place(text: str) -> bool:
    """Whether a value tells where one works: other boards call that a type, too."""
    return any(word in text.lower() for word in ("remote", "hybrid", "site", "office", "home"))


def _told(types: Types) -> str:
    return ", ".join(kind.value.lower().replace("_", "-") for kind in types)
