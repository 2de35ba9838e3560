"""A posting as a whole: what is understood of it, where it stands, and what is said where it contradicts itself."""

import datetime as dt
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.enrich import enrich_entry
from generator.enrich.headings import kind_of
from generator.model.config import Defaults, Reading
from generator.model.facts import Origin
from generator.model.posting import Education, EmploymentType, SectionKind, Seniority
from generator.model.source import Source, quote
from generator.parse import parse_source

PATH = "content/postings/acme.md"


def understand(text, path=PATH, reading=None):
    """What parsing and enriching make of a file, with all that they say about it."""
    reading = reading or Reading()
    parsed = parse_source(Source(path, "0" * 32, text), reading)
    return enrich_entry(parsed.value, reading)


def codes(outcome):
    return [found.code for found in outcome.diagnostics]


def test_a_posting_of_labels_alone():
    """Labels in a text without front matter say all that fields could."""
    posting = understand("""# Night-shift baker

**Company:** [Example Bakery](https://bakery.example)
**Salary:** £14.50 an hour
**Type:** Part-time
**Experience:** at least two years
**Education:** none
**Closing date:** 15 December 2026
**Apply:** jobs@bakery.example
**Start date:** January
""").value.posting

    assert (posting.company.name, posting.company.url) == ("Example Bakery", "https://bakery.example")
    assert (posting.employment_type, posting.experience, posting.education) == ((EmploymentType.PART_TIME,), 24, ())
    assert (posting.expires, posting.apply) == (dt.date(2026, 12, 15), "mailto:jobs@bakery.example")
    assert posting.start == "January"


def test_labels_in_other_languages():
    """German, French and Japanese labels are read as English ones are."""
    german = understand(
        "# Bäcker\n\n- **Gehalt:** 2.900 € brutto im Monat\n- **Anstellungsart:** Vollzeit\n"
        "- **Arbeitgeber:** Backhaus Süd\n- **Bewerbungsfrist:** 31.12.2026\n"
    ).value.posting
    french = understand(
        "# Boulanger\n\n- **Salaire :** 2 100 € brut par mois\n- **Contrat :** CDD\n- **Entreprise :** Au Bon Pain\n"
    ).value.posting
    japanese = understand(
        "# パン職人\n\n- **給与**：月給25万円\n- **雇用形態**：正社員\n- **勤務地**：東京\n"
    ).value.posting

    assert (german.salary.minimum, german.company.name, german.expires) == (2900, "Backhaus Süd", dt.date(2026, 12, 31))
    assert (french.salary.minimum, french.employment_type, french.company.name) == (
        2100,
        (EmploymentType.TEMPORARY,),
        "Au Bon Pain",
    )
    assert (japanese.salary.minimum, japanese.employment_type, japanese.language) == (
        250_000,
        (EmploymentType.FULL_TIME,),
        "ja",
    )


def test_front_matter_wins_and_a_contradiction_is_told():
    """Where front matter and a label differ, the front matter counts, and the warning shows both places."""
    outcome = understand("---\ntitle: Baker\nsalary: 30000 GBP a year\n---\n\n**Salary:** £35,000 a year\n")
    (warning,) = [found for found in outcome.diagnostics if found.code == "F203"]

    assert outcome.value.posting.salary.minimum == 30_000
    assert warning.span.line == 6
    assert [note.line for _, note in warning.notes] == [3]


def test_the_same_pay_twice_is_no_contradiction():
    """A salary that is repeated in a sentence, or with more words, contradicts nothing."""
    assert (
        codes(understand("# Baker\n\n**Salary:** €40k–€50k\n\n## Benefits\n\n- A salary of €40,000 - €50,000 a year\n"))
        == []
    )


def test_a_range_the_wrong_way_round_in_a_map_is_withheld():
    """A maximum below the minimum is shown to nobody, and the message stands at the maximum."""
    outcome = understand(
        "---\ntitle: Cook\nsalary:\n  min: 60000\n  max: 40000\n  currency: EUR\n  period: year\n---\n"
    )
    (warning,) = outcome.diagnostics

    assert (warning.code, warning.span.line, warning.notes[0][0]) == (
        "S104",
        5,
        "40,000 EUR a year, but the minimum is 60,000",
    )
    assert outcome.value.posting.salary is None


def test_a_range_the_wrong_way_round_in_words_is_understood():
    """In running words the two ends are put in order, with a warning."""
    outcome = understand("---\ntitle: Cook\nsalary: 60k-40k EUR a year\n---\n")

    assert codes(outcome) == ["S103"]
    assert (outcome.value.posting.salary.minimum, outcome.value.posting.salary.maximum) == (40_000, 60_000)


@pytest.mark.parametrize(("field", "code"), [
    ("employment_type: sometimes", "F202"), ("seniority: wizard", "F202"), ("education: charm", "F202"),
    ("apply: javascript:alert(1)", "F204"),
    ("openings: several", "F205"), ("draft: perhaps", "F206"), ("salary: a lot, 7 cows", "S101"),
    ("salary: {min: 5000, currency: XQZ}", "S102"),
    ("salary: {min: 5000, currency: EUR, period: moon}", "S105"), ("date: 2026-02-30", "D101"),
    ("expires: 05/06/2026", "D102"), ("date: some day", "D103"),
])  # fmt: skip
def test_a_bad_field_loses_only_itself(field, code):
    """A field that cannot be understood is told with its place; the rest of the posting stands."""
    outcome = understand(f"---\ntitle: Baker\n{field}\ncompany: Acme\n---\nText\n")
    (warning,) = [found for found in outcome.diagnostics if found.code == code]

    assert warning.span.line == 3
    assert warning.hint
    assert outcome.value.posting.company.name == "Acme"


def test_without_a_title_there_is_no_posting():
    """A text without heading and title is an error that says how to begin."""
    outcome = understand("Just some words.\n")

    assert outcome.value is None
    assert "F201" in codes(outcome)


def test_nothing_is_invented():
    """A text that states no fact has none but its title and its language."""
    posting = understand(
        "# Baker\n\nWe bake bread, and we have done so for 25 years. Our shop has 12,000 visitors a year.\n"
    ).value.posting

    assert (posting.company, posting.salary, posting.date, posting.expires, posting.apply) == (
        None,
        None,
        None,
        None,
        "",
    )
    assert (posting.experience, posting.education, posting.seniority, posting.employment_type, posting.skills) == (
        None,
        (),
        None,
        (),
        (),
    )


def test_the_day_stands_in_front_of_the_files_name():
    """`2026-11-01-baker.md` was posted that day; a day in the front matter counts more."""
    path = "content/postings/2026-11-01-baker.md"
    plain = understand("# Baker\n", path).value
    dated = understand("---\ndate: 2026-11-01\n---\n# Baker\n", path).value

    assert (plain.posting.date, plain.posting.slug) == (dt.date(2026, 11, 1), "baker")
    assert [found.origin for found in plain.text.found if found.field == "date"] == [Origin.FILE_NAME]
    assert [found.origin for found in dated.text.found if found.field == "date"] == [Origin.FRONT_MATTER]


def test_the_board_speaks_where_the_posting_does_not():
    """Defaults of the board fill gaps, and say that it was the board."""
    reading = Reading(
        defaults=Defaults(company="Acme", currency="EUR", apply="jobs@acme.example", employment_type="full-time")
    )
    understood = understand("# Baker\n\n**Salary:** 30,000 a year\n", reading=reading).value

    assert (understood.posting.company.name, understood.posting.apply) == ("Acme", "mailto:jobs@acme.example")
    assert understood.posting.salary.currency == "EUR"
    assert {found.origin for found in understood.text.found if found.field in {"company", "apply"}} == {
        Origin.BOARD_DEFAULT
    }


def test_a_folder_names_the_company_that_has_a_profile():
    """A posting in `acme-foods/` is Acme Foods', if `content/companies/acme-foods.md` says so."""
    reading = Reading(companies=(("acme-foods", "Acme Foods Ltd"),))

    assert (
        understand("# Baker\n", "content/postings/acme-foods/baker.md", reading).value.posting.company.name
        == "Acme Foods Ltd"
    )
    assert understand("# Baker\n", "content/postings/bakers/baker.md", reading).value.posting.company is None


@pytest.mark.parametrize(("text", "name"), [
    ("# Engineer at Acme\n", "Acme"), ("# Guide\n\nThe Example Museum is hiring a guide.\n", "The Example Museum"),
    ("# Koch\n\nGasthaus Linde sucht einen Koch.\n", "Gasthaus Linde"),
    ("# Baker\n\n## About Acme\n\nAcme bakes.\n", "Acme"),
    ("# [Baker](https://acme.example)\n## Acme Foods\n### Leeds\n\nText.\n", "Acme Foods"),
    ("# Nurse at Night\n", None), ("# Baker\n\nWe are looking for a baker.\n", None),
    ("# Baker\n\nOur client is looking for a baker.\n", None), ("# Baker\n\n## About the role\n\nBread.\n", None),
    ("# Teacher\n## Leeds\n### Text\n", None),
])  # fmt: skip
def test_who_hires_is_found_in_the_text(text, name):
    """A name in the title, under it, in "About Acme" or before "is hiring" is the employer's; a city's is not."""
    company = understand(text).value.posting.company

    assert (company.name if company else None) == name


@pytest.mark.parametrize(("text", "name"), [
    ("# Acme | Senior Engineer | Remote | €80k\n", "Senior Engineer"),
    ("Acme (YC W24) | Founding Engineer | SF | Onsite\n\nText.\n", "Founding Engineer"),
    ("# Acme is hiring a baker!\n", "baker"), ("**Senior Accountant**\n**Company:** Acme\n", "Senior Accountant"),
    ("Night nurse\n\nCome and work with us.\n", "Night nurse"), ("# Baker - Nights\n", "Baker - Nights"),
    ("# Engineer - Backend/Infrastructure\n", "Engineer - Backend/Infrastructure"),
])  # fmt: skip
def test_a_title_is_the_name_of_the_work(text, name):
    """What stands beside the name between bars is taken off; a first line may stand for the heading."""
    assert understand(text).value.posting.title == name


@pytest.mark.parametrize("heading", ["## What you will do", "## About Acme", "# Responsibilities", "## Dein Profil"])
def test_a_section_names_no_posting(heading):
    """The heading of a section is no title: the line above it is, or none, and the section is shown as it stands."""
    below = f"{heading}\n\n- Bake bread\n"
    named = understand(f"Night baker\n\n**Company:** Acme\n\n{below}").value

    assert codes(understand(f"**Company:** Acme\n\n{below}")) == ["F201"]
    assert named.posting.title == "Night baker"
    if heading.startswith("##"):
        assert f">{heading[3:]}</h2>" in named.text.body.text


def test_the_highest_heading_is_the_title():
    """A heading of the first level names the posting where one of a lower level stands above it."""
    assert understand("## About Acme\n\nWe bake.\n\n# Night baker\n").value.posting.title == "Night baker"


@pytest.mark.parametrize(("written", "draft"), [("true", True), ("ture", True), ("no", False), ("Yes please", True)])
def test_a_doubtful_draft_is_kept_back(written, draft):
    """What says whether a posting is a draft and cannot be read keeps it back: nobody can unpublish it."""
    assert understand(f"---\ntitle: Baker\ndraft: {written}\n---\n").value.posting.draft is draft


def test_prose_alone_is_no_title():
    """A sentence does not become a title; that there is none is told."""
    assert codes(understand("We bake bread for the whole street.\n\nCome by.\n")) == ["F201"]


@pytest.mark.parametrize(("text", "told"), [
    ("---\ntitle: Baker\nvisa: yes\n---\n", "Visa sponsorship available"),
    ("---\ntitle: Baker\nvisa_sponsorship: no\n---\n", "Visa sponsorship not available"),
    ("# Baker\n\n**Work permit:** required\n", "Work permit required"),
    ("# Baker\n\n**Visa:** Blue Card holders welcome\n", "Blue Card holders welcome"),
    ("# Baker\n\nWe are not able to sponsor visas.\n", "Visa sponsorship not available"),
    ("# Baker\n\nYou issue visas at the counter.\n", ""),
])  # fmt: skip
def test_visas_are_told_in_words_that_stand_alone(text, told):
    """`yes` is an answer that says nothing without its question."""
    assert understand(text).value.posting.visa == told


def test_benefits_end_with_their_list():
    """Lines that were wrapped are joined, and the paragraph after the list is no benefit."""
    text = "# Baker\n\n## Benefits\n\n- Bread\n- Leave,\n  much of it\n\nSend us a letter.\n"
    (section,) = understand(text).value.text.sections

    assert section.text == "Bread\nLeave, much of it"


def test_level_is_of_the_title_unless_said_otherwise():
    """A title's level counts where no label gives one."""
    assert understand("# Senior baker\n").value.posting.seniority is Seniority.SENIOR
    assert understand("# Senior baker\n\n**Level:** Lead\n").value.posting.seniority is Seniority.LEAD


def test_education_is_the_least_that_is_accepted():
    """Of several degrees the lowest is asked for; "a plus" asks for nothing; experience may stand in."""
    degrees = "- Bachelor's or Master's degree\n- A PhD is a plus\n- Equivalent experience is fine\n"
    posting = understand(f"# Baker\n\n## Education\n\n{degrees}").value.posting

    assert posting.education == (Education.BACHELOR_DEGREE,)
    assert posting.experience_in_place is True


def test_skills_are_labels_of_the_table():
    """Other spellings become the table's label; lists of keywords keep what the table does not know, but no levels."""
    posting = understand(
        "# Engineer\n\n## Keywords\n\n"
        "Senior, golang, k8s, Postgres, AWS (ECS, S3), Bread scoring, Leadership, Master's Degree\n"
    ).value.posting

    assert posting.skills == ("Go", "Kubernetes", "PostgreSQL", "AWS", "Bread scoring", "ECS", "S3")


def test_words_of_everyday_english_are_no_skills_in_sentences():
    """To go, to rest and to excel are no skills; Go in a list of languages is one."""
    dull = understand(
        "# Baker\n\n## Requirements\n\n"
        "- You go the extra mile, rest well and excel at sales\n- Swift hands, R and R on Sundays\n"
    ).value.posting
    sharp = understand("# Engineer\n\n## Requirements\n\n- Experience with Python, Go and REST\n").value.posting

    assert dull.skills == ()
    assert sharp.skills == ("Python", "Go", "REST")


def test_sections_have_kinds():
    """Headings in several languages say what their sections are about; subheadings belong to the section above."""
    tasks = "## Deine Aufgaben\n\nKochen.\n\n### Abends\n\nMehr kochen.\n\n"
    text = f"# Koch\n\n{tasks}## Das bringst du mit\n\nLust.\n\n## Wir bieten\n\nGeld.\n"
    sections = understand(text).value.text.sections

    assert [section.kind for section in sections] == [
        SectionKind.RESPONSIBILITIES,
        SectionKind.QUALIFICATIONS,
        SectionKind.BENEFITS,
    ]
    assert sections[0].text == "Kochen.\nAbends\nMehr kochen."


def test_a_heading_that_begins_with_about_is_not_always_about_who_hires():
    """ "Over" is Dutch for about, and English for a time; what is about the reader says what they bring."""
    about = {heading: kind_of(heading) for heading in ("Over Acme", "Über uns", "Over the first year", "Über dich")}

    assert about == {
        "Over Acme": SectionKind.COMPANY,
        "Über uns": SectionKind.COMPANY,
        "Over the first year": None,
        "Über dich": SectionKind.QUALIFICATIONS,
    }


def test_an_address_in_the_text_is_where_to_apply():
    """The link of a section on applying, or of a sentence that asks to, is the way to apply."""
    section = understand("# Baker\n\n## How to apply\n\nUse [our form](https://acme.example/apply).\n").value.posting
    sentence = understand("# Baker\n\nSend your CV to jobs@acme.example by Friday.\n").value.posting
    neither = understand("# Baker\n\nRead [about us](https://acme.example).\n").value.posting

    assert (section.apply, sentence.apply, neither.apply) == (
        "https://acme.example/apply",
        "mailto:jobs@acme.example",
        "",
    )


def test_closed_is_a_day_or_a_word():
    """`closed` may be true, a day, or "filled"."""
    states = [
        understand(f"---\nclosed: {word}\n---\n# Baker\n").value.posting.closed
        for word in ("true", "2026-11-02", "filled", "false")
    ]

    assert states == [True, dt.date(2026, 11, 2), True, False]


LABELS = st.sampled_from(
    [
        "Salary",
        "Location",
        "Type",
        "Experience",
        "Apply",
        "Posted",
        "Skills",
        "Company",
        "Level",
        "Deadline",
        "Education",
    ]
)
WORDS = st.text(
    alphabet=string.ascii_letters + string.digits + " $€£¥.,-–/()+%:*_[]#|`'’\"@&~円万年\u00a0", max_size=60
)
LINES = st.one_of(
    WORDS,
    st.builds("**{}:** {}".format, LABELS, WORDS),
    st.builds("- {}".format, WORDS),
    st.builds("## {}".format, WORDS),
    st.builds("- **{}**: {}".format, LABELS, WORDS),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=12))
def test_every_quote_is_a_slice_of_the_file(lines):
    """Whatever is written, understanding does not fail, and each fact stands where its span says."""
    text = "\n".join(["# Baker", "", *lines])
    outcome = understand(text)

    for found in outcome.value.text.found:
        if found.span is not None and found.span.column is not None:
            said = quote(text, found.span)
            assert said is not None
            assert said == said.rstrip()
            assert said


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(
        [
            "salary",
            "date",
            "expires",
            "apply",
            "experience",
            "education",
            "employment_type",
            "closed",
            "draft",
            "company",
            "skills",
            "openings",
            "seniority",
        ]
    ),
    WORDS,
)
def test_no_value_of_a_field_is_too_much(field, value):
    """Any text as the value of a field is understood or told, never fatal."""
    quoted = "'" + value.replace("'", "''") + "'"

    assert understand(f"---\n{field}: {quoted}\n---\n# Baker\n").value is not None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**Senior nurse**\n\nCare.\n", "<p>Care.</p>"),
        ("**Senior nurse**\nCare.\n", "<p>Care.</p>"),
        ("Senior nurse\n\nCare.\n", "<p>Care.</p>"),
        ("# Senior nurse\n\nCare.\n", "<p>Care.</p>"),
        ("# Senior nurse - days - nights\n\nCare.\n", "<p>Care.</p>"),
        ("# Senior nurse | Wing B\n\nCare.\n", "<p>Senior nurse | Wing B</p>\n<p>Care.</p>"),
        ("Acme | Senior nurse | Wing B\n\nCare.\n", "<p>Acme | Senior nurse | Wing B</p>\n<p>Care.</p>"),
        ("---\ntitle: Senior nurse\n---\nSenior nurse\n\nCare.\n", "<p>Care.</p>"),
    ],
)
def test_the_title_stands_once_on_a_page(text, shown):
    """The line that gives the title is not shown again below it, unless it says more."""
    understood = understand(text).value

    assert understood.posting.title == "Senior nurse" + (" - days - nights" if "days" in text else "")
    assert understood.text.body.text.strip() == shown


@pytest.mark.parametrize(
    ("field", "line", "told"),
    [
        ("applicant_location: US", "**Eligibility:** Germany only", "applicant_location"),
        ("applicant_location: WORLDWIDE", "**Eligibility:** US only", "applicant_location"),
        ("applicant_location: EU", "**Eligibility:** Germany only", None),
        ("applicant_location: EU", "**Eligibility:** UTC+1 to UTC+3", None),
        ("visa: no", "We sponsor visas for this role.", "visa"),
        ("visa: yes", "We sponsor visas for this role.", None),
        ("openings: 2", "**Openings:** 3", "openings"),
        ("openings: 2", "**Openings:** two", None),
        ("company: Acme", "**Company:** Borealis", "company"),
        ("salary: 60k EUR", "**Salary:** 80k EUR", "salary"),
        ("type: full-time", "**Type:** part-time", "employment_type"),
        ("level: senior", "**Level:** junior", "seniority"),
        ("date: 2026-11-01", "**Posted:** 2 November 2026", "date"),
        ("expires: 2026-12-01", "**Closing date:** 2 December 2026", "expires"),
        ("experience: 3 years", "**Experience:** 5 years", "experience"),
        ("education: bachelor degree", "**Education:** PhD", "education"),
    ],
)
def test_contradictions_show_both_places(field, line, told):
    """Two places that say different things of one fact are a warning that shows both; the stronger one wins."""
    outcome = understand(f"---\ntitle: Engineer\nwork_mode: remote\n{field}\n---\n{line}\n")
    found = [fault for fault in outcome.diagnostics if fault.code == "F203"]

    assert [fault.message.split("`")[1] for fault in found] == ([told] if told else [])
    assert all(fault.span.line == 6 and fault.notes[0][1].line == 4 for fault in found)


@pytest.mark.parametrize("fields", [
    "company: Acme\ncompany_url: www.acme.org\ncompany_logo: logo.svg",
    "company: {name: Acme, url: acme.org, logo: logo.svg}",
])  # fmt: skip
def test_site_and_logo_are_addresses(fields):
    """A logo beside the posting is where it is published, and a host is an address, as search engines ask for both."""
    told = understand(
        f"---\ntitle: Baker\n{fields}\n---\n", path="content/postings/acme/baker.md"
    ).value.posting.company

    assert told.logo == "/media/acme/logo.svg"
    assert told.url in ("https://www.acme.org", "https://acme.org")


def test_a_long_name_in_a_field_is_a_name():
    """The field names the employer however long the name is; behind a label, so long a text is a sentence."""
    name = "The Friends of the Old Harbour, the Lighthouse and the Ferries of the Northern Islands, Registered Society"

    assert understand(f"---\ntitle: Keeper\ncompany: {name}\n---\n").value.posting.company.name == name
    assert understand(f"# Keeper\n\n**Company:** {name}\n").value.posting.company is None
