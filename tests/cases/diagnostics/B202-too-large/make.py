"""A film that was renamed."""


def make(root):
    file = root / "content/postings/night-nurse.md"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"film" * 1_300_000)
