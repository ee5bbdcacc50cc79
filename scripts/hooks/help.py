"""Puts the help lines and complaint routes of docs/help.toml into pages; leaves the pages' own words alone."""

import logging
import re
import sys
from datetime import date
from html import escape
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.exceptions import PluginError
from mkdocs.utils import get_relative_url

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import help_lines

log = logging.getLogger("mkdocs.hooks.help")

FILE = "docs/help.toml"
LINE = 34  # characters of an address that fit on one line of a phone
# What a phone or a message looks like, beside the words, for readers who look rather than read.
SHAPES = {
    "tel": "M6 3h4l2 5-3 2a12 12 0 0 0 5 5l2-3 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z",
    "sms": "M4 4h16v12H10l-5 4v-4H4zM8 9h8M8 12h5",
}


# MkDocs calls these.


def on_config(config):
    """Stop the build at any mistake in the file, and name the entries that are due."""
    stale = help_lines.due(read(config), date.today())
    # INFO, not WARNING: strict builds fail at a warning, and a date that passes must not stop a clinic for ever.
    if stale:
        log.info("%s: checked over a year ago, please look again:\n  %s", FILE, "\n  ".join(stale))
    return config


def on_serve(server, config, builder):
    """Build again when the file changes."""
    server.watch(str(path(config)))
    return server


def on_page_markdown(markdown, page, config, files):
    """Put the lines or the routes where a page asks for them."""
    wanted = [marker for marker in LISTINGS if marker in markdown]
    data = read(config) if wanted else {}
    for marker in wanted:
        markdown = markdown.replace(marker, LISTINGS[marker](data) + script(page.url))
    return markdown


def path(config):
    return Path(config["config_file_path"]).parent / FILE


def read(config):
    try:
        return help_lines.read(path(config))
    except help_lines.HelpError as error:
        raise PluginError(f"{FILE} {error}") from error


# HTML: small pieces, all text escaped.

TO_FINDER = '<p class="countries"><a href="#find-your-country">Find your country</a></p>'


def lines_of_all(data):
    """Every country with its lines, then the directories, then where the numbers were read."""
    countries = data["countries"]
    sections = [section(country, lines(country)) for country in countries]
    return "\n".join([TO_FINDER, *sections, elsewhere(data), finder(countries), origins(countries, "lines_from")])


def routes_of_all(data):
    """Every country that has complaint routes, then where they were read."""
    countries = [country for country in data["countries"] if "complaints" in country]
    sections = [section(country, routes(country)) for country in countries]
    return "\n".join([TO_FINDER, *sections, finder(countries), origins(countries, "complaints_from")])


LISTINGS = {"<!-- help lines -->": lines_of_all, "<!-- complaint routes -->": routes_of_all}


def finder(countries):
    """Links to all countries, after them, so that the first lines are in sight at once."""
    links = items("", [link(f"#{anchor(country)}", country["name"]) for country in countries])
    return f'<section class="countries" id="find-your-country"><h2>Find your country</h2>{links}</section>'


def section(country, inside):
    attributes = f'class="country" data-languages="{escape(" ".join(country["languages"]))}" id="{anchor(country)}"'
    return f"<section {attributes}><h2>{escape(country['name'])}</h2>{inside}</section>"


def anchor(country):
    return country["code"].lower()


def lines(country):
    entries = [entry(line["name"], reach(line), line["hours"], line) for line in country["lines"]]
    return emergency(country) + items("lines", entries)


def emergency(country):
    """One row for each service; a number that brings only an ambulance or the police says so."""
    services = groupby(country["emergency"], lambda row: row.get("reach", "emergency"))
    rows = ((service.capitalize(), " or ".join(map(dial, numbers))) for service, numbers in services)
    return "".join(f'<p class="emergency">{service}: {numbers}</p>' for service, numbers in rows)


def dial(row):
    return way("Call", "tel", row["number"]) + (" (check first)" if row.get("sure") == "check first" else "")


def routes(country):
    entries = [entry(row["body"], reach(row), f"For: {row['for_whom']}", row) for row in country["complaints"]]
    return items("routes", entries)


def elsewhere(data):
    entries = [entry(row["name"], "", "Help lines in many countries.", row) for row in data["directories"]]
    return f'<section id="other-countries"><h2>Other countries</h2>{items("lines", entries)}</section>'


def origins(countries, field):
    """Where the entries were read, folded: not what a reader needs first, but theirs to see."""
    rows = [f"{escape(row['name'])}: {escape('; '.join(row[field]))}" for row in countries if field in row]
    opening = "<details data-not-counted><summary>Where we read these</summary>"
    return f"{opening}{items('', rows)}</details>" if rows else ""


def items(name, entries):
    opening = f'<ul class="{name}">' if name else "<ul>"
    return f"{opening}{''.join(f'<li>{item}</li>' for item in entries)}</ul>"


def entry(name, ways, about, table):
    """One line or route: its name and links first, then what to know, then how fresh it is."""
    first = " ".join(part for part in (f"<strong>{escape(name)}</strong>", ways) if part)
    more = " ".join(part for part in (escape(about), escape(table.get("note", "")), website(table)) if part)
    fresh = freshness(table)
    return f"<p>{first}</p><p>{more}</p>" + (f'<p class="checked">{fresh}</p>' if fresh else "")


def reach(table):
    """The links that open the phone; a route with a number is one to call."""
    ways = help_lines.WAYS[table.get("how", "call")] if "number" in table else {}
    return " or ".join(way(verb, scheme, table["number"]) for verb, scheme in ways.items())


def way(verb, scheme, number):
    words = f"{verb} {number}"
    return link(f"{scheme}:{dialled(number)}", words, shape(scheme)) if scheme else escape(words)


def dialled(number):
    """Only what a phone dials: digits, and the plus of an international number."""
    return re.sub(r"[^0-9+]", "", number)


def shape(scheme):
    size = 'width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"'
    return f'<svg {size} aria-hidden="true"><path d="{SHAPES[scheme]}"/></svg> '


def website(table):
    """The website by its name; it is not told which page the reader came from."""
    if "address" not in table:
        return ""
    return f'Website: <a href="{escape(table["address"])}" rel="noreferrer">{escape(by_name(table["address"]))}</a>'


def by_name(address):
    """What fits a line of a phone: the whole address, or the host and its last part, or the host alone."""
    parts = urlsplit(address)
    host, path = parts.hostname.removeprefix("www."), parts.path.rstrip("/")
    names = (host + path, f"{host}/…/{path.rpartition('/')[2]}", host)
    return next(name for name in names if len(name) <= LINE or name == host)


def link(address, words, before=""):
    return f'<a href="{escape(address)}">{before}{escape(words)}</a>'


def freshness(table):
    """What a reader needs to know of an entry's age; the page says above the list what it means."""
    first = "<strong>Check first</strong>: this may have changed." if table["sure"] == "check first" else ""
    return " ".join(part for part in (first, age(table)) if part)


def age(table):
    """The day it was checked on its own website, or else the year of the copy that was read, if it had one."""
    if "seen" not in table:
        return f"Checked {table['checked'].day} {table['checked']:%B %Y}."
    return "" if table["seen"] == "no date" else f"Last seen in {table['seen']}."


def script(url):
    """Loads help.js on these pages only."""
    return f'\n<script type="module" src="{escape(get_relative_url("help.js", url))}"></script>'
