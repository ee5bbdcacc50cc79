"""The site follows your settings: less motion, stronger contrast, larger text, no pictures, no scripts.

Each setting, and paper too, is tried on every page and in every view of the check, unless a test names a few.
"""

import json
import re
from itertools import chain

import pytest
from playwright.sync_api import expect

from tests.browser.focus import walk
from tests.browser.looks import (
    BLANK,
    BORDERLESS,
    COVERED,
    CUT,
    FAINT,
    FAINT_IN_PICTURES,
    LIGHT_GROUNDS,
    MOVES,
    PAPER,
    PATCHED,
    TEXT_SIZES,
    UNTOLD,
    WIDE,
    WORDS,
    as_it_is,
    found,
)
from tests.browser.reader import (
    DESK,
    PHONE,
    SIZES,
    THRIFTY,
    asked,
    choose,
    open_check,
    press,
    sheets,
)
from tests.browser.test_keyboard import troubles_ahead
from tests.browser.test_tree import each_view, every_page

NARROW = {"width": 320, "height": 640}
ZOOMED = {"width": 320, "height": 256}  # a window of 1280 by 1024 at 400 %
LARGE = "html { font-size: 250% !important }"  # the theme's own size is 125 %
SPACED = """
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }
"""  # the four values of WCAG 1.4.12
FEW = ("", "guide/does-it-matter/", "easy/what-it-is/", "help/now/", "check/first/")
BOXES = (
    ".answers label, .md-button, .leave button, details, .admonition, figure, blockquote, textarea, .outcome, "
    ".nothing, .cards > li, .cards > ul > li, .lines > li, .site-nav [aria-current]"
)
BLACK = "rgb(0, 0, 0)"


def everywhere(page, site, quiz):
    """Every page, and the check in each of its views, by a name."""
    yield from every_page(page, site)
    yield from every_view(page, site, quiz)


def every_view(page, site, quiz):
    return each_view(page, site, quiz, [question.id for question in quiz.questions])


def few_pages(page, site):
    for address in FEW:
        page.goto(site.address + address)
        yield address


def with_style(page, style):
    """Every page from now on has this style too, as a reader's own style or an extension would put it in."""
    page.add_init_script(
        f"const own = new CSSStyleSheet(); own.replaceSync({json.dumps(style)}); document.adoptedStyleSheets = [own];"
    )


# Less motion


def test_with_less_motion_nothing_moves_by_itself(page, site, quiz):
    page.goto(site.address)
    assert found(page, MOVES)  # without the setting some things do
    page.emulate_media(reduced_motion="reduce")
    for place in chain(few_pages(page, site), every_view(page, site, quiz)):
        assert found(page, MOVES) == [], place


def test_with_less_motion_the_menu_is_there_at_once(page, site):
    page.emulate_media(reduced_motion="reduce")
    page.goto(site.address)
    page.get_by_role("button", name="Menu").click()
    assert found(page, MOVES) == []
    assert page.get_by_role("navigation", name="Pages").bounding_box()["x"] >= 0


# Colours


@pytest.mark.parametrize("size", [DESK])
def test_with_forced_colours_boxes_texts_and_pictures_stand_out(page, site, quiz):
    page.emulate_media(forced_colors="active", color_scheme="dark")
    for place in everywhere(page, site, quiz):
        assert found(page, BORDERLESS, 4.5, BOXES) == [], place
        assert found(page, FAINT, 4.5) + found(page, PATCHED) == [], place
        assert found(page, BLANK, 4.5) == [], place


def test_with_forced_colours_the_chosen_answer_differs_by_its_border_and_its_weight(page, site):
    page.emulate_media(forced_colors="active")
    open_check(page, site)
    choose(page, "No")
    page.get_by_role("button", name="Continue").locator("visible=true").focus()
    yes, no, unsure = looks_of_answers(page)
    assert yes == unsure
    assert no["border"] != yes["border"]
    assert no["weight"] > yes["weight"]


def looks_of_answers(page):
    return page.locator(".answers label:visible").evaluate_all(
        """(labels) => labels.map((label) => getComputedStyle(label)).map(({ borderTopColor, fontWeight }) => ({
             border: borderTopColor, weight: Number(fontWeight) }))"""
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_forced_colours_the_focus_has_a_ring(page, site, scheme):
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    for address in few_pages(page, site):
        _, unseen = walk(page, 12)
        assert unseen == [], address


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESK, "dark")])
def test_with_more_contrast_text_has_seven_to_one_and_boxes_have_borders(page, site, quiz, scheme):
    page.emulate_media(contrast="more", color_scheme=scheme)
    for place in everywhere(page, site, quiz):
        assert found(page, FAINT, 7) == [], place
        assert found(page, BORDERLESS, 4.5, BOXES) == [], place


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_in_pictures_stand_out_from_the_shape_they_stand_on(page, site, scheme):
    page.emulate_media(color_scheme=scheme)
    for place in every_page(page, site):
        assert found(page, FAINT_IN_PICTURES, 4.5) == [], place


def test_in_the_dark_scheme_all_grounds_are_dark_and_texts_and_pictures_light(page, site, quiz):
    page.emulate_media(color_scheme="dark")
    for place in everywhere(page, site, quiz):
        assert found(page, LIGHT_GROUNDS, 0.1, ".md-button") == [], place
        assert found(page, FAINT, 4.5) == [], place
        assert found(page, BLANK, 3) == [], place


# Larger text


@pytest.mark.parametrize("size", SIZES)
def test_with_text_of_twice_the_size_no_page_scrolls_sideways_and_nothing_is_cut_off(page, site, quiz):
    with_style(page, LARGE)
    for place in everywhere(page, site, quiz):
        assert found(page, WIDE) + found(page, CUT) == [], place


@pytest.mark.parametrize("address", FEW)
def test_all_text_grows_to_twice_its_size(page, site, address):
    page.goto(site.address + address)
    before = found(page, TEXT_SIZES)
    page.evaluate("() => { document.documentElement.style.fontSize = '250%'; }")
    assert found(page, TEXT_SIZES) == [[name, pytest.approx(2 * size, abs=0.1)] for name, size in before]


@pytest.mark.parametrize("size", [ZOOMED])
def test_at_four_hundred_percent_no_page_scrolls_sideways_and_nothing_is_cut_off(page, site, quiz):
    for place in everywhere(page, site, quiz):
        assert found(page, WIDE) + found(page, CUT) == [], place


@pytest.mark.parametrize("address", FEW)
@pytest.mark.parametrize(("size", "style"), [(ZOOMED, ""), (PHONE, LARGE)], ids=["400 %", "large text"])
def test_nothing_covers_what_has_the_focus_however_large_it_is(page, site, style, address):
    page.emulate_media(reduced_motion="reduce")
    with_style(page, style)
    page.goto(site.address + address)
    assert troubles_ahead(page) == []


@pytest.mark.parametrize("size", [ZOOMED])
def test_at_four_hundred_percent_each_new_question_is_in_sight(page, site, quiz):
    open_check(page, site)
    for _ in range(3):
        press(page, "Continue")
        expect(page.locator("legend h2:visible")).to_be_in_viewport(ratio=1)
        assert found(page, COVERED, "legend h2") == []


@pytest.mark.parametrize("size", [NARROW, DESK])
def test_with_more_room_between_letters_and_lines_nothing_is_cut_off(page, site, quiz):
    with_style(page, SPACED)
    for place in everywhere(page, site, quiz):
        assert found(page, WIDE) + found(page, CUT) == [], place


# Paper; what the check and its result look like there is tested with them


@pytest.fixture(scope="module")
def printed(browser, pages):
    """Every page as the printer of a reader with a dark screen gives it: what is found there, by address."""
    context = browser.new_context(viewport=PHONE, service_workers="block")
    page = context.new_page()
    page.emulate_media(media="print", color_scheme="dark")
    yield {address: as_it_is(page, PAPER) | {"faint": as_it_is(page, FAINT, 7)} for address in every_page(page, pages)}
    context.close()


def all_of(printed, what):
    return {address: paper[what] for address, paper in printed.items() if paper[what]}


def test_on_paper_there_is_nothing_to_press(printed):
    assert all_of(printed, "keys") == {}


def test_on_paper_links_to_other_sites_tell_their_address(printed):
    assert sum(all_of(printed, "links").values()) > 100
    assert all_of(printed, "unaddressed") == {}


def test_on_paper_folded_parts_are_open(printed):
    reading = {
        address: paper for address, paper in printed.items() if "check-" not in address and "check/" not in address
    }
    assert all_of(reading, "folded") == {}


def test_on_paper_everything_is_dark_on_white(printed):
    assert set(all_of(printed, "ink").values()) == {BLACK}
    assert all_of(printed, "grounds") == {}
    assert all_of(printed, "faint") == {}


@pytest.mark.parametrize("size_of_paper", ["A4", "Letter"])
def test_the_guide_on_one_page_prints_on_one_sheet(page, site, size_of_paper):
    page.goto(f"{site.address}guide/on-one-page/")
    assert sheets(page, size_of_paper) == 1


def test_a_printed_answer_carries_no_focus_ring(page, site):
    open_check(page, site)
    choose(page, "No")
    page.keyboard.press("ArrowDown")
    page.emulate_media(media="print")
    ring = page.locator(".answers label:has(:checked)").evaluate("(label) => getComputedStyle(label).outlineStyle")
    assert ring == "none"


# No pictures


@pytest.fixture
def without_pictures(page):
    """A reader who has switched pictures off: no image is fetched, and no drawing shows."""
    page.route(re.compile(r"\.(svg|png|jpe?g|webp|ico)$"), lambda route: route.abort())
    with_style(page, "svg, img { display: none !important }")
    return page


@pytest.mark.troubled  # the browser complains about each picture that it was told not to fetch
def test_without_pictures_the_page_still_says_what_stands_in_them(without_pictures, site):
    pictures = 0
    for address in every_page(without_pictures, site):
        captions = without_pictures.locator("figure figcaption:visible").all_inner_texts()
        pictures += len(captions)
        assert len(captions) == without_pictures.locator("figure").count(), address
        assert all(len(caption) > 40 for caption in captions), (address, captions)
        assert mostly_unsaid(without_pictures) == [], address
    assert pictures > 10


def mostly_unsaid(page):
    """Pictures with more than a tenth of words that the page has nowhere else."""
    return [words for words, count in page.evaluate(WORDS) if len(words) > count / 10]


def test_each_picture_has_a_title_and_a_text_or_stands_beside_the_words_it_shows(page, site):
    for address in every_page(page, site):
        assert page.evaluate(UNTOLD) == [], address


@pytest.mark.troubled
def test_without_pictures_every_button_still_has_a_name(without_pictures, site):
    for address in few_pages(without_pictures, site):
        names = without_pictures.get_by_role("button").evaluate_all(
            "(buttons) => buttons.map((button) => button.ariaLabel ?? button.textContent.trim())"
        )
        assert all(names), (address, names)


# No scripts; what the check is like without them is tested in its own file


@pytest.fixture
def without_script(browser, site, size):
    context = browser.new_context(viewport=size, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("size", SIZES)
def test_without_script_every_page_can_be_read_and_leads_to_all_others(without_script, site):
    page = without_script
    for address in every_page(page, site):
        assert page.get_by_role("heading", level=1).is_visible(), address
        assert page.get_by_role("link", name="Get help now").first.is_visible(), address
        assert 30 < page.locator("#pages a").count() == page.locator("#pages a:visible").count(), address
        assert page.locator(":is(button, [type=text], [type=search]):visible").count() == 0, address


def test_without_script_one_tap_on_a_phone_leads_to_the_list_of_pages(without_script, site):
    without_script.goto(f"{site.address}guide/what-it-is/")
    without_script.get_by_role("banner").get_by_role("link", name="Menu").click()
    expect(without_script.locator("#pages a").first).to_be_in_viewport()
    without_script.locator("#pages").get_by_role("link", name="Privacy").click()
    assert without_script.url == f"{site.address}about/privacy/"


# Saved data; what is fetched then, and that nothing is kept, is tested with the copy for later


def test_with_saved_data_nothing_is_said_of_getting_ready_while_you_answer(page, site, quiz):
    page.add_init_script(THRIFTY)
    open_check(page, site)
    for _ in asked(quiz, "first"):
        assert page.locator("[data-state]:visible, .amount:visible").all_inner_texts() == []
        press(page, "Continue")
