"""How the fields on top of a file are written."""

import enum


class Notation(enum.Enum):
    """What the fields begin with; a file without fields counts as one that has them in YAML."""

    YAML = "---"
    TOML = "+++"
    JSON = "{"

    def key(self, name: str) -> str:
        """Return the name of a field as it stands before its value."""
        return {Notation.YAML: f"{name}:", Notation.TOML: f"{name} =", Notation.JSON: f'"{name}":'}[self]
