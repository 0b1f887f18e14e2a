"""Asking real pages of a server on this computer that plays everything a site can do."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from maintainer.links.ask import ENOUGH, WebSession
from maintainer.links.judge import check_link

PATIENCE = 0.5
DEADLINE = 1.0


class Site(BaseHTTPRequestHandler):
    """A site with one page for each kind of answer."""

    protocol_version = "HTTP/1.1"
    stop: ClassVar[threading.Event] = threading.Event()
    sent: ClassVar[list[int]] = []

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is that of the base class
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer as the path says."""
        name = self.path.strip("/").split("/")[0].split("?")[0].replace("-", "_")
        play = getattr(self, f"play_{name}", None)
        try:
            if play is None:
                self.page(404, "<title>Nothing here</title>")
            else:
                play()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def page(self, status: int, body: str, **headers: str) -> None:
        """Send a whole page."""
        data = body.encode()
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def send_on(self, status: int, to: str) -> None:
        """Send to another address."""
        self.page(status, "", Location=to)

    def play_help(self) -> None:
        self.page(200, "<title>Help</title>")

    def play_old(self) -> None:
        self.send_on(301, "/help/new")

    def play_for_now(self) -> None:
        self.send_on(302, "/help/today")

    def play_front(self) -> None:
        self.send_on(302, "/")

    def play_(self) -> None:
        self.page(200, "<title>Welcome</title>")

    def play_members(self) -> None:
        self.send_on(302, "/login?next=members")

    def play_login(self) -> None:
        self.page(200, "<title>Log in</title><input type=password>")

    def play_soft(self) -> None:
        self.page(200, "<title>Page not found</title>")

    def play_circle(self) -> None:
        self.send_on(302, "/circle")

    def play_refuses(self) -> None:
        self.page(403, "no programs")

    def play_fails(self) -> None:
        self.page(500, "oh")

    def play_other_host(self) -> None:
        port = self.connection.getsockname()[1]
        self.send_on(301, f"http://localhost:{port}/help/there")

    def play_slow(self) -> None:
        self.stop.wait(20)

    def play_trickle(self) -> None:
        """Send a page that never ends, a byte at a time."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.close_connection = True
        while not self.stop.wait(0.05):
            self.wfile.write(b"x")

    def play_flood(self) -> None:
        """Send a page that never ends, as fast as it goes."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.close_connection = True
        total = 0
        try:
            while not self.stop.is_set():
                self.wfile.write(b"<p>x</p>" * 8192)
                total += 65536
        finally:
            self.sent.append(total)

    def play_headers(self) -> None:
        """Send headers that never end, a byte at a time."""
        self.close_connection = True
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while not self.stop.wait(0.05):
            self.wfile.write(b"x")

    def play_nonsense(self) -> None:
        self.close_connection = True
        self.wfile.write(b"this is no answer\r\n\r\n")

    def play_hangs_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def play_half(self) -> None:
        """Promise more than is sent."""
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"<title>Help")
        self.close_connection = True

    def play_bad_encoding(self) -> None:
        self.page(200, "<title>Help</title>", **{"Content-Type": "text/html; charset=klingon"})

    def play_bad_gzip(self) -> None:
        self.page(200, "no gzip at all", **{"Content-Encoding": "gzip"})

    def play_bad_place(self) -> None:
        self.send_on(302, "http://[not-an-address/")

    def play_other_scheme(self) -> None:
        self.send_on(302, "ftp://127.0.0.1/file")


@pytest.fixture(name="site", scope="module")
def running_site() -> Iterator[str]:
    """Run the site on this computer and return its address."""
    Site.stop.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    Site.stop.set()
    server.shutdown()
    server.server_close()
    thread.join(10)


@pytest.mark.parametrize(
    ("page", "states"),
    [
        ("help/page", {"ok"}),
        ("old/page", {"moved"}),
        ("for-now/page", {"ok"}),
        ("front/page", {"gone"}),
        ("missing", {"gone"}),
        ("members", {"log-in"}),
        ("soft", {"soft-404"}),
        ("circle", {"circle"}),
        ("refuses", {"refused"}),
        ("fails", {"broken"}),
        ("other-host", {"elsewhere"}),
        ("slow", {"slow"}),
        ("trickle", {"endless"}),
        ("headers", {"endless"}),
        ("nonsense", {"malformed"}),
        ("hangs-up", {"malformed", "unreachable"}),
        ("half", {"malformed"}),
        ("bad-encoding", {"ok"}),
        ("bad-gzip", {"malformed"}),
        ("bad-place", {"malformed"}),
        ("other-scheme", {"malformed"}),
    ],
)
def test_each_kind_of_site(site: str, page: str, states: set[str]) -> None:
    """Whatever a site does, the check ends and calls it by its name."""
    finding = check_link(f"{site}/{page}", WebSession(PATIENCE, DEADLINE))
    assert finding.state in states


def test_a_flood_is_left_early(site: str) -> None:
    """Only the first part of a page is read, however much a site sends."""
    assert check_link(f"{site}/flood", WebSession(PATIENCE, DEADLINE)).state == "ok"
    assert len(WebSession(PATIENCE, DEADLINE).ask(f"{site}/flood").text) < ENOUGH + 70_000


def test_nobody_there() -> None:
    """A computer that takes no connection is unreachable."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    assert check_link(f"http://127.0.0.1:{port}/", WebSession(PATIENCE, DEADLINE)).state == "unreachable"
