from __future__ import annotations

import json

import pytest

from generator.fetch.indexnow import announce
from tests.search_engine import SearchEngine


def body(*paths):
    urls = [f"https://jobs.example/{path}/" for path in paths]
    place = "https://jobs.example/k.txt"
    return json.dumps({"host": "jobs.example", "key": "k", "keyLocation": place, "urlList": urls}).encode()


def test_every_body_is_sent_once():
    """Bodies go out one after the other, as JSON; one without addresses is none."""
    with SearchEngine(200, 202) as engine:
        outcome = announce([body("a", "b"), body(), body("c")], engine.address)

    assert (outcome.value, outcome.diagnostics) == (3, ())
    assert [(path, kind.partition(";")[0], len(urls)) for path, kind, urls in engine.told] == [
        ("/indexnow", "application/json", 2), ("/indexnow", "application/json", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "words"), [(403, "the key"), (422, "do not belong"), (429, "too often"), (500, "500")]
)
def test_whoever_refuses_is_not_asked_again(code, words):
    """A refusal is told with what it means and how many addresses it leaves out, and ends the telling."""
    with SearchEngine(200, code) as engine:
        outcome = announce([body("a"), body("b", "c"), body("d")], engine.address)
    (told,) = outcome.diagnostics

    assert (outcome.value, len(engine.told)) == (1, 2)
    assert words in told.message
    assert "3 addresses" in told.message
    assert "curl" in told.hint


def test_nobody_there_is_told():
    """A machine that does not answer is a fault that names it, and no exception."""
    with SearchEngine() as engine:
        address = engine.address
    outcome = announce([body("a")], address)

    assert (outcome.value, [fault.code for fault in outcome.diagnostics]) == (0, ["P402"])
