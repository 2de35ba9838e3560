from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.model.location import Location, WorkMode
from generator.model.posting import Employer, EmploymentType
from generator.model.salary import PayPeriod, Salary
from tests.factories import make_posting
from tests.unit.planned import plan

PLACES = st.sampled_from(
    [
        Location("Berlin", locality="Berlin", country="DE"),
        Location("Munich", locality="Munich", region="Bavaria", country="DE"),
        Location("Bay Area", region="CA", country="US"),
        Location("Mars"),
    ]
)
AMOUNTS = st.none() | st.integers(1, 300).map(lambda n: Decimal(n * 1000))
SALARIES = st.builds(
    Salary, st.sampled_from([None, "EUR", "USD", "JPY"]), AMOUNTS, AMOUNTS, st.sampled_from([None, *PayPeriod])
)
BOARDS = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.sampled_from(["Baker", "Nurse </script>", "保育士"]),
            "company": st.none() | st.sampled_from(["Acme", "ACME", "Zeta & Sons"]).map(Employer),
            "location": st.lists(PLACES, max_size=2).map(tuple),
            "work_mode": st.lists(st.sampled_from(WorkMode), max_size=2, unique=True).map(tuple),
            "salary": st.none() | SALARIES,
            "employment_type": st.lists(st.sampled_from(EmploymentType), max_size=2, unique=True).map(tuple),
            "skills": st.lists(st.sampled_from(["Go", "go", "C++", "SQL", "日本語"]), max_size=4).map(tuple),
            "date": st.none() | st.dates(dt.date(2026, 10, 1), dt.date(2026, 11, 20)),
            "language": st.sampled_from(["", "en", "de"]),
        }
    ),
    max_size=12,
).map(lambda board: [make_posting(f"p{i}", **facts) for i, facts in enumerate(board)])


def read_index(pages):
    page = pages["/data/index.json"]
    return json.loads(page.encode(page.view))


@given(BOARDS)
def test_the_index_says_what_the_pages_say(postings):
    """Read by its own description, every row is the card of its posting, and every term its page with its count."""
    site, pages = plan(*postings)
    index = read_index(pages)
    rows, tables, roots = index["rows"], index["tables"], index["roots"]

    def cell(column, number, table=None):
        found = rows[column][number]
        return tables[table or column][found] if found >= 0 else None

    assert index["count"] == len(site.open)
    assert {len(column) for column in rows.values()} <= {index["count"]}
    cards = [card for path, page in pages.items() if path == "/" for card in page.view.cards]
    for number, card in enumerate(cards):
        assert roots["posting"] + rows["slug"][number] + "/" == card.href
        assert rows["title"][number] == card.title
        assert cell("place", number) == (card.place or None)
        assert cell("kind", number) == (card.kind or None)
        assert cell("level", number) == (card.level or None)
        assert cell("language", number) == (card.language or None)
        assert cell("posted", number, "day") == ([card.posted.iso, card.posted.phrase] if card.posted else None)
        assert cell("closes", number, "day") == ([card.closes.iso, card.closes.phrase] if card.closes else None)
        assert (cell("pay", number) or [None])[0] == (card.pay.phrase if card.pay else None)
        label, slug = cell("company", number) or (None, None)
        assert (label, label and roots["company"] + slug + "/") == (
            (card.company.label, card.company.href) if card.company else (None, None)
        )
        skills = [tables["skill"][skill] for skill in rows["skills"][number]]
        assert [(skill, roots["skills"] + slug + "/") for skill, slug in skills] == [
            (skill.label, skill.href) for skill in card.skills
        ]

    for key, facet in index["facets"].items():
        for number, (slug, label, parent, count) in enumerate(facet["terms"]):
            view = pages[f"{roots[key].removeprefix('/repo')}{slug}/"].view
            assert view.total == count == sum(number in of for of in facet["of"])
            assert label == view.crumbs[-1].label
            assert parent < number
            assert (facet["terms"][parent][0] if parent >= 0 else "") == slug.rpartition("/")[0]


@given(BOARDS)
def test_pay_in_the_index_is_a_year_of_it(postings):
    """Amounts are compared in a year of full-time work, and only where currency and period are known."""
    site, pages = plan(*postings)
    pay = read_index(pages)["pay"]

    for number, posting in enumerate(site.open):
        salary = posting.salary if posting.salary and posting.salary.has_amount else None
        currency = pay["currency"][number]
        assert (pay["currencies"][currency] if currency >= 0 else None) == (salary.currency if salary else None)
        assert pay["min"][number] == (salary.annual_minimum if salary else None)
        assert pay["max"][number] == (salary.annual_maximum if salary else None)


def test_the_build_is_the_digest_of_the_data():
    """Equal boards have equal builds; another title makes another."""
    builds = [read_index(plan(make_posting(title=title))[1])["build"] for title in ("Baker", "Baker", "Cook")]

    assert builds[0] == builds[1] != builds[2]


def test_an_empty_board_has_an_index():
    """Without postings all columns are empty."""
    index = read_index(plan()[1])

    assert (index["count"], index["facets"], index["rows"]["slug"]) == (0, {}, [])
