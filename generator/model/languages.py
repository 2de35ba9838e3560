"""The languages that the site can speak: for each a table of words in `present/words`."""

LANGUAGES = {"de": "Deutsch", "en": "English"}
"""The short name of a language (ISO 639-1) to what it calls itself."""
