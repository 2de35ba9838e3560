"""A file saved in an old encoding."""


def make(root):
    file = root / "content/postings/night-nurse.md"
    file.parent.mkdir(parents=True)
    file.write_bytes("# Pflegekraft in München\n".encode("latin-1"))
