"""The test server itself: it answers as GitHub Pages does, remembers what it was asked, and breaks as it is told."""

import gzip
import http.client
import threading
import time

import pytest

from tests.pages import Pages

FILES = {
    "index.html": b"<!doctype html><p>home</p>",
    "404.html": b"<!doctype html><p>not here</p>",
    "guide/index.html": b"<!doctype html><p>guide</p>",
    "about.html": b"<!doctype html><p>about</p>",
    "site.css": b"p { margin: 0 }",
    "page.js": b"export {}",
    "python.mjs": b"export {}",
    "data.json": b"{}",
    "page.js.map": b"{}",
    "mark.svg": b"<svg/>",
    "sitemap.xml": b"<urlset/>",
    "robots.txt": b"User-agent: *",
    "python.wasm": b"\0asm",
    "site.webmanifest": b"{}",
    "library.zip": b"PK",
    "quiz.whl": b"PK",
    "icon.png": b"PNG",
    "large.zip": bytes(100_000),
}
ZIPPED = [name for name in FILES if name.endswith((".html", "css", "js", "mjs", "json", "map", "svg", "xml", "txt"))]
ZIPPED += ["python.wasm", "site.webmanifest"]
AS_THEY_ARE = ["library.zip", "quiz.whl", "icon.png"]
MAY_ZIP = {"Accept-Encoding": "gzip, deflate, br"}


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "site"
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    (tmp_path / "secret.txt").write_text("outside the site")
    with Pages(folder) as pages:
        yield pages


@pytest.fixture
def connection(pages):
    connection = http.client.HTTPConnection("127.0.0.1", pages.port, timeout=10)
    yield connection
    connection.close()


def ask(connection, path, method="GET", headers=None, body=None):
    """One question and its answer: the response, and its body."""
    connection.request(method, path, body, headers or {})
    answer = connection.getresponse()
    return answer, answer.read()


@pytest.mark.parametrize("name", FILES)
def test_every_file_comes_with_its_own_bytes_and_may_be_kept_ten_minutes(connection, name):
    answer, body = ask(connection, f"/repo/{name}")
    assert (answer.status, body, answer.headers["Cache-Control"]) == (200, FILES[name], "max-age=600")


@pytest.mark.parametrize("name", ZIPPED)
def test_text_and_wasm_are_compressed(connection, name):
    answer, body = ask(connection, f"/repo/{name}", headers=MAY_ZIP)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == FILES[name]


@pytest.mark.parametrize("name", AS_THEY_ARE)
def test_archives_and_pictures_are_not_compressed(connection, name):
    answer, body = ask(connection, f"/repo/{name}", headers=MAY_ZIP)
    assert (answer.headers["Content-Encoding"], body) == (None, FILES[name])


def test_no_brotli_is_offered(connection):
    answer, body = ask(connection, "/repo/site.css", headers={"Accept-Encoding": "br"})
    assert (answer.headers["Content-Encoding"], body) == (None, FILES["site.css"])


@pytest.mark.parametrize(
    ("name", "kind"),
    {"index.html": "text/html", "python.mjs": "application/javascript", "python.wasm": "application/wasm"}.items(),
)
def test_files_have_the_types_that_browsers_insist_on(connection, name, kind):
    assert ask(connection, f"/repo/{name}")[0].headers.get_content_type() == kind


def test_there_is_no_header_of_the_sites_choice(connection):
    answer, _ = ask(connection, "/repo/", headers=MAY_ZIP)
    usual = {"Server", "Date", "Content-Type", "Content-Length", "Content-Encoding"}
    assert set(answer.headers.keys()) == usual | {"Cache-Control", "ETag", "Vary"}


@pytest.mark.parametrize("headers", [{}, MAY_ZIP])
def test_what_is_known_already_is_not_sent_again(connection, headers):
    mark = ask(connection, "/repo/site.css", headers=headers)[0].headers["ETag"]
    answer, body = ask(connection, "/repo/site.css", headers=headers | {"If-None-Match": mark})
    assert (answer.status, body, answer.headers["ETag"]) == (304, b"", mark)


def test_what_has_changed_is_sent(pages, connection):
    mark = ask(connection, "/repo/site.css")[0].headers["ETag"]
    (pages.folder / "site.css").write_bytes(b"p { margin: 1px }")
    answer, body = ask(connection, "/repo/site.css", headers={"If-None-Match": mark})
    assert (answer.status, body) == (200, b"p { margin: 1px }")


@pytest.mark.parametrize(
    ("path", "file"), {"": "index.html", "guide/": "guide/index.html", "about": "about.html"}.items()
)
def test_an_address_without_a_file_name_finds_its_page(connection, path, file):
    assert ask(connection, f"/repo/{path}")[1] == FILES[file]


def test_every_page_is_listed_under_the_address_that_readers_see(pages):
    assert pages.addresses() == ["404.html", "about.html", "guide/", ""]


def test_a_folder_without_its_slash_is_led_to_it(connection):
    answer, _ = ask(connection, "/repo/guide")
    assert (answer.status, answer.headers["Location"]) == (301, "/repo/guide/")


@pytest.mark.parametrize("path", ["nothing", "guide/nothing/", "nothing.css"])
def test_what_is_missing_gets_the_sites_own_page_with_status_404(connection, path):
    answer, body = ask(connection, f"/repo/{path}")
    assert (answer.status, body) == (404, FILES["404.html"])


@pytest.mark.parametrize("path", ["/", "/index.html", "/other/", "/repo/../secret.txt", "/repo/%2e%2e/secret.txt"])
def test_nothing_outside_the_site_is_served(connection, path):
    answer, body = ask(connection, path)
    assert answer.status == 404
    assert b"home" not in body
    assert b"outside" not in body


def test_one_connection_serves_many_requests(connection):
    ask(connection, "/repo/")
    line = connection.sock
    ask(connection, "/repo/nothing")
    ask(connection, "/repo/", "HEAD")
    assert connection.sock is line is not None


def test_head_sends_no_body_and_post_is_refused(connection):
    answer, body = ask(connection, "/repo/site.css", "HEAD")
    assert (answer.status, answer.headers["Content-Length"], body) == (200, str(len(FILES["site.css"])), b"")
    assert ask(connection, "/repo/", "POST", body=b"answers")[0].status == 405


def test_the_log_remembers_what_was_asked_and_sent(pages, connection):
    ask(connection, "/repo/site.css?x=1", headers={"X-Test": "1"})
    ask(connection, "/repo/", "POST", body=b"answers")
    first, second = pages.log
    assert (first.method, first.path, first.headers["X-Test"]) == ("GET", "/repo/site.css?x=1", "1")
    assert (first.status, first.sent) == (200, len(FILES["site.css"]))
    assert (second.method, second.body) == ("POST", b"answers")
    assert pages.asked(".css") == [first]


def test_the_log_counts_the_bytes_on_the_wire(pages, connection):
    (pages.folder / "site.css").write_bytes(b"p { margin: 0 }\n" * 1000)
    _, body = ask(connection, "/repo/site.css", headers=MAY_ZIP)
    assert pages.log[-1].sent == len(body) < 1000


@pytest.mark.parametrize(
    ("fault", "seen"),
    [
        ({"status": 503}, (503, b"")),
        ({"content": b"other"}, (200, b"other")),
        ({"prefix": b"// "}, (200, b"// export {}")),
        ({"keep": 0.5}, (200, b"expo")),
    ],
)
def test_a_broken_file_is_as_broken_as_told_and_others_are_not(pages, connection, fault, seen):
    pages.break_("page.js", **fault)
    answer, body = ask(connection, "/repo/page.js")
    assert (answer.status, body) == seen
    assert ask(connection, "/repo/python.mjs")[1] == FILES["python.mjs"]
    pages.mend()
    assert ask(connection, "/repo/page.js")[1] == FILES["page.js"]


def test_a_file_can_have_the_wrong_type(pages, connection):
    pages.break_(".wasm", type="text/html")
    assert ask(connection, "/repo/python.wasm")[0].headers.get_content_type() == "text/html"


def test_no_browser_may_keep_what_a_test_put_in(pages, connection):
    pages.break_("page.js", prefix=b"// ")
    assert ask(connection, "/repo/page.js")[0].headers["Cache-Control"] == "no-store"


def test_a_line_can_break_before_any_answer(pages, connection):
    pages.break_("page.js", drop_after=0)
    with pytest.raises(http.client.RemoteDisconnected):
        ask(connection, "/repo/page.js")


def test_a_line_can_break_in_the_middle(pages, connection):
    pages.break_("large.zip", drop_after=1000)
    with pytest.raises(http.client.IncompleteRead) as broken:
        ask(connection, "/repo/large.zip")
    assert len(broken.value.partial) == 1000


def test_an_answer_can_be_late(pages, connection):
    pages.break_("page.js", delay=0.2)
    begun = time.monotonic()
    ask(connection, "/repo/page.js")
    assert time.monotonic() - begun >= 0.2


def test_an_answer_can_hang_until_mended(pages, connection):
    pages.break_("page.js", hangs=True)
    got = []
    asking = threading.Thread(target=lambda: got.append(ask(connection, "/repo/page.js")[1]))
    asking.start()
    asking.join(0.2)
    assert got == []
    pages.mend()
    asking.join(5)
    assert got == [FILES["page.js"]]


def test_a_slow_line_is_slow(pages, connection):
    pages.slow(400_000)
    begun = time.monotonic()
    ask(connection, "/repo/large.zip")
    assert time.monotonic() - begun >= 0.2
