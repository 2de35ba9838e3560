"""The board's settings: the sections of board.toml, and how one run was asked for."""

import datetime as dt

import msgspec

from generator.model.diagnostic import Severity


class NavigationItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of the navigation: ``page`` names a file of ``content/pages``, else ``url`` leads elsewhere."""

    label: str
    page: str = ""
    url: str = ""


class Defaults(msgspec.Struct, frozen=True):
    """Facts for postings that do not say (origin "board-default"); ``date`` can only be "first-commit"."""

    company: str = ""
    company_url: str = ""
    location: str = ""
    employment_type: str = ""
    currency: str = ""
    apply: str = ""
    date: str = ""
    language: str = ""

    @property
    def asks_history(self) -> bool:
        """Whether a posting that names no day has that of its first commit."""
        return self.date == "first-commit"


class Lifecycle(msgspec.Struct, frozen=True):
    """How long postings stay: all in days."""

    open_days: int = 60
    closing_days: int = 14
    closed_page_days: int = 90

    def is_closing(self, last_day: dt.date | None, today: dt.date) -> bool:
        """Whether a posting that is listed until a day is closing soon, or is over."""
        return last_day is not None and (last_day - today).days <= self.closing_days


class Look(msgspec.Struct, frozen=True):
    """How the board looks; folders are relative to the board's root."""

    accent: str = "#0b5fa5"
    logo: str = ""
    templates: tuple[str, ...] = ("overrides/templates",)
    static: tuple[str, ...] = ("overrides/static",)
    image_hosts: tuple[str, ...] = ()


class Rates(msgspec.Struct, frozen=True):
    """Dated exchange rates: units of each currency for one of a common unit."""

    as_of: dt.date
    per_unit: dict[str, float]


class Facets(msgspec.Struct, frozen=True):
    """Which facets there are; ``salary_step`` is the width of a band, per year."""

    show: tuple[str, ...] = (
        "location", "applicant_location", "work_mode", "salary", "employment_type", "seniority", "skills", "company",
        "date", "expires",
    )  # fmt: skip
    panel_from: int = 15
    salary_step: int = 20_000
    rates: Rates | None = None


class Markdown(msgspec.Struct, frozen=True):
    """Which parser reads the bodies: "python-markdown" or "gfm"."""

    engine: str = "python-markdown"


class Outputs(msgspec.Struct, frozen=True):
    """What is published; counts of postings, and the most megabytes that the host publishes (0: any number)."""

    sitemap_terms_from: int = 3
    feed_terms_from: int = 5
    site_limit: int = 1_000
    extra: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


class Checks(msgspec.Struct, frozen=True):
    """Which rules speak, and how loudly."""

    pay_transparency: str = "off"
    severity: dict[str, Severity] = {}


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """All of board.toml; the keys of its section ``[board]`` stand here themselves."""

    name: str = "Job board"
    description: str = ""
    base_url: str = ""
    language: str = "en"
    timezone: str = "UTC"
    demo: bool = False
    email: str = ""
    repository: str = ""
    navigation: tuple[NavigationItem, ...] = ()
    defaults: Defaults = Defaults()
    lifecycle: Lifecycle = Lifecycle()
    look: Look = Look()
    facets: Facets = Facets()
    markdown: Markdown = Markdown()
    outputs: Outputs = Outputs()
    checks: Checks = Checks()


class Reading(msgspec.Struct, frozen=True):
    """Every setting that parsing and enriching may see, so that a memo of their results can be keyed by it.

    ``companies`` are the slugs and names of the company profiles.
    """

    engine: str = "python-markdown"
    language: str = "en"
    image_hosts: tuple[str, ...] = ()
    defaults: Defaults = Defaults()
    companies: tuple[tuple[str, str], ...] = ()


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """One run: where the board lies, where the site goes, and what was asked for.

    ``root`` and ``output`` are absolute folders. ``base_url`` ends in "/"; "" means unknown, and then the site is
    built for the base path "/". ``base_url_origin`` says where it came from, for people. A ``preview`` shows
    drafts and scheduled postings, and names styles and scripts without a version, so that a change of theirs changes no
    page. ``since`` is the file or address of a published ``meaning.json``, by which
    changes are told; "" if nobody asked.
    """

    root: str
    output: str
    board: Board = Board()
    base_url: str = ""
    base_url_origin: str = ""
    keep_going: bool = False
    preview: bool = False
    jobs: int = 0
    since: str = ""

    @property
    def base_path(self) -> str:
        """The path of the base URL, from "/" to "/"."""
        _, _, rest = self.base_url.partition("://")
        return "/" + rest.partition("/")[2]
