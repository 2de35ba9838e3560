"""Ask Lighthouse about the kinds of pages of a board: a phone on a slow line, the median of some runs.

python -m benchmarks.lighthouse LIGHTHOUSE [COUNT ...]      boards of so many made-up postings; without: 60 and 10,000

LIGHTHOUSE is its command (`make lighthouse` installs it). Pages are sent compressed, as GitHub Pages does.
"""

from __future__ import annotations

import functools
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from benchmarks.made_up import write_board

RUNS = 3
NOW = "2026-11-22"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml", ".atom", ".txt")


class Compressing(SimpleHTTPRequestHandler):
    """Serves a folder as GitHub Pages does: text compressed, kept for ten minutes."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file, or the page for lost addresses."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        found = file.is_file()
        file = file if found else Path(self.directory) / "404.html"
        data = file.read_bytes()
        self.send_response(200 if found else 404)
        if file.suffix in TEXT:
            data = gzip.compress(data)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(file) + ("; charset=utf-8" if file.suffix in TEXT else ""))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def measure(lighthouse: str, count: int) -> None:
    """Print what Lighthouse says of a board of so many postings."""
    with tempfile.TemporaryDirectory() as folder:
        board = Path(folder)
        write_board(board, count)
        site = build(board)
        handler = functools.partial(Compressing, directory=str(site))
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            for kind, path in pages(site).items():
                address = f"http://127.0.0.1:{server.server_port}{path}"
                reports = [report(lighthouse, address, board / "report.json") for _ in range(RUNS)]
                print(f"| {count:,} | {kind} | {' | '.join(summary(reports))} |", flush=True)
            server.shutdown()


def build(board: Path) -> Path:
    """Build a board, and return where its site lies."""
    command = [sys.executable, "-m", "generator", "build", "--root", str(board), "--now", NOW, "--format", "concise"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return board / "site"


def pages(site: Path) -> dict[str, str]:
    """Return a page of each kind."""
    posting = min(path.name for path in (site / "jobs").iterdir())
    return {"home": "/", "posting": f"/jobs/{posting}/", "term": "/places/united-states/", "insights": "/pay/insights/"}


def report(lighthouse: str, address: str, file: Path) -> dict[str, float]:
    """Run Lighthouse once; return the scores from 0 to 100, the seconds and the bytes."""
    environment = os.environ | {"CHROME_PATH": next(filter(None, map(shutil.which, CHROMIUM)), "")}
    command = [lighthouse, address, "--quiet", "--output=json", f"--output-path={file}", f"--chrome-flags={FLAGS}"]
    subprocess.run(command, check=True, env=environment)
    said = json.loads(file.read_bytes())
    return {
        **{name: round(said["categories"][name]["score"] * 100) for name in CATEGORIES},
        "first paint": said["audits"]["first-contentful-paint"]["numericValue"] / 1000,
        "largest paint": said["audits"]["largest-contentful-paint"]["numericValue"] / 1000,
        "shift": said["audits"]["cumulative-layout-shift"]["numericValue"],
        "bytes": said["audits"]["total-byte-weight"]["numericValue"] / 1000,
    }


def summary(reports: list[dict[str, float]]) -> list[str]:
    """Return the medians as they are shown."""
    middle = {name: statistics.median(one[name] for one in reports) for name in reports[0]}
    scores = [f"{middle[name]:.0f}" for name in CATEGORIES]
    paints = [f"{middle[name]:.1f} s" for name in ("first paint", "largest paint")]
    return [*scores, *paints, f"{middle['shift']:.3f}", f"{middle['bytes']:.0f} KB"]


if __name__ == "__main__":
    print(f"| postings | page | {' | '.join(CATEGORIES)} | first paint | largest paint | shift | sent |")
    print(f"|{' --- |' * (len(CATEGORIES) + 6)}")
    for asked in [int(one.replace(",", "")) for one in sys.argv[2:]] or [60, 10_000]:
        measure(sys.argv[1], asked)
