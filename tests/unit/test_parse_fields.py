"""Fields of the front matter under our names, whatever the author calls them."""

from __future__ import annotations

import pytest

from generator.model.entry import Many, Pairs, ScalarKind
from generator.model.fields import CONTAINERS, FIELDS, FOREIGN
from generator.parse.front_matter import read_front_matter
from generator.parse.names import folded, is_doubtful, near
from generator.parse.written import name_fields


def named(*lines):
    text = "\n".join(["---", *lines, "---", ""])
    read = read_front_matter(text, "content/postings/baker.md")
    assert read.value is not None, read.diagnostics
    return name_fields(read.value.items)


def plain(value):
    if isinstance(value, Many):
        return [plain(item) for item in value.items]
    if isinstance(value, Pairs):
        return {key.text: plain(item) for key, item in value.items}
    return value.text


def values(*lines):
    return {field.name: plain(field.value) for field in reversed(named(*lines).value)}


def test_names_are_unique():
    """A name stands for one field alone, and no field is also foreign or a container."""
    names = [
        folded(name) for field in FIELDS for name in (field.name, *field.aliases, *(part for part, _ in field.parts))
    ]

    assert len(names) == len(set(names))
    assert not {*names} & (FOREIGN | CONTAINERS) - {"job"}


def test_every_field_is_described():
    """Each row says what its field holds, and shows an example."""
    assert all(field.description.endswith(".") and field.example for field in FIELDS)


@pytest.mark.parametrize("key", ["date_posted", "datePosted", "Date Posted", "date-posted", "DATE_POSTED"])
def test_spelling_of_names(key):
    """Case, dashes, underscores and blanks in a name do not matter."""
    assert values(f"{key}: 2026-11-01") == {"date": "2026-11-01"}


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("employer", "company"), ("organisation", "company"), ("organization", "company"), ("compensation", "salary"),
        ("pay", "salary"), ("remuneration", "salary"), ("type", "employment_type"), ("job_type", "employment_type"),
        ("deadline", "expires"), ("closing_date", "expires"), ("valid_through", "expires"), ("expiryDate", "expires"),
        ("apply_link", "apply"), ("apply_url", "apply"), ("how_to_apply", "apply"), ("email", "apply"),
        ("cities", "location"), ("remote", "work_mode"), ("tags", "skills"), ("stack", "skills"),
        ("keywords", "skills"), ("remote_region", "applicant_location"), ("level", "seniority"),
        ("degree", "education"), ("years", "experience"), ("lang", "language"), ("description", "summary"),
    ],
)  # fmt: skip
def test_other_names(key, name):
    """Other people's names for a field are accepted without a word, and the author's key is kept."""
    found = named(f"{key}: something")

    assert [(field.name, field.key) for field in found.value] == [(name, key)]
    assert found.diagnostics == ()


def test_unknown_field():
    """A misspelt field is told with the name that was meant, at its name."""
    (found,) = named("titel: Baker").diagnostics

    assert (found.code, found.message, found.hint) == ("F105", "unknown field `titel`", "did you mean `title`?")
    assert (found.span.line, found.span.column, found.span.end_column) == (2, 1, 6)


def test_other_languages():
    """Names in other languages are accepted, with accents or without."""
    found = values("titel: Konditor", "firma: Example", "ort: Wien", "vergutung: 2400", "veröffentlicht: 2026-11-01")

    assert found == {
        "title": "Konditor", "company": "Example", "location": "Wien", "salary": "2400", "date": "2026-11-01",
    }  # fmt: skip


def test_a_misspelling_is_no_other_language():
    """A name that may be one of ours misspelt is taken for another language only beside another of its kind."""
    assert is_doubtful("titel")
    assert [found.code for found in named("titel: Baker", "company: Example").diagnostics] == ["F105"]
    assert named("titel: Bäcker", "gehalt: 3000").diagnostics == ()


@pytest.mark.parametrize(("wrong", "right"), [("salery", "salary"), ("locaton", "location"), ("compay", "company")])
def test_near_names(wrong, right):
    """A name that is almost one of ours is taken for it in the advice."""
    assert near(wrong) == right


def test_far_names():
    """A name that is like none of ours is not taken for one."""
    assert near("shoe_size") is None


def test_fields_of_other_programs():
    """What other site generators keep in the front matter is neither read nor complained of."""
    found = named("layout: job", "permalink: /x/", "categories: [a]", "type: post", "weight: 3", "slug: x")

    assert found.value == ()
    assert found.diagnostics == ()


def test_maps_that_only_gather_fields():
    """The fields of `job: {...}` are read as if they stood at the top, after the ones that do."""
    found = values("job:", "  title: Cook", "  pay: 20", "params: {city: Leeds}", "title: Baker")

    assert found == {"title": "Baker", "salary": "20", "location": {"city": "Leeds"}}


def test_maps_that_are_values():
    """Company, location and salary may be maps, and stay so."""
    found = values("company: {name: Example}", "location: {city: Leeds, country: GB}", "salary: {min: 1, max: 2}")

    assert found == {
        "company": {"name": "Example"},
        "location": {"city": "Leeds", "country": "GB"},
        "salary": {"min": "1", "max": "2"},
    }


def test_parts_become_a_map():
    """Fields that each say a part of a place or of pay become one map."""
    found = values("country: NO", "town: Bergen", "salary: 50-60k", "currency: NOK", "salary_period: year")

    assert found == {
        "location": {"country": "NO", "city": "Bergen"},
        "salary": {"text": "50-60k", "currency": "NOK", "period": "year"},
    }


def test_lists_in_parts_are_joined():
    """Skills under several names are one list, ours first."""
    assert values("tags: [oven, dough]", "skills: bread") == {"skills": ["bread", "oven", "dough"]}


def test_nearest_name_comes_first():
    """Of one field under two names the nearer to ours counts, and a contradiction shows both places."""
    found = named("employer: Example Ltd", "company: Example Bakery")
    (twice,) = found.diagnostics

    assert [field.value.text for field in found.value] == ["Example Bakery", "Example Ltd"]
    assert (twice.code, twice.span.line, twice.notes[0][1].line) == ("F106", 2, 3)


def test_same_words_twice_are_no_contradiction():
    """One field under two names with the same value is not complained of."""
    assert named("employer: Example", "company: example").diagnostics == ()


@pytest.mark.parametrize("line", ["salary:", "salary: ~", 'salary: ""', "salary: []", "salary: {}"])
def test_empty_is_not_written(line):
    """A field without a value is as good as not written."""
    assert named(line).value == ()


@pytest.mark.parametrize(
    ("line", "name"),
    [("published: false", "draft"), ("status: filled", "closed"), ("active: no", "closed"), ("status: Draft", "draft")],
)
def test_states_of_other_programs(line, name):
    """`published: false` says that it is a draft, `active: no` that it is closed."""
    (found,) = named(line).value

    assert (found.name, found.value.text, found.value.kind) == (name, "true", ScalarKind.TRUTH)


@pytest.mark.parametrize("line", ["published: true", "status: open", "active: yes"])
def test_states_that_say_nothing(line):
    """That a posting is open goes without saying."""
    found = named(line)

    assert found.value == ()
    assert found.diagnostics == ()
