"""Labels and their values, found by shape alone."""

from __future__ import annotations

import pytest

from generator.model.config import Reading
from generator.model.source import Source, quote
from generator.parse import parse_source
from generator.parse.labels import labels_of
from generator.parse.outline import outline


def labels(text):
    found = outline(text, "content/postings/baker.md", 1)
    return labels_of(found.blocks, found.title)


def pairs(text):
    return [(found.label, found.value) for found in labels(text)]


@pytest.mark.parametrize(
    "line",
    [
        "**Location:** Leeds", "**Location**: Leeds", "**Location :** Leeds", "Location: Leeds", "Location:Leeds",
        "**Location: Leeds**", "**Location:* Leeds", "*Location:** Leeds", "**Location: Leeds", "Location:** Leeds",
        "__Location:__ Leeds", "*Location:* Leeds", "_Location_: Leeds", "**Location**: **Leeds**", "Location: `Leeds`",
        "- **Location:** Leeds", "* Location: Leeds", "1. Location: Leeds", "• Location: Leeds", "> Location: Leeds",
        "- [x] Location: Leeds", "📍 Location: Leeds", "**📍 Location:** Leeds", "📍 **Location**: Leeds",
        "**Location 📍:** Leeds", ":round_pushpin: Location: Leeds", "Location： Leeds", "Location：Leeds",
        "<b>Location:</b> Leeds", "<strong>Location</strong>: Leeds<br>", "**Location** - Leeds", "Location – Leeds",
        "Location\tLeeds", "**Location**\tLeeds", "- Location \t Leeds", "📍 Location\t\tLeeds",
        "**Location:** Leeds  ", "**Location:** Leeds\\", "### Location: Leeds", "### **Location:** Leeds",
        "| Location | Leeds |\n|---|---|", "| **Location:** | Leeds |\n|---|---|", "|Location|Leeds|",
        "### Location\nLeeds", "### 📍 Location\n\nLeeds", "### Location:\n- Leeds", "**Location**\nLeeds",
        "**Location:**\n\nLeeds", "Location:\nLeeds", "__Location__\n- Leeds", "Location\n: Leeds",
    ],
)  # fmt: skip
def test_shapes(line):
    """A label is found in all the shapes that people write, and its value is free of marks."""
    assert pairs(f"# Baker\n\n{line}\n") == [("Location", "Leeds")]


@pytest.mark.parametrize(
    "line",
    [
        "See https://bakery.example: it is nice", "https://bakery.example", "We open at 12:30 and close late",
        "In this job you will have to do one thing: bake", "Do you bake? Then: apply", "Bread. Rolls: both",
        "mailto:jobs@bakery.example", "`a::b`", "Leeds", "Location:", "**Location:**", "std::string", "[^1]: A note",
        "Leeds\tCork\tBerlin", "We bake.\tYou eat.", "\tLeeds",
        "Write to jobs@bakery.example: we answer", "```\nLocation: Leeds\n```",
        "[place]: https://bakery.example", "C:\\bakery",
    ],
)  # fmt: skip
def test_what_is_no_label(line):
    """Addresses, times, sentences and code hold no labels."""
    assert pairs(f"# Baker\n\n{line}\n") == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Place: Leeds | Type: Full-time", [("Place", "Leeds"), ("Type", "Full-time")]),
        ("**Place:** Leeds · **Type:** Full-time", [("Place", "Leeds"), ("Type", "Full-time")]),
        ("**Place:** Leeds **Type:** Full-time", [("Place", "Leeds"), ("Type", "Full-time")]),
        ("**Place:** Leeds, **Type**: Full-time", [("Place", "Leeds"), ("Type", "Full-time")]),
        ("Place: Leeds<br>Type: Full-time", [("Place", "Leeds"), ("Type", "Full-time")]),
        ("Place: Leeds | London | Type: Full-time", [("Place", "Leeds | London"), ("Type", "Full-time")]),
        ("Example Bakery | Place: Leeds", [("Place", "Leeds")]),
    ],
)
def test_several_in_a_line(line, found):
    """A line may hold several labels; what has no label belongs to the value before it."""
    assert pairs(f"# Baker\n{line}") == found


def test_tables():
    """A table of two columns has labels on the left; one of two rows and known fields, or more columns, on top."""
    rows = "| Pay | 3 |\n|---|---|\n| Hours | 38 \\| 40 |\n\n"
    over = "Location | Salary\n--- | ---\nLeeds | 3\n\n| Ort | Gehalt | Art |\n|---|---|---|\n| Ulm | 3 | fest |\n"

    assert pairs(rows) == [("Pay", "3"), ("Hours", "38 \\| 40")]
    assert pairs(over) == [("Location", "Leeds"), ("Salary", "3"), ("Ort", "Ulm"), ("Gehalt", "3"), ("Art", "fest")]


def test_sections_are_no_values():
    """A heading or label over several lines is a section; the title is no label of what stands under it."""
    text = "# Baker\nLeeds\n\n## Duties\n- Bake\n- Clean\n\n**Benefits**\n- Bread\n- Leave\n"

    assert pairs(text) == []


def test_labels_one_below_the_other():
    """Labels with their values below each end where the next begins."""
    text = "## Facts\n**Location**\nLeeds\n\n**Pay:**\n38,000\n\n**Hours:** 38\n"

    assert pairs(text) == [("Location", "Leeds"), ("Pay", "38,000"), ("Hours", "38")]


def test_section():
    """A label knows the nearest heading above it, as plain text."""
    assert [found.section for found in labels("# [Baker](x)\nPay: 3\n## The *facts*\nPay: 4\n")] == [
        "Baker",
        "The facts",
    ]


def test_places_are_exact():
    """The places of label and value cover exactly what was written."""
    text = "# Bäcker\n\n- 📍 **勤務地：** 東京 | **Gehalt** : `3 €`\n\n| [Ort](x) | Ulm |\n|--|--|\n\n## Zeit\n> ab 5\n"

    assert [(quote(text, found.label_span), quote(text, found.span)) for found in labels(text)] == [
        ("勤務地", "東京"),
        ("Gehalt", "3 €"),
        ("Ort", "Ulm"),
        ("Zeit", "ab 5"),
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**At:** Leeds\n**Pay:** 9\nBake.", "<p><b>At:</b> Leeds<br>\n<b>Pay:</b> 9<br>\nBake.</p>"),
        ("Place: Leeds  \nPay: 30k  \nHours: 30", "<p>Place: Leeds<br>\nPay: 30k<br>\nHours: 30</p>"),
        ("**At**\nLeeds\n**Pay**\n9", "<p><b>At</b><br>\nLeeds<br>\n<b>Pay</b><br>\n9</p>"),
        ("Bake bread.\nPlace: Leeds\nand more.", "<p>Bake bread.\nPlace: Leeds\nand more.</p>"),
        ("```\nPlace: Leeds\nPay: 30k\n```", "<pre><code>Place: Leeds\nPay: 30k</code></pre>"),
    ],
)  # fmt: skip
def test_labels_one_under_the_other_are_lines(text, shown):
    """Lines that follow one another and begin with a label stay lines on the page; a single one is prose."""
    entry = parse_source(Source("content/postings/x.md", "0" * 32, f"# Baker\n\n{text}\n"), Reading()).value

    assert entry.html.text.strip().replace("strong>", "b>") == shown
