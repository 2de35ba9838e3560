"""Keys: of a page, the hash of all that its rendering can see; of a plan and of a build, of all that they look at."""

import datetime as dt
from collections.abc import Iterable

import msgspec

from generator.model.config import Config
from generator.model.digest import digest
from generator.model.page import Page
from generator.model.posting import Posting
from generator.model.site import Content
from generator.model.source import Asset, Files


def build_key(files: Files, config: Config, today: dt.date, shared: str) -> str:
    """Return the key of a whole build; the state of the output folder is no part of it.

    ``shared`` stands for the toolchain, the templates and the frame. "" where a build looks at more than can be told
    here: at the history of the repository, or at what was published.
    """
    if config.since or config.board.defaults.asks_history:
        return ""
    assets = [(asset.path, asset.digest) for asset in files.assets]
    return digest(shared, msgspec.structs.replace(config, jobs=0), today, files.sources, assets)


def plan_key(content: Content, config: Config, today: dt.date, shared: str) -> str:
    """Return the key of all that planning sees, where it sees nothing of postings but their facts; "" where it does.

    Extra outputs show texts in files of their own, and what a plan needs in the preview is the whole of it.
    """
    if config.since or config.preview or config.board.outputs.extra:
        return ""
    facts = [facts_alone(posting) for posting in content.postings]
    return digest(shared, config.board, today, facts, content.profiles, content.pages)


def facts_alone(posting: Posting) -> Posting:
    """Return a posting without what it has of its text, and of the places in its file."""
    return msgspec.structs.replace(posting, text="", length=0, said="", sketch=b"", remarks=(), marks=(), links=())


class PageKeys:
    """Gives pages their keys; ``shared`` stands for what all pages see: the toolchain, the templates and the frame.

    A posting's card is one and the same value in all lists, some twenty: it goes by its own digest, made once.
    """

    def __init__(self, shared: str) -> None:
        """Begin without any card."""
        self._shared = shared
        self._cards: dict[int, str] = {}

    def of(self, page: Page) -> str:
        """Return the key of a page, whose cards must stay in memory as long as this does."""
        view, cards = page.view, getattr(page.view, "cards", ())
        if cards:
            view = msgspec.structs.replace(view, cards=())
        return digest(self._shared, how(page), view, [self._name_of(card) for card in cards], page.text, page.texts)

    def _name_of(self, card: msgspec.Struct) -> str:
        known = self._cards.get(id(card))
        if known is None:
            known = self._cards[id(card)] = digest(card)
        return known


def asset_keys(assets: Iterable[Asset]) -> dict[str, str]:
    """Return file -> key of what is published as it is."""
    return {asset.path.removeprefix("/"): asset.digest for asset in assets}


def how(page: Page) -> str:
    """Name what makes the page's bytes: the function that encodes or streams it, or its template."""
    function = page.encode or page.stream
    if function is not None:
        return f"{function.__module__}.{function.__qualname__}"
    expanded = f" of {page.expand.__module__}.{page.expand.__qualname__}" if page.expand else ""
    return f"template {page.template}{expanded}"
