"""The site can be put on the home screen, with a name and an icon that do not tell what it is about."""

import json

import pytest

from tests.browser.offline.editions import GUIDE, keep


@pytest.fixture
def manifest(page, context, site):
    page.goto(site.address + GUIDE)
    return context.new_cdp_session(page).send("Page.getAppManifest")


def test_what_the_browser_reads_for_the_home_screen_has_no_error(manifest, site):
    assert (manifest["url"], manifest["errors"]) == (f"{site.address}site.webmanifest", [])


def test_the_name_on_the_home_screen_does_not_tell_what_the_site_is_about(manifest):
    told = manifest["data"].lower()
    assert json.loads(told)["name"] == "on the same page"
    assert [word for word in ("therap", "clinic", "alliance", "counsel", "mental", "check") if word in told] == []


def test_the_home_screen_opens_the_start_page_and_leaves_the_way_back_on_view(manifest, site):
    said = manifest["manifest"]
    assert (said["startUrl"], said["scope"]) == (site.address, site.address)
    assert json.loads(manifest["data"])["display"] == "minimal-ui"


@pytest.mark.parametrize("width", [192, 512])
def test_each_icon_loads_in_its_size(manifest, page, site, width):
    icon = next(icon for icon in json.loads(manifest["data"])["icons"] if icon["sizes"] == f"{width}x{width}")
    size = page.evaluate(
        """async (address) => {
          const image = new Image();
          image.src = address;
          await image.decode();
          return [image.naturalWidth, image.naturalHeight];
        }""",
        site.address + icon["src"],
    )
    assert (size, icon["type"]) == ([width, width], "image/png")


def test_the_site_can_be_put_on_the_home_screen(page, context, site):
    keep(page, site)
    page.goto(site.address)
    said = context.new_cdp_session(page).send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert {error["errorId"] for error in said} <= {"in-incognito"}  # each test runs in a private window
