from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.html import Html
from generator.model.location import Location, WorkMode
from generator.model.posting import Education, Employer, EmploymentType, Section, SectionKind, Text
from generator.model.salary import PayPeriod, PayRange, Salary
from generator.model.source import Span
from generator.present.json_ld import breadcrumbs_data, posting_data, with_text
from generator.present.plain_html import TAG, pieces_of, plain_html, says_more_than, words_of
from tests.factories import make_posting

BERLIN = Location("Berlin", locality="Berlin", country="DE", postcode="10115")
BAY_AREA = Location("San Francisco Bay Area", region="CA", country="US")
REMOTE, ON_SITE, HYBRID = WorkMode.REMOTE, WorkMode.ON_SITE, WorkMode.HYBRID


def data_of(ends=None, timezone=dt.UTC, **facts):
    posting = make_posting(**({"location": (BERLIN,)} | facts))
    found = posting_data(
        posting, posting.company, url="https://b.example/jobs/baker/", logo="", ends=ends, timezone=timezone
    )
    return json.loads(found) if found else None


@pytest.mark.parametrize("missing", [{"company": None}, {"date": None}, {"apply": ""}, {"location": ()}, {"title": ""}])
def test_a_posting_without_a_required_fact_has_no_data(missing):
    """Without company, date, way to apply or place the data is withheld as a whole."""
    assert data_of(**missing) is None


def test_the_data_of_a_simple_posting():
    """What is known is said in schema.org's words, and nothing is said that is not known."""
    assert data_of(employment_type=(EmploymentType.FULL_TIME,)) == {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": "Baker",
        "datePosted": "2026-11-02",
        "employmentType": "FULL_TIME",
        "hiringOrganization": {"@type": "Organization", "name": "Acme Bakery", "sameAs": "https://acme.example/"},
        "jobLocation": [
            {
                "@type": "Place",
                "address": {
                    "@type": "PostalAddress",
                    "postalCode": "10115",
                    "addressLocality": "Berlin",
                    "addressCountry": "DE",
                },
            }
        ],
        "url": "https://b.example/jobs/baker/",
    }


@pytest.mark.parametrize(
    ("facts", "kind", "areas", "places"),
    [
        ({"work_mode": (ON_SITE,), "applicant_location": ("DE",)}, None, None, 1),
        ({"work_mode": (REMOTE,), "applicant_location": ("US",)}, "TELECOMMUTE", ["USA"], 0),
        ({"work_mode": (REMOTE, ON_SITE), "applicant_location": ("US",)}, "TELECOMMUTE", ["USA"], 1),
        ({"work_mode": (HYBRID,), "applicant_location": ("DE",)}, None, None, 1),
        ({"work_mode": (REMOTE, HYBRID), "applicant_location": ("DE",)}, None, None, 1),
        ({"work_mode": (REMOTE, ON_SITE)}, None, None, 1),
        ({"work_mode": (REMOTE,), "applicant_location": ("US-CA", "CA")}, "TELECOMMUTE", ["California, USA", "CAN"], 0),
        ({"work_mode": (REMOTE,), "applicant_location": ("DACH",)}, "TELECOMMUTE", ["DEU", "AUT", "CHE"], 0),
    ],
)
def test_remote_work_names_its_countries(facts, kind, areas, places):
    """TELECOMMUTE is for work that may always be done from home, with countries or states, and never for hybrid."""
    data = data_of(**facts)

    assert data.get("jobLocationType") == kind
    assert [area["name"] for area in data.get("applicantLocationRequirements", [])] == (areas or [])
    assert len(data.get("jobLocation", [])) == places


@pytest.mark.parametrize("scope", [(), ("UTC+01:00..UTC+03:00",)])
def test_remote_work_without_a_country_has_no_data(scope):
    """Work that is only remote, and says not from which country, cannot be said rightly."""
    assert data_of(work_mode=(REMOTE,), applicant_location=scope) is None


def test_groups_of_countries_are_never_countries():
    """EMEA stands for its countries, worldwide for all of them."""
    emea = data_of(work_mode=(REMOTE,), applicant_location=("EMEA",))["applicantLocationRequirements"]
    world = data_of(work_mode=(REMOTE,), applicant_location=("WORLDWIDE",))["applicantLocationRequirements"]

    assert {"@type": "Country", "name": "DEU"} in emea
    assert len(emea) > 100
    assert len(world) > 200
    assert all(len(area["name"]) == 3 for area in (*emea, *world))


def test_an_area_is_a_region_and_no_city():
    """The San Francisco Bay Area lies in California; it is no city of that name."""
    (place,) = data_of(location=(BAY_AREA,))["jobLocation"]

    assert place["address"] == {"@type": "PostalAddress", "addressRegion": "CA", "addressCountry": "US"}


def test_a_posting_is_valid_to_the_end_of_its_last_day():
    """The last day is over at midnight in the board's time zone."""
    found = data_of(ends=dt.date(2026, 12, 24), timezone=ZoneInfo("America/New_York"))

    assert found["validThrough"] == "2026-12-24T23:59:59-05:00"


@pytest.mark.parametrize(
    ("salary", "value"),
    [
        (Salary("USD", Decimal(160000), Decimal(240000), PayPeriod.YEAR), {"minValue": 160000, "maxValue": 240000}),
        (Salary("GBP", Decimal("17.5"), Decimal("17.5"), PayPeriod.HOUR), {"value": 17.5}),
        (Salary("EUR", Decimal(50000), None, PayPeriod.YEAR), {"minValue": 50000}),
        (Salary(None, Decimal(50000), None, PayPeriod.YEAR), None),
        (Salary("EUR", Decimal(50000), None, None), None),
        (Salary(equity=True), None),
    ],
)
def test_pay_is_published_only_with_currency_and_period(salary, value):
    """baseSalary is the employer's figure, one value or a range; without currency or period there is none."""
    base = data_of(salary=salary).get("baseSalary")

    assert (base and {name: base["value"][name] for name in base["value"] if name.lower().endswith("value")}) == value


def test_equity_is_beside_the_base_pay():
    """Equity and bonus are incentive compensation, also where no amount is known."""
    assert data_of(salary=Salary(equity=True, bonus="10 % bonus"))["incentiveCompensation"] == "Equity, 10 % bonus"


def test_experience_stands_in_for_education_only_beside_it():
    """That experience is accepted in place of education needs both."""
    degree = (Education.BACHELOR_DEGREE,)
    both = data_of(experience=72, education=degree, experience_in_place=True)

    assert both["experienceRequirements"]["monthsOfExperience"] == 72
    assert both["educationRequirements"]["credentialCategory"] == "bachelor degree"
    assert both["experienceInPlaceOfEducation"] is True
    assert "experienceInPlaceOfEducation" not in data_of(education=degree, experience_in_place=True)


def text_of(body, *sections):
    return Text(Html(body), tuple(Section(kind, "", text, Span("a.md")) for kind, text in sections))


def test_the_text_completes_the_data():
    """The body is the description; sections that have a property of their own stand there too."""
    text = text_of(
        "<p>Bread &amp; rolls.</p>", (SectionKind.BENEFITS, "Bread"), (None, "x"), (SectionKind.BENEFITS, "Rolls")
    )
    found = json.loads(with_text('{"title":"Baker"}', text).text)

    assert found == {"title": "Baker", "description": "<p>Bread &amp; rolls.</p>", "jobBenefits": "Bread\nRolls"}


@pytest.mark.parametrize("body", ["", "<p>  </p>", "<p><b>BAKER</b></p>"])
def test_without_a_description_there_is_no_data(body):
    """A text that is empty, or says only the title, describes no job."""
    assert with_text('{"title":"Baker"}', text_of(body)).text == ""


@given(st.text(), st.text())
def test_any_text_is_safe_in_a_script_element(title, body):
    """Nothing ends or changes the element around the data, and it reads back as it was."""
    script = with_text(json.dumps({"title": title}), text_of(f"<p>x</script><!-- {body}")).text

    assert "<" not in script
    assert json.loads(script) == {
        "title": title,
        "description": plain_html(pieces_of(Html(f"<p>x</script><!-- {body}"))),
    }


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        (
            '<h2 id="text-x">What you do</h2>\n<p>Bake <strong>bread</strong>.</p>',
            "<p>What you do</p>\n<p>Bake bread.</p>",
        ),
        ('<ul>\n<li class="task-list-item"><a href="/a?b=1&amp;c">Mix</a></li></ul>', "<ul>\n<li>Mix</li></ul>"),
        ('<p><img alt="An > oven" src="/o.png"><br>&lt;b&gt;</p>', "<p><br>&lt;b&gt;</p>"),
        ("<table><tbody><tr><td>Hours</td><td>37</td></tr></tbody></table>", "<p>Hours 37 </p>"),
    ],
)
def test_a_description_holds_what_search_engines_read(html, plain):
    """Paragraphs, lists and breaks without attributes; headings and rows are paragraphs, all else keeps its words."""
    assert plain_html(pieces_of(Html(html))) == plain


@given(st.lists(st.tuples(st.sampled_from(["p", "h3", "li", "b", "td", "blockquote"]), st.text("ab >&;", max_size=9))))
def test_a_description_loses_no_word(parts):
    """Whatever the tags, the letters between them stay, in their order."""
    html = "".join(f"<{tag}>{word.replace('>', '&gt;')}</{tag}>" for tag, word in parts)
    words = "".join(word.replace(">", "&gt;") for _, word in parts)

    assert TAG.sub("", plain_html(pieces_of(Html(html)))).replace(" ", "") == words.replace(" ", "")


@given(st.lists(st.sampled_from(["Baker", "BAKER ", "<p>", "</p>", "<b>", "of", "bread", " ", "stra\xdfe", "STRASSE"])))
def test_a_text_says_more_than_its_title_if_its_words_are_others(parts):
    """Reading as far as it takes to know comes to what reading all of it would."""
    pieces = pieces_of(Html("".join(parts)))
    for title in ("Baker", "baker of", "strasse", ""):
        assert says_more_than(pieces, title) == (words_of(pieces).casefold() not in {"", title.casefold()})


def test_what_tells_of_pay_alone_is_no_benefit():
    """A section under "Compensation" has properties of its own; one that adds benefits to it is of benefits."""
    sections = [
        Section(SectionKind.BENEFITS, heading, heading, Span("a.md"))
        for heading in ("Compensation:", "Salary range", "Gehalt", "Compensation & benefits", "What we offer")
    ]
    found = json.loads(with_text('{"title":"Baker"}', Text(Html("<p>Bread.</p>"), tuple(sections))).text)

    assert found["jobBenefits"] == "Compensation & benefits\nWhat we offer"


def test_pay_in_several_currencies_is_no_one_base_salary():
    """Several currencies, as for several countries, cannot be said in one amount."""
    ranges = [PayRange(currency, Decimal(60000), None, PayPeriod.YEAR) for currency in ("EUR", "GBP")]
    salary = Salary("EUR", Decimal(60000), None, PayPeriod.YEAR, ranges=tuple(ranges))

    assert "baseSalary" not in data_of(salary=salary)
    assert data_of(salary=msgspec.structs.replace(salary, ranges=(ranges[0],)))["baseSalary"]["currency"] == "EUR"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("OTE $120,000", False), ("$100k total compensation", False), ("$25/hr including tips", False),
        ("up to $90,000 with bonus", False), ("commission only, $150k realistic", False),
        ("60.000 EUR inkl. Bonus", False), ("$120,000", True), ("$60,000 base, OTE $120,000", True),
        ("$90,000 plus bonus and tips", True), ("totally $90,000", True),
    ],
)  # fmt: skip
def test_what_holds_more_than_base_pay_is_no_base_salary(text, told):
    """An amount with tips, bonus or commission in it is not the base salary, unless the base is told beside it."""
    salary = Salary("USD", Decimal(120000), Decimal(120000), PayPeriod.YEAR, text=text)

    assert ("baseSalary" in data_of(salary=salary)) is told


def test_a_start_that_is_no_day_is_not_told():
    """A job begins on a day of the calendar, or nothing is said of it."""
    assert data_of(start="2027-02-01")["jobStartDate"] == "2027-02-01"
    assert "jobStartDate" not in data_of(start="2027-02-31") | data_of(start="spring 2027")


def test_breadcrumbs_need_whole_addresses():
    """Crumbs are numbered from 1; while the base URL is unknown there are none."""
    found = json.loads(
        breadcrumbs_data([("Home", "https://b.example/"), ("Baker", "https://b.example/jobs/baker/")]).text
    )

    assert [item["position"] for item in found["itemListElement"]] == [1, 2]
    assert breadcrumbs_data([("Home", "")]) == Html("")


def test_the_employer_of_the_profile_is_named():
    """The organisation is who the board knows it to be, with its logo as a whole address."""
    posting = make_posting(location=(BERLIN,))
    employer = Employer("Acme Bakery", "https://acme.example/")
    found = posting_data(posting, employer, url="", logo="https://b.example/media/acme.svg", ends=None, timezone=dt.UTC)

    assert json.loads(found)["hiringOrganization"]["logo"] == "https://b.example/media/acme.svg"
