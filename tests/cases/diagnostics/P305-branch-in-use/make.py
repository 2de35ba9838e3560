"""A repository whose own branch is checked out."""

from tests.cases.git import repository


def make(root):
    repository(root)
