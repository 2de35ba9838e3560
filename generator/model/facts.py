"""Facts and how they were found."""

import enum
from typing import Generic, TypeVar

import msgspec

from generator.model.source import Span

T = TypeVar("T")


class Origin(enum.Enum):
    """How a fact was found, strongest first; a stronger origin wins over a weaker one."""

    FRONT_MATTER = "front-matter"
    LABELLED_LINE = "labelled-line"
    SECTION = "section"
    PROSE = "prose"
    TITLE = "title"
    FILE_NAME = "file-name"
    BOARD_DEFAULT = "board-default"
    FIRST_COMMIT = "first-commit"
    INFERRED = "inferred"


class Fact(msgspec.Struct, Generic[T], frozen=True):
    """A value with its origin and its first place; ``inferred`` names the parts that were not written."""

    value: T
    origin: Origin
    span: Span | None = None
    inferred: tuple[str, ...] = ()


class Found(msgspec.Struct, frozen=True):
    """How the value of one field of a posting was found: a fact without its value, which the posting holds."""

    field: str
    origin: Origin
    span: Span | None = None
    inferred: tuple[str, ...] = ()
