"""A sketch of a posting's page -> its view, made where the page is rendered."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from generator.model.html import Html
from generator.model.location import WorkMode
from generator.model.place_steps import place_steps
from generator.model.posting import Employer, Posting
from generator.model.timezone import timezone_of
from generator.present.cards import foreign
from generator.present.fact_rows import fact_rows
from generator.present.json_ld import breadcrumbs_data, posting_data
from generator.present.links import Links
from generator.present.names import step_label
from generator.present.routes import HOME, edit_url, posting_path, term_path
from generator.present.views import Alternate, Anchor, CompanyBox, Frame, PostingView, Similar
from generator.present.wording import day_of

if TYPE_CHECKING:
    from generator.present.words import Words


class PostingSketch(msgspec.Struct, frozen=True):
    """All that the page of a posting shows, and no more: the posting, and what the rest of the board adds to it.

    ``terms`` are the hrefs of the terms that its facts lead to. ``ends`` is the last day of its listing. ``employer``
    and ``profile`` are what the board says of who hires. ``timezone`` is empty where structured data are not wanted,
    ``twin`` and ``picture`` are paths, empty where there is none.
    """

    posting: Posting
    terms: dict[str, dict[str, str]]
    description: str
    state: str
    listed: bool
    ends: dt.date | None
    box: CompanyBox | None
    skills: tuple[Anchor, ...]
    similar: tuple[Similar, ...]
    employer: Employer | None = None
    profile: Html = Html("")
    timezone: str = ""
    closed_note: str = ""
    twin: str = ""
    picture: str = ""


def posting_view(sketch: PostingSketch, frame: Frame) -> PostingView:
    """Return what the template of a posting shows, but for its text."""
    posting, words, links = sketch.posting, frame.words, Links(frame, sketch.terms)
    title = posting.title
    if posting.company:
        title = words.posting_title.format(title=title, company=posting.company.name)
    trail = crumbs(posting, links)
    return PostingView(
        meta=links.head(
            posting_path(posting.slug),
            title,
            sketch.description,
            indexed=sketch.listed,
            alternates=(Alternate("text/markdown", links.href(sketch.twin)),) if sketch.twin else (),
            picture=sketch.picture,
        ),
        title=posting.title,
        crumbs=tuple([Anchor(label, links.href(at)) for label, at in trail]),
        facts=fact_rows(posting, links, sketch.ends),
        state=sketch.state,
        company=sketch.box,
        apply=None if sketch.state == "closed" else apply_anchor(posting.apply, words),
        skills=sketch.skills,
        similar=sketch.similar,
        closes=day_of(sketch.ends, words),
        closed_note=sketch.closed_note,
        edit=edit_url(frame.repository, posting.path),
        language=foreign(posting, frame),
        data=structured(sketch, links),
        crumbs_data=breadcrumbs_data((label, links.permalink(at)) for label, at in (trail if sketch.timezone else ())),
    )


def structured(sketch: PostingSketch, links: Links) -> str:
    """Return the structured data of a posting, "" where it is withheld."""
    if not sketch.listed or not sketch.timezone:
        return ""
    employer = sketch.employer
    return posting_data(
        sketch.posting,
        employer,
        url=links.permalink(posting_path(sketch.posting.slug)),
        logo=links.permalink(employer.logo) if employer and employer.logo else "",
        ends=sketch.ends,
        timezone=timezone_of(sketch.timezone),
        profile=sketch.profile,
    )


def crumbs(posting: Posting, links: Links) -> list[tuple[str, str]]:
    """Return the way from the home page to a posting, through its place or, if remote alone, its way of working."""
    words = links.frame.words
    trail = [(words.home, HOME)]
    if posting.work_mode == (WorkMode.REMOTE,):
        mode = links.term("work_mode", WorkMode.REMOTE.value, "")
        trail += [(mode.label, term_path("work_mode", "remote"))] if mode.href else []
    else:
        steps = next((steps for place in posting.location if (steps := place_steps(place))), ())
        known = links.terms.get("location", {})
        trail += [(step_label(step, words), term_path("location", step.slug)) for step in steps if step.slug in known]
    return [*trail, (posting.title, posting_path(posting.slug))]


def apply_anchor(apply: str, words: Words) -> Anchor | None:
    """Return the way to apply, in words that say where it leads."""
    address = urlsplit(apply)
    if address.scheme == "mailto":
        return Anchor(words.apply_by_mail, apply)
    if address.scheme in {"http", "https"} and address.hostname:
        return Anchor(words.apply_at.format(host=address.hostname.removeprefix("www.")), apply)
    return None
