"""The wheel carries all that a board needs."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
POSTING = """\
# Baker

**Company:** Acme Bakery
**Location:** Leeds, United Kingdom
**Salary:** £28,000 - £32,000 a year

Bread for three cafés, from three in the morning.
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, HOUSE)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel in it; what the wheel depends on is lent by the one that runs the tests."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    call(sys.executable, "-m", "pip", "--quiet", "--python", python, "install", "--no-deps", "--no-index", wheel)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder


def call(*command: object, cwd: Path | None = None) -> str:
    # Whatever the caller's path, the environment under test has its own.
    own = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(part) for part in command], check=False, capture_output=True, text=True, cwd=cwd, env=own
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_wheel_has_one_name(wheel):
    """All that the wheel installs lies in `generator`."""
    names = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert {name for name in names if not name.endswith(".dist-info")} == {"generator"}


@pytest.mark.slow
def test_wheel_carries_every_file(wheel):
    """Code, data, templates and static files are in the wheel, each at its place."""
    places = {
        "generator": "generator",
        "templates": "generator/theme/templates",
        "static": "generator/theme/static",
        ".github/workflows": "generator/theme/workflows",
    }
    wanted = {
        f"{place}/{file.relative_to(HOUSE / folder).as_posix()}"
        for folder, place in places.items()
        for file in (HOUSE / folder).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and not file.name.startswith(".")
    }

    assert wanted - set(zipfile.ZipFile(wheel).namelist()) == set()


@pytest.mark.slow
def test_installed_wheel_builds_a_board_of_nothing_but_postings(environment, tmp_path):
    """A folder that holds nothing but content/postings becomes a whole site."""
    file = tmp_path / "content" / "postings" / "baker.md"
    file.parent.mkdir(parents=True)
    file.write_text(POSTING, encoding="utf-8")
    said = call(environment / "bin" / "jobboard", "build", "--now", "2026-11-22", cwd=tmp_path)
    page = (tmp_path / "site" / "jobs" / "baker" / "index.html").read_text(encoding="utf-8")

    assert said.startswith("1 posting, ")
    assert "Acme Bakery" in page
    assert list((tmp_path / "site" / "assets").rglob("*.css"))


@pytest.mark.slow
def test_installed_wheel_starts_a_board(environment, tmp_path):
    """`init` finds in the wheel all that a new board is made of, and what it makes is built without a fault."""
    call(environment / "bin" / "jobboard", "init", "jobs", cwd=tmp_path)
    call(environment / "bin" / "jobboard", "build", "--strict", "--root", "jobs", cwd=tmp_path)

    assert (tmp_path / "jobs" / ".gitignore").is_file()
    assert (tmp_path / "jobs" / ".github" / "workflows" / "publish.yml").is_file()
    assert (tmp_path / "jobs" / "site" / "index.html").is_file()


@pytest.mark.slow
def test_installed_wheel_runs_its_own_code(environment, tmp_path):
    """What runs is what the wheel brought, not the checkout beside it."""
    said = call(environment / "bin" / "python", "-c", "import generator; print(generator.__file__)", cwd=tmp_path)

    assert Path(said.strip()).is_relative_to(environment)
