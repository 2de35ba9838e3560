"""A plan, and files that were saved after it -> single pages as the next build will make them, in milliseconds.

The preview shows them while it builds. A posting's page is shown only if it is, byte for byte, what the build will put
in its place; where that takes a look at the whole board, nothing is shown but what was built last.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.amending import amended, term_keys
from generator.cache.toolchain import toolchain
from generator.checks import check_posting
from generator.collect import newest_first
from generator.load.sources import load_text
from generator.load.theme import template_folders, theme_folder
from generator.model.diagnostic import Findings, Outcome, Severity
from generator.model.digest import digest
from generator.model.posting import Posting
from generator.model.source import Source
from generator.outputs.postings import sketch_of
from generator.outputs.similar import Neighbours
from generator.present.display import display_of
from generator.present.routes import HOME, href, posting_path, term_path
from generator.present.views import ListView
from generator.reading import reading_of, summed, understand_source
from generator.render.environment import fingerprint_of
from generator.render.pages import Frameset, render_page, task_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from generator.model.config import Config
    from generator.model.diagnostic import Diagnostic
    from generator.model.page import Page
    from generator.model.posting import Text, Understood
    from generator.pipeline import Planned
    from generator.present.display import Display
    from generator.present.views import Card

MOST = 20  # postings saved at once, beyond which the build is waited for: a branch was changed
COLLISION = "C"  # the letter of faults that lie between two files
_NUMBERED = re.compile(r"page/\d+/$")
_ENCODE = msgspec.msgpack.Encoder(order="deterministic").encode

Edit = tuple[Posting, Posting]


class Saved(msgspec.Struct, frozen=True):
    """Files that were saved, by what they are: paths of postings, files that are published as they are, templates."""

    postings: tuple[str, ...]
    assets: tuple[str, ...]
    templates: bool


class Outlook:
    """A board as it was built last, ready to be asked what an edit makes of a page."""

    def __init__(self, config: Config, plan: Planned) -> None:
        """Prepare what every glimpse needs; at 10,000 postings this takes a fifth of a second."""
        self.config = config
        self.plan = plan
        self.display = display_of(plan.site, plan.frame)
        self.neighbours = Neighbours(self.display)
        self.frameset = frameset_of(config, plan)
        self.pages = {page.file: page for page in plan.pages if page.template}
        self.assets = {asset.file: asset.path.removeprefix("/") for asset in plan.assets}
        self.postings = {posting.path: posting for posting in (*plan.site.open, *plan.site.closed)}
        self._reading = reading_of(config, plan.profiles)

    @property
    def marks(self) -> tuple[tuple[str, str], ...]:
        """What is shown here alone: the address of each such posting, and why it is not published."""
        site, base = self.plan.site, self.config.base_path
        drafts = [(posting, "Draft") for posting in site.drafts]
        ahead = [(posting, f"Scheduled for {posting.date}") for posting in site.scheduled]
        return tuple((href(base, posting_path(posting.slug)), why) for posting, why in (*drafts, *ahead))

    def after(self, files: Iterable[Path]) -> Glimpse | None:
        """Return what is seen of the board after these files were saved; None if only a build can tell."""
        saved = self._sorted(files)
        if saved is None or len(saved.postings) > MOST:
            return None
        found = Findings(self.config.board.checks.severity)
        read = {path: found.take(self.understand(path)) for path in saved.postings}
        healthy = {path: understood for path, understood in read.items() if path not in found.paths(Severity.ERROR)}
        edits = [(self.postings[path], summed(understood)) for path, understood in healthy.items() if understood]
        display = amended(self.display, self.plan.profiles, edits)
        undated = self.config.board.defaults.asks_history and any(now.date is None for _, now in edits)
        if display is None or undated:  # the day of a first commit is asked of the history
            return None
        frameset = frameset_of(self.config, self.plan) if saved.templates else self.frameset
        return Glimpse(
            self,
            display,
            frameset,
            seen=saved.postings,
            edits=edits,
            texts={path: understood.text for path, understood in healthy.items() if understood},
            assets={self.assets[file]: Path(file) for file in saved.assets},
            faults=[one for one in found if one.severity is Severity.ERROR],
        )

    def warm(self) -> None:
        """Make a page that nobody asked for, so that what every page needs is at hand: rules, tables, templates."""
        posting = next(iter(self.plan.site.open), None)
        glimpse = self.after([Path(self.config.root, posting.path)]) if posting else None
        if posting and glimpse:
            glimpse.render(self.pages[f"{posting_path(posting.slug)[1:]}index.html"])

    def understand(self, path: str) -> Outcome[Understood | None]:
        """Read a posting's file as it is now; None where only a build can tell what it says."""
        found = Findings(self.config.board.checks.severity)
        understood = found.take(understand_source(load_text(self.config, Source(path, "")), self._reading))
        if understood is not None:
            found.add(check_posting(understood.posting, self.config))
        return Outcome(understood, tuple(found))

    def _sorted(self, files: Iterable[Path]) -> Saved | None:
        """Tell what was saved; None if it is anything else, such as a file that is new or gone."""
        root, look = Path(self.config.root), self.config.board.look
        folders = (*(root / name for name in look.templates), theme_folder("templates"))
        postings, assets, templates = set(), set(), False
        for file in files:
            path = file.relative_to(root).as_posix() if file.is_relative_to(root) else ""
            if file.suffix == ".html" and any(map(file.is_relative_to, folders)):
                templates = True
            elif path in self.postings and file.is_file():
                postings.add(path)
            elif str(file) in self.assets and file.is_file():
                assets.add(str(file))
            else:
                return None
        return Saved(tuple(sorted(postings)), tuple(sorted(assets)), templates)


class Glimpse:
    """A board after a few files were saved: its pages are made when they are asked for, and then kept.

    ``faults`` are the errors of the saved postings, and of the templates of the pages that were asked for.
    """

    def __init__(
        self,
        outlook: Outlook,
        display: Display,
        frameset: Frameset,
        *,
        seen: Collection[str],
        edits: Sequence[Edit],
        texts: Mapping[str, Text],
        assets: Mapping[str, Path],
        faults: Iterable[Diagnostic],
    ) -> None:
        """Make nothing yet.

        ``seen`` are the saved postings, ``edits`` those without an error and ``texts`` theirs; ``assets`` name saved
        files by those of the site.
        """
        self.faults = [*faults]
        self._seen = seen
        self._templates = frameset.key != outlook.frameset.key
        self._rendered = 0
        self._outlook, self._display, self._frameset = outlook, display, frameset
        self._edits = {was.slug: (was, now) for was, now in edits}
        self._texts, self._assets = texts, assets
        self._made: dict[str, bytes | None] = {}

    def file(self, name: str) -> bytes | None:
        """Return a file of the site as the next build will make it; None if it is as built, or cannot be told yet."""
        if name not in self._made:
            with suppress(OSError):  # the file has just gone, which the build will tell
                self._made[name] = self._assets[name].read_bytes() if name in self._assets else self._page(name)
        return self._made.get(name)

    def only_cards(self, name: str) -> bool:
        """Whether a file is a list of which nothing but cards differs from what was built."""
        built = self._outlook.pages.get(name)
        return built is not None and isinstance(built.view, ListView) and not self._templates

    def mends(self, found: Diagnostic) -> bool:
        """Whether an error of the last build is settled: by what is seen of its file now, or by templates that work."""
        if found.span.path.endswith(".html"):
            return self._templates and self._rendered > 0
        return found.span.path in self._seen and not found.code.startswith(COLLISION)

    def _page(self, name: str) -> bytes | None:
        built = self._outlook.pages.get(name)
        page = self._renewed(built) if built else None
        if page is None or (page is built and not self._templates):
            return None
        return self.render(page)

    def render(self, page: Page) -> bytes | None:
        """Make a page; None if its template fails, or if its text is not what it was."""
        text = self._text(page)
        if page.text and text is None:
            return None
        rendered = render_page(self._frameset, task_of(page, lambda _: text or b""))
        self.faults += rendered.diagnostics
        self._rendered += rendered.value is not None
        return rendered.value.data if rendered.value else None

    def _renewed(self, page: Page) -> Page:
        """Return a page as the edits leave it: the same one where they do not change it."""
        if not self._edits:
            return page
        if isinstance(page.view, ListView):
            cards = tuple(self._card(page, card) for card in page.view.cards)
            changed = cards != page.view.cards
            return (
                msgspec.structs.replace(page, view=msgspec.structs.replace(page.view, cards=cards)) if changed else page
            )
        posting = self._posting(page)
        if posting is None:
            return page
        sketch = sketch_of(posting, self._display, self._neighbours)
        if (sketch, posting.text) == (page.view, page.text):
            return page
        return msgspec.structs.replace(page, view=sketch, text=posting.text)

    def _posting(self, page: Page) -> Posting | None:
        """Return the posting that a page shows, as it is now."""
        was = self._outlook.postings.get(page.source or "")
        if was is None or page.path != posting_path(was.slug):
            return None
        return self._edits[was.slug][1] if was.slug in self._edits else was

    def _card(self, page: Page, card: Card) -> Card:
        """Return a card as it is now, if it stays where it is in the list of this page."""
        if card.slug not in self._edits:
            return card
        was, now = self._edits[card.slug]
        lists = {HOME, *(term_path(key, slug) for key, slug in term_keys(now, self._display.site))}
        stays = newest_first(was) == newest_first(now) and _NUMBERED.sub("", page.path) in lists
        return self._display.cards[card.slug] if stays else card

    def _text(self, page: Page) -> bytes | None:
        """Return the text that a page shows, encoded; None if its file says something else by now."""
        if not page.text or page.source is None:
            return None
        text = self._texts.get(page.source)
        if text is None:
            understood = self._outlook.understand(page.source).value
            text = understood.text if understood else None
        return _ENCODE(text) if text and digest(text) == page.text else None

    @cached_property
    def _neighbours(self) -> Neighbours:
        return self._outlook.neighbours.after(self._display)


def frameset_of(config: Config, plan: Planned) -> Frameset:
    """Return the templates as they are now, with the frame of the last plan."""
    folders = template_folders(config)
    return Frameset(plan.frame, folders, digest(toolchain(), fingerprint_of(folders), plan.frame), config.root)
