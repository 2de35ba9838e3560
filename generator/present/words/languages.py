"""The table of words of each language of `model/languages.py`."""

from generator.present.words import Words
from generator.present.words.de import GERMAN
from generator.present.words.en import ENGLISH

TABLES = {"de": GERMAN, "en": ENGLISH}


def words_of(language: str) -> Words:
    """Return the words of a language (``de``, ``de-AT``); English where we do not have it."""
    return TABLES.get(language.lower().split("-")[0], ENGLISH)
