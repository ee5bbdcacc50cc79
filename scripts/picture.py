"""Takes the picture in the README: a real result on a phone-sized screen, worked out by Python in the browser.

Usage: scripts/picture, which calls this with the file to write.
"""

import sys
import tempfile
from pathlib import Path

import browsers
from playwright.sync_api import sync_playwright

from tests.built import build
from tests.pages import Pages

ANSWERS = ["Yes", "Yes", "No", "Yes", "Yes", "Not sure", "Yes", "Yes", "Yes", "No", "Yes", "Yes"]
SCREEN = {"width": 400, "height": 1000}


def take(picture):
    with tempfile.TemporaryDirectory() as folder, Pages(Path(folder)) as pages, sync_playwright() as playwright:
        build(pages.folder, pages.address)
        browser = playwright.chromium.launch(executable_path=browsers.chromium(), args=browsers.FLAGS)
        page = browser.new_page(viewport=SCREEN)
        page.goto(f"{pages.address}check/first/")
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
