"""The tables of words: complete in every language, and German put into phrases."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest

from generator.model.config import Facets
from generator.model.countries import COUNTRIES, GROUPS
from generator.model.facet import Term
from generator.model.languages import LANGUAGES
from generator.model.location import Location, WorkMode
from generator.model.posting import Education, EmploymentType, Seniority
from generator.model.salary import PayPeriod, Salary
from generator.outputs.terms import term_heading
from generator.present.names import location_phrase, scope_label, scope_name
from generator.present.wording import (
    day_phrase,
    education_phrase,
    employment_phrase,
    number_phrase,
    place_phrase,
    salary_phrase,
    term_label,
)
from generator.present.words.de import GERMAN
from generator.present.words.en import ENGLISH
from generator.present.words.languages import TABLES, words_of
from tests.factories import make_posting
from tests.words import leaves, places_of

OPTIONAL = ("country_names", "place_names", "in_places")
ENUMERATIONS = {
    "employment_types": [kind.value for kind in EmploymentType],
    "work_modes": [mode.value for mode in WorkMode],
    "levels": [level.value for level in Seniority],
    "educations": [education.value for education in Education],
    "periods": [period.value for period in PayPeriod],
    "regions": list(GROUPS),
    "facet_labels": list(Facets().show),
}


def test_every_language_that_may_be_set_has_a_table():
    """What board.toml may ask for, what there are words in, and what the docs list is the same."""
    docs = (Path(__file__).parents[2] / "docs" / "languages.md").read_text(encoding="utf-8")

    assert set(TABLES) == set(LANGUAGES) == set(re.findall(r"^\| \w+ \| `(\w+)` \|$", docs, re.MULTILINE))


@pytest.mark.parametrize("language", TABLES)
def test_a_table_says_all_that_the_english_one_says(language):
    """Every word is there and not blank, and its table of names has the same keys and places for values."""
    english, other = (
        {path: text for path, text in leaves(words) if path[0] not in OPTIONAL} for words in (ENGLISH, TABLES[language])
    )

    assert set(other) == set(english)
    assert [path for path, text in other.items() if not text.strip()] == []
    assert [path for path, text in other.items() if places_of(text) != places_of(english[path])] == []


@pytest.mark.parametrize("language", TABLES)
def test_a_table_names_all_that_the_model_knows(language):
    """Nothing that a posting can be is without a name; levels, types and ways of working have a heading, too."""
    words = TABLES[language]
    headed = [value for name in ("work_modes", "employment_types", "levels") for value in ENUMERATIONS[name]]

    for name, values in ENUMERATIONS.items():
        assert set(getattr(words, name)) == set(values), name
    assert set(words.value_headings) == set(headed)
    assert set(words.term_headings) == {"location", "salary", "skills", "company"}


@pytest.mark.parametrize("language", TABLES)
def test_names_of_places_are_of_countries_that_exist(language):
    """Keys begin with a country's code, so a slip of the pen does not hide."""
    words = TABLES[language]
    keys = [*words.country_names, *words.place_names, *words.in_places]

    assert [key for key in keys if re.split("[-/]", key)[0] not in COUNTRIES] == []


def test_a_kind_of_a_language_has_its_words():
    """Austrian German is German; a language that is unknown is English."""
    assert words_of("de-AT") is GERMAN
    assert words_of("DE") is GERMAN
    assert words_of("xx") is ENGLISH


# -- German ----------------------------------------------------------------------------------------------------------

MUNICH = Location("Munich", locality="Munich", country="DE")


@pytest.mark.parametrize(
    ("low", "high", "period", "phrase"),
    [
        (85_000, 105_000, PayPeriod.YEAR, "85.000–105.000 EUR im Jahr"),
        ("17.5", "17.5", PayPeriod.HOUR, "17,50 EUR pro Stunde"),
        (3_000, None, PayPeriod.MONTH, "ab 3.000 EUR im Monat"),
        (None, 420, PayPeriod.DAY, "bis 420 EUR am Tag"),
    ],
)
def test_pay_in_german(low, high, period, phrase):
    """Points group thousands, a comma divides."""
    amounts = [None if amount is None else Decimal(amount) for amount in (low, high)]

    assert salary_phrase(Salary("EUR", *amounts, period), GERMAN) == phrase


def test_days_and_numbers_in_german():
    """The day has a point, the month its German name."""
    assert day_phrase(dt.date(2026, 3, 2), GERMAN) == "2. März 2026"
    assert number_phrase(160_000, GERMAN) == "160.000"


def test_lists_in_german_keep_nouns_capital():
    """The first word of a list is a capital letter; those after it are as German writes them."""
    posting = make_posting(
        education=(Education.BACHELOR_DEGREE, Education.POSTGRADUATE_DEGREE),
        employment_type=(EmploymentType.TEMPORARY, EmploymentType.PART_TIME, EmploymentType.PER_DIEM),
    )

    assert education_phrase(posting, GERMAN) == "Bachelorabschluss oder weiterführender Hochschulabschluss"
    assert employment_phrase(posting, GERMAN) == "Befristet, Teilzeit oder tageweise"


@pytest.mark.parametrize(
    ("place", "english", "german"),
    [
        (MUNICH, "Munich, Germany", "München, Deutschland"),
        (Location("Deutschland", country="DE"), "Germany", "Deutschland"),
        (Location("Bavaria, Germany", region="Bavaria", country="DE"), "Bavaria, Germany", "Bayern, Deutschland"),
        (Location("Bayern", region="Bavaria", country="DE"), "Bavaria, Germany", "Bayern, Deutschland"),
        (Location("Rhein-Main", country="DE"), "Rhein-Main, Germany", "Rhein-Main, Deutschland"),
        (Location("Wien", locality="Vienna", country="AT"), "Vienna, Austria", "Wien, Österreich"),
        (
            Location("Vienna, VA", locality="Vienna", region="VA", country="US"),
            "Vienna, VA, United States",
            "Vienna, VA, USA",
        ),
        (Location("Singapore", locality="Singapore", country="SG"), "Singapore", "Singapur"),
        (Location("Mars"), "Mars", "Mars"),
    ],
)
def test_places_are_called_as_the_board_speaks(place, english, german):
    """Whatever language a posting names a place in, the board names it in its own; areas stay as written."""
    assert (location_phrase(place, ENGLISH), location_phrase(place, GERMAN)) == (english, german)


@pytest.mark.parametrize(
    ("code", "short", "full"),
    [
        ("US", "USA", "USA"),
        ("US-CA", "Kalifornien, USA", "Kalifornien, USA"),
        ("EEA", "EWR", "Europäischer Wirtschaftsraum"),
        ("WORLDWIDE", "weltweit", "Weltweit"),
        ("UTC-08:00..UTC+05:30", "Zeitzonen UTC−8 bis UTC+5:30", "Zeitzonen UTC−8 bis UTC+5:30"),
    ],
)
def test_scopes_in_german(code, short, full):
    """Countries, groups of them and time zones have German names."""
    assert (scope_name(code, GERMAN), scope_label(code, GERMAN)) == (short, full)


def test_where_one_works_in_german():
    """Places, ways of working and scopes make one German line."""
    posting = make_posting(
        location=(MUNICH,), work_mode=(WorkMode.ON_SITE, WorkMode.REMOTE), applicant_location=("EU", "CH")
    )

    assert place_phrase(posting, GERMAN) == "München, Deutschland oder Homeoffice (EU, Schweiz)"


@pytest.mark.parametrize(
    ("key", "slug", "value", "label", "heading"),
    [
        ("location", "netherlands", "NL", "Netherlands", "Stellen in den Niederlanden"),
        ("location", "germany/saarland", "DE-Saarland", "Saarland", "Stellen im Saarland"),
        ("location", "germany/bavaria/munich", "Munich", "Munich", "Stellen in München"),
        ("location", "united-states/virginia/vienna", "Vienna", "Vienna", "Stellen in Vienna"),
        ("employment_type", "part-time", "PART_TIME", "PART_TIME", "Stellen in Teilzeit"),
        ("skills", "lead", "lead", "Lead", "Stellen mit Lead"),
        ("salary", "eur-40000-60000", "EUR-40000-60000", "", "Stellen mit 40.000–60.000 EUR im Jahr"),
    ],
)
def test_headings_of_lists_in_german(key, slug, value, label, heading):
    """A list is headed as one would say it, articles and all; its address stays English."""
    assert term_heading(key, Term(slug, value, label, slug.rpartition("/")[0], ()), GERMAN) == heading


def test_terms_are_named_in_german():
    """A city is named by its own country's table; a type of employment stands alone, so it is a capital letter."""
    munich = Term("germany/bavaria/munich", "Munich", "Munich", "germany/bavaria", ())

    assert term_label("location", munich, GERMAN) == "München"
    assert term_label("employment_type", Term("temporary", "TEMPORARY", "", "", ()), GERMAN) == "Befristet"
