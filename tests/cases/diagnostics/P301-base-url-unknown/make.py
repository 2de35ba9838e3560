"""A repository that is nowhere on GitHub."""

from tests.cases.git import repository


def make(root):
    repository(root)
