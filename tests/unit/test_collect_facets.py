from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.collect.facets import FACETS, MOST_BANDS, facets_of
from generator.model.facet import FacetKind
from generator.model.location import Location, WorkMode
from generator.model.posting import EmploymentType, Seniority
from generator.model.salary import PayPeriod, Salary
from tests.factories import make_posting

BERLIN = Location("Berlin", locality="Berlin", country="DE")
MUNICH = Location("Munich", locality="Munich", region="Bavaria", country="DE")
OAKLAND = Location("Oakland", locality="Oakland", region="CA", country="US")
EVERY = [row.key for row in FACETS]


def facet(key, *postings):
    (found,) = facets_of(postings, [key], 20_000)
    return found


def slugs(key, *postings):
    return [term.slug for term in facet(key, *postings).terms]


def paid(slug="baker", low=None, high=None, currency="USD", period=PayPeriod.YEAR):
    amounts = [None if amount is None else Decimal(amount) for amount in (low, high)]
    return make_posting(slug, salary=Salary(currency, *amounts, period))


def test_places_are_a_tree_of_country_region_and_city():
    """A posting stands in its city and in all around it; a tree is listed depth first, the largest branch first."""
    found = slugs(
        "location", make_posting("a", location=(BERLIN, MUNICH)), make_posting("b", location=(OAKLAND, BERLIN))
    )

    assert found == [
        "germany", "germany/berlin", "germany/bavaria", "germany/bavaria/munich",
        "united-states", "united-states/california", "united-states/california/oakland",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "slug"),
    [
        (Location("Berlin", locality="Berlin", region="Berlin", country="DE"), "germany/berlin"),
        (Location("Singapore", locality="Singapore", country="SG"), "singapore"),
        (Location("NYC", locality="New York", region="NY", country="US"), "united-states/new-york/new-york"),
        (Location("Bay Area", region="CA", country="US"), "united-states/california"),
        (Location("São Paulo", locality="São Paulo", region="SP", country="BR"), "brazil/sao-paulo/sao-paulo"),
    ],
)
def test_a_city_that_is_its_own_region_is_one_place(place, slug):
    """Berlin in Berlin is one term, New York in New York two."""
    assert slugs("location", make_posting(location=(place,)))[-1] == slug


def test_work_that_is_only_remote_has_no_place():
    """A posting that is remote alone is in no place, also where one is named; nor is a place without a country."""
    remote = make_posting("a", location=(BERLIN,), work_mode=(WorkMode.REMOTE,))

    assert slugs("location", remote, make_posting("b", location=(Location("Springfield"),))) == []


def test_a_posting_stands_once_in_a_term():
    """Two cities of one country, or two spellings of one skill, count a posting once."""
    posting = make_posting(location=(BERLIN, MUNICH), skills=("Node.js", "node js"))

    assert facet("location", posting).terms[0].postings == (posting,)
    assert [term.postings for term in facet("skills", posting).terms] == [(posting,)]


def test_the_most_common_spelling_names_a_term():
    """Postings of all spellings keep the board's order under the name that most of them use."""
    postings = [
        make_posting(str(i), skills=(skill,)) for i, skill in enumerate(["python", "Python", "PYTHON", "Python"])
    ]
    (term,) = facet("skills", *postings).terms

    assert (term.label, term.postings) == ("Python", tuple(postings))


def test_terms_go_by_count_and_enumerations_by_rank():
    """Skills are listed by how many postings ask for them, levels from the lowest up."""
    one = make_posting("a", skills=("Rust", "Go"), seniority=Seniority.SENIOR)
    two = make_posting("b", skills=("Rust", "Ada"), seniority=Seniority.ENTRY)

    assert slugs("skills", one, two) == ["rust", "ada", "go"]
    assert slugs("seniority", one, two) == ["entry", "senior"]


@pytest.mark.parametrize(
    ("posting", "bands"),
    [
        (paid(low=160_000, high=240_000), ["160000", "180000", "200000", "220000"]),
        (paid(low=160_000, high=160_000), ["160000"]),
        (paid(low=159_999, high=160_001), ["140000", "160000"]),
        (paid(low=55_000), ["40000"]),
        (paid(high=60_000), ["60000"]),
        (paid(low=20, high=30, period=PayPeriod.HOUR), ["40000", "60000"]),
        (paid(low=1, high=None, currency=None), []),
        (make_posting(salary=Salary(equity=True)), []),
        (make_posting(), []),
    ],
)
def test_pay_stands_in_every_band_it_touches(posting, bands):
    """A range is in each band it reaches into, in a year of full-time work; an end that is open reaches nowhere."""
    assert [slug.split("-")[1] for slug in slugs("salary", posting)] == bands


def test_bands_are_as_wide_as_their_currency_is_small():
    """A band of 20,000 dollars is one of 2,000,000 yen; no range stands in more than a dozen."""
    assert slugs("salary", paid(low=6_000_000, high=7_000_000, currency="JPY")) == ["jpy-6000000-8000000"]
    assert len(slugs("salary", paid(low=1, high=10**9))) == MOST_BANDS


def test_facets_come_as_they_are_asked_for():
    """`show` names facets and their order; what has no terms of its own, or is named twice, is passed over."""
    found = facets_of([], ["skills", "date", "location", "skills"], 20_000)

    assert [facet.key for facet in found] == ["skills", "location"]


PLACES = st.sampled_from([BERLIN, MUNICH, OAKLAND, Location("Mars")])
POSTINGS = st.lists(
    st.fixed_dictionaries(
        {
            "location": st.lists(PLACES, max_size=3).map(tuple),
            "skills": st.lists(st.sampled_from(["Go", "go", "C++", "SQL"]), max_size=3).map(tuple),
            "employment_type": st.lists(st.sampled_from(EmploymentType), max_size=2, unique=True).map(tuple),
            "seniority": st.none() | st.sampled_from(Seniority),
        }
    ),
    max_size=8,
).map(lambda all_facts: [make_posting(f"p{i}", **facts) for i, facts in enumerate(all_facts)])


@given(POSTINGS)
def test_terms_hold_exactly_the_postings_that_name_them(postings):
    """Slugs are unique, no term is empty, those above hold all of those below, and the board's order is kept."""
    for found in facets_of(postings, EVERY, 20_000):
        terms = {term.slug: term for term in found.terms}

        assert len(terms) == len(found.terms)
        for term in found.terms:
            order = [postings.index(posting) for posting in term.postings]
            assert order
            assert order == sorted(set(order))
            if found.kind is FacetKind.TREE and term.parent:
                assert set(order) <= {postings.index(posting) for posting in terms[term.parent].postings}
