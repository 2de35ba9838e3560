"""Understands the skills a posting asks for: from lists, sentences and its title to labels of the skills table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate, fields_of, of_labelled, written
from generator.enrich.cues import SKILLS
from generator.enrich.headings import kind_of
from generator.enrich.patterns import any_of, words
from generator.enrich.place_reading import understand_place
from generator.enrich.place_statement import is_nothing_else
from generator.enrich.plain import plain
from generator.enrich.skill_lists import is_list, skills_in_list
from generator.enrich.skill_sentences import skills_in_sentence, sure_and_everyday
from generator.enrich.skill_table import skill_table
from generator.model.entry import LineKind
from generator.model.facts import Fact, Origin
from generator.model.posting import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.enrich.outline import Outline
    from generator.model.entry import Entry, Labelled, Line
    from generator.model.source import Span

_MOST = 60
_TAGS = frozenset(("tags", "keywords", "tag", "job_tags", "schlagworte"))
_WHOLE_LIST = 30  # skills; a list of more names all
_CODES, _LONGEST_CODE = frozenset(("UK", "USA", "UAE")), 3  # in tags; "hr" and "it" are no countries there
_LONGEST_TITLE = 200  # characters; more is no title
_LISTED = (SectionKind.SKILLS, SectionKind.KEYWORDS)
_DEMANDS = (SectionKind.QUALIFICATIONS, SectionKind.PREFERRED)
_ASKED = (*_DEMANDS, *_LISTED)
_TOLD = (SectionKind.RESPONSIBILITIES, SectionKind.SUMMARY, None)
# Labels that keep their own meaning among skills; others ("Data:", "Tools:") name a group of them.
_OTHER = frozenset(("salary", "apply", "expires", "company", "employment_type", "experience", "education", "seniority"))
# One skill in a sentence counts where the sentence asks for it.
_ASKS = re.compile(
    r"\b(?:knowledge|experience|expertise|proficien(?:t|cy)|familiar(?:ity)?|understanding|fluen(?:t|cy))"
    r" (?:\w+ ){0,2}?(?:of|with|in)\b|kenntnis|erfahrung|connaissance|maîtrise|conhecimento|conocimiento|experiência"
    r"|experiencia|esperienza|conoscenza|ervaring|kennis van",
    re.IGNORECASE,
)
_TRADE = (
    r"developer|engineer|programmer|dev|architect|entwickler(?:in)?|ingenieur(?:in)?|consultant|specialist|administrator"
    r"|admin|analyst|lead|tester|expert|コース|エンジニア|工程师|開発"
)
_IN_TITLE = re.compile(
    rf"(?P<before>[^()\[\]|–—:]{{1,40}}?)[ -]?(?:{_TRADE})s?\b"
    r"|\b(?:desenvolvedora?(?:\(a\))?|développeu(?:r|se)|programadora?|desarrolladora?|engenheir[oa]|sviluppat(?:ore|rice))"
    r"\s{1,9}(?P<after>[^()\[\]|–—:,]{1,40})",
    re.IGNORECASE,
)
_LEVELLED = re.compile(r"\b(?:junior|senior|pleno|júnior|sênior|estágio)\b", re.IGNORECASE)  # "ReactJS Pleno"
# Whom one works with: their skills are theirs.
_TOGETHER = re.compile(
    r"\b(?:collaborat\w{1,4}(?: closely)?|work(?:ing)? (?:closely|together|side by side)) with\b.{0,200}"
    r"\b(?:developers|engineers|designers|scientists|teams?)\b",
    re.IGNORECASE,
)
# What is said of things that are not used or asked for.
_REFUSED = re.compile(
    r"[^.!?,;()]{0,200}\bnot (?:required|needed|necessary|mandatory|use|a requirement)\b[^.!?,;()]{0,200}"
)
_ASIDE = re.compile(r"[(\[（]([^()\[\]（）]{1,80})[)\]）]|\s[-–—|]\s([^()\[\]|–—]{1,80})")


def skills_of(entry: Entry, parts: Outline, title: Fact[str]) -> Fact[tuple[str, ...]] | None:
    """Return the skills, in the order they are named: those of the front matter, else of lists, else of sentences."""
    tagged = _are_tags(entry)
    given = _tags_of_matters(entry) if entry.field("skills") else ()
    if tagged:
        given = tuple(tag for tag in given if tag.text.strip().lower() != title.value.lower())
    for candidates in _sources(entry, parts, given, tagged=tagged):
        found: dict[str, Candidate] = {}
        for candidate in candidates:
            for skill in skills_in_list(candidate.text):
                found.setdefault(skill, candidate)
        if found:
            open_ended = tagged or _leaves_out(found, parts)
            told = (_of_sentences(parts, _ASKED) or _of_sentences(parts, _TOLD)) if open_ended else None
            return Fact(_unique((*found, *(told.value if told else ()))), *_strongest(found.values()))
    named = tuple(_of_title(title.value))
    told = _of_sentences(parts, _ASKED)
    used = _of_sentences(parts, _TOLD)
    if told is not None or used is not None:
        first = told or used
        skills = [skill for fact in (told, used) if fact is not None for skill in fact.value]
        return Fact(_unique((*named, *skills)), Origin.SECTION, first.span if first else None)
    return Fact(_unique(named), Origin.TITLE, title.span) if named else None


def _sources(
    entry: Entry, parts: Outline, given: tuple[Candidate, ...], *, tagged: bool
) -> Iterator[Iterable[Candidate]]:
    """Go through where skills are listed, the best first; the next is looked for where that before it names none."""
    yield (*given, *_lists(entry, parts)) if tagged else given
    yield _lists(entry, parts)


def _are_tags(entry: Entry) -> bool:
    """Whether the field is one of tags: they sort a posting, and hardly name all that it asks for."""
    field = entry.field("skills")
    return field is not None and field.key.lower() in _TAGS


def _tags_of_matters(entry: Entry) -> tuple[Candidate, ...]:
    """Return what the field names, without tags for where the work is: the posting's own place, or a country."""
    given, places = written(entry, "skills"), written(entry, "location")
    if _are_tags(entry):
        given = tuple(tag for tag in given if tag.text.strip().lower() not in words("title", "pages"))
    if not places or all(skill_table().label_of(tag.text) for tag in given):
        return given
    where = " ".join(place.text for place in places).lower()
    return tuple(
        tag
        for tag in given
        if skill_table().label_of(tag.text)
        or not (re.search(rf"\b{re.escape(tag.text.lower())}\b", where) or _is_country(tag.text))
    )


def _is_country(text: str) -> bool:
    """Whether a tag is a country and nothing else, in whatever case: "germany", "uk"."""
    name = text.upper() if text.upper() in _CODES else text
    if len(text) <= _LONGEST_CODE and name not in _CODES:
        return False
    places = understand_place(name).locations
    return is_nothing_else(name) and len(places) == 1 and places[0].country is not None and places[0].locality is None


def _leaves_out(found: Mapping[str, Candidate], parts: Outline) -> bool:
    """Whether a list hardly names all that is asked for: hashtags, or a short list under a heading of skills."""
    if all(one.text.lstrip().startswith("#") for one in found.values()):
        return True
    lines = {one.span.line for one in found.values()}
    if any(part.kind in _DEMANDS and lines & {one.span.line for one in part.lines} for part in parts.parts):
        return True
    short = len(found) < _WHOLE_LIST and all(one.origin is Origin.SECTION for one in found.values())
    named = any(
        part.kind is SectionKind.KEYWORDS for part in parts.parts if lines & {one.span.line for one in part.lines}
    )
    return short and not named


def _strongest(found: Iterable[Candidate]) -> tuple[Origin, Span]:
    """Return the origin and place of the first passage behind a label; else of the first."""
    candidates = list(found)
    first = next((one for one in candidates if one.origin is not Origin.SECTION), candidates[0])
    return first.origin, first.span


def _unique(skills: Iterable[str]) -> tuple[str, ...]:
    """Keep the first of spellings that differ by case alone."""
    kept: dict[str, str] = {}
    for skill in skills:
        kept.setdefault(skill.lower(), skill)
    return tuple(kept.values())[:_MOST]


def _lists(entry: Entry, parts: Outline) -> Iterator[Candidate]:
    """Go through the lists of skills: behind labels, and under headings such as "Tech stack" and "Keywords"."""
    candidates = [of_labelled(line) for line in entry.labelled if _names_skills(line)]
    lines = {candidate.span.line for candidate in candidates}
    for part in parts.parts:
        if part.kind in _LISTED:
            candidates.extend(
                Candidate(line.text, Origin.SECTION, line.span)
                for line in part.lines
                if line.span.line not in lines and line.span.line not in parts.labelled and is_list(line.text)
            )
    return iter(sorted(candidates, key=lambda candidate: candidate.span.line or 0))


def _names_skills(line: Labelled) -> bool:
    fields = fields_of(line.label)
    if "skills" in fields:
        return True
    beside = line.section != line.label and kind_of(line.label) is None
    kind = kind_of(line.section) if line.section and not _OTHER.intersection(fields) else None
    if kind in _DEMANDS and beside:  # "Backend: Go, PHP (Laravel)"
        named = skills_in_list(line.value) if is_list(line.value) else ()
        return sum(skill_table().label_of(skill) is not None for skill in named) > 1
    return kind is SectionKind.SKILLS


def _of_sentences(parts: Outline, kinds: tuple[SectionKind | None, ...]) -> Fact[tuple[str, ...]] | None:
    """Find the skills in sentences about what is asked for; everyday words count only beside surer ones."""
    found: dict[str, bool] = {}
    first: Candidate | None = None
    for _, line in parts.telling(SKILLS, *kinds):
        if kinds is _TOLD and not _tells(line):
            continue
        for skill, everyday in sure_and_everyday(_REFUSED.sub("", line.text) if " not " in line.text else line.text):
            if skill not in skill_table().spoken:  # what a team speaks is only told
                found[skill] = found.get(skill, True) and everyday
                first = first or Candidate(line.text, Origin.SECTION, line.span)
    sure = any(not everyday for everyday in found.values())
    kept = [skill for skill in found if sure]
    if not kept or first is None:
        return None
    return Fact(_unique(kept), Origin.SECTION, first.span)


def _tells(line: Line) -> bool:
    """Whether a line of a story tells of several skills, asks for one, or is an item that is nothing but one."""
    if line.kind is LineKind.ITEM and skill_table().label_of(plain(line.text).strip(" .;,")):
        return True
    if _TOGETHER.search(line.text):
        return False
    several = len(set(skills_in_sentence(line.text))) > 1
    return several or any_of("education", "asks").holds(line.text) or _ASKS.search(line.text) is not None


def _of_title(title: str) -> Iterator[str]:
    """Go through the skills that a title puts before or after a trade ("Senior Go Engineer"), or aside ("(React)")."""
    title = title[:_LONGEST_TITLE]
    match = _IN_TITLE.search(title)
    if match is None:
        if _LEVELLED.search(title):
            yield from (skill for skill, everyday in sure_and_everyday(title) if not everyday)
        return
    for skill, _ in sure_and_everyday("in " + (match["before"] or match["after"])):
        yield skill
    for aside in _ASIDE.finditer(title):
        named = [skill_table().label_of(piece.strip()) for piece in re.split(r"[,/&+]", aside[1] or aside[2])]
        if all(named):
            yield from filter(None, named)
