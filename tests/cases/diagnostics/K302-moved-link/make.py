"""A board with a link to a page that has moved."""

from generator.fetch.asking import Answer


def make(_root, monkeypatch):
    answers = {
        "/careers/night-nurse": Answer("fine", moved="http://127.0.0.1:9/jobs/night-nurse"),
        "/about": Answer("fine"),
    }
    monkeypatch.setattr("generator.fetch.links.ask", lambda url, *_: answers[url.partition(":9")[2]])
