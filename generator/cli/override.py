"""``jobboard override``: start a template or a style of one's own, which extends ours."""

from __future__ import annotations

import ast
import difflib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import __version__
from generator.cli.options import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.load.overrides import Original
    from generator.model.config import Look

WHEN = "`jobboard check` says when that has changed."
OWN_STYLE = "css/own.css"  # a style that is loaded after ours; one of the same name would take its place
_BLOCK = re.compile(r"{%-?\s*block\s+(\w+)")
_PARENT = re.compile(r"{%-?\s*extends\s+[\"']([^\"']+)[\"']")
_MACRO = re.compile(r"{%-?\s*macro\s+(\w+)\((.*)\)\s*-?%}")
_PROPERTY = re.compile(r"^ {0,40}(--[\w-]{1,80}): (.+);$", re.MULTILINE)


@click.command("override", short_help="Start a template or a style of your own.")
@click.argument("name", required=False)
@click.option("--fits", is_flag=True, default=False, help="Say that your override fits the original as it is now.")
@ROOT
def command(name: str | None, root: Path, *, fits: bool) -> None:
    """Start a template or a style of your own, which extends ours.

    NAME is one of ours, such as pages/posting.html or css/site.css; without it, all are listed. A file in overrides/
    shows at first what ours shows, and you change what you like: all else keeps following our updates. Its first line
    remembers which original it was made of, and `jobboard check` says when that has changed since.
    """
    from generator.load.config import load_config
    from generator.load.overrides import originals

    known = originals()
    if name is None:
        for original in known.values():
            click.echo(f"{original.name:<34}{_about(original)}".rstrip())
        return
    chosen = known.get(_full_name(name, known))
    if chosen is None:
        close = difflib.get_close_matches(name, known, 1, 0.4)
        meant = f"; did you mean `{close[0]}`?" if close else ""
        message = f"there is no `{name}` among ours{meant}\n`jobboard override` lists all."
        raise click.UsageError(message)
    file = root / _place(chosen, load_config(root).value.board.look)
    if fits:
        _stamp_anew(file, chosen)
        return
    if file.exists():
        message = f"{file} is there already; nothing was written."
        raise click.ClickException(message)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(stub(chosen, known))
    click.echo(file)
    click.echo("It shows what ours shows. Change it, and see each change as you save: jobboard serve", err=True)


def stub(original: Original, known: Mapping[str, Original]) -> str:
    """Return an override that shows what the original shows."""
    text = Path(original.file).read_text("utf-8")
    if original.is_style:
        return _style(original, text)
    if _MACRO.search(text):
        return _component(original, text)
    blocks = tuple(dict.fromkeys(_blocks(text, known)))
    return _page(original, blocks) if blocks else f"{_head('A copy of', original)}\n{text}"


def _page(original: Original, blocks: tuple[str, ...]) -> str:
    """Return a template that extends a page in its main block; the others are named."""
    first = "main" if "main" in blocks else blocks[0]
    others = ", ".join(block for block in blocks if block != first)
    about = f"{{#- Further blocks: {others}. super() is what the original shows. -#}}\n" if others else ""
    body = f"{{% block {first} %}}\n{{{{ super() -}}}}\n{{% endblock %}}\n"
    return f'{_head("Extends", original)}\n{about}{{% extends "theme/{original.name}" %}}\n{body}'


def _component(original: Original, text: str) -> str:
    """Return macros with the parameters of the original's, which call those."""
    lines = [_head("Extends", original)]
    for name, signature in _MACRO.findall(text):
        arguments = ", ".join(_names(signature))
        lines += [
            f'{{% from "theme/{original.name}" import {name} as original_{name} %}}',
            f"{{% macro {name}({signature}) %}}",
            f"{{{{ original_{name}({arguments}) -}}}}",
            "{% endmacro %}",
        ]
    return "\n".join(lines) + "\n"


def _style(original: Original, text: str) -> str:
    """Return a style that names the properties of ours, each with its value, behind a comment."""
    tokens = text[text.find(":where(:root)") :].partition("}")[0]
    lines = "".join(f"  /* {name}: {value}; */\n" for name, value in _PROPERTY.findall(tokens))
    about = (
        "/* It is loaded after ours, and wins over it. Take a line out of its comment to set another value.\n"
        "   A colour that is set here is the same by day and in the dark. */"
    )
    return f"/* Extends {_stamp(original)}. {WHEN} */\n{about}\n\n:root {{\n{lines}}}\n"


def _head(how: str, original: Original) -> str:
    return f"{{#- {how} {_stamp(original)}. {WHEN} -#}}"


def _stamp(original: Original) -> str:
    from generator.load.overrides import Stamp

    return str(Stamp(original.name, __version__, original.digest))


def _stamp_anew(file: Path, original: Original) -> None:
    from generator.cli.rewriting import read_exactly, rewrite
    from generator.load.overrides import Stamp, restamped, stamp_in

    text = read_exactly(file)
    if stamp_in(text) is None:
        message = f"{file} does not say which original it was made of; nothing was written."
        raise click.ClickException(message)
    rewrite(file, restamped(text, Stamp(original.name, __version__, original.digest)))
    click.echo(f"{file}: fits the original of jobboard {__version__}")


def _place(original: Original, look: Look) -> Path:
    """Return where an override lies: the first folder of the owner's that has it comes first."""
    folders = look.static if original.is_style else look.templates
    if not folders:
        kind = "static" if original.is_style else "templates"
        message = f'the board names no folder for it: write `{kind} = ["overrides/{kind}"]` below [look] in board.toml'
        raise click.ClickException(message)
    return Path(folders[0], OWN_STYLE if original.is_style else original.name)


def _full_name(name: str, known: Mapping[str, Original]) -> str:
    """Return the whole name of one of ours: `posting` is `pages/posting.html` if there is no other of that name."""
    fitting = [whole for whole in known if name in (whole, Path(whole).name, Path(whole).stem)]
    return fitting[0] if len(fitting) == 1 else name


def _blocks(text: str, known: Mapping[str, Original]) -> Iterator[str]:
    """Go through the blocks of a template, then those of the ones that it extends."""
    yield from _BLOCK.findall(text)
    parent = _PARENT.search(text)
    if parent and parent[1] in known:
        yield from _blocks(Path(known[parent[1]].file).read_text("utf-8"), known)


def _names(signature: str) -> list[str]:
    """Return the names of a macro's parameters, which are written as Python's are."""
    function = ast.parse(f"def macro({signature}): ...").body[0]
    return [argument.arg for argument in function.args.args] if isinstance(function, ast.FunctionDef) else []


def _about(original: Original) -> str:
    """Return what an original is for: the first sentence of what it says of itself."""
    text = Path(original.file).read_text("utf-8")
    said = re.match(r"(?:{#-?|/\*)\s*(.*?)\s*(?:-?#}|\*/)", text, re.DOTALL)
    lines = [line.strip() for line in said[1].splitlines()] if said else []
    shown = lines[1:] if lines and lines[0].endswith(")") else lines
    return re.split(r"(?<=\.)\s|\s{3}", " ".join(shown[:2]))[0] if shown else ""
