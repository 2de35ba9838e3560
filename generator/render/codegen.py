"""Templates -> code that shows most values with half the calls: Jinja's own compiler, but for how text is escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

try:
    from markupsafe._speedups import _escape_inner
except ImportError:  # a MarkupSafe without its compiled part, or one that has arranged itself otherwise
    _escape_inner = escape

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.compiler import Frame


def shown(value: Any) -> str:  # noqa: ANN401 - whatever a template shows
    """Return a value as it stands in HTML.

    As Jinja's own ``escape``, but the text is not marked as safe, which nobody asks of what is written at once.
    """
    kind = type(value)
    if kind is str:
        return _escape_inner(value)
    return value if kind is Markup else escape(value)


class Quick(CodeGenerator):
    """Calls `shown`, found on the environment, where a template writes a value."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
            return
        self.write("environment.shown(")
        if finalize.src is not None:
            self.write(finalize.src)
