"""Tells whether words may be the name of an employer in a text, and how the name is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.enrich.employer_names import may_hire
from generator.enrich.patterns import words
from generator.model.slug import slugify

if TYPE_CHECKING:
    from generator.model.entry import Entry

_FIRST_WORDS = frozenset((
    "we", "our", "you", "this", "your", "what", "who", "why", "how", "it", "they", "i", "a", "an", "wir", "unser",
    "unsere", "nous", "notre", "us",
))  # fmt: skip
_ARTICLE = re.compile(  # but "Die Zeit" is all of a name
    r"^(?:Die|Der|Das)\s(?=[A-ZÄÖÜ]{2,9}\b|\w{1,40}\s\w{1,40}\s\w|.{1,80}\b(?:GmbH|AG|KG|SE)\b)"
)
_WHOLE_TEAM = re.compile(r"The (?P<name>[A-Z][\w.&-]{2,40}(?: [A-Z][\w.&-]{2,40}){0,3}) [Tt]eam$")  # "The Acme Team"
_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.$")  # "Acme I.T." ends in its own full stop


def is_name(name: str) -> bool:
    """Whether words may name who hires: no pronoun, no general word, no number."""
    first = name.lower().split()[0].split("'")[0]
    team = _WHOLE_TEAM.match(name)
    if team and not may_hire(team["name"]):
        return False
    nobody = words("company", "nobody")
    return (
        name.lower() not in nobody and first not in _FIRST_WORDS and not name.isdigit() and any(map(str.isalpha, name))
    )


def clean(name: str) -> str:
    """Return a name as it is shown: without an article, the word "team", or the sign of a sentence's end."""
    name = _ARTICLE.sub("", name.strip())
    team = _WHOLE_TEAM.match(name)
    name = team["name"] if team and may_hire(team["name"]) else name
    return name if _INITIALS.search(name) else name.rstrip(".,'’").removesuffix("'s")


def is_host(name: str, entry: Entry) -> bool:
    """Whether a name is that of a site or of an e-mail address in the text."""
    host = slugify(name)
    written = host.replace("-", "-?")
    first = host.partition("-")[0]
    if len(first) > 4 and re.search(rf"@{first}\.", entry.html.text):  # noqa: PLR2004
        return True
    return len(host) > 3 and re.search(rf"[@/.]{written}\.", entry.html.text) is not None  # noqa: PLR2004
