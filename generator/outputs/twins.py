"""Site -> the Markdown twin of each open posting's page: the same facts and words, without a site around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.model.page import Page
from generator.model.posting import Text
from generator.outputs.feed_views import address
from generator.outputs.postings import is_listed
from generator.present.fact_rows import fact_rows
from generator.present.markdown_of import markdown_of, plain_markdown
from generator.present.routes import posting_path, twin_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.posting import Posting
    from generator.present.display import Display


class TwinView(msgspec.Struct, frozen=True, gc=False):
    """A posting in Markdown: ``facts`` are names with values, ``page`` is the address of its page."""

    title: str
    company: str
    facts: tuple[tuple[str, str], ...]
    page: str
    apply: str
    text: Text | None = None


def plan(display: Display) -> Iterable[Page]:
    """One file a posting, beside its page."""
    for posting in display.site.open:
        if is_listed(posting, display):
            yield Page(
                twin_path(posting.slug),
                view_of(posting, display),
                encode=encode,
                indexed=False,
                source=posting.path,
                text=posting.text,
            )


def view_of(posting: Posting, display: Display) -> TwinView:
    """Return what the twin of a posting says."""
    rows = fact_rows(posting, display, display.site.ends.get(posting.slug))
    facts = [
        (row.label, "; ".join(value.label for value in row.values) + (f" ({row.inferred})" if row.inferred else ""))
        for row in rows
    ]
    return TwinView(
        title=posting.title,
        company=posting.company.name if posting.company else "",
        facts=tuple(facts),
        page=address(display, posting_path(posting.slug)),
        apply=posting.apply,
    )


def encode(view: TwinView) -> bytes:
    """Write the file."""
    parts = [f"# {plain_markdown(view.title)}"]
    if view.company:
        parts.append(f"> {plain_markdown(view.company)}")
    facts = [f"- {plain_markdown(label)}: {plain_markdown(value)}" for label, value in view.facts]
    facts += [f"- <{url}>" for url in (view.page, view.apply) if url]
    parts.append("\n".join(facts))
    if view.text and (text := markdown_of(view.text.body)):
        parts.append(text)
    return "\n\n".join(part.strip("\n") for part in parts).encode() + b"\n"
