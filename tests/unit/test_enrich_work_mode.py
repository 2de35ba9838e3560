"""Place, work mode and applicants are settled from front matter, labels, title and prose, the strongest first."""

import pytest

from generator.enrich.location import Places, places_of
from generator.enrich.place_reading import understand_place
from generator.model.config import Defaults, Reading
from generator.model.diagnostic import Outcome
from generator.model.entry import (
    Block,
    Entry,
    Labelled,
    Line,
    LineKind,
    Many,
    Pairs,
    Scalar,
    ScalarKind,
    Value,
    Written,
)  # fmt: skip
from generator.model.facts import Origin
from generator.model.html import Html
from generator.model.location import WorkMode
from generator.model.source import Span

PATH = "content/postings/acme-baker.md"
ON_SITE, HYBRID, REMOTE = WorkMode.ON_SITE, WorkMode.HYBRID, WorkMode.REMOTE


def span(line: int, text: str) -> Span:
    """Return the place of a text that begins in column 10 of a line."""
    return Span(PATH, line, 10, 10 + len(text))


def value(given: object, line: int) -> Value:
    """Return a value of the front matter as parsing makes it."""
    if isinstance(given, list):
        return Many(tuple(value(one, line) for one in given), Span(PATH, line))
    if isinstance(given, dict):
        pairs = tuple((Scalar(key, ScalarKind.TEXT, Span(PATH, line)), value(one, line)) for key, one in given.items())
        return Pairs(pairs, Span(PATH, line))
    return Scalar(str(given), ScalarKind.TEXT, span(line, str(given)))


def entry(title: str = "Baker", lines: tuple[str, ...] = (), labels: dict[str, str] | None = None,
          keys: dict[str, str] | None = None, **fields: object) -> Entry:  # fmt: skip
    """Return an entry with these fields of the front matter, labelled lines and lines of text."""
    written = tuple(
        Written(name, (keys or {}).get(name, name), value(given, at), Span(PATH, at))
        for at, (name, given) in enumerate(fields.items(), 2)
    )
    labelled = tuple(
        Labelled(label, text, span(at, text), Span(PATH, at))
        for at, (label, text) in enumerate((labels or {}).items(), 20)
    )
    body = tuple(Line(LineKind.TEXT, text, span(at, text)) for at, text in enumerate(lines, 30))
    heading = Line(LineKind.HEADING, title, span(10, title), 1)
    return Entry(PATH, "", "acme-baker", "", written, heading, title, labelled, (Block(None, body),), Html(""))


def told(outcome: Outcome[Places]) -> tuple[list[str], list[str], list[str]]:
    """Return towns, modes and applicants in short."""
    facts = outcome.value
    places = facts.location.value if facts.location else ()
    return (
        [place.locality or place.region or place.country or place.text for place in places],
        [mode.value for mode in facts.work_mode.value] if facts.work_mode else [],
        list(facts.applicant_location.value) if facts.applicant_location else [],
    )  # fmt: skip


def test_the_example_of_the_house_is_read_in_all_its_parts():
    """One labelled line can say where, how and from where; each fact quotes its own words."""
    text = "Remote (US) or San Francisco Bay Area"
    facts = places_of(entry(labels={"Location": text}), Reading()).value

    assert facts.location is not None
    place = facts.location.value[0]
    assert (place.text, place.locality, place.region, place.country) == ("San Francisco Bay Area", None, "CA", "US")
    assert facts.location.inferred == ("region", "country")
    assert facts.location.span == Span(PATH, 20, 10 + text.index("San"), 10 + len(text))
    assert facts.work_mode is not None
    assert facts.work_mode.value == (REMOTE, ON_SITE)
    assert facts.applicant_location is not None
    assert facts.applicant_location.value == ("US",)
    assert facts.applicant_location.span == Span(PATH, 20, 10 + text.index("US"), 12 + text.index("US"))


FRONT_MATTER = [
    ({"location": "Berlin"}, {}, ["Berlin"], ["ON_SITE"], []),
    ({"location": ["Berlin", "Munich"]}, {}, ["Berlin", "Munich"], ["ON_SITE"], []),
    ({"location": {"city": "Springfield", "state": "IL", "country": "US"}}, {}, ["Springfield"], ["ON_SITE"], []),
    ({"location": {"city": "Oslo", "country": "NO"}}, {}, ["Oslo"], ["ON_SITE"], []),
    ({"location": {"city": "Lesser Wigborough", "country": "gb"}}, {}, ["Lesser Wigborough"], ["ON_SITE"], []),
    ({"location": "Berlin", "work_mode": "yes"}, {"work_mode": "remote"}, ["Berlin"], ["REMOTE"], []),
    ({"location": "Berlin", "work_mode": "no"}, {"work_mode": "remote"}, ["Berlin"], ["ON_SITE"], []),
    ({"location": "Berlin", "work_mode": "hybrid"}, {"work_mode": "remote"}, ["Berlin"], ["HYBRID"], []),
    ({"work_mode": "US only"}, {"work_mode": "remote"}, [], ["REMOTE"], ["US"]),
    ({"work_mode": ["on-site", "remote"]}, {}, [], ["ON_SITE", "REMOTE"], []),
    ({"work_mode": "remote", "applicant_location": ["US", "CA"]}, {}, [], ["REMOTE"], ["US", "CA"]),
    ({"work_mode": "remote", "applicant_location": "US-CA, EU"}, {}, [], ["REMOTE"], ["US-CA", "EU"]),
    ({"applicant_location": "Germany and Austria"}, {}, [], [], ["DE", "AT"]),
    ({"applicant_location": "UTC-8 to UTC-3"}, {}, [], [], ["UTC-08:00..UTC-03:00"]),
    ({"location": "Remote (US)", "work_mode": "remote"}, {}, [], ["REMOTE"], ["US"]),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "keys", "towns", "modes", "applicants"), FRONT_MATTER)
def test_front_matter_is_read_in_all_its_forms(fields, keys, towns, modes, applicants):
    """Text, lists and maps, our names and other people's, say the same thing."""
    assert told(places_of(entry(keys=keys, **fields), Reading())) == (towns, modes, applicants)


LABELS = [
    ({"Standort": "München (hybrid)"}, ["Munich"], ["HYBRID"], []),
    ({"勤務地": "東京"}, ["Tokyo"], ["ON_SITE"], []),
    ({"Location": "Berlin", "Remote": "Yes"}, ["Berlin"], ["REMOTE"], []),
    ({"Location": "Berlin", "Remote": "2 days a week"}, ["Berlin"], ["HYBRID"], []),
    ({"Location": "Berlin", "Remote": "talk to us"}, ["Berlin"], ["ON_SITE"], []),
    ({"Office": "Open plan"}, [], [], []),
    ({"Office": "Lyon, France"}, ["Lyon"], ["ON_SITE"], []),
    ({"Headquarters": "Lyon, France"}, ["Lyon"], [], []),
    ({"Hauptsitz": "Leipzig", "Arbeitsort": "Jena"}, ["Jena"], ["ON_SITE"], []),
    ({"Work mode": "on-site"}, [], ["ON_SITE"], []),
    ({"Remote": "EMEA only"}, [], ["REMOTE"], ["EMEA"]),
]


@pytest.mark.parametrize(("labels", "towns", "modes", "applicants"), LABELS)
def test_labels_of_many_languages_introduce_places_and_modes(labels, towns, modes, applicants):
    """A labelled line is read as its label asks; a label that may mean other things needs a place that is known."""
    assert told(places_of(entry(labels=labels), Reading())) == (towns, modes, applicants)


TITLES = [
    ("Baker (Remote)", [], ["REMOTE"]),
    ("Baker - Berlin", ["Berlin"], ["ON_SITE"]),
    ("Remote Senior Python Developer", [], ["REMOTE"]),
    ("Remote Sensing Scientist", [], []),
    ("Hybrid Cloud Engineer", [], []),
    ("Software Engineer (Go)", [], []),
    ("Engineer (m/w/d)", [], []),
    ("Engineer - Mobile", [], []),
    ("Manager, Sales", [], []),
    ("Analyst (Georgia)", [], []),
]


@pytest.mark.parametrize(("title", "towns", "modes"), TITLES)
def test_a_title_says_a_place_only_where_nobody_can_mistake_it(title, towns, modes):
    """What stands in brackets or behind a dash is read if it is a place or a mode as a whole."""
    assert told(places_of(entry(title), Reading()))[:2] == (towns, modes)


PROSE = [
    ("This is a fully remote position.", [], ["REMOTE"]),
    ("The role is based in our Berlin office.", ["Berlin"], ["ON_SITE"]),
    ("This is a hybrid role with three days in the office.", [], ["HYBRID"]),
    ("Flexible work arrangements (remote-friendly)", [], []),
    ("Experience with remote teams and hybrid cloud.", [], []),
    ("We are headquartered in Paris and serve customers in Tokyo.", [], []),
    ("The role is remote-friendly.", [], []),
    ("You will work with colleagues in London, New York and Singapore.", [], []),
]


@pytest.mark.parametrize(("sentence", "towns", "modes"), PROSE)
def test_prose_counts_only_where_it_states_the_fact(sentence, towns, modes):
    """A sentence about the position says where and how; one about the company, its teams or tools does not."""
    assert told(places_of(entry(lines=(sentence,)), Reading()))[:2] == (towns, modes)


def test_an_inferred_mode_says_so():
    """A town without a word about remote work means on site, and that is called inferred."""
    facts = places_of(entry(location="Leeds, United Kingdom"), Reading()).value

    assert facts.work_mode is not None
    assert (facts.work_mode.value, facts.work_mode.origin) == ((ON_SITE,), Origin.INFERRED)


def test_a_contradiction_shows_both_places():
    """Front matter wins over a label, and a warning points at both."""
    outcome = places_of(entry(location="Berlin", labels={"Location": "Munich"}), Reading())

    (fault,) = outcome.diagnostics
    assert told(outcome)[0] == ["Berlin"]
    assert (fault.code, fault.span.line, fault.notes[0][1].line) == ("L101", 20, 2)


def test_more_detail_is_no_contradiction():
    """A country in front matter and its city in the text say the same."""
    outcome = places_of(entry(location="Berlin", labels={"Location": "Berlin, Germany"}), Reading())

    assert outcome.diagnostics == ()


def test_the_board_s_place_is_for_postings_that_do_not_say():
    """The default counts for a posting without a place, not for a remote one."""
    reading = Reading(defaults=Defaults(location="Leeds, United Kingdom"))

    assert told(places_of(entry(), reading))[0] == ["Leeds"]
    assert told(places_of(entry(labels={"Location": "Remote"}), reading))[0] == []
    assert places_of(entry(), reading).value.location.span is None


@pytest.mark.parametrize(("fields", "code"), [
    ({"location": "Somewherehausen"}, "L102"), ({"location": "Newcastle"}, "L103"),
    ({"location": "Munihc, Germany"}, "L104"),
    ({"location": {"city": "Oslo", "country": "Atlantis"}}, "L105"), ({"applicant_location": "the usual"}, "L106"),
    ({"work_mode": "as you like"}, "L107"),
])  # fmt: skip
def test_what_cannot_be_read_is_told(fields, code):
    """Each field that is not understood has a diagnostic with its code, a place and a remedy."""
    (fault,) = places_of(entry(**fields), Reading()).diagnostics

    assert fault.code == code
    assert fault.span.line == 2
    assert fault.hint


def test_reading_never_raises():
    """Any text has a reading, if an empty one."""
    for text in (
        "",
        " ",
        "()",
        "((((",
        "Remote (",
        ") or (",
        "or or or",
        "/",
        ",,,",
        "-",
        "\U0001f4cd",
        "a" * 5000,
        "(" * 500,
        "1, 2, 3",
        "a, " * 600,
        "Remote " * 5_000,
        "(" * 90_000,
        "UTC-" * 400,
        "1-" * 900,
    ):
        assert understand_place(text) is not None
