"""What the owner of a new board wants -> its files."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SKELETON = Path(__file__).parent / "skeleton"
# Our own workflows install the checkout they lie in; those of a board install the generator by its name.
FROM_CHECKOUT, BY_NAME = "  GENERATOR: .\n", "  GENERATOR: jobboard-generator\n"
WORKFLOWS: dict[str, tuple[str, ...]] = {
    "actions": ("check.yml", "from-issue.yml", "publish.yml"),
    "branch": ("check.yml", "from-issue.yml"),
}
# Settings that a board may do without, and what stands in their place: the line that would set them, behind a `#`.
UNSET = {
    "base_url": '# base_url = "https://user.github.io/repo/"   # only if its repository does not say so',
    "location": '# location = "Leeds, United Kingdom"   # if all jobs are in one place',
    "currency": '# currency = "EUR"             # of amounts that do not say it',
}


class Wanted(NamedTuple):
    """What a board is to be: its settings, and how it gets online ("actions" or "branch"); "" is not said."""

    name: str
    base_url: str = ""
    language: str = "en"
    timezone: str = "UTC"
    location: str = ""
    currency: str = ""
    publish: str = "actions"


def whole_board(wanted: Wanted, today: dt.date) -> dict[str, str]:
    """Return the files of a board by path: settings, samples, a guide, workflows, a form, settings for editors."""
    from generator.intake.issue_form import form as issue_form
    from generator.load.theme import workflows_folder
    from generator.parse.form import form as editor_form
    from generator.present.words.languages import words_of

    words = words_of(wanted.language)
    publishing = (SKELETON / "publishing" / f"{wanted.publish}.md").read_text("utf-8")
    files = content_only(wanted, today, extra={"publishing": publishing, "post": words.post}, folder="board")
    for name in WORKFLOWS[wanted.publish]:
        text = (workflows_folder() / name).read_text("utf-8")
        files[f".github/workflows/{name}"] = text.replace(FROM_CHECKOUT, BY_NAME)
    files[".github/ISSUE_TEMPLATE/posting.yml"] = issue_form(words)
    files["frontmatter.json"] = f"{json.dumps(editor_form(), ensure_ascii=False, indent=2)}\n"
    return files


def content_only(
    wanted: Wanted, today: dt.date, *, extra: Mapping[str, str] | None = None, folder: str = "content-only"
) -> dict[str, str]:
    """Return settings, samples and what lies in one more folder of the skeleton, which here is one short workflow."""
    words = dict(_words(wanted, today)) | dict(extra or {})
    return {
        file.relative_to(SKELETON / part).as_posix(): _filled(file, words)
        for part in ("common", folder)
        for file in sorted((SKELETON / part).rglob("*"))
        if file.is_file()
    }


def _words(wanted: Wanted, today: dt.date) -> Iterator[tuple[str, str]]:
    """Go through the places that are kept in the skeleton, and what stands there."""
    from generator.model.config import Lifecycle

    yield "today", str(today)
    yield "expires", str(today + dt.timedelta(Lifecycle().open_days))
    for key in ("name", "language", "timezone"):
        yield key, getattr(wanted, key)
    for key, unset in UNSET.items():
        value = getattr(wanted, key)
        yield key, f"{key} = {json.dumps(value, ensure_ascii=False)}" if value else unset


def _filled(file: Path, words: Mapping[str, str]) -> str:
    """Put words in the places that are kept for them; in TOML, within quotes, as it writes them."""
    text = file.read_text("utf-8")
    for place, word in words.items():
        quoted = json.dumps(word, ensure_ascii=False)[1:-1] if place not in UNSET and file.suffix == ".toml" else word
        text = text.replace(f"{{{place}}}", quoted.rstrip("\n"))
    return text
