"""Finds the browsers that the tests need, or gets them; says in one sentence what to do when one cannot be had.

Usage: python scripts/browsers.py makes sure of all of them. The tests and the measurements import the rest.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# How a Chromium starts here: as root too, without a graphics card, and silent toward its maker.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FIREFOX = ("firefox-esr", "firefox")
MINI_BROWSERS = ("/usr/lib/*/webkit2gtk-4.*/MiniBrowser", "/usr/libexec/webkit2gtk-4.*/MiniBrowser")


class BrowserMissing(Exception):
    """A browser is not here and could not be got; the message says what to do."""


def chromium():
    """The path of a Chromium, or None for the one that Playwright downloaded."""
    if path := on_path(CHROMIUM):
        return path
    if ran(sys.executable, "-m", "playwright", "install", "chromium"):
        return None
    return installed("Chromium", "chromium", found=lambda: on_path(CHROMIUM))


def firefox():
    """The path of Firefox. Playwright's own build is another browser than the one readers have, so it will not do."""
    return on_path(FIREFOX) or installed("Firefox", "firefox-esr", found=lambda: on_path(FIREFOX))


def webkit():
    """The paths of WebKitGTK's driver, its small browser and a screen to show it on."""
    return webkit_parts() or installed("WebKitGTK", "webkit2gtk-driver", "xvfb", found=webkit_parts)


def on_path(names):
    return next(filter(None, map(shutil.which, names)), None)


def webkit_parts():
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    browser = next((str(path) for name in MINI_BROWSERS for path in sorted(Path("/").glob(name[1:]))), None)
    return {"driver": driver, "browser": browser, "screen": screen} if driver and browser and screen else None


def installed(name, *packages, found):
    """What `found` gives after installing the packages with apt-get, where that is allowed."""
    command = f"apt-get install -y {' '.join(packages)}"
    if may_install():
        ran("apt-get", "update", "-q")
        ran("apt-get", "install", "-y", "-q", *packages)
    if not (place := found()):
        raise BrowserMissing(f"{name} is not here. Install it (on Debian: sudo {command}) and run this again.")
    return place


def may_install():
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def ran(*command):
    """Whether a command worked; what it says goes to the error stream, so that nobody waits before a silent screen."""
    print(f"browsers: {' '.join(command[-4:])}", file=sys.stderr)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, stdout=sys.stderr, env=environment).returncode == 0


def main():
    problems = []
    for name, find in {"Chromium": chromium, "Firefox": firefox, "WebKitGTK": webkit}.items():
        try:
            print(f"browsers: {name}: {described(find())}")
        except BrowserMissing as problem:
            problems.append(f"browsers: {problem}")
    if problems:
        raise SystemExit("\n".join(problems))


def described(place):
    return place["driver"] if isinstance(place, dict) else place or "Playwright's own"


if __name__ == "__main__":
    main()
