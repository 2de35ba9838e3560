"""All codes of the house, and what each has to say."""

import difflib
import functools
import importlib
import inspect
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from types import MappingProxyType

from generator.model.diagnostic import Code, Diagnostic, Severity

# Where faults are found; each has its codes in a ``faults.py``, which is not imported before it is asked for.
STEPS = ("load", "parse", "enrich", "collect", "outputs", "checks", "render", "cache", "publish", "fetch")


@functools.cache
def catalogue() -> Mapping[str, Code]:
    """Return every code by its number, in order; a number or name that is given twice raises ValueError."""
    return gathered(code for step in STEPS for code in importlib.import_module(f"generator.{step}.faults").CODES)


def gathered(codes: Iterable[Code]) -> Mapping[str, Code]:
    """Return codes by number, in order; a number or name that is given twice raises ValueError."""
    known: dict[str, Code] = {}
    names: set[str] = set()
    for code in codes:
        if code.id in known or code.name in names:
            message = f"{code.id} or its name {code.name} is given twice"
            raise ValueError(message)
        known[code.id] = code
        names.add(code.name)
    return MappingProxyType(dict(sorted(known.items())))


def shown_to_all(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave out the notes that are for the owner alone; one that the owner made a warning is for all."""
    codes = catalogue()
    return (
        one
        for one in found
        if one.severity is not Severity.NOTE or one.code not in codes or not codes[one.code].private
    )


@functools.cache
def docs_address() -> str:
    """Return where the documents can be read, ending in "/"; "" while the package names no such place.

    It is the address `Documentation` below `[project.urls]` in pyproject.toml.
    """
    try:
        urls = metadata.metadata("jobboard-generator").get_all("Project-URL") or ()
    except metadata.PackageNotFoundError:
        return ""
    named = (url.partition(",") for url in urls)
    return next((f"{address.strip().rstrip('/')}/" for label, _, address in named if label == "Documentation"), "")


def page_of(code: Code) -> str:
    """Return the address of the page about a code; "" while it is not known where the documents are."""
    return f"{docs_address()}codes/{code.id}.md" if docs_address() else ""


def explain(wanted: str) -> str:
    """Return what a code means, asked for by its number or name; LookupError names what may have been meant."""
    codes = catalogue()
    wanted = wanted.strip("[] ")
    by_name = {code.name: code for code in codes.values()}
    code = codes.get(wanted.upper()) or by_name.get(wanted.lower())
    if code is None:
        close = difflib.get_close_matches(wanted.upper(), codes, 3) + difflib.get_close_matches(
            wanted.lower(), by_name, 3
        )
        message = f"there is no code {wanted}" + (f"; did you mean {', '.join(close)}?" if close else "")
        raise LookupError(message)
    page = f"\n{page_of(code)}\n" if page_of(code) else ""
    return f"{code.id} {code.name} ({code.severity.value})\n\n{inspect.cleandoc(code.explanation)}\n{page}"
