"""The tables of the code -> the pages of this folder and of ``docs/codes/``: fields, settings, codes and commands.

``make docs`` (or ``python docs/reference/make.py``) writes them; a test tells when that was forgotten.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import click

from generator.cli import main
from generator.cli.options import OPTIONS
from generator.model.diagnostic import Code, Severity
from generator.model.fields import FIELDS, PAGE_FIELDS, PROFILE_FIELDS, Field, FieldKind
from generator.report import catalogue

HERE = Path(__file__).parent
CODES = HERE.parent / "codes"
MADE = "<!-- Made by docs/reference/make.py; a change by hand is lost. -->\n"
KINDS = {
    FieldKind.TEXT: "a text",
    FieldKind.TEXTS: "one text, or a list of them",
    FieldKind.DATE: "a date, year first",
    FieldKind.NUMBER: "a number",
    FieldKind.TRUTH: "`true` or `false`",
    FieldKind.URL: "an address of the web, or a file beside the posting",
    FieldKind.COMPANY: "a name, or a map",
    FieldKind.PLACES: "a place or a list of places, as text or as maps",
    FieldKind.SALARY: "a text, a number, or a map",
    FieldKind.APPLY: "an address of the web, or an e-mail address",
    FieldKind.CLOSED: "`true`, or the day",
}
SUBJECTS = {
    "F": "Fields on top of a posting (its front matter), and facts in general",
    "B": "Texts and files",
    "S": "Salary",
    "L": "Places and ways of working",
    "D": "Dates",
    "J": "What search engines ask for",
    "K": "Links and addresses",
    "T": "Templates",
    "C": "Two things in one place",
    "P": "Settings and publishing",
}
FIELDS_HEAD = f"""\
# Fields

{MADE}
A posting may begin with a block of fields between two lines of three dashes. None is needed: what is not there is
looked for in the text. [Writing a posting](../editors.md) shows how; this page lists every field.

Each has one name, and other names are understood, too; capitals, blanks, `-` and `_` in them do not matter.
"""
SETTINGS_HEAD = f"""\
# Settings

{MADE}
All settings stand in `board.toml`, in the board's folder. A setting that is not there has its default, and a board
works without the file. [`board.toml`](board.toml) beside this page has all of them, ready to copy.
"""
CODES_HEAD = f"""\
# Codes

{MADE}
Each message of `jobboard` has a code in brackets, and each code has a page; `jobboard explain S104` shows the same in
the terminal. An *error* keeps something from being published, a *warning* leaves out a doubtful fact, a *note* is
advice. Another severity for a code can be set in `board.toml`, below [`[checks.severity]`](settings.md#checksseverity).
"""
CODE_FOOT = """\
- In the terminal: `jobboard explain {id}`
- [An example]({case}), and [what is said of it]({case}/expected.txt)
- [All codes](../reference/codes.md)
"""
CASE = "../../tests/cases/diagnostics/{id}-{name}"
COMMANDS_HEAD = f"""\
# Commands

{MADE}
`jobboard COMMAND --help` shows the same in the terminal.
"""
COMMANDS_FOOT = """
## How they end

| code | means |
| --- | --- |
| 0 | all is well |
| 1 | there were errors, or warnings with `--strict`; nothing was written, and the last good site stays |
| 2 | the command was written wrong |
| 3 | the site was written, but postings with errors were left out (`--keep-going`) |
| 70 | the fault is ours |
| 130 | you stopped it |
"""


def fields_page() -> str:
    """Return the page of all fields of the front matter."""
    parts = [
        FIELDS_HEAD,
        "## Postings\n",
        *map(_field, FIELDS),
        "## Companies\n\nFor files in `content/companies/`.\n",
        *map(_field, PROFILE_FIELDS),
        "## Pages\n\nFor files in `content/pages/`.\n",
        *map(_field, PAGE_FIELDS),
    ]
    return "\n".join(parts)


def _field(field: Field) -> str:
    lines = [f"### `{field.name}`\n", f"{field.description}\n", f"```yaml\n{field.name}: {field.example}\n```\n"]
    rows = [f"It holds {KINDS[field.kind]}."]
    if field.choices:
        rows.append(f"The values are {_listed(field.choices)}.")
    if field.keys:
        rows.append(f"As a map it has {_listed(field.keys)}.")
    if field.parts:
        rows.append("Single parts may stand as fields of their own: " + _listed(name for name, _ in field.parts) + ".")
    if field.aliases:
        rows.append(f"Also understood: {_listed(field.aliases)}.")
    return "\n".join((*lines, *(f"- {row}" for row in rows), ""))


def settings_page() -> str:
    """Return the page of all settings, made of the annotated ``board.toml`` of this folder."""
    parts = [SETTINGS_HEAD]
    for kind, name, value, words in settings():
        if kind == "section":
            parts += [f"## `[{name}]`\n", f"{words}\n"]
        else:
            parts += [f"### `{name}`\n", f"{words}\n", f"Default: `{value}`\n" if value else ""]
    return "\n".join(part for part in parts if part)


def settings() -> Iterator[tuple[str, str, str, str]]:
    """Go through the annotated settings: "section" or "setting", its name, its default as written, what it is for."""
    words: list[str] = []
    for line in (HERE / "board.toml").read_text("utf-8").splitlines():
        section = re.fullmatch(r"\[([\w.]+)\]", line)
        setting = re.fullmatch(r"(# )?(\w+) = (.+)", line)
        if section:
            yield "section", section[1], "", " ".join(words)
        elif setting:
            yield "setting", setting[2], "" if setting[1] else setting[3], " ".join(words)
        elif line.startswith("# "):
            words.append(line.removeprefix("# "))
            continue
        words = []


def codes_page() -> str:
    """Return the list of all codes, each with what it says first."""
    parts = [CODES_HEAD]
    for letter, subject in SUBJECTS.items():
        rows = [
            f"| [{code.id}](../codes/{code.id}.md) | {code.name} | {code.severity.value} | {_in_cell(code.summary)} |"
            for code in catalogue().values()
            if code.id.startswith(letter)
        ]
        parts += [f"## {letter}: {subject}\n", "| code | name | kind | means |", "| --- " * 4 + "|", *rows, ""]
    return "\n".join(parts)


def code_pages() -> dict[str, str]:
    """Return a page for each code by its file's name, with the text that ``jobboard explain`` shows."""
    return {f"{code.id}.md": _code_page(code) for code in catalogue().values()}


def _code_page(code: Code) -> str:
    kind = "an error" if code.severity is Severity.ERROR else f"a {code.severity.value}"
    text = inspect.cleandoc(code.explanation)
    foot = CODE_FOOT.format(id=code.id, case=CASE.format(id=code.id, name=code.name))
    return f"# {code.id} {code.name}\n\n{MADE}\nIt is {kind}.\n\n{text}\n\n{foot}"


def _in_cell(text: str) -> str:
    return text.replace("|", "\\|")


def commands_page() -> str:
    """Return the page of all commands and their options."""
    shared = {str(option.name) for option in _parameters_of(OPTIONS)}
    parts = [
        COMMANDS_HEAD,
        *(_command(name, command, shared) for name, command in commands().items()),
        "## Options that commands share\n",
        *_options(_parameters_of(OPTIONS)),
        COMMANDS_FOOT,
    ]
    return "\n".join(parts)


def commands() -> dict[str, click.Command]:
    """Return all commands by name."""
    context = click.Context(main)
    return {name: command for name in main.list_commands(context) if (command := main.get_command(context, name))}


def _command(name: str, command: click.Command, shared: set[str]) -> str:
    arguments = [_argument(one) for one in command.params if isinstance(one, click.Argument)]
    options = [one for one in command.params if isinstance(one, click.Option)]
    own = [option for option in options if option.name not in shared]
    usage = " ".join(["jobboard", name, *arguments, "[OPTIONS]"])
    lines = [
        f"## `jobboard {name}`\n",
        f"```\n{usage}\n```\n",
        f"{inspect.cleandoc(command.help or '')}\n",
        *_options(own),
    ]
    if len(own) < len(options):
        common = [option for option in options if option.name in shared]
        every = len(common) == len(OPTIONS)
        named = "all of them" if every else _listed(option.opts[0] for option in common)
        lines.append(
            f"{'' if not own else chr(10)}[Options that commands share](#options-that-commands-share): {named}."
        )
    return "\n".join((*lines, ""))


def _argument(argument: click.Argument) -> str:
    name = "|".join(argument.type.choices) if isinstance(argument.type, click.Choice) else str(argument.name).upper()
    return argument.metavar or (name if argument.required else f"[{name}]")


def _options(options: Iterable[click.Option]) -> Iterator[str]:
    for option in options:
        kind = "|".join(option.type.choices) if isinstance(option.type, click.Choice) else option.type.name.upper()
        value = "" if option.is_flag else f" {option.metavar or kind.replace('INTEGER RANGE', 'N')}"
        text = " ".join((option.help or "").split())
        default = f" (default: `{option.default}`)" if option.show_default and not option.is_flag else ""
        yield f"- `{', '.join(option.opts)}{value}`: {text}{default}"


def _parameters_of(options: Iterable[Callable[..., object]]) -> list[click.Option]:
    """Return the options that decorators would give to a command."""

    def function() -> None:
        """Take them."""

    for option in options:
        option(function)
    return list(getattr(function, "__click_params__", []))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


PAGES: Mapping[str, Callable[[], str]] = {
    "fields.md": fields_page,
    "settings.md": settings_page,
    "codes.md": codes_page,
    "commands.md": commands_page,
}

if __name__ == "__main__":
    for file, page in PAGES.items():
        (HERE / file).write_text(page(), encoding="utf-8", newline="\n")
    pages = code_pages()
    CODES.mkdir(exist_ok=True)
    for stale in CODES.glob("*.md"):
        if stale.name not in pages:
            stale.unlink()
    for file, text in pages.items():
        (CODES / file).write_text(text, encoding="utf-8", newline="\n")
