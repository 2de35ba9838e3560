"""The catalogue: every code of the house once, with its explanation."""

from __future__ import annotations

import json
import re
from email.message import Message
from importlib import metadata
from pathlib import Path

import pytest

import generator
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.source import Span
from generator.report import REPORTERS, catalogue, explain
from generator.report.catalogue import STEPS, docs_address, gathered


def test_catalogue_holds_every_code_once_and_in_order():
    """Codes are numbered by subject, unique, named in small letters, and all of them explain themselves."""
    codes = catalogue()

    assert list(codes) == sorted(codes)
    assert {"J101", "P101"} <= codes.keys()
    for number, code in codes.items():
        assert number == code.id
        assert re.fullmatch(r"[FBSLDJKTCP]\d{3}", number), number
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code.name), code.name
        assert len(code.explanation) > 100, number


@pytest.mark.parametrize("twin", [Code("S1", "b", Severity.NOTE, ""), Code("S2", "a", Severity.NOTE, "")])
def test_number_or_name_given_twice_is_refused(twin):
    """Two codes can share neither their number nor their name."""
    with pytest.raises(ValueError, match="twice"):
        gathered([Code("S1", "a", Severity.NOTE, ""), twin])


def test_code_is_explained_by_number_or_name():
    """A code explains itself, whether asked for by its number, as a message shows it, or by its name."""
    whole = explain("K101")

    assert whole.startswith("K101 reserved-address (error)\n\nA posting leads to")
    assert "\n    " not in whole
    assert explain("[k101]") == explain("Reserved-Address") == whole


def test_unknown_code_names_what_was_meant():
    """A code that is not there is refused with one that is near."""
    with pytest.raises(LookupError, match=r"there is no code reserved-adress; did you mean reserved-address"):
        explain("reserved-adress")


def test_every_step_with_faults_is_in_the_catalogue():
    """No step can have codes that the catalogue does not ask for."""
    package = Path(generator.__file__).parent

    assert sorted(file.parent.name for file in package.glob("*/faults.py")) == sorted(STEPS)


def test_a_code_says_in_one_sentence_what_is_wrong():
    """The summary of a code ends where its first sentence does, on whatever line, and breaks nowhere."""
    assert Code("S1", "a", Severity.NOTE, "What is\n    wrong.\n    And why.").summary == "What is wrong."
    assert all(code.summary.endswith(".") and "\n" not in code.summary for code in catalogue().values())


def test_codes_lead_to_their_pages_once_it_is_known_where_these_are(monkeypatch):
    """With the address of the docs in the package's metadata, `explain` and SARIF name the page of a code."""
    told = Diagnostic("S104", Severity.WARNING, "said", Span("a.md"))

    def rule():
        (run,) = json.loads(REPORTERS["sarif"]([told], lambda _path, _line: None))["runs"]
        return run["tool"]["driver"]["rules"][0]

    monkeypatch.setattr(metadata, "metadata", lambda _name: Message())
    docs_address.cache_clear()
    unknown = rule().get("helpUri"), "https://" in explain("S104")
    named = Message()
    named["Project-URL"] = "Source, https://example.com/code"
    named["Project-URL"] = "Documentation, https://example.com/docs"
    monkeypatch.setattr(metadata, "metadata", lambda _name: named)
    docs_address.cache_clear()
    known = rule()["helpUri"], explain("S104").rstrip().endswith("\nhttps://example.com/docs/codes/S104.md")
    docs_address.cache_clear()

    assert unknown == (None, False)
    assert known == ("https://example.com/docs/codes/S104.md", True)
