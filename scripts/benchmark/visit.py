"""Opens a check page twice with a new browser, as one reader would, and gives what was measured on the way.

Times come from the page itself (visit.js), bytes from the line, requests from the server's log, memory from the system.
"""

import contextlib
import subprocess
import sys
from pathlib import Path

import browsers
from playwright.sync_api import Error, sync_playwright

PHONE = {"width": 360, "height": 740}
HERE = Path(__file__).parent
PATIENCE = 120_000  # milliseconds after which a figure is left out


@contextlib.contextmanager
def browser():
    """A new Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browsers.chromium(), args=browsers.FLAGS)
        yield chromium
        chromium.close()


def group(chromium):
    """The group of a browser's processes is named after the first of them."""
    return next(processes(chromium, "browser"))


def processes(chromium, kind):
    """The system's numbers of a browser's processes of one kind: "browser", "renderer" and so on."""
    found = chromium.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    return (process["id"] for process in found if process["type"] == kind)


def visits(chromium, line, pages, slower):
    """The figures of a first visit, and those of a second one under names that begin with "again"."""
    context = chromium.new_context(viewport=PHONE, service_workers="block")
    context.add_init_script(path=HERE / "visit.js")
    with slowed(chromium, slower):
        first = visit(context, line, pages)
        second = visit(context, line, pages)
    return first | {f"again {name}": value for name, value in second.items()}


def visit(context, line, pages):
    line.carried, page = 0, context.new_page()
    pages.log.clear()
    figures = in_page(page, line.address + "check/first/")
    counted = {"bytes": line.carried, "requests": len(pages.log), "memory": memory(context.browser)}
    page.close()
    return figures | counted


def in_page(page, address):
    """What the page measured of itself; nothing when it did not come to its end."""
    try:
        page.goto(address, timeout=PATIENCE)
        page.wait_for_function("() => window.visit.done", timeout=PATIENCE)
        return page.evaluate("() => window.visit")
    except Error as problem:
        print(f"bench: {problem}", file=sys.stderr)
        return {}


@contextlib.contextmanager
def slowed(chromium, times):
    """Every process of a browser runs for a part of the time only."""
    if times == 1:
        yield
        return
    command = [sys.executable, HERE / "slower.py", str(group(chromium)), str(times)]
    with subprocess.Popen(command, stdin=subprocess.PIPE):
        yield


def memory(chromium):
    """Bytes that the page's process holds, its worker's included, or None where the system does not say."""
    held = (status(process, "VmRSS") for process in processes(chromium, "renderer"))
    return max(filter(None, held), default=None)


def status(process, name):
    """A line of what Linux says of a process, in bytes: "VmRSS" is what it holds, "VmData" what it may write to."""
    with contextlib.suppress(OSError):
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))
    return None
