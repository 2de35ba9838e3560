"""Postings -> jobs as aggregators want them: one for each place, every value a plain text, "" where it is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.model.countries import COUNTRIES, region_name
from generator.model.location import WorkMode
from generator.outputs.feed_views import address
from generator.present.public_facts import number
from generator.present.routes import posting_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.location import Location
    from generator.model.posting import Posting
    from generator.present.display import Display


class Spot(msgspec.Struct, frozen=True, gc=False):
    """Where a job is done. ``remote`` says that it is done from anywhere in the country or region."""

    city: str = ""
    region: str = ""
    country: str = ""
    street: str = ""
    postcode: str = ""
    latitude: str = ""
    longitude: str = ""
    remote: bool = False


class Job(msgspec.Struct, frozen=True, gc=False):
    """A posting at one of its places.

    ``reference`` is unique. Days are ISO dates. ``low`` and ``high`` are amounts in whole units of ``currency`` a
    ``period`` (`YEAR` ...), equal if one amount was written. ``types`` are Google's words. ``place`` names all places
    in words.
    """

    reference: str
    slug: str
    url: str
    title: str
    company: str
    company_url: str
    date: str
    updated: str
    ends: str
    spot: Spot
    place: str
    mode: str = ""
    low: str = ""
    high: str = ""
    currency: str = ""
    period: str = ""
    types: tuple[str, ...] = ()
    industry: str = ""
    identifier: str = ""
    apply: str = ""
    education: str = ""
    experience: str = ""


def jobs_of(posting: Posting, display: Display) -> tuple[Job, ...]:
    """Return a posting once for each of its places; none if it has no place with a country."""
    spots = dict.fromkeys(spots_of(posting))
    return tuple(job_of(posting, display, spot, number) for number, spot in enumerate(spots, 1))


def job_of(posting: Posting, display: Display, spot: Spot, place_number: int) -> Job:
    """Return a posting at one of its places; its first place lends it the posting's own name as reference."""
    company, ends, salary = display.company(posting), display.site.ends.get(posting.slug), posting.salary
    employer = company.employer if company else posting.company
    paid = salary if salary and salary.has_amount else None
    return Job(
        reference=posting.slug if place_number == 1 else f"{posting.slug}-{place_number}",
        slug=posting.slug,
        url=address(display, posting_path(posting.slug)),
        title=posting.title,
        company=employer.name if employer else "",
        company_url=employer.url if employer else "",
        date=posting.date.isoformat() if posting.date else "",
        updated=posting.updated.isoformat() if posting.updated else "",
        ends=ends.isoformat() if ends else "",
        spot=spot,
        place=display.cards[posting.slug].place,
        mode=mode_of(posting),
        low=str(number(paid.minimum)) if paid and paid.minimum is not None else "",
        high=str(number(paid.maximum)) if paid and paid.maximum is not None else "",
        currency=(paid.currency or "") if paid else "",
        period=paid.period.value if paid and paid.period else "",
        types=tuple(kind.value for kind in posting.employment_type),
        industry=posting.industry,
        identifier=posting.identifier,
        apply=posting.apply,
        education=", ".join(degree.value for degree in posting.education),
        experience=str(posting.experience) if posting.experience else "",
    )


def mode_of(posting: Posting) -> str:
    """Return "remote" for work that is done remotely alone, "hybrid" for part of it, else ""."""
    if posting.work_mode == (WorkMode.REMOTE,):
        return "remote"
    return "hybrid" if WorkMode.HYBRID in posting.work_mode else ""


def spots_of(posting: Posting) -> Iterator[Spot]:
    """Yield the places of a posting; of one that is remote alone the countries and regions one may work from.

    A group of countries, or the whole world, is no place: aggregators reject such jobs, or list them as spam.
    """
    if posting.work_mode != (WorkMode.REMOTE,):
        places = [place for place in posting.location if place.country]
        # A country beside cities is where these are, or too wide for engines that want a city.
        yield from (spot_of(place) for place in [place for place in places if place.locality or place.region] or places)
        return
    for code in posting.applicant_location:
        country, _, region = code.partition("-")
        if country in COUNTRIES:
            yield Spot(region=region, country=country, remote=True)


def spot_of(place: Location) -> Spot:
    """Return a place as plain texts."""
    return Spot(
        city=place.locality or "",
        region=place.region or "",
        country=place.country or "",
        street=place.street or "",
        postcode=place.postcode or "",
        latitude=str(place.latitude) if place.latitude is not None else "",
        longitude=str(place.longitude) if place.longitude is not None else "",
    )


def spot_phrase(spot: Spot) -> str:
    """Return a place in English: city, region, country."""
    region = region_name(spot.country, spot.region) if spot.region else ""
    return ", ".join(dict.fromkeys(filter(None, (spot.city, region, COUNTRIES.get(spot.country, "")))))
