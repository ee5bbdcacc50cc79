"""A server that behaves like GitHub Pages, and that tests can watch, break and slow down. Knows nothing of our pages.

Pages sends max-age=600 with everything, an ETag, gzip for types it knows to be text (and wasm), its own 404.html with
status 404, and no header of the site's choice. Project sites live under a path such as /repo/.
"""

import contextlib
import gzip
import hashlib
import threading
import time
from dataclasses import dataclass, field
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".mjs": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".zip": "application/zip",
    ".png": "image/png",
    ".ico": "image/vnd.microsoft.icon",
    ".woff2": "font/woff2",
}
OTHER = "application/octet-stream"
ZIPPED = {".html", ".css", ".js", ".mjs", ".json", ".map", ".webmanifest", ".xml", ".txt", ".svg", ".wasm"}
PIECE = 16_384  # bytes written at a time, so that a slow line is slow from the first piece on


@dataclass(frozen=True)
class Request:
    """What the server was asked and how many bytes it sent back, headers apart."""

    method: str
    path: str
    headers: dict
    body: bytes
    status: int
    sent: int


@dataclass(frozen=True)
class Fault:
    """What is wrong with a file: everything that is not named stays as it is."""

    status: int | None = None  # another status, with an empty page
    type: str | None = None  # another Content-Type
    prefix: bytes = b""  # put before the file's own bytes
    content: bytes | None = None  # in place of the file's own bytes
    keep: float = 1.0  # only the first part of the file, as if it had been cut off when it was put there
    drop_after: int | None = None  # bytes after which the connection breaks; 0 breaks before any answer
    delay: float = 0.0  # seconds before the answer
    hangs: bool = False  # no answer until mended


@dataclass
class Pages:
    """A folder served at http://127.0.0.1:PORT/BASE/. Use as a context manager."""

    folder: Path
    base: str = "/repo/"
    log: list = field(default_factory=list)
    faults: dict = field(default_factory=dict)
    bytes_a_second: float | None = None

    def __post_init__(self):
        self.mended = threading.Event()
        self.server = Listener(("127.0.0.1", 0), type("SiteHandler", (Handler,), {"pages": self}))
        self.port = self.server.server_port
        self.origin = f"http://127.0.0.1:{self.port}"
        self.address = self.origin + self.base

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *error):
        self.mend()
        self.server.shutdown()
        self.server.server_close()

    def break_(self, end, **what):
        """From now on every path that ends so has this fault."""
        self.mended = threading.Event()
        self.faults[end] = Fault(**what)

    def slow(self, bytes_a_second):
        """Send each answer no faster than this."""
        self.bytes_a_second = bytes_a_second

    def mend(self):
        """End every fault, the hanging answers too."""
        self.faults.clear()
        self.bytes_a_second = None
        self.mended.set()

    def fault(self, path):
        return next((fault for end, fault in self.faults.items() if path.endswith(end)), Fault())

    def asked(self, end=""):
        """The requests for paths that end so, oldest first."""
        return [request for request in list(self.log) if urlsplit(request.path).path.endswith(end)]

    def asked_by_pages(self):
        """All requests but for the icon of the tab, which the browser fetches in its own time."""
        return [request for request in list(self.log) if not request.path.endswith("/mark.svg")]

    def file(self, path):
        """The file that a path of the site stands for, or None; folders are answered by their index.html."""
        inside = unquote(path.removeprefix(self.base))
        found = (self.folder / inside).resolve()
        if not path.startswith(self.base) or not found.is_relative_to(self.folder.resolve()):
            return None
        tries = (found / "index.html",) if inside == "" or inside.endswith("/") else (found, Path(f"{found}.html"))
        return next((file for file in tries if file.is_file()), None)

    def addresses(self):
        """The address of every page in the folder, below BASE."""
        found = sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        return [name.removesuffix("index.html") for name in found]

    def is_folder(self, path):
        return (
            path.startswith(self.base)
            and (self.folder / unquote(path.removeprefix(self.base)) / "index.html").is_file()
        )


class Listener(ThreadingHTTPServer):
    """Takes many connections at once; a browser that goes away in the middle is no event."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, request, client_address):
        """Readers close connections when they like."""


class Handler(BaseHTTPRequestHandler):
    """Answers one connection; `pages` is set by the server that made it."""

    pages = None
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 30

    def do_GET(self):
        self.answer(with_body=True)

    def do_HEAD(self):
        self.answer(with_body=False)

    def do_POST(self):
        self.reply(405, {"Content-Type": "text/html"}, b"", True)

    do_PUT = do_DELETE = do_OPTIONS = do_PATCH = do_POST

    def answer(self, with_body):
        path = urlsplit(self.path).path
        fault = self.pages.fault(path)
        if not self.survives(fault):
            return
        file = self.pages.file(path)
        if fault.status:
            self.reply(fault.status, {"Content-Type": TYPES[".html"]}, b"", with_body)
        elif file is None and self.pages.is_folder(path):
            self.reply(301, {"Location": f"{path}/"}, b"", with_body)
        elif file is None:
            self.not_found(path, with_body)
        else:
            self.send_file(file, fault, with_body)

    def survives(self, fault):
        """Wait as long as the fault says; False when it broke the connection."""
        if fault.hangs:
            self.pages.mended.wait(120)
        time.sleep(fault.delay)
        if fault.drop_after == 0:
            self.close_connection = True
            self.remember(0, 0)
        return fault.drop_after != 0

    def send_file(self, file, fault, with_body):
        headers, content = made(file, fault, "gzip" in self.headers.get("Accept-Encoding", ""))
        if self.headers.get("If-None-Match", "").removeprefix("W/") == headers["ETag"].removeprefix("W/"):
            kept = {name: headers[name] for name in ("ETag", "Cache-Control", "Vary") if name in headers}
            self.reply(304, kept, b"", False)
        else:
            self.reply(200, headers, content, with_body, fault.drop_after)

    def not_found(self, path, with_body):
        page = self.pages.folder / "404.html"
        ours = path.startswith(self.pages.base) and page.is_file()
        headers, content = made(page, Fault(), False) if ours else ({"Content-Type": TYPES[".html"]}, b"Not found")
        self.reply(404, headers, content, with_body)

    def reply(self, status, headers, content, with_body, drop_after=None):
        self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response_only(status)
        lengths = {} if status == 304 else {"Content-Length": len(content)}
        for name, value in {"Server": "GitHub.com", "Date": self.date_time_string(), **headers, **lengths}.items():
            self.send_header(name, str(value))
        wanted = content[:drop_after] if with_body else b""
        self.remember(status, len(wanted))  # before the first byte goes out: who has an answer finds it in the log
        self.end_headers()
        self.write(wanted)
        self.close_connection = self.close_connection or drop_after is not None

    def write(self, content):
        """Send the bytes, piece by piece on a slow line. A reader who has gone away is no fault of ours."""
        with contextlib.suppress(ConnectionError):
            for start in range(0, len(content), PIECE):
                piece = content[start : start + PIECE]
                if self.pages.bytes_a_second:
                    self.pages.mended.wait(len(piece) / self.pages.bytes_a_second)
                self.wfile.write(piece)

    def remember(self, status, sent):
        body = getattr(self, "body", b"")
        self.pages.log.append(Request(self.command, self.path, dict(self.headers), body, status, sent))

    def log_message(self, *parts):
        """Say nothing: the log is for tests."""


def made(file, fault, may_zip):
    """The headers and the bytes of a file, with its fault."""
    content, kind = raw(file, file.stat().st_mtime_ns), file.suffix
    if fault.content is not None:
        content = fault.content
    content = fault.prefix + content[: int(len(content) * fault.keep)]
    mark = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
    # A prefix is put in by a test, not by a fault of the line: no browser may keep it.
    keep = "no-store" if fault.prefix else "max-age=600"
    headers = {"Content-Type": fault.type or TYPES.get(kind, OTHER), "Cache-Control": keep}
    if kind not in ZIPPED:
        return headers | {"ETag": mark}, content
    if not may_zip:
        return headers | {"ETag": mark, "Vary": "Accept-Encoding"}, content
    return headers | {"ETag": f"W/{mark}", "Vary": "Accept-Encoding", "Content-Encoding": "gzip"}, zipped(content)


@lru_cache(maxsize=256)
def raw(file, changed):
    return file.read_bytes()


@lru_cache(maxsize=64)
def zipped(content):
    return gzip.compress(content, compresslevel=6, mtime=0)
