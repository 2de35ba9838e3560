"""Tells the language of a posting: from its most common small words to a two-letter code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import written
from generator.model.facts import Fact, Origin

if TYPE_CHECKING:
    from generator.enrich.sections import Outline
    from generator.model.config import Reading
    from generator.model.entry import Entry

_SMALL_WORDS = {
    "en": "the and of to for with you your our we is are will be this that in an or from have",
    "de": "der die das und mit für wir du sie ist ein eine einen dein deine ihre unser unsere zu den von im auf oder sowie bei wenn nicht bist ihr",
    "fr": "le la les des et vous nous pour une un dans est avec sur du au votre notre vos qui que ou aux être en de tu",
    "es": "el la los las y de que en para con una un por tu nuestro se del al es como más o ser equipo experiencia su",
    "pt": "o a os as e de que em para com uma um por você do da no na nosso se dos das ao é como mais ou seu não são",
    "it": "il la i gli le e di che in per con una un del della dei nel sei si al è come più o nostro siamo alla tuo sono",
    "nl": "de het een en van voor je met wij ons jij bij is op aan jouw onze zijn te dat of ben als in",
}
_BY_WORD: dict[str, tuple[str, ...]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _BY_WORD[_word] = (*_BY_WORD.get(_word, ()), _language)
_WORD = re.compile(r"[^\W\d_]+")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_OTHER_SCRIPTS = (("ko", re.compile(r"[\uac00-\ud7af]")), ("ru", re.compile(r"[\u0400-\u04ff]")), ("el", re.compile(r"[\u0370-\u03ff]")),
                  ("ar", re.compile(r"[\u0600-\u06ff]")), ("he", re.compile(r"[\u0590-\u05ff]")))  # fmt: skip
_ENOUGH = 800
_FEWEST = 4


def language_of(entry: Entry, parts: Outline, reading: Reading) -> Fact[str]:
    """Return the language: as written, else as the text shows, else the board's."""
    for candidate in written(entry, "language"):
        if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", candidate.text.strip()):
            return Fact(candidate.text.strip().replace("_", "-"), Origin.FRONT_MATTER, candidate.span)
    found = language_in(_sample(entry, parts))
    if found:
        return Fact(found, Origin.INFERRED)
    return Fact(reading.defaults.language or reading.language, Origin.BOARD_DEFAULT)


def _sample(entry: Entry, parts: Outline) -> str:
    """Return enough of the text to tell its language by."""
    texts, size = [entry.plain_title], 0
    for _, line, _ in parts.prose:
        texts.append(line.text)
        size += len(line.text)
        if size > _ENOUGH:
            break
    return "\n".join(texts)


def language_in(text: str) -> str:
    """Return the language of a text; "" if too little of it says which."""
    if not text.isascii():
        kana, han = len(_KANA.findall(text)), len(_HAN.findall(text))
        if kana + han > len(text) // 5:
            return "ja" if kana > (kana + han) // 12 else "zh"
        for language, script in _OTHER_SCRIPTS:
            if len(script.findall(text)) > len(text) // 4:
                return language
    counts = dict.fromkeys(_SMALL_WORDS, 0)
    for word in _WORD.findall(text.lower()):
        for language in _BY_WORD.get(word, ()):
            counts[language] += 1
    best, second = sorted(counts, key=lambda language: -counts[language])[:2]
    return best if counts[best] >= _FEWEST and counts[best] > counts[second] else ""
