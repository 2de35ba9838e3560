"""The one rule that makes a URL-safe name of any text."""

import re
import unicodedata

from generator.model.digest import digest

# Letters that NFKD does not take apart, as the languages that use them write them in plain letters.
_LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "&": " and ",
    "+": " plus ", "#": " sharp ",
})  # fmt: skip
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}-(?=.)", re.DOTALL)
LONGEST = 80


def slugify(text: str) -> str:
    """Return a name of ``a-z 0-9 -``, at most 80 characters; the same for the same text, and for its own result.

    Text of which nothing is left (emoji, other scripts) becomes ``x-`` and eight hexadecimal digits of its digest.
    """
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    slug = "-".join(words)[:LONGEST].strip("-")
    return slug or f"x-{digest(unicodedata.normalize('NFC', text))[:8]}"


def slug_of_stem(stem: str) -> str:
    """Return the slug of a file by its name without ending; a date in front (``2026-11-01-``) is no part of it."""
    dated = _DATED.match(stem)
    return slugify((stem[dated.end() :] if dated else stem) or stem)
