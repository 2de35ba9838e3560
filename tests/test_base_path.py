"""The site works where it lives: crawled from its home under a base path, nothing leads out of it or nowhere."""

import functools
import http.server
import json
import re
import threading
import urllib.error
import urllib.request
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from tests.board import SETTINGS, Board, real

ORIGIN = "https://user.github.io"
# What a page names an address with, beside the text of scripts.
ADDRESSES = ("href", "src", "action", "poster", "data-index", "formaction")
METAS = ("og:url", "og:image", "twitter:image")


class Served(http.server.SimpleHTTPRequestHandler):
    """Serves the site's folder under a base path, and nothing beside it."""

    base = "/"

    def translate_path(self, path):
        name = urlsplit(path).path
        return super().translate_path("/" + name.removeprefix(self.base) if name.startswith(self.base) else "/nowhere")

    def log_message(self, *_):
        pass


class Addresses(HTMLParser):
    """Gathers the addresses of a page, and its structured data."""

    def __init__(self):
        super().__init__()
        self.found, self.data, self._script = [], [], False

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.found += [given[name] for name in ADDRESSES if given.get(name)]
        self.found += [part.split()[0] for part in (given.get("srcset") or "").split(",") if part.strip()]
        if tag == "meta" and (given.get("property") or given.get("name")) in METAS:
            self.found.append(given["content"])
        self._script = tag == "script" and given.get("type") == "application/ld+json"

    def handle_data(self, data):
        if self._script:
            self.data.append(json.loads(data))

    def handle_endtag(self, _):
        self._script = False


def texts(value):
    """Go through all texts of a JSON value."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value


def addresses(body, kind):
    """Return the addresses that a file names."""
    text = body.decode("utf-8")
    if kind == "text/html":
        page = Addresses()
        page.feed(text)
        return page.found + [url for url in texts(page.data) if url.startswith(ORIGIN)]
    if kind.endswith("json"):
        return [url for url in texts(json.loads(text)) if url.startswith(("/", ORIGIN))]
    if kind.endswith("css"):
        return re.findall(r"""url\(\s*["']?([^"')]+)""", text)
    if kind.endswith("javascript"):
        return re.findall(r"""(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)""", text)
    return [
        url for pair in re.findall(r"""(?:href|src)="([^"]+)"|<(?:loc|link)>([^<]+)<""", text) for url in pair if url
    ]


@pytest.fixture(params=["/repo/", "/"])
def served(request, tmp_path):
    """A board with a bit of everything, built for a base path and served under it: (origin, base path, board)."""
    board = Board(tmp_path).fill(58)
    board.write("board.toml", real(SETTINGS + 'navigation = [{ label = "About", page = "about" }]\n'))
    board.edit("board.toml", "https://jobs.example/", f"{ORIGIN}{request.param}")
    board.write("content/pages/about.md", "# About\n\nSee [home](https://jobs.example/) and [all](../).\n")
    board.write("content/companies/company-1.md", "---\nname: Company 1\nurl: https://one.example\n---\nWe bake.\n")
    board.write("content/postings/acme/plan.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>")
    board.write(
        "content/postings/acme/baker.md",
        "# Baker\n\n![Plan](plan.svg)\n\nSee [the cook](../posting-003.md).\n\n**Company:** Acme\n",
    )
    board.build()
    handler = type("Here", (Served,), {"base": request.param})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=tmp_path / "site"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", request.param, board
    server.shutdown()
    server.server_close()


def test_nothing_leads_out_of_the_base_path_or_nowhere(served):
    """Every link, asset, feed and address of data that can be reached lies under the base path, and is there."""
    local, base, board = served
    wrong, seen, pending = [], set(), [(f"{local}{base}", "")]
    while pending:
        url, source = pending.pop()
        if url in seen:
            continue
        seen.add(url)
        if not urlsplit(url).path.startswith(base):
            wrong.append(f"{url} (on {source}) lies outside")
            continue
        try:
            with urllib.request.urlopen(url) as answer:  # noqa: S310 - loopback
                kind, body = answer.headers.get_content_type(), answer.read()
        except urllib.error.HTTPError as error:
            wrong.append(f"{url} (on {source}) answers {error.code}")
            continue
        if kind.startswith("image/"):
            continue
        for address in addresses(body, kind):
            target = urldefrag(urljoin(url, address.replace(ORIGIN, local))).url
            if target.startswith(local):
                pending.append((target, url))

    assert wrong == []
    reached = {urlsplit(url).path.removeprefix(base) for url in seen}
    reached = {f"{path}index.html" if path == "" or path.endswith("/") else path for path in reached}
    pages = {file for file in board.tree() if file.endswith(".html")}
    assert pages - reached == {"404.html"}


def test_data_for_search_engines_names_the_site_itself(served):
    """The sitemap, the feed and the structured data hold absolute addresses of the site."""
    _, base, board = served
    tree = board.tree()

    assert f"<loc>{ORIGIN}{base}jobs/posting-003/</loc>".encode() in tree["sitemap.xml"]
    assert f"{ORIGIN}{base}jobs/posting-003/".encode() in tree["feed.atom"]
    assert f'"{ORIGIN}{base}jobs/posting-003/"'.encode() in tree["jobs/posting-003/index.html"]
    assert ("robots.txt" in tree) is (base == "/")


def test_previews_on_social_networks_can_be_off(tmp_path):
    """Without the output `open-graph` no page has a tag for them; with it each page has a title and a type."""
    board = Board(tmp_path).fill(2)
    before = {name: data for name, data in board.build().tree().items() if name.endswith(".html")}
    board.write("board.toml", SETTINGS + '[outputs]\nwithout = ["open-graph"]\n').build()
    after = {name: data for name, data in board.tree().items() if name.endswith(".html")}

    assert all(b"og:title" in data and b"twitter:card" in data for data in before.values() if b"<head>" in data)
    assert not any(b"og:" in data or b"twitter:" in data for data in after.values())
