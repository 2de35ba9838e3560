"""Say where a link of a body leads on the site: as written -> href."""

import posixpath
import re
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

import msgspec

from generator.model.addresses import media_path
from generator.model.slug import slug_of_stem, slugify

POSTINGS = "content/postings"
COMPANIES = "content/companies"
PAGES = "content/pages"
ENDINGS = (".md", ".markdown", ".mkd")

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]{0,40}:")
_SAFE = "/:@!$&'()*+,;=~-._"  # what stays as it is in a path


class Home(msgspec.Struct, frozen=True):
    """Where a body stands: ``folder`` of its file, and the path of the page that shows it."""

    folder: str
    page: str


class Lead(msgspec.Struct, frozen=True):
    """Where a link leads: ``target`` is a path of the site, "" for all else; ``href`` None leads nowhere."""

    href: str | None
    target: str = ""


def home_of(path: str) -> Home:
    """Return where the body of a file stands."""
    folder = posixpath.dirname(path)
    page = _page_of(path) or f"/jobs/{slug_of_stem(PurePosixPath(path).stem)}/"
    return Home(folder, page)


def is_elsewhere(url: str) -> bool:
    """Say whether an address names another place than this site."""
    return url.startswith("//") or _SCHEME.match(url) is not None


def lead_of(url: str, home: Home) -> Lead:
    """Return where a relative link leads.

    A link to a Markdown file becomes one to its page, a link to a file beside a posting one to where it is published,
    and a path from "/" one that works below any base path. What leaves the content leads nowhere.
    """
    written = url.strip().replace("\\", "/")
    path, mark, rest = _parted(written)
    if not path:
        return Lead(written)
    place = unquote(path)
    if place.startswith("/") and not place.startswith("/content/"):
        return _to(place, mark + rest, home)
    beside = place.removeprefix("/") if place.startswith("/") else posixpath.join(home.folder, place)
    found = posixpath.normpath(beside)
    page = _page_of(found)
    if page is not None:
        return _to(page, mark + rest, home)
    name = posixpath.basename(place)
    if "." not in name.strip("."):  # a page, as addresses of the site are written
        return _to(posixpath.join(home.page[1:], place), mark + rest, home)
    medium = media_path(found)
    return _to(medium, mark + rest, home) if medium else Lead(None)


def _parted(url: str) -> tuple[str, str, str]:
    """Divide a relative address before its query or fragment."""
    end = min((at for at in (url.find("?"), url.find("#")) if at >= 0), default=len(url))
    return url[:end], url[end : end + 1], url[end + 1 :]


def _page_of(path: str) -> str | None:
    """Return the page that shows a file of the content."""
    if not path.lower().endswith(ENDINGS):
        return None
    if path.startswith(f"{POSTINGS}/"):
        return f"/jobs/{slug_of_stem(PurePosixPath(path).stem)}/"
    if path.startswith(f"{COMPANIES}/"):
        return f"/companies/{slugify(PurePosixPath(path).stem)}/"
    if path.startswith(f"{PAGES}/"):
        return f"/{slugify(PurePosixPath(path).stem)}/"
    return None


def _to(target: str, tail: str, home: Home) -> Lead:
    """Lead to a path of the site, by the way from the page that shows the link."""
    path = posixpath.normpath(target.lstrip("/") or ".")
    if path.startswith(".."):
        return Lead(None)
    folder = "" if path == "." or not target.endswith(("/", "/.", "/..")) else "/"
    path = "" if path == "." else path + folder
    relative = posixpath.relpath("/" + path, home.page)
    href = quote(f"./{relative}" if ":" in relative.split("/")[0] else relative, safe=_SAFE)
    return Lead(href + (folder or ("/" if not path else "")) + tail, "/" + path)
