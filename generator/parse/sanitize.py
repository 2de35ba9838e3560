"""Let through what a posting's text may hold, and nothing else: any HTML -> safe HTML."""

import functools
import re
from collections.abc import Callable
from threading import get_ident

import nh3

from generator.model.html import Html

TAGS = frozenset(
    {
        "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "div", "dl", "dt",
        "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "input", "ins", "kbd", "li",
        "mark", "ol", "p", "pre", "q", "s", "samp", "small", "strong", "sub", "summary", "sup", "table", "tbody", "td",
        "tfoot",        "th", "thead", "tr", "u", "ul", "var", "wbr",
    }
)  # fmt: skip
ID_PREFIX = "text-"  # no id of a text can be taken for one of the page's own
_ATTRIBUTES = {
    "*": {"id", "lang", "dir"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "details": {"open"},
    "img": {"src", "alt", "title", "width", "height"},
    "input": {"checked"},
    "li": {"value"},
    "ol": {"start", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_ALIGNMENTS = {"align-left", "align-right", "align-center"}
_VALUES = {
    "td": {"class": _ALIGNMENTS},
    "th": {"class": _ALIGNMENTS},
    "li": {"class": {"task-list-item"}},
    "input": {"type": {"checkbox"}},
}
# No input can be changed. One attribute a tag at most: the library adds several in an order that is never the same.
_FORCED = {"input": {"disabled": ""}, "img": {"loading": "lazy"}}
_SCHEMES = {"http", "https", "mailto", "tel"}
_NO_CONTENT = {
    "script", "style", "template", "iframe", "object", "noscript", "textarea", "select", "svg", "math", "title",
}  # fmt: skip
_IMAGE_WITHOUT_SOURCE = re.compile(r'<img(?: (?:alt|title|width|height|loading|id|lang|dir)="[^"]*")*>')
_OWN_ID = re.compile(r'(<h[2-6] id=")')
_OWN_LINK = re.compile(r'(<a href="[^"]*")>')
_ALT = re.compile(r' alt="([^"]*)"')

Follow = Callable[[str, str, str], str | None]


def sanitized(html: str, follow: Follow) -> Html:
    """Return HTML without scripts, handlers, styles, frames and forms.

    ``follow(tag, attribute, url)`` gives the address to write for each ``href`` and ``src``, or None for none; an image
    without one is replaced by its words.
    """
    safe = _rules(get_ident()).clean(html, follow)
    if "<img" in safe:
        safe = _IMAGE_WITHOUT_SOURCE.sub(_words_of, safe)
    return Html(safe.strip())


def as_sanitized(html: str) -> Html:
    """Return what ``sanitized`` makes of HTML that is our own (`generator.parse.direct`), of which nothing goes.

    Its text has no tag and its addresses lead to other sites, as a test holds by asking the library.
    """
    safe = _OWN_ID.sub(rf"\1{ID_PREFIX}", html)
    if "<a" in safe:
        safe = _OWN_LINK.sub(r'\1 rel="noopener">', safe)
    if "\xa0" in safe:
        safe = safe.replace("\xa0", "&nbsp;")
    return Html(safe.strip())


class _Rules:
    """What may stand in a text, told the library once; ``follow`` is that of the text that is cleaned now."""

    def __init__(self) -> None:
        self.follow: Follow = _as_written
        self.cleaner = nh3.Cleaner(
            tags=set(TAGS), clean_content_tags=_NO_CONTENT, attributes=_ATTRIBUTES, attribute_filter=self.attribute,
            link_rel="noopener", tag_attribute_values=_VALUES, set_tag_attribute_values=_FORCED, url_schemes=_SCHEMES,
            id_prefix=ID_PREFIX,
        )  # fmt: skip

    def clean(self, html: str, follow: Follow) -> str:
        """Return the HTML with what the rules let through."""
        self.follow = follow
        try:
            return self.cleaner.clean(html)
        finally:
            self.follow = _as_written

    def attribute(self, tag: str, name: str, value: str) -> str | None:
        """Return what to write for an attribute."""
        return self.follow(tag, name, value) if name in ("href", "src") else value


@functools.lru_cache(maxsize=64)
def _rules(_thread: int) -> _Rules:
    """Make the rules; each thread has its own, since they remember whose links they follow."""
    return _Rules()


def _as_written(_tag: str, _name: str, url: str) -> str:
    return url


def _words_of(image: re.Match[str]) -> str:
    alt = _ALT.search(image[0])
    return alt[1] if alt else ""
