"""Takes the picture in the README: a real result on a phone-sized screen, worked out by Python in the browser.

Usage: scripts/picture, which builds the site and calls this with its folder and the file to write.
"""

import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import browsers
from playwright.sync_api import sync_playwright

ANSWERS = ["Yes", "Yes", "No", "Yes", "Yes", "Not sure", "Yes", "Yes", "Yes", "No", "Yes", "Yes"]
SCREEN = {"width": 400, "height": 1000}


class Quiet(SimpleHTTPRequestHandler):
    """Serves the built site without a line in the terminal for each request."""

    def log_message(self, *_):
        pass


def take(site, picture):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsers.chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport=SCREEN)
        page.goto(f"http://127.0.0.1:{server.server_port}/check/first/")
        answer(page)
        page.screenshot(path=picture)


def answer(page):
    for answer in ANSWERS:
        page.locator("fieldset:visible").get_by_text(answer, exact=True).click()
        page.get_by_role("button", name="Continue").click()
    while not page.get_by_role("button", name="Show what my answers say").is_visible():
        page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Show what my answers say").click()
    page.get_by_role("heading", name="What it may mean").wait_for()


if __name__ == "__main__":
    take(*sys.argv[1:])
