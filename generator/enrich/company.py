"""Understands who hires: from front matter, labels, the folder's name and the board's default to an employer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate, key_of, labelled, pairs_of, scalars, written
from generator.enrich.company_in_text import company_in_text
from generator.enrich.employer_names import house_in
from generator.enrich.location import Places, understand_place
from generator.enrich.patterns import words
from generator.enrich.plain import plain
from generator.enrich.settle import settle
from generator.model.addresses import picture_address, web_address
from generator.model.diagnostic import Outcome
from generator.model.entry import Pairs
from generator.model.facts import Fact, Origin
from generator.model.posting import Employer
from generator.model.slug import slugify
from generator.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.enrich.outline import Outline
    from generator.model.config import Reading
    from generator.model.entry import Entry

_LINK = re.compile(r"\]\(<?(?P<url>https?://[^)\s>]+)|(?P<bare>https?://[^\s)>]+)")
_HOUSE_NAME = re.compile(r"[A-ZÄÖÜÅÆØÉÈÁÍÓÚÑÇ\u3040-\u9fff][^\n.;:]{0,3}[^\n;:]{1,60}$")
_NAME_KEYS = ("name", "title", "company", "label", "legalname")
_URL_KEYS = ("url", "website", "site", "link", "homepage", "web", "sameas")
_LOGO_KEYS = ("logo", "logourl", "image")
_UNSAID = frozenset({"", "-", "n/a", "tbd", "anonymous", "unknown"})
CONFIDENTIAL = "confidential"
_LONGEST = 80  # characters of a name behind a label, where more is a sentence
_LONGEST_FIELD = 200


def company_of(
    entry: Entry, parts: Outline, title: Fact[str], places: Places, reading: Reading
) -> Outcome[Fact[Employer] | None]:
    """Return who hires; nobody is invented where the posting, its folder and the board name none."""
    facts = [fact for fact in _statements(entry, reading) if not _says_nobody(fact)]
    outcome = settle("company", facts, told=_name, same=_same)
    if outcome.value is not None:
        return outcome
    for fact in company_in_text(entry, title.value, parts):
        if fact.value.name and not _is_place(fact.value.name, places):
            return Outcome(fact)
    for candidate in written(entry, "location"):
        house = house_in(candidate.text)
        if house:
            return Outcome(Fact(Employer(house), Origin.FRONT_MATTER, candidate.where(house)))
    for slug, name in reading.companies:
        if entry.folder and slug == slugify(entry.folder):
            return Outcome(Fact(Employer(name), Origin.FILE_NAME, Span(entry.path)))
    if reading.defaults.company:
        employer = Employer(reading.defaults.company, reading.defaults.company_url)
        return Outcome(Fact(employer, Origin.BOARD_DEFAULT, None))
    return Outcome(None)


def _says_nobody(fact: Fact[Employer]) -> bool:
    """Whether a name is none; an editor may write that the employer's is confidential, as search engines allow."""
    name = fact.value.name.lower()
    return name in _UNSAID or (name == CONFIDENTIAL and fact.origin is not Origin.FRONT_MATTER)


def _is_place(name: str, places: Places) -> bool:
    """Whether a name is that of a place of the posting, or of any: "Nurse at Leeds" names no employer."""
    location = places.location
    told = (
        {word for place in location.value for word in (place.text, place.locality, place.region) if word}
        if location
        else set()
    )
    reading = understand_place(name)
    told.update(place.text for place in reading.locations if place.country or place.text not in reading.unknown)
    return any(slugify(name) == slugify(word) for word in told)


def _statements(entry: Entry, reading: Reading) -> Iterator[Fact[Employer]]:
    given = entry.field("company")
    if given is not None and isinstance(given.value, Pairs):
        pairs = pairs_of(given.value)

        def one(keys: tuple[str, ...]) -> str:
            return next((scalar.text.strip() for key in keys if key in pairs for scalar in scalars(pairs[key])), "")

        name = next((scalar.span for key in _NAME_KEYS if key in pairs for scalar in scalars(pairs[key])), given.span)
        url, logo = web_address(one(_URL_KEYS)), picture_address(one(_LOGO_KEYS), entry.path)
        yield Fact(Employer(one(_NAME_KEYS), url, logo), Origin.FRONT_MATTER, name)
    else:
        for candidate in written(entry, "company"):
            yield _fact(candidate, entry, reading)
            break
    for candidate in labelled(entry, "company"):
        if key_of(candidate.label) not in words("company", "houses") or _HOUSE_NAME.match(plain(candidate.text)):
            yield _fact(candidate, entry, reading)


def _fact(candidate: Candidate, entry: Entry, reading: Reading) -> Fact[Employer]:
    link = _LINK.search(candidate.text)
    url = (link["url"] or link["bare"]) if link else web_address(_extra(entry, "company_url"))
    name = plain(candidate.text)
    if link and link["bare"]:
        name = plain(candidate.text.replace(link["bare"], "")).rstrip(" -–—(),<>:") or name
    name = dict(reading.companies).get(name, name) if candidate.origin is Origin.FRONT_MATTER else name
    logo = picture_address(_extra(entry, "company_logo") or _extra(entry, "logo"), entry.path)
    longest = _LONGEST_FIELD if candidate.origin is Origin.FRONT_MATTER else _LONGEST
    return Fact(Employer(name if len(name) <= longest else "", url, logo), candidate.origin, candidate.span)


def _extra(entry: Entry, field: str) -> str:
    return next((candidate.text.strip() for candidate in written(entry, field)), "")


def _name(employer: Employer) -> str:
    return employer.name


def _same(one: Employer, other: Employer) -> bool:
    a, b = slugify(one.name), slugify(other.name)
    return a in b or b in a
