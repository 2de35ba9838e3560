"""Repairs of front matter: what is mechanical is mended, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.fix import REPAIRABLE, mended, repair
from generator.fix.lines import lines_of
from generator.fix.repairs import diagnose
from generator.model.diagnostic import Severity
from generator.parse.front_matter import read_front_matter

PATH = "content/postings/baker.md"


@pytest.mark.parametrize(("broken", "whole"), [
    ("---\ntitle: Baker\ntags:\n- bread\n\nWe bake.\n", "---\ntitle: Baker\ntags:\n- bread\n---\n\nWe bake.\n"),
    ("title: Baker\ncompany: Acme\n\nWe bake.\n", "---\ntitle: Baker\ncompany: Acme\n---\n\nWe bake.\n"),
    ("—\ntitle: Baker\n—-\nWe bake.\n", "---\ntitle: Baker\n---\nWe bake.\n"),
    ("```md\r\n---\r\ntitle: Baker\r\n---\r\nA\r\n```\r\n\r\n", "---\r\ntitle: Baker\r\n---\r\nA\r\n\r\n"),
    ("title: Baker\ncompany: Acme\n---\nWe bake.\n", "---\ntitle: Baker\ncompany: Acme\n---\nWe bake.\n"),
    ("---\nsalary:\n\tmin: 3\n\tmax: 4\n---\n", "---\nsalary:\n  min: 3\n  max: 4\n---\n"),
    ("---\ntitle: Baker\n\tcompany: Acme\n---\n", "---\ntitle: Baker\ncompany: Acme\n---\n"),
    (
        "---\ntitle: Baker: nights\nsalray: 20k\n\tcompany: Acme\n---\n",
        '---\ntitle: "Baker: nights"\nsalary: 20k\ncompany: Acme\n---\n',
    ),
    ("---\ntitle: Baker: nights # ours\n---\n", '---\ntitle: "Baker: nights" # ours\n---\n'),
    ('---\ntitle: "Baker\n---\n', '---\ntitle: "Baker"\n---\n'),
    ('---\ntitle: "Head" Baker\n---\n', "---\ntitle: '\"Head\" Baker'\n---\n"),
    ("---\ncompany: @home Ltd\n---\n", '---\ncompany: "@home Ltd"\n---\n'),
    ("---\ntitle:Baker\ndate: 2026-11-01\n---\n", "---\ntitle: Baker\ndate: 2026-11-01\n---\n"),
    ("---\ntitle：Baker\ndate: 2026-11-01\n---\n", "---\ntitle: Baker\ndate: 2026-11-01\n---\n"),
    ("---\nemployment_typ: part-time\ncompny: Acme\n---\n", "---\nemployment_type: part-time\ncompany: Acme\n---\n"),
    ("---\ntitle: Baker\ncompany: Acme\ntitle: Baker\n---\n", "---\ntitle: Baker\ncompany: Acme\n---\n"),
    ('---\ntitel: "Baker\nsalery: 3: 4\n---\n', '---\ntitle: "Baker"\nsalary: "3: 4"\n---\n'),
    ('+++\ntitle = "x"\n[params]\npay = 9\n\nWe bake.\n', '+++\ntitle = "x"\n[params]\npay = 9\n+++\n\nWe bake.\n'),
    (
        "+++\ntitel = Baker # ours\ncompny: Acme\ndraft = False\nsalary = 'a\n+++\n",
        '+++\ntitle = "Baker" # ours\ncompany = "Acme"\ndraft = false\nsalary = "a"\n+++\n',
    ),
    ('{\n  "titel": "Baker",\n  "date": "2026-11-01"\n}\n', '{\n  "title": "Baker",\n  "date": "2026-11-01"\n}\n'),
])  # fmt: skip
def test_what_is_mechanical_is_mended(broken, whole):
    """A missing fence or quotation mark, a tab, a colon, a misspelt name, a field said twice: each has one repair."""
    found = mended(broken, PATH)

    assert found.text == whole
    assert found.repaired
    assert not any(one.code in REPAIRABLE for one in diagnose(whole, PATH))


@pytest.mark.parametrize("text", [
    "---\ntitle: Baker\ntitle: Cook\n---\n",
    "---\ntitle: Baker\ntitel: Cook\n---\n",
    "---\nfavourite_colour: blue\n---\n",
    '---\ntitle: "Baker # or cook\n---\n',
    "---\ntitle: Baker\ncompany: [a\nsalary: a: b\n---\n",
    "---\n- title: Baker\n- title: Cook\n---\n",
    "+++\ntitle = 3\n+++\n",
    '+++\ntitle = "Baker"\ntitle = "Cook"\n+++\n',
    '+++\ntitle = "Baker # or cook\n+++\n',
    '{\n  "title": "Baker"\n  "company": "Acme"\n}\n',
    "---\ntags:\n- a\ntags:\n- a\n---\n",
    "# Baker\n\ntitle: of nothing\n\n---\n\nWe bake: bread.\n",
])  # fmt: skip
def test_what_needs_a_person_is_left(text):
    """Where the author alone knows what was meant, the file stays as it was."""
    assert mended(text, PATH) == type(mended(text, PATH))(text)


def test_line_ends_and_mark_stay_in_repairs():
    """A repair changes its own line only: mark, line ends, comments and body are the same bytes."""
    text = "\ufeff---\r\n# mine\r\ntitle: a: b\r\n---\r\n\r\nBody\twith: all\r\n"

    assert mended(text, PATH).text == text.replace("a: b", '"a: b"')


def test_profiles_have_names_of_their_own():
    """In a company's profile the fields of a profile count; one that only postings have is no repair there."""
    assert mended("---\nnane: Acme\nlogoo: a.svg\n---\n", "content/companies/acme.md").text.count("logo:") == 1
    assert mended("---\nsalery: 3\n---\n", "content/companies/acme.md").text == "---\nsalery: 3\n---\n"


def test_one_pass_repairs_what_it_is_told():
    """`repair` mends the faults it is given, the others stay."""
    text = "---\ntitel: Baker\ncompny: Acme\n---\n"
    first, second = diagnose(text, PATH)

    assert repair(text, (second,)) == "---\ntitel: Baker\ncompany: Acme\n---\n"
    assert repair(text, (first, second)) == "---\ntitle: Baker\ncompany: Acme\n---\n"
    assert repair(text, ()) == text


PIECES = (
    "---\n", "\n", "title: Baker\n", "titel: x\n", 'company: "Acme\n', "salary: 3: 4\n", "\tmin: 3\n", "tags:\n",
    "- a\n", "title:Baker\n", "company: @home\n", "# note\n", "...\n", "We bake.\n", "date：2026\n", "'", '"', ": ",
    "\r\n", "\ufeff", "salary: &a\n", "  max: 4\n", "title: 'a' b\n", "{", "+++\n", "title = Baker\n",
    'titel = "a"\n', "[params]\n", '{"titel": "x",\n', "}\n",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=14).map("".join)


@settings(max_examples=500, deadline=None)
@given(TEXTS, st.sampled_from(["", "---\n", "+++\n"]))
def test_any_text_is_mended_once(text, fence):
    """Whatever a file holds: repairing never raises, a second time changes nothing, and what was readable stays so."""
    text = fence + text
    found = mended(text, PATH)
    again = mended(found.text, PATH)

    assert again.text == found.text
    assert (found.text == text) == (not found.repaired)
    if found.repaired:
        assert not any(one.severity is Severity.ERROR for one in diagnose(found.text, PATH))
        _, body = _body(found.text)
        assert text.endswith(body)


def _body(text):
    lines = lines_of(text)
    matter = read_front_matter(lines.text, PATH).value
    assert matter is not None
    return matter, "".join(line + end for line, end in lines.rows[matter.body_line - 1 :])
