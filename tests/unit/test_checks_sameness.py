"""Near-duplicates: what is one job twice, and what are two jobs."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.sameness import alike, sketch_of, texts_differ
from generator.checks.words import words_of
from generator.model.config import Board, Config
from generator.model.location import Location
from generator.model.posting import Seniority
from generator.model.site import Site
from tests.factories import make_posting

CONFIG = Config(root="/b", output="/b/site", board=Board())
LEEDS, YORK = (Location(city, locality=city, country="GB") for city in ("Leeds", "York"))
WORDS = [f"word{number}" for number in range(400)]


def text(changed: int = 0, seed: int = 7) -> str:
    """A text of 300 words, of which some at the end are others."""
    words = random.Random(seed).choices(WORDS, k=300)  # noqa: S311 - any words will do
    return " ".join([*words[: 300 - changed], *(f"other{number}" for number in range(changed))])


def found(*postings, **others):
    site = Site(Board(), make_posting().date, postings, **others)
    return [(one.span.path, one.notes[0][1].path) for one in texts_differ(site, (), (), CONFIG)]


def sketch(text: str) -> bytes:
    return sketch_of(words_of(text))


def posting(slug: str, text: str, **facts):
    return make_posting(slug, sketch=sketch(text), **facts)


A, B = "content/postings/a.md", "content/postings/b.md"


@pytest.mark.parametrize("changed", [0, 5])
def test_nearly_the_same_text_is_told_at_the_later_file(changed):
    """A copy, also one with a few words changed, is told of once, with the file that it is like."""
    assert found(posting("b", text(changed)), posting("a", text())) == [(B, A)]


@pytest.mark.parametrize("changed", [100, 300])
def test_texts_that_share_a_part_are_let_be(changed):
    """The same words about the company in two postings are no duplicate."""
    assert found(posting("a", text()), posting("b", text(changed))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"location": (LEEDS,)}, {"location": (YORK,)}),
        ({"seniority": Seniority.SENIOR}, {"seniority": Seniority.ENTRY}),
        ({"identifier": "A-1"}, {"identifier": "A-2"}),
    ],
)
def test_another_place_level_or_number_is_another_job(one, other):
    """What says that there are two jobs lets the same text be."""
    assert found(posting("a", text(), **one), posting("b", text(), **other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"location": (LEEDS,)}, {"location": (YORK, LEEDS)}),
        ({"location": (LEEDS,)}, {}),
        ({"identifier": "A-1"}, {}),
        ({"title": "Baker"}, {"title": "Bread maker"}),
    ],
)
def test_another_title_is_not_another_job(one, other):
    """A place in common, or a fact that only one of them has, does not make two."""
    assert found(posting("a", text(), **one), posting("b", text(), **other)) == [(B, A)]


def test_short_texts_are_not_compared():
    """Texts of fewer than fifty words are alike by their form alone."""
    assert sketch(" ".join(WORDS[:49])) == b""
    assert found(posting("a", "Bread."), posting("b", "Bread.")) == []


def test_what_is_not_listed_is_not_compared():
    """A closed posting may be offered again in the same words; one that is scheduled is compared."""
    twin = posting("b", text())

    assert found(posting("a", text()), closed=(twin,)) == []
    assert found(posting("a", text()), scheduled=(twin,)) == [(B, A)]
    assert found(posting("a", text()), posting("b", text(), draft=True)) == []


def test_each_of_many_copies_is_told_of_once():
    """On a board of copies every file but the first is told of, and compared with a few others only."""
    copies = [posting(f"copy-{number:03}", text()) for number in range(200)]

    assert len(found(*copies)) == 199


def test_text_without_blanks_has_a_sketch_too():
    """Signs that stand for words are counted one by one."""
    signs = "".join(chr(0x4E00 + number) for number in range(200))

    assert alike(sketch(signs), sketch(f"{signs}夜勤"))
    assert not alike(sketch(signs), sketch(signs[:100]))


@given(st.text(), st.text())
def test_a_sketch_has_one_length_and_is_like_itself(one, other):
    """Any text gives a sketch of 256 bytes or none; comparing goes both ways."""
    first, second = sketch(f"{one} {' '.join(WORDS[:60])}"), sketch(other * 20)

    assert len(first) == 256
    assert alike(first, first)
    assert len(second) in {0, 256}
    assert alike(first, second) == alike(second, first)


@given(st.text(st.characters(codec="ascii")))
def test_words_are_what_stands_between_other_signs(text):
    """The table by which plain text is divided gives the words that a pattern finds."""
    assert words_of(text) == [word.encode() for word in re.findall("[a-z0-9]+", text.lower())]
