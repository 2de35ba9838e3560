"""What belongs together stays together: tables of the code, their words, and the documents."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import tomllib
from pathlib import Path

import msgspec
import pytest

from generator.cli.new import template
from generator.collect.facets import FACETS
from generator.load.setting_values import COMMON_OUTPUTS, EXTRA_OUTPUTS
from generator.load.settings import read_board
from generator.model.config import Board, Facets
from generator.model.fields import FIELDS, PAGE_FIELDS, PROFILE_FIELDS
from generator.model.toml_marks import Marks
from generator.outputs import LISTINGS, OUTPUTS
from generator.present.display import display_of
from generator.present.words.languages import TABLES
from generator.report import catalogue, explain
from tests.factories import make_posting
from tests.unit.planned import frame_of, plan

HOUSE = Path(__file__).parent.parent
DOCS = HOUSE / "docs"
MADE = importlib.util.module_from_spec(importlib.util.spec_from_file_location("made", DOCS / "reference" / "make.py"))
MADE.__spec__.loader.exec_module(MADE)


def document(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


# -- documents -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", MADE.PAGES)
def test_made_pages_are_up_to_date(page):
    """The pages of docs/reference are what the tables of the code make of them; `make docs` writes them anew."""
    assert document(f"reference/{page}") == MADE.PAGES[page]()


def test_every_field_is_documented():
    """Each field of the front matter has a part of its own, with a description and an example."""
    headings = re.findall("^### `(.+)`$", document("reference/fields.md"), re.MULTILINE)

    assert headings == [field.name for field in (*FIELDS, *PROFILE_FIELDS, *PAGE_FIELDS)]
    assert all(field.description and field.example for field in (*FIELDS, *PROFILE_FIELDS, *PAGE_FIELDS))


def test_every_field_can_be_filled_in():
    """A new posting with all fields has a line for each, written or waiting behind a `#`."""
    lines = template({"title": "Baker"}).splitlines()

    assert all(any(re.match(f"(# )?{field.name}: ", line) for line in lines) for field in FIELDS)


def test_every_setting_is_documented_with_its_default():
    """The annotated board.toml has all settings and no other, each with its default and its words."""
    text = document("reference/board.toml")
    outcome = read_board(tomllib.loads(text), Marks("board.toml", text))
    told = [(kind, name) for kind, name, _, words in MADE.settings() if words]

    assert (outcome.value, outcome.diagnostics) == (Board(), ())
    assert told == list(settings_of(Board))


def settings_of(struct):
    """Go through sections and settings, each section's settings behind it, as the documents do."""
    sections = [("board", struct)] + [
        (field.name, field.type) for field in msgspec.structs.fields(struct) if is_section(field.type)
    ]
    for name, section in sections:
        yield "section", name
        for field in msgspec.structs.fields(section):
            if not is_section(field.type) and (name, field.name) != ("checks", "severity"):
                yield "setting", field.name
    yield "section", "checks.severity"


def is_section(kind):
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def test_every_code_is_documented():
    """Each code has a page with the words of `explain`, which the list of codes leads to; there is no other page."""
    pages = {file.name: file.read_text("utf-8") for file in (DOCS / "codes").iterdir()}

    assert pages == MADE.code_pages()
    for code in catalogue().values():
        assert explain(code.id).partition("\n")[2].strip() in pages[f"{code.id}.md"]
        assert f"[{code.id}](../codes/{code.id}.md) | {code.name} |" in document("reference/codes.md")


def test_every_command_is_documented():
    """Each command has help and a part of its own, and so has each of its options."""
    text = document("reference/commands.md")

    for name, command in MADE.commands().items():
        assert command.help, name
        assert f"## `jobboard {name}`" in text
        for option in command.params:
            assert option.param_type_name == "argument" or (option.help and f"`{option.opts[0]}" in text), option


@pytest.mark.parametrize("name", [*EXTRA_OUTPUTS, *COMMON_OUTPUTS])
def test_every_output_is_documented(name):
    """Whatever can be switched on or off stands in the page about outputs, and in the words of its setting."""
    assert f"`{name}`" in document("outputs.md") or f'"{name}"' in document("outputs.md")
    assert f'"{name}"' in document("reference/board.toml")


def test_every_library_is_named_with_its_licence():
    """Each library that the generator needs stands in the table of licences, for people who must know."""
    needed = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    named = re.findall(r"^\| ([\w-]+) .*\| .+ \|$", document("licences.md"), re.MULTILINE)

    assert {re.match(r"[\w-]+", one)[0] for one in needed} <= set(named)


def test_every_document_is_in_the_list_of_documents():
    """Whoever opens docs/ finds each page from there; those of single codes by the list of codes."""
    pages = {file.name for file in DOCS.glob("*.md")} - {"README.md"}
    pages |= {f"reference/{file.name}" for file in (DOCS / "reference").glob("*.md")} | {"decisions/README.md"}

    assert pages <= set(re.findall(r"\]\(([^)#]+)\)", document("README.md")))


@pytest.mark.posix
@pytest.mark.parametrize(("code", "ended"), [(0, 0), (3, 0), (1, 1), (70, 1)])
def test_commands_for_other_hosts_publish_what_is_healthy(tmp_path, code, ended):
    """The command for Netlify goes on if postings were left out, and fails if the build did."""
    settings = tomllib.loads(re.search("```toml\n(.*?)```", document("hosts.md"), re.DOTALL)[1])
    for name, text in {"pip": "exit 0", "jobboard": f'echo "$@"; exit {code}'}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n")
        (tmp_path / name).chmod(0o755)
    done = subprocess.run(
        ["bash", "-c", settings["build"]["command"]], capture_output=True, text=True, check=False,
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "URL": "https://jobs.example"},
    )  # fmt: skip

    assert bool(done.returncode) is bool(ended)
    assert done.stdout.strip() == "build --keep-going --base-url https://jobs.example"


def test_links_between_documents_lead_somewhere():
    """A relative link of a document leads to a file of this repository, and to a heading of it."""
    dead = [
        f"{file.relative_to(HOUSE)}: {target}"
        for file in (HOUSE / "README.md", HOUSE / "CONTRIBUTING.md", *DOCS.rglob("*.md"))
        for target in re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)\)", without_code(file.read_text("utf-8")))
        if not leads_somewhere(file, target)
    ]

    assert dead == []


def without_code(text: str) -> str:
    return re.sub(r"^```.*?^```$|`[^`\n]+`", "", text, flags=re.MULTILINE | re.DOTALL)


def leads_somewhere(file: Path, target: str) -> bool:
    path, _, anchor = target.partition("#")
    there = file.parent / path if path else file
    if not anchor or there.suffix != ".md":
        return there.exists()
    headings = re.findall("^#+ (.+)$", there.read_text("utf-8"), re.MULTILINE)
    return anchor in {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


# -- tables ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", TABLES.values(), ids=TABLES)
def test_every_facet_has_words(words):
    """Each facet has a label, a name and a lead in each language, and can be chosen in the settings."""
    for row in FACETS:
        assert words.facet_labels[row.key]
        assert words.facet_names[row.key]
        assert words.facet_leads[row.key]
        assert row.key in Facets().show


@pytest.mark.parametrize("output", [*OUTPUTS, *LISTINGS], ids=lambda output: output.__module__.rpartition(".")[2])
def test_every_output_plans_unique_paths(output):
    """No output wants one address twice, however the board is filled."""
    postings = [make_posting(f"baker-{number}", title=f"Baker {number}", skills=("Bread",)) for number in range(60)]
    site, pages = plan(*postings, make_posting("closed", closed=True), make_posting("moved", aliases=("old",)))
    display = display_of(site, frame_of(site))
    planned = output(display, tuple(pages.values())) if output in LISTINGS else output(display)
    files = [page.file.casefold() for page in planned]

    assert len(set(files)) == len(files)
