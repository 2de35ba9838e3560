from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.intake.opening import Opening
from generator.intake.posting_file import closed, memory_of, new_file, renewed
from generator.parse.front_matter import read_front_matter

DAY = "2026-11-22"
SOURCE = "https://employer.example/jobs"


def opening(**fields):
    told = {"title": "Baker", "company": "Acme", "location": "Leeds, United Kingdom", "text": "Bread."} | fields
    return Opening("7", {name: value for name, value in told.items() if name != "text"}, told["text"])


def fields_of(text):
    return {key.text: value for key, value in read_front_matter(text, "").value.items}


def test_a_file_remembers_where_it_came_from():
    """Source, name and a mark of each part stand in its own front matter."""
    memory = memory_of(new_file(opening(), SOURCE, DAY))

    assert (memory.source, memory.key) == (SOURCE, "7")
    assert set(memory.written) == {"title", "company", "location", "date", "text"}


def test_what_people_write_has_no_memory():
    """A posting of one's own, and one that cannot be read, are not taken for imported ones."""
    assert memory_of("---\ntitle: Baker\nsource: me\n---\n") is None
    assert memory_of("---\nsource: { from: a\n---\n") is None


def test_nothing_changes_if_nothing_changed():
    """The same opening a second time leaves the file as it is, to the byte."""
    text = new_file(opening(), SOURCE, DAY)
    again = renewed(text, opening())

    assert (again.text, again.changed, again.kept) == (text, (), ())


def test_what_changed_there_changes_here():
    """Lines and text follow the source: changed, new and gone ones. The day that was made up stays."""
    text = new_file(opening(), SOURCE, DAY)
    new = renewed(text, opening(title="Senior baker", location="", salary="30,000 GBP a year", text="Bread and rolls."))

    assert set(new.changed) == {"title", "location", "salary", "text"}
    assert list(fields_of(new.text)) == ["title", "company", "date", "salary", "source"]
    assert new.text.endswith("\n---\n\nBread and rolls.\n")


def test_what_a_person_changed_stays():
    """A line that was changed, taken out or added by hand is left, and so is a text; all else goes on following."""
    mine = new_file(opening(), SOURCE, DAY)
    mine = mine.replace("title: Baker", "title: Baker of rye").replace("location: Leeds, United Kingdom\n", "")
    mine = mine.replace("date:", "salary: 40,000 GBP a year\ndate:").replace("Bread.", "Bread, and more.")
    new = renewed(
        mine, opening(title="Cook", company="Acme Inn", location="York", salary="1 GBP an hour", text="Soup.")
    )
    lines = new.text.split("\n")

    assert new.changed == ("company",)
    assert set(new.kept) == {"title", "location", "text"}
    assert {"title: Baker of rye", "company: Acme Inn", "salary: 40,000 GBP a year", "Bread, and more."} <= set(lines)
    assert not any(line.startswith("location") for line in lines)


def test_a_line_that_is_put_back_follows_again():
    """Whoever takes their own change back gets what the source says from then on."""
    text = new_file(opening(), SOURCE, DAY)
    mine = renewed(text.replace("title: Baker", "title: Mine"), opening(title="Cook")).text
    back = mine.replace("title: Mine", "title: Baker")

    assert "title: Cook" in renewed(back, opening(title="Cook")).text


def test_a_text_with_the_line_ends_of_windows_is_no_changed_one():
    """Git may change how lines end; a person did not."""
    text = new_file(opening(text="Bread.\n\nRolls."), SOURCE, DAY).replace("\n", "\r\n")
    new = renewed(text, opening(title="Cook", text="Soup."))

    assert set(new.changed) == {"title", "text"}
    assert "\n" not in new.text.replace("\r\n", "")


def test_what_is_gone_is_closed_and_opened_when_it_comes_back():
    """A posting whose opening is gone gets the day; if the opening is there again, it is taken out."""
    text = new_file(opening(), SOURCE, DAY)
    shut = closed(text, "2026-12-01")

    assert fields_of(shut.text)["closed"].text == "2026-12-01"
    assert closed(shut.text, "2026-12-02").changed == ()
    assert renewed(shut.text, opening()).text == text


def test_what_a_person_says_of_closing_stays():
    """A posting that somebody closed is not opened, and one that somebody holds open is not closed."""
    text = new_file(opening(), SOURCE, DAY)
    shut, held = (text.replace("source:", f"closed: {value}\nsource:") for value in ("true", "2027-01-31"))

    assert renewed(shut, opening()).text == shut
    assert closed(held, "2026-12-01").text == held


def test_a_memory_that_was_written_on_several_lines_is_understood():
    """Somebody's editor may lay out the front matter anew."""
    text = new_file(opening(), SOURCE, DAY)
    memory = memory_of(text)
    line = next(line for line in text.split("\n") if line.startswith("source:"))
    marks = " ".join(f"{name}={mark}" for name, mark in memory.written.items())
    laid_out = text.replace(line, f'source:\n  from: "{SOURCE}"\n  id: "7"\n  written: "{marks}"')

    assert renewed(laid_out, opening(title="Cook")).text == renewed(text, opening(title="Cook")).text


def test_front_matter_that_cannot_be_read_is_left_alone():
    """Where a file is broken, nobody guesses."""
    assert renewed("---\ntitle: [\nsource: { from: a }\n---\n", opening()) is None


ANY = st.text(max_size=60)


@given(title=ANY, company=ANY, skills=st.tuples(ANY, ANY), text=ANY, key=ANY)
def test_no_text_of_others_leaves_its_place(title, company, skills, text, key):
    """Whatever somebody writes, the front matter holds the same fields with these values, and the text comes below."""
    made = new_file(Opening(key, {"title": title, "company": company, "skills": skills}, text), SOURCE, DAY)
    matter = read_front_matter(made, "").value

    assert [key.text for key, _ in matter.items][-1] == "source"
    assert {key.text for key, _ in matter.items} <= {"title", "company", "skills", "date", "source"}
    assert memory_of(made).key == key
    assert renewed(made, Opening(key, {"title": title, "company": company, "skills": skills}, text)).text == made
