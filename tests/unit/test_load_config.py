"""Settings: board.toml and the command line become a Config, and what is wrong is told at its place."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.config import load_config
from generator.model.config import Board, Config, NavigationItem, Rates
from generator.model.diagnostic import Diagnostic, Outcome, Severity
from generator.model.source import Span, quote
from generator.model.toml_marks import Marks


def load(root: Path, text: str | None = None, **asked: object) -> Outcome[Config]:
    """Load a board of one settings file, away from what the machine's environment says."""
    if text is not None:
        (root / "board.toml").write_text(text, "utf-8")
    return load_config(root, environment={}, **asked)  # type: ignore[arg-type]


def only(outcome: Outcome[Config]) -> Diagnostic:
    (found,) = outcome.diagnostics
    return found


def test_board_without_settings_has_the_defaults(tmp_path):
    """A board works without board.toml: it has every default, its site goes to site/, and its address is unknown."""
    config, found = load(tmp_path).value, load(tmp_path).diagnostics

    assert (config.board, config.output, config.base_url) == (Board(), str(tmp_path / "site"), "")
    assert found == ()


def test_every_setting_can_be_written(tmp_path):
    """What stands in board.toml is what the board has, exchange rates and changed severities included."""
    (tmp_path / "content/pages").mkdir(parents=True)
    (tmp_path / "content/pages/About us.md").touch()
    outcome = load(
        tmp_path,
        """
        [board]
        name = "Jobs & more"
        timezone = "America/New_York"
        navigation = [{ label = "About", page = "about-us" }, { label = "Blog", url = "https://blog.example/" }]
        [lifecycle]
        open_days = 0
        [look]
        image_hosts = ["images.acme.example"]
        [facets]
        show = ["skills", "location"]
        rates = { as_of = 2026-11-01, EUR = 1, USD = 1.09 }
        [checks.severity]
        S104 = "error"
        """,
    )

    board = outcome.value.board
    assert outcome.diagnostics == ()
    assert (board.name, board.timezone, board.lifecycle.open_days) == ("Jobs & more", "America/New_York", 0)
    assert board.navigation == (
        NavigationItem("About", "about-us"),
        NavigationItem("Blog", url="https://blog.example/"),
    )
    assert (board.look.image_hosts, board.facets.show) == (("images.acme.example",), ("skills", "location"))
    assert board.facets.rates == Rates(dt.date(2026, 11, 1), {"EUR": 1.0, "USD": 1.09})
    assert board.checks.severity == {"S104": Severity.ERROR}


@pytest.mark.parametrize(
    ("text", "code", "quoted", "hint"),
    [
        ("[board]\nnam = 'x'", "P102", "nam", "did you mean `name`?"),
        ("name = 'x'", "P102", "name", "it belongs below the line `[board]`"),
        ("[lok]\naccent = '#000000'", "P102", "lok", "did you mean `[look]`?"),
        ("[board]\naccent = '#000000'", "P102", "accent", "it belongs below the line `[look]`"),
        ("[lifecycle]\nopen_days = '60'  # days", "P103", "'60'", "write `open_days = 60`"),
        ("[board]\nname = 5", "P103", "5", 'write `name = "5"`'),
        ("[board]\ndemo = 'yes'", "P103", "'yes'", "write `demo = true`"),
        ("[facets]\nshow = 'skills'", "P103", "'skills'", 'write `show = ["skills"]`'),
        ("facets = 'skills'", "P103", "facets", "write `[facets]` on a line of its own"),
        ("[facets]\nshow = ['skill']", "P104", "['skill']", "did you mean `skills`?"),
        ("[board]\ntimezone = 'berlin'", "P104", "'berlin'", 'write `timezone = "Europe/Berlin"`'),
        ("[board]\ntimezone = '../etc/passwd'", "P104", "'../etc/passwd'", "a part of the world"),
        ("[board]\nname = ' '", "P104", "' '", "write the name"),
        ("[lifecycle]\nopen_days = -1", "P104", "-1", "from 0 to 36500"),
        ("[look]\naccent = 'blue'", "P104", "'blue'", "`#0b5fa5`"),
        ("[look]\nlogo = 'img/logo.svg'", "P110", "'img/logo.svg'", "overrides/static/img/logo.svg"),
        (
            "[look]\nimage_hosts = ['https://a.example; script-src *']",
            "P104",
            "['https://a.example; script-src *']",
            "like this",
        ),
        ("[markdown]\nengine = 'gmf'", "P104", "'gmf'", "did you mean `gfm`?"),
        ("[outputs]\nextra = ['rss', 'rss']", "P104", "['rss', 'rss']", "keep one of the two"),
        ("[checks.severity]\nS104 = 'eror'", "P104", "S104", '"error"'),
        ("[facets]\nrates = { as_of = 2026-11-01, usd = 1.0 }", "P104", "usd", "a date, then currencies"),
        ("[facets]\nrates = { EUR = 1.0 }", "P103", "{ EUR = 1.0 }", "a date, then currencies"),
        ("[board]\nnavigation = [\n  { label = 'A' },\n]", "P104", "{ label = 'A' }", "page ="),
        ("[board]\nnavigation = [{ label = 'A', url = 'javascript:x()' }]", "P104", None, "page ="),
        ("[board]\nnavigation = [{ label = 'A', page = 'about' }]", "P109", "'about'", "write that file"),
        ("[look]\ntemplates = ['themes/mine']", "P110", "'themes/mine'", "make that folder"),
        ("[board]\nbase_url = 'user.github.io/jobs'", "P106", "'user.github.io/jobs'", "https://user.github.io/jobs/"),
        ("[board]\nbase_url = 'https://jobs.example/?x=1'", "P106", "'https://jobs.example/?x=1'", "a whole address"),
    ],
)
def test_faulty_setting_is_told_at_its_place_with_what_to_write(tmp_path, text, code, quoted, hint):
    """Each fault of board.toml names its line and columns, says what to write, and leaves the default in place."""
    found = only(load(tmp_path, text))

    assert found.code == code
    assert quoted is None or quote(text, found.span) == quoted
    assert hint in found.hint


def test_all_faults_are_told_at_once(tmp_path):
    """A faulty setting loses only itself: the others are read, and every fault is told."""
    outcome = load(
        tmp_path, "[board]\nname = 5\ntimezone = 'Mars'\nemail = 'jobs@acme.example'\n[loook]\n[facets]\nshow = 1\n"
    )

    assert [(found.code, found.span.line) for found in outcome.diagnostics] == [
        ("P103", 2), ("P104", 3), ("P102", 5), ("P103", 7),
    ]  # fmt: skip
    assert outcome.value.board.email == "jobs@acme.example"


@pytest.mark.parametrize(
    ("text", "line", "column", "hint"),
    [
        ("[board]\nname = Example\n", 2, 8, "double quotes"),
        ('[board]\nname = "Example\n', 2, 16, "has to end with one"),
        ('[board]\nname = "a"\nname = "b"\n', 3, 11, "keep one of the two"),
        ("[board]\nname\n", 2, 5, "`key = value`"),
        ("[board]\n[board]\n", 2, 7, "keep one of the two"),
        ("[look]\nstatic = ['a'\n", 2, None, "has to end with `]`"),
        ("[look]\nstatic = " + "[" * 5000, 2, None, "`key = value`"),
        ("[lifecycle]\nopen_days = " + "9" * 5000, 2, None, "`key = value`"),
    ],
)
def test_unreadable_line_is_told_with_its_place(tmp_path, text, line, column, hint):
    """A settings file that TOML cannot read is one error at the line where reading stopped, with a remedy."""
    found = only(load(tmp_path, text))

    assert (found.code, found.severity, found.span.line) == ("P101", Severity.ERROR, line)
    assert found.span.column == column
    assert hint in found.hint


def test_settings_that_are_no_text_are_told(tmp_path):
    """A board.toml in another encoding, or a folder of that name, is an error and no crash."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/board.toml").write_bytes('[board]\nname = "Bäcker"'.encode("latin-1"))
    (tmp_path / "b/board.toml").mkdir(parents=True)

    assert only(load(tmp_path / "a")).span == Span("board.toml", 2)
    assert only(load(tmp_path / "b")).code == "P105"


@pytest.mark.parametrize("folder", [".", "..", "content", "content/postings/site", "static"])
def test_output_must_not_hold_the_board_nor_lie_in_it(tmp_path, folder):
    """A site is never written over the board, nor into what the next build reads."""
    found = only(load(tmp_path, output=tmp_path / folder))

    assert (found.code, found.severity) == ("P107", Severity.ERROR)


def test_repository_is_that_of_the_environment_unless_written(tmp_path):
    """Edit links lead to the repository in board.toml, else to that of the run."""
    environment = {"GITHUB_REPOSITORY": "acme/jobs"}
    derived = load_config(tmp_path, environment=environment).value.board.repository
    (tmp_path / "board.toml").write_text("[board]\nrepository = 'other/place'", "utf-8")

    assert derived == "acme/jobs"
    assert load_config(tmp_path, environment=environment).value.board.repository == "other/place"


KEYS = st.sampled_from(
    ["name", "open_days", "show", "navigation", "rates", "x", "severity", "S104", "templates", "url"]
)
SIMPLE = st.one_of(st.integers(-5, 99), st.booleans(), st.text("ab\"'\\#=]}é\n", max_size=6), st.just(1.5))
VALUES = st.recursive(SIMPLE, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3))
TABLES = st.dictionaries(
    st.sampled_from(["board", "look", "facets", "checks", "lifecycle", "other"]),
    VALUES | st.dictionaries(KEYS, VALUES, max_size=4),
    max_size=4,
)


def toml(value: object) -> str:
    """Write a value as TOML, with basic strings and inline tables."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[\n  " + "".join(f"{toml(inner)},  # and\n  " for inner in value) + "]"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    return str(value).lower()


@given(TABLES)
def test_any_settings_give_a_board_and_places_that_exist(tmp_path_factory, tables):
    """Whatever stands in board.toml, there is a board, and every fault of a key has a place in the file."""
    text = "".join(f"{key} = {toml(value)}\n" for key, value in tables.items() if not isinstance(value, dict))
    for name, table in tables.items():
        if isinstance(table, dict):
            text += f"[{name}]\n" + "".join(f"{key} = {toml(value)}\n" for key, value in table.items())
    tomllib.loads(text)
    outcome = load(tmp_path_factory.mktemp("board"), text)

    assert all(quote(text, found.span) for found in outcome.diagnostics)


@given(st.dictionaries(st.text("abé .", min_size=1, max_size=4), VALUES, max_size=5))
def test_marks_are_where_the_values_stand(table):
    """The place of a value on one line holds exactly what was written there, and that of a key its name."""
    text = "[board]\n" + "".join(f'"{key}" = {toml(value)}  # "x" = 1\n' for key, value in table.items())
    marks = Marks("board.toml", text)

    for key, value in table.items():
        assert quote(text, marks.key("board", key)) == f'"{key}"'
        assert quote(text, marks.value("board", key)) == toml(value).split("\n")[0]


def test_marks_know_tables_of_tables_and_dotted_keys():
    """Keys of all of TOML's forms are found: dotted, quoted, in repeated tables, below texts of several lines."""
    text = 'a.b = 1\n[[c.d]]\ne = """\n[x]\ny = 2"""\n[[c.d]]\n"e f" = [1, { g = 3 }]\n'
    marks = Marks("board.toml", text)

    assert quote(text, marks.value("a", "b")) == "1"
    assert marks.value("c", "d", 0, "e").line == 3
    assert quote(text, marks.value("c", "d", 1, "e f", 1, "g")) == "3"
    assert marks.value("nothing", "of", "it") == Span("board.toml")
