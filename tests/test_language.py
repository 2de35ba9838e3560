"""A board in German, from settings to pages, feeds and data: every word of ours is German, and addresses stay."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import html5lib
import pytest

from generator.model.countries import COUNTRIES
from generator.present.words.de import GERMAN
from generator.present.words.en import ENGLISH
from tests.words import leaves

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Workspace = Callable[[str], Path]
    Run = Callable[..., Ran]

SETTINGS = """
-- board.toml --
[board]
name = "Nordlicht"
language = "de"
base_url = "https://jobs.example/"
demo = true
[facets]
panel_from = 1
[outputs]
feed_terms_from = 1
"""
BOARD = """
-- content/companies/hof-sandmoor.md --
---
name: Hof Sandmoor
---
Ein Hof am Rand der Heide.

-- content/companies/werft-grau.md --
---
name: Werft Grau
---
Hier ruht gerade alles.

-- content/postings/baecker.md --
---
title: Bäcker
company: Hof Sandmoor
location: München
salary: 3.000 - 3.500 EUR im Monat
employment_type: [TEMPORARY, PART_TIME]
education: Bachelor degree
experience: 18 Monate
hours: 38.5
openings: 2
start: 2027-01-02
date: 2026-11-20
expires: 2026-12-05
skills: [Backen, Kneten]
apply: post@hof.example
aliases: [brotbaecker]
---
Brot für das ganze Dorf, jeden Morgen.

-- content/postings/melker.md --
---
title: Melker
company: Hof Sandmoor
location: Zürich, Schweiz
work_mode: [hybrid, remote]
applicant_location: [EU, EEA, CH, EMEA]
salary: bis 62.000 EUR im Jahr
employment_type: FULL_TIME
seniority: mid
experience: 1 Jahr
date: 2026-11-18
skills: [Backen]
apply: https://hof.example/melken
---
Früh am Morgen, bei jedem Wetter.

-- content/postings/schreiber.md --
---
title: Schreiber
company: Tinte und Feder
work_mode: remote
applicant_location: WORLDWIDE
salary: ab 17,50 EUR pro Stunde
employment_type: CONTRACTOR
seniority: entry
date: 2026-10-02
apply: https://tinte.example/
---
Briefe für andere, von jedem Ort der Welt.

-- content/postings/sailor.md --
---
title: Segler
company: Tinte und Feder
language: en
location: Amsterdam, Netherlands
date: 2026-11-19
---
Ahoy.

-- content/postings/fischer.md --
---
title: Fischer
company: Tinte und Feder
location: Wien
closed: 2026-11-10
date: 2026-10-20
---
Netze im Fluss.

-- content/postings/hirte.md --
---
title: Hirte
company: Tinte und Feder
location: Genf
expires: 2026-11-15
date: 2026-10-20
---
Schafe auf der Alm.
"""
MANY = "".join(
    f"-- content/postings/gaertner-{number:02}.md --\n---\ntitle: Gärtner {number}\ncompany: Park AG\n"
    f"location: Toulouse, France\nsalary: {30 + number}.000 EUR im Jahr\ndate: 2026-11-0{1 + number % 9}\n---\n"
    "Beete und Wege, im Sommer wie im Winter.\n\n"
    for number in range(51)
)
ATTRIBUTES = ("aria-label", "alt", "title", "placeholder", "label", "previous", "next")
METAS = ("description", "og:title", "og:description")


def read(element: ET.Element) -> Iterator[str]:
    """Go through what people read of a page: its texts, attributes that are read aloud, and the filter's words."""
    if element.tag == "meta" and (element.get("name") or element.get("property")) in METAS:
        yield element.get("content") or ""
    yield from (value for name in ATTRIBUTES if (value := element.get(name)))
    if element.tag == "script" and element.get("class") == "words":
        yield from strings(json.loads(element.text or "{}"))
    if element.tag not in ("script", "style"):
        yield element.text or ""
    for child in element:
        yield from read(child)
        yield child.tail or ""


def strings(value: object) -> Iterator[str]:
    """Go through all texts of JSON, keys left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def texts_of(file: Path) -> list[str]:
    data = file.read_text(encoding="utf-8")
    if file.suffix == ".html":
        found = read(html5lib.parse(data, namespaceHTMLElements=False))
    elif file.suffix == ".json":
        index = json.loads(data)
        if isinstance(index, list):
            # Rows: all but the slug and the language, which are codes, and title and skills, which are the author's.
            found = strings([row[2:9] for row in index])
        else:
            facets = [index, *index.get("facets", {}).values()]
            found = strings(
                [[term if isinstance(term, str) else term[1] for term in facet.get("terms", ())] for facet in facets]
            )
    else:
        feed = ET.fromstring(data)  # noqa: S314 - our own
        found = (element.text or "" for element in feed.iter() if not element.tag.endswith("}id"))
    texts = (re.sub(r"https?://\S+", "", text).strip() for text in found)
    return [text for text in texts if text]


def english_words() -> dict[str, re.Pattern[str]]:
    """Return what must not stand on a German page: words of the table that are others in German, and countries."""
    german = dict(leaves(GERMAN))
    words = [text for path, text in leaves(ENGLISH) if german.get(path) != text]
    words += [COUNTRIES[code] for code, name in GERMAN.country_names.items() if name != COUNTRIES[code]]
    return {text: pattern_of(text) for text in words if re.search(r"[^\W\d_]{2}", re.sub("{.*?}", "", text))}


def pattern_of(text: str) -> re.Pattern[str]:
    """Return what finds a text with anything in its named places, as whole words."""
    parts = map(re.escape, re.split(r"{\w+}", text))
    return re.compile(rf"(?<!\w){'.+'.join(parts)}(?!\w)")


@pytest.mark.parametrize("postings", [BOARD + MANY, ""], ids=["many", "none"])
def test_a_german_board_holds_no_english_word(workspace: Workspace, run: Run, postings: str) -> None:
    """Pages of every kind, feeds and the filter's data: none has a word of the English table that German has not."""
    root = workspace(SETTINGS + postings)
    ran = run("build", "--keep-going")
    files = [
        file for file in (root / "site").rglob("*") if file.suffix in {".html", ".atom"} or file.parent.name == "data"
    ]
    english = english_words()
    found = {
        (word, text, file.relative_to(root).as_posix())
        for file in files
        for text in texts_of(file)
        for word, pattern in english.items()
        if pattern.search(text)
    }

    assert ran.code == 0, ran.stderr
    assert len(files) > 5
    assert found == set()


def test_a_german_board_says_things_in_german(workspace: Workspace, run: Run) -> None:
    """Dates, numbers, places and headings are German; the addresses are those of every board."""
    root = workspace(SETTINGS + BOARD)
    run("build")
    posting = texts_of(root / "site/jobs/baecker/index.html")
    munich = texts_of(root / "site/places/germany/bavaria/munich/index.html")

    for said in (
        "3.000–3.500 EUR im Monat",
        "München, Deutschland",
        "38,5 Stunden pro Woche",
        "18 Monate",
        "2. Januar 2027",
        "Bachelorabschluss",
        "Per E-Mail bewerben",
    ):
        assert said in posting
    assert "Stellen in München" in munich
    assert "1 offene Stelle, aktualisiert am" in munich
    assert "Stellen in der Schweiz" in texts_of(root / "site/places/switzerland/index.html")
    assert "Stellen in den Niederlanden – Nordlicht" in texts_of(root / "site/places/netherlands/feed.atom")


def test_a_posting_in_another_language_says_so(workspace: Workspace, run: Run) -> None:
    """The page is German; title and text of a posting in English are marked as such, in lists too."""
    root = workspace(SETTINGS + BOARD)
    run("build")
    pages = {
        name: html5lib.parse((root / "site" / name).read_text("utf-8"), namespaceHTMLElements=False)
        for name in ("jobs/sailor/index.html", "places/netherlands/index.html", "jobs/baecker/index.html")
    }
    marked = {
        name: [element.tag for element in tree.find("body").iter() if element.get("lang") == "en"]
        for name, tree in pages.items()
    }

    assert {tree.get("lang") for tree in pages.values()} == {"de"}
    assert marked == {
        "jobs/sailor/index.html": ["h1", "div"],
        "places/netherlands/index.html": ["a"],
        "jobs/baecker/index.html": [],
    }


@pytest.mark.parametrize(("language", "said"), [("fr", "is `fr`"), ("German", "is `German`"), ("", "is empty")])
def test_a_language_without_words_is_refused(workspace: Workspace, run: Run, language: str, said: str) -> None:
    """The board is not built half in English: the setting's line is told, and the languages there are."""
    root = workspace(SETTINGS.replace('"de"', f'"{language}"'))
    ran = run("build")

    assert (ran.code, (root / "site").exists()) == (1, False)
    assert f"board.toml:3:12: error[P104]: `language` {said}" in ran.stderr
    assert "write `de` (Deutsch) or `en` (English)" in ran.stderr
