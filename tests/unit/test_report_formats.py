"""Reports: the same faults for people, editors, programs and GitHub."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.source import Span
from generator.report import REPORTERS
from generator.report.github import summary
from generator.report.place import visible, width

SARIF = json.loads((Path(__file__).parents[1] / "grammars" / "sarif.json").read_text("utf-8"))
PATH = "content/postings/acme-sre.md"
FILE = ["---", "title: SRE", "salary:", "  min: 60000", "  max: 40000", "---", "", "\tDas Café 東京 sucht dich"]


def read_line(path: str, number: int) -> str | None:
    return FILE[number - 1] if path == PATH and 1 <= number <= len(FILE) else None


def at(*place: int) -> Span:
    return Span(PATH, *place)


def fault(
    span: Span, *notes: tuple[str, Span], severity: Severity = Severity.WARNING, hint: str = "swap the two"
) -> Diagnostic:
    return Diagnostic("S104", severity, "`max` is below `min`", span, hint, notes)


def text(*faults: Diagnostic) -> str:
    return REPORTERS["text"](faults, read_line)


def test_text_shows_the_line_a_mark_below_it_and_what_to_do():
    """People see the line with the one before it, a mark with what is to be said of the place, and the remedy."""
    place = at(5, 3, 6)

    assert text(fault(place, ("40,000, but the minimum is 60,000", place))) == dedent("""\
        content/postings/acme-sre.md:5:3: warning[S104]: `max` is below `min`
           4 |   min: 60000
           5 |   max: 40000
             |   ^^^ 40,000, but the minimum is 60,000
           = help: swap the two
        """)


def test_text_shows_other_places_in_the_file_and_names_those_elsewhere():
    """A note on another line has a mark there, lines between are left out; one in another file is told by its place."""
    found = fault(at(5, 3, 6), ("for this job", at(2, 8, 11)), ("and here", Span("b.md", 7, 1)), hint="")

    assert text(found, fault(at())) == dedent("""\
        content/postings/acme-sre.md:5:3: warning[S104]: `max` is below `min`
           2 | title: SRE
             |        --- for this job
         ... |
           4 |   min: 60000
           5 |   max: 40000
             |   ^^^
           = note: and here: b.md:7:1

        content/postings/acme-sre.md: warning[S104]: `max` is below `min`
           = help: swap the two
        """)


def test_text_puts_its_mark_under_wide_letters_and_behind_tabs():
    """The mark stands below its letters: tabs stay tabs, wide letters count twice; an empty line is left out."""
    assert text(fault(at(8, 11, 13), hint="")).split("\n")[1:] == [
        "   8 | \tDas Café 東京 sucht dich",
        "     | \t         ^^^^",
        "",
    ]


def test_text_cuts_lines_that_are_very_long():
    """Of a line of five million characters a window is shown, with the mark in it."""
    line = "a" * 2_000_000 + "BAD" + "b" * 3_000_000
    report = REPORTERS["text"]([fault(Span("x.md", 12345, 2_000_001, 2_000_004))], lambda _path, _number: line)
    shown, marked = report.split("\n")[2:4]

    assert shown.startswith("12345 | …aaa")
    assert len(shown) < 140
    assert shown[marked.index("^") : marked.rindex("^") + 1] == "BAD"


def test_text_without_the_file_still_tells_the_fault():
    """A file that cannot be read again leaves out the excerpt, and notes fall back to their places."""
    found = fault(Span("gone.md", 3, 1, 4), ("look here", Span("gone.md", 3, 1, 4)))

    assert text(found) == dedent("""\
        gone.md:3:1: warning[S104]: `max` is below `min`
           = note: look here: gone.md:3:1
           = help: swap the two
        """)


def test_concise_is_one_line_each():
    """Editors and grep get one line a fault, whatever the message holds."""
    found = Diagnostic("B101", Severity.ERROR, "two\nlines", at(2))

    assert REPORTERS["concise"]([found, fault(at(5, 3, 6))], read_line) == (
        f"{PATH}:2: error[B101]: two␊lines\n{PATH}:5:3: warning[S104]: `max` is below `min`\n"
    )


def test_json_holds_all_of_a_fault():
    """Programs get every part, with null for what is unknown."""
    (one,) = json.loads(REPORTERS["json"]([fault(at(5, 3, 6), ("as here", at()))], read_line))

    assert one == {
        "code": "S104", "severity": "warning", "message": "`max` is below `min`",
        "file": PATH, "line": 5, "column": 3, "end_column": 6, "hint": "swap the two",
        "notes": [{"message": "as here", "file": PATH, "line": None, "column": None, "end_column": None}],
    }  # fmt: skip


def test_github_shows_the_most_severe_first():
    """GitHub shows ten annotations of a step, so errors come before warnings, and those before notes."""
    order = [Severity.NOTE, Severity.WARNING, Severity.ERROR, Severity.WARNING]
    faults = [fault(at(line), severity=severity) for line, severity in enumerate(order, 1)]
    lines = REPORTERS["github"](faults, read_line).splitlines()

    assert [line.partition(",title")[0] for line in lines] == [
        f"::error file={PATH},line=3", f"::warning file={PATH},line=2", f"::warning file={PATH},line=4",
        f"::notice file={PATH},line=1",
    ]  # fmt: skip


def test_github_shows_ten_and_the_rest_stands_in_the_log_and_the_summary():
    """Of twelve faults the ten worst are annotations; the others are lines of the log, and a list in the summary."""
    faults = [fault(at(line)) for line in range(1, 12)] + [fault(at(20), severity=Severity.ERROR)]
    lines = REPORTERS["github"](faults, read_line).splitlines()

    assert [line.startswith("::") for line in lines] == [True] * 10 + [False] * 2
    assert lines[-1] == f"- {PATH}:11: warning[S104]: `max` is below `min`"
    assert summary(faults) == "\n".join(
        [
            "### 2 more findings\n",
            *(f"- warning S104 in `{PATH}:{line}`: `` `max` is below `min` ``" for line in (10, 11)),
            "",
        ]
    )
    assert summary(faults[:10]) == ""


@pytest.mark.parametrize("words", ["::error::x", "##[error]x", " ::set-output name=x::y", "\n::x::"])
def test_no_line_of_a_log_is_a_command_of_an_authors(words):
    """GitHub reads commands at the beginning of a line, and those of its older form anywhere."""
    told = Diagnostic("F1", Severity.NOTE, words, Span(words))
    lines = REPORTERS["github"]([*(fault(at(line)) for line in range(10)), told], read_line).splitlines()

    assert len(lines) == 11
    assert not lines[-1].lstrip().startswith("::")
    assert "##[" not in lines[-1]


def test_github_commands_cannot_be_broken_out_of():
    """What an author wrote cannot end an annotation or begin another command."""
    found = Diagnostic("F1", Severity.ERROR, "100 %\r\n::set-output name=x::y", Span("a,b:c.md", 1, 2, 5), "mend")

    assert REPORTERS["github"]([found], read_line) == (
        "::error file=a%2Cb%3Ac.md,line=1,col=2,endColumn=5,title=F1::100 %25␍␊::set-output name=x::y%0Ahelp: mend\n"
    )


def test_sarif_holds_a_fault_with_its_rule_and_places():
    """Code hosts get the place, what is to be done, other places, and the explanation of the code."""
    notes = (("as here", Span("b c.md", 7, 1)), ("a law", Span("")))
    (run,) = json.loads(REPORTERS["sarif"]([fault(at(5, 3, 6), *notes)], read_line))["runs"]
    (rule,), (result,) = run["tool"]["driver"]["rules"], run["results"]

    assert (rule["id"], rule["name"], rule["defaultConfiguration"]) == ("S104", "salary-range", {"level": "warning"})
    assert result["message"]["text"] == "`max` is below `min`\nnote: a law\nhelp: swap the two"
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("S104", 0, "warning")
    assert [place["physicalLocation"] for place in (*result["locations"], *result["relatedLocations"])] == [
        {
            "artifactLocation": {"uri": PATH, "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": 5, "startColumn": 3, "endColumn": 6},
        },
        {
            "artifactLocation": {"uri": "b%20c.md", "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": 7, "startColumn": 1},
        },
    ]


TEXT = st.text(max_size=20) | st.sampled_from(["", "\t\t", "\x1b[31m", "a\nb", "東京", "e\u0301", "\u202e"])
NUMBER = st.none() | st.integers(-2, 12)
SPAN = st.builds(Span, st.sampled_from([PATH, "b.md", "\n"]), NUMBER, NUMBER, NUMBER)
FAULT = st.builds(
    Diagnostic, TEXT, st.sampled_from(Severity), TEXT, SPAN, TEXT, st.lists(st.tuples(TEXT, SPAN)).map(tuple)
)


@pytest.mark.parametrize("name", REPORTERS)
@given(st.lists(FAULT, max_size=3), st.none() | TEXT)
def test_any_fault_can_be_shown(name, faults, line):
    """No report fails for any fault, file or place; and none but JSON lets control characters through."""
    report = REPORTERS[name](faults, lambda _path, _number: line)

    assert name == "json" or "\x1b" not in report
    assert bool(report) == bool(faults) or name in {"json", "sarif"}
    assert name != "sarif" or jsonschema.Draft202012Validator(SARIF).is_valid(json.loads(report))


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1, max_size=200), st.data())
def test_mark_stands_below_its_letters(line, data):
    """In a line of plain letters the mark spans exactly the columns of the fault."""
    start = data.draw(st.integers(1, len(line)))
    end = data.draw(st.integers(start + 1, min(len(line), start + 60) + 1))
    found = fault(Span("x.md", 1, start, end))
    shown, marked = REPORTERS["text"]([found], lambda _path, number: line if number == 1 else None).split("\n")[1:3]
    first, last = marked.index("^"), marked.rindex("^")

    assert shown.ljust(last + 1)[first : last + 1] == line[start - 1 : end - 1]


@given(st.text())
def test_visible_text_keeps_its_length(line):
    """Making a text visible moves nothing: each letter stays one letter, and twice is as good as once."""
    shown = visible(line)

    assert len(shown) == len(line)
    assert visible(shown) == shown
    assert width(shown) <= 2 * len(line)
    assert len(shown.splitlines()) <= 1


@pytest.mark.parametrize("name", ["github", "sarif"])
@pytest.mark.parametrize("code", ["J108", "J109", "J110", "J111", "J112", "K201", "S202"])
def test_advice_on_wording_and_trust_is_for_the_owner_alone(name, code):
    """Where others read along, notes on wording, trust and law are not shown; what the owner made a warning is."""
    note, warning = (Diagnostic(code, severity, "said", at(1)) for severity in (Severity.NOTE, Severity.WARNING))

    assert code not in REPORTERS[name]([note], read_line)
    assert code in REPORTERS[name]([warning], read_line)
    assert code in text(note)


def test_a_note_about_no_place_stands_alone():
    """What is noted of a law, say, has no path; it is told without one."""
    found = Diagnostic("S202", Severity.WARNING, "no pay", Span("a.md"), notes=(("Colorado asks for it", Span("")),))

    assert "   = note: Colorado asks for it\n" in REPORTERS["text"]([found], lambda _path, _line: None)
    assert "%0AColorado asks for it" in REPORTERS["github"]([found], lambda _path, _line: None)
