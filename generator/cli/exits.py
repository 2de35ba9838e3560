"""How a command ends: the exit codes, and which one a run has earned."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model.diagnostic import Findings

WELL = 0
FAULTY = 1  # errors, or warnings under --strict; nothing was written
USAGE = 2
LEFT_OUT = 3  # written, but postings with errors were left out (--keep-going)
BUG = 70
INTERRUPTED = 130


def earned(found: Findings, *, strict: bool, written: bool = False) -> int:
    """Return the exit code of a run that found these faults, and did or did not write a site all the same."""
    if found.errors:
        return LEFT_OUT if written else FAULTY
    return FAULTY if strict and doubtful(found) else WELL


def doubtful(found: Findings) -> bool:
    """Whether there is a warning among the findings."""
    from generator.model.diagnostic import Severity

    return found.count(Severity.WARNING) > 0
