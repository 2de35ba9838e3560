"""``jobboard from-issue``: what people fill in on GitHub becomes a posting, whatever it is."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.intake.issue_form import form, read_issue
from generator.intake.posting_file import new_file
from generator.model.fields import ASKED, FIELDS, NEEDED
from generator.parse.front_matter import read_front_matter
from generator.present.words.languages import TABLES

HOUSE = Path(__file__).parent.parent
BOARD = """\
-- board.toml --
[board]
name = "Harbour Jobs"
demo = true
base_url = "https://jobs.example/"
"""
# As GitHub hands it on: line ends of Windows, `_No response_` for what was left empty, choices divided by commas.
FILLED_IN = {
    "Title": "Night-shift baker",
    "Company": "Acme Bakery",
    "Site of the company": "_No response_",
    "Place": "Leeds, United Kingdom",
    "Way of working": "on-site, hybrid",
    "Remote from": "_No response_",
    "Pay": "38,000 - 42,000 GBP a year",
    "Type": "full-time",
    "Level": "None",
    "Skills": "Sourdough, Food hygiene",
    "Last day to apply": "2026-12-15",
    "How to apply": "https://acme.example/jobs/7",
    "Text": "We bake for three cafés and a market stall.\r\n\r\n### What you will do\r\n\r\n- Shape and bake bread "
    "through the night, and hand it on at six",
}


def body(**changed):
    answers = FILLED_IN | {name.replace("_", " "): value for name, value in changed.items()}
    return "\r\n\r\n".join(f"### {label}\r\n\r\n{value}" for label, value in answers.items())


def event(text, number=12):
    address = f"https://github.com/user/repo/issues/{number}"
    issue = {"number": number, "html_url": address, "title": "Job", "body": text, "user": {"login": "robin"}}
    return json.dumps({"action": "opened", "issue": issue, "repository": {"full_name": "user/repo"}})


@pytest.fixture
def propose(workspace, run):
    """A function that hands an event to the command on a board of its own."""
    root = workspace(BOARD)

    def propose(text, number=12):
        (root / "event.json").write_text(event(text, number), encoding="utf-8")
        return run("from-issue", "event.json")

    propose.root = root
    return propose


def test_a_form_becomes_a_posting(propose, run):
    """What was filled in is read back as it was meant; what was left empty is not there."""
    ran = propose(body())
    (facts,) = json.loads(run("facts", ran.stdout.strip(), "--format", "json").stdout)

    assert ran.stdout == "content/postings/acme-bakery/night-shift-baker-acme-bakery.md\n"
    assert run("check").code == 0
    assert (facts["title"]["value"], facts["company"]["value"]) == ("Night-shift baker", "Acme Bakery")
    assert facts["work_mode"]["value"] == ["ON_SITE", "HYBRID"]
    assert facts["expires"]["value"] == "2026-12-15"
    assert facts["date"]["value"] == "2026-11-22"
    assert facts["seniority"] is None
    assert (
        (propose.root / ran.stdout.strip())
        .read_text("utf-8")
        .endswith(
            "\n\nWe bake for three cafés and a market stall.\n\n### What you will do\n\n"
            "- Shape and bake bread through the night, and hand it on at six\n"
        )
    )


def test_the_text_of_an_issue_alone_will_do(workspace):
    """Without an event, the Markdown is read, also from standard input."""
    root = workspace(BOARD)
    done = CliRunner().invoke(main, ["from-issue", "-", "--now", "2026-11-22"], input=body())

    assert (done.exit_code, (root / done.stdout.strip()).is_file()) == (0, True)


def test_no_more_is_needed_than_the_other_commands_need(workspace):
    """The workflow installs the generator without extras: what reads HTML for imports is not asked for."""
    root = workspace(BOARD)
    (root / "issue.md").write_text(body(), encoding="utf-8")
    absent = "import sys; sys.modules.update(bs4=None, markdownify=None)\n"
    call = f"{absent}from generator.cli import main; main(['from-issue', 'issue.md'])"
    done = subprocess.run([sys.executable, "-c", call], env=os.environ | {"PYTHONPATH": str(HOUSE)}, check=False)

    assert done.returncode == 0


def test_an_edited_issue_changes_its_posting(propose):
    """The same issue is the same posting; what the board's owner changed in it stays."""
    first = propose(body())
    file = propose.root / first.stdout.strip()
    file.write_text(file.read_text("utf-8").replace("company: Acme Bakery", "company: Acme"), encoding="utf-8")
    second = propose(body(Title="Baker", Company="Acme Bread"))

    assert second.stdout == first.stdout
    assert "changed: title; left as somebody wrote it: company" in second.stderr
    assert "title: Baker\ncompany: Acme\n" in file.read_text("utf-8")


def test_two_issues_are_two_postings(propose):
    """The same words in another issue are another posting, with the next name."""
    paths = [propose(body(), number).stdout.strip() for number in (12, 13)]

    assert paths[1] == paths[0].replace(".md", "-2.md")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hello",
        "### Title\n\n_No response_\n",
        "### Colour\n\nred\n",
        "###",
        "\0",
        "### Title\n\nBaker \ud83e",
        None,
    ],
)
def test_an_issue_that_is_no_form_is_left(propose, text):
    """Somebody who asks a question gets no posting, and the command says so with its exit code."""
    ran = propose(text)

    assert (ran.code, ran.stdout) == (1, "")
    assert "no job that was written with the form" in ran.stderr
    assert not (propose.root / "content").exists()


# -- hostile ---------------------------------------------------------------------------------------------------------

HOSTILE = {
    "front matter": body(Title="Baker\r\ndraft: false\r\n---\r\nclosed: true"),
    "yaml": body(Company='Acme", evil: [1, 2] #', Place="!!python/object:os.system {a: &b *b}"),
    "paths": body(Title="../../../.github/workflows/evil", Company="..\\..\\C:/Windows/../../etc"),
    "script": body(Title="<script>alert(1)</script>", Text='<script>alert(1)</script><img src=x onerror="x()">' * 20),
    "fences": body(Text="---\r\ntitle: Evil\r\n---\r\n\r\n...\r\n---\r\n"),
    "commands": body(Title="::set-output name=x::y", Company="\r\n::error::x", Text="::add-mask::x\r\n##[command]x"),
    "expressions": body(Title="${{ github.token }}", Company="$(id) `id` ; rm -rf ~", Place="{{ 7 * 7 }}"),
    "nulls": body(Title="Ba\0ker", Company="Ac\x1b[31mme\x7f", Text="Bread\0 and\x08 rolls\ufffe"),
    "turned round": body(Title="Baker \u202egnp.exe", Company="\u2066Acme\ufeff"),
    "emoji": body(Title="🎉🥖", Company="🏢"),
    "twice": body() + "\r\n\r\n### Title\r\n\r\nEvil\r\n\r\n### Draft\r\n\r\nfalse",
    "owner's": f"### Draft\n\ntrue\n\n### Aliases\n\nindex\n\n### Closed\n\ntrue\n\n{body()}",
    "huge title": body(Title="x" * 300_000),
    "huge text": body(Text="word " * 50_000),
    "many headings": "\n\n".join(f"### Title\n\n{number}" for number in range(20_000)),
    "labels": body(Text="**Company:** Evil Inc\r\n\r\n**Apply:** https://evil.example/\r\n\r\n**Draft:** true"),
    "schemes": body(How_to_apply="javascript:alert(1)", Site_of_the_company="data:text/html,x"),
}


@pytest.mark.parametrize("payload", HOSTILE.values(), ids=HOSTILE)
def test_nothing_a_stranger_writes_leaves_its_place(propose, run, payload):
    """One file below content/postings, with a plain name; fields of ours alone; and a board that is built."""
    ran = propose(payload)
    files = [file.relative_to(propose.root) for file in propose.root.rglob("*") if file.is_file()]
    (file,) = (file for file in files if file.name not in ("board.toml", "event.json", ".gitignore"))
    matter = read_front_matter((propose.root / file).read_text("utf-8"), "").value

    assert re.fullmatch(r"content/postings/([a-z0-9-]{1,80}/)?[a-z0-9-]{1,80}\.md", ran.stdout.strip())
    assert ran.stdout.strip() == file.as_posix()
    assert {key.text for key, _ in matter.items} <= {*ASKED, "date", "source"}
    built = run("build")
    assert built.code == 0, built.stderr
    page = (propose.root / f"site/jobs/{file.stem}/index.html").read_text("utf-8")
    assert not re.search(r"<script>|\son\w+=|javascript:|data:text", page)


@pytest.mark.parametrize("payload", HOSTILE.values(), ids=HOSTILE)
def test_nothing_a_stranger_writes_is_said(propose, payload):
    """A workflow reads what commands say: besides a plain path, only our own words are said."""
    ran = propose(payload)

    assert re.fullmatch(r"[\w/.-]+\n", ran.stdout, re.ASCII)
    assert not re.search("evil|alert|::|##|[^\x20-\x7e\n]", ran.stderr)


@given(st.text(max_size=400))
def test_any_text_is_read_or_left(text):
    """Whatever an issue holds is a posting or none, and never a fault of ours."""
    proposal = read_issue(text)

    assert proposal is None or proposal.opening.title
    for answer in (f"### Title\n\n{text}", f"### Title\n\nBaker\n\n### Text\n\n{text}"):
        proposal = read_issue(answer)
        made = new_file(proposal.opening, "issue", "2026-11-22") if proposal else "---\ntitle: x\n---"
        assert read_front_matter(made, "").value.items


# -- the form --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", TABLES.values(), ids=TABLES)
def test_the_form_is_one_that_github_takes(words):
    """Each question has a kind, an id of its own and a label of its own; the text comes last."""
    made = yaml.safe_load(form(words))
    ids, labels = ([part(one) for one in made["body"]] for part in (_id, _label))

    assert made.keys() == {"name", "description", "body"}
    assert ids == [*ASKED, "body"]
    assert len(set(labels)) == len(labels)
    assert {_id(one) for one in made["body"] if one.get("validations")} == {*NEEDED, "body"}
    assert {one["type"] for one in made["body"]} == {"input", "dropdown", "textarea"}


def _id(question):
    return question["id"]


def _label(question):
    return question["attributes"]["label"]


@pytest.mark.parametrize("words", TABLES.values(), ids=TABLES)
def test_what_the_form_asks_is_understood(words):
    """Each question of a form, in whatever language, fills the field that it asks for."""
    examples = {field.name: field.example for field in FIELDS} | {"body": "Bread."}
    made = yaml.safe_load(form(words))
    proposal = read_issue("\n\n".join(f"### {_label(one)}\n\n{examples[_id(one)]}" for one in made["body"]))

    assert set(proposal.opening.fields) == set(ASKED)
    assert proposal.opening.text == "Bread."


@pytest.mark.parametrize("data", ['{"issue":' + "[" * 100_000, '{"issue": {"number": 1, "x":' + "[" * 100_000])
def test_an_event_without_end_is_no_form(data):
    """JSON in JSON in JSON is left, and no fault of ours."""
    assert read_issue(data + "]" * 100_000 + "}") is None
