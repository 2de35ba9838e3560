"""The one form in which names of places are compared: any spelling to a key."""

import functools
import unicodedata

# Letters that do not come apart into a plain one and a mark.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"})
LONGEST_CODE = 3


@functools.lru_cache(maxsize=4096)
def place_key(text: str) -> str:
    """Return lower-case words without accents, one space apart; the same for "Saint-Étienne" and "SAINT ETIENNE"."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    letters = (letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter))
    return " ".join("".join(letters).split())


def is_code(text: str) -> bool:
    """Whether a name is a code, which counts only in capitals ("CA", "UK", "NSW")."""
    return len(text) <= LONGEST_CODE and text.isascii() and text.isalpha() and text.isupper()
