"""Runs the benchmark: every variant in turn, in every round, as on a desktop and then as on a phone; prints the table.

Usage: scripts/bench [ROUNDS]. The variants are in variants.py, what is measured in visit.js, the aims in table.py.
"""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import table
import variants
from line import Line
from visit import browser, visits

from tests.pages import Pages


@dataclass(frozen=True)
class Profile:
    """A device and its line: how many times slower, bytes a second and seconds there and back (None: as it is here)."""

    name: str
    slower: int = 1
    speed: float | None = None
    delay: float = 0.0


DESKTOP = Profile("desktop")
PHONE = Profile("phone", slower=4, speed=1_600_000 / 8, delay=0.15)  # 1.6 Mbit/s and 150 ms, as Lighthouse's slow 4G


def main(rounds=5):
    with tempfile.TemporaryDirectory() as folder:
        sites = variants.make(Path(folder))
        for profile in (DESKTOP, PHONE):
            table.show(profile, measured(sites, profile, int(rounds)))


def measured(sites, profile, rounds):
    """Every visit by its variant; the variants take turns, so that a busy moment of the machine hits all of them."""
    found = {name: [] for name in sites}
    for turn in range(1, rounds + 1):
        for name, folder in sites.items():
            print(f"bench: {profile.name}, round {turn} of {rounds}: {name}", file=sys.stderr)
            found[name].append(measure(folder, profile))
    return found


def measure(folder, profile):
    """A first and a second visit with a browser that has never been there: one dictionary of figures."""
    with Pages(folder) as pages, Line(pages, profile.speed, profile.delay) as line, browser() as chromium:
        return visits(chromium, line, pages, profile.slower)


if __name__ == "__main__":
    main(*sys.argv[1:])
