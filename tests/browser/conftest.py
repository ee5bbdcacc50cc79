"""One built site, one server, one browser a session; one fresh context a test. A test fails on anything the browser
complains about: an uncaught error, an error in the console (the policy speaks there too), a request to another host.
"""

from pathlib import Path
from types import SimpleNamespace

import browsers
import pytest
from playwright.sync_api import expect

from quiz import model
from tests.browser import webkit
from tests.browser.reader import PHONE
from tests.built import build
from tests.pages import Pages

HERE = Path(__file__).parent
PATIENCE = 15_000  # milliseconds that a wait may take before the test fails


def pytest_configure(config):
    expect.set_options(timeout=PATIENCE)
    config.addinivalue_line("markers", "troubled: errors in the console are the point of this test")


def pytest_collection_modifyitems(items):
    """A test here that fails is tried once more, since a busy machine can make a browser late; the summary names it."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """The site as GitHub Pages would serve it, below /repo/."""
    with Pages(tmp_path_factory.mktemp("site")) as pages:
        build(pages.folder, pages.address)
        yield pages


@pytest.fixture
def site(pages):
    """The served site with an empty log and nothing broken; what a test breaks is mended after it."""
    pages.log.clear()
    yield pages
    pages.mend()


@pytest.fixture(scope="session")
def quiz():
    return model.load()


@pytest.fixture(scope="session")
def browser_type_launch_args():
    path = browsers.chromium()
    return {"args": browsers.FLAGS} | ({"executable_path": path} if path else {})


@pytest.fixture(scope="session")
def firefox(playwright):
    """Firefox as readers have it, started only when a test asks for it."""
    firefox = playwright.firefox.launch(channel="moz-firefox", executable_path=browsers.firefox())
    yield firefox
    firefox.close()


@pytest.fixture(scope="session")
def screen():
    with webkit.screen() as screen:
        yield screen


@pytest.fixture
def in_webkit(screen):
    """WebKitGTK, driven by Selenium; what one can do with it is in webkit.py."""
    with webkit.browser(screen) as driver:
        yield driver


@pytest.fixture
def size():
    """The window; tests name others with parametrize."""
    return PHONE


@pytest.fixture
def browser_context_args(size):
    return {"viewport": size, "service_workers": "block"}


@pytest.fixture
def troubles(context, site, request):
    """Everything the browser complained about; must be empty at the end unless the test is marked as troubled."""
    found = watch(context, site.origin)
    yield found
    expected = request.node.get_closest_marker("troubled")
    assert not found.foreign, f"asked another host: {found.foreign}"
    assert expected or not found.errors, f"the browser complained: {found.errors}"


def watch(context, origin):
    """What a context complains about from now on, and what it asks of other hosts."""
    found = SimpleNamespace(errors=[], foreign=[])
    context.on("weberror", lambda event: found.errors.append(str(event.error)))
    context.on("console", lambda message: found.errors.append(message.text) if message.type == "error" else None)
    context.on(
        "request", lambda request: found.foreign.append(request.url) if is_foreign(request.url, origin) else None
    )
    return found


def is_foreign(address, origin):
    return not address.startswith((f"{origin}/", f"blob:{origin}/", "data:", "about:"))


@pytest.fixture
def page(context, troubles):
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    return page


def pytest_terminal_summary(terminalreporter):
    """Print what tests recorded beside passing."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")
