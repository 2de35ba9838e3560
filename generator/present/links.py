"""Frame and terms -> addresses: where facts and pages lead, on this host and whole."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from generator.model.place_steps import place_steps
from generator.model.slug import slugify
from generator.present.names import location_phrase
from generator.present.routes import href, permalink
from generator.present.views import Alternate, Anchor, Frame, Meta
from generator.present.wording import term_name

if TYPE_CHECKING:
    from generator.model.location import Location


class Links(msgspec.Struct, frozen=True):
    """What a page must know to lead elsewhere: ``terms`` has the hrefs of facets' terms that have a page."""

    frame: Frame
    terms: dict[str, dict[str, str]]

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

    def head(
        self,
        path: str,
        title: str,
        description: str = "",
        *,
        indexed: bool = True,
        feed: str = "",
        alternates: tuple[Alternate, ...] = (),
        picture: str = "",
    ) -> Meta:
        """Return the head of a page; its title says whose it is. ``picture`` is the path of a picture of the page."""
        words, name = self.frame.words, self.frame.name
        return Meta(
            title if title == name else words.page_title.format(title=title, board=name),
            description,
            path,
            self.permalink(path),
            indexed,
            feed,
            alternates=alternates,
            image=self.permalink(picture) if picture else "",
        )


@lru_cache(maxsize=20_000)
def anchor(label: str, href: str) -> Anchor:
    """Return words that lead somewhere, one and the same value for all pages that show them."""
    return Anchor(label, href)


@lru_cache(maxsize=100_000)
def slug_of(name: str) -> str:
    """Return the slug of a name that many postings share."""
    return slugify(name)
