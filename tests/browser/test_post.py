"""The form for a posting: what it writes is read as it was meant, and it is handed on only when it will do."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from generator.model.config import Reading
from generator.model.diagnostic import Outcome
from generator.model.location import WorkMode
from generator.model.posting import EmploymentType, Seniority
from generator.model.source import Source
from generator.reading import understand_source

TEXT = "## The work\n\nBake bread for three cafés, train apprentices, keep the ovens clean & warm: daily.\n\n- Early"
GIVEN = {
    "Title": 'Baker: "nights" & #1',
    "Company": "Öfen & Söhne, no. 7",
    "Place": "Berlin, Germany",
    "Pay": "38,000 - 42,000 EUR a year",
    "Skills": "Python, C#",
    "How to apply": "jobs@bakery.example",
    "Last day to apply": "2026-12-15",
    "Text": TEXT,
}


def fill(page, **changed):
    for label, value in (GIVEN | changed).items():
        page.get_by_label(label, exact=False).first.fill(value)


def understood(text):
    return understand_source(Outcome(Source("content/postings/new.md", "0" * 32, text)), Reading())


def test_what_the_form_writes_is_read_as_it_was_meant(visit):
    """Signs that mean something to YAML come through, choices are those of the table, and nothing is amiss."""
    page = visit("post/")
    fill(page)
    page.get_by_label("Hybrid").check()
    page.get_by_label("Part time").check()
    page.get_by_label("Level").select_option("Senior")
    outcome = understood(page.locator("pre.post-text").first.inner_text())
    posting = outcome.value.posting

    assert outcome.diagnostics == ()
    assert (posting.title, posting.company.name) == (GIVEN["Title"], GIVEN["Company"])
    assert (posting.location[0].locality, posting.work_mode) == ("Berlin", (WorkMode.HYBRID,))
    assert (int(posting.salary.minimum), posting.salary.currency) == (38_000, "EUR")
    assert (posting.employment_type, posting.seniority) == ((EmploymentType.PART_TIME,), Seniority.SENIOR)
    assert posting.skills == ("Python", "C#")
    assert (str(posting.date), str(posting.expires)) == ("2026-11-22", "2026-12-15")
    assert posting.apply == "mailto:jobs@bakery.example"


def test_it_is_handed_to_the_editor_of_the_repository_or_into_an_e_mail(visit):
    """Both carry the file along; its name is made of title and company."""
    page = visit("post/")
    fill(page)
    text = page.locator("pre.post-text").first.inner_text()
    editor, mail = (
        urlsplit(page.get_by_role("link", name=name).get_attribute("href")) for name in ("GitHub", "e-mail")
    )

    assert f"{editor.netloc}{editor.path}" == "github.com/example/jobs/new/HEAD/content/postings"
    assert parse_qs(editor.query)["filename"] == ["baker-nights-1-ofen-sohne-no-7.md"]
    assert parse_qs(editor.query)["value"][0].strip() == text.strip()
    assert (mail.scheme, mail.path) == ("mailto", "jobs@board.example")
    assert parse_qs(mail.query)["body"][0].strip() == text.strip()
    assert "+" not in mail.query


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_handed_on(visit):
    """A field tells its fault when one leaves it, and no longer when it is put right; the first one gets the focus."""
    page = visit("post/")
    fill(page, **{"How to apply": "come by", "Last day to apply": "2026-11-01", "Pay": "40,000"})
    page.get_by_role("textbox", name="Text").press("Tab")
    expect(page.get_by_text("Write a whole address (https://...) or an e-mail address.")).to_be_visible()
    expect(page.get_by_text("This day is over.")).to_be_visible()
    page.get_by_role("button", name="Copy").click()

    expect(page.get_by_text("Fields that need another look: 3")).to_be_visible()
    expect(page.get_by_label("Pay")).to_be_focused()
    page.get_by_label("Pay").fill("40,000 EUR a year")
    expect(page.get_by_text("Name the currency")).not_to_be_visible()


def test_copying_copies_the_file(visit):
    """The clipboard holds what is shown."""
    page = visit("post/")
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text }")
    fill(page)
    page.get_by_role("button", name="Copy").click()

    expect(page.get_by_text("The file is copied.")).to_be_visible()
    assert page.evaluate("window.copied").strip() == page.locator("pre.post-text").first.inner_text().strip()


def test_without_script_there_is_a_sample_to_copy(visit):
    """Without script the page shows a whole file, and the ways to hand one on; no field that would do nothing."""
    page = visit("post/", java_script_enabled=False)

    expect(page.get_by_role("textbox")).to_have_count(0)
    expect(page.get_by_text("title: Night-shift baker")).to_be_visible()
    expect(page.get_by_role("link", name="Send it by e-mail")).to_have_attribute("href", "mailto:jobs@board.example")
