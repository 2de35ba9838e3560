"""A book that was pasted into a posting."""


def make(root):
    file = root / "content/postings/night-nurse.md"
    file.parent.mkdir(parents=True)
    fields = "title: Nurse\ncompany: Harbour Clinic\nlocation: Cork, Ireland\ndate: 2026-11-02\n"
    file.write_text(
        f"---\n{fields}apply: jobs@harbour.example\n---\n" + "It was a dark and stormy night. " * 6_000, "utf-8"
    )
