"""Write values so that YAML reads them back unchanged: text -> text."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Texts that every YAML reads as themselves: nothing in them means something to it, and they are no number or truth.
_PLAIN = re.compile(
    r"(?!(?i:yes|no|on|off|true|false|null|y|n)$)"
    r"(?:[^\W\d_]|[\d$€£](?=.* )(?=.*[^\W\d_]{2}))[\w .,()/'+$€£%&–—-]*(?<![ ,])"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[\w./?=&%~+@#-]+|\w[\w.-]*@[\w.-]+", re.ASCII)
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def scalar(text: str) -> str:
    """Write one value of a field: as it is where that is safe, else in quotation marks."""
    return text if any(safe.fullmatch(text) for safe in (_PLAIN, _DAY, _ADDRESS)) else quoted(text)


def quoted(text: str) -> str:
    """Write a value in quotation marks, in single ones where that saves backslashes."""
    if re.search(r'["\\]', text) and "'" not in text and text.isprintable():
        return f"'{text}'"
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def listed(texts: Iterable[str]) -> str:
    """Write several values as a list on one line; one value alone as itself."""
    kept = tuple(texts)
    return scalar(kept[0]) if len(kept) == 1 else f"[{', '.join(map(inner, kept))}]"


def mapped(values: Mapping[str, str]) -> str:
    """Write a map on one line; its values are written already."""
    return "{ " + ", ".join(f"{key}: {value}" for key, value in values.items()) + " }"


def inner(text: str) -> str:
    """Write a value within a list or a map, where a comma would end it, and some take a question mark for a key."""
    return quoted(text) if set(text) & set(",?") else scalar(text)
