"""Makes values of the model with everything filled in that a test does not care about."""

from __future__ import annotations

import datetime as dt
from typing import Any

from generator.model.digest import digest_bytes
from generator.model.entry import Entry, Line, LineKind, Scalar, ScalarKind, Written
from generator.model.html import Html
from generator.model.posting import Employer, Posting
from generator.model.source import Span

PATH = "content/postings/baker.md"


def make_posting(slug: str = "baker", **facts: Any) -> Posting:
    """A posting that has all that search engines ask for; ``facts`` replace or add fields."""
    given: dict[str, Any] = {
        "path": f"content/postings/{slug}.md",
        "title": "Baker",
        "company": Employer("Acme Bakery", "https://acme.example/"),
        "date": dt.date(2026, 11, 2),
        "apply": "https://acme.example/jobs/baker",
        "text": digest_bytes(slug.encode()),
    }
    return Posting(slug=slug, **(given | facts))


def make_entry(title: str = "Baker", path: str = PATH, **fields: str) -> Entry:
    """An entry whose front matter has these fields as texts, each on a line of its own, under a first heading."""
    written = tuple(
        Written(name, name, _scalar(path, line, len(name) + 3, text), Span(path, line, 1, len(name) + 1))
        for line, (name, text) in enumerate(fields.items(), 2)
    )
    heading = len(fields) + 4
    return Entry(
        path=path,
        digest=digest_bytes(repr((title, fields)).encode()),
        stem=path.rpartition("/")[2].removesuffix(".md"),
        folder="",
        fields=written,
        title=Line(LineKind.HEADING, title, Span(path, heading, 3, 3 + len(title)), level=1) if title else None,
        plain_title=title,
        labelled=(),
        blocks=(),
        html=Html(""),
    )


def _scalar(path: str, line: int, column: int, text: str) -> Scalar:
    return Scalar(text, ScalarKind.TEXT, Span(path, line, column, column + len(text)))
