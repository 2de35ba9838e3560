"""Any text -> code in Markdown, where a host follows no link, loads no picture and calls nobody by "@"."""

import re

from generator.report.place import visible

LONGEST = 200  # letters of a value that are shown


def code(text: str) -> str:
    """Return any text as code within a line, as much of it as is read at a glance."""
    shown = visible(" ".join(text.split()))
    shown = shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    blank = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{blank}{shown}{blank}{fence}" if shown else ""


def cell(text: str) -> str:
    """Return any text as code within a table, which no bar of its own can end; after a backslash no escape is sure."""
    return code(text).replace("|", "¦")
