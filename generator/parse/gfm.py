"""GitHub's own Markdown parser, which comes with the extra ``gfm``: text -> HTML that is not yet safe."""

from __future__ import annotations

import ctypes
from functools import cache
from typing import TYPE_CHECKING, Any

from cmarkgfm import _cmark, cmark
from cmarkgfm.cmark import Options

from generator.parse.blocks import plain_marks

if TYPE_CHECKING:
    from collections.abc import Callable

EXTENSIONS = ("table", "autolink", "tagfilter", "strikethrough", "tasklist")
_OPTIONS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_GITHUB_PRE_LANG


def gfm_html_of(body: str) -> str:
    """Return a body as HTML, with the odd bullets that editors paste (``•``) read as lists."""
    free_tree, free_text = _freeing()
    parser = cmark.parser_new(_OPTIONS)
    try:
        for extension in _extensions():
            cmark.parser_attach_syntax_extension(parser, extension)
        cmark.parser_feed(parser, "\n".join(plain_marks(body.split("\n"))))
        tree = cmark.parser_finish(parser)
        html = _cmark.lib.cmark_render_html(tree, _OPTIONS, cmark.parser_get_syntax_extensions(parser))
        try:
            return str(_cmark.ffi.string(html).decode("utf-8"))
        finally:
            free_text(_address(html))
            free_tree(_address(tree))
    finally:
        cmark.parser_free(parser)


@cache
def _extensions() -> tuple[Any, ...]:
    cmark.core_extensions_ensure_registered()
    return tuple(cmark.find_syntax_extension(name) for name in EXTENSIONS)


@cache
def _freeing() -> tuple[Callable[[int], None], Callable[[int], None]]:
    """Return what gives back the memory of a tree and of a text, 60 KB for a posting.

    The binding has no name for either; the library it brings has both, except where it hides them (on Windows): there
    the memory is given back when the worker ends.
    """
    try:
        free_tree = ctypes.CDLL(_cmark.__file__).cmark_node_free
        free_text = ctypes.CDLL(None).free
    except (AttributeError, OSError, TypeError):
        return _keep, _keep
    for free in (free_tree, free_text):
        free.argtypes, free.restype = [ctypes.c_void_p], None
    return free_tree, free_text


def _keep(_address: int) -> None:
    pass


def _address(pointer: Any) -> int:  # noqa: ANN401 - a pointer of the binding
    return int(_cmark.ffi.cast("uintptr_t", pointer))
