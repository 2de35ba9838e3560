"""``jobboard init``: start a board in a folder, with samples, settings, a guide for editors, and workflows."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path
from typing import NamedTuple

import click

from generator.cli.clock import instant
from generator.cli.options import NOW

ZONES = "zoneinfo/"  # what stands before the name of a time zone in the path of its file


class Question(NamedTuple):
    """What is asked for on a terminal, for which setting, and what Enter means."""

    option: str
    section: str
    words: str
    default: str = ""


QUESTIONS = (
    Question("name", "board", "What is the board called?"),
    Question("base_url", "board", "Where will it live? (Enter: its repository on GitHub says)"),
    Question("language", "board", "Which language does it speak, en or de?", "en"),
    Question("timezone", "board", "In which time zone does a closing day end?", "UTC"),
    Question("location", "defaults", "Where are all jobs, if in one place? (Enter: each says it itself)"),
    Question("currency", "defaults", "In which currency is pay that does not say it? (Enter: in none)"),
)
WAYS = "How does it get online: actions (GitHub builds it at every push) or branch (you say `jobboard publish`)?"

AFTERWARDS = {
    False: "README.md there tells how to go on.",
    True: "In .github/workflows/board.yml, name the generator's repository in the place of `user/jobboard-generator`;\n"
    "docs/action.md of it tells how to go on.",
}


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option("--name", metavar="NAME", help="The board's name.  [default: made of the folder's name]")
@click.option("--base-url", metavar="URL", help="Where it will live.  [default: where its repository on GitHub says]")
@click.option("--language", metavar="CODE", help="The language of its own words: en or de.  [default: en]")
@click.option("--timezone", metavar="ZONE", help="Where a closing day ends, e.g. Europe/Berlin.  [default: UTC]")
@click.option("--location", metavar="PLACE", help="Where all jobs are that do not say it.")
@click.option("--currency", metavar="CODE", help="The currency of amounts that do not say it, e.g. EUR.")
@click.option(
    "--publish", type=click.Choice(("actions", "branch")),
    help="How it gets online: a workflow at every push, or `jobboard publish` to a branch.  [default: actions]",
)  # fmt: skip
@click.option("--content-only", is_flag=True, default=False, help="Write only content, settings and a short workflow.")
@click.option("--no-input", is_flag=True, default=False, help="Ask nothing: what is not given has its default.")
@NOW
def command(folder: Path, now: dt.date | None, *, content_only: bool, no_input: bool, **given: str | None) -> None:
    """Start a board of your own in a folder.

    DIR gets settings, two sample postings (drafts, which nobody sees but you), a page about the board, a guide for
    the people who write and settings for their editors, a form for issues, and the workflows that check and publish the
    board on GitHub. With --content-only it gets content, settings and one short workflow, for which the generator is an
    action. Nothing that is there is overwritten.

    On a terminal it asks for what is not given; Enter takes the default.
    """
    from generator.cli import new_board

    if content_only and given["publish"] == "branch":
        message = "with --content-only a workflow publishes the board; --publish branch needs the whole of it"
        raise click.UsageError(message)
    asking = not no_input and sys.stdin.isatty() and sys.stderr.isatty()
    if content_only:
        given["publish"] = "actions"
    wanted = new_board.Wanted(**_answers(folder, given, asking=asking))
    make = new_board.content_only if content_only else new_board.whole_board
    files = make(wanted, instant(now, "UTC").date())
    there = [path for path in files if (folder / path).exists()]
    if there:
        message = (
            f"{folder} already holds {', '.join(there)}; nothing was written.\n"
            "Choose a new folder, or move what is there away first."
        )
        raise click.ClickException(message)
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    click.echo("\n".join(str(folder / path) for path in files))
    click.echo(f"\nTo look at the board: jobboard serve --root {folder}\n{AFTERWARDS[content_only]}", err=True)


def _answers(folder: Path, given: dict[str, str | None], *, asking: bool) -> dict[str, str]:
    """Return what was given, what was answered, and else the defaults; each as the board can use it."""
    own = {"name": named_after(folder), "timezone": _zone_here() if asking else "UTC"}
    answers = {}
    for question in QUESTIONS:
        value, default = given[question.option], own.get(question.option, question.default)
        if value is None and asking:
            value = click.prompt(
                question.words,
                default,
                show_default=bool(default),
                err=True,
                prompt_suffix=" ",
                value_proc=lambda text: _valid(question, text),  # noqa: B023
            )
        answers[question.option] = _valid(question, default if value is None else value)
    way = given["publish"]
    if way is None and asking:
        way = click.prompt(
            WAYS, "actions", type=click.Choice(("actions", "branch")), show_choices=False, err=True, prompt_suffix=" "
        )
    return answers | {"publish": way or "actions"}


def _valid(question: Question, text: str) -> str:
    """Return a value as it is to be set; UsageError says what is wrong with it, in the words for board.toml."""
    from generator.load.base_url import normal_url
    from generator.load.settings import read_board
    from generator.model.toml_marks import Marks

    value = text.strip()
    if question.option == "name" and not (value and value.isprintable()):
        message = "the board needs a name that can be read: --name 'Jobs in Leeds'"
        raise click.UsageError(message)
    if question.option == "base_url" and value:
        url = normal_url(value) or normal_url(f"https://{value}")
        if not url:
            message = f"`{value}` is no web address; write it like this: https://user.github.io/repo/"
            raise click.UsageError(message)
        return url
    found = (
        read_board({question.section: {question.option: value}}, Marks("board.toml", "")).diagnostics if value else ()
    )
    for fault in found:
        message = f"{fault.message}; {fault.hint}"
        raise click.UsageError(message)
    return value


def _zone_here() -> str:
    """Return the time zone of this machine, where it tells; else UTC."""
    path = os.environ.get("TZ", "").removeprefix(":") or str(Path("/etc/localtime").resolve())
    zone = path.rpartition(ZONES)[2]
    try:
        return _valid(QUESTIONS[3], zone.removeprefix("Etc/")) or "UTC"
    except click.UsageError:
        return "UTC"


def named_after(folder: Path) -> str:
    """Return a name made of a folder's: "leeds-jobs" -> "Leeds jobs"."""
    words = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]
