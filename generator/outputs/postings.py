"""Site -> /jobs/.../: a page for each open posting, and for those that closed not long ago."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from generator.model.html import Html
from generator.model.location import WorkMode
from generator.model.page import Page
from generator.model.place_steps import place_steps
from generator.model.timezone import timezone_of
from generator.outputs.lists import changed
from generator.outputs.similar import Neighbours
from generator.present.cards import foreign
from generator.present.fact_rows import fact_rows
from generator.present.json_ld import breadcrumbs_data, posting_data
from generator.present.names import step_label
from generator.present.picture import PictureView, can_draw, is_drawable
from generator.present.routes import HOME, edit_url, picture_path, posting_path, term_path, twin_path
from generator.present.views import Anchor, PostingView
from generator.present.wording import day_of, day_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.posting import Posting
    from generator.model.site import Site
    from generator.present.display import Display
    from generator.present.words import Words

LONGEST_DESCRIPTION = 160


def plan(display: Display) -> Iterable[Page]:
    """One page a posting; a closed one says so, is not listed, and has no structured data."""
    neighbours = Neighbours(display)
    for posting in display.site.open:
        view = posting_view(posting, display, neighbours)
        data = structured(posting, display)
        apply = apply_anchor(posting, display.frame.words)
        yield page_of(posting, msgspec.structs.replace(view, data=data, apply=apply), display.site)
    for posting in display.site.closed:
        view = posting_view(posting, display, neighbours)
        note = closed_note(posting, display)
        yield page_of(posting, msgspec.structs.replace(view, state="closed", closed_note=note), display.site)


def page_of(posting: Posting, view: PostingView, site: Site) -> Page:
    """Return the page of a posting."""
    return Page(
        posting_path(posting.slug),
        view,
        template="pages/posting.html",
        last_modified=changed(posting, site),
        indexed=view.meta.indexed,
        source=posting.path,
        text=posting.text,
    )


def posting_view(posting: Posting, display: Display, neighbours: Neighbours) -> PostingView:
    """Return what open and closed postings have in common."""
    site, frame, words = display.site, display.frame, display.frame.words
    path = posting_path(posting.slug)
    title = posting.title
    if posting.company:
        title = words.posting_title.format(title=title, company=posting.company.name)
    ends = site.ends.get(posting.slug)
    trail = crumbs(posting, display)
    told = () if display.lacks("structured-data") else trail
    return PostingView(
        meta=display.meta(
            path,
            title,
            description(posting, display),
            indexed=is_listed(posting, display),
            twin=twin_path(posting.slug) if has_twin(posting, display) else "",
            picture=picture_path(posting.slug) if has_picture(posting, display) else "",
        ),
        title=posting.title,
        crumbs=tuple(Anchor(label, display.href(at)) for label, at in trail),
        facts=fact_rows(posting, display),
        state="closing" if site.board.lifecycle.is_closing(ends, site.today) else "open",
        company=display.company_box(posting),
        skills=tuple([display.skills[skill] for skill in posting.skills]),
        similar=neighbours.of(posting),
        closes=day_of(ends, words),
        edit=edit_url(frame.repository, posting.path),
        language=foreign(posting, frame),
        crumbs_data=breadcrumbs_data((label, display.permalink(at)) for label, at in told),
    )


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


def structured(posting: Posting, display: Display) -> str:
    """Return the structured data of an open posting, "" where it is withheld."""
    if not is_listed(posting, display) or display.lacks("structured-data"):
        return ""
    company = display.company(posting)
    employer = company.employer if company else posting.company
    return posting_data(
        posting,
        employer,
        url=display.permalink(posting_path(posting.slug)),
        logo=display.permalink(employer.logo) if employer and employer.logo else "",
        ends=display.site.ends.get(posting.slug),
        timezone=timezone_of(display.site.board.timezone),
        profile=company.body if company else Html(""),
    )


def crumbs(posting: Posting, display: Display) -> list[tuple[str, str]]:
    """Return the way from the home page to a posting, through its place or, if remote alone, its way of working."""
    words = display.frame.words
    trail = [(words.home, HOME)]
    if posting.work_mode == (WorkMode.REMOTE,):
        mode = display.term("work_mode", WorkMode.REMOTE.value, "")
        trail += [(mode.label, term_path("work_mode", "remote"))] if mode.href else []
    else:
        steps = next((steps for place in posting.location if (steps := place_steps(place))), ())
        known = display.terms.get("location", {})
        trail += [(step_label(step, words), term_path("location", step.slug)) for step in steps if step.slug in known]
    return [*trail, (posting.title, posting_path(posting.slug))]


def description(posting: Posting, display: Display) -> str:
    """Return a sentence about a posting for search results: its summary, or else who, where and how much."""
    if posting.summary:
        return posting.summary[:LONGEST_DESCRIPTION]
    card = display.cards.get(posting.slug)
    if card is None:
        return ""
    parts = (card.company.label if card.company else "", card.place, card.pay.phrase if card.pay else "")
    return " · ".join(filter(None, parts))


def apply_anchor(posting: Posting, words: Words) -> Anchor | None:
    """Return the way to apply, in words that say where it leads."""
    address = urlsplit(posting.apply)
    if address.scheme == "mailto":
        return Anchor(words.apply_by_mail, posting.apply)
    if address.scheme in {"http", "https"} and address.hostname:
        return Anchor(words.apply_at.format(host=address.hostname.removeprefix("www.")), posting.apply)
    return None


def closed_note(posting: Posting, display: Display) -> str:
    """Return why a posting is closed: its author closed it, its last day passed, or the board's rule."""
    words, ends = display.frame.words, display.site.ends.get(posting.slug)
    if isinstance(posting.closed, dt.date) and posting.closed <= display.site.today:
        return words.closed_on.format(day=day_phrase(posting.closed, words))
    if posting.closed is True or ends is None:
        return words.closed_somehow
    text = words.listed_until if posting.expires else words.listed_until_rule
    return text.format(day=day_phrase(ends, words))
