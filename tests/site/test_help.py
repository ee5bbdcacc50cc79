"""The help lines: what the file may hold, what stops a build, and what a page shows of it."""

import logging
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from hooks import help as hook
from mkdocs.exceptions import PluginError

from tests.built import ROOT

LINE = {
    "name": "A & B",
    "number": "116 123",
    "how": "call",
    "hours": "Always.",
    "address": "https://www.example.org/a",
    "checked": date(2026, 11, 23),
    "sure": "high",
}
ROUTE = {"body": "The Board", "for_whom": "Psychologists.", "checked": date(2026, 11, 23), "sure": "check first"}
COUNTRY = {
    "code": "GB",
    "name": "United Kingdom",
    "languages": ["en-GB", "en"],
    "emergency": [{"number": "999"}],
    "lines": [LINE],
}
DIRECTORY = {"name": "A list", "address": "https://example.org", "checked": date(2026, 11, 23), "sure": "high"}


@pytest.fixture
def reader():
    """The room that reads the file."""
    return hook.help_lines


@pytest.fixture
def config(tmp_path):
    """A site of its own, with the smallest file that is right."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/help.toml").write_text(SMALLEST, "utf-8")
    return {"config_file_path": str(tmp_path / "mkdocs.yml")}


SMALLEST = """
[[directories]]
name = "A list"
address = "https://example.org"
checked = 2026-11-23
sure = "high"

[[countries]]
code = "GB"
name = "United Kingdom"
languages = ["en-GB"]
emergency = [{ number = "999" }]

[[countries.lines]]
name = "A line"
number = "116 123"
how = "call"
hours = "Always."
address = "https://example.org"
checked = 2026-11-23
sure = "high"
"""


def file(line=None, route=None, country=None, without=()):
    """The data of a file that is right but for the changes given."""
    inner = {"lines": [LINE | (line or {})], "complaints": [ROUTE | (route or {})]}
    for field in without:
        inner["lines"][0].pop(field)
    return {"countries": [COUNTRY | inner | (country or {})], "directories": [DIRECTORY]}


def write(config, text):
    (Path(config["config_file_path"]).parent / "docs/help.toml").write_text(text, "utf-8")


def test_the_file_of_this_site_is_right(reader):
    assert reader.read(ROOT / "docs/help.toml")["countries"]


def test_the_room_that_reads_the_file_knows_nothing_of_pages():
    text = (ROOT / "scripts/help_lines.py").read_text("utf-8")
    assert not re.search(r"\b(mkdocs|html)\b", text)


def test_a_right_file_has_no_problems(reader):
    assert reader.problems(file()) == []


@pytest.mark.parametrize("field", ["name", "number", "how", "hours", "checked", "sure"])
def test_a_missing_field_is_named_with_its_place_and_remedy(reader, field):
    [problem] = reader.problems(file(without=[field]))
    assert problem.startswith("countries 1 (United Kingdom), lines 1 (")
    assert f'"{field}" is missing. Write ' in problem


def test_an_unknown_field_is_named_with_those_that_are_known(reader):
    [problem] = reader.problems(file(line={"phone": "1"}))
    assert '"phone" is not known here. Known: name, number' in problem


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "  "),
        ("number", 116123),
        ("number", ""),
        ("number", "1"),
        ("number", "call us"),
        ("number", "116 123 ext. 4"),
        ("number", "1234567890123456"),
        ("number", "HELLO to 12345"),
        ("how", "fax"),
        ("how", ["call"]),
        ("address", "example.org"),
        ("address", "http://example.org"),
        ("address", "https://example"),
        ("address", "https://example.org/a b"),
        ("checked", "2026-11-23"),
        ("checked", datetime(2026, 11, 23)),
        ("checked", date.today() + timedelta(days=3)),
        ("seen", "2024"),
        ("seen", True),
        ("seen", 24),
        ("sure", "High"),
        ("sure", True),
        ("note", ""),
    ],
)
def test_an_odd_value_in_a_line_is_a_problem(reader, field, value):
    [problem] = reader.problems(file(line={field: value}))
    assert f'"{field}" is wrong. Write ' in problem


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("code", "gb"),
        ("code", "GBR"),
        ("languages", []),
        ("languages", "en-GB"),
        ("languages", ["en_GB"]),
        ("emergency", "999"),
        ("emergency", ["999"]),
        ("emergency", []),
        ("lines_from", "a newspaper"),
        ("complaints_from", []),
        ("lines", []),
        ("lines", ["116 123"]),
        ("complaints", "none"),
    ],
)
def test_an_odd_value_in_a_country_is_a_problem(reader, field, value):
    assert any(f'"{field}" is wrong. Write ' in problem for problem in reader.problems(file(country={field: value})))


@pytest.mark.parametrize(
    ("field", "value"),
    [("number", "help"), ("number", 999), ("reach", "fire"), ("sure", "maybe"), ("hours", "Always.")],
)
def test_an_odd_value_in_an_emergency_number_is_a_problem(reader, field, value):
    [problem] = reader.problems(file(country={"emergency": [{"number": "999"} | {field: value}]}))
    assert problem.startswith("countries 1 (United Kingdom), emergency 1 (")


def test_a_line_needs_no_website(reader):
    assert reader.problems(file(without=["address"])) == []


@pytest.mark.parametrize("number", ["15", "988", "0800 111 0 111", "1-800-891-4416", "(02) 2327 2327", "+44 1455"])
def test_numbers_as_people_write_them_are_fine(reader, number):
    assert reader.problems(file(line={"number": number})) == []


def test_a_number_with_a_word_in_front_is_fine_for_a_text_line(reader):
    assert reader.problems(file(line={"number": "HELLO to 12345", "how": "text"})) == []


@pytest.mark.parametrize(
    "extra",
    [{}, {"address": "https://example.org"}, {"number": "0800 11 22 33"}, {"note": "Ask first.", "seen": "no date"}],
)
def test_a_complaint_route_needs_no_website_and_no_number(reader, extra):
    assert reader.problems(file(route=extra)) == []


def test_every_mistake_is_reported_at_once(reader):
    data = file(line={"sure": "no"}, route={"body": ""}, country={"code": "x"}, without=["hours"])
    assert len(reader.problems(data)) == 4


def test_a_country_that_stands_twice_is_a_problem(reader):
    data = with_country(languages=["en-IM"])
    assert reader.problems(data) == ['code "GB" stands 2 times. Keep one table.']


def with_country(**fields):
    """The data of a file that is right but for a second country."""
    data = file()
    data["countries"].append(COUNTRY | fields)
    return data


def test_a_language_without_a_country_that_stands_twice_is_a_problem(reader):
    data = with_country(code="US", name="United States", languages=["en-US", "en-GB", "en"])
    assert reader.problems(data) == ['language "en" stands 2 times. Keep it where most of its readers are.']


def test_a_country_that_stands_after_one_with_a_later_name_is_a_problem(reader):
    assert reader.problems(with_country(code="JP", name="Japan", languages=["ja"])) == [
        'countries 2 (Japan): stands after "United Kingdom". Move one: countries stand in the order of their English '
        "names."
    ]


@pytest.mark.parametrize(("before", "name"), [("Austria", "Åland"), ("Türkiye", "Turkmenistan"), ("a", "B")])
def test_a_country_stands_where_its_letters_say_whatever_their_accents(reader, before, name):
    assert (reader.as_sorted(before) < reader.as_sorted(name)) == (before != "Austria")


@pytest.mark.parametrize("data", [{}, {"countries": {}}, {"countries": [1], "directories": "x"}])
def test_a_file_of_another_shape_is_a_problem_and_not_a_crash(reader, data):
    assert reader.problems(data)


@pytest.mark.parametrize("text", ["[[countries", "checked = 2026-13-01", "[[countries.lines]]\n[[countries]]"])
def test_a_file_that_is_no_toml_stops_the_build(config, text):
    write(config, text)
    with pytest.raises(PluginError, match=r"docs/help\.toml cannot be read"):
        hook.on_config(config)


def test_a_missing_file_stops_the_build(tmp_path):
    with pytest.raises(PluginError, match=r"docs/help\.toml cannot be read"):
        hook.on_config({"config_file_path": str(tmp_path / "mkdocs.yml")})


def test_a_mistake_stops_the_build_and_names_the_file(config):
    write(config, SMALLEST.replace('sure = "high"', 'sure = "yes"'))
    with pytest.raises(PluginError, match=r"docs/help\.toml has mistakes:\n  directories 1 .*\n  .*lines 1"):
        hook.on_config(config)


def test_a_date_is_due_after_a_year_and_not_before(reader):
    day = LINE["checked"]
    assert reader.due(file(), day + timedelta(days=365)) == []
    assert len(reader.due(file(), day + timedelta(days=366))) == 3


def test_an_old_date_is_told_but_does_not_stop_a_strict_build(config, caplog):
    write(config, SMALLEST.replace("2026-11-23", "2020-01-01"))
    with caplog.at_level(logging.INFO, "mkdocs.hooks.help"):
        assert hook.on_config(config) is config
    assert [record.levelno for record in caplog.records] == [logging.INFO]
    assert "countries 1 (United Kingdom), lines 1 (A line)" in caplog.text


@pytest.mark.parametrize(
    ("number", "how", "shown"),
    [
        ("116 123", "call", '<a href="tel:116123">Call 116 123</a>'),
        ("50808", "text", '<a href="sms:50808">Text 50808</a>'),
        ("HELLO to 12345", "text", '<a href="sms:12345">Text HELLO to 12345</a>'),
        ("988", "call or text", '<a href="tel:988">Call 988</a> or <a href="sms:988">Text 988</a>'),
        ("+44 1455 883300", "call", '<a href="tel:+441455883300">Call +44 1455 883300</a>'),
        ("324 011 7252", "WhatsApp", "WhatsApp 324 011 7252"),
    ],
)
def test_a_number_opens_the_phone_only_where_it_can(number, how, shown):
    assert re.sub("<svg.*?</svg> ", "", hook.reach({"number": number, "how": how})) == shown


def test_a_call_and_a_text_look_different():
    assert hook.shape("tel") != hook.shape("sms")
    assert 'aria-hidden="true"' in hook.shape("tel")


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ([{"number": "112"}, {"number": "999"}], ["Emergency: Call 112 or Call 999"]),
        ([{"number": "112"}, {"number": "15", "reach": "ambulance"}], ["Emergency: Call 112", "Ambulance: Call 15"]),
        ([{"number": "1", "reach": "police", "sure": "check first"}], ["Police: Call 1 (check first)"]),
    ],
)
def test_an_emergency_number_says_whom_it_reaches(numbers, shown):
    rows = hook.emergency({"emergency": numbers}).split("</p>")[:-1]
    assert [re.sub("<svg.*?</svg> |<[^>]*>", "", row) for row in rows] == shown


@pytest.mark.parametrize(
    ("extra", "shown"),
    [
        ({}, "Checked 23 November 2026."),
        ({"seen": 2024}, "Last seen in 2024."),
        ({"seen": "no date"}, ""),
        ({"sure": "check first"}, "<strong>Check first</strong>: this may have changed. Checked 23 November 2026."),
        ({"sure": "check first", "seen": "no date"}, "<strong>Check first</strong>: this may have changed."),
    ],
)
def test_the_page_says_how_fresh_an_entry_is(extra, shown):
    assert hook.freshness(LINE | extra) == shown


def test_words_from_the_file_cannot_become_html():
    odd = '<b class="x">&'
    html = hook.lines_of_all(
        file(line={"name": odd, "hours": odd, "note": odd}, country={"name": odd, "lines_from": [odd]})
    )
    assert "<b" not in html
    assert html.count("&lt;b class=&quot;x&quot;&gt;&amp;") == 7


def test_a_country_without_routes_is_left_out_of_the_complaints_page():
    data = file()
    del data["countries"][0]["complaints"]
    assert 'id="gb"' in hook.lines_of_all(data)
    assert 'id="gb"' not in hook.routes_of_all(data)


def test_every_country_can_be_found_from_the_top_of_the_list():
    html = hook.lines_of_all(file())
    assert html.index('href="#find-your-country"') < html.index('id="gb"') < html.index('id="find-your-country"')
    assert '<li><a href="#gb">United Kingdom</a></li>' in html


def test_a_page_says_where_its_numbers_were_read():
    html = hook.lines_of_all(file(country={"lines_from": ["a newspaper, 2024", "their own site"]}))
    assert "<li>United Kingdom: a newspaper, 2024; their own site</li>" in html
    assert "Where we read these" not in hook.lines_of_all(file())


def test_a_page_gets_its_lines_where_it_asks_for_them(config):
    page = SimpleNamespace(url="help/now/")
    html = hook.on_page_markdown("Before\n\n<!-- help lines -->\n\nAfter", page, config, None)
    assert html.startswith(f"Before\n\n{hook.TO_FINDER}")
    assert html.endswith("</script>\n\nAfter")
    assert '<section class="country" data-languages="en-GB" id="gb"><h2>United Kingdom</h2>' in html
    assert '<script type="module" src="../../help.js"></script>' in html


def test_a_page_that_asks_for_nothing_stays_as_it_is(config):
    assert hook.on_page_markdown("Words", SimpleNamespace(url="x/"), config, None) == "Words"
