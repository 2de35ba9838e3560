"""Postings and pages as schema.org data for search engines, by Google's rules for JobPosting.

What the employer did not say is left out. A posting that lacks a required property has no data at all, and so has one
that is not open: Google removes, and may punish, postings that are marked up after they close.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Any

import msgspec

from generator.model.countries import ALPHA_3, COUNTRIES, WORLDWIDE, countries_of, region_name
from generator.model.html import Html
from generator.model.location import WorkMode
from generator.model.posting import SectionKind, Text
from generator.present.plain_html import pieces_of, plain_html, says_more_than, words_of
from generator.present.schema_time import day_of_start, duration_of, starts_at_once
from generator.present.script_json import script_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from generator.model.location import Location
    from generator.model.posting import Employer, Posting
    from generator.model.salary import Salary

_NOTHING = Html("")
# Sections of the text that have a property of their own.
SECTIONS = {
    SectionKind.RESPONSIBILITIES: "responsibilities",
    SectionKind.QUALIFICATIONS: "qualifications",
    SectionKind.BENEFITS: "jobBenefits",
    SectionKind.COMPANY: "employerOverview",
}
# Headings of sections that tell of pay and of no benefit beside it: that has properties of its own.
PAY_ALONE = re.compile(
    r"(the |your |base |total |annual )*(compensation|salary|pay|remuneration|wages?)( range| details| information)?"
    r"|vergütung|gehalt|bezahlung|entgelt|rémunération|salaire|salario|retribución|retribuzione|stipendio|salaris|salário"
)
# Words for amounts that hold more than base pay (Google: "the actual base salary"), and for base pay told beside them.
MORE_THAN_BASE = re.compile(
    r"\bote\b|\bon[- ]target\b|\btotal (?:target |annual |cash )*(?:comp|compensation|cash|package|earnings)\b"
    r"|\b(?:incl\w*\.?|inkl\w*\.?|with) (?:[\w%]+ ){0,2}(?:tips?|bonus|bonuses|commissions?|boni|provision|trinkgeld)\b"
    r"|\bcommission[- ]only\b|\b(?:100 ?%|all|pure|straight) commission\b",
    re.IGNORECASE,
)
BASE = re.compile(r"\b(?:base|basic|fixed|fixum|grundgehalt|fixgehalt)\b", re.IGNORECASE)


def posting_data(
    posting: Posting,
    employer: Employer | None,
    *,
    url: str,
    logo: str,
    ends: dt.date | None,
    timezone: dt.tzinfo,
    profile: Html = _NOTHING,
) -> str:
    """Return an open posting's data as JSON without what its text holds; "" if a required fact is missing.

    ``ends`` is the last day of its listing, over at midnight in ``timezone``. ``url`` and ``logo`` are whole addresses.
    ``profile`` is what the board says of the employer, where the posting's own text does not.
    """
    where = _where(posting)
    if not (posting.title and employer and posting.date and posting.apply and where):
        return ""
    data = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": posting.title,
        "datePosted": posting.date.isoformat(),
        "validThrough": _end_of(ends, timezone),
        "employmentType": _one_or_many([kind.value for kind in posting.employment_type]),
        "hiringOrganization": _hirer(employer, logo),
        **where,
        **_pay(posting.salary),
        "identifier": _identifier(posting, employer),
        "directApply": posting.direct_apply,
        **_requirements(posting),
        "skills": list(posting.skills),
        "industry": posting.industry,
        "occupationalCategory": posting.occupation,
        "workHours": f"{posting.hours} hours a week" if posting.hours.isdigit() else posting.hours,
        "jobStartDate": day_of_start(posting.start),
        "jobImmediateStart": starts_at_once(posting.start) or None,
        "jobDuration": duration_of(posting.duration),
        "totalJobOpenings": posting.openings,
        "eligibilityToWorkRequirement": posting.visa,
        "applicationContact": _contact(posting.contact),
        "employerOverview": unescape(words_of(pieces_of(profile))),
        "url": url,
    }  # fmt: skip
    return msgspec.json.encode(_clean(data)).decode()


def with_text(data: str, text: Text) -> Html:
    """Return a posting's whole data, safe in a script element; empty if its text does not describe the job."""
    values = msgspec.json.decode(data)
    pieces = pieces_of(text.body)
    if not says_more_than(pieces, values["title"]):
        return Html("")
    values["description"] = plain_html(pieces)
    parts: dict[str, str] = {}
    for section in text.sections:
        name = SECTIONS.get(section.kind) if section.kind else None
        if name and section.text.strip() and not PAY_ALONE.fullmatch(section.heading.strip(" :").casefold()):
            parts[name] = f"{parts[name]}\n{section.text.strip()}" if name in parts else section.text.strip()
    return script_json(values | parts)


def breadcrumbs_data(crumbs: Iterable[tuple[str, str]]) -> Html:
    """Return a BreadcrumbList of names and whole addresses; empty if an address is unknown."""
    items = list(crumbs)
    if not items or not all(url for _, url in items):
        return Html("")
    listed = [
        {"@type": "ListItem", "position": place, "name": name, "item": url}
        for place, (name, url) in enumerate(items, 1)
    ]
    return script_json({"@context": "https://schema.org/", "@type": "BreadcrumbList", "itemListElement": listed})


def site_data(name: str, description: str, url: str, logo: str) -> Html:
    """Return who runs the board, for its home page; empty if its address is unknown."""
    if not url:
        return Html("")
    site = {"@type": "WebSite", "name": name, "description": description, "url": url}
    board = {"@type": "Organization", "name": name, "url": url, "logo": logo}
    return script_json({"@context": "https://schema.org/", "@graph": [_clean(site), _clean(board)]})


# -- where -----------------------------------------------------------------------------------------------------------


def _where(posting: Posting) -> dict[str, Any]:
    """Return jobLocation, jobLocationType and applicantLocationRequirements; nothing if it cannot be said rightly.

    TELECOMMUTE is for work that may be done from home all of the time, and only with the countries or states it may be
    done from. Work that can only be done remotely has no place of its own.
    """
    areas = list(applicant_areas(posting.applicant_location))
    remote = WorkMode.REMOTE in posting.work_mode and WorkMode.HYBRID not in posting.work_mode and bool(areas)
    only_remote = posting.work_mode == (WorkMode.REMOTE,)
    places = [] if only_remote else [_place(place) for place in posting.location if place.country]
    where: dict[str, Any] = {}
    if places:
        where["jobLocation"] = places
    if remote:
        where |= {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": areas}
    return where


def _place(place: Location) -> dict[str, Any]:
    region = place.region
    return {
        "@type": "Place",
        "address": _clean(
            {
                "@type": "PostalAddress",
                "streetAddress": place.street,
                "postalCode": place.postcode,
                "addressLocality": place.locality,
                "addressRegion": region,
                "addressCountry": place.country,
            }
        ),
    }


@lru_cache(maxsize=1_000)
def applicant_areas(codes: tuple[str, ...]) -> tuple[dict[str, str], ...]:
    """Return the countries and states one may work from; groups become their countries, time zones nothing.

    The world is all countries, since search engines know no word for it: docs/decisions/0025.
    """
    areas: dict[str, dict[str, str]] = {}
    for code in codes:
        country, _, region = code.partition("-")
        if country in COUNTRIES and region:
            state = f"{region_name(country, region)}, {ALPHA_3[country]}"
            areas[code] = {"@type": "State", "name": state}
            continue
        for each in sorted(COUNTRIES) if code == WORLDWIDE else countries_of(code):
            areas[each] = {"@type": "Country", "name": ALPHA_3[each]}
    return tuple(areas.values())


# -- parts -----------------------------------------------------------------------------------------------------------


def _hirer(employer: Employer, logo: str) -> dict[str, Any] | str:
    """Return who hires; of one who stays unnamed just the word that Google's documentation asks for."""
    if employer.name.lower() == "confidential":
        return "confidential"
    return _clean({"@type": "Organization", "name": employer.name, "sameAs": employer.url, "logo": logo})


def _pay(salary: Salary | None) -> dict[str, Any]:
    """Return baseSalary where amount, currency and period are known, and what is paid beside it.

    What is told in several currencies, for several countries, is no one base salary; nor is what holds more than that.
    """
    if salary is None:
        return {}
    beside = [*(["Equity"] if salary.equity else []), *([salary.bonus] if salary.bonus else [])]
    pay: dict[str, Any] = {"incentiveCompensation": ", ".join(beside)}
    currencies = {salary.currency, *(each.currency for each in salary.ranges)}
    holds_more = MORE_THAN_BASE.search(salary.text) and not BASE.search(salary.text)
    if not salary.has_amount or salary.period is None or len(currencies) > 1 or holds_more:
        return pay
    low, high = salary.minimum, salary.maximum
    if low is not None and low == high:
        amounts = {"value": _number(low)}
    else:
        amounts = {"minValue": _number(low), "maxValue": _number(high)}
    value = _clean({"@type": "QuantitativeValue", **amounts, "unitText": salary.period.value})
    return pay | {"baseSalary": {"@type": "MonetaryAmount", "currency": salary.currency, "value": value}}


def _requirements(posting: Posting) -> dict[str, Any]:
    """Return experience and education; that one stands in for the other needs both."""
    found: dict[str, Any] = {}
    if posting.experience:
        kind = "OccupationalExperienceRequirements"
        found["experienceRequirements"] = {"@type": kind, "monthsOfExperience": posting.experience}
    if posting.education:
        kind = "EducationalOccupationalCredential"
        credentials = [{"@type": kind, "credentialCategory": education.value} for education in posting.education]
        found["educationRequirements"] = _one_or_many(credentials)
    if len(found) > 1 and posting.experience_in_place:
        found["experienceInPlaceOfEducation"] = True
    return found


def _identifier(posting: Posting, employer: Employer) -> dict[str, str] | None:
    if not posting.identifier:
        return None
    return {"@type": "PropertyValue", "name": employer.name, "value": posting.identifier}


def _contact(contact: str) -> dict[str, str] | None:
    if not contact:
        return None
    name = "email" if "@" in contact else "telephone" if re.fullmatch(r"[+()\d\s./-]+", contact) else "name"
    return {"@type": "ContactPoint", name: contact.removeprefix("mailto:")}


def _end_of(day: dt.date | None, timezone: dt.tzinfo) -> str | None:
    return dt.datetime.combine(day, dt.time(23, 59, 59), timezone).isoformat() if day else None


def _number(amount: Decimal | None) -> int | float | None:
    if amount is None:
        return None
    return int(amount) if amount == int(amount) else float(amount)


def _one_or_many(values: Sequence[Any]) -> Any:  # noqa: ANN401 - any JSON value
    return values[0] if len(values) == 1 else list(values)


def _clean(data: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known; false and 0 are known."""
    return {key: value for key, value in data.items() if value is not None and value not in ("", [])}
