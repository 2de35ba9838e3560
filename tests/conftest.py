"""Boards made of one string, and commands run on them."""

from __future__ import annotations

import os
import re
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple

import pytest
from click.testing import CliRunner
from hypothesis import settings

from generator.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

# How long an example takes says more about the machine than about the code.
settings.register_profile("unhurried", deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=1_000)
settings.load_profile("unhurried")

NOW = "2026-11-22"
GOLDEN = Path(__file__).parent / "golden"
HEADING = re.compile(r"^-- (.+) --\n", re.MULTILINE)


class Ran(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    stdout: str
    stderr: str


def tree_of(text: str) -> dict[str, str]:
    """Return file -> content of a text in which ``-- path --`` stands above each file."""
    _, *parts = HEADING.split(dedent(text).lstrip("\n"))
    return dict(zip(parts[::2], parts[1::2], strict=True))


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """A function that fills a new folder with the files of one string, makes it the current one, and returns it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for name in ("GITHUB_ACTIONS", "GITHUB_REPOSITORY", "CI"):
        monkeypatch.delenv(name, raising=False)

    def write(text: str = "") -> Path:
        for name, content in tree_of(text).items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8", newline="\n")
        return tmp_path

    return write


@pytest.fixture
def run() -> Callable[..., Ran]:
    """A function that runs a command in the current folder on a fixed day, in this process."""

    def call(*args: str) -> Ran:
        dated = (
            args[0]
            in (
                "build",
                "check",
                "facts",
                "publish",
                "serve",
                "new",
                "list",
                "schedule",
                "explain",
                "init",
                "review",
                "import",
                "from-issue",
            )
            and "--now" not in args
        )
        result = CliRunner().invoke(main, [*args, *(("--now", NOW) if dated else ())], prog_name="jobboard")
        return Ran(result.exit_code, result.stdout, result.stderr)

    return call


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="accept what is made now as what shall be made")
    parser.addoption("--all", action="store_true", help="run the long tests, too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out long ones, and on Windows what needs POSIX; put the browser last: Playwright keeps the event loop."""
    if not config.getoption("--all"):
        long = [item for item in items if item.get_closest_marker("long")]
        items[:] = [item for item in items if not item.get_closest_marker("long")]
        config.hook.pytest_deselected(items=long)
    if os.name == "nt":
        posix = [item for item in items if item.get_closest_marker("posix")]
        items[:] = [item for item in items if not item.get_closest_marker("posix")]
        config.hook.pytest_deselected(items=posix)
    items.sort(key=lambda item: "browser" in item.path.parts)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], str]:
    """A function that returns the accepted text of a name in tests/golden; with --update-golden it accepts this one."""

    def accepted(name: str, text: str) -> str:
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.write_text(text, encoding="utf-8", newline="\n")
        return file.read_text(encoding="utf-8")

    return accepted
