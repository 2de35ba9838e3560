"""The library behind the engine is not installed."""

import sys


def make(_root, monkeypatch):
    monkeypatch.setitem(sys.modules, "cmarkgfm", None)
    monkeypatch.delitem(sys.modules, "generator.parse.gfm", raising=False)
