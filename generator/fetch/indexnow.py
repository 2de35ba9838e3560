"""Bodies of requests -> the search engines of IndexNow, which are told of addresses to look at again."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import msgspec

from generator.fetch.faults import NOT_ANNOUNCED
from generator.model.diagnostic import Outcome
from generator.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.diagnostic import Diagnostic

TIMEOUT = 20  # seconds
# What an answer means, by indexnow.org ("Documentation"); 200 and 202 (the key is still to be looked up) are well.
ANSWERS = {
    400: "does not understand the request",
    403: "does not find the key at its address yet",
    422: "says that the addresses do not belong to the key",
    429: "was told too often, and asks to wait",
}


class Body(msgspec.Struct, frozen=True):
    """What of a body matters here: its addresses."""

    addresses: tuple[str, ...] = msgspec.field(name="urlList")


def announce(bodies: Sequence[bytes], endpoint: str) -> Outcome[int]:
    """Send each body, one after the other, and return how many addresses were taken.

    After the first that is refused nobody is bothered again. A body without addresses is not sent.
    """
    taken = 0
    counts = [len(msgspec.json.decode(body, type=Body).addresses) for body in bodies]
    for body, count in zip(bodies, counts, strict=True):
        refusal = _refusal(body, endpoint) if count else ""
        if refusal:
            return Outcome(taken, (_told(endpoint, refusal, sum(counts) - taken),))
        taken += count
    return Outcome(taken)


def _refusal(body: bytes, endpoint: str) -> str:
    """Send a body; return why it was not taken, "" if it was."""
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "jobboard-generator"}
    request = urllib.request.Request(endpoint, data=body, headers=headers, method="POST")  # noqa: S310 - http(s) alone
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT):  # noqa: S310
            return ""
    except urllib.error.HTTPError as error:
        error.close()
        return ANSWERS.get(error.code, f"answers {error.code}")
    except (OSError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        return f"cannot be reached: {getattr(reason, 'strerror', None) or reason}"


def _told(endpoint: str, refusal: str, count: int) -> Diagnostic:
    again = f'`curl -H "Content-Type: application/json" -d @site/indexnow.json {endpoint}`'
    return NOT_ANNOUNCED.at(
        Span(endpoint),
        f"IndexNow {refusal}, so it does not know of {count:,} addresses",
        f"send them again later: {again}",
    )
