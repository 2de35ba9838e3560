"""One address of the web -> what its host answers: politely, within a time, and following where it leads."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import msgspec

if TYPE_CHECKING:
    from email.message import Message

AGENT = "jobboard-generator (looks whether links lead somewhere)"
HOPS = 10
GONE = (404, 410)
MOVED, MOVED_FOR_GOOD = (301, 302, 303, 307, 308), (301, 308)
BUSY = (429, 503)
SHORTEST = 0.1  # seconds for an answer, however late it is
SLOW = "its host takes too long to answer"


class Patience(msgspec.Struct, frozen=True):
    """How long we wait, in seconds: for one answer, between two questions to a host, and for all answers together."""

    answer: float = 10
    pause: float = 0.5
    whole: float = 120


class Answer(msgspec.Struct, frozen=True):
    """What a host says of an address, ``asked`` at a time in seconds since 1970.

    "unsure" is what says nothing of the page, such as a host that wants to know who asks. ``moved`` is where the page
    has gone for good. ``heard`` tells whether there was an answer at all.
    """

    kind: Literal["fine", "dead", "unsure"]
    why: str = ""
    moved: str = ""
    heard: bool = True
    asked: float = 0


def ask(url: str, patience: Patience, deadline: float) -> Answer:
    """Ask for an address, and where it leads to; ``deadline`` is of the monotonic clock."""
    here, seen, for_good = url, set[str](), True
    while here not in seen and len(seen) <= HOPS:
        seen.add(here)
        if time.monotonic() > deadline:
            return Answer("unsure", SLOW, heard=False)
        if urlsplit(here).scheme not in ("http", "https"):
            return Answer("dead", f"leads on to `{here}`, which is no web address")
        answer = _answer(here, patience, deadline)
        if isinstance(answer, Answer):
            return answer
        status, headers = answer
        if status not in MOVED or not headers.get("Location"):
            return _judged(status, here if for_good and here != url else "")
        for_good = for_good and status in MOVED_FOR_GOOD
        here = urljoin(here, headers["Location"])
    return Answer("dead", "leads round in a circle, or on and on")


def _judged(status: int, moved: str) -> Answer:
    if status < http.HTTPStatus.BAD_REQUEST:
        return Answer("fine", moved=moved)
    phrase = http.client.responses.get(status, "")
    why = f"its host answers {status}" + (f" ({phrase})" if phrase else "")
    return Answer("dead" if status in GONE else "unsure", why)


def _answer(url: str, patience: Patience, deadline: float) -> tuple[int, Message] | Answer:
    """Ask for the head alone, and for the page where that is refused; a host that is busy once more, after its wait."""
    answer = _asked("HEAD", url, patience, deadline)
    if not isinstance(answer, Answer):
        status, headers = answer
        wait = _wait(headers) if status in BUSY else 0
        if 0 < wait <= patience.answer and time.monotonic() + wait < deadline:
            time.sleep(wait)
            return _asked("HEAD", url, patience, deadline)
        if status < http.HTTPStatus.BAD_REQUEST or status in BUSY:
            return answer
    elif answer.kind == "dead" or answer.why == SLOW:
        return answer
    return _asked("GET", url, patience, deadline) if time.monotonic() < deadline else answer


def _asked(method: str, url: str, patience: Patience, deadline: float) -> tuple[int, Message] | Answer:
    left = max(SHORTEST, min(patience.answer, deadline - time.monotonic()))
    try:
        request = urllib.request.Request(  # noqa: S310 - http(s) alone
            _ascii(url), method=method, headers={"User-Agent": AGENT, "Accept": "*/*"}
        )
        with _OPENER.open(request, timeout=left) as answer:
            return answer.status, answer.headers
    except urllib.error.HTTPError as error:
        error.close()
        return error.code, error.headers
    except (OSError, http.client.HTTPException, ValueError) as error:
        return _silence(error, url)


def _silence(error: Exception, url: str) -> Answer:
    """Say what it means that there is no answer."""
    reason = getattr(error, "reason", error)
    if isinstance(reason, socket.gaierror):
        known = reason.errno != socket.EAI_AGAIN
        return Answer("dead" if known else "unsure", f"there is no host `{urlsplit(url).hostname}`", heard=False)
    if isinstance(reason, TimeoutError):
        return Answer("unsure", SLOW, heard=False)
    if isinstance(reason, ssl.SSLError):
        said = getattr(reason, "verify_message", "") or reason.reason or "it cannot be read"
        return Answer("dead", f"the certificate of its host is not valid: {said}")
    if isinstance(reason, ConnectionRefusedError):
        return Answer("dead", "its host takes no visitors (connection refused)", heard=False)
    if isinstance(reason, ValueError):
        return Answer("dead", "it is no address that can be asked for")
    return Answer("unsure", f"its host breaks off: {getattr(reason, 'strerror', None) or reason}", heard=False)


def _ascii(url: str) -> str:
    """Return an address as it goes over the wire: host in IDNA, letters in percents. ValueError if it is none."""
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    if not host or "@" in parts.netloc:
        raise ValueError(url)
    host = f"[{host}]" if ":" in host else host
    place = f"{host}:{parts.port}" if parts.port else host
    path, query = quote(parts.path, safe="/%:=&?~+!$,;'@()*[]"), quote(parts.query, safe="/%:=&?~+!$,;'@()*[]")
    return urlunsplit((parts.scheme, place, path, query, ""))


def _wait(headers: Message) -> float:
    """Return after how many seconds a host wants to be asked again; 0 if it does not say."""
    said = (headers.get("Retry-After") or "").strip()
    return float(said) if said.isdecimal() and len(said) < len("1000000") else 0


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows nothing: where an address leads is looked at before it is asked."""

    def redirect_request(self, *_: object) -> None:
        """Leave the answer as it is."""


_OPENER = urllib.request.build_opener(_Stay)
