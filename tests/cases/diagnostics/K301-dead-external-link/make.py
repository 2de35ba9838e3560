"""A board with a link to a page that its host has not."""

from generator.fetch.asking import Answer


def make(_root, monkeypatch):
    answers = {"/careers/night-nurse": Answer("dead", "its host answers 404 (Not Found)"), "/about": Answer("fine")}
    monkeypatch.setattr("generator.fetch.links.ask", lambda url, *_: answers[url.partition(":9")[2]])
