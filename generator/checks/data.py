"""Opens the data that is packaged with the rules, from `generator/checks/data/` to tables."""

import functools
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data"


@functools.cache
def read_rules(name: str) -> Any:  # noqa: ANN401 - each table has a shape of its own; its one reader knows it
    """Return a TOML file of the folder, read once a process; whoever asks must not change it."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def any_of(patterns: Iterable[str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Return a pattern that finds any of these, in which a blank is any white space, also the end of a line."""
    whole = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(whole.replace(" ?", r"\s*").replace(" ", r"\s+"), flags)
