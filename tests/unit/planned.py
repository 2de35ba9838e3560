"""Plans the pages of a board that is made of postings alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from generator.collect import collect_site
from generator.model.config import Board, Config
from generator.model.page import Page
from generator.model.posting import Posting
from generator.model.site import Content, Site
from generator.outputs import plan_pages
from generator.present.frame import frame
from generator.present.views import Frame

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def plan(
    *postings: Posting, base_url: str = "https://user.example/repo/", now: dt.datetime = NOON, **settings: Any
) -> tuple[Site, dict[str, Page]]:
    """Return the site and its pages by path, each with the view that is shown.

    ``settings`` are the board's, or `profiles`, `pages`, `drafts`, `published`.
    """
    content = Content(postings, settings.pop("profiles", ()), settings.pop("pages", ()))
    drafts, published = settings.pop("drafts", False), settings.pop("published", None)
    board = Board(**({"name": "Example Jobs"} | settings))
    site = collect_site(content, board, now, drafts=drafts).value
    framed = frame_of(site, base_url)
    return site, {page.path: shown(page, framed) for page in plan_pages(site, framed, published).value}


def shown(page: Page, framed: Frame) -> Page:
    """Return a page as it is when its turn to be rendered has come."""
    if page.expand is None:
        return page
    return msgspec.structs.replace(page, view=page.expand(page.view, framed), expand=None)


def frame_of(site: Site, base_url: str = "https://user.example/repo/") -> Frame:
    """Return the frame of a site without files of its own."""
    return frame(Config(root="/board", output="/board/site", base_url=base_url, board=site.board), ())
