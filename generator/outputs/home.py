"""Site -> /: all open postings, newest first, with the filter, its data, and the ways in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.outputs.index import index_of
from generator.outputs.lists import group, list_pages
from generator.outputs.panel import panel_of
from generator.outputs.pay_figures import figures_anchor, stated_pay
from generator.present.json_ld import site_data
from generator.present.routes import HOME
from generator.present.views import ListView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.page import Page
    from generator.present.display import Display
    from generator.present.views import Group

# What people look for first; below the list, so that they lead on where it has not.
WAYS = ("location", "work_mode", "skills", "company", "salary")
WAYS_CHOICES = 8


def plan(display: Display) -> Iterable[Page]:
    """The list of everything, in pages, and the data that script narrows it by."""
    site, frame = display.site, display.frame
    lead = frame.description or frame.words.home_lead
    filtered = len(site.open) >= site.board.facets.panel_from
    index = index_of(display)
    url = "" if display.lacks("structured-data") else display.permalink(HOME)
    first = ListView(
        meta=display.meta(HOME, frame.name, lead, feed=frame.feed),
        heading=frame.name,
        lead=lead,
        total=len(site.open),
        panel=panel_of(display, index.address) if filtered else None,
        ways=ways(display),
        figures=figures_anchor(display, stated_pay(site.open)),
        structured=site_data(frame.name, frame.description, url, logo_permalink(display)),
    )
    yield from list_pages(display, HOME, site.open, first, template="pages/home.html", in_sitemap=True, left=site.left)
    yield from index.pages


def ways(display: Display) -> tuple[Group, ...]:
    """Return the ways into the board, of those facets in which there is a choice."""
    facets = {facet.key: facet for facet in display.site.facets if len(facet.terms) > 1}
    return tuple(group(display, facets[key], WAYS_CHOICES) for key in WAYS if key in facets)


def logo_permalink(display: Display) -> str:
    """Return the board's logo as a whole address; "" if there is none."""
    frame = display.frame
    inside = frame.logo.startswith("/")
    return display.permalink("/" + frame.logo.removeprefix(frame.base_path)) if inside else frame.logo
