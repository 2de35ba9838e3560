"""Many expressions are searched for as one, and none is missed for being asked less often."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.enrich.data import read_table
from generator.enrich.expressions import Expressions, needed

TABLE = read_table("patterns.toml")
LISTS = [
    TABLE[fact][name]
    for fact, names in {
        "apply": ("asks", "writes", "not"), "dates": ("closes", "undated"), "experience": ("not", "said", "none"),
        "education": ("refused", "instead", "general"), "visa": ("offers", "refuses"),
    }.items()
    for name in names
]  # fmt: skip
WORDS = sorted({word for says in LISTS for one in says for word in re.findall(r"[^\W\d_]+", one) if len(word) > 1})
TEXTS = st.lists(st.sampled_from([*WORDS, "a", "5", "@", ".", "2 years", "(", "-"]), max_size=12).map(" ".join)


@pytest.mark.parametrize(("expression", "letters"), [
    (r"\bdegree\b(?! of)", "degree"), ("high[- ]school", "school"), (r"(?-i:\bGED\b)", "ged"), ("colou?r", "colo"),
    ("(?:no|not) sponsor", " sponsor"), ("a|b", ""), (r"\d+ k", " k"), ("x{2}yz", "yz"), (r"[\]]abc", "abc"),
])  # fmt: skip
def test_the_letters_an_expression_cannot_do_without(expression, letters):
    """They are the longest run outside of choices and of what may be missing."""
    assert needed(expression) == letters


@settings(deadline=None)
@given(st.sampled_from([(Expressions(says), re.compile("|".join(says), re.IGNORECASE)) for says in LISTS]), TEXTS)
def test_nothing_is_missed(pair, text):
    """A list finds what an alternation of all its expressions finds, at the same place."""
    expressions, alternation = pair
    found, plainly = expressions.search(text), alternation.search(text)

    assert (found and found.start()) == (plainly and plainly.start())
    assert expressions.holds(text) is (plainly is not None)
