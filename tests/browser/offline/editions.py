"""What the tests of the offline copy share: editions of a built site, a server that goes away, what a browser keeps."""

import os
import shutil
from pathlib import Path

from hooks import offline

from tests.browser.reader import CHECKS, press, wait_for_python, wait_for_script

GUIDE = "guide/what-it-is/"
GUIDE_FILE = f"{GUIDE}index.html"
NOTICE = "[data-edition]"

# Editions


def copy_of(folder, target):
    """The same site in another folder, without taking room twice."""
    return Path(shutil.copytree(folder, target, copy_function=os.link))


def write(path, content):
    """New bytes at this path alone: the file may be the same as one in another edition's folder."""
    path.unlink(missing_ok=True)
    path.write_bytes(content)


def replace(path, old, new):
    content = path.read_text("utf-8")
    assert old in content, f"{old!r} is not in {path}"
    write(path, content.replace(old, new).encode())


def finish(folder):
    """What the last step of a build does: list what is in the folder now."""
    (folder / offline.NAME).unlink()
    offline.on_post_build({"site_dir": str(folder)})


def publish_small(folder, mark="A newer edition"):
    """An edition that changes the heading of one page of the guide."""
    replace(folder / GUIDE_FILE, "</h1>", f" {mark}</h1>")
    finish(folder)


def publish_large(folder):
    """An edition that changes one page, the style, and where the check and the browser's Python are."""
    write(folder / "site.css", (folder / "site.css").read_bytes() + b"\n")
    for assets in [*folder.glob("assets/check-*"), *folder.glob("assets/python-*")]:
        assets.rename(f"{assets}0")
        for page in holding(folder, assets.name):
            replace(page, assets.name, f"{assets.name}0")
    publish_small(folder)


def holding(folder, text):
    """The pages with this text in them."""
    return [page for page in sorted(folder.rglob("*.html")) if text in page.read_text("utf-8")]


def hashes(folder):
    """What readers get of this edition: {address: sha256 of its bytes}."""
    return offline.hashes(folder)


# The server


def stop(site):
    """The server is gone: it takes no connection, and breaks those that are open."""
    site.break_("", drop_after=0)
    site.server.shutdown()
    site.server.server_close()


def fetched(site):
    """The files that were sent, as addresses in the site."""
    return [request.path.removeprefix(site.base) for request in site.log if request.status == 200]


# The browser


def visit_check(page, site, stage="first"):
    """Open a check and let Python start."""
    page.goto(site.address + CHECKS[stage])
    wait_for_script(page)
    page.get_by_role("radio").first.focus()
    wait_for_python(page)


def keep(page, site):
    """One visit to the check, until the whole site is kept."""
    visit_check(page, site)
    page.wait_for_function("() => navigator.serviceWorker.controller?.state === 'activated'")


def update(page):
    """Let the browser look for a newer edition; True when one waits."""
    return page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          await registration.update();
          while (registration.installing) await new Promise((done) => setTimeout(done, 20));
          return registration.waiting !== null;
        }"""
    )


WATCHED = """
  const register = ServiceWorkerContainer.prototype.register;
  ServiceWorkerContainer.prototype.register = async function (...all) {
    const registration = await register.apply(this, all);
    window.first = registration.installing;
    return registration;
  };
"""


def wait_until_given_up(page):
    """Until the first copy was begun and given up; the page needs WATCHED from its start."""
    page.wait_for_function("() => window.first?.state === 'redundant'")


def kept(page):
    """What the browser keeps: {store: the last part of each address in it}."""
    return page.evaluate(
        """async () => {
          const found = {};
          for (const name of await caches.keys()) {
            const keys = await (await caches.open(name)).keys();
            found[name] = keys.map(({ url }) => url.split("/").at(-1)).sort();
          }
          return found;
        }"""
    )


def copy_kept_of(site, edition):
    """What the browser should keep of an edition."""
    return {f"offline {site.base}": sorted(set(edition.values()))}


def workers(page):
    return page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length")


def answered(page, site, addresses):
    """What the page gets when it asks for these files: {address: sha256 of the bytes}."""
    return page.evaluate(
        """async ([site, addresses]) => {
          const hash = async (address) => {
            const bytes = await (await fetch(site + address)).arrayBuffer();
            const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
            return [address, [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("")];
          };
          return Object.fromEntries(await Promise.all(addresses.map(hash)));
        }""",
        [site.address, list(addresses)],
    )


def heading(page):
    """What the page on view is called."""
    return page.locator("main h1").first.inner_text()


def use_newer(page):
    """Ask for the newer edition, and wait until the page is there again."""
    with page.expect_event("load"):
        press(page, "Use it now")
