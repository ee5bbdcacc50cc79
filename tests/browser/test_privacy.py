"""Answers cannot leave the device: the browser refuses every way out, and nothing is kept after a check."""

import json
import re
from urllib.parse import quote, unquote

import pytest

from tests.browser.reader import open_check, press, submit, take, wait_for_python, wait_for_result, wait_for_script
from tests.pages import Pages

ANSWERS = {"understood": "no", "safe_to_say": "unsure", "respected": "yes", "practical": "unsure"}

# Each tries to reach the witness; what it throws is of no interest, only the witness's log is.
ADD = "document.%s.append(Object.assign(document.createElement('%s'), %s))"
FROM_PAGE = {
    "fetch": "fetch(witness, { mode: 'no-cors' })",
    "beacon": "navigator.sendBeacon(witness, 'no')",
    "image": "Object.assign(new Image(), { src: witness })",
    "script": ADD % ("head", "script", "{ src: witness }"),
    "style sheet": ADD % ("head", "link", "{ rel: 'stylesheet', href: witness }"),
    "prefetch": ADD % ("head", "link", "{ rel: 'prefetch', href: witness }"),
    "preload": ADD % ("head", "link", "{ rel: 'preload', as: 'image', href: witness }"),
    "frame": ADD % ("body", "iframe", "{ src: witness }"),
    "object": ADD % ("body", "object", "{ data: witness }"),
    "audio": ADD % ("body", "audio", "{ src: witness, preload: 'auto' }"),
    "web socket": "new WebSocket(witness.replace('http', 'ws'))",
    "event source": "new EventSource(witness)",
    "dynamic import": "import(witness)",
    "old request": "(() => { const r = new XMLHttpRequest(); r.open('GET', witness); r.send(); })()",
    "form": """(() => {
      const form = document.createElement('form');
      Object.assign(form, { action: witness, method: 'post', target: '_blank' });
      document.body.append(form);
      form.submit();
    })()""",
    "worker": "new Worker(witness)",
    "worker from a blob": """(() => {
      const code = new Blob([`fetch(${JSON.stringify(witness)}, { mode: 'no-cors' })`]);
      new Worker(URL.createObjectURL(code));
    })()""",
}
FROM_WORKER = {
    "fetch": "fetch(witness, { mode: 'no-cors' })",
    "dynamic import": "import(witness)",
    "old script import": "importScripts(witness)",
    "old request": "(() => { const r = new XMLHttpRequest(); r.open('GET', witness); r.send(); })()",
    "web socket": "new WebSocket(witness.replace('http', 'ws'))",
    "event source": "new EventSource(witness)",
    "nested worker": """(() => {
      const code = new Blob([`fetch(${JSON.stringify(witness)}, { mode: 'no-cors' })`]);
      new Worker(URL.createObjectURL(code));
    })()""",
}
A_MOMENT = 1500  # milliseconds in which any request would have arrived


@pytest.fixture(scope="session")
def witness(tmp_path_factory):
    """Another server; nothing may ever ask it for anything."""
    folder = tmp_path_factory.mktemp("witness")
    (folder / "index.html").write_text("witness")
    with Pages(folder, base="/") as witness:
        yield witness


@pytest.fixture(params=["chromium", "firefox"])
def visitor(request, site, witness):
    """A page in each of two engines, with the service worker allowed, as readers have it."""
    browser = request.getfixturevalue("browser" if request.param == "chromium" else "firefox")
    context = browser.new_context()
    witness.log.clear()
    yield context.new_page()
    context.close()


def attempts(ways, witness):
    """Code that tries every way, each with an address of its own so that the log tells them apart."""
    tries = [
        f"try {{ const witness = {json.dumps(f'{witness.origin}/?{quote(name)}')};"
        f" Promise.resolve({way}).catch(() => {{}}); }} catch {{}}"
        for name, way in ways.items()
    ]
    return "\n".join(tries)


def test_nothing_in_the_page_can_reach_another_server(visitor, site, witness):
    open_check(visitor, site)
    visitor.evaluate(f"() => {{ {attempts(FROM_PAGE, witness)} }}")
    visitor.wait_for_timeout(A_MOMENT)
    assert witness.log == []


def test_nothing_in_the_worker_can_reach_another_server(visitor, site, witness):
    said = []
    visitor.on("console", lambda message: said.append(message.text))
    code = f"{{ {attempts(FROM_WORKER, witness)} }}\nconsole.log('tried all');\n"
    site.break_("worker.js", prefix=code.encode())
    open_check(visitor, site)
    take(visitor, ANSWERS)
    visitor.wait_for_timeout(A_MOMENT)
    assert site.asked("worker.js"), "the worker was never loaded"
    assert witness.log == []


def test_without_the_policy_the_same_attempts_would_get_through(browser, site, witness):
    """Shows that the tests above can fail."""
    context = browser.new_context(bypass_csp=True, service_workers="block")
    page = context.new_page()
    witness.log.clear()
    page.goto(site.address)
    page.evaluate(f"() => {{ {attempts(FROM_PAGE, witness)} }}")
    page.wait_for_timeout(A_MOMENT)
    context.close()
    reached = {unquote(request.path.partition("?")[2]) for request in witness.log}
    assert reached == set(FROM_PAGE) - {"worker"}  # no page may start a worker from another host, policy or not


def test_without_the_policy_the_attempts_of_the_worker_would_get_through(browser, site, witness):
    context = browser.new_context(bypass_csp=True, service_workers="block")
    page = context.new_page()
    witness.log.clear()
    site.break_("worker.js", prefix=f"{{ {attempts(FROM_WORKER, witness)} }}\n".encode())
    open_check(page, site)
    take(page, ANSWERS)
    page.wait_for_timeout(A_MOMENT)
    context.close()
    reached = {unquote(request.path.partition("?")[2]) for request in witness.log}
    assert reached == set(FROM_WORKER) - {"old script import"}  # a module worker has none, policy or not


def test_a_whole_check_asks_no_other_host_and_sends_no_answer(page, troubles, site):
    asked = []
    page.context.on("request", lambda request: asked.append((request.url, request.post_data or "")))
    open_check(page, site)
    take(page, ANSWERS)
    press(page, "Change my answers")
    submit(page)
    wait_for_result(page)
    assert troubles.foreign == []
    assert [request for request in asked if tells(" ".join(request))] == []
    assert [request for request in site.log if request.body or "?" in request.path] == []


def tells(text):
    """Whether an address or a body names a question or an answer."""
    return re.search(r"\b(understood|safe_to_say|respected|practical|unsure)\b", text) is not None


KEPT = """async () => ({
  cached: (await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys())))
    .flat()
    .map(({ url }) => url),
  local: { ...localStorage },
  session: { ...sessionStorage },
  cookies: document.cookie,
  databases: await indexedDB.databases(),
  state: JSON.stringify(history.state),
  address: location.href,
  name: window.name,
})"""


def test_after_a_check_nothing_is_kept(visitor, site):
    open_check(visitor, site)
    take(visitor, ANSWERS)
    kept = visitor.evaluate(KEPT)
    assert (kept["local"], kept["session"], kept["cookies"], kept["databases"]) == ({}, {}, "", [])
    assert all(address.startswith(site.address) and not tells(address) for address in kept["cached"])
    assert not tells(kept["state"] + kept["address"] + kept["name"])
    assert kept["address"] == f"{site.address}check/first/"


def test_no_step_of_the_check_stands_in_the_address(page, site):
    open_check(page, site)
    addresses = {page.url}
    for _ in range(4):
        press(page, "Continue")
        addresses.add(page.url)
    assert addresses == {f"{site.address}check/first/"}


def test_every_page_has_the_policy_before_any_script_or_style(site):
    pages = sorted(site.folder.rglob("*.html"))
    assert site.folder / "404.html" in pages
    for page in pages:
        html = page.read_text("utf-8")
        policy = html.find('http-equiv="Content-Security-Policy"')
        first = min(html.find(tag) for tag in ("<script", "<link", "<style") if tag in html)
        assert 0 < policy < first, page


def test_python_runs_under_the_policy(page, site):
    """The page fixture fails on any complaint of the policy; here Python must have run without one."""
    open_check(page, site)
    wait_for_python(page)
    assert "unsafe-eval" not in policy(page).replace("'wasm-unsafe-eval'", "")


def policy(page):
    return page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")


def test_a_page_tells_no_other_site_where_the_reader_came_from(page, site):
    open_check(page, site)
    assert page.locator("meta[name=referrer]").get_attribute("content") == "no-referrer"


def test_a_reload_in_firefox_forgets_the_answers(firefox, site):
    page = firefox.new_page()
    open_check(page, site)
    page.get_by_role("radio", name="No", exact=True).locator("visible=true").check()
    page.reload()
    wait_for_script(page)
    assert page.locator("#check input:checked").count() == 0
    page.close()
