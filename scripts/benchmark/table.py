"""Prints medians, their spread and ratios beside the aims, and says which aims were missed. Measures nothing."""

from dataclasses import dataclass
from math import isnan, nan
from statistics import median

from variants import OURS, PLAIN, STOCK_PYODIDE

ROWS = {
    "answerable": "first question answerable, ms",
    "result": "result, all answered on arrival, ms",
    "ready": "Python ready, ms",
    "warm": "result with Python warm, ms",
    "frames": "the same, frames",
    "again answerable": "second visit: answerable, ms",
    "again result": "second visit: result, ms",
    "again ready": "second visit: Python ready, ms",
    "bytes": "bytes on the wire, headers too",
    "requests": "requests",
    "again bytes": "second visit: bytes",
    "again requests": "second visit: requests",
    "tasks": "tasks over 50 ms after our start",
    "longest": "the longest of them, ms",
    "memory": "memory of the page's process",
}


@dataclass(frozen=True)
class Aim:
    """At most so much, of a figure of ours or of its ratio to a variant; some aims are for one profile alone."""

    figure: str
    limit: float
    beside: str | None = None
    profile: str | None = None


AIMS = (
    Aim("answerable", 1.05, PLAIN),
    Aim("result", 0.45, STOCK_PYODIDE, "desktop"),
    Aim("bytes", 0.75, STOCK_PYODIDE),
    Aim("frames", 2),
    Aim("longest", 50),
)


def show(profile, found):
    """The whole table of one profile, then its aims."""
    medians = {name: {row: middle(visits, row) for row in ROWS} for name, visits in found.items()}
    print(f"\n{profile.name}: median (lowest to highest) of {len(found[OURS])} rounds")
    print(line("", *found, "a/b", "a/c"))
    for row, name in ROWS.items():
        cells = [spread(visits, row) for visits in found.values()]
        print(line(name, *cells, *(times(ratio(medians, row, other)) for other in (PLAIN, STOCK_PYODIDE))))
    print(line("first result made by Python, visits", *(str(by_python(visits)) for visits in found.values())))
    for aim in AIMS:
        if aim.profile in (None, profile.name):
            print(verdict(aim, medians))


def values(visits, row):
    return [visit[row] for visit in visits if visit.get(row) is not None]


def middle(visits, row):
    return median(values(visits, row) or [nan])


def spread(visits, row):
    found = values(visits, row)
    if not found or min(found) == max(found):
        return number(middle(visits, row))
    return f"{number(median(found))} ({number(min(found))} to {number(max(found))})"


def number(value):
    if isnan(value):
        return "?"
    return f"{value / 1e6:.2f} M" if value >= 1e6 else f"{value:,.0f}"


def times(value):
    return "" if isnan(value) else f"{value:.2f}"


def ratio(medians, row, other):
    ours, theirs = medians[OURS][row], medians[other][row]
    return ours / theirs if theirs else nan


def by_python(visits):
    return sum(visit.get("withPython", False) for visit in visits)


def line(name, *cells):
    return f"{name:<38}" + "".join(f"{cell:>33}" for cell in cells[:3]) + "".join(f"{cell:>7}" for cell in cells[3:])


def verdict(aim, medians):
    found = ratio(medians, aim.figure, aim.beside) if aim.beside else medians[OURS][aim.figure]
    beside = f" of {aim.beside}" if aim.beside else ""
    word = "met" if found <= aim.limit else "MISSED"
    return f"aim {word}: {ROWS[aim.figure]}: at most {aim.limit:g}{beside}; found {found:.2f}"
