"""Templates and styles of ours, and the owner's files that extend them: whether the original has moved since."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from generator.load.faults import ORIGINAL_MOVED
from generator.load.theme import theme_folder
from generator.model.config import Config
from generator.model.diagnostic import Diagnostic
from generator.model.digest import digest_bytes
from generator.model.source import Span

_STAMP = re.compile(r"(?:Extends|A copy of) (\S{1,200}) of jobboard (\S{1,40}), original ([0-9a-f]{8})\b")
_TOP = 2_000  # bytes of a file within which its stamp stands


class Original(msgspec.Struct, frozen=True):
    """A template or style of ours: ``name`` is from its folder, ``file`` is where it lies, ``digest`` has 8 digits."""

    name: str
    file: str
    digest: str

    @property
    def is_style(self) -> bool:
        """Whether it is a style, and no template."""
        return self.name.endswith(".css")


class Stamp(msgspec.Struct, frozen=True):
    """What an override says of its original: its name, the version of the generator, and its digest then."""

    name: str
    version: str
    digest: str

    def __str__(self) -> str:
        """Return it as it is written."""
        return f"{self.name} of jobboard {self.version}, original {self.digest}"


def originals() -> dict[str, Original]:
    """Return the templates and styles that an owner may extend, by name: `pages/posting.html`, `css/site.css`."""
    templates, static = theme_folder("templates"), theme_folder("static")
    files = [(templates, file) for file in sorted(templates.rglob("*.html"))]
    files += [(static, file) for file in sorted((static / "css").glob("*.css"))]
    named = ((file.relative_to(folder).as_posix(), file) for folder, file in files)
    return {name: Original(name, str(file), digest_of(file)) for name, file in named}


def digest_of(file: Path) -> str:
    """Return eight digits that stand for a text, however its lines end."""
    return digest_bytes(file.read_bytes().replace(b"\r\n", b"\n"))[:8]


def stamp_in(text: str) -> Stamp | None:
    """Return the stamp of an override; None if it was made without."""
    found = _STAMP.search(text[:_TOP])
    return Stamp(*found.groups()) if found else None


def restamped(text: str, stamp: Stamp) -> str:
    """Return an override with another stamp in the place of its own."""
    found = _STAMP.search(text[:_TOP])
    return f"{text[: found.start(1)]}{stamp}{text[found.end() :]}" if found else text


def moved_originals(config: Config) -> Iterator[Diagnostic]:
    """Tell of overrides whose original is another one now, or is gone."""
    known = originals()
    for folder in (*config.board.look.templates, *config.board.look.static):
        for file in sorted(Path(config.root, folder).rglob("*")):
            if file.suffix not in (".html", ".css") or not file.is_file():
                continue
            with file.open("rb") as stream:
                top = stream.read(_TOP).decode("utf-8", "replace")
            stamp = stamp_in(top)
            original = known.get(stamp.name) if stamp else None
            if stamp and (original is None or original.digest != stamp.digest):
                path = f"{folder}/{file.relative_to(Path(config.root, folder)).as_posix()}"
                yield _moved(path, top, stamp, original)


def _moved(path: str, top: str, stamp: Stamp, original: Original | None) -> Diagnostic:
    line = top.count("\n", 0, top.index(str(stamp))) + 1
    if original is None:
        message = f"`{stamp.name}`, which this extends, is no more: it was there in jobboard {stamp.version}"
        return ORIGINAL_MOVED.at(Span(path, line), message, "see `jobboard override` for what there is now")
    message = f"`{stamp.name}` has changed since jobboard {stamp.version}, of which this was made"
    hint = f"see that it still fits, then say so: `jobboard override {stamp.name} --fits`"
    return ORIGINAL_MOVED.at(Span(path, line), message, hint)
