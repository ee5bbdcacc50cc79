"""Builds the site, serves it as GitHub Pages would, and hands its address to lighthouse.mjs, which measures."""

import subprocess
import sys
import tempfile
from pathlib import Path

import browsers
from playwright.sync_api import sync_playwright

from tests.built import build
from tests.pages import Pages


def main():
    with tempfile.TemporaryDirectory() as folder, Pages(Path(folder)) as pages:
        build(pages.folder, pages.address)
        command = ["node", Path(__file__).with_suffix(".mjs"), pages.address, chromium(), *browsers.FLAGS]
        return subprocess.run(command).returncode


def chromium():
    """The path of the browser to measure with."""
    with sync_playwright() as playwright:
        return browsers.chromium() or playwright.chromium.executable_path


if __name__ == "__main__":
    sys.exit(main())
