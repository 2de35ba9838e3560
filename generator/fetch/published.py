"""The address of a published ``meaning.json`` -> what each posting meant then."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.fetch.faults import NOTHING_TO_COMPARE
from generator.model.diagnostic import Outcome
from generator.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

TIMEOUT = 20  # seconds
MOST_BYTES = 64_000_000
NOT_THERE = 404
WEB = ("http://", "https://")


class Published(msgspec.Struct, frozen=True):
    """The file: the hash of each posting by its slug."""

    version: int
    postings: dict[str, str]


def read_published(since: str) -> Outcome[Mapping[str, str] | None]:
    """Read a file or an address of the web; None, and a diagnostic, if it cannot be read.

    Where a host says that there is no such file yet, nothing was published: all postings count as new.
    """
    try:
        data = _fetched(since) if since.startswith(WEB) else Path(since).read_bytes()
        return Outcome(msgspec.json.decode(data, type=Published).postings)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == NOT_THERE:
            return _told({}, since, "is not published yet, so all postings count as new", "")
        return _told(None, since, f"could not be read: the host answers {error.code}", "look at the address")
    except (OSError, ValueError) as error:
        unfit = isinstance(error, msgspec.MsgspecError)
        why = "is no meaning.json" if unfit else f"could not be read: {_reason(error)}"
        return _told(None, since, why, "name the `meaning.json` of the published board")


def _fetched(url: str) -> bytes:
    request = urllib.request.Request(url, headers={"User-Agent": "jobboard-generator"})  # noqa: S310 - http(s) alone
    with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
        data: bytes = answer.read(MOST_BYTES)
        return data


def _reason(error: Exception) -> str:
    reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or error
    return str(reason)


def _told(value: Mapping[str, str] | None, since: str, why: str, hint: str) -> Outcome[Mapping[str, str] | None]:
    message = f"what `--since` names {why}" + ("" if value is not None else ", so nothing is told about changes")
    return Outcome(value, (NOTHING_TO_COMPARE.at(Span(since), message, hint),))
