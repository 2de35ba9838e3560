"""Disk -> all files that a board is made of, by their digests."""

from generator.load.assets import load_assets
from generator.load.sources import Stamps, load_sources
from generator.model.config import Config
from generator.model.diagnostic import Findings, Outcome
from generator.model.source import Files


def load_files(config: Config, stamps: Stamps) -> Outcome[Files]:
    """Find the board's Markdown files and all that is published as it is."""
    found = Findings()
    sources = found.take(load_sources(config, stamps))
    assets = found.take(load_assets(config))
    return Outcome(Files(sources, assets), tuple(found))
