"""Site -> /meaning.json, and against a published one /changes.json, /digest.md and what IndexNow is to be told.

A posting's meaning is a hash of what it says. So a new template, or a new version of the generator's pages, changes
nothing here, and no history is needed: what the board said last is read from where it was published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from generator.model.digest import digest
from generator.model.page import Page
from generator.outputs.feed_views import address
from generator.outputs.postings import is_listed
from generator.present.markdown_of import plain_markdown
from generator.present.public_facts import meaning
from generator.present.routes import CHANGES, DIGEST, HOME, MEANING, indexnow_path, posting_path
from generator.present.wording import count_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.present.display import Display

# So many addresses IndexNow takes at once.
MOST_ADDRESSES = 10_000
VERSION = 1


class MeaningView(msgspec.Struct, frozen=True):
    """The hash of each open posting by its slug, in the order of slugs."""

    postings: tuple[tuple[str, str], ...]


class Change(msgspec.Struct, frozen=True, gc=False):
    """A posting that is new, says something else, or is gone (its title is not known any more)."""

    slug: str
    url: str
    title: str = ""
    about: str = ""


class ChangesView(msgspec.Struct, frozen=True):
    """What changed since the board was published last; new postings are newest first."""

    added: tuple[Change, ...] = ()
    updated: tuple[Change, ...] = ()
    removed: tuple[Change, ...] = ()


class DigestView(msgspec.Struct, frozen=True):
    """The new postings for a letter or a message: the board, how many there are, and each."""

    name: str
    url: str
    counted: str
    added: tuple[Change, ...]


class IndexNowView(msgspec.Struct, frozen=True):
    """What IndexNow is told at once: the key, where it is kept, and the addresses to look at again."""

    host: str
    key: str
    key_location: str
    urls: tuple[str, ...]


class KeyView(msgspec.Struct, frozen=True):
    """The key, which proves that who sends addresses may write to the site."""

    key: str


def plan(display: Display) -> Iterable[Page]:
    """The meaning of all, the key for IndexNow, and what changed, if it is known since when."""
    now = {
        posting.slug: meaning(posting, company.employer if (company := display.company(posting)) else posting.company)
        for posting in display.site.open
        if is_listed(posting, display)
    }
    yield Page(MEANING, MeaningView(tuple(sorted(now.items()))), encode=encode_meaning, indexed=False)
    wants_index = display.has("indexnow") and display.frame.base_url
    if wants_index:
        key = key_of(display)
        yield Page(key_path(key), KeyView(key), encode=encode_key, indexed=False)
    if display.published is None:
        return
    changes = changes_between(display.published, now, display)
    yield Page(CHANGES, changes, encode=encode_changes, indexed=False)
    yield Page(DIGEST, digest_view(changes, display), encode=encode_digest, indexed=False)
    if wants_index:
        for number, view in enumerate(index_views(changes, display), 1):
            yield Page(indexnow_path(number), view, encode=encode_index, indexed=False)


def changes_between(before: Mapping[str, str], now: Mapping[str, str], display: Display) -> ChangesView:
    """Return what is new, what says something else, and what is gone."""
    titles = {posting.slug: posting.title for posting in display.site.open}

    def changes(slugs: Iterable[str]) -> Iterator[Change]:
        for slug in slugs:
            card = display.cards.get(slug)
            parts = (card.company.label if card.company else "", card.place) if card else ()
            pay = card.pay.phrase if card and card.pay else ""
            about = " · ".join(filter(None, (*parts, pay)))
            yield Change(slug, address(display, posting_path(slug)), titles.get(slug, ""), about)

    gone = sorted(before.keys() - now.keys())
    return ChangesView(
        added=tuple(changes(slug for slug in now if slug not in before)),
        updated=tuple(changes(slug for slug in now if before.get(slug, now[slug]) != now[slug])),
        removed=tuple(Change(slug, address(display, posting_path(slug))) for slug in gone),
    )


def digest_view(changes: ChangesView, display: Display) -> DigestView:
    """Return the new postings with the board around them."""
    words = display.frame.words
    counted = count_phrase(len(display.site.open), words.postings_one, words.postings_other, words)
    return DigestView(display.frame.name, address(display, HOME), counted, changes.added)


def index_views(changes: ChangesView, display: Display, most: int = MOST_ADDRESSES) -> Iterator[IndexNowView]:
    """Yield the addresses that search engines should look at again, as many as are taken at once.

    There is one body without addresses if there are no changes, so that nobody sends an older one.
    """
    key, host = key_of(display), urlsplit(display.frame.base_url).netloc
    every = [change.url for change in (*changes.added, *changes.updated, *changes.removed)]
    urls = [display.permalink(HOME), *every] if every else []
    for start in range(0, max(len(urls), 1), most):
        yield IndexNowView(host, key, display.permalink(key_path(key)), tuple(urls[start : start + most]))


def key_of(display: Display) -> str:
    """Return the board's key: it is public, and the same for the same address."""
    return digest("indexnow", display.frame.base_url)


def key_path(key: str) -> str:
    """Return where the key is kept: beside the home page, so that it holds for all addresses of the board."""
    return f"/{key}.txt"


# -- writing ---------------------------------------------------------------------------------------------------------


def encode_meaning(view: MeaningView) -> bytes:
    """Write the hashes."""
    return _json({"version": VERSION, "postings": dict(view.postings)})


def encode_changes(view: ChangesView) -> bytes:
    """Write what changed."""

    def listed(changes: Sequence[Change]) -> list[dict[str, str]]:
        return [
            {name: value for name, value in msgspec.structs.asdict(change).items() if value and name != "about"}
            for change in changes
        ]

    return _json({"added": listed(view.added), "updated": listed(view.updated), "removed": listed(view.removed)})


def encode_digest(view: DigestView) -> bytes:
    """Write the new postings; a list that is empty while there are none."""
    lines = [f"# [{plain_markdown(view.name)}]({view.url})", ""]
    for change in view.added:
        about = f": {plain_markdown(change.about)}" if change.about else ""
        lines.append(f"- [{plain_markdown(change.title)}]({change.url}){about}")
    return "\n".join([*lines, *([""] if view.added else []), f"[{view.counted}]({view.url})", ""]).encode()


def encode_index(view: IndexNowView) -> bytes:
    """Write the body of a request to IndexNow."""
    body = {"host": view.host, "key": view.key, "keyLocation": view.key_location, "urlList": list(view.urls)}
    return _json(body)


def encode_key(view: KeyView) -> bytes:
    """Write the key, and nothing else."""
    return view.key.encode()


def _json(values: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(values), indent=1) + b"\n"
