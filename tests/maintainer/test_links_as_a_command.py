"""The whole command as a maintainer types it: another process, encrypted, on the catalogue that ships.

Nothing leaves this computer. The command is sent to a proxy on it, which answers for every site there is.
"""

import datetime as dt
import json
import os
import socketserver
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from maintainer.links.command import holders
from selfhelp.catalogue.links import all_links
from selfhelp.catalogue.load import load

ROOT = Path(__file__).parents[2]
#: Files whose links are asked for: several sites, some with more than one page.
ONLY = "services/orcid"
SECONDS = 120


@dataclass(frozen=True)
class Authority:
    """A maker of certificates that nobody but this test trusts."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    folder: Path

    def for_name(self, name: str) -> ssl.SSLContext:
        """Return what a server needs to show a certificate for a name."""
        key = ec.generate_private_key(ec.SECP256R1())
        made = signed(name, key, self.key, self.certificate.subject)
        path = self.folder / f"{name}.pem"
        path.write_bytes(
            key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
            + made.public_bytes(Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context


def signed(
    name: str, key: ec.EllipticCurvePrivateKey, by: ec.EllipticCurvePrivateKey, issuer: x509.Name | None
) -> x509.Certificate:
    """Return a certificate for a name; without an issuer, that of the authority itself."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:60])])
    now = dt.datetime.now(dt.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer or subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
        .sign(by, hashes.SHA256())
    )


class EverySite(socketserver.StreamRequestHandler):
    """A proxy that answers itself, in the name of whatever site is asked for."""

    authority: ClassVar[Authority]
    #: What a site does, by its address; every other one has the page.
    plays: ClassVar[dict[str, str]] = {}
    asked: ClassVar[list[str]] = []

    def handle(self) -> None:
        """Take one connection: the name first, then the question inside the encryption."""
        host = self.rfile.readline().split()[1].decode().partition(":")[0]
        while self.rfile.readline().strip():
            pass
        self.wfile.write(b"HTTP/1.1 200 go on\r\n\r\n")
        shown = "another.example" if self.plays.get(host) == "another's certificate" else host
        try:
            with self.authority.for_name(shown).wrap_socket(self.connection, server_side=True) as inside:
                self.answer(host, inside)
        except (ssl.SSLError, OSError):
            return

    def answer(self, host: str, inside: ssl.SSLSocket) -> None:
        """Answer one question about a page of a site."""
        question = inside.recv(65536).decode().split()
        link = f"https://{host}{question[1]}"
        self.asked.append(link)
        play = self.plays.get(link, "")
        body = b"<title>Help</title>"
        head = {
            "gone": b"HTTP/1.1 404 no\r\n",
            "moved": b"HTTP/1.1 301 there\r\nLocation: /a/new/place\r\n",
        }.get(play, b"HTTP/1.1 200 yes\r\nContent-Type: text/html\r\n")
        length = str(len(body)).encode()
        inside.sendall(head + b"Connection: close\r\nContent-Length: " + length + b"\r\n\r\n" + body)


@pytest.fixture(name="chosen", scope="module")
def chosen_links() -> list[str]:
    """Return the links that the command is to ask for."""
    folder = ROOT / "resources" / "catalogue"
    links = all_links(load(folder))
    held = holders(folder, links)
    return [link for link in links if any(ONLY in name for name in held[link])]


@pytest.fixture(name="every_site")
def a_proxy_for_every_site(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Run the proxy and return what a process needs in its environment to be sent there."""
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = signed("authority of a test", key, key, None)
    trusted = tmp_path / "trusted.pem"
    trusted.write_bytes(certificate.public_bytes(Encoding.PEM))
    EverySite.authority = Authority(key, certificate, tmp_path)
    EverySite.asked.clear()
    EverySite.plays.clear()
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), EverySite)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    proxy = f"http://127.0.0.1:{server.server_address[1]}"
    without = {"NO_PROXY": "", "no_proxy": ""}
    yield {
        **os.environ,
        **without,
        "HTTPS_PROXY": proxy,
        "https_proxy": proxy,
        "REQUESTS_CA_BUNDLE": str(trusted),
    }
    server.shutdown()
    server.server_close()
    thread.join(10)


def typed(environment: dict[str, str], to: Path) -> subprocess.CompletedProcess[str]:
    """Type the command and wait for its end."""
    command = [sys.executable, "-m", "maintainer", "links", "--only", ONLY, "--to", str(to)]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
    )


def test_the_command_from_end_to_end(every_site: dict[str, str], chosen: list[str], tmp_path: Path) -> None:
    """Each link of the chosen file is asked for once, what is broken is named, and the report says where."""
    assert len(chosen) >= 3
    gone, moved, *fine = chosen
    EverySite.plays.update({gone: "gone", moved: "moved"})

    done = typed(every_site, tmp_path / "report")

    assert done.returncode == 1, done.stderr
    assert done.stderr == ""
    reports = {path.suffix: path for path in (tmp_path / "report").iterdir()}
    assert [line.strip() for line in done.stdout.splitlines()] == [str(reports[s]) for s in (".json", ".md")]
    told = json.loads(reports[".json"].read_text(encoding="utf-8"))
    states = {entry["link"]: entry["state"] for entry in told["links"]}
    assert states == {gone: "gone", moved: "moved", **dict.fromkeys(fine, "ok")}
    assert sorted(set(EverySite.asked) & set(chosen)) == sorted(chosen)
    assert f"{ONLY}.toml" in reports[".md"].read_text(encoding="utf-8")


def test_a_wrong_certificate_is_found_from_end_to_end(
    every_site: dict[str, str], chosen: list[str], tmp_path: Path
) -> None:
    """A site that shows the certificate of another one is named; nobody is sent there."""
    host = chosen[0].split("/")[2]
    EverySite.plays[host] = "another's certificate"

    done = typed(every_site, tmp_path / "report")

    told = json.loads(next((tmp_path / "report").glob("*.json")).read_text(encoding="utf-8"))
    states = {entry["state"] for entry in told["links"] if entry["link"].split("/")[2] == host}
    assert (done.returncode, states) == (1, {"certificate"})
