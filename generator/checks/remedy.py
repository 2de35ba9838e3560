"""Tells how to write a field into a posting's file, in the notation that it has."""

from generator.model.notation import Notation
from generator.model.posting import Posting

_PLACES = {
    Notation.YAML: "between two lines of `---` at the top of the file",
    Notation.TOML: "between the two lines of `+++` at the top of the file",
    Notation.JSON: "between the braces at the top of the file",
}


def field(posting: Posting, name: str, value: str) -> str:
    """Return a field with its value as it is to be written."""
    written = value if posting.notation is Notation.YAML else f'"{value}"'
    return f"{posting.notation.key(name)} {written}"


def among_fields(posting: Posting) -> str:
    """Return where fields are to be written."""
    return _PLACES[posting.notation]
