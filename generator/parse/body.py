"""Make the HTML of a body, safe and with links that lead on the site: text -> Body."""

from urllib.parse import urlsplit

import msgspec

from generator.model.config import Reading
from generator.model.diagnostic import Code, Diagnostic
from generator.model.html import Html
from generator.model.posting import Link
from generator.model.source import Span
from generator.parse.faults import IMAGE_WITHHELD, LINK_OUTSIDE, NO_ENGINE, PLAIN_BODY
from generator.parse.links import Home, home_of, is_elsewhere, lead_of
from generator.parse.markdown import Formatted, NoEngineError, html_of, is_too_much, plain_html_of
from generator.parse.sanitize import ID_PREFIX, as_sanitized, sanitized

DEFAULT_ENGINE = "python-markdown"


class Body(msgspec.Struct, frozen=True):
    """A body as it is shown, the links in it, and what was wrong with it."""

    html: Html
    links: tuple[Link, ...]
    diagnostics: tuple[Diagnostic, ...]


def body_of(text: str, path: str, first_line: int, reading: Reading) -> Body:
    """Return the HTML of a body that begins in ``first_line`` of its file, without the title's heading."""
    faults: list[Diagnostic] = []
    formatted = _formatted(text, path, first_line, reading.engine, faults)
    links = _Links(text, path, first_line, reading, formatted.anchors)
    html = as_sanitized(formatted.html) if formatted.own else sanitized(formatted.html, links.follow)
    return Body(html, tuple(links.links), (*faults, *links.faults))


def _formatted(text: str, path: str, first_line: int, engine: str, faults: list[Diagnostic]) -> Formatted:
    if is_too_much(text):
        faults.append(_plain(path, first_line))
        return plain_html_of(text)
    try:
        return html_of(text, engine)
    except NoEngineError:
        message = f"the Markdown engine `{engine}` is not installed"
        hint = 'install it with `pip install "jobboard-generator[gfm]"`, or write `engine = "python-markdown"`'
        faults.append(NO_ENGINE.at(Span("board.toml"), message, hint))
        return _formatted(text, path, first_line, DEFAULT_ENGINE, faults)
    except RecursionError:
        faults.append(_plain(path, first_line))
        return plain_html_of(text)


def _plain(path: str, first_line: int) -> Diagnostic:
    message = "the text is too long or nested too deeply to be formatted, and is shown plain"
    return PLAIN_BODY.at(Span(path, first_line), message, "shorten it, or take out what is nested many times")


class _Links:
    """Rewrites the links of one body, and remembers where they lead."""

    def __init__(self, text: str, path: str, first_line: int, reading: Reading, anchors: dict[str, str]) -> None:
        self.text, self.path, self.first_line = text, path, first_line
        self.hosts = {host.casefold() for host in reading.image_hosts}
        self.home: Home = home_of(path)
        self.anchors = anchors
        self.links: list[Link] = []
        self.faults: list[Diagnostic] = []

    def follow(self, tag: str, _name: str, url: str) -> str | None:
        """Return the address to write for one that was written, None for none."""
        url = url.strip()
        if url.startswith("#"):
            fragment = url[1:]
            return f"#{ID_PREFIX}{self.anchors.get(fragment.casefold(), fragment)}" if fragment else url
        if is_elsewhere(url):
            return url if tag != "img" or self.may_show(url) else None
        lead = lead_of(url, self.home)
        if lead.href is None:
            hint = "put the file beside the posting and link to it by its name"
            self.fault(LINK_OUTSIDE, url, f"`{url[:80]}` leads to a file that is not published", hint)
        elif lead.target:
            self.links.append(Link(lead.target, self.place(url).line))
        return lead.href

    def may_show(self, url: str) -> bool:
        """Say whether the board lets its pages show this image of another site."""
        try:
            host = (urlsplit(url).hostname or "").casefold()
        except ValueError:
            host = ""
        if host and host in self.hosts:
            return True
        message = f"the image is on another site ({host})" if host else "the image has no address that can be shown"
        remedy = f'list `"{host}"` as one of `image_hosts` under `[look]` in `board.toml`, or ' if host else ""
        self.fault(IMAGE_WITHHELD, url, f"{message}, and is not shown", f"{remedy}put the picture beside the posting")
        return False

    def fault(self, code: Code, url: str, message: str, hint: str) -> None:
        self.faults.append(code.at(self.place(url), message, hint))

    def place(self, url: str) -> Span:
        """Return where an address is first written; the file alone if it is not found as it came out."""
        at = self.text.find(url)
        if at < 0 or not url:
            return Span(self.path)
        row = self.text.count("\n", 0, at)
        column = at - (self.text.rfind("\n", 0, at) + 1) + 1
        return Span(self.path, self.first_line + row, column, column + len(url))
