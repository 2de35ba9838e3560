"""What is wrong, where, and what to do about it: faults are values, and travel with the results."""

import enum
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

import msgspec

from generator.model.source import Span

T = TypeVar("T")


class Severity(enum.Enum):
    """How bad a fault is: an error keeps something from being published, a warning withholds a fact, a note advises."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Diagnostic(msgspec.Struct, frozen=True):
    """One fault found: ``message`` is one sentence, ``hint`` says what to do, ``notes`` show other places.

    A note whose place has no path is about none, such as a law.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    hint: str = ""
    notes: tuple[tuple[str, Span], ...] = ()


class Code(msgspec.Struct, frozen=True):
    """The number, name and prose of one kind of fault.

    The letter of ``id`` tells its subject: F front matter, B body, S salary, L location, D dates, J structured data,
    K links, T templates, C collisions, P publishing and settings. A number is never used again. ``explanation`` says
    what, why, an example and what to write instead. ``private`` is advice on wording, trust or law: as a note it is for
    the owner alone, and shown to nobody else.
    """

    id: str
    name: str
    severity: Severity
    explanation: str
    private: bool = False

    @property
    def summary(self) -> str:
        """What is wrong, in one sentence: the lines of the explanation up to the first that ends one."""
        lines = [line.strip() for line in self.explanation.strip().splitlines()]
        ends = (number for number, line in enumerate(lines, 1) if line.endswith("."))
        return " ".join(lines[: next(ends, None)])

    def at(self, span: Span, message: str, hint: str = "", notes: Iterable[tuple[str, Span]] = ()) -> Diagnostic:
        """Report this fault at a place."""
        return Diagnostic(self.id, self.severity, message, span, hint, tuple(notes))


class Outcome(msgspec.Struct, Generic[T], frozen=True):
    """What a step could make, and what it found wrong on the way."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()


class Findings:
    """Gathers the diagnostics of a run. The one value of the model that grows, owned by the pipeline."""

    def __init__(self, severities: dict[str, Severity] | None = None) -> None:
        """Start empty; ``severities`` are the owner's changes to the severity of single codes."""
        self._severities = severities or {}
        self._found: dict[Diagnostic, None] = {}

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep these, each once."""
        for found in diagnostics:
            severity = self._severities.get(found.code, found.severity)
            self._found[msgspec.structs.replace(found, severity=severity)] = None

    def take(self, outcome: Outcome[T]) -> T:
        """Keep the diagnostics of an outcome and hand on its value."""
        self.add(outcome.diagnostics)
        return outcome.value

    def __iter__(self) -> Iterator[Diagnostic]:
        """Go through all diagnostics by file, line and code; those of whole files first."""
        return iter(sorted(self._found, key=_place))

    def __len__(self) -> int:
        """Count all diagnostics."""
        return len(self._found)

    def count(self, severity: Severity) -> int:
        """Count the diagnostics of one severity."""
        return sum(found.severity is severity for found in self._found)

    def paths(self, severity: Severity) -> frozenset[str]:
        """Return the files that diagnostics of one severity point to."""
        return frozenset(found.span.path for found in self._found if found.severity is severity)

    @property
    def errors(self) -> bool:
        """Whether anything was found that keeps a posting or the board from being published."""
        return any(found.severity is Severity.ERROR for found in self._found)


def _place(found: Diagnostic) -> tuple[str, int, int, str, str]:
    return found.span.path, found.span.line or 0, found.span.column or 0, found.code, found.message
