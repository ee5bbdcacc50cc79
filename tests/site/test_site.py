"""The built site: what a reader without script gets, where each idea stands, and what is fetched from where."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest
from hooks import policy

from quiz import model
from quiz.faults import VIEWS
from tests.built import ROOT, build

QUIZ = model.load()
CHECKS = {"check/first/index.html": "first", "check/now/index.html": "now"}

# Each idea of the guide, and the heading under which it stands.
IDEAS = {
    "a strong relationship that looks different for everyone": "what-it-is#strong what-it-is#different-for-everyone",
    "the client feels understood, the therapist guides": "what-it-feels-like#understood what-it-feels-like#guidance",
    "room for constructive disagreement": "what-it-feels-like#disagree what-it-is-made-of#disagree",
    "a safe place to practise confidence": "what-it-feels-like#confidence",
    "how much it matters": "does-it-matter#how-much does-it-matter#both-ways does-it-matter#not-the-biggest",
    "what is not known about it": "does-it-matter#not-known",
    "no shared background, but the same page": "what-it-is-made-of#difference",
    "the elements: a bond, goals": "what-it-is-made-of#bond what-it-is-made-of#goals",
    "the elements: ways of working, and research": "what-it-is-made-of#way what-it-is-made-of#research",
    "crying about a colleague": "an-example#crying",
    "warm and going nowhere": "an-example#going-nowhere",
    "how to tell early": "the-first-call#how-to-tell-early what-it-feels-like#early",
    "what to do when it is not there": "what-it-feels-like#not-there saying-it-is-not-working#quit",
}
LYCHEE = Path(sys.executable).parent / "lychee"
FETCHING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "audio": "src", "video": "src"}
FETCHED_LINKS = {"stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "modulepreload", "prefetch"}


class Tags(HTMLParser):
    """Every start tag of a page with its attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def tags(html, name):
    return [attrs for tag, attrs in Tags(html).found if tag == name]


def ids(html):
    return {attrs["id"] for _, attrs in Tags(html).found if "id" in attrs}


@pytest.mark.parametrize("check", CHECKS)
def test_the_form_is_there_without_script(built, check):
    names = {attrs["name"] for attrs in tags(built.pages[check], "input") if attrs.get("type") == "radio"}
    asked = {question.id for question in QUIZ.questions} | {aside.id for aside in QUIZ.asides_of(CHECKS[check])}
    assert names == asked


@pytest.mark.parametrize("check", CHECKS)
def test_no_question_may_be_called_what_another_part_of_its_page_is_called(built, check):
    asked = {question.id for question in QUIZ.questions} | {aside.id for aside in QUIZ.asides}
    views = {attrs["data-view"] for attrs in tags(built.pages[check], "section") if "data-view" in attrs}
    taken = {name for name in ids(built.pages[check]) | views if name.isidentifier() and not name.startswith("__")}
    assert taken - asked - set(VIEWS) == set()


@pytest.mark.parametrize("idea", IDEAS)
def test_each_idea_stands_under_its_heading(built, idea):
    for place in IDEAS[idea].split():
        page, _, heading = place.partition("#")
        assert heading in ids(built.pages[f"guide/{page}/index.html"]), place


@pytest.mark.parametrize("area", QUIZ.areas)
def test_each_area_of_the_check_has_its_section_in_the_guide(built, area):
    assert QUIZ.pages["areas"] == "../../guide/what-it-is-made-of/"
    assert area in ids(built.pages["guide/what-it-is-made-of/index.html"])


@pytest.mark.parametrize("language", ["en", "en-easy"])
def test_every_page_that_a_result_links_to_is_there(built, language):
    own = {key: page for key, page in model.load(language).pages.items() if not page.startswith("https://")}
    base = built.folder / ("easy/check-first" if language == "en-easy" else "check/first")
    assert {key: page for key, page in own.items() if not (base / page / "index.html").resolve().is_file()} == {}


def test_no_link_is_broken(built):
    """Anchors and raw HTML included."""
    command = [LYCHEE, "--offline", "--include-fragments", "--no-progress", "--root-dir", built.folder.parent]
    root = built.folder.parent / "repo"
    root.symlink_to(built.folder)
    found = subprocess.run([*command, "--index-files", "index.html", root], capture_output=True, text=True)
    assert found.returncode == 0, found.stdout + found.stderr


def test_a_broken_link_would_be_found(tmp_path):
    (tmp_path / "index.html").write_text('<!doctype html><a href="nowhere/">x</a>')
    command = [LYCHEE, "--offline", "--no-progress", "--root-dir", tmp_path, tmp_path]
    assert subprocess.run(command, capture_output=True).returncode != 0


def test_nothing_is_fetched_from_another_host(built):
    foreign = [
        (page, address) for page, html in built.pages.items() for address in fetched(html) if is_foreign(address)
    ]
    assert foreign == []
    styles = [
        path for path in built.folder.rglob("*.css") if re.search(r"url\(\s*[\"']?https?:", path.read_text("utf-8"))
    ]
    assert styles == []


def fetched(html):
    for tag, attrs in Tags(html).found:
        if tag in FETCHING and attrs.get(FETCHING[tag]):
            yield attrs[FETCHING[tag]]
        if tag == "link" and set(attrs.get("rel", "").split()) & FETCHED_LINKS:
            yield attrs["href"]


def is_foreign(address):
    return address.startswith(("http:", "https:", "//")) and not address.startswith("https://example.org/repo/")


@pytest.mark.parametrize("target", ["help/now/", "about/privacy/", "about/accessibility/"])
def test_help_privacy_and_accessibility_are_linked_from_every_page(built, target):
    for name, html in built.pages.items():
        here = built.address + name.removesuffix("index.html")
        assert built.address + target in {urljoin(here, attrs.get("href", "")) for attrs in tags(html, "a")}, name


def test_only_the_check_speaks_of_the_browsers_python(built):
    named = {page for page, html in built.pages.items() if "assets/python-" in html}
    assert named == {"check/first/index.html", "check/now/index.html"} | {
        "easy/check-first/index.html",
        "easy/check-now/index.html",
    }


def test_every_page_has_its_policy_before_any_script(built):
    for page, html in built.pages.items():
        assert 0 < html.index("Content-Security-Policy") < html.index("<script"), page


def test_the_tree_stays_clean_and_two_builds_are_the_same_bytes(built, tmp_path):
    before = status()
    build(tmp_path, built.address)
    assert status() == before
    assert contents(tmp_path) == contents(built.folder)


def status():
    return subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True).stdout


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_broken_question_file_stops_the_build_with_the_whole_list(tmp_path):
    copy = copied(tmp_path)
    edit(copy / "quiz/fit.toml", f"mostly = {QUIZ.rule.mostly}", "mostly = 99")
    edit(copy / "quiz/fit.toml", "[pages]", '[pages]\nblog = "../blog/"')
    said = said_by_a_build_that_stops(copy)
    assert said.count("quiz/fit.toml: rule.mostly: 99 cannot hold.") == 1
    assert said.count("quiz/fit.toml: pages.blog: not known here.") == 1


def test_a_missing_sentence_and_a_left_over_one_are_both_named_in_every_language(tmp_path):
    copy = copied(tmp_path)
    for language in ("en", "en-easy"):
        edit(copy / f"quiz/words/{language}.toml", '\nreview = "', '\nreveiw = "')
    said = said_by_a_build_that_stops(copy)
    for language in ("en", "en-easy"):
        assert f"quiz/words/{language}.toml: page.review: missing." in said
        assert f"quiz/words/{language}.toml: page.reveiw: left over" in said


def test_a_study_that_is_no_source_stops_the_build_with_place_and_remedy(tmp_path):
    copy = copied(tmp_path)
    question = QUIZ.questions[0].id
    named = f'id = "{question}"\nsources = ["'
    edit(copy / "quiz/fit.toml", named, f'{named}nosuch2020", "')
    fault = f"quiz/fit.toml: {question}.sources: no nosuch2020 in docs/sources.json. Add it there, or mend the id."
    assert said_by_a_build_that_stops(copy).count(fault) == 1


def edit(file, old, new):
    """Change one place of a file; an edit that does not fit exactly once is a mistake of the test."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def said_by_a_build_that_stops(copy):
    done = build(copy / "site", "https://example.org/", source=copy, check=False)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


def copied(folder):
    """The repository's own files in another folder, with the tools linked."""
    copy = folder / "copy"
    for part in ("quiz", "docs", "scripts"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("mkdocs.yml", "pyproject.toml", "LICENSE", "package.json"):
        shutil.copy(ROOT / part, copy / part)
    (copy / "node_modules").symlink_to(ROOT / "node_modules")
    return copy


@pytest.mark.parametrize("command", ["serve", "build"])
def test_only_while_serving_may_a_page_run_the_script_that_reloads_it(command):
    policy.on_startup(command, dirty=False)
    assert ("'unsafe-inline'" in policy.policy("<script>1</script>")) == (command == "serve")


def test_every_source_is_cited_and_every_study_of_the_check_is_a_source():
    sources = {entry["id"] for entry in json.loads((ROOT / "docs/sources.json").read_text("utf-8"))}
    pages = " ".join(path.read_text("utf-8") for path in (ROOT / "docs/en").rglob("*.md"))
    cited = {key for group in re.findall(r"\[(@[^\]]+)\]", pages) for key in re.findall(r"@([\w-]+)", group)}
    fit = tomllib.loads((ROOT / "quiz/fit.toml").read_text("utf-8"))
    studies = {key for area in fit["area"] for question in area["question"] for key in question["sources"]}
    assert cited | studies == sources
