"""Disk -> where the file of a new posting may lie: in its company's folder, by a name whose address nobody has."""

from itertools import chain, count
from pathlib import Path

from generator.load.sources import POSTINGS
from generator.load.walk import File, is_markdown, walk
from generator.model.slug import LONGEST, slug_of_stem, slugify


class FreePlaces:
    """The places that are left beside the postings of a board. One that was given out is taken."""

    def __init__(self, root: Path) -> None:
        """Look at the names of all postings; folders do not count for an address."""
        files = (file for file in walk(root.resolve(), POSTINGS) if isinstance(file, File))
        names = (file.path.rpartition("/")[2] for file in files)
        self._taken = {slug_of_stem(name.rpartition(".")[0]) for name in names if is_markdown(name)}

    def take(self, title: str, company: str = "") -> str:
        """Return the path of a file below the board's root, named after title and company: `baker-acme-2.md`."""
        name = slugify(f"{title} {company}")
        short = name[: LONGEST - 6].rstrip("-")
        stem = next(stem for stem in chain((name,), (f"{short}-{n}" for n in count(2))) if stem not in self._taken)
        self._taken.add(stem)
        folder = f"{POSTINGS}/{slugify(company)}" if company else POSTINGS
        return f"{folder}/{stem}.md"
