"""``jobboard init``: start a board in a folder, with samples, settings, a guide for editors, and workflows."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from generator.cli.clock import instant
from generator.cli.options import NOW

SKELETON = Path(__file__).parent / "skeleton"
WORKFLOWS = ("check.yml", "publish.yml")
# Our own workflows install the checkout they lie in; those of a board install the generator by its name.
FROM_CHECKOUT, BY_NAME = "  GENERATOR: .\n", "  GENERATOR: jobboard-generator\n"


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option("--name", metavar="NAME", help="The board's name.  [default: made of the folder's name]")
@NOW
def command(folder: Path, name: str | None, now: dt.date | None) -> None:
    """Start a board of your own in a folder.

    DIR gets settings, two sample postings (drafts, which nobody sees but you), a page about the board, a guide for
    editors, and the workflows that check and publish the board on GitHub. Nothing that is there is overwritten.
    """
    name = (name if name is not None else named_after(folder)).strip()
    if not name or not name.isprintable():
        message = "the board needs a name that can be read: --name 'Jobs in Leeds'"
        raise click.UsageError(message)
    files = skeleton(name, instant(now, "UTC").date())
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
    click.echo(f"\nTo look at the board: jobboard serve --root {folder}\nREADME.md there tells how to go on.", err=True)


def skeleton(name: str, today: dt.date) -> dict[str, str]:
    """Return the files of a new board by path, for a board of this name that is begun today."""
    from generator.load.theme import workflows_folder
    from generator.model.config import Lifecycle

    today_and_last = {"{today}": str(today), "{expires}": str(today + dt.timedelta(Lifecycle().open_days))}
    quoted = json.dumps(name, ensure_ascii=False)[1:-1]  # as TOML writes it, too
    files = {
        path: _filled(file.read_text("utf-8"), today_and_last | {"{name}": quoted if file.suffix == ".toml" else name})
        for file in sorted(SKELETON.rglob("*"))
        if file.is_file() and (path := file.relative_to(SKELETON).as_posix())
    }
    for workflow in WORKFLOWS:
        text = (workflows_folder() / workflow).read_text("utf-8")
        files[f".github/workflows/{workflow}"] = text.replace(FROM_CHECKOUT, BY_NAME)
    return files


def _filled(text: str, words: dict[str, str]) -> str:
    """Put words in the places that are kept for them."""
    for place, word in words.items():
        text = text.replace(place, word)
    return text


def named_after(folder: Path) -> str:
    """Return a name made of a folder's: "leeds-jobs" -> "Leeds jobs"."""
    words = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]
