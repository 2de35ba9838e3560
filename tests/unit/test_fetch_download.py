from __future__ import annotations

import socket
import threading

import pytest

from generator.fetch import download as module
from generator.fetch.download import DownloadError, download
from tests.employer import Answer, Employer


@pytest.fixture
def pauses():
    """Sleep that takes no time, and what it was asked for."""
    asked = []
    asked_for = asked.append
    return asked_for, asked


def test_a_text_is_asked_for_by_name_and_read_in_its_own_letters():
    """The host is told who asks; letters are read as it says."""
    latin = Answer("", headers=(("Content-Type", "text/html; charset=iso-8859-1"),))
    with Employer(jobs=[Answer("Bäcker")], latin=[latin]) as employer:
        assert download(employer.url("/jobs"), 5) == "Bäcker"
        assert download(employer.url("/latin"), 5) == ""

    assert all(agent.startswith("jobboard-generator") for _, agent in employer.asked)


@pytest.mark.parametrize("answer", [Answer(code=503), Answer(code=429), Answer("half of it", drops=True)])
def test_what_may_pass_is_tried_again(answer, pauses):
    """A host that is busy, and a connection that breaks, get a second chance after a pause."""
    sleep, asked = pauses
    with Employer(jobs=[answer, Answer("[]")]) as employer:
        assert download(employer.url("/jobs"), 5, sleep) == "[]"

    assert (asked, len(employer.asked)) == ([1.0], 2)


def test_a_host_may_say_how_long_to_wait_within_reason(pauses):
    """What Retry-After asks for is done, but nobody waits for a day."""
    sleep, asked = pauses
    busy = [Answer(code=429, headers=(("Retry-After", after),)) for after in ("7", "86400")]
    with Employer(jobs=[*busy, Answer("[]")]) as employer:
        download(employer.url("/jobs"), 5, sleep)

    assert asked == [7.0, module.LONGEST_PAUSE]


@pytest.mark.parametrize(("code", "gone", "times"), [(404, True, 1), (410, True, 1), (403, False, 1), (500, False, 3)])
def test_a_refusal_is_told(code, gone, times, pauses):
    """What will not pass is asked for once; what may, three times; and what is gone is told from what is broken."""
    with Employer(jobs=[Answer(code=code)]) as employer, pytest.raises(DownloadError, match=str(code)) as told:
        download(employer.url("/jobs"), 5, pauses[0])

    assert (told.value.gone, len(employer.asked)) == (gone, times)


def test_a_host_that_does_not_answer_is_left_after_the_time(pauses):
    """A connection that is taken and never answered ends with the time-out, each time."""
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(DownloadError, match="cannot be reached"):
        download(f"http://127.0.0.1:{silent.getsockname()[1]}/", 0.05, pauses[0])


def test_an_answer_that_drips_does_not_hold_us_for_ever(pauses):
    """Each byte comes in time, the whole would take hours: the whole has a time, too."""
    stop = threading.Event()

    def drip(server):
        with server.accept()[0] as connection:
            connection.recv(1000)
            connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n")
            while not stop.wait(0.02):
                connection.sendall(b"x")

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=drip, args=(server,))
        thread.start()
        with pytest.raises(DownloadError, match="did not end within"):
            download(f"http://127.0.0.1:{server.getsockname()[1]}/", 0.1, pauses[0])
        stop.set()
        thread.join()


def test_too_much_is_not_taken_in(monkeypatch, pauses):
    """An answer beyond the largest size is left in the middle."""
    monkeypatch.setattr(module, "LARGEST", 10)
    with Employer(jobs=[Answer("x" * 11)]) as employer, pytest.raises(DownloadError, match="larger than"):
        download(employer.url("/jobs"), 5, pauses[0])


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x"])
def test_nobody_leads_us_to_our_own_files(target, pauses):
    """A redirection leads from web to web, and nowhere else."""
    elsewhere = Answer(code=302, headers=(("Location", target),))
    with Employer(jobs=[elsewhere]) as employer, pytest.raises(DownloadError):
        download(employer.url("/jobs"), 5, pauses[0])
