"""HTML that may be shown as it is."""

import html
import re

import msgspec

# Tags within a line part no words; all others do.
_WITHIN = re.compile(r"</?(?:a|abbr|b|code|del|em|i|ins|kbd|mark|s|small|span|strong|sub|sup|u)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


class Html(msgspec.Struct, frozen=True, gc=False):
    """Sanitised HTML; the only kind of text that a template does not escape.

    It is made in two places: from a Markdown body behind the allow-list, and from markup of our own.
    """

    text: str

    def __html__(self) -> str:
        """Hand the markup to Jinja's autoescape, which trusts this method."""
        return self.text

    @property
    def plain(self) -> str:
        """The words alone, single spaces between them."""
        return " ".join(html.unescape(_TAG.sub(" ", _WITHIN.sub("", self.text))).split())
