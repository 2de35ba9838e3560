"""HTML that may be shown as it is."""

import functools
import html
import re

import msgspec

# Tags within a line part no words; all others do.
_WITHIN = re.compile(r"</?(?:a|abbr|b|code|del|em|i|ins|kbd|mark|s|small|span|strong|sub|sup|u)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_LINE = re.compile(r"<(p|h[2-6])(?: [^<>]{0,300})?>((?:(?!</p>|</h|<br ?/?>|\n).){1,1000})(</\1>\n?|<br ?/?>\n?|\n)")
_HEADING = re.compile(r"<(h[2-6])(?: [^<>]{0,300})?>((?:(?!</h|\n).){1,1000})(</\1>\n?)")
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
        """Return it without the first line of its first paragraph, or its first heading, if one says just this."""
        lines = (_LINE.search(self.text), _HEADING.search(self.text))
        line = next((one for one in lines if one is not None and _plain(one[2]) == words), None)
        if line is None:
            return self
        if line[2].count("<") - len(_ALONE.findall(line[2])) != 2 * line[2].count("</"):
            return self  # a tag goes on in the next line
        after = self.text[line.end() :]
        below = after if line[3].startswith("</") else f"<{line[1]}>{after}"
        return Html(self.text[: line.start()] + below)


@functools.lru_cache(maxsize=128)
def _plain(text: str) -> str:
    """Return the words of HTML; several steps ask for them while a batch of postings goes by."""
    return " ".join(html.unescape(_TAG.sub(" ", _WITHIN.sub("", text))).split())
