"""Site -> /api/v1/...: the open postings as JSON for programs, in pages and one by one, with a JSON Schema.

`api_schema.py` describes the documents. Within version 1 a name keeps its meaning, and names are only added.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

from generator.model.page import Page
from generator.model.posting import Text
from generator.outputs.api_schema import SCHEMA
from generator.outputs.feed_views import address
from generator.outputs.postings import is_listed
from generator.present.public_facts import public_facts
from generator.present.routes import API_SCHEMA, api_path, api_posting_path, posting_path
from generator.present.whole_links import with_whole_links

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.posting import Posting
    from generator.present.display import Display

PAGE_SIZE = 100


class ListDocument(msgspec.Struct, frozen=True):
    """One page of the list: ``postings`` are JSON objects; ``next`` is the address of the next page, "" on the last."""

    count: int
    page: int
    pages: int
    next: str
    schema: str
    postings: tuple[str, ...]


class PostingDocument(msgspec.Struct, frozen=True, gc=False):
    """One posting: ``facts`` is its JSON object in the list, ``page`` the address of its page."""

    facts: str
    page: str
    text: Text | None = None


class SchemaView(msgspec.Struct, frozen=True):
    """The schema, whose own address is ``id``."""

    id: str


def plan(display: Display) -> Iterable[Page]:
    """The list in pages, each posting, and the schema of both."""
    listed = [posting for posting in display.site.open if is_listed(posting, display)]
    facts = [facts_of(posting, display) for posting in listed]
    yield from list_documents(display, facts)
    for posting, its in zip(listed, facts, strict=True):
        view = PostingDocument(its, address(display, posting_path(posting.slug)))
        path = api_posting_path(posting.slug)
        yield Page(path, view, encode=encode_posting, indexed=False, source=posting.path, text=posting.text)
    yield Page(API_SCHEMA, SchemaView(address(display, API_SCHEMA)), encode=encode_schema, indexed=False)


def list_documents(display: Display, facts: list[str]) -> Iterator[Page]:
    """Yield the pages of the list; there is one even while it is empty."""
    pages = max(1, -(-len(facts) // PAGE_SIZE))
    for number in range(1, pages + 1):
        view = ListDocument(
            count=len(facts),
            page=number,
            pages=pages,
            next=address(display, api_path(number + 1)) if number < pages else "",
            schema=address(display, API_SCHEMA),
            postings=tuple(facts[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]),
        )
        yield Page(api_path(number), view, encode=encode_list, indexed=False)


def facts_of(posting: Posting, display: Display) -> str:
    """Return a posting as a JSON object: where it is found, what it says, and how the board puts it."""
    company, ends = display.company(posting), display.site.ends.get(posting.slug)
    card = display.cards[posting.slug]
    facts = public_facts(posting, company.employer if company else posting.company)
    more = {
        "listed_until": ends.isoformat() if ends else "",
        "place_phrase": card.place,
        "salary_phrase": card.pay.phrase if card.pay else "",
        "summary": posting.summary,
        "inferred": list(posting.inferred),
    }
    whole = {
        "url": address(display, posting_path(posting.slug)),
        "data": address(display, api_posting_path(posting.slug)),
        **facts,
        **{name: value for name, value in more.items() if value},
    }
    return msgspec.json.encode(whole).decode()


def encode_list(view: ListDocument) -> bytes:
    """Write a page of the list."""
    head: dict[str, Any] = {"$schema": view.schema, "count": view.count, "page": view.page, "pages": view.pages}
    if view.next:
        head["next"] = view.next
    opening = msgspec.json.encode(head).decode().removesuffix("}")
    postings = ",\n".join(view.postings)
    return f'{opening},"postings":[\n{postings}\n]}}\n'.encode()


def encode_posting(view: PostingDocument) -> bytes:
    """Write a posting, with its text as HTML and as words alone."""
    values = json.loads(view.facts)
    if view.text:
        values["description_html"] = with_whole_links(view.text.body, view.page)
        values["description_text"] = view.text.body.plain
    return msgspec.json.format(msgspec.json.encode(values), indent=1) + b"\n"


def encode_schema(view: SchemaView) -> bytes:
    """Write the schema."""
    return msgspec.json.format(msgspec.json.encode({**SCHEMA, "$id": view.id}), indent=1) + b"\n"
