"""Finds who hires by the address one applies to: its host's own name, where the text writes it as a name, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.enrich.addresses import addresses_in
from generator.enrich.candidates import Candidate, labelled
from generator.enrich.company_names import clean
from generator.enrich.cues import APPLY
from generator.enrich.employer_names import names_role
from generator.enrich.patterns import any_of, words
from generator.enrich.plain import plain
from generator.enrich.skill_table import skill_table
from generator.model.facts import Fact, Origin
from generator.model.posting import Employer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.enrich.outline import Outline
    from generator.model.entry import Entry, Line

_HOST = re.compile(r"(?:^mailto:[^@]*@|^https?://)(?P<host>[\w.-]+)", re.IGNORECASE)
_SECOND = frozenset(("co", "com", "org", "net", "ac", "gov", "gouv"))  # "acme.co.uk"
_PART = re.compile(r"\b(?:d[eu]s?|[TD]he|[A-ZÀ-Þ]\w{1,30}) \||\| [A-ZÀ-Þ]")  # "The Old Mill Hotel" is not Old Mill
_HEAD = re.compile(  # "The Foundation for" in front of Public Maps
    r"(?:\b[TD]he )?(?<!\w)[A-ZÀ-Þ]\w{1,30}(?: [A-ZÀ-Þ]\w{1,30})? (?:for|of|to|de|du|für)(?: the| la)? $"
)
_FORM = re.compile(r"^,? (?:Limited|Ltd|Inc|LLC|GmbH|AG|B\.?V|S\.?A|Corp)\b\.?")
_BEFORE_SMALL = (
    r"(?:\b(?:[Ww]e are|[Ww]e['’]re|[Ww]ir sind|[Nn]ous sommes|[Ss]omos(?: [ao])?|[Ss]iamo|[Ww]ij zijn)"
    r" (?P<name>{name})"
    r"(?=[,:(]|\s[–—-]\s)|\b(?:At|Bei|Chez|Bij|Join|About|Über) (?P<at>{name})\b(?![.-]\w))"
)
_FEWEST = 4  # letters of a host that is a name of its own
_LONGEST = 40
_MOST_LINES = 60


def company_of_hosts(entry: Entry, parts: Outline) -> Iterator[Fact[Employer]]:
    """Go through the names of the hosts that one writes or applies to; what serves everybody is nobody's name."""
    own = dict.fromkeys(label for at in _applying(entry, parts) for label in _labels(at))
    for label in own:
        name = re.compile(rf"(?<![\w-]){r'[ -]?'.join(map(re.escape, label))}(?![\w-])", re.IGNORECASE)
        said = _said_small(label, parts)
        if said is not None:
            yield said
            continue
        small = re.compile(rf"(?<![\w@./-]){re.escape(label)}(?![\w./-])")
        if any(small.search(line.text) for _, line in parts.prose):
            continue  # a word like others: "join us", and https://join.example
        for _, line in parts.prose[:_MOST_LINES]:
            written = (word for word in plain(line.text).split() if not _is_address(word))
            text = " ".join(written)
            found = name.search(text)
            head = _HEAD.search(text[: found.start()]) if found and found[0][0].isupper() else None
            if found and head and not names_role(head[0].rpartition(" ")[0].rpartition(" ")[0]):
                longer = head[0] + found[0]
                if sum(longer in plain(other.text) for _, other in parts.prose[:_MOST_LINES]) > 1 or head.start() == 0:
                    yield _told(longer, line)
                break
            if (
                found
                and not _PART.search(f"{text[: found.start()]}|{_FORM.sub('', text[found.end() :])}")
                and found[0][0].isupper()
                and skill_table().label_of(found[0]) is None
            ):
                yield _told(found[0], line)
                break


def _told(name: str, line: Line) -> Fact[Employer]:
    return Fact(Employer(clean(name)), Origin.PROSE, Candidate(line.text, Origin.PROSE, line.span).where(name))


def _said_small(label: str, parts: Outline) -> Fact[Employer] | None:
    """Return a name in small letters where a sentence says it as one: "We are acme, a ...", "Bei acme ..."."""
    if label in words("company", "fields") or label in words("company", "nobody"):
        return None
    told = re.compile(_BEFORE_SMALL.format(name=re.escape(label)))
    for _, line in parts.prose[:_MOST_LINES]:
        found = told.search(line.text) if label in line.text else None
        if found:
            at = Candidate(line.text, Origin.PROSE, line.span)
            return Fact(Employer(label), Origin.PROSE, at.part(*found.span(found.lastgroup or 0)))
    return None


def _is_address(word: str) -> bool:
    return "@" in word or "/" in word or "." in word.rstrip(".,;:!?)")


def _applying(entry: Entry, parts: Outline) -> Iterator[Candidate]:
    """Go through the passages that ask to apply at an address, or to write to one."""
    yield from labelled(entry, "apply")
    yield from labelled(entry, "company_url")
    yield from (candidate for candidate in labelled(entry, "contact") if "@" in candidate.text)
    for _, line in parts.telling(APPLY):
        if "@" in line.text or any_of("apply", "asks").holds(line.text):
            yield Candidate(line.text, Origin.PROSE, line.span)


def _labels(at: Candidate) -> Iterator[str]:
    """Go through the own names of the hosts in a passage: "acme" of `jobs.acme.co.uk`."""
    for address in addresses_in(at):
        match = _HOST.match(address.url)
        pieces = match["host"].lower().rstrip(".").split(".")[:-1] if match else []
        while len(pieces) > 1 and pieces[-1] in _SECOND:
            pieces.pop()
        label = pieces[-1].replace("-", "") if pieces else ""
        if _FEWEST <= len(label) <= _LONGEST and label.isalnum() and label not in words("company", "hosts"):
            yield label
