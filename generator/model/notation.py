"""How the fields on top of a file are written."""

import enum


class Notation(enum.Enum):
    """What the fields begin with; a file without fields counts as one that has them in YAML."""

    YAML = "---"
    TOML = "+++"
    JSON = "{"
