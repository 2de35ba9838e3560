"""What each job search engine wants to be told otherwise: one table, a row an engine, a pair a tag.

Sources, as of November 2026: Indeed's reference of its XML feed (docs.indeed.com/indeed-apply/xml-feed); Jooble's sheet
"XML specs" (one `id` a job, days as DD.MM.YYYY, nothing older than 45 days; the names of place, pay and company after
feeds in use); Adzuna's XML specification (16 countries, 100 characters of text, one place a job); Careerjet's "XML
Feed" page. Each may want more when a feed is handed in; their own words are above ours.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from generator.model.countries import COUNTRIES
from generator.outputs.jobs import Job, spot_phrase

# A tag and what stands in it, drawn from the job; None is the posting's text as HTML.
Tag = tuple[str, Callable[[Job], str] | None]

SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥"}
PERIODS = {"HOUR": "hour", "DAY": "day", "WEEK": "week", "MONTH": "month", "YEAR": "year"}


class Aggregator(NamedTuple):
    """A job search engine. ``opening`` and ``job`` are format strings; a group is a tag that holds tags.

    ``needs`` are fields that a job must have, ``least`` characters its text. ``most_days`` is how old it may be, 0 for
    any age; ``countries`` where the engine works, empty for everywhere. ``keeps_empty`` writes tags without a value.
    """

    name: str
    path: str
    tags: tuple[Tag | tuple[str, tuple[Tag, ...]], ...]
    opening: str = "<jobs>"
    closing: str = "</jobs>"
    job: str = "<job>"
    per_city: bool = True
    needs: tuple[str, ...] = ("company", "date")
    least: int = 1
    most_days: int = 0
    countries: frozenset[str] = frozenset()
    keeps_empty: bool = False


def pay(job: Job) -> str:
    """Return pay without signs between digits: "€50000 - €60000 per year", "from CHF 90 per hour"."""
    sign = SYMBOLS.get(job.currency, f"{job.currency} ")
    amounts = list(dict.fromkeys(f"{sign}{amount}" for amount in (job.low, job.high) if amount))
    if not amounts:
        return ""
    open_end = "" if job.low and job.high else "from " if job.low else "up to "
    return f"{open_end}{' - '.join(amounts)} per {PERIODS[job.period]}"


def chosen(words: dict[str, str], separator: str = "") -> Callable[[Job], str]:
    """Return an engine's words for the types of a job: the first it has a word for, or all with a separator."""

    def types(job: Job) -> str:
        known = list(dict.fromkeys(words[kind] for kind in job.types if kind in words))
        return separator.join(known) if separator else "".join(known[:1])

    return types


def day_first(day: str) -> str:
    """Return an ISO date as DD.MM.YYYY."""
    return ".".join(reversed(day.split("-"))) if day else ""


def midnight(day: str) -> str:
    """Return the beginning of a day, in ISO 8601."""
    return f"{day}T00:00:00Z" if day else ""


def address_of_mail(job: Job) -> str:
    """Return where applications are mailed to."""
    return job.apply.removeprefix("mailto:").partition("?")[0] if job.apply.startswith("mailto:") else ""


def address_of_form(job: Job) -> str:
    """Return where one applies on the web."""
    return "" if job.apply.startswith("mailto:") else job.apply


def country_name(job: Job) -> str:
    """Return the English name of a job's country."""
    return COUNTRIES[job.spot.country]


INDEED = Aggregator(
    name="indeed",
    path="/indeed.xml",
    opening="<source>\n<publisher>{name}</publisher>\n<publisherurl>{url}</publisherurl>{built}",
    closing="</source>",
    keeps_empty=True,
    least=100,
    tags=(
        ("title", lambda job: job.title),
        ("date", lambda job: midnight(job.date)),
        ("referencenumber", lambda job: job.reference),
        ("requisitionid", lambda job: job.identifier or job.slug),
        ("url", lambda job: job.url),
        ("company", lambda job: job.company),
        ("sourcename", lambda job: job.company),
        ("city", lambda job: "Remote" if job.spot.remote else job.spot.city),
        ("state", lambda job: job.spot.region),
        ("country", lambda job: job.spot.country),
        ("postalcode", lambda job: job.spot.postcode),
        ("streetaddress", lambda job: job.spot.street),
        ("email", address_of_mail),
        ("description", None),
        ("salary", pay),
        ("education", lambda job: job.education),
        ("jobtype", chosen({
            "FULL_TIME": "fulltime", "PART_TIME": "parttime", "CONTRACTOR": "contract", "TEMPORARY": "temporary",
            "INTERN": "internship", "VOLUNTEER": "volunteer",
        }, ", ")),
        ("category", lambda job: job.industry),
        ("experience", lambda job: f"{job.experience} months" if job.experience else ""),
        ("expirationdate", lambda job: job.ends),
        ("remotetype", lambda job: {"remote": "Fully remote", "hybrid": "Hybrid remote"}.get(job.mode, "")),
    ),
)  # fmt: skip
JOOBLE = Aggregator(
    name="jooble",
    path="/jooble.xml",
    job="<job id={reference}>",
    per_city=False,
    least=100,
    most_days=45,
    tags=(
        ("link", lambda job: job.url),
        ("name", lambda job: job.title),
        ("region", lambda job: job.place),
        ("description", None),
        ("salary", pay),
        ("company", lambda job: job.company),
        ("company_url", lambda job: job.company_url),
        ("pubdate", lambda job: day_first(job.date)),
        ("updated", lambda job: day_first(job.updated or job.date)),
        ("expire", lambda job: day_first(job.ends)),
        ("jobtype", chosen({
            "FULL_TIME": "full-time", "PART_TIME": "part-time", "CONTRACTOR": "contract", "TEMPORARY": "temporary",
            "INTERN": "internship", "VOLUNTEER": "volunteering",
        }, ", ")),
    ),
)  # fmt: skip
COVERED = frozenset({
    "AU", "AT", "BR", "CA", "FR", "DE", "IN", "IT", "NL", "NZ", "PL", "RU", "SG", "ZA", "GB", "US",
})  # fmt: skip
ADZUNA = Aggregator(
    name="adzuna",
    path="/adzuna.xml",
    needs=(),
    least=100,
    countries=COVERED,
    tags=(
        ("title", lambda job: job.title),
        ("id", lambda job: job.reference),
        ("description", None),
        ("url", lambda job: job.url),
        ("location", lambda job: spot_phrase(job.spot)),
        ("geo_lat", lambda job: job.spot.latitude),
        ("geo_lng", lambda job: job.spot.longitude),
        ("postcode", lambda job: job.spot.postcode),
        ("country", lambda job: "UK" if job.spot.country == "GB" else job.spot.country),
        ("salary", pay),
        ("salary_min", lambda job: job.low if job.period != "WEEK" else ""),
        ("salary_max", lambda job: job.high if job.period != "WEEK" else ""),
        ("salary_frequency", lambda job: PERIODS.get(job.period, "") if job.period != "WEEK" else ""),
        ("salary_currency", lambda job: job.currency),
        ("company", lambda job: job.company),
        ("category", lambda job: job.industry),
        ("contract_type", chosen({"CONTRACTOR": "contract", "TEMPORARY": "contract"})),
        ("contract_time", chosen({"FULL_TIME": "full_time", "PART_TIME": "part_time"})),
        ("date", lambda job: job.date),
    ),
)
CAREERJET = Aggregator(
    name="careerjet",
    path="/careerjet.xml",
    tags=(
        ("id", lambda job: job.reference),
        ("title", lambda job: job.title),
        ("url", lambda job: job.url),
        ("location", (
            ("city", lambda job: job.spot.city),
            ("region", lambda job: job.spot.region),
            ("country", country_name),
        )),
        ("company", lambda job: job.company),
        ("company_url", lambda job: job.company_url),
        ("description", None),
        ("contract_type", chosen({
            "CONTRACTOR": "contract", "TEMPORARY": "temporary", "INTERN": "training", "VOLUNTEER": "voluntary",
        })),
        ("working_hours", chosen({"FULL_TIME": "full-time", "PART_TIME": "part-time"})),
        ("salary", pay),
        ("application_email", address_of_mail),
        ("apply_url", address_of_form),
        ("job_reference", lambda job: job.identifier),
    ),
)  # fmt: skip
AGGREGATORS = {row.name: row for row in (INDEED, JOOBLE, ADZUNA, CAREERJET)}
