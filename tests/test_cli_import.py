"""``jobboard import``: openings of others become postings, and follow them."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from tests.employer import Answer, Employer

SAMPLES = Path(__file__).parent / "cases" / "intake"
BOARD = """\
-- board.toml --
[board]
name = "Harbour Jobs"
demo = true
base_url = "https://jobs.example/"
"""
SOURCES = {
    "greenhouse.json": {
        "harbour-clinic/night-nurse-harbour-ward-harbour-clinic.md": {
            "title": 'Night nurse, "Harbour" ward',
            "company": "Harbour Clinic",
            "location": "Cork, Ireland",
            "employment_type": "Full-time",
            "salary": "38,000 - 42,000 EUR",
            "date": "2026-11-02",
            "apply": "https://job-boards.greenhouse.io/harbour/jobs/4012345",
        },
        "harbour-clinic/scheduler-harbour-clinic.md": {"title": "Scheduler", "work_mode": "Remote"},
    },
    "lever.json": {
        "acme-bakery/senior-baker-acme-bakery.md": {
            "title": "Senior Baker",
            "company": "Acme Bakery",
            "location": "Leeds, United Kingdom",
            "work_mode": "on-site",
            "employment_type": "Full-time",
            "salary": "28,000 - 32,000 GBP a year",
            "date": "2026-11-01",
            "apply": "https://jobs.lever.co/acme/9cb4c077-0000-4157-b6ca-eddbf5daef08/apply",
        },
        "acme-bakery/letter-writer-acme-bakery.md": {"title": "Letter writer", "work_mode": "Remote"},
    },
    "page.html": {
        "example-parks/gardener-and-keeper-of-bees-example-parks.md": {
            "title": "Gardener & keeper of bees",
            "company": "Example Parks",
            "location": "Leeds, GB",
            "employment_type": "PART_TIME",
            "salary": "14.50 - 16 GBP an hour",
            "date": "2026-11-05",
            "expires": "2026-12-31",
        }
    },
    "openings.csv": {
        "acme-bakery/baker-acme-bakery.md": {
            "title": "Baker",
            "location": "Leeds",
            "salary": "28000",
            "expires": "2027-01-15",
            "apply": "jobs@acme.example",
        },
        "acme-bakery/cook-acme-bakery.md": {"title": "Cook", "apply": "https://acme.example/cook"},
    },
}


@pytest.fixture
def board(workspace):
    root = workspace(BOARD)
    for sample in SOURCES:
        (root / sample).write_bytes((SAMPLES / sample).read_bytes())
    return root


def tree(root):
    return {file.relative_to(root).as_posix(): file.read_text("utf-8") for file in root.rglob("*.md")}


@pytest.mark.parametrize("sample", SOURCES)
def test_what_is_imported_is_understood(board, run, sample):
    """Each opening is a posting without errors, and `facts` shows what the source said, read from the front matter."""
    ran = run("import", sample, "--company", "Acme Bakery")
    assert ran.code == 0, ran

    assert run("check").code == 0
    assert set(tree(board / "content/postings")) == set(SOURCES[sample])
    for path, told in SOURCES[sample].items():
        (facts,) = json.loads(run("facts", f"content/postings/{path}", "--format", "json").stdout)
        for name, value in told.items():
            assert value in (facts[name] or {}).get("quote", ""), (name, facts[name])


def test_texts_become_markdown(board, run):
    """What is HTML there is Markdown here, with its headings, lists and links, and without its scripts."""
    run("import", "greenhouse.json")
    text = (board / "content/postings/harbour-clinic/night-nurse-harbour-ward-harbour-clinic.md").read_text("utf-8")

    assert text.partition("\n---\n\n")[2] == (
        "We run **eighteen beds** & big windows toward the bay.\n\n### What you will do\n\n"
        "- Look after patients, together with a colleague\n- Write down what you *see*\n\n"
        "Read [about the ward](https://clinic.example/ward).\n"
    )


@pytest.mark.parametrize("sample", SOURCES)
def test_a_second_time_nothing_changes(board, run, sample):
    """An import may run every day: what did not change is not written."""
    run("import", sample, "--company", "Acme Bakery")
    before = tree(board)
    ran = run("import", sample, "--company", "Acme Bakery", "--now", "2026-12-24")

    assert re.search(r"^\d same$", ran.stdout, re.MULTILINE)
    assert tree(board) == before


def test_it_is_known_again_in_another_folder(board, run):
    """The memory lies in the file: it may be renamed and moved, and is updated where it is."""
    run("import", "page.html")
    (there,) = (board / "content").rglob("*.md")
    moved = board / "content/postings/2026-11-05-bees.md"
    there.rename(moved)
    edit(board / "page.html", "Gardener &amp; keeper of bees", "Beekeeper")
    ran = run("import", "page.html")

    assert ran.stdout.splitlines() == ["updated: content/postings/2026-11-05-bees.md (title)", "1 updated"]
    assert "title: Beekeeper\n" in moved.read_text("utf-8")


def edit(file, old, new):
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def test_what_a_person_changed_stays_and_is_told(board, run):
    """A line of one's own stays, is named, and the others follow."""
    run("import", "lever.json", "--company", "Acme Bakery")
    baker = board / "content/postings/acme-bakery/senior-baker-acme-bakery.md"
    edit(baker, "salary: 28,000 - 32,000 GBP a year", "salary: 30,000 GBP a year")
    edit(board / "lever.json", '"min": 28000', '"min": 29000')
    edit(board / "lever.json", '"text": "Senior Baker"', '"text": "Lead Baker"')
    ran = run("import", "lever.json", "--company", "Acme Bakery")

    assert ran.stdout.splitlines()[0] == (
        "updated: content/postings/acme-bakery/senior-baker-acme-bakery.md (title; left as somebody wrote it: salary)"
    )
    assert "salary: 30,000 GBP a year\n" in baker.read_text("utf-8")


def test_what_is_gone_is_closed(board, run):
    """An opening that is not listed any more is a closed posting from that day on, and an open one if it comes back."""
    run("import", "lever.json", "--company", "Acme Bakery")
    whole = (board / "lever.json").read_text("utf-8")
    (board / "lever.json").write_text(json.dumps(json.loads(whole)[:1]), encoding="utf-8")
    gone = run("import", "lever.json", "--company", "Acme Bakery")
    states = {line.split("\t")[0]: line.split("\t")[3] for line in run("list").stdout.splitlines()}
    (board / "lever.json").write_text(whole, encoding="utf-8")
    back = run("import", "lever.json", "--company", "Acme Bakery")

    assert gone.stdout.splitlines() == [
        "closed: content/postings/acme-bakery/letter-writer-acme-bakery.md",
        "1 closed, 1 same",
    ]
    assert sorted(states.values()) == ["closed", "open"]
    assert "updated: content/postings/acme-bakery/letter-writer-acme-bakery.md (closed)" in back.stdout


def test_a_source_that_lists_nothing_closes_nothing_unasked(board, run):
    """An empty answer is more often a fault than true: it closes many only if that is confirmed."""
    run("import", "lever.json", "--company", "Acme Bakery")
    before = tree(board)
    (board / "lever.json").write_text("[]", encoding="utf-8")
    doubted = run("import", "lever.json")

    assert (doubted.code, tree(board)) == (1, before)
    assert "--yes" in doubted.stderr
    assert "2 closed" in run("import", "lever.json", "--yes").stdout


def test_postings_of_other_sources_and_of_ones_own_are_left(board, run):
    """An import closes what came from the same source, and nothing else."""
    run("import", "page.html")
    run("new", "Cook", "--company", "Acme Bakery")
    before = tree(board)
    run("import", "lever.json", "--company", "Acme Bakery")

    assert before.items() <= tree(board).items()


def test_a_dry_run_writes_nothing(board, run):
    """With --dry-run the same is said, and no file is touched."""
    said = run("import", "lever.json", "--company", "Acme Bakery", "--dry-run").stdout.splitlines()

    assert tree(board) == {}
    assert said[-1] == "2 new; nothing was written"
    assert said[:-1] == run("import", "lever.json", "--company", "Acme Bakery").stdout.splitlines()[:-1]


def test_what_is_not_understood_is_left_out_and_told(board, run):
    """A kind of work that only the employer knows is no fact; the posting has no warning because of it."""
    ran = run("import", "lever.json", "--company", "Acme Bakery")

    assert "letter-writer-acme-bakery.md (left out, as it is not understood: employment_type)" in ran.stdout
    assert "Tier three" not in (board / "content/postings/acme-bakery/letter-writer-acme-bakery.md").read_text("utf-8")


@pytest.mark.usefixtures("board")
def test_entries_without_a_title_are_counted(run):
    """A row that names no job is told, and the others are taken."""
    ran = run("import", "openings.csv")

    assert ran.stdout.splitlines()[-2:] == ["left out: 1 without a title", "2 new"]


@pytest.mark.usefixtures("board")
def test_nobody_who_hires_is_asked_for(run):
    """Where neither the source nor the board says who hires, the option is named."""
    assert "--company NAME" in run("import", "lever.json").stderr


def test_who_hires_need_not_be_told_again(board, run):
    """What was told with --company at first stays, when the source does not tell it the second time either."""
    run("import", "lever.json", "--company", "Acme Bakery")
    before = tree(board)

    assert "2 same" in run("import", "lever.json").stdout
    assert tree(board) == before


def test_old_openings_are_not_closed_in_silence(board, run):
    """A board that closes postings by its rule says that it will, and how to let the source decide."""
    told = run("import", "lever.json", "--company", "Acme Bakery", "--now", "2027-03-01").stderr

    assert "2 of the openings are older than 60 days" in told
    assert "open_days = 0" in told
    edit(board / "board.toml", "[board]", "[lifecycle]\nopen_days = 0\n[board]")
    assert run("import", "lever.json", "--company", "Acme Bakery", "--now", "2027-03-01").stderr == ""


@pytest.mark.parametrize("text", ["", "hello", "<p>No job here</p>", '{"jobs": 3}', "[1, 2]", "{", "\0\0"])
def test_what_holds_no_openings_is_told(board, run, text):
    """A file of another kind is no openings, and nothing is written."""
    (board / "other").write_text(text, encoding="utf-8")
    ran = run("import", "other")

    assert ran.code == 1
    assert "holds no openings" in ran.stderr
    assert tree(board) == {}


@pytest.mark.usefixtures("board")
def test_without_the_extra_it_says_what_to_install(run, monkeypatch):
    """The libraries for it are asked for by name, in words."""
    monkeypatch.delitem(sys.modules, "generator.intake.feeds", raising=False)
    monkeypatch.setitem(sys.modules, "generator.intake.feeds", None)

    assert 'pip install "jobboard-generator[import]"' in run("import", "lever.json").stderr


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables_of_spreadsheets_are_read(board, run, encoding):
    """Whatever letters a spreadsheet saves, a name is read as it was written."""
    (board / "table.csv").write_bytes("Title\tCompany\r\nBäcker\tCafé Acme\r\n".encode(encoding))
    run("import", "table.csv")
    (text,) = tree(board).values()

    assert "title: Bäcker\ncompany: Café Acme\n" in text


# -- the web ---------------------------------------------------------------------------------------------------------


def test_a_feed_of_greenhouse_is_asked_for_everything(board, run):
    """The texts and the pay have to be asked for; the postings are known by the feed's address without that."""
    with Employer(v1__boards__harbour__jobs=[Answer((SAMPLES / "greenhouse.json").read_text("utf-8"))]) as employer:
        ran = run("import", employer.url("/v1/boards/harbour/jobs"))
    nurse = next(text for name, text in tree(board).items() if "night-nurse" in name)

    assert ran.stdout.endswith("2 new\n")
    assert employer.asked[0][0] == "/v1/boards/harbour/jobs?content=true&pay_transparency=true"
    assert f'from: "{employer.url("/v1/boards/harbour/jobs")}"' in nurse


@pytest.mark.usefixtures("board")
def test_a_feed_of_lever_is_read_to_its_end(run):
    """Lever answers in pages; one that is missing would close what stands on it."""
    sample = json.loads((SAMPLES / "lever.json").read_text("utf-8"))[1]
    many = [sample | {"id": f"id-{number}", "text": f"Letter writer {number}"} for number in range(130)]
    pages = [Answer(json.dumps(part)) for part in (many[:100], many[100:])]
    with Employer(v0__postings__acme=pages) as employer:
        ran = run("import", employer.url("/v0/postings/acme"), "--company", "Acme Bakery")

    assert ran.stdout.endswith("130 new\n")
    assert [path.rpartition("skip=")[2] for path, _ in employer.asked] == ["0", "100"]


@pytest.mark.usefixtures("board")
def test_a_host_without_pages_is_asked_once_more(run):
    """A host that answers all at once, whatever page it is asked for, is not asked for ever."""
    sample = json.loads((SAMPLES / "lever.json").read_text("utf-8"))[1]
    many = json.dumps([sample | {"id": f"id-{number}"} for number in range(120)])
    with Employer(v0__postings__acme=[Answer(many)]) as employer:
        ran = run("import", employer.url("/v0/postings/acme"), "--company", "Acme Bakery", "--dry-run")

    assert ran.stdout.endswith("120 new; nothing was written\n")
    assert len(employer.asked) == 2


def test_a_page_is_known_by_its_address(board, run):
    """A page that is imported again is the same posting; once its host says that it is gone, that is closed."""
    page = Answer((SAMPLES / "page.html").read_text("utf-8"))
    with Employer(jobs__7=[page, page, Answer(code=410)]) as employer:
        said = [run("import", employer.url("/jobs/7")).stdout.splitlines()[-1] for _ in range(3)]

    assert said == ["1 new", "1 same", "1 closed"]
    (text,) = tree(board).values()
    assert employer.url("/jobs/7") in text


def test_a_host_that_fails_changes_nothing(board, run):
    """Neither a refusal nor half an answer closes anything: the fault is told, and the files stay."""
    url = "/v0/postings/acme"
    feed = (SAMPLES / "lever.json").read_text("utf-8")
    with Employer(v0__postings__acme=[Answer(feed), Answer(code=403)]) as employer:
        run("import", employer.url(url), "--company", "Acme Bakery")
        before = tree(board)
        ran = run("import", employer.url(url))

    assert ran.code == 1
    assert "is answered with 403" in ran.stderr
    assert tree(board) == before


def test_a_name_of_ones_own_outlives_the_address(board, run):
    """With --as a source keeps its name when its address changes."""
    run("import", "page.html", "--as", "parks")
    (board / "page.html").rename(board / "gardener.html")

    assert run("import", "gardener.html", "--as", "parks").stdout == "1 same\n"
