"""Structured data as somebody else's program reads it from the pages of a board."""

from __future__ import annotations

import extruct
import pytest

BOARD = """
    -- board.toml --
    [board]
    name = "Harbour Jobs"
    description = "Work by the sea."
    demo = true
    base_url = "https://user.github.io/harbour/"
    timezone = "Europe/Dublin"

    -- content/companies/harbour-clinic.md --
    ---
    name: Harbour Clinic
    url: https://harbour.example/
    logo: https://harbour.example/logo.svg
    ---
    A *clinic* & more.

    -- content/postings/night-nurse.md --
    ---
    title: Night nurse & "charge" <nurse>
    company: Harbour Clinic
    location:
      - {street: 1 Quay Street, postcode: T12 AB34, city: Cork, country: Ireland}
      - Galway, Ireland
    salary: 40,000 - 48,500.50 EUR a year
    employment_type: [full-time, part-time]
    education: bachelor degree
    experience: 2 years
    skills: [Triage, Wound Care]
    date: 2026-11-02
    expires: 2026-12-15
    apply: https://harbour.example/apply?a=1&b=2
    direct_apply: true
    identifier: HC-7
    industry: Health care
    occupation: 2221 Nursing professionals
    hours: 37
    start: immediately
    duration: 18 months
    openings: 2
    visa: We sponsor visas.
    contact: jobs@harbour.example
    ---
    You look after patients </script><script>alert(1)</script> at night, with two colleagues, and hand over at dawn.

    ## Responsibilities

    - Watch over twenty beds
    - Write the night's report

    ## Requirements

    - A degree in nursing, or equivalent experience

    ## Benefits

    - A flat by the harbour

    ## About us

    We have looked after the town since 1911.

    -- content/postings/remote-writer.md --
    ---
    title: Technical writer
    company: Harbour Clinic
    work_mode: remote
    applicant_location: [Ireland, US-CA]
    salary: {min: 30, currency: EUR, period: hour, equity: true}
    date: 2026-11-03
    apply: jobs@harbour.example
    ---
    You write what our devices do, for those who use them at night. Everything is done from home, all of the time.

    -- content/postings/hybrid-clerk.md --
    ---
    title: Clerk
    company: Harbour Clinic
    location: Cork, Ireland
    work_mode: hybrid
    date: 2026-11-03
    apply: jobs@harbour.example
    ---
    You sort what comes in and what goes out, at home on Fridays and beside the harbour on all other days of the week.

    -- content/postings/nobody.md --
    ---
    title: Porter
    ---
    You carry what must be carried, from the quay to the wards and back again, with a trolley that has four good wheels.

    -- content/postings/closed-cook.md --
    ---
    title: Cook
    company: Harbour Clinic
    location: Cork, Ireland
    date: 2026-09-01
    expires: 2026-11-01
    apply: jobs@harbour.example
    ---
    You cook for sixty people, three meals a day, and you know what each of them must not eat at any time of the year.
"""


@pytest.fixture
def read(workspace, run):
    """A function that returns what an independent reader finds on a page of the built board, by type."""
    root = workspace(BOARD)
    assert run("build").code == 0

    def found(path):
        page = (root / "site" / path / "index.html").read_text("utf-8")
        blocks = extruct.extract(page, base_url="https://user.github.io/", syntaxes=["json-ld"])["json-ld"]
        graph = [one for block in blocks for one in block.get("@graph", [block])]
        return {one["@type"]: one for one in graph}

    return found


def test_a_full_posting_reads_back_as_it_was_written(read):
    """Another program finds all that the posting says, as schema.org calls it, and nothing else."""
    posting = read("jobs/night-nurse")["JobPosting"]
    description = posting.pop("description")

    assert posting == {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": 'Night nurse & "charge" <nurse>',
        "datePosted": "2026-11-02",
        "validThrough": "2026-12-15T23:59:59+00:00",
        "employmentType": ["FULL_TIME", "PART_TIME"],
        "hiringOrganization": {
            "@type": "Organization", "name": "Harbour Clinic", "sameAs": "https://harbour.example/",
            "logo": "https://harbour.example/logo.svg",
        },
        "jobLocation": [
            {"@type": "Place", "address": {
                "@type": "PostalAddress", "streetAddress": "1 Quay Street", "postalCode": "T12 AB34",
                "addressLocality": "Cork", "addressCountry": "IE",
            }},
            {"@type": "Place", "address": {
                "@type": "PostalAddress", "addressLocality": "Galway", "addressCountry": "IE",
            }},
        ],
        "baseSalary": {"@type": "MonetaryAmount", "currency": "EUR", "value": {
            "@type": "QuantitativeValue", "minValue": 40000, "maxValue": 48500.5, "unitText": "YEAR",
        }},
        "identifier": {"@type": "PropertyValue", "name": "Harbour Clinic", "value": "HC-7"},
        "directApply": True,
        "experienceRequirements": {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 24},
        "educationRequirements": {
            "@type": "EducationalOccupationalCredential", "credentialCategory": "bachelor degree",
        },
        "experienceInPlaceOfEducation": True,
        "skills": ["Triage", "Wound Care"],
        "industry": "Health care",
        "occupationalCategory": "2221 Nursing professionals",
        "workHours": "37 hours a week",
        "jobImmediateStart": True,
        "jobDuration": "P18M",
        "totalJobOpenings": 2,
        "eligibilityToWorkRequirement": "We sponsor visas.",
        "applicationContact": {"@type": "ContactPoint", "email": "jobs@harbour.example"},
        "responsibilities": "Watch over twenty beds\nWrite the night's report",
        "qualifications": "A degree in nursing, or equivalent experience",
        "jobBenefits": "A flat by the harbour",
        "employerOverview": "We have looked after the town since 1911.",
        "url": "https://user.github.io/harbour/jobs/night-nurse/",
    }  # fmt: skip
    assert "<li>Watch over twenty beds</li>" in description
    assert "alert(1)" not in description


def test_remote_work_reads_back_with_its_countries(read):
    """Work from home has its countries and states, pay with an open end one amount, and no place of its own."""
    posting = read("jobs/remote-writer")["JobPosting"]

    assert posting["jobLocationType"] == "TELECOMMUTE"
    assert [one["name"] for one in posting["applicantLocationRequirements"]] == ["IRL", "California, USA"]
    assert posting["baseSalary"]["value"] == {"@type": "QuantitativeValue", "minValue": 30, "unitText": "HOUR"}
    assert posting["incentiveCompensation"] == "Equity"
    assert posting["employerOverview"] == "A clinic & more."
    assert not {"jobLocation", "directApply", "experienceInPlaceOfEducation", "jobImmediateStart"} & posting.keys()


def test_hybrid_work_is_no_remote_work(read):
    """Work that is done at home on some days has its place alone."""
    posting = read("jobs/hybrid-clerk")["JobPosting"]

    assert "jobLocationType" not in posting
    assert [place["address"]["addressLocality"] for place in posting["jobLocation"]] == ["Cork"]


@pytest.mark.parametrize("path", ["jobs/nobody", "jobs/closed-cook"])
def test_withheld_data_leaves_the_way_to_the_page(read, path):
    """A posting that lacks what is required, or has closed, is no job for machines, but has its place on the board."""
    assert set(read(path)) == {"BreadcrumbList"}


@pytest.mark.parametrize("path", ["", "jobs/night-nurse", "places/ireland", "companies", "skills"])
def test_jobs_are_marked_up_on_their_own_pages_alone(read, path):
    """Lists have no JobPosting; home says who runs the board, a posting how one gets there."""
    kinds = {"": {"WebSite", "Organization"}, "jobs/night-nurse": {"JobPosting", "BreadcrumbList"}}

    assert set(read(path)) == kinds.get(path, set())


def test_the_way_to_a_posting_is_whole(read):
    """Crumbs lead from home through the place to the posting, with whole addresses."""
    crumbs = read("jobs/night-nurse")["BreadcrumbList"]["itemListElement"]

    assert [one["position"] for one in crumbs] == list(range(1, len(crumbs) + 1))
    assert crumbs[0]["item"] == "https://user.github.io/harbour/"
    assert crumbs[-1]["item"] == "https://user.github.io/harbour/jobs/night-nurse/"


def test_the_summary_tells_who_is_left_out(workspace, run):
    """`check --summary` counts the postings that are eligible, and names what the others lack; on top of all faults."""
    workspace(BOARD)
    said = run("check", "--summary").stdout

    assert "Eligible for Google's job search: 3 of 4 open postings." in said
    assert "1 left out: no company (J101): content/postings/nobody.md" in said
    assert "Eligible" not in run("check").stdout
