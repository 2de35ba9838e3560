"""What each feed may hold: grammars beside this file, and what a file says against its own."""

from __future__ import annotations

import functools
import json
from pathlib import Path, PurePosixPath

import jsonschema
from lxml import etree

FOLDER = Path(__file__).parent


def grammar_of(path: str) -> str:
    """Return the name of the grammar of a file of the site; "" if it has none."""
    name = PurePosixPath(path).name
    if name.endswith(".xml"):
        return "sitemap" if name.startswith("sitemap") else name.removesuffix(".xml")
    return {"feed.atom": "atom", "feed.rss": "rss", "feed.json": "json-feed"}.get(name, "")


def complaints(path: str, data: bytes) -> list[str]:
    """Return what a file has that its grammar does not let through."""
    name = grammar_of(path)
    if name == "json-feed":
        schema = json.loads((FOLDER / "json-feed.json").read_text("utf-8"))
        return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(json.loads(data))]
    grammar = _grammar(name)
    grammar.validate(etree.fromstring(data))
    return [f"{path}:{error.line}: {error.message}" for error in grammar.error_log]


@functools.cache
def _grammar(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(FOLDER / f"{name}.rng"))
