"""Templates -> quicker code: Jinja's own compiler, but for how text is escaped, attributes read and macros called."""

from __future__ import annotations

from keyword import iskeyword
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

try:
    from markupsafe._speedups import _escape_inner
except ImportError:  # a MarkupSafe without its compiled part, or one that has arranged itself otherwise
    _escape_inner = escape

if TYPE_CHECKING:
    from jinja2.compiler import Frame


def shown(value: Any) -> str:  # noqa: ANN401 - whatever a template shows
    """Return a value as it stands in HTML.

    As Jinja's own ``escape``, but the text is not marked as safe, which nobody asks of what is written at once.
    """
    kind = type(value)
    if kind is str:
        return _escape_inner(value)
    return value if kind is Markup else escape(value)


def called(context: Context, function: Any, *arguments: Any) -> Any:  # noqa: ANN401 - whatever a template calls
    """Call a function as Jinja's ``Context.call`` does; a macro that only takes arguments in order, in one step."""
    if type(function) is Macro and not (function.caller or function.catch_kwargs or function.catch_varargs):
        lacking = len(function.arguments) - len(arguments)
        if lacking >= 0:
            return Markup(function._func(*arguments, *(missing,) * lacking))  # noqa: S704, SLF001 - escaped within
    return context.call(function, *arguments)


class Quick(CodeGenerator):
    """Calls `shown`, found on the environment, where a template writes a value.

    Our own templates (those in the environment's folder ``ours``) know what their views hold, so they read attributes
    as Python does; those of others may ask for what is not there, or for a key of a mapping.
    """

    def write_commons(self) -> None:
        """Write what begins each function of a template."""
        super().write_commons()
        self.writeline("shown, called = environment.shown, environment.called")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
            return
        self.write("shown(")
        if finalize.src is not None:
            self.write(finalize.src)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write how an attribute is read."""
        if not self._is_ours() or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        """Write how a macro is called."""
        in_order = isinstance(node.node, nodes.Name) and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        if forward_caller or not in_order or not self._is_ours():
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("called(context, ")
        self.visit(node.node, frame)
        for argument in node.args:
            self.write(", ")
            self.visit(argument, frame)
        self.write(")")

    def _is_ours(self) -> bool:
        ours = getattr(self.environment, "ours", "")
        return bool(self.filename and ours) and PurePath(str(self.filename)).is_relative_to(ours)
