"""A published posting whose file was removed."""

from tests.cases.git import publish, repository


def make(root):
    repository(root)
    publish(root)
    (root / "content/postings/cook.md").unlink()
