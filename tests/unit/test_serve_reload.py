"""What the preview's server answers."""

import asyncio
import http.client
import json
import socket
import threading
import time

import pytest
from tornado.websocket import websocket_connect

from generator.serve.address import host_names, is_loopback, listening
from generator.serve.reload import PreviewServer
from generator.serve.shown import SCRIPTS, Fault, Shown, as_built, with_scripts

REST = 0.3  # seconds in which a message reaches a page of the same machine


@pytest.fixture
def site(tmp_path):
    """A site of two pages, a stylesheet and a page for what is not there."""
    for name, text in {
        "index.html": "<html><head><title>Home</title></head><body></body></html>",
        "jobs/cook/index.html": "<p>Cook",
        "404.html": "<p>Not here</p>",
        "assets/css/site.css": "body { color: red }",
        "feed.atom": "<feed/>",
    }.items():
        (tmp_path / "preview" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "preview" / name).write_text(text)
    (tmp_path / "secret.txt").write_text("not part of the site")
    (tmp_path / "overlay.js").write_text("// overlay\n")
    return tmp_path / "preview"


@pytest.fixture
def server(site):
    server = PreviewServer(Shown(site, "/repo/"), script=site.parent / "overlay.js", host="127.0.0.1", port=0)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def ask(server):
    """Ask the server for an address: status, headers and body."""

    def ask(path, method="GET"):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
        connection.request(method, path)
        answer = connection.getresponse()
        result = answer.status, dict(answer.getheaders()), answer.read().decode()
        connection.close()
        return result

    return ask


@pytest.mark.parametrize(
    ("path", "status", "type_"),
    [
        ("/repo/", 200, "text/html; charset=utf-8"),
        ("/repo/index.html", 200, "text/html; charset=utf-8"),
        ("/repo/jobs/cook/", 200, "text/html; charset=utf-8"),
        ("/repo/assets/css/site.css?v=1", 200, "text/css; charset=utf-8"),
        ("/repo/feed.atom", 200, "application/atom+xml; charset=utf-8"),
        ("/repo/jobs/", 404, "text/html; charset=utf-8"),
        ("/repo/index.html/", 404, "text/html; charset=utf-8"),
        ("/repo/nothing", 404, "text/html; charset=utf-8"),
        ("/repo/../secret.txt", 404, "text/html; charset=utf-8"),
        ("/repo/%2e%2e/secret.txt", 404, "text/html; charset=utf-8"),
        ("/repo//etc/passwd", 404, "text/html; charset=utf-8"),
        ("/repo/%00", 404, "text/html; charset=utf-8"),
        ("/jobs/cook/", 404, "text/html; charset=utf-8"),
    ],
)
def test_the_site_is_served_as_a_static_host_does(ask, path, status, type_):
    """Files and folders below the base path are there, and nothing else is."""
    found, headers, body = ask(path)

    assert (found, headers["Content-Type"], "not part of the site" in body) == (status, type_, False)


@pytest.mark.parametrize(
    ("path", "target"),
    [("/", "/repo/"), ("/repo", "/repo/"), ("/repo/jobs/cook?from=home", "/repo/jobs/cook/?from=home")],
)
def test_folders_and_the_root_lead_on(ask, path, target):
    """The root leads to the base path, a folder's name to the folder."""
    status, headers, _ = ask(path)

    assert (status, headers["Location"]) == (302, target)


def test_what_is_not_there_gets_the_sites_own_page(ask):
    """A missing page is answered with 404.html, and takes part in reloading."""
    status, _, body = ask("/repo/jobs/gone/")

    assert (status, body) == (404, "<p>Not here</p>" + SCRIPTS.decode())


def test_no_answer_is_kept_by_the_browser(ask):
    """Every answer forbids keeping it, also under an address with a version."""
    kept = {ask(path)[1]["Cache-Control"] for path in ("/repo/", "/repo/assets/css/site.css?v=1", "/repo/x")}

    assert kept == {"no-store"}


def test_a_head_request_has_no_body(ask):
    """HEAD is answered like GET, without the page."""
    status, headers, body = ask("/repo/", "HEAD")

    assert (status, body, int(headers["Content-Length"]) > 0) == (200, "", True)


def test_scripts_stand_at_the_end_of_the_head():
    """The preview's scripts join the head of a page; everything else stays as it was built."""
    assert with_scripts(b"<head><p></HEAD><body>") == b"<head><p>" + SCRIPTS + b"</HEAD><body>"


def test_a_long_head_gets_its_scripts_too():
    """A head beyond any buffer's size gets the scripts at its end."""
    style = b"a" * 200_000

    assert with_scripts(b"<head>" + style + b"</head>") == b"<head>" + style + SCRIPTS + b"</head>"


def test_faults_are_told_as_json_while_they_last(ask, server, site):
    """The overlay learns what is wrong, and afterwards that nothing is."""
    faults = (Fault("cook.md:3:1", "no <title>", "write one", "F101", "titel: Cook"),)
    server.show(Shown(site, "/repo/", faults), as_built)
    during = json.loads(ask("/.preview/faults.json")[2])
    server.show(Shown(site, "/repo/"), as_built)

    assert (during, ask("/.preview/faults.json")[2]) == (
        [{"place": "cook.md:3:1", "message": "no <title>", "hint": "write one", "code": "F101", "line": "titel: Cook"}],
        "[]",
    )


def test_before_the_first_site_a_page_waits_for_it(ask, server, tmp_path):
    """Without a site there is a page that says so, and reloads when there is one."""
    server.show(Shown(tmp_path / "nothing yet", "/repo/"), as_built)
    status, _, body = ask("/repo/")

    assert (status, "no site to show yet" in body, SCRIPTS.decode() in body) == (404, True, True)


def test_pages_of_other_sites_may_not_listen(server):
    """The reload socket is refused to a page from elsewhere."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    connection.request("GET", "/livereload", headers={
        "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Origin": "https://elsewhere.example",
    })  # fmt: skip
    status = connection.getresponse().status
    connection.close()

    assert status == 403


def test_a_port_in_use_is_passed_over():
    """If the port is taken, a later one that is free is listened on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        wanted = taken.getsockname()[1]
        with listening("127.0.0.1", wanted) as found:
            assert wanted < found.getsockname()[1] < wanted + 20


@pytest.mark.parametrize(
    ("asked", "host", "status"),
    [
        ("127.0.0.1:8000", "127.0.0.1", 200),
        ("localhost:8000", "127.0.0.1", 200),
        ("[::1]:8000", "127.0.0.1", 200),
        ("192.168.7.7", "127.0.0.1", 200),
        ("rebound.example:8000", "127.0.0.1", 421),
        ("127.0.0.1.rebound.example", "127.0.0.1", 421),
        ("localhost.rebound.example", "127.0.0.1", 421),
        ("rebound.example", "0.0.0.0", 421),  # noqa: S104 - nothing is listened at but 127.0.0.1
        ("desk.example", "desk.example", 200),
    ],
)
def test_only_own_names_are_answered_to(site, monkeypatch, asked, host, status):
    """A page elsewhere whose name was made to lead here gets nothing: not the site, not the faults, not the socket."""
    monkeypatch.setattr("generator.serve.reload.listening", lambda _host, port: listening("127.0.0.1", port))
    server = PreviewServer(Shown(site), script=site.parent / "overlay.js", host=host, port=0)
    server.start()
    refused = set()
    for path in ("/", "/.preview/faults.json", "/.preview/overlay.js", "/livereload.js", "/livereload"):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
        connection.request("GET", path, headers={"Host": asked})
        refused.add(connection.getresponse().status == 421)
        connection.close()
    server.stop()

    assert refused == {status == 421}


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("127.0.0.2", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False),  # noqa: S104
     ("192.168.7.7", False), ("desk.example", False)],
)  # fmt: skip
def test_it_is_known_who_can_reach_the_preview(host, alone):
    """What listens at a loopback address is for this machine alone; of anything else people are warned."""
    assert is_loopback(host) is alone


def test_a_machine_that_others_can_reach_answers_to_its_own_name():
    """Listening beyond this machine, the preview may be asked for by the machine's name."""
    own = socket.gethostname().lower()

    assert (own in host_names("0.0.0.0"), own in host_names("127.0.0.1")) == (True, False)  # noqa: S104


class Listening:
    """Pages that are open in browsers: each by its own socket, in a thread with a loop of its own."""

    def __init__(self, server):
        self.server = server
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()

    def open(self, path):
        """Open a page: say hello, and which one it is. Return the list of what it is told to load, "*" for all."""
        told = []

        def hear(message):
            said = json.loads(message) if message else {}
            if said.get("command") == "reload":
                told.append(said["path"])

        async def open_():
            address = f"ws://127.0.0.1:{self.server.port}/livereload"
            page = await websocket_connect(address, on_message_callback=hear)
            await page.write_message(json.dumps({"command": "hello", "protocols": []}))
            url = f"http://127.0.0.1:{self.server.port}{path}"
            await page.write_message(json.dumps({"command": "info", "url": url}))

        asyncio.run_coroutine_threadsafe(open_(), self.loop).result(10)
        time.sleep(REST)
        return told

    def close(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()


@pytest.fixture
def browser(server):
    listening = Listening(server)
    yield listening
    listening.close()


@pytest.fixture
def show(server):
    """Let the server show what there is now, and return when pages have heard of it."""

    def show(early=as_built):
        server.show(server.shown, early)
        time.sleep(REST)

    return show


def test_only_pages_that_have_changed_load_again(ask, show, site, browser):
    """A page whose file differs from what it was given is told; another, and one that is the same again, is not."""
    ask("/repo/"), ask("/repo/jobs/cook/")
    home, cook = browser.open("/repo/"), browser.open("/repo/jobs/cook/")
    (site / "jobs/cook/index.html").write_text("<p>Chef")
    show()

    assert (home, cook) == ([], ["/repo/jobs/cook/"])


def test_a_page_that_changed_while_it_was_loading_loads_again(ask, site, browser):
    """A page that says hello only after it changed is told at once."""
    ask("/repo/")
    (site / "index.html").write_text("<p>New")

    assert browser.open("/repo/") == ["/repo/"]


def test_styles_are_exchanged_under_the_page(ask, show, site, browser):
    """A changed stylesheet is loaded again alone, once; a changed script takes the page with it."""
    (site / "assets/main.js").write_text("1")
    ask("/repo/"), ask("/repo/assets/css/site.css"), ask("/repo/assets/main.js")
    home = browser.open("/repo/")
    (site / "assets/css/site.css").write_text("body { color: blue }")
    show()
    show()
    (site / "assets/main.js").write_text("2")
    show()

    assert home == ["/repo/assets/css/site.css", "*"]


def test_other_faults_are_shown_on_every_page(ask, server, show, site, browser):
    """When what is wrong changes, every open page loads again, and again when it is mended."""
    ask("/repo/")
    home = browser.open("/repo/")
    server.show(Shown(site, "/repo/", (Fault("cook.md", "no title"),)), as_built)
    server.show(Shown(site, "/repo/"), as_built)
    show()

    assert home == ["*", "*"]


def test_what_is_seen_early_stands_before_what_was_built(ask, show):
    """A page that can be shown before it is built is; the others stand as they were."""
    show({"jobs/cook/index.html": b"<p>Chef"}.get)

    assert (ask("/repo/jobs/cook/")[2][:7], "Home" in ask("/repo/")[2]) == ("<p>Chef", True)


def test_what_is_seen_early_need_not_wait(ask, server, show):
    """A page that does not come from the folder is answered while files are being replaced."""
    show({"jobs/cook/index.html": b"<p>Chef"}.get)
    server.hold()

    assert ask("/repo/jobs/cook/")[2][:7] == "<p>Chef"


def test_requests_wait_while_files_are_replaced(ask, server, site):
    """Between the old and the new site nothing is answered; then all of it is the new one."""
    server.hold()
    answers = []
    asking = threading.Thread(target=lambda: answers.append(ask("/repo/jobs/cook/")[2][:7]))
    asking.start()
    asking.join(0.2)
    waited = not answers
    (site / "jobs/cook/index.html").write_text("<p>Chef")
    server.release()
    asking.join(5)

    assert (waited, answers) == (True, ["<p>Chef"])
