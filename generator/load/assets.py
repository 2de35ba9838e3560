"""Disk -> assets: our static files, the owner's in their place, and what lies beside postings."""

import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.load.faults import NOT_PUBLISHED, SCRIPT_IN_IMAGE, TOO_LARGE, UNREADABLE
from generator.load.sources import PAGES, POSTINGS, PROFILES
from generator.load.theme import theme_folder
from generator.load.walk import MARKDOWN, File, walk
from generator.model.addresses import media_path
from generator.model.config import Config
from generator.model.diagnostic import Diagnostic, Findings, Outcome
from generator.model.digest import digest, digest_bytes
from generator.model.source import Asset, Span

# What is published beside a posting: what browsers show by themselves, and cannot do harm.
MEDIA = (".apng", ".avif", ".gif", ".jpeg", ".jpg", ".pdf", ".png", ".svg", ".webp")
LARGEST = 25_000_000  # bytes; a host such as GitHub refuses files of 100 MB
# Folders of texts, and what each text is.
_BESIDE = {POSTINGS: "posting", PROFILES: "profile", PAGES: "page"}
_TEXTS = (".txt", ".text", ".mdx", ".rst", ".doc", ".docx", ".odt", ".rtf", ".htm", ".html", ".yml", ".yaml")
# `from "./x.js"`, `import "./x.js"`, `import("./x.js")`; `@import "./x.css"`, `@import url("./x.css")`
_IMPORTS = {
    ".js": re.compile(r"""(\b(?:from|import)\s{0,99}\(?\s{0,99})(["'])(\.{1,2}/[^"'?#\s]+\.js)\2"""),
    ".css": re.compile(r"""(@import\s{1,99}(?:url\(\s{0,99})?)(["'])([^"'?#\s:]+\.css)\2"""),
}
# Elements, attributes and addresses by which an SVG can act; browsers pass over white space in an address.
_ACTIVE = re.compile(
    r"""<[^\s<>]*(?:script|foreignobject|iframe|handler|listener)\b|[\s"'/]on\w+\s*=|<!entity|<\?xml-stylesheet|"""
    + r"\s*".join("javascript:"),
    re.IGNORECASE,
)


def load_assets(config: Config) -> Outcome[tuple[Asset, ...]]:
    """Find all files that are published as they are, sorted by path.

    Static files lie under ``/assets/``; the owner's win over ours of the same name, and those in a folder ``root`` of
    theirs lie at the site's own root. Our ``dev`` folder stays at home. Files beside texts lie under ``/media/``.
    """
    found = Findings()
    chosen: dict[str, Path] = {}
    ours = theme_folder("static")
    for root, folder in [
        (ours.parent, ours.name),
        *((Path(config.root), name) for name in reversed(config.board.look.static)),
    ]:
        chosen |= _static(root, folder, found)
    imports = {} if config.preview else _IMPORTS
    assets = [*_published(chosen, imports, found), *_media(Path(config.root), found)]
    return Outcome(tuple(sorted(assets, key=lambda asset: asset.path)), tuple(found))


def _static(root: Path, folder: str, found: Findings) -> dict[str, Path]:
    """Return the files of a static folder by their places on the site."""
    files: dict[str, Path] = {}
    for file in walk(root, folder):
        if isinstance(file, Diagnostic):
            found.add([file])
        elif not file.below.startswith("dev/") and file.below != "CNAME":
            top, _, rest = file.below.partition("/")
            files[f"/{rest}" if top == "root" and rest else f"/assets/{file.below}"] = root / file.path
    return files


def _published(files: Mapping[str, Path], imports: Mapping[str, re.Pattern[str]], found: Findings) -> Iterator[Asset]:
    """Make assets of static files; what imports others by name gets their version, so that no old one is shown.

    ``imports`` tells by the ending of a file how it names others.
    """
    read = {path: _read(file, file.as_posix(), found) for path, file in sorted(files.items())}
    contents = {path: data for path, data in read.items() if data is not None}
    versions = {
        ending: digest(*(part for path, data in contents.items() if path.endswith(ending) for part in (path, data)))[:8]
        for ending in imports
    }
    for path, data in contents.items():
        ending = path[path.rfind(".") :]
        changed = _versioned(data, imports[ending], versions[ending]) if ending in imports else data
        yield Asset(path, str(files[path]), digest_bytes(changed), None if changed == data else changed)


def _versioned(data: bytes, imported: re.Pattern[str], version: str) -> bytes:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    return imported.sub(rf"\1\2\3?v={version}\2", text).encode("utf-8")


def _media(root: Path, found: Findings) -> Iterator[Asset]:
    """Make assets of what lies beside postings, profiles and the owner's pages."""
    folders = [folder for folder in _BESIDE if (root / folder).resolve().is_relative_to(root)]
    for file in (file for folder in folders for file in walk(root, folder, unless=MARKDOWN)):
        if isinstance(file, Diagnostic):
            found.add([file])
        elif not _is_private(file.below):
            asset = _medium(root, file, found)
            if asset:
                yield asset


def _is_private(below: str) -> bool:
    """Whether a file is plainly not meant for the site: begun with ``_``, a README, or left there by a program."""
    name = below.rpartition("/")[2].lower()
    return (
        "/_" in f"/{below}" or name.startswith("readme") or name.endswith("~") or name in ("thumbs.db", "desktop.ini")
    )


def _medium(root: Path, file: File, found: Findings) -> Asset | None:
    if not file.below.lower().endswith(MEDIA):
        found.add([_not_published(file)])
        return None
    if file.size > LARGEST:
        message = f"the file is larger than {LARGEST // 1_000_000} MB, and is not published"
        found.add([TOO_LARGE.at(Span(file.path), message, "save it smaller, or link to it where it lies elsewhere")])
        return None
    data = _read(root / file.path, file.path, found)
    if data is None:
        return None
    if file.below.lower().endswith(".svg") and _is_active(data):
        message = f"`{file.path}` holds a script or an event handler, so it is not published"
        found.add([SCRIPT_IN_IMAGE.at(Span(file.path), message, "save it as plain SVG, or as PNG")])
        return None
    return Asset(media_path(file.path) or "", str(root / file.path), digest_bytes(data))


def _is_active(data: bytes) -> bool:
    """Whether an SVG might do something by itself; one that we cannot read might."""
    try:
        return bool(_ACTIVE.search(html.unescape(data.decode("utf-8-sig"))))
    except UnicodeDecodeError:
        return True


def _not_published(file: File) -> Diagnostic:
    name = file.below.rpartition("/")[2]
    stem, dot, ending = name.rpartition(".")
    if not dot or f".{ending.lower()}" in _TEXTS:
        kind = next(kind for folder, kind in _BESIDE.items() if file.path.startswith(f"{folder}/"))
        hint = f"if it is a {kind}, save it as plain text named `{stem or name}.md`; if not, begin its name with `_`"
        return NOT_PUBLISHED.at(Span(file.path), f"`{name}` is not read: a {kind}'s name ends in `.md`", hint)
    hint = f"save it as one of {', '.join(MEDIA)}; or begin its name with `_` to keep it to yourself"
    return NOT_PUBLISHED.at(Span(file.path), f"`{name}` is not published: the site shows no files of this kind", hint)


def _read(file: Path, path: str, found: Findings) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError as error:
        hint = "see that you may read it"
        found.add([UNREADABLE.at(Span(path), f"`{path}` cannot be read: {error.strerror}", hint)])
        return None
