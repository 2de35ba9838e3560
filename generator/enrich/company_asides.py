"""Finds who hires where a text says it by the way: in a story, a question, a phrase to those who apply."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate
from generator.enrich.company_names import clean, is_host, is_name
from generator.enrich.company_sentences import ABOUT, ABOUT_BEGINS, BEING, EQUAL, HERE, OURS, STORY, WANTED
from generator.enrich.cues import HIRES
from generator.enrich.employer_names import is_firm, may_hire
from generator.enrich.patterns import words
from generator.enrich.plain import plain
from generator.model.entry import LineKind
from generator.model.facts import Fact, Origin
from generator.model.posting import Employer, SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.enrich.outline import Outline
    from generator.model.entry import Entry, Line

_HOME = re.compile(r"\[[^\[\]]{2,60}\]\(https?://(?P<host>[\w.-]{3,60})/?\)")
_OPENING = 3  # lines in which a story begins
_LONGEST_LINE = 80  # characters of a line that stands for a heading
_TELLING = (None, SectionKind.COMPANY, SectionKind.SUMMARY)


def company_of_asides(entry: Entry, parts: Outline) -> Iterator[Fact[Employer]]:
    """Go through the names that are told by the way, the surest first."""
    yield from _asked(parts)
    yield from _stories(entry, parts)
    hires = [line for _, line in parts.telling(HIRES)]
    for line in hires:
        text = line.text
        wanted = WANTED.search(plain(text)) if "join" in text or "working " in text or "to work " in text else None
        if wanted and is_name(wanted["name"]) and may_hire(wanted["name"]):
            yield _told(wanted["name"], line)
    for line in hires:
        ours = OURS.search(plain(line.text)) if " at " in line.text else None
        if ours and _is_own(ours["name"], entry):
            yield _told(ours["name"], line)
        being = BEING.search(plain(line.text)) if " at " in line.text and "eing a" in line.text else None
        if being and is_name(being["name"]) and may_hire(being["name"]):
            yield _told(being["name"], line)
    for _, line in parts.prose:
        here = HERE.search(plain(line.text)) if "ere at " in line.text else None
        if here and is_name(here["name"]) and may_hire(here["name"]) and _recurs(here["name"], line, entry, parts):
            yield _told(here["name"], line)
        equal = EQUAL.search(plain(line.text)) if "qual" in line.text else None
        if equal and is_name(equal["name"]):
            yield _told(equal["name"], line)


def _told(name: str, line: Line) -> Fact[Employer]:
    return Fact(Employer(clean(name)), Origin.PROSE, Candidate(line.text, Origin.PROSE, line.span).where(name))


def _asked(parts: Outline) -> Iterator[Fact[Employer]]:
    """Go through the names in lines that stand for headings ("Why work at Acme?"), where the text repeats them."""
    for _, line in parts.prose[:80]:
        asks = len(line.text) < _LONGEST_LINE and line.text.partition(" ")[0].lstrip("*_[") in ABOUT_BEGINS
        match = ABOUT.match(plain(line.text)) if asks else None
        if match and is_name(match["name"]):
            named = re.compile(rf"\b{re.escape(match['name'])}\b")
            if any(named.search(other.text) for _, other in parts.prose[:80] if other != line):
                yield _told(match["name"], line)


def _stories(entry: Entry, parts: Outline) -> Iterator[Fact[Employer]]:
    """Go through the names that begin the text or its section on the company ("Acme builds ..."), and recur."""
    opening = [line for part, line in parts.prose[:_OPENING] if part.kind in _TELLING]
    about = [part.lines[0] for part in parts.parts if part.own and part.kind is SectionKind.COMPANY and part.lines]
    for line in (*opening[:1], *about, *(line for line in opening[1:] if line.text[:1] == "[")):
        match = STORY.match(plain(line.text)) if line.kind is LineKind.TEXT else None
        if match is None or not is_name(match["name"]) or not may_hire(match["name"]):
            continue
        first = line in opening[:1] or line in about
        if (first and _is_hero(match, line, entry, parts)) or _links_home(line.text, match["name"]):
            yield _told(match["name"], line)


def _links_home(text: str, name: str) -> bool:
    """Whether a line begins with a name that is the link to a site of that name: "[The Mill](https://mill.example)"."""
    link = _HOME.match(text)
    letters = re.sub(r"\W|_", "", name.lower())
    hosts = [piece.replace("-", "") for piece in link["host"].lower().removeprefix("www.").split(".")] if link else []
    return bool(hosts) and ((hosts[0] in letters and len(hosts[0]) > 3) or "".join(hosts) == letters)  # noqa: PLR2004


def _is_hero(story: re.Match[str], line: Line, entry: Entry, parts: Outline) -> bool:
    """Whether what a story begins with is told of elsewhere; one word as a name is: inside a sentence, or coined."""
    name = story["name"]
    if is_firm(name) or is_host(name, entry):
        return True
    first, inside = name.split()[0], "(?!)" if story["german"] else r"(?<=[a-zà-ÿ,] )"  # German nouns have capitals
    whole = rf"{re.escape(name)}|" if first != name else ""
    named = re.compile(rf"(?<!\w)(?:{whole}{inside}{re.escape(first)})(?!\w)")
    return any(named.search(other.text) for _, other in parts.prose if other != line)


def _recurs(name: str, line: Line, entry: Entry, parts: Outline) -> bool:
    """Whether a name stands in another line of a text, too, or in an address."""
    return is_host(name, entry) or any(name in other.text for _, other in parts.prose if other != line)


def _is_own(name: str, entry: Entry) -> bool:
    """Whether a name is that of a site in the text which does not serve everybody."""
    served = name.lower() in words("company", "hosts")
    return not served and is_name(name) and may_hire(name) and is_host(name, entry)
