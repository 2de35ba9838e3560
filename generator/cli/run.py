"""One run over a board: its settings, its clock, its memory and its workers, and how what it found is told."""

from __future__ import annotations

import functools
import itertools
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from generator.cli.clock import instant

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

    from generator.account import Account
    from generator.cache.store import Store
    from generator.cli.options import Asked
    from generator.model.config import Config
    from generator.model.diagnostic import Diagnostic, Findings
    from generator.parallel import Executor

    Staff = Callable[[Config], AbstractContextManager[Executor]]

MEMORY = Path(".cache", "generator.sqlite")


class Run(NamedTuple):
    """What a command needs to work on a board; ``found`` holds what was wrong with the settings."""

    config: Config
    now: dt.datetime
    store: Store
    executor: Executor
    found: Findings


def settings(asked: Asked, *, preview: bool = False) -> tuple[Config, Findings]:
    """Read the board's settings, and what is wrong with them."""
    from generator.load.config import load_config
    from generator.model.diagnostic import Findings

    outcome = load_config(
        asked.root,
        output=asked.output,
        base_url=asked.base_url,
        keep_going=asked.keep_going,
        preview=preview,
        jobs=asked.jobs,
    )
    found = Findings(outcome.value.board.checks.severity)
    found.add(outcome.diagnostics)
    return outcome.value, found


@contextmanager
def opened(asked: Asked, staff: Staff | None = None) -> Iterator[Run]:
    """Provide a run over the board that was asked for; its memory and workers end with it.

    Where there is no board, that is found, and nothing is remembered: no memory is left in somebody's other folder.
    """
    from generator.load.sources import no_board

    config, found = settings(asked)
    missing = no_board(Path(config.root))
    found.add(missing)
    asked = asked._replace(no_cache=asked.no_cache or bool(missing))
    with workshop(asked, staff and staff(config)) as (store, executor):
        yield Run(config, instant(asked.now, config.board.timezone), store, executor, found)


@contextmanager
def workshop(asked: Asked, staff: AbstractContextManager[Executor] | None = None) -> Iterator[tuple[Store, Executor]]:
    """Provide the board's memory and its workers: processes of this machine, unless others are given."""
    from generator.cache.store import Store
    from generator.parallel import collect_rarely, workers

    collect_rarely()
    memory = None if asked.no_cache else asked.root.resolve() / MEMORY
    anew = memory is None or not memory.exists()
    staff = staff or workers(asked.jobs, soon=anew and has_many(asked.root))
    with Store.open(memory) as store, staff as executor:
        yield store, executor
        if store.set_aside is not None:
            told = f"The memory of earlier builds was not sound: it was set aside as {store.set_aside}, and made anew."
            click.echo(told, err=True)


def has_many(root: Path) -> bool:
    """Whether a board has more files than one process reads alone; it is not looked at further than that."""
    from generator.load.sources import POSTINGS
    from generator.parallel import SMALL

    files = (name for _, _, names in os.walk(root / POSTINGS) for name in names)
    return next(itertools.islice(files, SMALL - 1, None), None) is not None


def tell(found: Iterable[Diagnostic], asked: Asked, root: str | Path) -> None:
    """Show what was found, in the form that was asked for: for people to stderr, as JSON to stdout.

    What has no room in GitHub's annotations goes to the summary of the run.
    """
    from generator.report import REPORTERS
    from generator.report.github import summary

    found = tuple(found)
    text = REPORTERS[asked.format](found, lines_of(Path(root)))
    if text:
        click.echo(text.rstrip("\n"), err=not asked.for_programs)
    if asked.format == "github" and (page := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(page).open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(summary(found))


def lines_of(root: Path) -> Callable[[str, int], str | None]:
    """Return a function that reads one line of a file below the root; None if it is not there."""

    @functools.lru_cache(maxsize=8)
    def lines(path: str) -> list[str]:
        try:
            text = (root / path).read_bytes().decode("utf-8-sig", errors="replace")
        except OSError:
            return []
        return text.replace("\r\n", "\n").split("\n")

    def read_line(path: str, number: int) -> str | None:
        found = lines(path)
        return found[number - 1] if 1 <= number <= len(found) else None

    return read_line


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 posting", "1,214 postings"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def size(account: Account) -> str:
    """Return how large the board is: "13 postings, 87 pages"."""
    return f"{counted(account.listed + account.closed, 'posting')}, {counted(account.pages, 'page')}"


def tally(found: Findings) -> str:
    """Return how much was found: "2 errors, 1 warning"; "" if nothing."""
    from generator.model.diagnostic import Severity

    counts = ((found.count(severity), severity.value) for severity in Severity)
    return ", ".join(counted(number, noun) for number, noun in counts if number)
