"""Whether addresses of the web lead somewhere, asked of a host on this machine."""

from __future__ import annotations

import itertools
import socket
import time

import pytest

from generator.fetch.asking import Patience
from generator.fetch.links import FRESH, follow
from generator.model.source import Span
from tests.web_host import WebHost

NOW = 1_795_348_800.0
QUICK = Patience(answer=3, pause=0, whole=20)


@pytest.fixture
def host():
    with WebHost() as host:
        yield host


def ask(*urls, patience=QUICK, memory=None, now=NOW):
    return follow([(url, Span("a.md", number)) for number, url in enumerate(urls, 1)], memory, now, patience)


def unused_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.mark.parametrize("path", ["/ok", "/for-now", "/no-head", "/lying-head", "/busy-once", "/ok#part", "/mixed"])
def test_what_a_visitor_would_see_is_fine(host, path):
    """A page is there whether or not its host likes to be asked for its head, leads on for now, or was busy once."""
    assert ask(host.at(path)).diagnostics == ()


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        ("/gone", "K301", "404 (Not Found)"),
        ("/over", "K301", "410"),
        ("/to-gone", "K301", "404"),
        ("/round", "K301", "in a circle"),
        ("/outside", "K301", "no web address"),
        ("/shy", "K303", "403"),
        ("/ill", "K303", "500"),
        ("/busy-always", "K303", "429"),
        ("/rude", "K303", "breaks off"),
        ("/moved", "K302", "moved for good"),
        ("/twice", "K302", "moved for good"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(host, path, code, words):
    """Dead links are warnings, moved ones notes with the new address, and what says nothing of the page is no fault."""
    (told,) = ask(host.at(path)).diagnostics

    assert (told.code, told.span) == (code, Span("a.md", 1))
    assert words in told.message
    assert code != "K302" or told.hint == f"write `{host.at('/ok')}`"


def test_a_host_that_is_not_there_is_a_dead_link(host, monkeypatch):
    """Neither a closed door nor a name that nobody has leads anywhere."""
    shut, unknown = f"http://127.0.0.1:{unused_port()}/", "http://no-such-host.invalid/"
    look_up = socket.getaddrinfo

    def known(name, *rest, **more):
        if name == "no-such-host.invalid":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return look_up(name, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", known)
    told = ask(host.at("/ok"), shut, unknown).diagnostics

    assert [(one.code, one.span.line) for one in told if "connection refused" in one.message] == [("K301", 2)]
    assert [one.span.line for one in told if "no host `no-such-host.invalid`" in one.message] == [3]


def test_a_slow_host_holds_nobody_up(host):
    """A host that does not answer in time is passed over, and it is told that one cannot know."""
    (told,) = ask(host.at("/slow"), host.at("/ok"), patience=Patience(answer=0.3, pause=0, whole=20)).diagnostics

    assert (told.code, told.span.line) == ("K303", 1)
    assert "too long" in told.message


def test_a_host_is_asked_by_one_at_a_time_with_pauses(host):
    """However many links lead to a host, it is asked one by one, says who asks, and each address once."""
    urls = [host.at(f"/page-{number}") for number in range(5)] + [host.at("/page-0#top")]
    outcome = ask(*urls, patience=Patience(answer=3, pause=0.05, whole=20))

    assert (outcome.value, outcome.diagnostics) == (5, ())
    assert host.crowd == 1
    assert host.asked == [f"HEAD /page-{number}" for number in range(5)]
    assert all(later - sooner >= 0.05 for sooner, later in itertools.pairwise(host.times))
    assert "jobboard" in host.agents.pop()


def test_hosts_are_asked_at_the_same_time(host):
    """Two hosts that are slow take the time of one."""
    slow = Patience(answer=1, pause=0, whole=20)
    with WebHost() as other:
        outcome = ask(host.at("/slow"), other.at("/slow", "localhost"), patience=slow)

    assert len(outcome.diagnostics) == 2
    assert abs(host.times[0] - other.times[0]) < 0.9


def test_what_is_not_asked_in_time_is_told_and_left(host):
    """When the time is over, what was not asked for is counted, and no address is called dead for it."""
    urls = [host.at(f"/page-{number}") for number in range(9)]
    outcome = ask(*urls, patience=Patience(answer=1, pause=0.2, whole=0.3))
    (told,) = outcome.diagnostics

    assert outcome.value < 9
    assert (told.code, told.span.path) == ("K303", "--external")
    assert f"{9 - outcome.value} addresses were not asked for" in told.message


def test_a_host_that_never_ends_is_left_behind(host):
    """A host that sends one letter after the other is not waited for beyond the time, nor called dead."""
    begun = time.monotonic()
    outcome = ask(host.at("/drip"), host.at("/ok", "localhost"), patience=Patience(answer=5, pause=0, whole=0.5))
    (told,) = outcome.diagnostics

    assert time.monotonic() - begun < 4
    assert (told.code, "1 address was not asked for" in told.message) == ("K303", True)


def test_good_answers_are_believed_for_a_week(host, tmp_path):
    """An address that was fine is not asked for again before a week is over; one that was not is asked each time."""
    memory, urls = tmp_path / ".cache" / "links.json", (host.at("/ok"), host.at("/gone"), host.at("/moved"))
    first = ask(*urls, memory=memory)
    second = ask(*urls, memory=memory, now=NOW + FRESH - 1)
    third = ask(*urls, memory=memory, now=NOW + FRESH)

    assert (first.value, second.value, third.value) == (3, 1, 3)
    assert first.diagnostics == second.diagnostics == third.diagnostics


def test_a_memory_that_cannot_be_read_is_none(host, tmp_path):
    """What is left of a damaged memory is not asked, and made anew."""
    memory = tmp_path / "links.json"
    memory.write_text("{")

    assert ask(host.at("/ok"), memory=memory).value == 1
    assert ask(host.at("/ok"), memory=memory).value == 0


def test_without_a_network_no_link_is_called_dead(tmp_path):
    """If nobody answers at all it is our own network: one note, and nothing to remember."""
    urls = [f"http://127.0.0.{number}:{unused_port()}/" for number in (1, 2, 3)]
    (told,) = ask(*urls, memory=tmp_path / "links.json").diagnostics

    assert (told.code, "none of 3 addresses" in told.message) == ("K303", True)
    assert not (tmp_path / "links.json").exists()


def test_an_address_is_asked_for_as_browsers_do(host):
    """Letters of all languages, blanks and queries go over the wire as browsers send them."""
    told = ask(host.at("/köche und bäcker?q=ä&x=1#ende")).diagnostics

    assert told == ()
    assert host.asked == ["HEAD /k%C3%B6che%20und%20b%C3%A4cker?q=%C3%A4&x=1"]
