"""Where the preview listens, and by which names it may be asked for."""

import errno
import re
import socket
from ipaddress import ip_address

PORTS = 20  # how many ports are tried, one after another


def is_loopback(host: str) -> bool:
    """Whether what listens here can be reached from this machine alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def host_names(host: str) -> str:
    """Return a pattern of the names that a preview at this address answers to.

    Any page on the web can make a name of its own lead to 127.0.0.1, and then ask for ours in the visitor's browser; it
    cannot do so with an address in numbers, or with a name that is the machine's own.
    """
    names = {"localhost", host}
    numbers = r"\d+(\.\d+){3}|\[[\da-f:.]+\]"
    if not is_loopback(host):
        own = socket.gethostname().lower()
        names |= {own, f"{own}.local"}
    return f"({numbers}|{'|'.join(map(re.escape, sorted(names)))})$"


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens on the first free port from this one on. OSError if there is none."""
    for number in range(port, port + PORTS - 1):
        try:
            return _listening(host, number)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    return _listening(host, port + PORTS - 1)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family)
    listener.settimeout(0)  # tornado never waits for a socket
    return listener
