"""A repository with a workflow that deploys."""

from tests.cases.git import repository


def make(root):
    repository(root)
