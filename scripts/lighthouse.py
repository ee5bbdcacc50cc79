"""Builds the site, serves it as GitHub Pages would, and hands its address to lighthouse.mjs, which measures."""

import subprocess
import sys
import tempfile
from pathlib import Path

import browsers

from tests.built import build
from tests.pages import Pages


def main():
    with tempfile.TemporaryDirectory() as folder, Pages(Path(folder)) as pages:
        build(pages.folder, pages.address)
        command = ["node", Path(__file__).with_suffix(".mjs"), pages.address, browsers.chromium() or "chromium"]
        return subprocess.run(command).returncode


if __name__ == "__main__":
    sys.exit(main())
