"""Settings, environment and repository -> where the site will live, and how that is known."""

import configparser
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote, urlsplit

import msgspec

from generator.load.faults import BASE_URL
from generator.model.diagnostic import Outcome
from generator.model.source import Span

_REMOTE = re.compile(r"(?:^|[/@.])github\.com[:/]+([\w.-]+)/([\w.-]+?)(?:\.git)?/?$", re.IGNORECASE)
_HOST = re.compile(r"(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)*")
_REMEDY = "write a whole address, such as `https://user.github.io/repo/`"


class Whereabouts(msgspec.Struct, frozen=True):
    """Where the site will live: ``url`` ends in "/", "" is unknown; ``origin`` says in words how it is known."""

    url: str = ""
    origin: str = ""


def find_base_url(
    option: str | None, setting: tuple[str, Span], cnames: Iterable[Path], repository: tuple[str, str], root: Path
) -> Outcome[Whereabouts]:
    """Return the base URL by the first that says it: the option, the setting, a ``CNAME`` file, the repository.

    ``setting`` is the value of ``base_url`` and its place; ``repository`` the name of the repository and how it is
    known. One that is written but no web address is a fault, and then nothing weaker is asked.
    """
    if option:
        return _checked(option, "--base-url", Span("--base-url"))
    if setting[0]:
        return _checked(setting[0], "board.toml", setting[1])
    for file in cnames:
        domain = _first_line(file)
        if domain:
            name = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()
            return _checked(domain if "://" in domain else f"https://{domain}/", name, Span(name, 1))
    if repository[0]:
        return Outcome(Whereabouts(pages_url(repository[0]), repository[1]))
    return Outcome(Whereabouts())


def normal_url(text: str) -> str | None:
    """Return a base URL in its one form: ``http`` or ``https``, ASCII, with "/" at its end; None if it is none."""
    try:
        parts = urlsplit(text.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # UnicodeError is one, too
        return None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host) or "@" in parts.netloc:
        return None
    segments = parts.path.split("/")[1:]
    odd = any(segment in ("", ".", "..") for segment in segments[:-1]) or segments[-1:] in (["."], [".."])
    if odd or parts.query or parts.fragment or re.search(r"[\s\\]", text.strip()):
        return None
    path = quote("/".join(segments).strip("/"), safe="/%~!$&'()*+,;=:@")
    return f"{parts.scheme}://{host}{port}/{path}{'/' if path else ''}"


def pages_url(repository: str) -> str:
    """Return where GitHub Pages shows a repository ``user/name``; that named ``user.github.io`` at the host's root."""
    owner, _, name = repository.partition("/")
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def find_repository(root: Path, environment: Mapping[str, str]) -> tuple[str, str]:
    """Return the board's repository on GitHub as ``user/name``, and how it is known; two "" if it is not."""
    named = environment.get("GITHUB_REPOSITORY", "")
    if re.fullmatch(r"[\w.-]+/[\w.-]+", named) and environment.get("GITHUB_SERVER_URL", "https://github.com") in _HUB:
        return named, "GITHUB_REPOSITORY"
    found = _REMOTE.search(_origin(root))
    return (f"{found[1]}/{found[2]}", "the git remote origin") if found else ("", "")


_HUB = ("", "https://github.com", "https://github.com/")


def _checked(written: str, origin: str, span: Span) -> Outcome[Whereabouts]:
    url = normal_url(written)
    if url:
        return Outcome(Whereabouts(url, origin))
    plain = urlsplit(written.strip())
    if "://" in written and (plain.query or plain.fragment):
        message = f"the address of the site, `{written}`, holds a `?` or `#`, behind which no page can stand"
    else:
        message = f"`{written}` is no web address, so the site would not know where it lives"
    bare = normal_url(f"https://{written.strip()}") if "://" not in written and "." in written else None
    hint = f"write `{bare}`" if bare else _REMEDY
    return Outcome(Whereabouts(), (BASE_URL.at(span, message, hint),))


def _first_line(file: Path) -> str:
    """Return the first line of a small text, "" if there is none; what is wrong with a CNAME shows in its value."""
    try:
        lines = file.read_bytes()[:1000].decode("utf-8-sig", errors="replace").split() if file.is_file() else []
    except OSError:
        return ""
    return lines[0] if lines else ""


def _origin(root: Path) -> str:
    """Return the address of the git remote ``origin``, read from git's own settings file; "" if there is none."""
    git = root / ".git"
    try:
        if git.is_file():  # a work tree beside the repository, which names its folder
            git = root / git.read_text("utf-8").partition("gitdir:")[2].strip()
            common = git / "commondir"
            git = git / common.read_text("utf-8").strip() if common.is_file() else git
        text = (git / "config").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    settings = configparser.RawConfigParser(strict=False, allow_no_value=True, delimiters="=")
    try:
        settings.read_string(re.sub(r"(?m)^[^\S\n]+", "", text))
    except configparser.Error:
        return ""
    return settings.get('remote "origin"', "url", fallback="") or ""
