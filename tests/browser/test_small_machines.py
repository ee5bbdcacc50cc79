"""The check runs to its end on a machine that is six times slower, and on one that gives a page only 512 MB of memory.

Slower: every process of the browser runs for a sixth of the time; the browser's own throttling would leave workers out.
Smaller: the browser takes the device for one with little memory, and once the start page is there, the system refuses
the page's process, which is also its worker's, whatever would bring it beyond 512 MB. That other programs want the same
memory, as on a phone, is not tried.
"""

import resource

import pytest
from benchmark.visit import memory, processes, slowed, status
from playwright.sync_api import Error

from tests.browser.reader import (
    ANSWERS,
    PHONE,
    asked,
    choose,
    forward,
    open_check,
    python_says,
    result_text,
    submit,
    take,
    to_review,
    wait_for_python,
    wait_for_result,
)

SLOWER = 6
SMALL = 512_000_000  # bytes
PATIENCE = 120_000  # milliseconds: what is asked here is whether, not how fast


@pytest.fixture
def small(playwright, browser_type_launch_args):
    """A Chromium that takes this machine for a small one."""
    flags = [*browser_type_launch_args["args"], "--enable-low-end-device-mode"]
    with playwright.chromium.launch(**browser_type_launch_args | {"args": flags}) as chromium:
        yield chromium


@pytest.fixture
def page(small):
    page = small.new_page(viewport=PHONE)
    page.set_default_timeout(PATIENCE)
    return page


@pytest.fixture
def record(record_property, small):
    """Writes what the page and its worker hold at the end into the report of the tests."""
    return lambda when: record_property(f"memory of page and worker, {when}", f"{memory(small) / 1e6:.0f} MB")


def test_six_times_slower_every_question_can_be_answered_and_the_result_comes(page, small, site, quiz, record):
    words = {"yes": "Yes", "no": "No", "unsure": "Not sure"}
    with slowed(small, SLOWER):
        open_check(page, site)
        for name, _ in asked(quiz, "first")[:-1]:
            forward(page, words.get(ANSWERS.get(name)))
        to_review(page)
        submit(page)
        wait_for_result(page)
    assert result_text(page) == python_says(page, quiz, "first", ANSWERS)
    record(f"{SLOWER} times slower")


@pytest.fixture
def limited(page, small, site):
    """A page whose process gets no more than what is left of 512 MB; what it only reserved does not count as taken."""
    page.goto(site.address)
    for process in processes(small, "renderer"):
        limit = status(process, "VmData") + SMALL - status(process, "VmRSS")
        resource.prlimit(process, resource.RLIMIT_DATA, (limit, limit))
    return page


def test_with_512_mb_python_works_out_the_result(limited, site, quiz, record):
    open_check(limited, site)
    choose(limited, "Yes")
    wait_for_python(limited)
    take(limited, ANSWERS)
    assert limited.locator(".without").is_hidden()
    assert result_text(limited) == python_says(limited, quiz, "first", ANSWERS)
    record("with 512 MB")


def test_the_limit_is_real(limited):
    with pytest.raises(Error, match=r"Array buffer allocation failed|crashed"):
        limited.evaluate("(bytes) => new Uint8Array(bytes).fill(1).length", SMALL)
