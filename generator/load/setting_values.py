"""What single settings may hold, beyond their kind: each rule says what is wrong with a value and what to write."""

import difflib
import re
import zoneinfo
from collections.abc import Callable, Mapping
from typing import Any

from generator.model.config import Facets
from generator.model.languages import LANGUAGES

Complaint = tuple[str, str]  # "is ..." about the value; what to do
Rule = Callable[[Any], Complaint | None]

# Outputs that are off by default, as `[outputs] extra` names them.
EXTRA_OUTPUTS = (
    "rss", "json-feed", "indeed", "jooble", "adzuna", "careerjet", "api", "csv", "markdown", "llms", "indexnow",
    "embed", "images", "full-text", "host-files",
)  # fmt: skip
# Outputs that are on by default, as `[outputs] without` names them.
COMMON_OUTPUTS = ("atom", "sitemap", "robots", "structured-data", "open-graph")
_SHORT = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"  # of a language
LONGEST = 36_500  # days: a hundred years, so that no date overflows


def meant(word: str, known: tuple[str, ...] | list[str]) -> str | None:
    """Return the known word that was probably meant."""
    close = difflib.get_close_matches(word.lower(), known, 1, 0.6)
    return close[0] if close else None


def one_of(*known: str) -> Rule:
    """Allow these words."""

    def rule(value: str) -> Complaint | None:
        return None if value in known else _unknown(value, known)

    return rule


def some_of(*known: str) -> Rule:
    """Allow a list of these words, each once."""

    def rule(values: tuple[str, ...]) -> Complaint | None:
        for value in values:
            if value not in known:
                return _unknown(value, known)
            if values.count(value) > 1:
                return f"names `{value}` twice", "keep one of the two"
        return None

    return rule


def between(least: int, most: int, unit: str) -> Rule:
    """Allow whole numbers in these bounds."""

    def rule(value: int) -> Complaint | None:
        if least <= value <= most:
            return None
        return f"is {value}, which is no possible number of {unit}", f"write a number from {least} to {most}"

    return rule


def matching(pattern: str, what: str, example: str) -> Rule:
    """Allow texts of this form, and none at all."""

    def rule(value: str) -> Complaint | None:
        if not value or re.fullmatch(pattern, value):
            return None
        return f"is `{value}`, which is not {what}", f"write it like this: `{example}`"

    return rule


def each(single: Rule) -> Rule:
    """Ask a rule about every item of a list."""

    def rule(values: tuple[Any, ...]) -> Complaint | None:
        return next(filter(None, map(single, values)), None)

    return rule


def filled(value: str) -> Complaint | None:
    """Allow any text that says something."""
    return None if value.strip() else ("is empty", "write the name that visitors shall read")


def site_language(value: str) -> Complaint | None:
    """Allow the languages that the site has words in, and their kinds (`de-AT`)."""
    short = value.split("-", maxsplit=1)[0]
    if short in LANGUAGES and re.fullmatch(_SHORT, value):
        return None
    known = " or ".join(f"`{code}` ({name})" for code, name in LANGUAGES.items())
    says = f"is `{value}`, in which the board has no words" if value else "is empty"
    return says, f"write {known}; other languages can be added, see docs/languages.md"


def timezone(value: str) -> Complaint | None:
    """Allow the names of the time-zone database."""
    try:
        zoneinfo.ZoneInfo(value)
    except (KeyError, ValueError, OSError):  # a name that is unknown, unsafe, or that of a folder of names
        names = sorted(zoneinfo.available_timezones())
        ends = [name for name in names if name.rpartition("/")[2].lower() == value.strip().lower().replace(" ", "_")]
        close = ends or difflib.get_close_matches(value, names, 1, 0.6)
        example = close[0] if close else "Europe/Berlin"
        start = "write" if close else "write a part of the world and a city, such as"
        return f"is `{value}`, which is no time zone", f'{start} `timezone = "{example}"`'
    return None


def _unknown(value: str, known: tuple[str, ...]) -> Complaint:
    close = meant(value, known)
    remedy = f"did you mean `{close}`?" if close else f"choose from {', '.join(f'`{word}`' for word in known)}"
    return f"says `{value}`, which the board does not know", remedy


_DAYS = between(0, LONGEST, "days")
_COUNT = between(0, 1_000_000_000, "postings")
_LANGUAGE = matching(_SHORT, "the short name of a language", "en")
_HOST = matching(r"([A-Za-z0-9-]+\.)+[A-Za-z0-9-]+", "the bare name of a host", "images.acme.example")

RULES: Mapping[tuple[str, str], Rule] = {
    ("board", "name"): filled,
    ("board", "language"): site_language,
    ("board", "timezone"): timezone,
    ("board", "email"): matching(r"[^\s@<>]+@[^\s@<>]+", "an e-mail address", "jobs@acme.example"),
    ("board", "repository"): matching(r"[\w.-]+/[\w.-]+", "the name of a repository on GitHub", "user/repo"),
    ("defaults", "currency"): matching(r"[A-Z]{3}", "the code of a currency, three capitals", "EUR"),
    ("defaults", "date"): matching("first-commit", "something that a date can be taken from", "first-commit"),
    ("defaults", "language"): _LANGUAGE,
    ("lifecycle", "open_days"): _DAYS,
    ("lifecycle", "closing_days"): _DAYS,
    ("lifecycle", "closed_page_days"): _DAYS,
    ("look", "accent"): matching("#([0-9a-fA-F]{3}){1,2}", "a colour of six digits after `#`", "#0b5fa5"),
    ("look", "image_hosts"): each(_HOST),
    ("facets", "show"): some_of(*Facets().show),
    ("facets", "panel_from"): _COUNT,
    ("facets", "salary_step"): between(1, 1_000_000_000, "currency units"),
    ("markdown", "engine"): one_of("python-markdown", "gfm"),
    ("outputs", "sitemap_terms_from"): _COUNT,
    ("outputs", "feed_terms_from"): _COUNT,
    ("outputs", "site_limit"): between(0, 1_000_000_000, "megabytes"),
    ("outputs", "extra"): some_of(*EXTRA_OUTPUTS),
    ("outputs", "without"): some_of(*COMMON_OUTPUTS),
    ("checks", "pay_transparency"): one_of("off", "note", "warning"),
}
