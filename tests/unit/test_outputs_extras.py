from __future__ import annotations

import csv
import datetime as dt
import html
import io
import json
import re
import xml.etree.ElementTree as ET
from decimal import Decimal

import feedparser
import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.load.setting_values import EXTRA_OUTPUTS
from generator.model.config import Outputs
from generator.model.html import Html
from generator.model.location import Location, WorkMode
from generator.model.posting import Employer, Text
from generator.model.salary import PayPeriod, Salary
from generator.outputs import EXTRAS
from generator.outputs.aggregator_table import pay
from generator.outputs.changes import Change, ChangesView, index_views
from generator.present.display import display_of
from generator.present.picture import MARGIN, WIDTH, fitted, font
from generator.present.xml_text import FORBIDDEN
from tests.board import Board, real
from tests.factories import make_posting
from tests.grammars import complaints, grammar_of
from tests.unit.planned import frame_of, plan

BOARD = real("""\
[board]
name = "Example Jobs"
description = "Work that is worth it."
demo = true
base_url = "https://user.example/repo/"
[outputs]
feed_terms_from = 2
extra = [{extra}]
""")
NURSE = """\
---
title: Night nurse & <carer>
company: {name: Acme Clinic, url: https://acme.example/}
location: ["Leeds, United Kingdom", "Austin, TX", "Canada"]
salary: 30,000 - 36,000 GBP per year
employment_type: [full-time, contract]
date: 2026-11-20
expires: 2026-12-24
apply: mailto:jobs@acme.example?subject=Nurse
identifier: N-7
---
## The work

You look after people at night, see [our baker](baker.md), and write down what happens. Bed ]]> side 🛏 `a_b` & more.

| Night | Hours |
|-------|-------|
| First | 8     |

1. Come
2. See
    - and stay
"""
BAKER = """\
---
title: Baker
company: Acme Bakery
location: Remote (US)
date: 2026-11-02
updated: 2026-11-05
apply: https://bakery.example/apply
---
Bread and rolls for everybody in town, early in the morning, with flour from the mill at the river and with much joy.
"""
SHORT = """\
---
title: Cook
location: Lyon, France
date: 2026-09-30
expires: 2027-01-31
apply: https://inn.example/cook
---
Soup.
"""
FEEDS = (
    "feed.rss", "feed.json", "indeed.xml", "jooble.xml", "adzuna.xml", "careerjet.xml", "postings.csv", "llms.txt",
    "jobs/nurse/index.md", "api/v1/postings.json", "api/v1/postings/nurse.json", "meaning.json", "embed/snippet.txt",
)  # fmt: skip


@pytest.fixture(scope="module")
def board(tmp_path_factory):
    """A board of three postings that publishes all it can."""
    board = Board(tmp_path_factory.mktemp("extras"))
    board.write("board.toml", BOARD.format(extra=", ".join(f'"{name}"' for name in EXTRAS)))
    for name, text in (("nurse", NURSE), ("baker", BAKER), ("cook", SHORT)):
        board.write(f"content/postings/{name}.md", text)
    return board.build()


@pytest.fixture(scope="module")
def files(board):
    return board.tree()


def test_every_extra_output_is_there():
    """What the settings may name, there is a plan for."""
    assert set(EXTRAS) == set(EXTRA_OUTPUTS)


@pytest.mark.parametrize("name", ["feed.atom", *FEEDS])
def test_files_are_as_agreed(files, golden, name):
    """Each file of a small board is, to the byte, the one that was accepted."""
    made = files[name].decode().replace("\r\n", "\n")

    assert made == golden(f"extras/{name.replace('/', '-')}", made)


def test_nothing_extra_by_default(tmp_path):
    """A board whose owner asks for nothing has none of these files."""
    tree = Board(tmp_path).fill(1).build().tree()

    assert not set(FEEDS) & set(tree)
    assert Outputs().extra == ()


# -- feeds -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["atom", "rss"])
def test_feed_readers_do_not_complain(files, ending):
    """Atom and RSS tell the same of the same postings."""
    feed = feedparser.parse(files[f"feed.{ending}"])

    assert not feed.bozo
    assert feed.feed.title == "Example Jobs"
    assert [(entry.title, entry.link, entry.author) for entry in feed.entries] == [
        ("Night nurse & <carer>", "https://user.example/repo/jobs/nurse/", "Acme Clinic"),
        ("Baker", "https://user.example/repo/jobs/baker/", "Acme Bakery"),
        ("Cook", "https://user.example/repo/jobs/cook/", "Example Jobs"),
    ]
    assert feed.entries[0].published_parsed[:3] == (2026, 11, 20)
    assert len({entry.id for entry in feed.entries}) == 3


def test_json_feed_has_what_version_1_1_asks_for(files):
    """A version, a title, and items with an id and a text each."""
    feed = json.loads(files["feed.json"])

    assert (feed["version"], feed["feed_url"]) == (
        "https://jsonfeed.org/version/1.1",
        "https://user.example/repo/feed.json",
    )
    assert all(item["id"] == item["url"] and item["content_text"] for item in feed["items"])


def test_every_feed_keeps_to_its_grammar(files):
    """Each feed holds what its format asks for, in the form it asks for, and nothing that it does not know."""
    found = {path: complaints(path, data) for path, data in files.items() if grammar_of(path)}

    assert {grammar_of(path) for path in found} == {
        "atom", "rss", "json-feed", "sitemap", "indeed", "jooble", "adzuna", "careerjet",
    }  # fmt: skip
    assert {path: said for path, said in found.items() if said} == {}


@pytest.mark.parametrize(
    ("path", "good", "bad"),
    [
        ("feed.atom", b'<updated>2026-11-20T00:00:00Z</updated>\n<link rel="self', b'<link rel="self'),
        ("feed.rss", b'isPermaLink="true"', b'isPermaLink="perhaps"'),
        ("feed.json", b"date_published", b"date_posted"),
        ("sitemap.xml", b"<loc>https://user.example", b"<loc>"),
        ("indeed.xml", b"<country><![CDATA[GB]]>", b"<country><![CDATA[Great Britain]]>"),
        ("jooble.xml", b"20.11.2026", b"2026-11-20"),
        ("adzuna.xml", b"<contract_time><![CDATA[full_time", b"<contract_time><![CDATA[Full time"),
        ("careerjet.xml", b"<id>", b"<id></id><id>"),
    ],
)
def test_a_grammar_finds_what_is_wrong(files, path, good, bad):
    """Each grammar lets the file through as it is, and not with one fault in it."""
    faulty = files[path].replace(good, bad, 1)

    assert faulty != files[path]
    assert complaints(path, faulty)


def test_pages_name_their_feeds(files):
    """The head of a list leads to its feeds in all forms."""
    head = files["types/full-time/index.html"].decode() if "types/full-time/feed.atom" in files else ""
    home = files["index.html"].decode()

    assert '<link rel="alternate" type="application/rss+xml" href="/repo/feed.rss"' in home
    assert '<link rel="alternate" type="application/feed+json" href="/repo/feed.json"' in home
    assert not head or 'href="/repo/types/full-time/feed.rss"' in head


# -- aggregators -----------------------------------------------------------------------------------------------------


def jobs(files, engine):
    return list(ET.fromstring(files[f"{engine}.xml"]).iter("job"))  # noqa: S314 - our own file


@pytest.mark.parametrize("engine", ["indeed", "jooble", "adzuna", "careerjet"])
def test_jobs_have_whole_texts_and_addresses(files, engine):
    """A text survives with its markup, its odd signs and its links, which are whole."""
    text = jobs(files, engine)[0].findtext("description")

    assert "Bed ]]&gt; side 🛏 <code>a_b</code> &amp; more." in text
    assert 'href="https://user.example/repo/jobs/baker/"' in text
    assert "]]>" not in re.sub(rb"<!\[CDATA\[.*?\]\]>", b"", files[f"{engine}.xml"], flags=re.DOTALL).decode()


def test_one_job_a_city_with_a_reference_of_its_own(files):
    """Indeed, Adzuna and Careerjet want one place a job; Jooble takes all at once."""
    references = {
        engine: [job.findtext("referencenumber") or job.findtext("id") or job.get("id") for job in jobs(files, engine)]
        for engine in ("indeed", "jooble", "adzuna", "careerjet")
    }

    assert references == {
        "indeed": ["nurse", "nurse-2", "baker"],
        "jooble": ["nurse", "baker"],
        "adzuna": ["nurse", "nurse-2", "baker"],
        "careerjet": ["nurse", "nurse-2", "baker"],
    }
    assert len(jobs(files, "jooble")[0].findall("region")) == 1


def test_engines_are_told_in_their_own_words(files):
    """Types, pay, days and countries stand as each engine writes them, and nothing is told that is not known."""
    indeed, jooble, adzuna, careerjet = (jobs(files, name) for name in ("indeed", "jooble", "adzuna", "careerjet"))

    assert [job.findtext("jobtype") for job in (indeed[0], jooble[0])] == ["fulltime, contract", "full-time, contract"]
    assert [job.findtext("salary") for job in indeed] == ["£30000 - £36000 per year"] * 2 + [""]
    assert (indeed[2].findtext("city"), indeed[2].findtext("remotetype")) == ("Remote", "Fully remote")
    assert (jooble[0].findtext("pubdate"), jooble[0].findtext("expire")) == ("20.11.2026", "24.12.2026")
    assert [job.findtext("country") for job in adzuna] == ["UK", "US", "US"]
    assert (adzuna[0].findtext("salary_min"), adzuna[0].findtext("salary_frequency")) == ("30000", "year")
    assert careerjet[0].findtext("location/country") == "United Kingdom"
    assert careerjet[0].findtext("application_email") == "jobs@acme.example"
    assert careerjet[2].findtext("contract_type") is None


def test_what_is_left_out_is_counted(board):
    """Each file knows how many postings it had to leave out, and why."""
    left_out = {page.output: page.left_out for page in board.pages if page.left_out}

    assert left_out == {
        "indeed": (("without a company", 1),),
        "jooble": (("without a company", 1),),
        "adzuna": (("with a text under 100 characters", 1),),
        "careerjet": (("without a company", 1),),
    }


# -- the API, the table, words -----------------------------------------------------------------------------------------


def test_the_api_keeps_to_its_schema(files):
    """Every document of the API is what its own schema says."""
    schema = json.loads(files["api/v1/schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    documents = [name for name in files if name.startswith("api/v1/postings")]

    assert len(documents) == 4
    assert {name: list(validator.iter_errors(json.loads(files[name]))) for name in documents} == {
        name: [] for name in documents
    }


def test_the_table_holds_no_formulas(tmp_path):
    """A cell that a spreadsheet would run begins with an apostrophe; all others are as they are."""
    board = Board(tmp_path).write("board.toml", BOARD.format(extra='"csv"'))
    board.write("content/postings/cook.md", SHORT.replace("title: Cook", "title: =1+2"))
    rows = list(csv.DictReader(io.StringIO(board.build().tree()["postings.csv"].decode("utf-8-sig"))))

    assert [(row["title"], row["slug"], row["countries"]) for row in rows] == [("'=1+2", "cook", "FR")]


def test_pages_name_their_twin_and_llms_txt(files):
    """A posting's page leads to its Markdown, every page to llms.txt, and llms.txt to the Markdown of all."""
    page, llms = files["jobs/nurse/index.html"].decode(), files["llms.txt"].decode()

    assert '<link rel="alternate" type="text/markdown" href="/repo/jobs/nurse/index.md"' in page
    assert '<link rel="describedby" href="/repo/llms.txt">' in page
    assert set(re.findall(r"\]\(https://user.example/repo/(jobs/[^)]+)\)", llms)) <= set(files)


def test_the_frame_for_other_sites_leaves_no_one_inside(files):
    """Every link of the embedded list opens outside the frame, and there is no script in it."""
    page = files["embed/index.html"].decode()

    assert page.count("<a ") == page.count('target="_top"') == 5
    assert "<script" not in page
    assert '<iframe src="https://user.example/repo/embed/"' in files["embed/snippet.txt"].decode()


# -- what it means, and what changed ---------------------------------------------------------------------------------


def changes(board, tmp_path, edit):
    """Publish, edit, and return the files that tell of the change."""
    before = tmp_path / "meaning.json"
    before.write_bytes(board.build().tree()["meaning.json"])
    edit(board)
    return board.build(since=str(before)).tree()


@pytest.fixture
def small(tmp_path):
    board = Board(tmp_path / "board").write("board.toml", BOARD.format(extra='"indexnow"'))
    return board.write("content/postings/nurse.md", NURSE).write("content/postings/baker.md", BAKER)


def test_a_template_changes_no_meaning(small, tmp_path):
    """A change of templates moves no lastmod and is no news, however many pages it changes."""
    before = small.build().tree()
    override = "{% macro footer(site) %}<footer>Good night</footer>{% endmacro %}"
    path = "overrides/templates/components/footer.html"
    after = changes(small, tmp_path, lambda board: board.write(path, override))

    assert before["jobs/nurse/index.html"] != after["jobs/nurse/index.html"]
    assert before["sitemap.xml"] == after["sitemap.xml"]
    assert json.loads(after["changes.json"]) == {"added": [], "updated": [], "removed": []}
    assert json.loads(after["indexnow.json"])["urlList"] == []


def test_moving_a_fact_in_the_file_changes_no_meaning(small, tmp_path):
    """What stands in another line, or in other markup, says the same."""
    after = changes(
        small,
        tmp_path,
        lambda board: board.edit("content/postings/baker.md", "date:", "\ndate:").edit(
            "content/postings/baker.md", "Bread and", "**Bread** and"
        ),
    )

    assert json.loads(after["changes.json"])["updated"] == []


def test_changes_are_told(small, tmp_path, golden):
    """New, changed and closed postings are named, the new ones for a letter, all of them for IndexNow."""

    def edit(board):
        board.write("content/postings/cook.md", SHORT)
        board.edit("content/postings/nurse.md", "36,000", "37,000")
        board.edit("content/postings/baker.md", "title:", "closed: true\ntitle:")

    after = changes(small, tmp_path, edit)
    told = {kind: [change["slug"] for change in found] for kind, found in json.loads(after["changes.json"]).items()}
    body = json.loads(after["indexnow.json"])

    for name in ("changes.json", "digest.md", "indexnow.json"):
        assert after[name].decode() == golden(f"extras/{name}", after[name].decode())
    assert told == {"added": ["cook"], "updated": ["nurse"], "removed": ["baker"]}
    assert "[Cook](https://user.example/repo/jobs/cook/)" in after["digest.md"].decode()
    assert "nurse" not in after["digest.md"].decode()
    assert body["host"] == "user.example"
    assert len(body["urlList"]) == 4
    assert after[body["keyLocation"].removeprefix("https://user.example/repo/")] == body["key"].encode()


def test_news_of_any_size_is_told_in_bodies_of_their_most():
    """What IndexNow takes at once is a limit of each body, not of the news; no news is one body without addresses."""
    news = ChangesView(added=tuple(Change(f"p{n}", f"https://user.example/repo/jobs/p{n}/") for n in range(5)))
    site, _ = plan()
    display = display_of(site, frame_of(site))
    bodies = list(index_views(news, display, most=4))

    assert [len(body.urls) for body in bodies] == [4, 2]
    assert {url for body in bodies for url in body.urls} == {"https://user.example/repo/", *(c.url for c in news.added)}
    assert [body.urls for body in index_views(ChangesView(), display)] == [()]


def test_a_file_of_many_texts_follows_each_of_them(small):
    """An edited text changes the files that hold it, on a warm build as on a cold one."""
    small.write("board.toml", BOARD.format(extra='"indeed"')).build()
    small.edit("content/postings/baker.md", "much joy", "great joy").build()

    assert "indeed.xml" in small.written
    assert b"great joy" in small.tree()["indeed.xml"]
    assert small.tree() == small.fresh(small.root.parent / "fresh").build().tree()


def retitle(board):
    board.edit("content/postings/baker.md", "title: Baker", "title: Pastry chef")


def close(board):
    board.edit("content/postings/baker.md", "title: Baker", "closed: true\ntitle: Baker")


def hire(board):
    board.write("content/postings/cook.md", SHORT)


def season(board):
    board.now += dt.timedelta(days=40)


def forgo(board):
    board.write("board.toml", BOARD.format(extra='"rss"'))


@pytest.mark.parametrize("edit", [retitle, close, hire, season, forgo])
def test_extra_files_warm_are_extra_files_cold(small, edit):
    """After any edit a build that remembers writes what a build that does not would write, and removes the rest."""
    small.write("board.toml", BOARD.format(extra=", ".join(f'"{name}"' for name in EXTRAS))).build()
    edit(small)
    small.build()

    assert small.tree() == small.fresh(small.root.parent / "fresh").build().tree()


def test_without_an_address_engines_have_no_file(tmp_path):
    """Engines need whole addresses; while the board has none, that is told and the rest is built."""
    settings = BOARD.format(extra='"indeed", "csv"').replace("https://user.example/repo/", "")
    board = Board(tmp_path).write("board.toml", settings).write("content/postings/baker.md", BAKER).build()

    assert "indeed.xml" not in board.tree()
    assert "postings.csv" in board.tree()
    assert "P120" in {found.code for found in board.findings}


def test_days_of_an_engine_are_counted_from_the_clock(tmp_path):
    """Jooble takes nothing older than 45 days; the same board has another file when time has passed."""
    board = Board(tmp_path).write("board.toml", BOARD.format(extra='"jooble"')).write("content/postings/b.md", BAKER)
    young = board.build().tree()["jooble.xml"]
    board.now += dt.timedelta(days=30)

    assert b"<job " in young
    assert b"<job " not in board.build().tree()["jooble.xml"]


# -- any text --------------------------------------------------------------------------------------------------------

ODD = st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("]><&\"'\x00\x0b\ufffe🛏|`*_\n=@")))


def extra_bytes(title, company, words):
    """Every extra file of a board with one posting of these words, by path."""
    text = Text(Html(f"<p>{html.escape(words)} ]]> &amp;</p>"))
    posting = make_posting(
        title=title, company=Employer(company), summary=words, location=(Location(words, words, None, "DE"),),
        industry=words, identifier=words, length=200,
    )  # fmt: skip
    _, pages = plan(posting, name=title, outputs=Outputs(extra=tuple(EXTRAS), feed_terms_from=1))
    made = {}
    for page in pages.values():
        if page.path.endswith((".atom", "sitemap.xml")):
            made[page.path] = page.encode(page.view)
        elif page.output and page.stream:
            made[page.path] = b"".join(page.stream(page.view, iter([text])))
        elif page.output and page.encode:
            view = msgspec.structs.replace(page.view, text=text) if page.text else page.view
            made[page.path] = page.encode(view)
    return made


@settings(deadline=None, max_examples=60)  # a whole board is planned each time
@given(ODD, ODD, ODD)
def test_any_text_fits_in_every_output(title, company, words):
    """Control characters, ends of sections, markup, emoji: each file still is what it says it is."""
    made = extra_bytes(title, company, words)

    for path, data in made.items():
        if grammar_of(path):
            assert complaints(path, data) == []
        elif path.endswith(".json"):
            assert json.loads(data)
        elif path.endswith(".csv"):
            assert len(list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))) == 2
        elif path.endswith(".md"):
            assert data.decode().startswith("# ")
    job = ET.fromstring(made["/indeed.xml"]).find("job")  # noqa: S314 - our own file
    assert job.findtext("title") == re.sub("\r\n?", "\n", FORBIDDEN.sub("", title))


def test_every_output_has_places_of_its_own():
    """No two outputs want one address, and what an output makes carries its name."""
    postings = [make_posting(f"baker-{number}", skills=("Bread",), length=200) for number in range(150)]
    outputs = Outputs(extra=tuple(EXTRAS))
    _, pages = plan(*postings, outputs=outputs, published={"gone": "0"}, base_url="https://user.example/")
    made = [page for page in pages.values() if page.output]

    assert {page.output for page in made} == set(EXTRAS)
    assert not [page.path for page in made if page.indexed]
    assert [json.loads(pages[path].encode(pages[path].view)).get("next") for path in PAGES_OF_LIST] == [
        "https://user.example/api/v1/postings-2.json",
        None,
    ]


PAGES_OF_LIST = ("/api/v1/postings.json", "/api/v1/postings-2.json")


def test_remote_work_needs_a_country_there():
    """Engines want a country for work that is remote alone; a continent, the world and time zones are none."""
    remote = {
        slug: make_posting(slug, work_mode=(WorkMode.REMOTE,), applicant_location=areas, length=200)
        for slug, areas in {
            "state": ("US-CA",), "two": ("DE", "AT"), "group": ("EU",), "world": ("WORLDWIDE",), "unknown": (),
        }.items()
    }  # fmt: skip
    _, pages = plan(*remote.values(), outputs=Outputs(extra=("indeed",)))
    indeed = pages["/indeed.xml"]

    assert [(job.reference, job.spot.country, job.spot.region) for job in indeed.view.jobs] == [
        ("state", "US", "CA"),
        ("two", "DE", ""),
        ("two-2", "AT", ""),
    ]
    assert indeed.left_out == (("without a place in a country", 3),)


def test_pay_is_told_as_it_was_stated():
    """One amount, an open end, a currency without a sign; nothing where amount, currency or period is missing."""
    salaries = {
        "€20 per hour": Salary("EUR", Decimal(20), Decimal(20), PayPeriod.HOUR),
        "from $50000 per year": Salary("USD", Decimal(50_000), None, PayPeriod.YEAR),
        "up to CHF 9000.5 per month": Salary("CHF", None, Decimal("9000.5"), PayPeriod.MONTH),
        "": Salary("EUR", Decimal(20), None, None),
    }
    berlin = Location("Berlin", "Berlin", None, "DE")
    postings = [
        make_posting(f"p{number}", salary=salary, location=(berlin,), length=200)
        for number, salary in enumerate(salaries.values())
    ]
    _, pages = plan(*postings, outputs=Outputs(extra=("indeed",)))

    assert [pay(job) for job in pages["/indeed.xml"].view.jobs] == list(salaries)


# -- pictures --------------------------------------------------------------------------------------------------------


def test_a_posting_has_a_picture_of_its_own(files):
    """The picture lies beside the page, which names it; it has the size that networks ask for."""
    page = files["jobs/nurse/index.html"].decode()
    picture = Image.open(io.BytesIO(files["jobs/nurse/social.png"]))

    assert '<meta property="og:image" content="https://user.example/repo/jobs/nurse/social.png">' in page
    assert 'content="https://user.example/repo/jobs' not in files["skills/index.html"].decode()
    assert (picture.format, picture.size) == ("PNG", (1200, 630))


def test_letters_that_the_font_lacks_are_not_drawn():
    """A posting in a script without letters in the font keeps the board's picture, and is counted."""
    settings = Outputs(extra=("images",))
    _, pages = plan(make_posting("nurse", title="Árbòlnőj"), make_posting("cook", title="料理人"), outputs=settings)

    assert "/jobs/cook/social.png" not in pages
    assert pages["/jobs/nurse/social.png"].left_out == (("in letters that the font does not have", 1),)
    assert pages["/jobs/cook/"].view.meta.image == ""


@pytest.mark.parametrize("title", ["A", "w" * 200, "Very long words of a title " * 20, ""])
def test_any_title_fits_into_its_picture(title):
    """A long title gets smaller, then ends in dots; it never runs over what stands below."""
    size, lines = fitted(title)

    assert len(lines) * size * 1.2 <= 260
    assert all(font("Bold", size).getlength(line) <= WIDTH - 2 * MARGIN for line in lines)
