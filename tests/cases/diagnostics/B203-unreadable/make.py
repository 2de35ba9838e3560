"""The folder of postings is a link out of the board."""


def make(root):
    elsewhere = root.parent / "elsewhere"
    elsewhere.mkdir()
    (root / "content").mkdir()
    (root / "content" / "postings").symlink_to(elsewhere)
