"""Tells the language of a posting: from its most common small words to a two-letter code."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import written
from generator.enrich.patterns import section
from generator.model.facts import Fact, Origin

if TYPE_CHECKING:
    from generator.enrich.outline import Outline
    from generator.model.config import Reading
    from generator.model.entry import Entry

_WORD = re.compile(r"[^\W\d_]+")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_OTHER_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
)
_FIRST = 300
_ENOUGH = 800
_FEWEST = 4
_CLEAR = 8  # words that make it clear, if they are twice as many as those of any other language


@functools.cache
def _by_word() -> dict[str, tuple[str, ...]]:
    """Return the languages that each small word is of."""
    found: dict[str, tuple[str, ...]] = {}
    for language, small in section("language").items():
        for word in small:
            found[word] = (*found.get(word, ()), language)
    return found


def language_of(entry: Entry, parts: Outline, reading: Reading) -> Fact[str]:
    """Return the language: as written, else as the text shows, else the board's."""
    for candidate in written(entry, "language"):
        if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", candidate.text.strip()):
            return Fact(candidate.text.strip().replace("_", "-"), Origin.FRONT_MATTER, candidate.span)
    found = language_in(_sample(entry, parts, _FIRST), clearly=True) or language_in(_sample(entry, parts, _ENOUGH))
    if found:
        return Fact(found, Origin.INFERRED)
    return Fact(reading.defaults.language or reading.language, Origin.BOARD_DEFAULT)


def _sample(entry: Entry, parts: Outline, enough: int) -> str:
    """Return enough of the text to tell its language by."""
    texts, size = [entry.plain_title], 0
    for _, line in parts.prose:
        texts.append(line.text)
        size += len(line.text)
        if size > enough:
            break
    return "\n".join(texts)


def language_in(text: str, *, clearly: bool = False) -> str:
    """Return the language of a text; "" if too little of it says which, or not clearly."""
    if not text.isascii():
        kana, han = len(_KANA.findall(text)), len(_HAN.findall(text))
        if kana + han > len(text) // 5:
            return "ja" if kana > (kana + han) // 12 else "zh"
        for language, script in _OTHER_SCRIPTS:
            if len(script.findall(text)) > len(text) // 4:
                return language
    by_word = _by_word()
    counts = dict.fromkeys(section("language"), 0)
    for word in _WORD.findall(text.lower()):
        for language in by_word.get(word, ()):
            counts[language] += 1
    best, second = sorted(counts, key=counts.__getitem__, reverse=True)[:2]
    if clearly and (counts[best] < _CLEAR or counts[best] < 2 * counts[second]):
        return ""
    return best if counts[best] >= _FEWEST and counts[best] > counts[second] else ""
