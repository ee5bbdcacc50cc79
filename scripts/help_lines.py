"""Reads docs/help.toml and names every mistake in it at once; knows nothing of pages and HTML."""

import re
import tomllib
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from unicodedata import normalize

A_YEAR = timedelta(days=365)
# What each way of reaching a line is called on the page, and what the phone opens for it ("" is no link).
WAYS = {
    "call": {"Call": "tel"},
    "text": {"Text": "sms"},
    "call or text": {"Call": "tel", "Text": "sms"},
    "WhatsApp": {"WhatsApp": ""},
}
# Each kind of table: the fields it needs, and those it may have.
KINDS = {
    "file": ("countries directories", ""),
    "countries": ("code name languages emergency lines", "complaints lines_from complaints_from"),
    "emergency": ("number", "reach sure"),
    "lines": ("name number how hours checked sure", "address seen note"),
    "complaints": ("body for_whom checked sure", "address number seen note"),
    "directories": ("name address checked sure", "seen"),
}


class HelpError(Exception):
    """The file cannot be read, or has the mistakes that the message lists."""


def read(file):
    """The file as checked tables, or one error that lists every mistake."""
    try:
        data = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise HelpError(f"cannot be read. {error}") from error
    if found := problems(data):
        raise HelpError("\n  ".join(["has mistakes:", *found]))
    return data


def problems(data):
    """Every mistake in the file, each with its place and remedy."""
    wrong = [f"{place}: {problem}" for place, kind, table in tables(data) for problem in faults(kind, table)]
    return wrong + twins(data) + out_of_order(data)


def due(data, today):
    """The places of all entries last checked more than a year before today."""
    return [place for place, _, table in tables(data) if "checked" in table and today - table["checked"] > A_YEAR]


def tables(data):
    """Each table with its place in words and its kind, the file itself first."""
    yield "the file", "file", data
    for place, table in listed(data, "directories", ""):
        yield place, "directories", table
    for place, country in listed(data, "countries", ""):
        yield place, "countries", country
        for kind in ("emergency", "lines", "complaints"):
            yield from ((inner, kind, table) for inner, table in listed(country, kind, f"{place}, "))


def listed(table, kind, before):
    """The tables of one kind inside another; anything else there is named when the outer table is checked."""
    rows = table.get(kind) if isinstance(table.get(kind), list) else []
    return [(f"{before}{kind} {number} ({label(row)})", row) for number, row in enumerate(rows, 1) if is_table(row)]


def label(table):
    names = (table.get(field) for field in ("name", "body", "code", "number"))
    return next((name for name in names if name), "no name")


def faults(kind, table):
    """What is missing, unknown or wrong in one table."""
    needed, allowed = (words.split() for words in KINDS[kind])
    known = needed + allowed
    missing = [f'"{field}" is missing. Write {remedy(field)}.' for field in needed if field not in table]
    unknown = [f'"{field}" is not known here. Known: {", ".join(known)}.' for field in table if field not in known]
    wrong = [field for field in known if field in table and not fits(field, table)]
    return missing + unknown + [f'"{field}" is wrong. Write {remedy(field)}.' for field in wrong]


def fits(field, table):
    """Whether a field is right; a number with a word in front ("HELLO to 12345") is for text lines only."""
    if field == "number" and table.get("how") == "text":
        return is_plain(table[field]) or is_worded(table[field])
    return FIELDS[field][0](table[field])


def remedy(field):
    return FIELDS[field][1]


def twins(data):
    """A country named twice would get the same place on the page; a language named twice, two countries the first."""
    countries = [row for _, row in listed(data, "countries", "")]
    codes = repeated(str(row.get("code")) for row in countries)
    languages = repeated(tag for row in countries for tag in without_country(row.get("languages")))
    return [
        *(f'code "{code}" stands {count} times. Keep one table.' for code, count in codes),
        *(f'language "{tag}" stands {count} times. Keep it where most of its readers are.' for tag, count in languages),
    ]


def repeated(values):
    return [(value, count) for value, count in Counter(values).items() if count > 1]


def without_country(languages):
    return [language for language in languages if "-" not in language] if FIELDS["languages"][0](languages) else []


def out_of_order(data):
    """Countries that stand after one with a later name."""
    named = [(place, row["name"]) for place, row in listed(data, "countries", "") if is_text(row.get("name"))]
    return [
        f'{place}: stands after "{before}". Move one: countries stand in the order of their English names.'
        for (_, before), (place, name) in pairwise(named)
        if as_sorted(name) < as_sorted(before)
    ]


def as_sorted(name):
    """The letters that decide: small or large, with or without an accent, they stand at the same place."""
    return normalize("NFD", name.casefold()).encode("ascii", "ignore")


def pattern(expression):
    """A test: a text that looks so from end to end."""
    return lambda value: isinstance(value, str) and bool(re.fullmatch(expression, value))


def one_of(*values):
    """A test: one of these and nothing else."""
    return lambda value: value in values


def list_of(test):
    """A test: a list with something in it, all of it right."""
    return lambda value: isinstance(value, list) and bool(value) and all(map(test, value))


def is_day(value):
    """A date without a time, not in the future (a day's grace: it may be tomorrow already where the writer lives)."""
    return type(value) is date and value <= date.today() + timedelta(days=1)


def is_seen(value):
    return value == "no date" or (type(value) is int and 2000 <= value <= date.today().year + 1)


def is_table(value):
    return isinstance(value, dict)


is_tables = list_of(is_table)
is_text = pattern(r"(?s).*\S.*")
is_plain = pattern(r"(?=(\D*[0-9]){2,15}\D*$)\+?[0-9 ()-]+")
is_worded = pattern(r"[A-Z]+ to [0-9]{3,8}")
TEXT = (is_text, "some words in quotes")
TEXTS = (list_of(is_text), "a list of words in quotes")
# Each field: what makes it right, and what to write instead.
FIELDS = {
    "countries": (is_tables, "at least one [[countries]] table"),
    "directories": (is_tables, "at least one [[directories]] table"),
    "lines": (is_tables, "at least one [[countries.lines]] table"),
    "complaints": (is_tables, "[[countries.complaints]] tables"),
    "emergency": (is_tables, 'at least one number, such as [{ number = "999" }]'),
    "code": (pattern("[A-Z]{2}"), 'two capital letters, such as "GB"'),
    "name": TEXT,
    "body": TEXT,
    "for_whom": TEXT,
    "hours": TEXT,
    "note": TEXT,
    "lines_from": TEXTS,
    "complaints_from": TEXTS,
    "languages": (list_of(pattern("[a-z]{2,3}(-[A-Z]{2})?")), 'a list of language settings, such as ["en-GB", "en"]'),
    "number": (is_plain, 'a phone number in quotes, such as "116 123", or for a text line "HELLO to 12345"'),
    "how": (one_of(*WAYS), " or ".join(f'"{way}"' for way in WAYS)),
    "reach": (one_of("ambulance", "police"), '"ambulance" or "police", or leave it out if the number reaches both'),
    "address": (pattern(r"https://[\w-]+(\.[\w-]+)+(/\S*)?"), "a full web address that starts with https://"),
    "checked": (is_day, "the day you last looked, without quotes, such as 2026-11-23"),
    "seen": (is_seen, 'a year without quotes, or "no date"'),
    "sure": (one_of("high", "check first"), '"high" or "check first"'),
}
