"""What a visit may cost: bytes and requests on the wire with gzip, from an empty cache, and time on the main thread."""

import json
from contextlib import contextmanager

import pytest

from tests.browser.conftest import watch
from tests.browser.reader import (
    CHECKS,
    answer_all,
    forward,
    open_check,
    show_all,
    submit,
    wait_for_python,
    wait_for_result,
)

GUIDE_PAGE = 104_000  # bytes, the longest list of help included; a bare page of the theme is 65 kB, a stock one 128 kB
CHECK_PAGE = 120_000  # bytes, without Python
PYTHON = 3_900_000  # bytes; stock Pyodide sends 5.4 MB
HEADERS = 500  # bytes that an answer's headers may take; the server's log counts bodies alone
GUIDE_REQUESTS = 13
CHECK_REQUESTS = 18
LONG = 50  # milliseconds; the Long Tasks specification's own limit


def is_python(path):
    """Whether a file is part of the browser's Python rather than of a page."""
    return "/assets/python-" in path or path.endswith((".whl", "/pyodide-lock.json"))


def weight(requests):
    return sum(request.sent + HEADERS for request in requests)


@contextmanager
def first_visit(browser, site, path, service_workers="block"):
    """A page opened by a browser that was never there, and its context, once nothing more is fetched."""
    context = browser.new_context(service_workers=service_workers)
    site.log.clear()
    page = context.new_page()
    page.goto(site.address + path, wait_until="networkidle")
    yield page
    context.close()


def paths(site, with_check):
    """The pages that hold the check, or those that do not, by their paths in the site."""
    pages = [
        page for page in site.folder.rglob("index.html") if ('id="check"' in page.read_text("utf-8")) == with_check
    ]
    found = (page.parent.relative_to(site.folder).as_posix() for page in pages)
    return sorted("" if path == "." else f"{path}/" for path in found)


@pytest.fixture(scope="module")
def reading(browser, pages):
    """What the server was asked for by a first visit to each page that holds no check: {path: requests}."""
    asked = {}
    for path in paths(pages, with_check=False):
        with first_visit(browser, pages, path):
            asked[path] = list(pages.log)
    return asked


def test_a_page_without_the_check_is_light(reading):
    assert {path: weight(asked) for path, asked in reading.items() if weight(asked) > GUIDE_PAGE} == {}


def test_a_page_without_the_check_asks_for_few_files(reading):
    # The page, four styles where it is easy to read and can be left quickly, the theme's script and its search worker,
    # five small scripts of ours, the mark and a picture. One more is a change to think about.
    assert {path: len(asked) for path, asked in reading.items() if len(asked) > GUIDE_REQUESTS} == {}


def test_a_page_without_the_check_fetches_nothing_of_python(reading):
    asked = {request.path for requests in reading.values() for request in requests}
    assert [path for path in asked if is_python(path) or path.endswith("/worker.js")] == []


@pytest.fixture(scope="module")
def checking(browser, pages):
    """The same for each page of the check, until Python was ready: {path: (requests of the page, of Python)}."""
    asked = {}
    for path in paths(pages, with_check=True):
        with first_visit(browser, pages, path) as page:
            page.get_by_role("radio").first.check()
            wait_for_python(page)
            log = list(pages.log)
        python = [request for request in log if is_python(request.path)]
        asked[path] = ([request for request in log if request not in python], python)
    return asked


def test_a_page_of_the_check_is_light_without_python(checking):
    assert {path: weight(page) for path, (page, _) in checking.items() if weight(page) > CHECK_PAGE} == {}


def test_the_browsers_python_is_light(checking):
    assert checking
    assert {path: weight(python) for path, (_, python) in checking.items() if weight(python) > PYTHON} == {}


def test_a_page_of_the_check_asks_for_few_files(checking):
    # Ten that each page has, the easy style, the check's style and its six modules; Python: four files, wheel and lock.
    assert {path: len(page) for path, (page, _) in checking.items() if len(page) > CHECK_REQUESTS} == {}
    assert {len(python) for _, python in checking.values()} == {6}


def test_a_second_visit_fetches_nothing(page, site):
    page.goto(site.address + "guide/what-it-is/")
    open_check(page, site)
    wait_for_python(page)
    site.log.clear()
    page.goto(site.address + "guide/what-it-is/")
    open_check(page, site)
    wait_for_python(page)
    again = [request.path for request in site.asked_by_pages() if "guide/what-it-is" not in request.path]
    assert again == []


def test_a_reload_fetches_nothing_that_did_not_change(page, site):
    open_check(page, site)
    wait_for_python(page)
    site.log.clear()
    page.reload()
    wait_for_python(page)
    assert {request.status for request in site.asked_by_pages()} <= {304}


def test_with_the_service_worker_a_second_visit_asks_only_whether_there_is_a_newer_edition(browser, site):
    with first_visit(browser, site, CHECKS["first"], service_workers="allow") as page:
        troubles = watch(page.context, site.origin)
        page.get_by_role("radio").first.check()
        page.wait_for_function("() => navigator.serviceWorker.controller")
        site.log.clear()
        open_check(page, site)
        wait_for_python(page)
        assert [request.path for request in site.asked_by_pages() if request.status != 304] == []
        assert {request.path for request in site.asked_by_pages()} <= {f"{site.base}offline.js"}
        assert troubles.errors == []


def test_no_task_of_ours_keeps_the_main_thread_from_the_first_answer_to_the_result(browser, page, site):
    open_check(page, site)
    browser.start_tracing(page=page, categories=["devtools.timeline", "disabled-by-default-devtools.timeline"])
    for answer in ("Yes", "No", "Not sure"):
        forward(page, answer)
    show_all(page)
    answer_all(page, {"understood": "yes", "respected": "no", "practical": "no"})
    submit(page)
    wait_for_result(page)
    tasks = our_tasks(json.loads(browser.stop_tracing())["traceEvents"])
    assert tasks
    assert max(tasks) < LONG


def our_tasks(events):
    """Milliseconds of every main-thread task that ran a script of the check.

    As the thread's own time: on a busy machine a task also waits for the processor, and that is not ours to shorten.
    """
    main = {(event["pid"], event["tid"]) for event in events if event["args"].get("name") == "CrRendererMain"}
    calls = [event for event in events if "/assets/check-" in event["args"].get("data", {}).get("url", "")]
    tasks = [event for event in events if event["name"] == "RunTask" and (event["pid"], event["tid"]) in main]
    return [task["tdur"] / 1000 for task in tasks if any(is_within(call, task) for call in calls)]


def is_within(call, task):
    same_thread = (call["pid"], call["tid"]) == (task["pid"], task["tid"])
    return same_thread and task["ts"] <= call["ts"] <= task["ts"] + task["dur"]
