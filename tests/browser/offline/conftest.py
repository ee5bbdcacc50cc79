"""Every offline test has a server of its own, and a browser that may keep a copy."""

import pytest

from tests.browser.offline.editions import copy_of, keep, publish_small, update
from tests.pages import Pages


@pytest.fixture
def browser_context_args(size):
    return {"viewport": size, "service_workers": "allow"}


@pytest.fixture
def site(pages, tmp_path):
    """The site on a server of its own, which a test may stop or give another edition to."""
    with Pages(copy_of(pages.folder, tmp_path / "site")) as site:
        yield site


@pytest.fixture
def waiting(page, site):
    """A reader for whom a newer edition waits."""
    keep(page, site)
    publish_small(site.folder)
    assert update(page)
    return page
