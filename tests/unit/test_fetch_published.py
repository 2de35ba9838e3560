from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from generator.fetch.published import read_published

MEANING = b'{"version": 1, "postings": {"baker": "5329dbafdb6e7062"}}'


class Host(BaseHTTPRequestHandler):
    """Holds a meaning.json, a page that is none, and nothing else."""

    answers = {"/repo/meaning.json": (200, MEANING), "/": (200, b"<html>"), "/broken": (500, b"")}  # noqa: RUF012

    def do_GET(self):
        code, body = self.answers.get(self.path, (404, b""))
        self.send_response(code)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="module")
def host():
    """The address of a host on this machine."""
    with HTTPServer(("127.0.0.1", 0), Host) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_what_was_published_is_read_from_the_web_or_a_file(host, tmp_path):
    """An address and a file give the same."""
    file = tmp_path / "meaning.json"
    file.write_bytes(MEANING)
    outcomes = [read_published(where) for where in (f"{host}/repo/meaning.json", str(file))]

    assert [(outcome.value, outcome.diagnostics) for outcome in outcomes] == [({"baker": "5329dbafdb6e7062"}, ())] * 2


def test_before_the_first_publication_all_is_new(host):
    """A host that has no such file yet has published nothing, which is told."""
    outcome = read_published(f"{host}/meaning.json")

    assert outcome.value == {}
    assert "not published yet" in outcome.diagnostics[0].message


@pytest.mark.parametrize("path", ["/", "/broken"])
def test_what_cannot_be_read_is_told(host, path):
    """A page that is no meaning.json, or a host in trouble, gives nothing to compare with."""
    outcome = read_published(host + path)

    assert outcome.value is None
    assert [found.code for found in outcome.diagnostics] == ["P401"]


def test_a_host_that_is_not_there_is_told():
    """Where nobody answers, the site is built all the same."""
    outcome = read_published("http://127.0.0.1:9/meaning.json")

    assert outcome.value is None
    assert "could not be read" in outcome.diagnostics[0].message
