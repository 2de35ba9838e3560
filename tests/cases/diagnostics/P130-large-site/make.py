"""A board with a leaflet beside its posting."""


def make(root):
    (root / "content/postings/the-ward.pdf").write_bytes(bytes(3_000_000))
