"""A link to a file that was moved away."""


def make(root):
    (root / "content/postings/cook.md").symlink_to("../moved/cook.md")
