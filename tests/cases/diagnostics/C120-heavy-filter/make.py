"""A posting in more places than any map knows: their names hardly compress."""

import hashlib

POSTING = """---
title: Night nurse
company: Harbour Clinic
location:
{places}
salary: 42,000-48,000 EUR a year
date: 2026-11-02
apply: https://harbour.example/jobs/night-nurse
---
You look after two wards at night, together with a colleague and a doctor on call, and hand over to the day in the
morning. The work is calm most nights, and well staffed on all others.
"""


def make(root, _monkeypatch):
    names = [hashlib.sha256(str(n).encode()).hexdigest() for n in range(240)]
    file = root / "content/postings/night-nurse.md"
    file.parent.mkdir(parents=True)
    places = "\n".join(f"  - {{ city: {name}, country: DE }}" for name in names)
    file.write_text(POSTING.format(places=places), encoding="utf-8")
