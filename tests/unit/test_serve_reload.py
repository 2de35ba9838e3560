"""What the preview's server answers."""

import http.client
import json
import socket

import pytest

from generator.serve.reload import SCRIPTS, Fault, PreviewServer, Shown, listening, with_scripts


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
    server.shown = Shown(site, "/repo/", (Fault("cook.md:3:1", "no <title>", "write one", "F101", "titel: Cook"),))
    during = json.loads(ask("/.preview/faults.json")[2])
    server.shown = Shown(site, "/repo/")

    assert (during, ask("/.preview/faults.json")[2]) == (
        [{"place": "cook.md:3:1", "message": "no <title>", "hint": "write one", "code": "F101", "line": "titel: Cook"}],
        "[]",
    )


def test_before_the_first_site_a_page_waits_for_it(ask, server, tmp_path):
    """Without a site there is a page that says so, and reloads when there is one."""
    server.shown = Shown(tmp_path / "nothing yet", "/repo/")
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
