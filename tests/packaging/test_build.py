"""The packaged program: it works with nothing else installed, and holds nothing that could use the network.

These tests need a build: ``./dev build`` first, or name a built folder in ``SELFHELP_BUILT``.
"""

import importlib.metadata
import json
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.packaging.conftest import bare

LIST_OF_MODULES = "PyInstaller.archive.readers"

FORBIDDEN_FILES = re.compile(
    r"qt6?network|libssl|_ssl[._]|ssl-3|_hashlib|requests|urllib3|certifi|babel|qvnc|qtuiotouch|eglfs|qlinuxfb"
    r"|virtualkeyboard|qt6?(qml|quick|sql|test)|/(tls|networkinformation|qmltooling|sqldrivers|qml)/"
    r"|libgnutls|libcups\.|libavahi|libkrb5|libgssapi|tkinter|/tests?/",
    re.IGNORECASE,
)
FORBIDDEN_MODULES = re.compile(
    r"(PySide6\.QtNetwork|_?ssl|http|urllib\.(request|error|response|robotparser)|urllib3|requests|certifi|babel"
    r"|ftplib|smtplib|imaplib|poplib|xmlrpc|socketserver|webbrowser|asyncio|multiprocessing|tkinter|unittest|pydoc"
    r"|tests?|maintainer|pytest|hypothesis)(\..*)?"
)


def run(
    program: Path, home: Path, *arguments: str, given: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the packaged program in the bare environment."""
    return subprocess.run(
        [str(program), *arguments],
        input=given,
        capture_output=True,
        encoding="utf-8",
        env=bare(home),
        cwd=home,
        timeout=180,
        check=False,
    )


def names(built: Path) -> list[str]:
    """Return every file of the build as ``/path/below/the/folder``."""
    return ["/" + path.relative_to(built).as_posix() for path in built.rglob("*") if not path.is_dir()]


def test_self_test_passes_with_nothing_on_the_path(program: Path, tmp_path: Path) -> None:
    """The program tries everything it does without Python, without PATH and without a display."""
    done = run(program, tmp_path, "self-test")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines
    assert all(line.startswith("ok: ") for line in lines)


def test_no_file_that_could_use_the_network(built: Path) -> None:
    """No QtNetwork, no TLS, no HTTP library, no plugin that talks to others, no test."""
    assert [name for name in names(built) if FORBIDDEN_FILES.search(name)] == []


def test_nothing_is_linked_to_qt_network(built: Path) -> None:
    """What was left out is not asked for by what stayed, so no plugin fails to load for it."""
    asking = [
        path.name for path in built.rglob("*") if path.is_file() and b"libQt6Network.so" in path.read_bytes()
    ]
    assert asking == []


def test_no_module_that_could_use_the_network(program: Path) -> None:
    """The archive of Python modules inside the program holds none of the forbidden ones."""
    archive = pytest.importorskip(LIST_OF_MODULES).CArchiveReader(str(program))
    inner = next(name for name in archive.toc if name.lower().startswith("pyz"))
    modules = set(archive.open_embedded_archive(inner).toc)
    assert "selfhelp.commands.self_test" in modules
    assert sorted(name for name in modules if FORBIDDEN_MODULES.fullmatch(name)) == []


@pytest.mark.skipif(sys.platform != "linux", reason="the credential store is another one on other systems")
def test_the_way_to_the_credential_store_is_there(program: Path, built: Path) -> None:
    """Secret Service is spoken to through a local socket, so that much of sockets has to stay."""
    archive = pytest.importorskip(LIST_OF_MODULES).CArchiveReader(str(program))
    inner = next(name for name in archive.toc if name.lower().startswith("pyz"))
    modules = set(archive.open_embedded_archive(inner).toc)
    wanted = {
        "keyring.backends.SecretService",
        "keyring.backends.kwallet",
        "secretstorage",
        "jeepney.io.blocking",
    }
    assert wanted <= modules
    assert any(name.endswith("/entry_points.txt") for name in names(built) if "keyring" in name)


def test_no_source_and_no_test_data(built: Path) -> None:
    """The folder holds what runs, and nothing of how it was made."""
    assert [name for name in names(built) if name.endswith((".py", ".pyi", ".pyx", ".po", ".pot"))] == []


@pytest.mark.skipif(sys.platform != "linux", reason="the list is made for Linux and Windows")
def test_the_list_of_contents_is_complete(program: Path, built: Path) -> None:
    """Every package and every library of the system in the folder is on the list, and has a licence."""
    listed = json.loads((built / "_internal" / "CONTENTS.cdx.json").read_text(encoding="utf-8"))["components"]
    known = _plain(part["name"] for part in listed)
    files = {f["value"] for part in listed for f in part.get("properties", ())}
    libraries = {p.name for p in (built / "_internal").glob("lib*.so*") if not p.name.startswith("libpython")}
    assert libraries == files
    archive = pytest.importorskip(LIST_OF_MODULES).CArchiveReader(str(program))
    inner = next(name for name in archive.toc if name.lower().startswith("pyz"))
    tops = {name.split(".")[0] for name in archive.open_embedded_archive(inner).toc}
    tops |= {p.name.split(".")[0] for p in (built / "_internal").iterdir() if p.is_dir() or ".so" in p.name}
    owners = importlib.metadata.packages_distributions()
    strangers = tops - set(sys.stdlib_module_names) - {"selfhelp"}
    missing = {t: owners[t] for t in strangers if t in owners and not known & _plain(owners[t])}
    assert missing == {}
    assert {"PySide6", "nacl", "msgspec", "keyring"} <= strangers
    licences = (built / "_internal" / "LICENCES.txt").read_text(encoding="utf-8")
    assert [part["name"] for part in listed if f"\n{part['name']} {part['version']}: " not in licences] == []
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in licences, "what Qt's licence asks for"


def _plain(names: Iterable[str]) -> set[str]:
    return {name.lower().replace("_", "-").replace(".", "-") for name in names}


@pytest.mark.skipif(sys.platform != "linux", reason="frameworks on macOS need their links")
def test_the_folder_fits_on_a_stick(built: Path) -> None:
    """The file systems of sticks hold no symbolic links, so there are none."""
    assert [path.name for path in built.rglob("*") if path.is_symlink()] == []


@pytest.mark.skipif(sys.platform != "linux", reason="the lock of the kernel is Linux's")
def test_the_lock_on_the_network_comes_along(built: Path) -> None:
    """The lock does not depend on libseccomp being installed on the computer."""
    assert any(name.endswith("/libseccomp.so.2") for name in names(built))


def test_the_helper_opens_nothing_it_was_not_told(program: Path, tmp_path: Path) -> None:
    """The program is its own helper process; it refuses what is not on the list or not https."""
    commands = [
        {"allow": ["https://example.org/a"]},
        {"open": "https://example.org/b"},
        {"open": "http://example.org/a"},
    ]
    if sys.platform == "linux":
        commands.append({"open": "https://example.org/a"})
    done = run(program, tmp_path, "--opener", given="".join(json.dumps(line) + "\n" for line in commands))
    answers = [json.loads(line)["result"] for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "")
    assert answers == ["not-on-list", "not-https", "no-program"][: len(commands) - 1]


@pytest.mark.skipif(sys.platform == "win32", reason="a windowed program on Windows has no console")
def test_plan_is_printed(program: Path, tmp_path: Path) -> None:
    """The command line prints, and finds the catalogue inside the package."""
    (tmp_path / "answers.toml").write_text('what = ["doxxing"]\ncountry = "US"\n', encoding="utf-8")
    done = run(program, tmp_path, "plan", "answers.toml", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    plan = json.loads(done.stdout)
    assert plan["next"] in {item["id"] for item in plan["items"]}


@pytest.mark.skipif(sys.platform == "win32", reason="a windowed program on Windows has no console")
def test_audit_is_printed(program: Path, tmp_path: Path) -> None:
    """The audit works with the word lists inside the package."""
    export = tmp_path / "export.csv"
    export.write_text("name,url,username,password\na,https://a.example,u,qwerty\n", encoding="utf-8")
    done = run(program, tmp_path, "audit", "export.csv", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert "common" in json.loads(done.stdout)["findings"][0]["reasons"]
    assert "qwerty" not in done.stdout


@pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in {"x86_64", "aarch64"},
    reason="strace and the lock of the kernel are for Linux on x86_64 and aarch64",
)
def test_the_kernel_sees_no_internet_socket(program: Path, tmp_path: Path) -> None:
    """Traced through its whole self-test, the program and its children get no socket but local ones."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    calls = tmp_path / "calls"
    done = subprocess.run(
        [
            strace,
            "-f",
            "-qq",
            "-e",
            "trace=socket,io_uring_setup",
            "-o",
            str(calls),
            str(program),
            "self-test",
        ],
        capture_output=True,
        env=bare(tmp_path),
        timeout=300,
        check=False,
    )
    if not calls.exists() or b"PTRACE" in done.stderr or b"ptrace" in done.stderr:
        pytest.skip("this system does not let strace trace")
    assert done.returncode == 0, done.stderr
    made = [line for line in calls.read_text(encoding="utf-8").splitlines() if "socket(" in line]
    abroad = [line for line in made if not re.search(r"socket\(AF_(UNIX|NETLINK)\b", line)]
    # The guard's own two tries and that of the self-test, refused, show that the trace sees what it should.
    # Where the desktop has its printing library, that looks for printers elsewhere, and is refused as well.
    asked = {match[1] for line in abroad if (match := re.search(r"socket\((AF_INET6?, SOCK_[A-Z]+)", line))}
    tried = {"AF_INET, SOCK_DGRAM", "AF_INET6, SOCK_DGRAM", "AF_INET, SOCK_STREAM"}
    assert tried <= asked <= tried | {"AF_INET6, SOCK_STREAM"}, abroad
    assert all("EACCES" in line for line in abroad), abroad
