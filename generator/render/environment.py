"""The Jinja environment of a chain of template folders, and the fingerprint of what lies in them."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.runtime import Macro

from generator.model.digest import digest, digest_bytes
from generator.present.wording import FILTERS
from generator.render.codegen import Quick, called, shown
from generator.render.compiled import Compiled

REMEMBERED = 12_000  # rows, of about 1.5 KB each


@lru_cache(maxsize=2)
def environment(folders: tuple[str, ...], key: str) -> Environment:
    """Return the environment of these folders, first wins; a process keeps the last two.

    ``theme/NAME`` reaches the template beneath the first folder's. A template sees no global names and no filter that
    gives another answer the second time. ``key`` stands for the templates' texts and for the frame.
    """
    del key
    loaders = [FileSystemLoader(folder) for folder in folders]
    jinja = _Quick(
        loader=ChoiceLoader([*loaders, PrefixLoader({"theme": ChoiceLoader(loaders[1:] or loaders)})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=Compiled(folders[-1]) if folders else None,
    )
    jinja.ours = folders[-1] if folders else ""
    jinja.globals.clear()
    del jinja.filters["random"]
    jinja.filters.update(FILTERS, once=_once())
    return jinja


class _Quick(Environment):
    """An environment whose templates are compiled to quicker code; those in the folder ``ours`` to the quickest."""

    code_generator_class = Quick
    shown = staticmethod(shown)
    called = staticmethod(called)
    ours = ""


def fingerprint_of(folders: Sequence[str]) -> str:
    """Return the digest of all template files of a chain of folders, in its order."""
    return digest([[_file(folder, file) for file in sorted(Path(folder).rglob("*.html"))] for folder in folders])


def _file(folder: str, file: Path) -> tuple[str, str]:
    return file.relative_to(folder).as_posix(), digest_bytes(file.read_bytes())


def _once() -> Callable[..., str]:
    """Return a filter that shows a frozen value by a macro, the second time by memory.

    A posting's row stands on some twenty pages. ``{{ value|once(macro, ...) }}``: the macro gets the value and all
    further arguments. Those that are structs are the frame or a part of it, such as its words: the same for all of an
    environment, so they are not compared.
    """
    shown: dict[tuple[Any, ...], str] = {}

    def once(value: msgspec.Struct | None, macro: Macro, *rest: object) -> str:
        key = (macro, value, *[argument for argument in rest if not isinstance(argument, msgspec.Struct)])
        if key not in shown:
            if len(shown) >= REMEMBERED:
                shown.clear()
            shown[key] = macro(value, *rest)
        return shown[key]

    return once
