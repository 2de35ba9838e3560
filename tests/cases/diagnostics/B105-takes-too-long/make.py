"""A posting that takes longer to read than the board has patience for: here none at all, since no text is known."""

from generator.patience import OutOfPatienceError


def make(root, monkeypatch):
    monkeypatch.setattr("generator.reading.within", lose_patience)
    file = root / "content/postings/night-nurse.md"
    file.parent.mkdir(parents=True)
    fields = "title: Nurse\ncompany: Harbour Clinic\nlocation: Cork, Ireland\ndate: 2026-11-02\n"
    file.write_text(f"---\n{fields}apply: jobs@harbour.example\n---\nYou will care.\n", "utf-8")


def lose_patience(*_):
    raise OutOfPatienceError
