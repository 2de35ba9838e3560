"""Site and frame -> what all outputs draw on: cards made once, and which terms have a page to link to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.model.site import Company, Site
from generator.present.cards import card_of
from generator.present.links import Links, anchor, slug_of
from generator.present.routes import company_path, href, term_path
from generator.present.views import Alternate, Anchor, Card, CompanyBox, Frame, Meta

if TYPE_CHECKING:
    from generator.model.posting import Posting


# Feeds beside Atom: the output that makes them -> the ending of their files, and their media type.
FEED_FORMATS = {"rss": ("rss", "application/rss+xml"), "json-feed": ("json", "application/feed+json")}

NEVER = 1_000_000_000


class Display(Links, frozen=True):
    """The board as outputs see it. ``cards`` has one for each open posting, by slug, shared by all pages.

    ``changed`` is the day on which a posting's page last changed, by slug; ``companies`` has all by slug, ``skills``
    are links by name. ``published`` says what each posting meant when the
    board was published last, by slug; None if nobody asked.
    """

    site: Site
    cards: dict[str, Card]
    changed: dict[str, dt.date | None]
    companies: dict[str, Company]
    skills: dict[str, Anchor]
    published: Mapping[str, str] | None = None

    def has(self, extra: str) -> bool:
        """Whether the owner wants an output that is off by default."""
        return extra in self.site.board.outputs.extra

    def lacks(self, common: str) -> bool:
        """Whether the owner does not want an output that is on by default."""
        return common in self.site.board.outputs.without

    @property
    def feeds_from(self) -> int:
        """From how many postings on a term has an Atom feed: more than there can be, where nothing has one."""
        return NEVER if self.lacks("atom") else self.site.board.outputs.feed_terms_from

    def company_box(self, posting: Posting) -> CompanyBox | None:
        """Return who hires, as a posting shows it."""
        if posting.company is None:
            return None
        company = self.company(posting)
        employer = company.employer if company else posting.company
        return CompanyBox(
            name=posting.company.name,
            href=self.term("company", employer.name, employer.name).href,
            site=site_anchor(employer.url),
            logo=self.logo(employer.logo),
        )

    def company(self, posting: Posting) -> Company | None:
        """Return the company of a posting, with what its profile says."""
        return self.companies.get(slug_of(posting.company.name)) if posting.company else None

    def logo(self, logo: str) -> str:
        """Return a logo's address: on this site, or on a host whose images the policy lets through, else ""."""
        host = urlsplit(logo).hostname or "" if logo else ""
        return self.href(logo) if logo.startswith("/") or (host and host in self.site.board.look.image_hosts) else ""

    def meta(
        self,
        path: str,
        title: str,
        description: str = "",
        *,
        indexed: bool = True,
        feed: str = "",
    ) -> Meta:
        """Return the head of a page, with the feeds that the owner wants in the place of ``feed``."""
        alternates = [
            Alternate(media_type, f"{feed.removesuffix('atom')}{ending}")
            for extra, (ending, media_type) in FEED_FORMATS.items()
            if feed and self.has(extra)
        ]
        atom = "" if self.lacks("atom") else feed
        return self.head(path, title, description, indexed=indexed, feed=atom, alternates=tuple(alternates))


def display_of(site: Site, frame: Frame, published: Mapping[str, str] | None = None) -> Display:
    """Make the cards of all open postings, and gather where terms have pages."""
    terms = {
        facet.key: {term.slug: href(frame.base_path, term_path(facet.key, term.slug)) for term in facet.terms}
        for facet in site.facets
    }
    if "company" in terms:
        for company in site.companies:
            terms["company"][company.slug] = href(frame.base_path, company_path(company.slug))
    companies, hrefs = terms.get("company", {}), terms.get("skills", {})
    names = {skill for posting in (*site.open, *site.closed) for skill in posting.skills}
    skills = {name: Anchor(name, hrefs.get(slug_of(name), "")) for name in names}
    cards = {posting.slug: card_in(posting, frame, companies, skills) for posting in site.open}
    by_slug = {company.slug: company for company in site.companies}
    changed = {posting.slug: changed_on(posting, site) for posting in (*site.open, *site.closed)}
    return Display(frame, terms, site, cards, changed, by_slug, skills, published)


def card_in(posting: Posting, frame: Frame, companies: Mapping[str, str], skills: Mapping[str, Anchor]) -> Card:
    """Return the card of an open posting; ``companies`` are hrefs by slug, ``skills`` are links by name."""
    name = posting.company.name if posting.company else ""
    return card_of(
        posting,
        frame=frame,
        company=anchor(name, companies.get(slug_of(name), "")) if name else None,
        skills=tuple([skills[skill] for skill in posting.skills]),
    )


def changed_on(posting: Posting, site: Site) -> dt.date | None:
    """Return the day a posting's page last changed: posted, updated as its author says, or closed; none to come.

    Nothing but content counts, so a new template moves no day, and no history is needed.
    """
    last = site.ends.get(posting.slug)
    closed = last + dt.timedelta(1) if last and last < site.today and posting.closed is not True else None
    days = (posting.date, posting.updated, closed)
    return max([day for day in days if day is not None and day <= site.today], default=None)


@lru_cache(maxsize=10_000)
def site_anchor(url: str) -> Anchor | None:
    """Return a company's own site by the name of its host."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return Anchor(host, url) if host and url.startswith(("http://", "https://")) else None
