"""What a posting says that cannot be so, whatever the day."""

import datetime as dt
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.checks.faults import CLOSED_BEFORE_DATE, RESERVED_ADDRESS
from generator.model.config import Config
from generator.model.diagnostic import Diagnostic
from generator.model.posting import Posting

# Names that can never be reached (RFC 2606, RFC 6761).
_RESERVED = re.compile(r"(.+\.)?(example\.(com|net|org)|[^.]+\.(example|test|invalid|localhost)|localhost)")


def is_reserved(address: str) -> bool:
    """Whether an address leads to a name that can never be reached."""
    return any(_RESERVED.fullmatch(host) for host in _hosts(address))


def addresses_are_real(posting: Posting, config: Config) -> Iterator[Diagnostic]:
    """A posting of a real board leads to addresses that can exist."""
    if config.board.demo:
        return
    company = posting.company
    addresses = (
        ("apply", posting.apply),
        ("contact", posting.contact),
        ("company", company.url if company else ""),
        ("company", company.logo if company else ""),
    )
    for field, address in addresses:
        host = next((host for host in _hosts(address) if _RESERVED.fullmatch(host)), None)
        if host:
            message = f"`{field}` leads to `{host}`, an address for examples that nobody can reach"
            hint = "write the real address; if the whole board is a demonstration, `demo = true` in `board.toml`"
            yield RESERVED_ADDRESS.at(posting.span(field), message, hint)


def closing_follows_date(posting: Posting, _config: Config) -> Iterator[Diagnostic]:
    """A posting was closed after it was posted."""
    date, closed = posting.date, posting.closed
    if date is not None and isinstance(closed, dt.date) and closed < date:
        notes = (("posted here", posting.span("date")),) if posting.span("date").line else ()
        message = f"the posting was closed on {closed.isoformat()}, before its date, {date.isoformat()}"
        yield CLOSED_BEFORE_DATE.at(posting.span("closed"), message, "correct one of the two days", notes)


def _hosts(address: str) -> list[str]:
    """Return the hosts that a text leads to: that of a web address, else all that look like one."""
    if re.match("https?://", address, re.IGNORECASE):
        try:
            return [(urlsplit(address).hostname or "").rstrip(".")]
        except ValueError:
            return []
    plain = address.partition("?")[0].lower()
    return [host for host in re.findall(r"[\w-]+(?:\.[\w-]+)*", plain) if "." in host or host == "localhost"]
