"""Site and frame -> what all outputs draw on: cards made once, and which terms have a page to link to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from generator.model.place_steps import place_steps
from generator.model.site import Company, Site
from generator.model.slug import slugify
from generator.present.cards import card_of
from generator.present.names import location_phrase
from generator.present.routes import company_path, href, permalink, term_path
from generator.present.views import Alternate, Anchor, Card, CompanyBox, Frame, Meta
from generator.present.wording import term_name

if TYPE_CHECKING:
    from generator.model.location import Location
    from generator.model.posting import Posting


# Feeds beside Atom: the output that makes them -> the ending of their files, and their media type.
FEED_FORMATS = {"rss": ("rss", "application/rss+xml"), "json-feed": ("json", "application/feed+json")}

NEVER = 1_000_000_000


class Display(msgspec.Struct, frozen=True):
    """The board as outputs see it. ``cards`` has one for each open posting, by slug, shared by all pages.

    ``terms`` has the href of each facet's terms by slug, of those that have a page; ``companies`` all by slug.
    ``skills`` are links by name. ``published`` says what each posting meant when the board was published last, by slug;
    None if nobody asked.
    """

    site: Site
    frame: Frame
    cards: dict[str, Card]
    terms: dict[str, dict[str, str]]
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

    def href(self, path: str) -> str:
        """Return a path's address on its host."""
        return href(self.frame.base_path, path)

    def permalink(self, path: str) -> str:
        """Return a path's whole address; "" if the base URL is unknown."""
        return permalink(self.frame.base_url, path)

    def term(self, key: str, value: str, label: str) -> Anchor:
        """Return a value of a facet with its name, leading to its page where there is one."""
        return anchor(term_name(key, value, label, self.frame.words), self.terms.get(key, {}).get(slug_of(value), ""))

    def place(self, place: Location) -> Anchor:
        """Return a place, leading to the page of its city, or the nearest around it that has one."""
        known = self.terms.get("location", {})
        hrefs = [known[step.slug] for step in place_steps(place) if step.slug in known]
        return anchor(location_phrase(place, self.frame.words), hrefs[-1] if hrefs else "")

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
        host = urlsplit(logo).hostname or ""
        return self.href(logo) if logo.startswith("/") or (host and host in self.site.board.look.image_hosts) else ""

    def meta(
        self,
        path: str,
        title: str,
        description: str = "",
        *,
        indexed: bool = True,
        feed: str = "",
        twin: str = "",
        picture: str = "",
    ) -> Meta:
        """Return the head of a page; its title says whose it is.

        ``twin`` is the path of the same in Markdown, ``picture`` that of a picture of the page.
        """
        words, name = self.frame.words, self.frame.name
        whole = title if title == name else words.page_title.format(title=title, board=name)
        alternates = [
            Alternate(media_type, f"{feed.removesuffix('atom')}{ending}")
            for extra, (ending, media_type) in FEED_FORMATS.items()
            if feed and self.has(extra)
        ]
        if twin:
            alternates.append(Alternate("text/markdown", self.href(twin)))
        return Meta(
            whole,
            description,
            path,
            self.permalink(path),
            indexed,
            "" if self.lacks("atom") else feed,
            alternates=tuple(alternates),
            image=self.permalink(picture) if picture else "",
        )


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
    cards = {}
    for posting in site.open:
        name = posting.company.name if posting.company else ""
        cards[posting.slug] = card_of(
            posting,
            frame=frame,
            company=anchor(name, companies.get(slug_of(name), "")) if name else None,
            skills=tuple([skills[skill] for skill in posting.skills]),
        )
    by_slug = {company.slug: company for company in site.companies}
    return Display(site, frame, cards, terms, by_slug, skills, published)


@lru_cache(maxsize=20_000)
def anchor(label: str, href: str) -> Anchor:
    """Return words that lead somewhere, one and the same value for all pages that show them."""
    return Anchor(label, href)


def site_anchor(url: str) -> Anchor | None:
    """Return a company's own site by the name of its host."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return Anchor(host, url) if host and url.startswith(("http://", "https://")) else None


@lru_cache(maxsize=100_000)
def slug_of(name: str) -> str:
    """Return the slug of a name that many postings share."""
    return slugify(name)
