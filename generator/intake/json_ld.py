"""schema.org's JobPosting, as pages hold it for search engines -> openings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from generator.intake.html_text import markdown_of
from generator.intake.opening import Opening, Value
from generator.intake.told import amounts, day, rows, table, text, texts

DEEPEST = 12  # objects in objects
_PLACE = ("addressLocality", "addressRegion", "addressCountry")
_ABSENT = ("n/a", "none", "null", "undefined", "not specified")


def postings_in(data: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - whatever JSON holds
    """Go through the JobPostings in a document, wherever they stand: in a list, a graph, or as what a page is about."""
    if depth > DEEPEST:
        return
    if isinstance(data, Mapping):
        if "JobPosting" in (name.rpartition("/")[2] for name in texts(data.get("@type"))):
            yield data
            return
        data = list(data.values())
    if isinstance(data, list):
        for one in data:
            if isinstance(one, (list, Mapping)):
                yield from postings_in(one, depth + 1)


def opening(posting: Mapping[str, Any], page: str) -> Opening:
    """Return a posting as an opening; ``page`` is the address that it was found at, "" if it is not of the web."""
    address = text(posting.get("url")) or page
    identifier = posting.get("identifier")
    number = text(table(identifier).get("value")) or text(identifier)
    fields: dict[str, Value] = {
        "title": unescape(text(posting.get("title")) or text(posting.get("name"))),
        **_company(posting.get("hiringOrganization")),
        "location": tuple(filter(None, map(_place, rows(posting.get("jobLocation"))))),
        "work_mode": "remote" if "TELECOMMUTE" in texts(posting.get("jobLocationType")) else "",
        "applicant_location": tuple(filter(None, map(_name, rows(posting.get("applicantLocationRequirements"))))),
        "salary": _pay(posting.get("baseSalary")),
        "employment_type": texts(posting.get("employmentType")),
        "date": day(posting.get("datePosted")),
        "expires": day(posting.get("validThrough")),
        "apply": address if urlsplit(address).scheme in ("http", "https") else "",
        "direct_apply": "true" if posting.get("directApply") is True else "",
        "identifier": number,
        "industry": ", ".join(texts(posting.get("industry"))),
        "skills": texts(posting.get("skills")),
    }
    return Opening(number or address or str(fields["title"]), fields, markdown_of(text(posting.get("description"))))


def _company(organization: Any) -> dict[str, Value]:  # noqa: ANN401
    one = table(organization)
    logo = one.get("logo")
    return {
        "company": _known(unescape(text(one.get("name")) or text(organization))),
        "company_url": _address(text(one.get("sameAs")) or text(one.get("url"))),
        "company_logo": _address(text(logo) or text(table(logo).get("url"))),
    }


def _place(place: Any) -> str:  # noqa: ANN401
    """Return a place as `City, Region, Country`."""
    address = table(place).get("address", place)
    if not isinstance(address, Mapping):
        return _known(text(address))
    parts = (_known(_name(address.get(key))) for key in _PLACE)
    return ", ".join(dict.fromkeys(filter(None, parts)))


def _name(thing: Any) -> str:  # noqa: ANN401
    return text(thing) or text(table(thing).get("name"))


def _pay(salary: Any) -> str:  # noqa: ANN401
    one = table(salary)
    value = one.get("value")
    inner = table(value)
    single = text(inner.get("value")) or text(value)
    low, high = inner.get("minValue", single), inner.get("maxValue", single)
    currency = text(one.get("currency")) or text(inner.get("currency"))
    period = text(inner.get("unitText")) or text(one.get("unitText"))
    return amounts(low, high, currency, period)


def _known(name: str) -> str:
    return "" if name.casefold() in _ABSENT else name


def _address(url: str) -> str:
    return url if urlsplit(url).scheme in ("http", "https") else ""
