"""Measure how long a posting's body takes as Markdown, ours beside the plain library in one run.

python benchmarks/markdown_speed.py [FOLDER]      FOLDER holds postings; without it, 200 are made up
python benchmarks/markdown_speed.py --profile     the functions that take most of the time
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.model.config import Reading
from generator.model.source import Source
from generator.parse import parse_source
from generator.parse.front_matter import read_front_matter
from generator.parse.markdown import plain_converter, quick_html_of

ROUNDS = 7
DOUGHS = (
    "rye bread",
    "sourdough",
    "rolls",
    "pretzels",
    "a wedding cake",
    "croissants",
    "biscuits",
    "buns for the school",
)
DEEDS = ("Bake", "Knead", "Shape", "Weigh", "Deliver", "Sell", "Improve", "Document", "Teach others to make")
WAYS = ("before the town wakes", "with a small team", "for the three shops", "by hand", "and note what you changed")


def made_up(number: int) -> str:
    """Return a posting of about 4 KB, the same for the same number."""
    chance = random.Random(number)  # noqa: S311 - no secret

    def deed() -> str:
        return f"{chance.choice(DEEDS)} {chance.choice(DOUGHS)} {chance.choice(WAYS)}"

    def text(sentences: int) -> str:
        return " ".join(f"You will {deed().lower()}." for _ in range(sentences))

    def items(count: int) -> str:
        return "\n".join(f"- {deed()}" for _ in range(count))

    rows = "\n".join(f"| {dough} | `{chance.randint(10, 90)} kg` | {chance.choice(WAYS)} |" for dough in DOUGHS)
    parts = (
        f"---\ntitle: Baker {number}\ncompany: Example Bakery\nlocation: Leeds\ndate: 2026-11-01\n---",
        f"## The bakery\n\nExample Bakery looks for a **baker**. {text(8)}\n\n{text(8)}",
        f"## Your days\n\n### In the morning\n\n{items(12)}\n\n### Later\n\n{items(12)}",
        f"## What you bring\n\n- 3+ years at the oven\n- *Patience*\n{items(12)}",
        f"## What we bake\n\n| Dough | A day | How |\n| --- | --- | --- |\n{rows}",
        f"## What we offer\n\n{items(14)}\n\n> {text(4)}",
        "More on [our page](https://www.example.com/bakery) or write to us.\n",
    )
    return "\n\n".join(parts)


def seconds_for(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """Return the CPU seconds that work takes for a text."""
    begun = time.process_time()
    for text in texts:
        work(text)
    return (time.process_time() - begun) / len(texts)


def main() -> None:
    """Print the medians, and their ratio to the plain library's."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args()
    files = sorted(given.folder.rglob("*.md")) if given.folder else []
    texts = [file.read_text(encoding="utf-8") for file in files] or [made_up(number) for number in range(200)]
    read = [read_front_matter(text, "x.md").value for text in texts]
    bodies = [matter.body for matter in read if matter]
    plain = plain_converter()

    def whole(text: str) -> object:
        return parse_source(Source("content/postings/x.md", "0" * 32, text), Reading())

    works: dict[str, tuple[Callable[[str], object], Sequence[str]]] = {
        "Markdown, plain library": (lambda body: plain.reset().convert(body), bodies),
        "Markdown, ours": (quick_html_of, bodies),
        "All of parsing": (whole, texts),
    }
    differing = sum(plain.reset().convert(body) != quick_html_of(body).html for body in bodies)
    took: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, (work, given_to) in works.items():
            took[name].append(seconds_for(work, given_to))
    medians = {name: statistics.median(rounds) for name, rounds in took.items()}
    size = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} postings of {size:,.0f} characters; {differing} differ between ours and the plain library")
    for name, median in medians.items():
        print(f"{name:<26}{median * 1000:7.2f} ms{median / medians['Markdown, plain library']:7.2f} x")
    if given.profile:
        profile = cProfile.Profile()
        profile.runcall(seconds_for, whole, texts)
        pstats.Stats(profile).sort_stats("tottime").print_stats(30)


if __name__ == "__main__":
    main()
