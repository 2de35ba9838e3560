"""A posting as understood: what lists, facets, feeds and rules need, and, apart from it, its text."""

import datetime as dt
import enum

import msgspec

from generator.model.diagnostic import Diagnostic
from generator.model.facts import Found
from generator.model.html import Html
from generator.model.location import Location, WorkMode
from generator.model.notation import Notation
from generator.model.salary import Salary
from generator.model.source import Span


class EmploymentType(enum.Enum):
    """Google's closed list for ``employmentType``."""

    FULL_TIME = "FULL_TIME"
    PART_TIME = "PART_TIME"
    CONTRACTOR = "CONTRACTOR"
    TEMPORARY = "TEMPORARY"
    INTERN = "INTERN"
    VOLUNTEER = "VOLUNTEER"
    PER_DIEM = "PER_DIEM"
    OTHER = "OTHER"


class Seniority(enum.Enum):
    """The level of a position, lowest first."""

    INTERN = "intern"
    ENTRY = "entry"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"
    STAFF = "staff"
    PRINCIPAL = "principal"
    MANAGER = "manager"
    DIRECTOR = "director"
    EXECUTIVE = "executive"


class Education(enum.Enum):
    """Google's words for ``credentialCategory``, lowest first."""

    HIGH_SCHOOL = "high school"
    PROFESSIONAL_CERTIFICATE = "professional certificate"
    ASSOCIATE_DEGREE = "associate degree"
    BACHELOR_DEGREE = "bachelor degree"
    POSTGRADUATE_DEGREE = "postgraduate degree"


class SectionKind(enum.Enum):
    """What a section of a posting's text is about."""

    COMPANY = "company"
    SUMMARY = "summary"
    RESPONSIBILITIES = "responsibilities"
    QUALIFICATIONS = "qualifications"
    PREFERRED = "preferred"
    EDUCATION = "education"
    SKILLS = "skills"
    BENEFITS = "benefits"
    APPLY = "apply"
    KEYWORDS = "keywords"


class Employer(msgspec.Struct, frozen=True):
    """Who hires: ``url`` is their site, ``logo`` an image's address; "" where unknown."""

    name: str
    url: str = ""
    logo: str = ""


class Mark(msgspec.Struct, frozen=True, gc=False):
    """Where the value of a field stands in the posting's file (a span without its path, to stay small)."""

    field: str
    line: int | None
    column: int | None
    end_column: int | None


class Link(msgspec.Struct, frozen=True, gc=False):
    """A relative link or image of a body: ``target`` is a path of the site, ``line`` counts from 1."""

    target: str
    line: int | None


class Posting(msgspec.Struct, frozen=True, kw_only=True):
    """A posting as understood; a few KB at most.

    ``experience`` is in months. ``expires`` is the last day to apply, inclusive, as the author gave it. ``closed`` is
    the day the author closed it, or true for closed without a day. ``applicant_location`` holds ISO 3166-1 countries
    (``US``), ISO 3166-2 subdivisions (``US-CA``), regions (``EU``, ``EMEA``), ``WORLDWIDE`` and bands of time zones
    (``UTC-08:00..UTC-03:00``). ``hours`` are a week, ``duration`` is as written. ``updated`` is the day of the last
    change of meaning, if the author says so. ``text`` is the digest of its Text. ``sketch`` stands for the text where
    texts are compared, and ``remarks`` is what rules over the text found. Empty means unknown.
    ``length`` counts the characters of the text without markup, and ``said`` is the digest of these alone.
    """

    slug: str
    path: str
    title: str
    company: Employer | None = None
    location: tuple[Location, ...] = ()
    work_mode: tuple[WorkMode, ...] = ()
    applicant_location: tuple[str, ...] = ()
    salary: Salary | None = None
    employment_type: tuple[EmploymentType, ...] = ()
    seniority: Seniority | None = None
    experience: int | None = None
    education: tuple[Education, ...] = ()
    experience_in_place: bool = False
    skills: tuple[str, ...] = ()
    date: dt.date | None = None
    updated: dt.date | None = None
    expires: dt.date | None = None
    apply: str = ""
    draft: bool = False
    closed: dt.date | bool = False
    aliases: tuple[str, ...] = ()
    identifier: str = ""
    language: str = ""
    industry: str = ""
    occupation: str = ""
    hours: str = ""
    start: str = ""
    duration: str = ""
    openings: int | None = None
    visa: str = ""
    direct_apply: bool | None = None
    contact: str = ""
    summary: str = ""
    links: tuple[Link, ...] = ()
    marks: tuple[Mark, ...] = ()
    inferred: tuple[str, ...] = ()
    text: str = ""
    length: int = 0
    said: str = ""
    sketch: bytes = b""
    remarks: tuple[Diagnostic, ...] = ()
    notation: Notation = Notation.YAML

    def span(self, field: str = "") -> Span:
        """Where a field's value stands in the file; the file alone if it was not written there."""
        for mark in self.marks:
            if mark.field == field:
                return Span(self.path, mark.line, mark.column, mark.end_column)
        return Span(self.path)


class Section(msgspec.Struct, frozen=True):
    """One titled part of a text; ``kind`` is None where the heading says nothing we know. ``text`` is plain."""

    kind: SectionKind | None
    heading: str
    text: str
    span: Span


class Text(msgspec.Struct, frozen=True):
    """What only a posting's own page shows, loaded when that page must be rendered."""

    body: Html
    sections: tuple[Section, ...] = ()
    found: tuple[Found, ...] = ()


class Understood(msgspec.Struct, frozen=True):
    """What enriching makes of an entry: the posting, and its text apart from it."""

    posting: Posting
    text: Text
