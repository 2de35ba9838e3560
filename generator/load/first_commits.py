"""The board's history -> the day each posting was first committed; asked for only by `[defaults] date`."""

import datetime as dt
import subprocess
from collections.abc import Mapping

from generator.load.config import SETTINGS
from generator.load.faults import NO_HISTORY
from generator.model.config import Config
from generator.model.diagnostic import Outcome
from generator.model.source import Span
from generator.model.timezone import timezone_of

_POSTINGS = "content/postings"
_LOG = (
    "-c", "core.quotePath=false", "log", "--reverse", "--relative", "--find-renames", "--diff-filter=AR",
    "--name-status", "--format=@%at", "--", _POSTINGS,
)  # fmt: skip


def first_days(config: Config) -> Outcome[Mapping[str, dt.date]]:
    """Return the day of the first commit with each posting, by path, in the board's time zone; a new name keeps it.

    A history that is not there, or not whole, tells no days: a shallow clone begins with a commit that seems to add
    every file.
    """
    shallow = _git(config, "rev-parse", "--is-shallow-repository")
    if shallow is None:
        return _none("the board is in no git repository, or git is not installed", "write `date:` into each posting")
    if shallow.strip() == "true":
        return _none("only the newest part of the history is here", "fetch all of it: `git fetch --unshallow`")
    log = _git(config, *_LOG)
    if log is None:
        return _none("the board's repository has no commit yet", "commit the postings")
    return Outcome(_days(log, timezone_of(config.board.timezone)))


def _days(log: str, zone: dt.tzinfo) -> dict[str, dt.date]:
    """Return the days that a log of additions and new names tells, oldest commit first."""
    days: dict[str, dt.date] = {}
    day = dt.date.min
    for line in log.splitlines():
        if line.startswith("@"):
            day = dt.datetime.fromtimestamp(int(line[1:]), zone).date()
            continue
        change, *paths = line.split("\t")
        if paths:
            before = days.get(paths[0], day) if change.startswith("R") else day
            days.setdefault(paths[-1], before)
    return days


def _none(why: str, hint: str) -> Outcome[Mapping[str, dt.date]]:
    message = f"no posting gets the date of its first commit: {why}"
    return Outcome({}, (NO_HISTORY.at(Span(SETTINGS), message, hint),))


def _git(config: Config, *arguments: str) -> str | None:
    """Run git in the board's folder and return what it prints; None if it cannot."""
    try:
        done = subprocess.run(  # noqa: S603 - the program is fixed, and no shell reads the arguments
            ["git", *arguments],  # noqa: S607 - found on the path, as by the people who use it
            cwd=config.root, stdin=subprocess.DEVNULL, capture_output=True, check=False,
        )  # fmt: skip
    except OSError:
        return None
    return done.stdout.decode(errors="replace") if done.returncode == 0 else None
