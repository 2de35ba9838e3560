"""Pages -> artifacts, in batches that may run anywhere."""

from __future__ import annotations

from functools import cache
from traceback import walk_tb
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from jinja2 import TemplateNotFound, TemplateSyntaxError

from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.page import Artifact, Page
from generator.model.posting import Text
from generator.model.source import Span
from generator.render.environment import environment
from generator.render.faults import MISSING_TEMPLATE, TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TEXT = msgspec.msgpack.Decoder(Text)
_ENCODE = msgspec.msgpack.Encoder().encode


class Frameset(msgspec.Struct, frozen=True):
    """What all pages of a build share: the frame, and the template folders in their order.

    ``key`` stands for the frame and the templates' texts. ``root`` is the board's folder; diagnostics name templates
    below it by their relative path.
    """

    frame: Any
    folders: tuple[str, ...]
    key: str
    root: str


class Task(NamedTuple):
    """A page on its way to a worker: its view and its text encoded, which costs less than pickling them."""

    path: str
    file: str
    template: str | None
    encode: Callable[[Any], bytes] | None
    expand: Callable[[Any, Any], msgspec.Struct] | None
    kind: type[msgspec.Struct]
    view: bytes
    text: bytes | None


def task_of(page: Page, text: Callable[[str], bytes]) -> Task:
    """Encode what a page needs; ``text`` returns the encoded Text of a posting's file."""
    encoded = text(page.source) if page.text and page.source else None
    view = _ENCODE(page.view)
    return Task(page.path, page.file, page.template, page.encode, page.expand, type(page.view), view, encoded)


def stream_page(page: Page, text: Callable[[str], bytes]) -> Iterator[bytes]:
    """Make a file of many texts piece by piece; one of them at a time is in memory."""
    texts = (_TEXT.decode(text(source)) for source, _ in page.texts)
    return page.stream(page.view, texts) if page.stream else iter(())


def render_page(shared: Frameset, page: Task) -> Outcome[Artifact | None]:
    """Render a page; one that fails gives its fault in place of its bytes."""
    view: Any = _decoder(page.kind).decode(page.view)
    if page.expand is not None:
        view = page.expand(view, shared.frame)
    if page.text is not None:
        view = msgspec.structs.replace(view, text=_TEXT.decode(page.text))
    if page.encode is not None:
        return Outcome(Artifact(page.file, page.encode(view)))
    try:
        template = environment(shared.folders, shared.key).get_template(str(page.template))
        return Outcome(Artifact(page.file, template.render(page=view, site=shared.frame).encode()))
    except Exception as error:  # noqa: BLE001 - a template can raise anything, and each is a fault to be told
        return Outcome(None, (_fault(shared, page, error),))


@cache
def _decoder(kind: type[msgspec.Struct]) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


def _fault(shared: Frameset, page: Task, error: Exception) -> Diagnostic:
    hint = f"it was found while making the page {page.path}"
    if isinstance(error, TemplateNotFound):
        return MISSING_TEMPLATE.at(_place(shared, page, error), f"there is no template `{error.name}`", hint)
    message = " ".join(str(error).split()) or type(error).__name__
    return TEMPLATE.at(_place(shared, page, error), f"the template fails: {message}", hint)


def _place(shared: Frameset, page: Task, error: Exception) -> Span:
    """Find the innermost line of a template in the error's trace (Jinja writes its own lines into it)."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return Span(_relative(shared, error.filename), error.lineno)
    found = Span(str(page.template))
    for frame, line in walk_tb(error.__traceback__):
        name = frame.f_code.co_filename
        if any(name.startswith(folder) for folder in shared.folders):
            found = Span(_relative(shared, name), line)
    return found


def _relative(shared: Frameset, name: str) -> str:
    return name.removeprefix(f"{shared.root}/")
