from __future__ import annotations

import datetime as dt
import json
import re
from decimal import Decimal
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.collect import collect_site
from generator.model.config import Board, Facets, Rates
from generator.model.countries import COUNTRIES
from generator.model.digest import digest_bytes
from generator.model.location import Location, WorkMode
from generator.model.posting import Employer, EmploymentType
from generator.model.reach import reach_of
from generator.model.salary import PayPeriod, Salary
from generator.model.site import Content
from generator.outputs import plan_pages
from generator.outputs.index_columns import packed
from generator.outputs.index_weight import FIRST_ROWS, MOST_ROWS, most_at_first, weight
from generator.present.routes import FACETS
from tests.factories import make_posting
from tests.unit.planned import NOON, frame_of, plan

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
            "applicant_location": st.lists(
                st.sampled_from(["DE", "US-CA", "DACH", "WORLDWIDE", "UTC-08:00..UTC-03:00"]), max_size=2, unique=True
            ).map(tuple),
            "salary": st.none() | SALARIES,
            "employment_type": st.lists(st.sampled_from(EmploymentType), max_size=2, unique=True).map(tuple),
            "skills": st.lists(st.sampled_from(["Go", "go", "C++", "SQL", "日本語"]), max_size=4).map(tuple),
            "date": st.none() | st.dates(dt.date(2026, 10, 1), dt.date(2026, 11, 20)),
            "language": st.sampled_from(["", "en", "de"]),
        }
    ),
    max_size=12,
).map(lambda board: [make_posting(f"p{i}", **facts) for i, facts in enumerate(board)])


class Data:
    """The index as its own description says to read it: the manifest, and by name the files it points to."""

    def __init__(self, pages):
        self.pages = pages
        self.manifest = self.read("/data/index.json")

    def read(self, path):
        page = self.pages[path.removeprefix("/repo")]
        return json.loads(page.encode(page.view))

    def column(self, key):
        """A facet, or another file."""
        return self.manifest["facets"].get(key) or self.read(self.manifest["files"][key])

    @property
    def rows(self):
        shards = self.manifest["shards"]
        return [
            [whole(*row[:3]), *row[1:]]
            for name in shards["names"]
            for row in self.read(f"{shards['root'].removeprefix('/repo')}{name}.json")
        ]


def plain(label):
    return re.sub("[^a-z0-9]+", "-", label.lower())


def whole(slug, title, company):
    """A slug with title and company put back into it."""
    return slug.replace("~", plain(title)).replace("^", plain(company))


def numbers(text):
    """Numbers as they are written in a column."""
    codes = list(map(ord, text))
    return [code - 35 if code < 0xD800 else code - 35 - 0x800 for code in codes]


def read_lists(text):
    """Lists of ascending numbers as they are written in a column."""
    return [list(accumulate(numbers(one))) for one in text.split(" ")[:-1]]


def lists(column):
    """A packed column as its lists."""
    if "sets" not in column:
        return read_lists(column["of"])
    sets = read_lists(column["sets"])
    return [sets[one] for one in numbers(column["of"])]


def terms(column):
    """Slug and label of a facet's terms."""
    plain = [
        [re.sub("[^a-z0-9]+", "-", term.lower()), term] if isinstance(term, str) else term for term in column["terms"]
    ]
    return list(map(tuple, plain))


@given(st.lists(st.lists(st.integers(0, 1_000_000), unique=True).map(sorted).map(tuple)))
def test_a_packed_column_holds_its_lists(every):
    """Whatever the numbers, also where code points are no characters, a column is read back and is UTF-8."""
    column = packed(every)
    "".join(column.values()).encode()

    assert lists(column) == list(map(list, every))


@given(BOARDS)
def test_rows_are_the_cards_of_their_postings(postings):
    """What a row of the list shows is what the posting's card shows, in the board's order."""
    site, pages = plan(*postings)
    data = Data(pages)
    cards = [card for path, page in pages.items() if path == "/" for card in page.view.cards]

    assert data.manifest["count"] == len(site.open) == len(data.rows)
    for card, row in zip(cards, data.rows, strict=True):
        slug, title, company, place, pay, posted, closes, kind, level, language, skills = row
        assert data.manifest["root"] + slug + "/" == card.href
        assert (title, place, kind, level, language) == (card.title, card.place, card.kind, card.level, card.language)
        assert company == (card.company.label if card.company else "")
        assert posted == ([card.posted.iso, card.posted.phrase] if card.posted else None)
        assert closes == ([card.closes.iso, card.closes.phrase] if card.closes else None)
        assert (pay or [None])[0] == (card.pay.phrase if card.pay else None)
        assert skills == [skill.label for skill in card.skills]


@given(BOARDS)
def test_terms_in_the_index_are_those_of_their_pages(postings):
    """Every term of a facet is a page with as many postings and the same name."""
    site, pages = plan(*postings)
    data = Data(pages)

    for facet in site.facets:
        if not facet.terms or facet.key == "salary":
            continue
        column = data.column(facet.key)
        for number, (slug, label) in enumerate(terms(column)):
            view = pages[f"{FACETS[facet.key]}{slug}/"].view
            assert view.total == sum(number in of for of in lists(column))
            assert label == view.crumbs[-1].label


@given(BOARDS)
def test_reach_in_the_index_holds_each_country_of_a_region(postings):
    """A remote posting stands in each country it names or whose region it names, or is marked."""
    site, pages = plan(*postings)
    data = Data(pages)
    if "applicant_location" not in data.manifest["files"]:
        assert not any(reach_of(posting).countries for posting in site.open)
        return
    column = data.column("applicant_location")

    for posting, of, every in zip(site.open, lists(column), numbers(column["every"]), strict=True):
        labels = {terms(column)[number][1] for number in of}
        assert labels == {COUNTRIES[code] for code in reach_of(posting).countries}
        assert every == reach_of(posting).openness


@given(BOARDS)
def test_days_in_the_index_count_from_1970(postings):
    """Days are told as script counts them."""
    site, pages = plan(*postings)
    column = Data(pages).column("days")
    posted, closes = ([column["days"][place] for place in numbers(column[key])] for key in ("posted", "closes"))

    epoch = dt.date(1970, 1, 1)
    assert posted == [(one.date - epoch).days if one.date else -1 for one in site.open]
    assert closes == [(one.expires - epoch).days if one.expires else -1 for one in site.open]


def test_a_new_posting_leaves_most_shards_as_they_are():
    """Shards end where the postings say, so one more of them changes one or two, not all behind it."""
    board = [make_posting(f"p{i}", date=dt.date(2026, 11, 20) - dt.timedelta(days=i // 20)) for i in range(300)]
    before = Data(plan(*board)[1]).manifest["shards"]["names"]
    after = Data(plan(*board, make_posting("new", date=dt.date(2026, 11, 15)))[1]).manifest["shards"]["names"]

    assert len(before) > 10
    assert len(set(after) - set(before)) <= 2


@pytest.mark.parametrize("words", [2, 12, 40])
def test_rows_that_lie_apart_keep_within_their_budget(words):
    """However long the rows, no shard of several weighs more than a twentieth of what twenty may."""
    titles = [" ".join(digest_bytes(f"{i} {n}".encode())[:10] for n in range(words)) for i in range(120)]
    _, pages = plan(*(make_posting(f"p{i}", title=title) for i, title in enumerate(titles)))
    shards = [page for path, page in pages.items() if "/rows-" in path]

    assert sum(len(json.loads(page.view.data)) for page in shards) == len(titles)
    assert all(weight(page) <= MOST_ROWS / FIRST_ROWS for page in shards if len(json.loads(page.view.data)) > 1)


@given(BOARDS)
def test_pay_in_the_index_is_a_year_of_it(postings):
    """Amounts are compared in a year of full-time work, and only where currency and period are known."""
    site, pages = plan(*postings)
    pay = Data(pages).manifest["pay"]

    for number, posting in enumerate(site.open):
        salary = posting.salary if posting.salary and posting.salary.has_amount else None
        currency = numbers(pay["currency"])[number]
        assert (pay["currencies"][currency - 1] if currency else None) == (salary.currency if salary else None)
        ends = [end for end in (salary.annual_maximum, salary.annual_minimum) if end is not None] if salary else [0]
        assert pay["amounts"][numbers(pay["top"])[number]] == ends[0]


def test_the_page_names_the_build_of_its_data():
    """Equal boards have equal builds; another title makes another, and the page that has the filter says which."""
    boards = [plan(make_posting(title=title), facets=Facets(panel_from=1))[1] for title in ("Baker", "Baker", "Cook")]
    builds = [Data(pages).manifest["build"] for pages in boards]

    assert builds[0] == builds[1] != builds[2]
    assert [pages["/"].view.panel.index for pages in boards] == [f"/repo/data/index.json?build={one}" for one in builds]


def test_an_empty_board_has_an_index():
    """Without postings all columns are empty."""
    data = Data(plan()[1])

    assert (data.manifest["count"], data.manifest["facets"], data.rows) == (0, {}, [])


def test_rates_of_the_board_stand_in_the_index():
    """Amounts may be converted only where the owner gives dated rates."""
    rates = Rates(dt.date(2026, 11, 1), {"EUR": 1.0, "USD": 1.09})
    with_rates = Data(plan(make_posting(), facets=Facets(rates=rates))[1]).manifest["pay"]["rates"]

    assert with_rates == {"day": "1 November 2026", "per_unit": {"EUR": 1.0, "USD": 1.09}}
    assert Data(plan(make_posting())[1]).manifest["pay"]["rates"] is None


def test_data_that_is_too_heavy_is_told():
    """A board whose places hardly compress gets a warning; a plain one gets none."""
    places = [digest_bytes(str(i).encode()) for i in range(900)]
    heavy = [
        make_posting(f"p{i}", location=(Location("", locality=name, country="DE"),)) for i, name in enumerate(places)
    ]
    light = [make_posting(f"p{i}", location=(Location("", locality="Berlin", country="DE"),)) for i in range(900)]

    assert [found.code for found in findings(*heavy)] == ["C120"]
    assert findings(*light) == ()


def findings(*postings):
    site = collect_site(Content(postings), Board(), NOON, drafts=False).value
    return plan_pages(site, frame_of(site)).diagnostics


@pytest.mark.parametrize(("count", "most"), [(0, 5_000), (1_000, 15_000), (10_000, 60_000), (100_000, 450_000)])
def test_what_may_come_first_grows_with_the_board(count, most):
    """A larger board may bring more, but less for each posting."""
    assert most_at_first(count) == most
    assert most_at_first(count + 500) > most
