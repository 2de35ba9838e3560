"""A posting without front matter, as somebody once wrote it: what the board understands from its text alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

SEED = Path(__file__).parent / "cases" / "seed" / "senior-software-engineer-backend-infrastructure.md"


@pytest.fixture
def seed(tmp_path, monkeypatch):
    """The seed in a folder that is no board."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copy(SEED, tmp_path)).name


@pytest.fixture
def facts(seed, run):
    """What `jobboard facts` tells of the seed."""
    (told,) = json.loads(run("facts", seed, "--format", "json").stdout)
    return told


def test_facts_of_the_seed(seed, run, golden):
    """The facts of the seed, with origins, places and quotes, are those that were accepted."""
    said = run("facts", seed, "--format", "json")

    assert said.code == 0
    assert said.stdout == golden("seed-facts.json", said.stdout)


def test_pay_of_the_seed(facts):
    """Its pay is the range, in dollars a year by inference, with equity; not the learning budget."""
    assert facts["salary"]["value"] == {
        "currency": "USD", "min": 160_000, "max": 240_000, "period": "YEAR", "equity": True,
    }  # fmt: skip
    assert facts["salary"]["inferred"] == ["currency", "period"]


def test_place_of_the_seed(facts):
    """Remote from the US, or on site in the Bay Area: a region, no city. Remote-friendly is not hybrid."""
    (place,) = facts["location"]["value"]

    assert (place["locality"], place["region"], place["country"]) == (None, "CA", "US")
    assert facts["work_mode"]["value"] == ["REMOTE", "ON_SITE"]
    assert facts["applicant_location"]["value"] == ["US"]


def test_demands_of_the_seed(facts):
    """Senior, full time, six years; a bachelor's degree; skills from stack and keywords."""
    assert facts["title"]["value"] == "Senior Software Engineer - Backend/Infrastructure"
    assert facts["seniority"]["value"] == "senior"
    assert facts["employment_type"]["value"] == ["FULL_TIME"]
    assert facts["experience"]["value"] == 72
    assert facts["education"]["value"][0] == "bachelor degree"
    assert {"Python", "Kubernetes", "Terraform", "PostgreSQL", "Apache Kafka"} <= set(facts["skills"]["value"])


def test_gaps_of_the_seed(facts):
    """It says not who hires, since when, or how to apply: just these are warnings, and each says what to do."""
    assert [one["code"] for one in facts["diagnostics"]] == ["J101", "J102", "J103"]
    assert all(one["severity"] == "warning" and one["hint"] for one in facts["diagnostics"])
    assert (facts["company"], facts["date"], facts["apply"]) == (None, None, None)


def test_every_quote_of_the_seed_is_in_the_file(facts):
    """A quote is the exact slice at its line and column."""
    lines = SEED.read_text(encoding="utf-8").split("\n")
    quoted = [fact for name, fact in facts.items() if isinstance(fact, dict) and fact["quote"] is not None]

    assert len(quoted) >= 8
    assert all(lines[fact["line"] - 1][fact["column"] - 1 :].startswith(fact["quote"]) for fact in quoted)
