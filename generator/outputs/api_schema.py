"""The JSON Schema of the documents under /api/v1/."""

from collections.abc import Mapping
from typing import Any

from generator.model.location import WorkMode
from generator.model.posting import Education, EmploymentType, Seniority
from generator.model.salary import PayPeriod

# The data asks to be named where it is handed on.
GEONAMES = "From GeoNames (https://www.geonames.org/), CC BY 4.0."


def _text(description: str) -> dict[str, str]:
    return {"type": "string", "description": description}


def _day(description: str) -> dict[str, str]:
    return {"type": "string", "format": "date", "description": description}


def _url(description: str) -> dict[str, str]:
    return {"type": "string", "format": "uri-reference", "description": description}


def _texts(description: str, *words: str) -> dict[str, Any]:
    items = {"type": "string", "enum": list(words)} if words else {"type": "string"}
    return {"type": "array", "items": items, "description": description}


def _object(description: str, required: list[str], **properties: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {
        "type": "object", "description": description, "required": required, "properties": properties,
        "additionalProperties": False,
    }  # fmt: skip


_COMPANY = _object("Who hires.", ["name"], name=_text("Its name."), url=_url("Its own site."))
_PLACE = _object(
    "A place of work.",
    ["text"],
    text=_text("As it was written."),
    street=_text("Street and number."),
    postcode=_text("Postal code."),
    locality=_text("City or town."),
    region=_text("State or province: its postal code where people use one, else its name."),
    country=_text("ISO 3166-1 alpha-2, such as GB."),
    latitude={"type": "number", "description": f"WGS 84 degrees, of the city. {GEONAMES}"},
    longitude={"type": "number", "description": f"WGS 84 degrees, of the city. {GEONAMES}"},
)
_SALARY = _object(
    "Pay as the employer states it.",
    [],
    currency=_text("ISO 4217, such as EUR."),
    min={"type": "number", "description": "Whole currency units a period; not there if the range is open below."},
    max={"type": "number", "description": "Whole currency units a period; not there if the range is open above."},
    period={"type": "string", "enum": [period.value for period in PayPeriod], "description": "What it is paid for."},
    equity={"const": True, "description": "Shares or options come with it."},
    bonus=_text("What is paid beside it."),
    basis=_text("What the amounts are counted for, such as `pro rata`."),
    text=_text("The passage as it was written."),
)
_POSTING = {
    "slug": _text("The last part of the address of the posting's page: unique on the board."),
    "url": _url("The posting's page."),
    "data": _url("The posting's own document, with its whole text."),
    "title": _text("What the job is called."),
    "company": _COMPANY,
    "location": {"type": "array", "items": _PLACE, "description": "Where the work is done."},
    "work_mode": _texts("Several where there is a choice.", *(mode.value for mode in WorkMode)),
    "applicant_location": _texts("From where one may work: `US`, `US-CA`, `EU`, `WORLDWIDE`, `UTC-08:00..UTC-03:00`."),
    "salary": _SALARY,
    "employment_type": _texts("Types of employment.", *(kind.value for kind in EmploymentType)),
    "seniority": {"type": "string", "enum": [level.value for level in Seniority], "description": "Level."},
    "experience": {"type": "integer", "minimum": 0, "description": "Months of experience that are asked for."},
    "education": _texts("What is asked for.", *(degree.value for degree in Education)),
    "experience_in_place": {"const": True, "description": "Experience may stand in for education."},
    "skills": _texts("Names of skills."),
    "date": _day("The day it was posted."),
    "updated": _day("The day it last changed, if its author says so."),
    "expires": _day("The last day to apply, if its author says so."),
    "listed_until": _day("The last day the board lists it, by the author's word or the board's rule."),
    "apply": _url("Where to apply: a web address, or `mailto:`."),
    "direct_apply": {"type": "boolean", "description": "Whether one can apply there without a detour."},
    "contact": _text("Whom to ask."),
    "identifier": _text("The employer's own name for the posting."),
    "language": _text("Of the text, such as `en`."),
    "industry": _text("Of the employer."),
    "occupation": _text("Occupational category."),
    "hours": _text("Hours a week."),
    "start": _text("When the work begins."),
    "duration": _text("How long it lasts."),
    "openings": {"type": "integer", "minimum": 0, "description": "How many people are looked for."},
    "visa": _text("What one must be allowed to do."),
    "place_phrase": _text("Place and way of working, in words."),
    "salary_phrase": _text("Pay, in words."),
    "summary": _text("The first sentences of the text."),
    "inferred": _texts("Fields, or parts such as `salary.period`, that the board worked out and nobody wrote."),
}
_WHOLE = _POSTING | {
    "description_html": _text("The text as HTML that is safe to show; its addresses are whole."),
    "description_text": _text("The words of the text alone."),
}

SCHEMA: Mapping[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Postings of a job board, version 1",
    "description": "A page of the list of open postings, newest first, or one posting. What is unknown is left out.",
    "oneOf": [{"$ref": "#/$defs/list"}, {"$ref": "#/$defs/whole"}],
    "$defs": {
        "list": {
            "type": "object",
            "required": ["count", "page", "pages", "postings"],
            "properties": {
                "$schema": _url("This schema."),
                "count": {"type": "integer", "minimum": 0, "description": "Postings on all pages."},
                "page": {"type": "integer", "minimum": 1, "description": "The number of this page."},
                "pages": {"type": "integer", "minimum": 1, "description": "How many pages there are."},
                "next": _url("The next page; not there on the last."),
                "postings": {"type": "array", "items": {"$ref": "#/$defs/posting"}},
            },
            "additionalProperties": False,
        },
        "posting": _object("A posting in the list.", ["slug", "url", "data", "title"], **_POSTING),
        "whole": _object("A posting's own document.", ["slug", "url", "data", "title"], **_WHOLE),
    },
}
