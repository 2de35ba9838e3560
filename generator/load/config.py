"""The board's folder and the command line -> Config: board.toml, where the site goes, and where it will live."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from generator.load.base_url import find_base_url, find_repository
from generator.load.faults import MISSING_FOLDER, NAVIGATION_PAGE, OUTPUT_FOLDER, SYNTAX, UNREADABLE_SETTINGS
from generator.load.settings import read_board
from generator.load.theme import theme_folder
from generator.load.walk import is_markdown
from generator.model.config import Board, Config, Look, NavigationItem
from generator.model.diagnostic import Diagnostic, Findings, Outcome
from generator.model.slug import slugify
from generator.model.source import Span
from generator.model.toml_marks import Marks, Unreadable, read_toml

SETTINGS = "board.toml"
# What Python's reader says of a line, and what to do about it.
_REMEDIES = (
    ("Invalid value", 'put texts between double quotes: `name = "Example Jobs"`'),
    ("Illegal character", "a text that begins with a quote has to end with one on the same line"),
    ("Unterminated string", "a text that begins with a quote has to end with one on the same line"),
    ("Unclosed array", "a list that begins with `[` has to end with `]`, with commas between its items"),
    ("twice", "it is given twice; keep one of the two"),
    ("overwrite", "it is given twice; keep one of the two"),
    ("Unescaped '\\'", "write each backslash twice, or put the text between single quotes"),
    ("Expected '='", 'write a setting as `key = value`, such as `name = "Example Jobs"`'),
)
_ELSE = "each line is a `[section]`, a `key = value`, or a comment after `#`"
# Folders that are read: what is built must not lie in them.
_READ = ("content", "overrides", "templates", "static")


def load_config(
    root: Path,
    *,
    output: Path | None = None,
    base_url: str | None = None,
    keep_going: bool = False,
    preview: bool = False,
    jobs: int = 0,
    environment: Mapping[str, str] = os.environ,
) -> Outcome[Config]:
    """Read the settings of the board in ``root``; a board without ``board.toml`` has those by default.

    A relative ``output`` is seen from the current folder. All faults are told, and the value can be used whatever they
    are: what could not be read has its default.
    """
    root = root.resolve()
    found = Findings()
    text = found.take(_read(root / SETTINGS))
    tables = found.take(_parsed(text))
    marks = Marks(SETTINGS, text if tables else "")
    board = found.take(read_board(tables, marks))
    board = found.take(_with_pages(board, root, marks))
    found.add(_missing(board.look, root, marks))

    repository, known_by = find_repository(root, environment)
    cnames = [root / "CNAME", *(root / folder / "CNAME" for folder in board.look.static)]
    setting = (board.base_url, marks.value("board", "base_url"))
    lives = found.take(find_base_url(base_url, setting, cnames, (repository, known_by), root))
    site = output.resolve() if output else root / "site"
    found.add(_misplaced(site, root))
    config = Config(
        root=str(root),
        output=str(site),
        board=msgspec.structs.replace(board, repository=board.repository or repository),
        base_url=lives.url,
        base_url_origin=lives.origin,
        keep_going=keep_going,
        preview=preview,
        jobs=jobs,
    )
    return Outcome(config, tuple(found))


def _read(file: Path) -> Outcome[str]:
    """Return the text of board.toml, "" if there is none."""
    hint = "save it as a plain text with the encoding UTF-8"
    try:
        return Outcome(file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
    except FileNotFoundError:
        return Outcome("")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        fault = UNREADABLE_SETTINGS.at(Span(SETTINGS, line), "`board.toml` is not a text in UTF-8", hint)
    except OSError as error:
        message = f"`board.toml` cannot be opened: {error.strerror}"
        fault = UNREADABLE_SETTINGS.at(Span(SETTINGS), message, "make it a plain file that you may read, or remove it")
    return Outcome("", (fault,))


def _parsed(text: str) -> Outcome[Mapping[str, object]]:
    read = read_toml(text)
    if not isinstance(read, Unreadable):
        return Outcome(read)
    said = read.said[:1].lower() + read.said[1:]
    hint = next((remedy for words, remedy in _REMEDIES if words in read.said), _ELSE)
    return Outcome({}, (SYNTAX.at(Span(SETTINGS, read.line, read.column), f"this line cannot be read: {said}", hint),))


def _with_pages(board: Board, root: Path, marks: Marks) -> Outcome[Board]:
    """Leave out of the navigation what names a page that is not there."""
    folder = root / "content" / "pages"
    names = [file.stem for file in sorted(folder.iterdir()) if is_markdown(file.name)] if folder.is_dir() else []
    known = {slugify(name) for name in names}
    kept: list[NavigationItem] = []
    found: list[Diagnostic] = []
    for item in board.navigation:
        if not item.page or slugify(item.page) in known:
            kept.append(item)
            continue
        message = f"the navigation names the page `{item.page}`, but there is no `content/pages/{item.page}.md`"
        hint = f"write that file, or name one of these: {', '.join(names)}" if names else "write that file"
        found.append(NAVIGATION_PAGE.at(marks.find(item.page, "board", "navigation"), message, hint))
    return Outcome(msgspec.structs.replace(board, navigation=tuple(kept)), tuple(found))


def _missing(look: Look, root: Path, marks: Marks) -> Iterator[Diagnostic]:
    """Tell of folders and of a logo that the settings name, other than by default, and that are not there."""
    for key in ("templates", "static"):
        for number, folder in enumerate(getattr(look, key)):
            if folder not in getattr(Look(), key) and not (root / folder).is_dir():
                span = marks.value("look", key, number)
                yield MISSING_FOLDER.at(span, f"there is no folder `{folder}`", "make that folder, or take it out")
    folders = [*(root / folder for folder in look.static), theme_folder("static")]
    named = look.logo.removeprefix("static/")
    if named and "://" not in named and named[0] != "/" and not any((folder / named).is_file() for folder in folders):
        message = f"there is no file `{look.logo}` among the static files, so no logo is shown"
        where = f"{look.static[0]}/{named}" if look.static else named
        yield MISSING_FOLDER.at(marks.value("look", "logo"), message, f"put it at `{where}`")


def _misplaced(site: Path, root: Path) -> Iterator[Diagnostic]:
    """Tell of an output folder that holds the board or lies in what the board reads."""
    inside = next((name for name in _READ if site.is_relative_to(root / name)), None)
    if not root.is_relative_to(site) and not inside:
        return
    whither = f"into `{inside}`, where the board's own files lie" if inside else "over the board itself"
    message = f"the site would be written {whither}"
    yield OUTPUT_FOLDER.at(Span(site.as_posix()), message, "choose a folder of its own, such as `site`")
