"""A board that was published at a domain of its own."""

from tests.cases.git import publish, repository


def make(root):
    repository(root)
    publish(root, "--base-url", "https://jobs.harbour.example/")
