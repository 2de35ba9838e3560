"""Addresses as people write them, and what they stand for: a host without a scheme, a file beside the text."""

import posixpath
import re

# Where what lies beside the texts of a folder is published. Nothing of a posting's is: "_" keeps its files at home.
_MEDIA = {
    "content/postings": "/media/",
    "content/companies": "/media/_companies/",
    "content/pages": "/media/_pages/",
}
_BARE_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,9}[a-z]{2,24}(?:[/?#:]\S*)?", re.IGNORECASE)


def media_path(file: str) -> str | None:
    """Return the path of the site at which a file beside the content is published; None for files elsewhere."""
    return next(
        (f"{path}{file[len(folder) + 1 :]}" for folder, path in _MEDIA.items() if file.startswith(f"{folder}/")), None
    )


def medium_at(path: str) -> str | None:
    """Return the file beside the content that is published at a path of the site; None if that holds something else."""
    longest = sorted(_MEDIA.items(), key=lambda item: -len(item[1]))
    return next((f"{folder}/{path[len(root) :]}" for folder, root in longest if path.startswith(root)), None)


def picture_address(written: str, file: str) -> str:
    """Return where a picture is that a file of the content names: one beside it where it is published."""
    if not written or "://" in written or written.startswith("/"):
        return written
    return media_path(posixpath.normpath(posixpath.join(posixpath.dirname(file), written))) or written


def web_address(written: str) -> str:
    """Return an address of the web with its scheme, which many leave out: "www.acme.example"."""
    return f"https://{written}" if _BARE_HOST.fullmatch(written) else written
