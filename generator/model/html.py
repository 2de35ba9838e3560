"""HTML that may be shown as it is."""

import html
import re

import msgspec

# Tags within a line part no words; all others do.
_WITHIN = re.compile(r"</?(?:a|abbr|b|code|del|em|i|ins|kbd|mark|s|small|span|strong|sub|sup|u)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_LINE = re.compile(r"<p>((?:(?!</p>|<br ?/?>|\n).){1,1000})(</p>\n?|<br ?/?>\n?|\n)")  # the first of a paragraph
_ALONE = re.compile(r"<(?:img|wbr)\b")  # tags without an end


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
        return _plain(self.text)

    def without_line(self, words: str) -> "Html":
        """Return it without the first line of its first paragraph, if that says just this."""
        line = _LINE.search(self.text)
        if line is None or _plain(line[1]) != words:
            return self
        if line[1].count("<") - len(_ALONE.findall(line[1])) != 2 * line[1].count("</"):
            return self  # a tag goes on in the next line
        after = self.text[line.end() :]
        below = after if line[2].startswith("</p>") else f"<p>{after}"
        return Html(self.text[: line.start()] + below)


def _plain(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", _WITHIN.sub("", text))).split())
