"""All regular expressions that the generator compiles, gathered by running it: prints them as JSON.

Run in a process of its own, since it listens to Python's compiler of expressions from the first import on.
"""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import re
import sys
import tempfile
from pathlib import Path

RE, HERE = Path(re.__file__).parent, Path(__file__).parent
HOUSE = Path(__file__).parents[1]
FOUND: dict[tuple[str, int], str] = {}


def listen() -> None:
    """Note each expression that code of the generator compiles, with its place."""
    compiler = vars(re)["_compiler"]
    compiled = compiler.compile

    def noted(pattern, flags=0):
        frame = inspect.currentframe()
        while frame is not None and Path(frame.f_code.co_filename).parent in (RE, HERE):
            frame = frame.f_back
        file = Path(frame.f_code.co_filename) if frame is not None else HOUSE
        if isinstance(pattern, str) and file.is_relative_to(HOUSE / "generator"):
            place = f"{file.relative_to(HOUSE / 'generator').as_posix()}:{frame.f_lineno}"
            FOUND.setdefault((pattern, int(flags)), place)
        return compiled(pattern, flags)

    compiler.compile = noted


def compile_at_once() -> None:
    """Let those be compiled that wait until their letters are met: in another text, they would be."""
    module = importlib.import_module("generator.enrich.expressions")
    begin, compiled = module.Expressions.__init__, vars(module)["_compiled"]

    def begin_compiled(self, expressions):
        texts = tuple(expressions)
        begin(self, texts)
        for text in texts:
            compiled(text)

    module.Expressions.__init__ = begin_compiled


def run() -> None:
    """Import every module, and read and build a board that uses them."""
    generator = importlib.import_module("generator")
    compile_at_once()
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if ".data." not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    sys.path.insert(0, str(HOUSE))
    board = importlib.import_module("tests.board")
    cases = importlib.import_module("tests.cases.hostile.expressions")
    with tempfile.TemporaryDirectory() as folder:
        made = board.Board(Path(folder)).fill(40)
        for name, text in cases.CASES.items():
            made.write(f"content/postings/{name}.md", text[:2_000])
        made.build(keep_going=True)


if __name__ == "__main__":
    listen()
    run()
    json.dump([(pattern, flags, place) for (pattern, flags), place in FOUND.items()], sys.stdout)
