"""A repository whose remote has another name."""

from tests.cases.git import repository


def make(root):
    repository(root)
