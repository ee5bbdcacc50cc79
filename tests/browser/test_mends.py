"""Each fault that scripts/theme and scripts/hooks mend is still in plain Material; when a test fails, its mend can go.

Plain Material is built here with the settings of mkdocs.yml, but without our templates, styles and hooks.
"""

import re
from importlib.metadata import version
from pathlib import Path

import material
import pytest
from hooks import offline
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import PATIENCE
from tests.browser.reader import DESK
from tests.built import ROOT, build
from tests.pages import Pages

TEMPLATES = Path(material.__file__).parent / "templates"
THEME = ROOT / "scripts/theme"
INSTALLED = ".".join(version("mkdocs-material").split(".")[:2])
LONG_TITLE = "A title so long that no phone in the world can show the whole of it in one line"
MENU, SEARCH = "label.md-header__button[for=__drawer]", "label.md-header__button[for=__search]"

# The footer's links and a logo of one's own are what two of our templates stand in for.
SETTINGS = f"""
INHERIT: {ROOT / "mkdocs.yml"}
docs_dir: docs
hooks: []
extra_css: []
theme:
  custom_dir: theme
  logo: mark.svg
  features: [toc.follow, navigation.footer]
nav:
  - index.md
  - A part: [part/first.md, part/second.md]
"""
TALL = "Money.\n\n" * 80
FOLDED = "<details><summary>More</summary><p>Folded.</p></details>"
FILES = {
    "mkdocs.yml": SETTINGS,
    "theme/none.txt": "",
    "docs/mark.svg": (THEME / "mark.svg").read_text("utf-8"),
    "docs/index.md": f"# Start\n\nWords with [a link](part/first.md) among them.\n\n## Money\n\n{TALL}",
    "docs/part/first.md": f"# {LONG_TITLE}\n\n## Money\n\nMoney matters.\n",
    "docs/part/second.md": f"# Second\n\nMoney again.\n\n{FOLDED}\n",
}


@pytest.fixture(scope="session")
def plain(tmp_path_factory):
    """Three pages in plain Material, served as ours are."""
    tree = tmp_path_factory.mktemp("tree")
    for name, text in FILES.items():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(text, "utf-8")
    with Pages(tmp_path_factory.mktemp("plain")) as pages:
        build(pages.folder, pages.address, source=tree)
        yield pages


@pytest.fixture
def html(plain):
    return (plain.folder / "index.html").read_text("utf-8")


@pytest.fixture
def page(browser, plain, size):
    """The start page in plain Material; requests to other hosts are stopped."""
    context = browser.new_context(viewport=size, service_workers="block")
    context.route(lambda address: not address.startswith(plain.origin), lambda route: route.abort())
    plain.log.clear()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(plain.address)
    yield page
    plain.mend()
    context.close()


at_a_desk = pytest.mark.parametrize("size", [DESK])


def is_open(page, name):
    return page.locator(f"#__{name}").is_checked()


def stops(page):
    """The HTML of all that Tab comes to, once round the page."""
    seen = set()
    for _ in range(20):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate("() => document.activeElement === document.body ? '' : document.activeElement.outerHTML")
        )
    return seen


def find_money(page):
    page.locator("[name=query]").focus()
    page.keyboard.type("money")
    page.locator(".md-search-result__link").first.wait_for()
    page.wait_for_function("() => !document.getAnimations().length")


# Every mend says which Material it was made for.


def speaking():
    """What our templates, styles, scripts and hooks say of Material, by file."""
    files = [path for folder in (THEME, ROOT / "scripts/hooks") for path in sorted(folder.rglob("*.*"))]
    texts = {path: path.read_text("utf-8") for path in files if path.suffix in (".html", ".css", ".js", ".py")}
    return {path.relative_to(ROOT).as_posix(): text for path, text in texts.items() if "Material" in text}


def overrides():
    return [path for path in sorted(THEME.rglob("*.html")) if (TEMPLATES / path.relative_to(THEME)).is_file()]


def test_every_mend_names_the_version_that_is_installed():
    named = {name: set(re.findall(r"Material (\d+\.\d+)", text)) for name, text in speaking().items()}
    assert {"scripts/hooks/mends.py", "scripts/theme/menu.js", "scripts/theme/search.js"} <= set(named)
    assert {name: found for name, found in named.items() if found != {INSTALLED}} == {}


@pytest.mark.parametrize("path", overrides(), ids=lambda path: path.name)
def test_every_template_of_ours_opens_with_the_version_and_the_fault_that_it_mends(path):
    assert re.match(rf"{{#- Material {INSTALLED}\. (.|\n)*?Mends", path.read_text("utf-8"))


def test_every_template_of_ours_stands_in_for_one_of_the_themes():
    assert overrides() == sorted(THEME.rglob("*.html"))


# scripts/theme/partials/header.html


def test_the_theme_still_opens_its_menu_by_a_label_that_no_keyboard_reaches(page):
    assert page.locator(MENU).is_visible()
    assert not [stop for stop in stops(page) if 'for="__drawer"' in stop]
    assert page.locator("button").evaluate_all("(all) => all.filter((button) => button.type !== 'reset')") == []


def test_the_theme_still_opens_its_search_by_a_label_that_no_keyboard_reaches(page):
    assert page.locator(SEARCH).is_visible()
    assert not [stop for stop in stops(page) if 'for="__search"' in stop]


def test_the_theme_still_opens_its_search_on_a_phone_when_tab_comes_by(page):
    page.locator(".md-skip").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#__search")).to_be_checked()


def test_the_theme_still_moves_the_name_of_the_site_away(page):
    page.mouse.wheel(0, 900)
    expect(page.locator(".md-header__title--active")).to_be_attached()


def test_the_theme_still_asks_another_host_for_star_counts(page):
    another = page.context.new_page()
    with another.expect_request("https://api.github.com/**"):
        another.goto(page.url)


# scripts/theme/partials/toc.html


def test_the_theme_still_titles_the_contents_of_a_page_with_a_label(html):
    assert '<label class="md-nav__title" for="__toc">' in html


# scripts/theme/partials/search.html


def test_the_theme_still_makes_the_search_a_dialog_without_a_name(page):
    assert [line for line in violations(page) if line.startswith("aria-dialog-name") and ".md-search" in line]


def test_the_theme_still_tells_of_the_closed_search(page):
    assert not is_open(page, "search")
    assert page.get_by_role("dialog").count() == 1
    assert page.get_by_role("search").count() == 1


def test_the_theme_still_empties_and_leaves_the_search_by_parts_that_no_keyboard_reaches(html):
    assert re.search(r'<button type="reset"[^>]* tabindex="-1"', html)
    assert '<label class="md-search__icon md-icon" for="__search">' in html


def test_the_theme_still_lets_the_keyboard_into_a_box_without_a_name(html):
    assert '<div class="md-search__scrollwrap" tabindex="0" data-md-scrollfix>' in html


# scripts/theme/partials/nav.html


def test_the_theme_still_opens_a_part_of_the_menu_by_a_label_that_tells_no_role(html):
    [label] = re.findall(r"<label [^>]*_label[^>]*>", html)
    assert 'tabindex="0"' in label
    assert "role=" not in label
    assert "aria-" not in label


def test_the_theme_still_leaves_a_part_of_the_menu_by_a_label_that_no_keyboard_reaches(html):
    assert re.search(r'<label class="md-nav__title" for="__nav_\d+">', html)


def test_the_theme_still_puts_aria_expanded_on_a_nav_element(html):
    assert re.search(r"<nav [^>]*aria-expanded", html)


def test_the_theme_still_lets_the_keyboard_into_the_closed_menu(page):
    assert not is_open(page, "drawer")
    assert page.locator(".md-nav--primary").bounding_box()["x"] < 0
    assert [stop for stop in stops(page) if "md-nav__link" in stop]


# scripts/theme/partials/footer.html


def test_the_theme_still_cuts_the_title_of_the_next_page_off(page):
    title = page.locator(".md-footer__link--next .md-ellipsis")
    assert title.inner_text() == LONG_TITLE
    assert title.evaluate("(part) => part.scrollWidth > part.clientWidth")


def test_the_theme_still_shows_no_title_for_the_page_before_on_phones(page, plain):
    page.goto(f"{plain.address}part/second/")
    assert page.locator(".md-footer__link--prev").is_visible()
    assert page.locator(".md-footer__link--prev .md-footer__title").is_hidden()


# scripts/theme/partials/logo.html


def test_the_theme_still_shows_a_logo_as_an_image_that_takes_no_colours_from_the_page(html):
    assert re.search(r'<img src="[^"]*mark\.svg" alt="logo">', html)


# scripts/theme/404.html, scripts/hooks/mends.py


def test_the_theme_still_leaves_the_reader_of_a_missing_page_there(page, plain):
    page.goto(f"{plain.address}missing")
    assert page.locator("article").inner_text().strip() == "404 - Not found"
    assert page.locator("article a").count() == 0


def test_the_theme_still_has_no_way_past_what_repeats_on_a_missing_page(plain):
    assert "md-skip" not in (plain.folder / "404.html").read_text("utf-8")


@pytest.mark.parametrize("name", ["__drawer", "__search"])
def test_the_theme_still_puts_autocomplete_on_a_checkbox(html, name):
    assert f'type="checkbox" id="{name}" autocomplete="off"' in html


# scripts/theme/main.html, scripts/theme/search.js


def test_the_theme_still_shows_a_page_as_without_script_until_its_own_script_comes(page, plain):
    plain.break_(".min.js", hangs=True)
    page.goto(f"{plain.address}part/first/", wait_until="commit")
    page.locator("footer").wait_for()
    assert page.locator("html.no-js").count() == 1
    plain.mend()
    expect(page.locator("html.js")).to_be_attached()


def test_the_theme_still_fetches_the_search_index_on_every_page(page, plain):
    page.wait_for_load_state("networkidle")
    assert len(plain.asked("search_index.json")) == 1


# scripts/theme/menu.js


@pytest.mark.parametrize("letter", "fs/")
def test_the_theme_still_opens_the_search_at_a_single_letter(page, letter):
    page.keyboard.press(letter)
    expect(page.locator("#__search")).to_be_checked()


@pytest.mark.parametrize("letter", "pn,.")
def test_the_theme_still_turns_the_page_at_a_single_letter(page, plain, letter):
    page.goto(f"{plain.address}part/first/")
    page.keyboard.press(letter)
    page.wait_for_url(f"{plain.address}part/second/" if letter in "n." else plain.address)


@at_a_desk
def test_the_theme_still_shuts_the_search_on_tab(page):
    find_money(page)
    assert is_open(page, "search")
    page.keyboard.press("Tab")
    expect(page.locator("#__search")).not_to_be_checked()


@at_a_desk
def test_the_theme_still_takes_keys_from_a_button_of_the_search_to_its_field(page):
    find_money(page)
    page.locator("[type=reset]").focus()
    page.keyboard.press("x")
    expect(page.locator("[name=query]")).to_be_focused()


@at_a_desk
def test_the_theme_still_leaves_what_was_found_out_of_the_order_of_tab(page):
    find_money(page)
    assert page.locator(".md-search-result__link[tabindex='-1']").count() > 0


def test_the_theme_still_lets_the_keyboard_behind_the_open_menu(page):
    page.locator(MENU).click()
    assert is_open(page, "drawer")
    assert [stop for stop in stops(page) if ">a link<" in stop]


# scripts/theme/site.css


def barriers(page, rule):
    return [line for line in violations(page) if line.startswith(f"{rule}:")]


def test_the_theme_still_shows_links_in_text_by_a_faint_colour_alone(page):
    assert barriers(page, "link-in-text-block")


def test_the_theme_still_writes_the_foot_of_the_page_too_faintly(page):
    assert [line for line in barriers(page, "color-contrast") if ".md-copyright" in line]


@at_a_desk
@pytest.mark.parametrize("part", [".md-search-result__meta", "mark"])
def test_the_theme_still_writes_what_was_found_too_faintly(page, part):
    find_money(page)
    assert [line for line in barriers(page, "color-contrast") if part in line]


# scripts/hooks/offline.py


DROPPED = [pattern for pattern in offline.UNUSED if pattern != "images"]  # but for our own pictures


@pytest.mark.parametrize("pattern", DROPPED)
def test_the_theme_still_brings_files_that_no_page_loads(plain, pattern):
    assert list(plain.folder.glob(pattern))


# What we leave to the theme: scripts/theme/print.js is for parts that a script puts into the page.


def test_the_theme_opens_what_is_folded_for_print_and_folds_it_again(page, plain):
    page.goto(f"{plain.address}part/second/")
    folded = page.locator("details")
    for event, opened in {"beforeprint": True, "afterprint": False}.items():
        page.evaluate("(event) => dispatchEvent(new Event(event))", event)
        assert folded.evaluate("(part) => part.open") == opened
