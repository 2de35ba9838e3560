"""Postings -> pictures of their cards: pages without script, which a browser of this machine is asked to paint.

Only our own templates and styles are used, and the pages may load nothing but these: a stranger's change may bring
templates, styles and addresses of its own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.config import Config
    from generator.model.page import Page
    from generator.model.posting import Posting
    from generator.present.views import Frame

BROWSERS = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome")
SIZE = "760,280"  # pixels; room for a card with a title of three lines
PATIENCE = 60  # seconds for one picture
POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
STYLES = ("site.css", "accent.css")


def write_cards(postings: Iterable[Posting], config: Config, folder: Path) -> list[Path]:
    """Write the page of each posting's card into a folder, with the styles it needs; return the pages in order."""
    from generator.load.theme import theme_folder
    from generator.present.accent import accent_css
    from generator.present.frame import frame
    from generator.render.pages import Frameset, render_page, task_of

    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(theme_folder("static") / "css" / STYLES[0], folder / STYLES[0])
    (folder / STYLES[1]).write_text(accent_css(config.board.look.accent), encoding="utf-8")
    plain = msgspec.structs.replace(frame(config, ()), stylesheets=STYLES, scripts=(), icon="", policy=POLICY)
    shared = Frameset(plain, (str(theme_folder("templates")),), "cards", config.root)
    pages = [_page(number, posting, plain) for number, posting in enumerate(postings, 1)]
    written = []
    for page in pages:
        artifact = render_page(shared, task_of(page, lambda _path: b"")).value
        if artifact is not None:
            file = folder / artifact.file
            file.write_bytes(artifact.data)
            written.append(file)
    return written


def _page(number: int, posting: Posting, frame: Frame) -> Page:
    from generator.model.page import Page
    from generator.present.cards import card_of
    from generator.present.views import Anchor, ListView, Meta

    company = Anchor(posting.company.name) if posting.company else None
    card = card_of(posting, frame=frame, company=company, skills=tuple(map(Anchor, posting.skills)))
    view = ListView(Meta(posting.title), posting.title, cards=(card,), total=1)
    return Page(f"/card-{number}.html", view, template="pages/card.html", indexed=False)


def browser() -> str:
    """Return the Chromium of this machine; "" if there is none."""
    return next(filter(None, map(shutil.which, BROWSERS)), "")


def paint(pages: Iterable[Path], program: str) -> Iterator[Path]:
    """Paint each page into a PNG beside it, one after the other; yield those that could be made.

    The pages forbid any script (chromium takes no picture with its own switched off), and no host is looked up.
    """
    for page in pages:
        picture = page.with_suffix(".png")
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            options = (
                "--headless", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-background-networking",
                "--disable-extensions", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND",
                f"--user-data-dir={profile}", f"--window-size={SIZE}",
                *(["--no-sandbox"] if _is_root() else []),  # Chromium does not start otherwise
                f"--screenshot={picture.absolute()}", page.absolute().as_uri(),
            )  # fmt: skip
            try:
                subprocess.run([program, *options], capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603
            except (OSError, subprocess.TimeoutExpired):
                continue
        if picture.is_file():
            yield picture


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
