"""One build of the site in a temporary folder, as a project site would be built; the tests here only read it."""

from types import SimpleNamespace

import pytest

from tests.built import build

ADDRESS = "https://example.org/repo/"


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The built site: its folder, and each page's HTML by its address."""
    folder = tmp_path_factory.mktemp("built")
    build(folder, ADDRESS)
    pages = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.html"))}
    return SimpleNamespace(folder=folder, pages=pages, address=ADDRESS)
