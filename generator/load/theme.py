"""Where our own templates, static files and workflows lie: in the wheel beside the code, in a checkout above it."""

from pathlib import Path
from typing import Literal

from generator.model.config import Config

_PACKAGE = Path(__file__).resolve().parents[1]


def workflows_folder() -> Path:
    """Return the folder of the workflows that check and publish a board on GitHub."""
    packed = _PACKAGE / "theme" / "workflows"
    return packed if packed.is_dir() else _PACKAGE.parent / ".github" / "workflows"


def template_folders(config: Config) -> tuple[str, ...]:
    """Return the chain of template folders: the owner's in their order, then ours."""
    owners = [Path(config.root, folder) for folder in config.board.look.templates]
    return tuple(str(folder) for folder in [*owners, theme_folder("templates")] if folder.is_dir())


def theme_folder(name: Literal["templates", "static"]) -> Path:
    """Return the folder of our templates or static files."""
    packed = _PACKAGE / "theme" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name
