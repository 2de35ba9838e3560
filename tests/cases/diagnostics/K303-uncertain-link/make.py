"""A board with a link to a host that answers browsers alone."""

from generator.fetch.asking import Answer


def make(_root, monkeypatch):
    answers = {"/careers/night-nurse": Answer("unsure", "its host answers 403 (Forbidden)"), "/about": Answer("fine")}
    monkeypatch.setattr("generator.fetch.links.ask", lambda url, *_: answers[url.partition(":9")[2]])
