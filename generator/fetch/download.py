"""An address of the web -> its text, asked for politely: within a time, a size, and a few attempts."""

from __future__ import annotations

import contextlib
import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable

ATTEMPTS = 3
PAUSE = 1.0  # seconds before the second attempt, doubled before each further one
LONGEST_PAUSE = 30.0  # seconds that a host may ask for
LONGEST = 4  # times the time-out, for the whole of an answer that comes drop by drop
LARGEST = 30_000_000  # bytes
CHUNK = 64_000
_AGAIN = (408, 425, 429, 500, 502, 503, 504)
_GONE = (404, 410)
HEADERS = {
    "User-Agent": "jobboard-generator (imports openings for a job board)",
    "Accept": "application/json, text/html;q=0.9, text/csv;q=0.9, */*;q=0.5",
}


class DownloadError(Exception):
    """An address could not be read; the text says why. ``gone`` says that its host does not know it (any more)."""

    def __init__(self, why: str, *, gone: bool = False) -> None:
        """Keep what the host answered."""
        super().__init__(why)
        self.gone = gone


def download(url: str, timeout: float, sleep: Callable[[float], None] = time.sleep) -> str:
    """Return the text at an address of the web. DownloadError if it cannot be had.

    ``timeout`` is in seconds without an answer. What may pass by itself (no connection, 429, 503 ...) is tried again.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return _fetched(url, timeout)
        except urllib.error.HTTPError as error:
            with contextlib.closing(error):
                if error.code not in _AGAIN or attempt == ATTEMPTS:
                    raise DownloadError(_answer(error), gone=error.code in _GONE) from None
                pause = _pause(error, attempt)
        except (OSError, http.client.HTTPException) as error:
            if attempt == ATTEMPTS:
                reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or error
                message = f"cannot be reached: {reason}"
                raise DownloadError(message) from None
            pause = PAUSE * 2 ** (attempt - 1)
        sleep(pause)
    raise AssertionError


def _fetched(url: str, timeout: float) -> str:
    request = urllib.request.Request(url, headers=HEADERS)  # noqa: S310 - the opener knows http(s) alone
    with _opener().open(request, timeout=timeout) as answer:
        until = time.monotonic() + LONGEST * timeout
        data = bytearray()
        while chunk := answer.read1(CHUNK):
            data += chunk
            if len(data) > LARGEST:
                message = f"is larger than {LARGEST // 1_000_000} MB"
                raise DownloadError(message)
            if time.monotonic() > until:
                message = f"did not end within {LONGEST * timeout:g} seconds"
                raise DownloadError(message)
        if answer.length:  # what was promised did not come
            raise http.client.IncompleteRead(bytes(data), answer.length)
        charset = answer.headers.get_content_charset() or "utf-8"
    try:
        return data.decode(charset, "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _opener() -> urllib.request.OpenerDirector:
    """Return what follows redirections to the web alone: never to a file, nor to another protocol."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler, urllib.request.HTTPHandler, urllib.request.HTTPSHandler,
        urllib.request.HTTPDefaultErrorHandler, urllib.request.HTTPRedirectHandler, urllib.request.HTTPErrorProcessor,
        urllib.request.UnknownHandler,
    ):  # fmt: skip
        opener.add_handler(handler())
    return opener


def _answer(error: urllib.error.HTTPError) -> str:
    return f"is answered with {error.code} {error.reason}".rstrip()


def _pause(error: urllib.error.HTTPError, attempt: int) -> float:
    """Return how long to wait: what the host asks for in seconds, within reason."""
    asked = error.headers.get("Retry-After", "") if error.headers else ""
    return min(float(asked), LONGEST_PAUSE) if asked.isdigit() else PAUSE * 2 ** (attempt - 1)
