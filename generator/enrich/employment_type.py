"""Understands the kind of employment: from words in several languages to Google's closed list."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import msgspec

from generator.enrich.candidates import Candidate, fields_of, labelled, written
from generator.enrich.cues import EMPLOYMENT
from generator.enrich.data import read_table
from generator.enrich.experience import NUMBERS
from generator.enrich.faults import UNKNOWN_VALUE
from generator.enrich.label_lists import lists_below
from generator.enrich.patterns import any_of, words
from generator.enrich.plain import plain
from generator.enrich.seniority import level_of_title
from generator.enrich.settle import settle
from generator.enrich.title import beside_name, naming
from generator.enrich.words import Phrases
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.facts import Fact, Origin
from generator.model.posting import EmploymentType, SectionKind, Seniority

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.enrich.outline import Outline
    from generator.model.config import Reading
    from generator.model.entry import Entry
    from generator.model.source import Span

Types = tuple[EmploymentType, ...]
PERMANENT = "PERMANENT"
_FULL_TIME_HOURS = 35
_FULL_TIME_DAYS = 5
_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
_BLANKS = r"\s{0,9}"
_RANGE = (
    rf"(?P<low>{_NUMBER}){_BLANKS}%?{_BLANKS}(?:(?:[-–—~]|to|bis|à|a|tot|up to){_BLANKS}(?P<high>{_NUMBER}){_BLANKS})?"
)
_HOURS = re.compile(
    rf"(?<![\d€$£.,])(?<!\d-){_RANGE}\s?(?:h\b|hours?|hrs?\b|std\b|stunden|uur|heures|horas|ore\b|時間)", re.IGNORECASE
)
_WEEK = re.compile(r"week|wk|woche|semaine|semana|settimana|週|\bp\.?w", re.IGNORECASE)
_SHARE = re.compile(rf"(?<![\d.,]){_RANGE}%")
_FTE = re.compile(rf"(?<![\d.,]){_RANGE}fte\b|\bfte:?\s*(?P<fte>\d(?:[.,]\d+)?)", re.IGNORECASE)
_DAYS = re.compile(r"\b(?P<days>two|three|four|five|[2-5]) days (?:a|per) week", re.IGNORECASE)
_WEEKLY = re.compile(
    r"(\d{2})\s*(?=(?:per|a|an|/|pro|par|por|alla)\s*(?:week|wk|woche|semaine|semana|settimana))", re.IGNORECASE
)
_HOURS_ALONE = re.compile(
    rf"{_RANGE}(?:h|hours?|hrs?|std\.?|stunden)\s*(?:per|a|/|pro)\s*(?:week|woche)", re.IGNORECASE
)
_AT_OFFICE = re.compile(r"office|remote|home|site|hybrid|büro", re.IGNORECASE)
_FOR_A_TIME = re.compile(
    r"\d{1,3}[- ]?(?:months?|mths?|years?|weeks?|monate?|mois)[- ](?:\w{1,40} )?contract\b", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"\b(?:or|and|oder|und|ou|et|o|y|e|of|en|position|job|contract|vertrag|contrat|contrato)\b", re.IGNORECASE
)
_LONGEST_SHARE = 12  # characters of "80 - 100 %"
_SETTLED = frozenset(("FULL_TIME", "PART_TIME", "INTERN", "VOLUNTEER", "PER_DIEM"))
_EITHER = re.compile(r"\b(?:or|oder|ou|of|o)\b", re.IGNORECASE)  # "CDI ou alternance"
_PENSUM = re.compile(r"\d{2,3}\s?%?(?:\s?(?:[-–]|bis)\s?\d{2,3})?\s?%")  # "80-100%", as Swiss titles say
_ASIDE = re.compile(r"[(\[（【]\s{0,3}([^()\[\]（）【】]{2,30}?)\s{0,3}[)\]）】]")  # "Baker (Stage)", "[FT] Baker"
_TIMES = frozenset((EmploymentType.FULL_TIME, EmploymentType.PART_TIME))
_UNMEASURED = frozenset(("INTERN", "VOLUNTEER", "PER_DIEM"))
_LONGEST_TITLE = 200  # characters; more is no title
_LONGEST_ALONE = 50
_SHORTEST_CLEAR = 8  # letters of a phrase that is a kind of employment and nothing else
_TOLD_IN = (None, SectionKind.SUMMARY, SectionKind.BENEFITS, SectionKind.COMPANY, SectionKind.APPLY)


@functools.cache
def _phrases(table: str) -> Phrases[str]:
    return Phrases(read_table("levels.toml")[table])


def employment_type_of(entry: Entry, parts: Outline, title: Fact[str], reading: Reading) -> Outcome[Fact[Types] | None]:
    """Return the kinds of employment a posting offers, in the order it names them."""
    faults: list[Diagnostic] = []
    facts: list[Fact[Types]] = []
    stated = list(written(entry, "employment_type"))
    values = tuple(dict.fromkeys(value for candidate in stated for value in types_in(candidate.text)))
    if values:
        facts.append(Fact(values, Origin.FRONT_MATTER, stated[0].span))
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
    if facts and set(facts[0].value) == {EmploymentType.FULL_TIME} and facts[0].origin is Origin.PROSE:
        facts = [msgspec.structs.replace(facts[0], value=(*facts[0].value, *_also(parts)))]
    outcome = settle("employment_type", facts, told=_told, same=lambda one, other: bool(set(one) & set(other)))
    return Outcome(outcome.value, (*faults, *outcome.diagnostics))


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
            told = [(item, kinds) for item in items if (kinds := _alone(item.text) or _whole(item.text))]
            if told:
                yield Fact(_joined(kinds for _, kinds in told), Origin.LABELLED_LINE, told[0][0].span)


def _of_tags(entry: Entry) -> Iterator[Fact[Types]]:
    """Read the tags that are a kind of employment and nothing else, where nothing else tells it."""
    told = [(tag, kinds) for tag in written(entry, "skills") if (kinds := _alone(tag.text))]
    if told:
        yield Fact(_joined(kinds for _, kinds in told), Origin.FRONT_MATTER, told[0][0].span)


def _joined(several: Iterable[Types]) -> Types:
    return tuple(dict.fromkeys(kind for kinds in several for kind in kinds))


def _whole(text: str) -> Types:
    """Return the kinds of employment of a text that is one phrase for them, however short ("FT", "Stage")."""
    said = plain(text).strip(" .,;")
    hits = list(_phrases("employment").hits(said))
    return types_in(said) if any(hit.start == 0 and hit.end == len(said) for hit in hits) else ()


def _answered(candidate: Candidate) -> Types:
    """Return the kind of employment that a label asks for and its value affirms ("是否全职：是")."""
    affirmed = candidate.text.strip().lower() in words("employment", "affirmed")
    return types_in(candidate.label) if affirmed else ()


def types_in(text: str) -> Types:
    """Return the kinds of employment that a value names ("Voll- oder Teilzeit", "FULL_TIME", "CDI", "32-40 hours")."""
    hits = sorted(_phrases("employment").hits(text.replace("_", " ")), key=lambda hit: hit.start)
    named = dict.fromkeys(hit.value for hit in hits)
    if "CONTRACTOR" in named and _FOR_A_TIME.search(text):
        named = {("TEMPORARY" if kind == "CONTRACTOR" else kind): None for kind in named}
    measured = dict.fromkeys(_measured(text)) if not named.keys() & _UNMEASURED else {}
    if not named.keys() & {"FULL_TIME", "PART_TIME"} or ("PART_TIME" in measured and _DAYS.search(text)):
        named |= measured
    if PERMANENT in named:
        rest = [kind for kind in named if kind != PERMANENT]
        times = {"FULL_TIME", "PART_TIME"} if _EITHER.search(text) else _SETTLED
        settled = set(rest) & times
        named = dict.fromkeys(rest if settled else [kind.replace(PERMANENT, "FULL_TIME") for kind in named])
    return tuple(EmploymentType(value) for value in named)


def _measured(text: str) -> Iterator[str]:
    """Tell full from part time by hours or days a week, or by a share of full time."""
    if not any(sign.isdigit() for sign in text) and "days" not in text:
        return
    if match := _FTE.search(text):
        low = _number(match["fte"] or match["low"])
        yield from _kinds(low, _number(match["high"]) or low, 1)
    elif (match := _SHARE.search(text)) and 10 <= _number(match["low"]) <= 100:  # noqa: PLR2004 - percent
        low = _number(match["low"])
        yield from _kinds(low, _number(match["high"]) or low, 100)
    elif (match := _HOURS.search(text)) and (_WEEK.search(text) or 16 <= _number(match["low"]) <= 45):  # noqa: PLR2004
        low = _number(match["low"])
        yield from _kinds(low, _number(match["high"]) or low, _FULL_TIME_HOURS)
    elif (match := _DAYS.search(text)) and not _AT_OFFICE.search(text):
        days = NUMBERS.get(match["days"].lower()) or int(match["days"])
        yield from _kinds(days, days, _FULL_TIME_DAYS)


def _kinds(low: float, high: float, full: float) -> Iterator[str]:
    if high >= full:
        yield "FULL_TIME"
    if low < full:
        yield "PART_TIME"


def _number(text: str | None) -> float:
    return float(text.replace(",", ".")) if text else 0


def _beside_title(entry: Entry) -> Iterator[Fact[Types]]:
    """Find the piece of a title that says nothing else: "Acme | Baker | Part-time"."""
    for candidate in beside_name(entry):
        hits = _phrases("employment").hits(candidate.text)
        alone = _alone(candidate.text.strip("[]() "))
        kinds = alone or (types_in(candidate.text) if any(hit.start == 0 for hit in hits) else ())
        if kinds:
            yield Fact(kinds, Origin.TITLE, candidate.span)


def _in_title(title: str, span: Span | None) -> Iterator[Fact[Types]]:
    title = title[:_LONGEST_TITLE]
    hits = {hit.value for hit in _phrases("employment_in_title").hits(title) if not _is_matter(title[hit.end :])}
    if not hits and level_of_title(title) is Seniority.INTERN:
        hits = {"INTERN"}
    share = _PENSUM.search(title[-_LONGEST_SHARE:])
    kinds = tuple(kind for kind in EmploymentType if kind.value in hits) or _joined(
        types_in(aside[1]) if _PENSUM.fullmatch(aside[1]) else _whole(aside[1])
        for aside in _ASIDE.finditer(title)
        if aside[1].lower() not in words("employment", "places")
    )
    kinds = kinds or (types_in(share[0]) if share and share.end() == len(title[-_LONGEST_SHARE:]) else ())
    if kinds:
        yield Fact(kinds, Origin.TITLE, span)


def _is_matter(after: str) -> bool:
    """Whether a kind of employment is what the work is about ("Volunteer Coordinator")."""
    following = after.split()[:1]
    return bool(following) and following[0].strip(",:()").lower() in words("employment", "matter")


def _in_prose(parts: Outline) -> Iterator[Fact[Types]]:
    """Find "this is a full-time position": a kind of employment said of the position itself."""
    for _, line in parts.telling(EMPLOYMENT, *_TOLD_IN):
        match = any_of("employment", "told").search(line.text)
        kinds = types_in(match[match.lastindex or 0]) if match else ()
        if match and kinds:
            candidate = Candidate(line.text, Origin.PROSE, line.span)
            yield Fact(kinds, Origin.PROSE, candidate.part(*match.span(match.lastindex or 0)))
            return
        if kinds := _alone(line.text):
            yield Fact(kinds, Origin.PROSE, line.span)
            return


def _also(parts: Outline) -> Types:
    """Return part time, if a line says that it is possible, too: "Temps partiel accepté"."""
    told = any(any_of("employment", "also").holds(line.text) for _, line in parts.telling(EMPLOYMENT, *_TOLD_IN))
    return (EmploymentType.PART_TIME,) if told else ()


def _alone(text: str) -> Types:
    """Return the kinds of employment of a line that says nothing else ("Full-time", "Vollzeit, unbefristet")."""
    if len(text) > _LONGEST_ALONE:
        return ()
    said = plain(text)
    hits = list(_phrases("employment").hits(said))
    rest = said
    for hit in sorted(hits, key=lambda hit: -hit.start):
        rest = rest[: hit.start] + rest[hit.end :]
    if hits and re.search(r"\w", rest) and not re.search(r"\w", _HOURS.sub("", rest)):  # "CDI 35 h"
        return types_in(said)
    clear = any(len(said[hit.start : hit.end]) >= _SHORTEST_CLEAR for hit in hits) or (
        said.strip().lower() in words("employment", "codes")
    )
    if not hits and _HOURS_ALONE.fullmatch(said.strip(" .")):
        return types_in(said)
    return types_in(said) if clear and not re.search(r"\w", _BETWEEN.sub("", rest)) else ()


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
