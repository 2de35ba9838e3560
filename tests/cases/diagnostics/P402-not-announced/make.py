"""A board whose host does not answer those who would tell it of changes: nobody listens at this port."""

from tests.cases.git import repository


def make(root):
    repository(root)
