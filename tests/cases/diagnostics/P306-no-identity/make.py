"""A computer on which git was never set up."""

from tests.cases.git import repository


def make(root, monkeypatch):
    repository(root)
    monkeypatch.delenv("GIT_COMMITTER_NAME")
    monkeypatch.delenv("GIT_COMMITTER_EMAIL")
