"""An opening -> the same without what the board does not understand: every fact in the file is one that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.intake.opening import Opening
from generator.intake.posting_file import new_file
from generator.model.facts import Origin

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model.diagnostic import Outcome
    from generator.model.posting import Understood

    Read = Callable[[str, str], Outcome[Understood | None]]

# Facts that have to be understood to be of use. What others call them ("Regular", "Tier 3") often is not.
_UNDERSTOOD = (
    "location", "work_mode", "applicant_location", "salary", "employment_type", "seniority", "date", "expires",
)  # fmt: skip
# What a place may say as well: "Remote (EU)".
_PLACED = {"work_mode", "applicant_location"}


def as_understood(opening: Opening, path: str, day: str, read: Read) -> tuple[Opening, tuple[str, ...]]:
    """Return the opening without the fields of which the board would make nothing, and their names.

    ``read`` understands a text as that of the file at ``path``.
    """
    understood = read(path, new_file(opening, "", day)).value
    if understood is None:
        return opening, ()
    taken = {one.field for one in understood.text.found if one.origin is Origin.FRONT_MATTER}
    taken |= {"location"} if taken & _PLACED else set()
    lost = tuple(name for name, value in opening.fields.items() if value and name in _UNDERSTOOD and name not in taken)
    fields = {name: value for name, value in opening.fields.items() if name not in lost}
    return msgspec.structs.replace(opening, fields=fields), lost
