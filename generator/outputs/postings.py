"""Site -> /jobs/.../: a page for each open posting, and for those that closed not long ago."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from generator.model.html import Html
from generator.model.page import Page
from generator.model.place_steps import place_steps
from generator.outputs.similar import Neighbours
from generator.present.links import slug_of
from generator.present.picture import PictureView, can_draw, is_drawable
from generator.present.posting_view import PostingSketch, posting_view
from generator.present.routes import picture_path, posting_path, twin_path
from generator.present.wording import day_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.posting import Posting
    from generator.present.display import Display

LONGEST_DESCRIPTION = 160


def plan(display: Display) -> Iterable[Page]:
    """One page a posting; a closed one says so, is not listed, and has no structured data."""
    neighbours = Neighbours(display)
    for posting in (*display.site.open, *display.site.closed):
        yield page_of(posting, display, neighbours)


def page_of(posting: Posting, display: Display, neighbours: Neighbours) -> Page:
    """Return a posting's page."""
    sketch = sketch_of(posting, display, neighbours)
    return Page(
        posting_path(posting.slug),
        sketch,
        template="pages/posting.html",
        expand=posting_view,
        last_modified=display.changed[posting.slug],
        indexed=sketch.listed,
        source=posting.path,
        text=posting.text,
    )


def sketch_of(posting: Posting, display: Display, neighbours: Neighbours) -> PostingSketch:
    """Return all that a posting's page shows; words are found for it where the page is rendered."""
    site = display.site
    ends = site.ends.get(posting.slug)
    company = display.company(posting)
    is_open = posting.slug in display.cards
    state = "closed" if not is_open else "closing" if site.board.lifecycle.is_closing(ends, site.today) else "open"
    return PostingSketch(
        posting,
        terms_of(posting, display),
        description(posting, display),
        state=state,
        listed=is_listed(posting, display),
        ends=ends,
        box=display.company_box(posting),
        skills=tuple([display.skills[skill] for skill in posting.skills]),
        similar=neighbours.of(posting),
        employer=company.employer if company else posting.company,
        profile=company.body if company else Html(""),
        timezone="" if display.lacks("structured-data") else site.board.timezone,
        closed_note="" if is_open else closed_note(posting, display),
        twin=twin_path(posting.slug) if has_twin(posting, display) else "",
        picture=picture_path(posting.slug) if has_picture(posting, display) else "",
    )


def terms_of(posting: Posting, display: Display) -> dict[str, dict[str, str]]:
    """Return the hrefs of the terms that a posting's facts lead to."""
    places = {step.slug for place in posting.location for step in place_steps(place)}
    slugs = {
        "location": sorted(places),
        "work_mode": [slug_of(mode.value) for mode in posting.work_mode],
        "employment_type": [slug_of(kind.value) for kind in posting.employment_type],
        "seniority": [slug_of(posting.seniority.value)] if posting.seniority else [],
    }
    found = {key: display.terms.get(key, {}) for key in slugs}
    return {key: {slug: found[key][slug] for slug in wanted if slug in found[key]} for key, wanted in slugs.items()}


def has_twin(posting: Posting, display: Display) -> bool:
    """Say whether a posting is published in Markdown, too: an open one, where the owner wants it."""
    return display.has("markdown") and posting.slug in display.cards


def has_picture(posting: Posting, display: Display) -> bool:
    """Say whether a posting has a picture of its own: an open one, where the owner wants it and it can be drawn."""
    wanted = display.has("images") and bool(display.frame.base_url) and is_listed(posting, display)
    return wanted and can_draw() and is_drawable(picture_of(posting, display))


def picture_of(posting: Posting, display: Display) -> PictureView:
    """Return what the picture of an open posting says."""
    card = display.cards[posting.slug]
    return PictureView(
        title=posting.title,
        company=card.company.label if card.company else "",
        place=card.place,
        pay=card.pay.phrase if card.pay else "",
        board=display.frame.name,
        accent=display.site.board.look.accent,
    )


def is_listed(posting: Posting, display: Display) -> bool:
    """Say whether search engines may list a posting: it is open, and not only shown in the preview."""
    ahead = posting.date is not None and posting.date > display.site.today
    return posting.slug in display.cards and not posting.draft and not ahead


def description(posting: Posting, display: Display) -> str:
    """Return a sentence about a posting for search results: its summary, or else who, where and how much."""
    if posting.summary:
        return posting.summary[:LONGEST_DESCRIPTION]
    card = display.cards.get(posting.slug)
    if card is None:
        return ""
    parts = (card.company.label if card.company else "", card.place, card.pay.phrase if card.pay else "")
    return " · ".join(filter(None, parts))


def closed_note(posting: Posting, display: Display) -> str:
    """Return why a posting is closed: its author closed it, its last day passed, or the board's rule."""
    words, ends = display.frame.words, display.site.ends.get(posting.slug)
    if isinstance(posting.closed, dt.date) and posting.closed <= display.site.today:
        return words.closed_on.format(day=day_phrase(posting.closed, words))
    if posting.closed is True or ends is None:
        return words.closed_somehow
    text = words.listed_until if posting.expires else words.listed_until_rule
    return text.format(day=day_phrase(ends, words))
