"""A slow line in front of a server: so many bytes a second for all connections together, and a delay on every question.

The browser's own throttling does not reach workers and service workers; a line does. Reads nothing of what it carries.
"""

import contextlib
import socket
import threading
import time

PIECE = 4096  # bytes that go at a time, so that connections share the line evenly


class Line:
    """Listens on its own port and passes everything on to `pages`; counts the bytes that come back, headers too."""

    def __init__(self, pages, speed=None, delay=0.0):
        self.pages, self.speed, self.delay = pages, speed, delay
        self.carried, self.free_at, self.turn = 0, 0.0, threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.address = pages.address.replace(str(pages.port), str(self.listener.getsockname()[1]))

    def __enter__(self):
        threading.Thread(target=self.listen, daemon=True).start()
        return self

    def __exit__(self, *error):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def listen(self):
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=self.connect, args=(self.listener.accept()[0],), daemon=True).start()

    def connect(self, browser):
        """One connection: its beginning costs one way there and back, as TCP's does."""
        time.sleep(self.delay)
        server = socket.create_connection(("127.0.0.1", self.pages.port))
        threading.Thread(target=carry, args=(browser, server, self.wait), daemon=True).start()
        carry(server, browser, self.queue)

    def wait(self, piece):
        time.sleep(self.delay)

    def queue(self, piece):
        """Wait until the line is free for these bytes."""
        with self.turn:
            self.carried += len(piece)
            now = time.monotonic()
            self.free_at = max(now, self.free_at) + (len(piece) / self.speed if self.speed else 0)
            ends = self.free_at
        time.sleep(max(0, ends - now))


def carry(source, target, hold):
    """Pass on what comes, each piece after `hold`, until one side closes."""
    with contextlib.suppress(OSError):
        while piece := source.recv(PIECE):
            hold(piece)
            target.sendall(piece)
    for end in (source, target):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
