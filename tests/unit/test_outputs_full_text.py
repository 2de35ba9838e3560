"""The words of the postings' texts, as their files are described."""

from __future__ import annotations

import json
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from generator.model.config import Outputs
from generator.model.html import Html
from generator.model.posting import Text
from generator.outputs.full_text import words_of
from tests.factories import make_posting
from tests.unit.planned import plan

BODIES = st.lists(
    st.text(alphabet="abC+# é&;<>1パン職人", max_size=30).map(lambda text: f"<p class='x'>{text.replace('<', '')}</p>"),
    max_size=6,
)


@given(BODIES)
def test_a_word_is_found_in_the_file_that_its_letters_name(bodies):
    """The file that a word's first letters lead to has it, with the numbers of all postings it stands in."""
    postings = [make_posting(f"p{i}", text=body) for i, body in enumerate(bodies)]
    site, pages = plan(*postings, outputs=Outputs(extra=("full-text",)))
    full = json.loads(pages["/data/index.json"].encode(pages["/data/index.json"].view))["full"]
    texts = {posting.slug: Text(Html(body)) for posting, body in zip(postings, bodies, strict=True)}
    open_texts = [texts[posting.slug] for posting in site.open]
    files = {}
    for number in range(full["files"] if bodies else 0):
        page = pages[f"{full['root'].removeprefix('/repo')}{number}.json"]
        files[number] = json.loads(b"".join(page.stream(page.view, iter(open_texts))))
    told = {
        (word, number)
        for place, file in files.items()
        for word, of in zip(file["words"], file["of"], strict=True)
        for number in accumulate(of if isinstance(of, list) else [of])
        if place == _place(word) % full["files"]
    }

    assert told == {(word, number) for number, text in enumerate(open_texts) for word in words_of(text.body.text)}


def _place(word: str) -> int:
    place = 0
    for letter in word[:3]:
        place = (place * 31 + ord(letter)) % 65536
    return place


def test_words_are_plain():
    """Marks, capitals and tags do not count; plus and number signs do; scripts without spaces are cut in pairs."""
    body = "<p>Caf&eacute; <b>C++</b>, C# &amp; Köln</p><p>パン職人</p>"

    assert words_of(body) == {"cafe", "c++", "c#", "koln", "ハン", "ン職", "職人"}
