"""A reader has one edition of the site as a whole: old pages never meet new Python, nor half an edition."""

import pytest
from playwright.sync_api import expect

from tests.browser.offline.editions import (
    GUIDE,
    GUIDE_FILE,
    NOTICE,
    WATCHED,
    answered,
    copy_kept_of,
    copy_of,
    fetched,
    finish,
    hashes,
    keep,
    kept,
    publish_large,
    publish_small,
    replace,
    stop,
    update,
    use_newer,
    visit_check,
    wait_until_given_up,
    write,
)
from tests.browser.reader import (
    ANSWERS,
    THRIFTY,
    answer_all,
    expect_result_of_python,
    open_check,
    show_all,
    submit,
    take,
)


@pytest.fixture
def next_site(pages, tmp_path):
    """A folder to build the next edition in, before it is on the server."""
    return copy_of(pages.folder, tmp_path / "next")


def deploy(site, folder, *addresses):
    """Put these files of another edition on the server; none named: all of them, and no other."""
    for address in addresses:
        write(site.folder / address, (folder / address).read_bytes())
    if not addresses:
        site.folder = folder


def test_of_a_newer_edition_only_what_changed_is_fetched(page, site):
    keep(page, site)
    site.log.clear()
    publish_small(site.folder)
    assert update(page)
    assert fetched(site) == ["offline.js", GUIDE_FILE]


def test_while_a_newer_edition_waits_every_file_is_of_the_old_one(page, site):
    keep(page, site)
    old = hashes(site.folder)
    publish_large(site.folder)
    assert update(page)
    page.goto(site.address + GUIDE)
    assert answered(page, site, old) == old


def test_once_the_newer_edition_is_taken_every_file_is_of_it_and_the_old_one_is_gone(page, site):
    keep(page, site)
    publish_large(site.folder)
    assert update(page)
    page.goto(site.address)
    use_newer(page)
    expect(page.locator(NOTICE)).to_be_hidden()
    new = hashes(site.folder)
    stop(site)
    assert answered(page, site, new) == new
    assert kept(page) == copy_kept_of(site, new)


def test_a_check_that_is_open_while_a_newer_edition_comes_ends_with_its_own_python(page, site, quiz):
    keep(page, site)
    page.add_init_script(THRIFTY)  # so that Python starts after the newer edition came
    open_check(page, site)
    show_all(page)
    answer_all(page, ANSWERS)
    publish_large(site.folder)
    assert update(page)
    site.log.clear()
    submit(page)
    expect_result_of_python(page, quiz, "first", ANSWERS)
    assert {request.path for request in site.asked_by_pages()} <= {f"{site.base}offline.js"}


def test_the_very_first_copy_disturbs_no_check_when_the_site_changed_meanwhile(page, site, quiz):
    site.break_("offline.js", hangs=True)
    visit_check(page, site)
    show_all(page)
    answer_all(page, ANSWERS)
    publish_large(site.folder)
    site.mend()
    page.wait_for_function("() => navigator.serviceWorker.controller?.state === 'activated'")
    submit(page)
    expect_result_of_python(page, quiz, "first", ANSWERS)


def test_an_edition_that_is_half_there_is_refused_until_it_is_whole(page, site, next_site):
    publish_large(next_site)
    old, new = hashes(site.folder), hashes(next_site)
    changed = [address for address, hash_ in new.items() if old.get(address) != hash_]
    for address in changed:
        (site.folder / address).parent.mkdir(exist_ok=True)
    keep(page, site)
    deploy(site, next_site, "offline.js", *(address for address in changed if address != GUIDE_FILE))  # with old bytes
    assert not update(page)
    assert kept(page) == copy_kept_of(site, old)
    (site.folder / GUIDE_FILE).unlink()  # not there at all
    assert not update(page)
    assert kept(page) == copy_kept_of(site, old)
    assert answered(page, site, old) == old
    deploy(site, next_site)
    assert update(page)


def test_a_first_visit_to_a_half_deployed_site_keeps_nothing_and_the_next_visit_keeps_all(page, site, quiz):
    content = (site.folder / GUIDE_FILE).read_bytes()
    write(site.folder / GUIDE_FILE, b"of another edition")
    page.add_init_script(WATCHED)
    open_check(page, site)
    take(page, ANSWERS)
    expect_result_of_python(page, quiz, "first", ANSWERS)
    wait_until_given_up(page)
    assert kept(page) == {}
    write(site.folder / GUIDE_FILE, content)
    keep(page, site)
    assert kept(page) == copy_kept_of(site, hashes(site.folder))


def test_an_edition_taken_while_the_next_one_is_coming_leaves_no_hole_in_it(page, site):
    """The third has again a page of the first, which the second tidies away when it is taken."""
    keep(page, site)
    publish_small(site.folder, "The second edition")
    assert update(page)
    page.goto(site.address + GUIDE)
    replace(site.folder / GUIDE_FILE, " The second edition", "")
    replace(site.folder / "index.html", "</h1>", " The third edition</h1>")
    finish(site.folder)
    site.break_("/index.html", hangs=True)
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    use_newer(page)
    site.mend()
    page.wait_for_function("async () => (await navigator.serviceWorker.getRegistration()).waiting")
    use_newer(page)
    stop(site)
    assert answered(page, site, hashes(site.folder)) == hashes(site.folder)
