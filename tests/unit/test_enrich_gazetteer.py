"""Every name finds its place, whoever writes it; namesakes are told apart or left open."""

import tomllib
from pathlib import Path

import pytest

import generator.enrich
from generator.enrich.gazetteer import alone, look_up, look_up_nearly
from generator.enrich.place_key import place_key
from generator.model.countries import ALPHA_3, COUNTRIES, GROUPS, REGIONS, countries_of

DATA = Path(generator.enrich.__path__[0]) / "data"
METROS = tomllib.loads((DATA / "metros.toml").read_text(encoding="utf-8"))
TOWNS = [
    ("München", "Munich", "DE"), ("muenchen", "Munich", "DE"), ("Köln", "Cologne", "DE"), ("Cologne", "Cologne", "DE"),
    ("Bangalore", "Bengaluru", "IN"), ("Kiev", "Kyiv", "UA"), ("NYC", "New York", "US"), ("東京", "Tokyo", "JP"),
    ("Москва", "Moscow", "RU"), ("القاهرة", "Cairo", "EG"), ("서울", "Seoul", "KR"), ("Genf", "Geneva", "CH"),
    ("SAO PAULO", "São Paulo", "BR"), ("Praha", "Prague", "CZ"), ("Lisboa", "Lisbon", "PT"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "name", "country"), TOWNS)
def test_a_town_is_found_by_any_of_its_names(written: str, name: str, country: str):
    """Accents, case, script and language of a name make no difference."""
    place = alone(written, look_up(written))

    assert place is not None
    assert (place.name, place.country) == (name, country)


@pytest.mark.parametrize(
    "name", ["Newcastle", "Cambridge", "Georgia", "Washington", "Victoria", "Punjab", "CA", "Mobile", "Of"]
)
def test_a_name_of_several_places_is_left_open(name: str):
    """Where two places are as likely, or a word is rather no place, neither is chosen."""
    assert alone(name, look_up(name)) is None


def test_a_country_given_beside_settles_namesakes():
    """Newcastle is in England if the posting is in Great Britain."""
    place = alone("Cambridge", look_up("Cambridge"), hint_country="GB")

    assert place is not None
    assert place.region == "England"


def test_codes_count_only_in_capitals():
    """ "CA" is a code, "ca" is a word."""
    assert look_up("CA")
    assert not [place for place in look_up("ca") if place.kind in {"region", "country"}]


def test_a_slip_of_a_letter_is_forgiven_for_large_cities():
    """A missing, doubled or swapped letter still finds a large city, and short words find nothing."""
    assert [{place.name for place in look_up_nearly(name)} for name in ("San Fransisco", "Munihc", "Bern")] == [
        {"San Francisco"}, {"Munich"}, set(),
    ]  # fmt: skip


@pytest.mark.parametrize("country", list(REGIONS))
def test_postal_codes_are_those_of_the_post(country: str):
    """GeoNames' own numbers of regions never reach a fact: each region is found by its code and its name."""
    for code, name in REGIONS[country].items():
        assert (country, code) in {(place.country, place.code) for place in look_up(code) if place.kind == "region"}
        assert (country, code) in {(place.country, place.code) for place in look_up(name) if place.kind == "region"}


def test_the_database_holds_what_our_tables_say():
    """Whoever edits metros.toml makes places.sqlite anew."""
    metros = [(name, alias) for name, (_, _, _, *others) in METROS["metros"].items() for alias in (name, *others)]
    missing = [alias for name, alias in metros if name not in {place.name for place in look_up(alias)}]
    groups = [alias for code, others in METROS["groups"].items() for alias in others
              if code not in {place.code for place in look_up(alias)}]  # fmt: skip

    assert (missing, groups) == ([], [])


def test_every_group_is_made_of_countries():
    """A region such as EMEA expands to countries, and is never itself called one."""
    assert all(set(members) <= set(COUNTRIES) for members in GROUPS.values())
    assert not set(GROUPS) & set(COUNTRIES)
    assert set(ALPHA_3) == set(COUNTRIES)


def test_a_code_of_applicants_reaches_into_countries():
    """A country is itself, a state its country, a group its members; time zones and the world are no countries."""
    codes = ("DE", "US-CA", "BENELUX", "WORLDWIDE", "UTC-08:00..UTC-03:00")

    assert [countries_of(code) for code in codes] == [("DE",), ("US",), ("BE", "LU", "NL"), (), ()]


def test_keys_are_their_own_keys():
    """A key is its own key, so that the database and the reader cannot drift apart."""
    for name in ("Saint-Étienne", "Øresund", "İstanbul", "D.C.", "ハイブリッド", "서울", "Île-de-France"):
        assert place_key(place_key(name)) == place_key(name)
