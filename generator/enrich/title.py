"""Understands what a posting is called: from front matter, first heading, label or first line to one title."""

from __future__ import annotations

import functools
import html
import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate, is_label, labelled, written
from generator.enrich.employer_names import names_role
from generator.enrich.faults import MISSING_TITLE
from generator.enrich.headings import heads_section
from generator.enrich.patterns import any_of, section
from generator.enrich.plain import plain
from generator.enrich.title_pieces import facts_in, pieces_of
from generator.model.diagnostic import Outcome
from generator.model.entry import LineKind
from generator.model.facts import Fact, Origin
from generator.model.source import Span

if TYPE_CHECKING:
    from generator.model.entry import Entry, Line

_BOLD = re.compile(r"^(?:(?P<mark>\*\*|__)(?P<words>[^*_]+)(?P=mark)|<(?:b|strong)>(?P<tagged>[^<>]+)</(?:b|strong)>)$")
_HASHTAGS = re.compile(r"(?:\s{1,3}#[\w-]{1,30}){1,9}$")  # "Baker #jobs #leeds"
_ENDS = tuple(".!?:;,。：")
_HIRING = re.compile(
    r"(?P<name>.{2,60}?)\s+(?:is|are)\s+(?:now\s+|currently\s+)?(?:hiring|recruiting)\W*$", re.IGNORECASE
)
_LONGEST = 100
_LONGEST_DIVIDED = 200
_SHORT = 70
_DEEP = 3  # level of a first heading that may be a question of a form


def title_of(entry: Entry) -> Outcome[Fact[str] | None]:
    """Return the title; none is an error, since a posting without a name cannot be published."""
    heading = " ".join(entry.plain_title.split())
    deep = entry.title is not None and entry.title.level >= _DEEP
    general = not heading or _is_general(heading) or is_label(heading) or heads_section(heading) or deep
    given = entry.field("title")
    for candidate in written(entry, "title"):
        if general or given is None or given.key.lower() != "name":  # a name may be the house's own
            return Outcome(Fact(" ".join(html.unescape(candidate.text).split()), Origin.FRONT_MATTER, candidate.span))
    below = entry.title is not None and entry.title.level > 1
    if general or below:
        for candidate in labelled(entry, "title"):
            if not general and (candidate.span.line or 0) > (entry.title.span.line or 0 if entry.title else 0):
                break  # a field above the first heading names the work, one below need not
            words = plain(candidate.text)
            if words:
                return Outcome(Fact(words, Origin.LABELLED_LINE, candidate.span))
    line = heading_of(entry)
    if line is not None and plain(line.text):
        return Outcome(_of_line(" ".join(plain(line.text).split()), line))
    fault = MISSING_TITLE.at(
        Span(entry.path), "this posting has no title, so it cannot be published",
        "begin the text with a heading such as `# Senior nurse`, or write `title: Senior nurse` at the top",
    )  # fmt: skip
    return Outcome(None, (fault,))


def _of_line(words: str, line: Line) -> Fact[str]:
    """Return the name of the work in a heading that may say more ("Acme | Senior Engineer | Remote")."""
    pieces = pieces_of(words)
    name = pieces.role if pieces and pieces.apart else words
    return Fact(name, Origin.TITLE, Candidate(line.text, Origin.TITLE, line.span).where(name))


def heading_of(entry: Entry) -> Line | None:
    """Return the line that names a posting and may say more: its heading, or the first line that stands for one."""
    return entry.once(_heading_of)


def _heading_of(entry: Entry) -> Line | None:
    if over_title(entry) is not None:
        return entry.blocks[1].heading
    if entry.title is None or heads_section(entry.plain_title):
        return _first_line(entry)
    return _below_call(entry) or entry.title


def _below_call(entry: Entry) -> Line | None:
    """Return the second heading where the first only calls ("Apply here") and nothing stands between."""
    if len(entry.blocks) < 2 or entry.blocks[0].lines or not _is_general(entry.plain_title):  # noqa: PLR2004
        return None
    second = entry.blocks[1].heading
    return second if second is not None and names_role(plain(second.text)) else None


def over_title(entry: Entry) -> Candidate | None:
    """Return the name of who hires where the first heading is that, and the next one right under it names the work."""
    if entry.title is None or entry.field("title") or len(entry.blocks) < 2:  # noqa: PLR2004 - two headings
        return None
    first, second = entry.blocks[:2]
    if first.heading != entry.title or first.lines or second.heading is None:
        return None
    words = plain(entry.title.text)
    if names_role(words) or not names_role(plain(second.heading.text)):
        return None
    hires = _HIRING.match(words) or _careers().match(words)
    name = hires["name"] if hires else words
    lines = (line for block in entry.blocks for line in block.lines)
    if hires is None and not any(re.match(rf"(?:At |Join )?{re.escape(name)}\b", line.text) for line in lines):
        return None
    whole = Candidate(entry.title.text, Origin.TITLE, entry.title.span)
    return Candidate(name, Origin.TITLE, whole.where(name))


@functools.cache
def _careers() -> re.Pattern[str]:
    """Return the pattern of "Careers at Acme"."""
    careers = "|".join(section("title")["careers"])
    return re.compile(rf"(?:{careers})\s+(?P<name>.{{2,60}}?)\W*$", re.IGNORECASE)


def naming(entry: Entry) -> Candidate | None:
    """Return what names a posting, with all that it says besides: the field, else the line that stands for it."""
    return entry.once(_naming)


def _naming(entry: Entry) -> Candidate | None:
    given = next(iter(written(entry, "title")), None)
    if given is not None:
        return Candidate(_HASHTAGS.sub("", html.unescape(given.text)), Origin.TITLE, given.span)
    line = heading_of(entry)
    return Candidate(line.text, Origin.TITLE, line.span) if line else None


def beside_name(entry: Entry) -> tuple[Candidate, ...]:
    """Return the pieces beside name and employer in what names a posting: "Berlin", "Full-time", "€80k - €100k"."""
    return entry.once(_beside_name)


def _beside_name(entry: Entry) -> tuple[Candidate, ...]:
    whole = naming(entry)
    words = plain(whole.text) if whole else ""
    pieces = pieces_of(words)
    if whole is None or pieces is None or not pieces.apart:
        return below_name(entry)[0]
    texts = [words[start:end] for start, end in pieces.others]
    return tuple(Candidate(text, Origin.TITLE, whole.where(text)) for text in texts)


def below_name(entry: Entry) -> tuple[tuple[Candidate, ...], Candidate | None]:
    """Return the pieces of the line under a title that is made of facts ("Acme · Leeds · Hybrid"), and who hires."""
    return entry.once(_below_name)


def _below_name(entry: Entry) -> tuple[tuple[Candidate, ...], Candidate | None]:
    block = next((one for one in entry.blocks if one.heading == heading_of(entry)), None)
    if block is None or block.heading is None or not block.lines or block.lines[0].kind is not LineKind.TEXT:
        return (), None
    line = Candidate(block.lines[0].text, Origin.TITLE, block.lines[0].span)
    facts, name = facts_in(plain(line.text))
    pieces = tuple(Candidate(text, Origin.TITLE, line.where(text)) for text in facts)
    return pieces, Candidate(name, Origin.TITLE, line.where(name)) if name else None


def _first_line(entry: Entry) -> Line | None:
    """Return the first line where it stands for a heading: alone, and bold, barred, or naming somebody's work."""
    lines = entry.blocks[0].lines if entry.blocks else ()
    if not lines or lines[0].kind is not LineKind.TEXT:
        return None
    first = lines[0]
    words = plain(first.text)
    alone = len(lines) == 1 or (lines[1].span.line or 0) > (first.span.line or 0) + 1
    pieces = pieces_of(words)
    longest = _LONGEST_DIVIDED if pieces and pieces.apart else _LONGEST
    if not words or len(words) > longest or is_label(words) or words.endswith(_ENDS):
        return None
    if _BOLD.match(first.text) or (pieces and pieces.sure):
        return first
    named = (len(words) <= _SHORT and names_role(words)) or (pieces is not None and pieces.apart)
    return first if alone and named else None


def _is_general(heading: str) -> bool:
    """Whether a heading is one that any posting could have ("Job description")."""
    match = any_of("title", "general").match(heading)
    return match is not None and not heading[match.end() :].strip("!.: ")
