"""Site -> /data/full-...: the words of all open postings' texts, for a search that goes beyond titles and names.

Each file has the words whose first letters go there, so that a search fetches one file a word::

    {"words": ["kafka", "kafkaesque", ...], "of": [[3, 11], 7, ...]}

`of` has the numbers of the postings in whose text a word stands, each told by what it is more than the one before:
[3, 11] stands for 3 and 14; one alone needs no list. A word is plain: no marks on letters, all small, cut at all but
letters, figures, "+" and "#". Where a script has no spaces between words, each pair of neighbouring letters is one.
Which file a word is in: take its first `KEY` letters; starting from 0, for each letter multiply by 31 and add its code
point, modulo 65,536; the rest of a division by the number of files.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from generator.model.digest import digest
from generator.model.page import Page
from generator.present.routes import DATA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.posting import Text
    from generator.present.display import Display

NAME = "full-text"
KEY = 3
# So many postings for each file, and no more files than the last.
A_FILE, FEWEST, MOST = 40, 16, 256
TAG = re.compile(r"<[^>]*>")
WORD = re.compile(r"(?:[^\W_]|[+#])+")
UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
LONGEST = 40


class FullTextView(msgspec.Struct, frozen=True):
    """One of the ``files``; ``key`` stands for all texts."""

    number: int
    files: int
    key: str


class Bodies:
    """The texts to look through, known by their key."""

    def __init__(self, key: str, files: int, texts: Iterable[Text]) -> None:
        self.key, self.files, self.texts = key, files, texts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Bodies) and (self.key, self.files) == (other.key, other.files)

    def __hash__(self) -> int:
        return hash((self.key, self.files))


def plan(display: Display) -> Iterator[Page]:
    """All files; each is made anew when a text changes."""
    if not display.site.open:
        return
    texts, files, key = texts_of(display), file_count(display), key_of(display)
    for number in range(files):
        view = FullTextView(number, files, key)
        yield Page(f"{root(display)}{number}.json", view, stream=stream, texts=texts, indexed=False)


def root(display: Display) -> str:
    """Return what the paths of the files begin with."""
    return f"{DATA}full-{key_of(display)}-"


def file_count(display: Display) -> int:
    """Return how many files there are."""
    return max(FEWEST, min(MOST, len(display.site.open) // A_FILE))


def texts_of(display: Display) -> tuple[tuple[str, str], ...]:
    """Return file and digest of each text, in the order of the postings' numbers."""
    return tuple((posting.path, posting.text) for posting in display.site.open)


def key_of(display: Display) -> str:
    """Return what stands for all texts."""
    return digest(*(part for text in texts_of(display) for part in text))[:10]


def stream(view: FullTextView, texts: Iterator[Text]) -> Iterator[bytes]:
    """Write a file. The first that is asked for reads the texts, for all of them."""
    yield inverted(Bodies(view.key, view.files, texts))[view.number]
    if view.number == view.files - 1:
        inverted.cache_clear()


@lru_cache(maxsize=1)
def inverted(bodies: Bodies) -> tuple[bytes, ...]:
    """Return all files: each word, and where it stands."""
    found: dict[str, list[int]] = {}
    for number, text in enumerate(bodies.texts):
        for word in words_of(text.body.text):
            found.setdefault(word, []).append(number)
    files: list[list[str]] = [[] for _ in range(bodies.files)]
    for word in sorted(found):
        files[place_of(word) % bodies.files].append(word)
    return tuple(msgspec.json.encode({"words": words, "of": [steps(found[word]) for word in words]}) for words in files)


def steps(numbers: list[int]) -> int | list[int]:
    """Return ascending numbers by how much each is more than the one before; a number alone for a list of one."""
    if len(numbers) == 1:
        return numbers[0]
    return [number - before for before, number in zip((0, *numbers), numbers, strict=False)]


def words_of(body: str) -> set[str]:
    """Return the words of a text in HTML."""
    text = html.unescape(TAG.sub(" ", body))
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in decomposed if not unicodedata.category(letter).startswith("M"))
    words = set(WORD.findall(text.lower()))
    for word in [word for word in words if not word.isascii() and UNSPACED.search(word)]:
        words.remove(word)
        words.update(word[i : i + 2] for i in range(max(1, len(word) - 1)))
    return {word for word in words if len(word) <= LONGEST}


def place_of(word: str) -> int:
    """Return what decides which file a word is in."""
    place = 0
    for letter in word[:KEY]:
        place = (place * 31 + ord(letter)) % 65_536
    return place
