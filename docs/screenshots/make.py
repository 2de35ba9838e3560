"""The shipped board -> pictures of its kinds of pages, in both colour schemes, on a screen and a phone.

    python docs/screenshots/make.py SITE [FOLDER]

SITE is a built board for the base path "/". The pictures go to FOLDER, which is this file's own if none is named.
Needs the packages of the extra ``test``, and Chromium on PATH.
"""

import functools
import http.server
import shutil
import sys
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

PAGES = {
    "home": "/",
    "posting": "/jobs/senior-software-engineer-backend-infrastructure/",
    "term": "/places/germany/",
    "company": "/companies/pamoja-till/",
    "insights": "/pay/insights/",
}
SCHEMES = ("light", "dark")
WIDTHS = {"screen": 1280, "phone": 360}
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder without telling of each request."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main(site: Path, folder: Path) -> None:
    """Take a picture of the top of each page."""
    handler = functools.partial(Quiet, directory=site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=next(filter(None, map(shutil.which, CHROMIUM)), None),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for scheme in SCHEMES:
            for device, width in WIDTHS.items():
                context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
                page = context.new_page()
                for name, path in PAGES.items():
                    page.goto(f"http://127.0.0.1:{server.server_port}{path}", wait_until="networkidle")
                    page.screenshot(path=folder / f"{name}-{scheme}-{device}.png")
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parent)  # noqa: PLR2004
