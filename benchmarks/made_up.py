"""Write a board of made-up postings, the same for the same count.

python -m benchmarks.made_up FOLDER COUNT      then: jobboard build --root FOLDER --now 2026-11-22
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.index import made_up
from benchmarks.markdown_speed import made_up as made_up_text
from generator.model.posting import Posting

# The hosts of made-up companies are for examples, which only a demonstration may name; but a demonstration keeps search
# engines away, and what those would find is measured too.
SETTINGS = """\
[board]
name = "Example Jobs"
description = "Open jobs with their pay, place and skills on one page."
base_url = "http://127.0.0.1:8000/"
repository = "example/jobs"
[checks.severity]
K101 = "note"
"""


def write_board(folder: Path, count: int) -> None:
    """Write the settings and so many postings, of some 5 KB each."""
    postings = folder / "content" / "postings"
    postings.mkdir(parents=True, exist_ok=True)
    (folder / "board.toml").write_text(SETTINGS, encoding="utf-8")
    for number in range(count):
        posting = made_up(number, count)
        (postings / f"{posting.slug}.md").write_text(markdown_of(posting, number), encoding="utf-8")


def markdown_of(posting: Posting, number: int) -> str:
    """Return a posting as its author would write it."""
    body = made_up_text(number).partition("\n---\n")[2]
    place = posting.location[0]
    where = ", ".join(filter(None, (place.locality, place.region, place.country)))
    pay = posting.salary
    facts = {
        "title": posting.title,
        "company": posting.company.name if posting.company else "",
        "location": where,
        "work_mode": posting.work_mode[0].value,
        "applicant_location": f"[{', '.join(posting.applicant_location)}]" if posting.applicant_location else "",
        "salary": f"{pay.minimum}-{pay.maximum} {pay.currency} a year" if pay else "",
        "employment_type": posting.employment_type[0].value,
        "seniority": posting.seniority.value if posting.seniority else "",
        "skills": f"[{', '.join(posting.skills)}]",
        "date": posting.date,
        "expires": posting.expires,
        "apply": f"https://www.example.com/apply/{number}",
    }
    lines = "\n".join(f"{name}: {value}" for name, value in facts.items() if value)
    return f"---\n{lines}\n---\n{body}"


if __name__ == "__main__":
    write_board(Path(sys.argv[1]), int(sys.argv[2].replace(",", "")))
