"""Which languages the site's own words are in."""

from generator.present.words import Words
from generator.present.words.en import ENGLISH

LANGUAGES = {"en": ENGLISH}


def words_of(language: str) -> Words:
    """Return the words of a language (``de``, ``de-AT``); English where we do not have it."""
    return LANGUAGES.get(language.lower().split("-")[0], ENGLISH)
