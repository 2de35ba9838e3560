"""Turn a Markdown body into HTML as GitHub shows it: text -> HTML that is not yet safe."""

import functools
import html
import re
from collections.abc import Callable
from threading import get_ident

import markdown as python_markdown
import msgspec
from markdown.extensions import Extension

from generator.model.slug import slugify
from generator.parse.blocks import AsOnGitHub
from generator.parse.direct import Direct, direct_html_of
from generator.parse.quick import Quick

LONGEST = 150_000  # characters of a body that are formatted; more are shown plain
MOST_TAGS = 3_000
MOST_WORK = 8_000_000  # squares of counts of marks in paragraphs: about two seconds
WORK_OF_LINE = 1
SHORT = 1_000  # characters that cannot take long, whatever they are

# `highlight` stands before `superfences`: below version 10.21 it took the other's place among those that are told to
# forget a text, and code of one posting came up in another.
_EXTENSIONS = (
    "tables", "pymdownx.highlight", "pymdownx.superfences", "pymdownx.tilde", "pymdownx.tasklist",
    "pymdownx.magiclink",
)  # fmt: skip
_SETTINGS = {
    "tables": {"use_align_attribute": True},
    "pymdownx.highlight": {"use_pygments": False},
    "pymdownx.tilde": {"subscript": False},
    "pymdownx.magiclink": {"repo_url_shortener": False},
}
_BOXES = ("[ ]", "[x]", "[X]", "[\t]")
_HEADING = re.compile(r"<h([1-6])((?: [^<>]{0,200})?)>([^<]*(?:<(?!/?h[1-6])[^<]*)*)</h\1>", re.IGNORECASE)
_HEADING_OPENED = re.compile(r"<h([1-6])[ >]", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_MARKS = "[*_`<&~!\\:@("
_ALIGNED = re.compile(r'(<t[dh]) align="(left|right|center)"')
_TOP = 2  # the page's own heading is the only one of level 1
_LOWEST = 6


class Formatted(msgspec.Struct, frozen=True):
    """HTML with the ids of its headings, by the names that links on GitHub use for them; ``own`` as in `Direct`."""

    html: str
    anchors: dict[str, str]
    own: bool = False


class NoEngineError(Exception):
    """The engine that the board asks for is not there."""


def html_of(body: str, engine: str) -> Formatted:
    """Return a body as HTML: headings from level 2, each with an id; the way a column is aligned as a class."""
    raw, own = _engine(engine)(body)
    if own:
        return _with_headings(raw, own=True)
    shown = _ALIGNED.sub(r'\1 class="align-\2"', raw)
    shown = shown.replace('<li><input type="checkbox"', '<li class="task-list-item"><input type="checkbox"')
    return _with_headings(shown)


def plain_html_of(body: str) -> Formatted:
    """Return a body as escaped paragraphs."""
    paragraphs = (" ".join(part.split()) for part in body.split("\n\n"))
    return Formatted("\n".join(f"<p>{html.escape(part, quote=False)}</p>" for part in paragraphs if part), {})


def is_too_much(body: str) -> bool:
    """Say whether a body would take a parser unreasonably long.

    What begins an emphasis, a link or a tag may be looked for to the end of its paragraph, or of the body, again and
    again: the time grows by the square of their number.
    """
    if len(body) > LONGEST or body.count("<") > MOST_TAGS:
        return True
    if len(body) < SHORT and body.count("\n") < SHORT // 10:
        return False
    if sum(body.count(mark) ** 2 for mark in _MARKS) + WORK_OF_LINE * body.count("\n") ** 2 <= MOST_WORK:
        return False  # no more in its paragraphs one by one
    work = 0
    for paragraph in _PARAGRAPHS.split(body):
        work += sum(paragraph.count(mark) ** 2 for mark in _MARKS) + WORK_OF_LINE * paragraph.count("\n") ** 2
    return work > MOST_WORK


def _engine(name: str) -> Callable[[str], Direct]:
    if name == "python-markdown":
        return quick_html_of
    if name == "gfm":
        return _github()
    raise NoEngineError(name)


def quick_html_of(text: str) -> Direct:
    """Return what Python-Markdown makes of a body, and do no more than the body needs."""
    return direct_html_of(text, _converted)


def _converted(text: str) -> str:
    bare = text.replace("\x02", "").replace("\x03", "")  # as the library reads it
    fences = "```" in bare or "~~~" in bare
    tasks = any(box in bare for box in _BOXES)
    try:
        return _converter(get_ident(), fences=fences, tasks=tasks).reset().convert(text)
    except BaseException:
        _converter.cache_clear()  # it remembers in what depth it broke off
        raise


@functools.lru_cache(maxsize=64)
def _converter(_thread: int, *, fences: bool, tasks: bool) -> python_markdown.Markdown:
    """Make a converter; each thread has its own, since it remembers what it is reading."""
    converter = plain_converter(Quick())
    if not fences:
        converter.preprocessors.deregister("fenced_code_block")
    if not tasks:
        converter.treeprocessors.deregister("task-list")
    return converter


def plain_converter(*others: Extension) -> python_markdown.Markdown:
    """Make a converter that reads as GitHub does; ``others`` are extensions after those of all converters."""
    return python_markdown.Markdown(
        extensions=[*_EXTENSIONS, AsOnGitHub(), *others], extension_configs=_SETTINGS, output_format="html",
        tab_length=4,
    )  # fmt: skip


def _github() -> Callable[[str], Direct]:
    try:
        from generator.parse.gfm import gfm_html_of  # noqa: PLC0415 - its parser need not be installed
    except ImportError as missing:
        message = "gfm"
        raise NoEngineError(message) from missing
    return lambda text: Direct(gfm_html_of(text), own=False)


def _with_headings(raw: str, *, own: bool = False) -> Formatted:
    """Shift headings so that the highest is of level 2, and give each an id."""
    levels = [int(found[1]) for found in _HEADING_OPENED.finditer(raw)]
    if not levels:
        return Formatted(raw, {}, own)
    shift = _TOP - min(levels)
    taken: dict[str, int] = {}
    anchors: dict[str, str] = {}

    def shifted(found: re.Match[str]) -> str:
        slug, anchor = _names_of(found[3])
        taken[slug] = taken.get(slug, 0) + 1
        name = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
        anchors.setdefault(anchor, name)
        level = min(int(found[1]) + shift, _LOWEST)
        return f'<h{level} id="{name}">{found[3]}</h{level}>'

    return Formatted(_HEADING.sub(shifted, raw), anchors, own)


@functools.lru_cache(maxsize=4096)
def _names_of(heading: str) -> tuple[str, str]:
    """Return the names of a heading, given as HTML: ours, and GitHub's. Postings share most of their headings."""
    words = html.unescape(_TAG.sub("", heading)).strip()
    return slugify(words), github_anchor(words)


def github_anchor(words: str) -> str:
    """Return the name by which a link on GitHub leads to a heading."""
    return re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")
