"""Tells the names of those who hire from names of work, of departments and of ways of working."""

from __future__ import annotations

import functools
import re

from generator.enrich.expressions import Expressions
from generator.enrich.patterns import any_of, section, words
from generator.enrich.skill_table import skill_table

SQUARE = re.compile(r"\[([^\[\]]{2,60})\]$")
_FORM = re.compile(
    r"\b(?:Inc|INC|LLC|Ltd|LTD|Limited|GmbH|gGmbH|AG|KG|SE|Corp|PLC|plc|Pty|BV|B\.V|SARL|SAS|S\.A|Srl|K\.K|株式会社)\b\.?$"
)
# Written as no word of a language is: "RiverOps", "acme.io".
_COINED = re.compile(
    r"(?:[A-Z][a-z]+|[A-Z]{1,2}|[a-z]{1,3})[A-Z][a-z]{2}\w*|[A-Za-z0-9-]{2,60}\.(?:io|com|ai|co|dev|app|org|net)"
)
_ASIDE = re.compile(r"\s{0,9}\([^()]{0,200}\)\s{0,9}$|\s{0,9}<?https?://\S{1,500}\s{0,9}$")
_NAME = re.compile(r"(?:[a-z]{1,3}(?=[A-Z]))?[A-ZÄÖÜÅÆØÉÈÁÍÓÚÑÇ0-9\u3040-\u9fff][\w&.'’+!-]*(?:\s+[\w&.'’+!-]+){0,4}")
_SMALL = re.compile(r"[a-z][a-z0-9]{4,20}")  # a name as some write theirs: "acme"
# A word that names what people do, not who they are: "Engineering", "Maintenance", "Wanted".
_DOING = re.compile(r".+(?:ing|ings|ment|tion|tions|sion|ance|ence|ness|ity|ship|ics|ery|ung|heit|keit|ik|ed|ción|ção)")
# Not "University Park" or "Hospital Road": it ends in the word, or goes on with what it is for.
_HOUSE = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w&.'’-]{1,30} ){0,5}(?:Institute?|Institut|University|Universität|Université|Universidad"
    r"|Universidade|Università|Universiteit|Hospital|College|Academy|Council|Museum|Laboratory|Foundation|Hochschule)"
    r"(?: (?:of|for|für|de|di|do|da|der) [\w][^,;|()]{2,60})?),\s"
)
_SEASON = re.compile(r"\b(?:(?:19|20)\d\d|Summer|Winter|Spring|Fall|Autumn|Sommer|Herbst|Q[1-4])\b")
_WORD = re.compile(r"[\w-]+")


@functools.cache
def _roles() -> re.Pattern[str]:
    latin = [role for role in section("title")["roles"] if role[0] < "\u3000"]
    return re.compile("|".join(latin), re.IGNORECASE)


@functools.lru_cache(maxsize=8192)
def _is_role(word: str) -> bool:
    return _roles().fullmatch(word) is not None


@functools.cache
def title_extras() -> Expressions:
    """Return what stands in titles beside names: ways of working, kinds of employment, pay."""
    return Expressions(rf"(?<!\w)(?:{extra})(?!\w)" for extra in section("title")["extras"])


def names_role(text: str) -> bool:
    """Whether a few words name somebody's work."""
    return any(map(_is_role, _WORD.findall(text.lower()))) or (
        not text.isascii() and any(role in text for role in _unspaced_roles())
    )


@functools.cache
def _unspaced_roles() -> tuple[str, ...]:
    return tuple(role for role in section("title")["roles"] if not role.isascii() and role[0] > "\u3000")


def may_be_small(name: str) -> bool:
    """Whether one word in small letters may be the name of an employer."""
    return _SMALL.fullmatch(name.strip()) is not None and may_hire(name.strip().title()) and is_proper(name.strip())


def is_proper(name: str) -> bool:
    """Whether a word names one who hires and nothing else: no department, no trade, no call, no season."""
    common = (*words("company", "fields"), *words("company", "generic"), *words("company", "nobody"))
    return name not in common and not _DOING.fullmatch(name) and not any(map(str.isdigit, name))


def may_hire(piece: str) -> bool:
    """Whether a piece may be the name of an employer: no role, no way of working, no skill, no general word."""
    bare = bare_name(piece)
    if not looks_like_name(bare) or names_role(bare) or title_extras().holds(bare) or "," in bare:
        return False
    low = bare.lower()
    general = any_of("title", "general").match(bare)
    if general is not None and general.end() == len(bare):
        return False
    if _FORM.search(bare):
        return True
    if _SEASON.search(bare) or any(word in words("company", "generic") for word in low.split()):
        return False
    departments = (*section("seniority")["fields"], *section("seniority")["leads"], *section("company")["nobody"])
    return skill_table().label_of(bare) is None and low not in departments


def looks_like_name(text: str) -> bool:
    """Whether a few words are written as a name is."""
    return _NAME.fullmatch(bare_name(text)) is not None


def without_aside(name: str) -> str:
    """Return a name without what is said of it aside, in brackets or as an address."""
    return _ASIDE.sub("", name)


def bare_name(piece: str) -> str:
    """Return a name without the brackets around it, or what is said of it aside."""
    name = without_aside(piece).strip()
    square = SQUARE.match(name)
    return square[1] if square else name


def is_firm(name: str) -> bool:
    """Whether a name is a company's by its legal form, or coined as no word of a language is."""
    return _FORM.search(name) is not None or is_coined(name)


def is_house(name: str) -> bool:
    """Whether a name of two words or more ends as those of companies do, and is more than a department's."""
    *first, last = name.lower().split() or [""]
    return bool(first) and last in words("company", "endings") and any(map(is_proper, first))


def house_in(place: str) -> str:
    """Return the institution in front of a place: "Example Institute of Maps, Leeds, UK"; "" if there is none."""
    match = _HOUSE.match(place)
    return match["name"] if match else ""


def is_coined(name: str) -> bool:
    """Whether a name is written as no word of a language is."""
    return _COINED.fullmatch(name) is not None
